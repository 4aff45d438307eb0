import { within, type Day } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';
import { basisWords } from '../cite.ts';
import type { Parameter } from '../engine/rules.ts';
import type { Library } from '../load.ts';
import { baseSalaryWords } from '../tables/clauses.ts';
import type { DayClause } from './day-clauses.ts';

type Value = Parameter['values'][number];

const units: Readonly<Record<string, (value: string) => Text>> = {
  percent: (value) => ({ vi: `${value}%`, en: `${value} %` }),
  'one part of': (value) => ({ vi: `1/${value}`, en: `1/${value}` }),
};

/** `true` applies, `false` does not; a number with its unit. */
function valueWords({ value, unit }: Value): Text {
  if (typeof value === 'boolean') return value ? { vi: 'áp dụng', en: 'applies' } : { vi: 'không áp dụng', en: 'does not apply' };
  return units[unit]?.(String(value)) ?? { vi: `${value} ${unit}`, en: `${value} ${unit}` };
}

/** Days after `day` on which a number of one of the libraries begins: what begins later than the rest of a change is told too. */
export function laterDays(day: Day, libraries: readonly Library[]): Day[] {
  const begins = libraries.flatMap(({ parameters, tables }) => [
    ...parameters.flatMap(({ value }) => value.values.map((one) => one.from)),
    ...tables.baseSalaries.map(({ value }) => value.from),
  ]);
  return [...new Set(begins.filter((from): from is Day => from !== null && from > day))].sort();
}

export type NumberClause = Pick<DayClause, 'code' | 'says' | 'cite' | 'mark' | 'binds' | 'from' | 'to'> & {
  readonly area: 'parameter' | 'base_salary';
};

/**
 * Numbers and switches of a day outside the trees that no general rule puts into words that day; and those of later days, each
 * with the value that holds on it. Pure.
 */
export function numberClauses(library: Library, day: Day, later: readonly Day[]): NumberClause[] {
  const instruments = new Map(library.instruments.map(({ value }) => [value.code, value]));
  const told = new Set(library.principles.map(({ value }) => value.parameter));
  const found: NumberClause[] = [];
  const add = (area: NumberClause['area'], code: string, says: Text, one: Pick<Value, 'basis' | 'confidence' | 'soft' | 'enabled' | 'from' | 'to'>) =>
    void found.push({
      area,
      code,
      says,
      cite: basisWords(instruments, one.basis),
      mark: one.confidence,
      binds: one.soft !== true && one.enabled !== false,
      from: one.from,
      to: one.to,
    });
  const tell = ({ code, name, values }: Parameter, on: Day, key: string) => {
    const now = values.find((one) => within(on, one.from, one.to));
    if (!now) return;
    const inWords = on === day && told.has(code) && now.value !== false && now.enabled !== false;
    const value = valueWords(now);
    if (!inWords) add('parameter', `${code}${key}`, { vi: `${name.vi}: ${value.vi}`, en: `${name.en}: ${value.en}` }, now);
  };
  for (const on of [day, ...later]) {
    const key = on === day ? '' : `/${on}`;
    for (const { value } of library.parameters) tell(value, on, key);
    const salary = on === day ? undefined : library.tables.baseSalaries.find(({ value }) => within(on, value.from, value.to))?.value;
    if (salary) add('base_salary', `money/base-salary${key}`, baseSalaryWords(salary.amount), salary);
  }
  return found;
}
