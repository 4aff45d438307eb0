import { parseArgs } from 'node:util';
import { shippedCalendar } from '#modules/calendar/index.ts';
import { deadline, shippedLaw } from '#modules/law/index.ts';
import { parseDay } from '#platform/dates.ts';

/**
 * `law deadline --step BNV_APPRAISAL --from 2025-01-20 [--regime R2022a]`: the last day of a step as JSON, `law deadline
 * --list` the steps (docs/formats/law-cli.md). Knows the shipped files and calendar; exit 2 = wrong call, 1 = not known.
 */
export function lawDeadline(args: readonly string[], print: (value: unknown) => void): number {
  const { values } = parseArgs({
    args: [...args],
    options: { step: { type: 'string' }, from: { type: 'string' }, regime: { type: 'string' }, list: { type: 'boolean', default: false } },
  });
  const from = parseDay(values.from ?? '');
  if (values.list) {
    const steps = shippedLaw.tablesOn('9999-12-31').deadlines.map(({ value }) => ({ step: value.code, name: value.name, starts: value.starts }));
    print({ format: 'thidua/deadline-steps-law@1', steps });
    return 0;
  }
  if (!values.step || !from) return 2;
  const regime = values.regime ?? shippedLaw.regimeOn(from).code;
  const answer = deadline(shippedLaw.tablesOn(from), shippedCalendar, { step: values.step, from, regime });
  print({ format: 'thidua/deadline-law@1', regime, ...answer });
  return answer.kind === 'unknown' ? 1 : 0;
}
