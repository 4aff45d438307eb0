import type { Text } from '#platform/text.ts';
import { problem, type Problem } from '../engine/problems.ts';
import { bookRefusals as refusals } from './refusals.ts';
import type { IndicatorSource } from './shapes.ts';
import { unitWords } from './workbook/columns.ts';

/** Figures of a table that an indicator feeds: what may be named, and what is wrong with what is named. */

interface Asked {
  readonly code: string;
  readonly name: Text;
  readonly unit: 'count' | 'percent' | 'days' | 'dong';
  readonly parts: readonly { readonly code: string; readonly name: Text }[];
}

/** Every indicator and every part of one, as a figure may name it. */
export const sourcesOf = (asked: readonly Asked[]): IndicatorSource[] =>
  asked.flatMap(({ code, name, unit, parts }) => [
    { code, title: name, unit: unit === 'days' ? ('day' as const) : unit },
    ...parts.map((part) => ({
      code: `${code}.${part.code}`,
      title: { vi: `${name.vi}: ${part.name.vi}`, en: `${name.en}: ${part.name.en}` },
      unit: null,
    })),
  ]);

/** Figures that name an indicator nobody asks, or one counted in another unit; places as the engine writes them. */
export function linkProblems(facts: readonly Readonly<Record<string, unknown>>[], sources: readonly IndicatorSource[]): Problem[] {
  const known = new Map(sources.map((one) => [one.code, one]));
  return facts.flatMap((fact, index) => {
    const asked = fact['indicator'];
    if (typeof asked !== 'string' || asked === '') return [];
    const [place, found] = [`facts[${index}].indicator`, known.get(asked)];
    if (!found) return [problem(refusals.noSuchIndicator, place, { figure: String(fact['code']), typed: asked })];
    const unit = String(fact['unit']);
    if (found.unit === unit || (found.unit === null && unit !== 'flag' && unit !== 'date')) return [];
    const words = (one: string): Text => unitWords[one] ?? { vi: one, en: one };
    return [
      problem(refusals.indicatorUnit, place, {
        figure: String(fact['code']),
        title: found.title,
        found: words(found.unit ?? 'count'),
        wanted: words(unit),
      }),
    ];
  });
}
