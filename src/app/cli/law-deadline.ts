import { parseArgs } from 'node:util';
import { shippedCalendar } from '#modules/calendar/index.ts';
import { deadline, shippedLaw } from '#modules/law/index.ts';
import { neededDay, neededOne } from './call-refusals.ts';
import { regimeOf } from './law-regime.ts';

/**
 * `law deadline --step BNV_APPRAISAL --from 2025-01-20 [--regime R2022a]`: the last day of a step as JSON, `law deadline
 * --list` the steps (docs/formats/law-cli.md). Knows the shipped files and calendar; a wrong call is refused by name (`call.*`),
 * exit 1 = not known.
 */
export function lawDeadline(args: readonly string[], print: (value: unknown) => void): number {
  const { values } = parseArgs({
    args: [...args],
    options: { step: { type: 'string' }, from: { type: 'string' }, regime: { type: 'string' }, list: { type: 'boolean', default: false } },
  });
  if (values.list) {
    const steps = shippedLaw.tablesOn('9999-12-31').deadlines.map(({ value }) => ({ step: value.code, name: value.name, starts: value.starts }));
    print({ format: 'thidua/deadline-steps-law@1', steps });
    return 0;
  }
  const step = neededOne(
    '--step',
    values.step,
    shippedLaw.tablesOn('9999-12-31').deadlines.map(({ value }) => value.code),
  );
  const from = neededDay('--from', values.from);
  const regime = regimeOf(values.regime, from);
  const answer = deadline(shippedLaw.tablesOn(from), shippedCalendar, { step, from, regime });
  print({ format: 'thidua/deadline-law@1', regime, ...answer });
  return answer.kind === 'unknown' ? 1 : 0;
}
