import { showDate } from '#platform/dates.ts';
import { useLang, useSay, useText } from '#ui/index.ts';
import { factKinds, factSpecs } from '../kinds.ts';
import type { FactRow } from '../shapes.ts';
import { words } from './words.ts';

type Value = FactRow['values'][string];

/** The main words of a fact and the rest of it, made from the description of its kind. */
export function useFactWords(): (fact: Pick<FactRow, 'kind' | 'values'>) => { title: string; sub: string } {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  return ({ kind, values }) => {
    const shown = factSpecs[kind].fields.flatMap((field) => {
      const value: Value | undefined = values[field.key];
      if (value === undefined || value === null || value === '' || (kind === 'rating' && field.key === 'scale')) return [];
      const words_ = wordsOf(value);
      return [{ key: field.key, label: say(field.label), look: field.look, text: words_ }];

      function wordsOf(one: Value): string {
        if (Array.isArray(one)) return one.map((code) => option(code)).join(', ');
        if (typeof one === 'boolean') return one ? t.yes : t.no;
        if (field.look === 'choice') return option(String(one));
        if (field.look === 'day' || field.look === 'partial') return showDate(String(one), lang);
        return String(one);
      }
      function option(code: string): string {
        const label = field.options?.[code];
        return label ? say(label) : code;
      }
    });
    const year = shown.find((one) => one.look === 'year');
    const lead = shown.find((one) => one !== year && (one.look === 'choice' || one.look === 'many' || one.look === 'line' || one.look === 'count'));
    const title = [year?.text, lead?.text ?? say(factKinds[kind])].filter(Boolean).join(' · ');
    const rest = shown.filter((one) => one !== year && one !== lead).map((one) => `${one.label}: ${one.text}`);
    return { title: lead?.look === 'count' ? `${year?.text ?? ''} · ${lead.label}: ${lead.text}` : title, sub: rest.join(' · ') };
  };
}
