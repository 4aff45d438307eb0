import { CheckField, Link, Notice, Stack, useLang, useText, type FormState } from '#ui/index.ts';
import type { YearDetail } from '../contract.ts';
import { yearWords } from './year-words.ts';

interface Props {
  readonly matters: YearDetail['matters'];
  readonly form: FormState<{ note: string; missing: string[] }>;
}

/** What the step leaves behind: listed with names and a way there; what must be marked has a box to tick. */
export function StepMatters({ matters, form }: Props) {
  const t = useText(yearWords);
  const { lang } = useLang();
  const { value, onChange } = form.field('missing');
  const mark = (code: string, ticked: boolean) => onChange(ticked ? [...value, code] : value.filter((one) => one !== code));
  return (
    <Stack gap={10}>
      {matters.map(({ code, title, names, link, weight }) => (
        <Notice
          key={code}
          tone={weight === 'told' ? 'info' : 'warn'}
          title={`${title[lang]}: ${names.length}`}
          action={<Link to={link}>{t.openList}</Link>}
        >
          {names.join(' · ')}
          {weight === 'mark' && <CheckField label={t.markMissing} value={value.includes(code)} onChange={(ticked) => mark(code, ticked)} />}
        </Notice>
      ))}
    </Stack>
  );
}
