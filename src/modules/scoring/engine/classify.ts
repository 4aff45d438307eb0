import type { Text } from '#platform/text.ts';
import { ratio, type Exact } from './exact.ts';
import { endsInWords } from './ends.ts';
import { endsOf, holds } from './kinds/bands.ts';
import type { Totals, Verdict } from './score.ts';
import type { ClassBand, Settings } from './settings.ts';
import { say, valueIn } from './words.ts';

export interface Classified {
  readonly band: ClassBand | null;
  readonly note: Text;
}

function measured({ classification, scale }: Settings, totals: Totals): Exact | null {
  const points = classification?.over === 'base' ? totals.base : totals.total;
  if (points === null) return null;
  return classification?.over === 'percent_of_scale' ? ratio(points * 100, scale) : ratio(points, 100);
}

/** The class of a result. A condition that failed, or is not known yet, withholds it where the table says so; nothing is guessed. */
export function classify(settings: Settings, totals: Totals, verdicts: readonly (Verdict | null)[]): Classified {
  const { classification } = settings;
  if (classification === null) return { band: null, note: say('Bảng điểm không xếp loại.', 'The table has no classes.') };
  const value = measured(settings, totals);
  if (value === null) return { band: null, note: say('Chưa xếp loại: chưa có tổng điểm.', 'Not classified: there is no total.') };
  if (classification.whenConditionFails === 'not_classified') {
    if (verdicts.includes('unmet'))
      return { band: null, note: say('Không xếp loại: có điều kiện không đạt.', 'Not classified: a condition failed.') };
    if (verdicts.includes('unknown'))
      return { band: null, note: say('Chưa xếp loại: có điều kiện chưa rõ.', 'Not classified: a condition is unknown.') };
  }
  const band = classification.bands.find((one) => holds(endsOf(one), value)) ?? null;
  const shown = valueIn(value, classification.over === 'percent_of_scale' ? 'percent' : 'count');
  if (band === null) return { band, note: say('{value} không thuộc loại nào.', '{value} lies in no class.', { value: shown }) };
  return { band, note: say('{value} thuộc mức “{band}”.', '{value} is “{band}”.', { value: shown, band: endsInWords(band) }) };
}
