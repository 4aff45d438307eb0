import type { Compiled, CompiledLine } from '../engine/compile.ts';
import { factsFormat, type FactsFile } from '../engine/facts.ts';
import type { DeclaredFact } from '../engine/rulebook.ts';
import { plainPoints } from './file.ts';
import { exampleTarget, figuresOfLevel, type Level, type Sample } from './trial-levels.ts';

/** Figures to try a table on. They are made up and say so; no unit is judged by them. */

type UnitFile = FactsFile['units'][number];

const months = Array.from({ length: 12 }, (_, index) => String(index + 1));

const factFile = ({ period }: DeclaredFact, value: Sample): UnitFile['facts'] extends infer F ? (F extends object ? F[keyof F] : never) : never =>
  (period === 'month' ? { months: Object.fromEntries(months.map((month) => [month, value])) } : value) as never;

const shares: Readonly<Record<Level, number>> = { good: 100, middle: 80, weak: 50 };

/** Points by hand: a share of the maximum, brought down to the step of the table. */
function manualPoints({ low, high }: CompiledLine, step: number, level: Level): string {
  const wanted = Math.floor((high * shares[level]) / 100);
  return plainPoints(Math.max(low, wanted - (wanted % step)));
}

function unitOf(compiled: Compiled, level: Level, name: string): UnitFile {
  const { book, lines } = compiled;
  const figures = figuresOfLevel(compiled, level);
  const { settings } = book;
  const step = settings.step ?? 10 ** (2 - settings.decimals);
  const manual = lines.filter((line) => line.rule.kind === 'manual');
  const honours = lines.flatMap((line) => (line.rule.kind === 'honours' ? line.rule.honours : []));
  return {
    code: level,
    name,
    facts: Object.fromEntries(book.facts.map((fact, index) => [fact.code, factFile(fact, figures[index] ?? null)])),
    targets: Object.fromEntries(book.facts.filter((fact) => fact.hasTarget).map((fact) => [fact.code, exampleTarget(fact)])),
    honours: level === 'good' ? honours.map(({ honour }) => ({ honour })) : [],
    manual: Object.fromEntries(
      manual.map((line) => [line.criterion.code, { points: manualPoints(line, step, level), reason: 'Số liệu ví dụ', by: 'Chạy thử' }]),
    ),
  };
}

const header = ({ book }: Compiled, group: string) => ({ format: factsFormat, year: book.year, group, closed: true }) as const;

/** Three made-up units and one that reported nothing: what is unknown must stay unknown. */
export function exampleFacts(compiled: Compiled): FactsFile {
  return {
    ...header(compiled, 'Số liệu ví dụ'),
    units: [
      unitOf(compiled, 'good', 'Đơn vị ví dụ: làm tốt'),
      unitOf(compiled, 'middle', 'Đơn vị ví dụ: trung bình'),
      unitOf(compiled, 'weak', 'Đơn vị ví dụ: còn yếu'),
      { code: 'nothing', name: 'Đơn vị ví dụ: chưa có số liệu' },
    ],
  };
}

export interface EnteredUnit {
  readonly name: string;
  readonly facts: Readonly<Record<string, boolean | string | null>>;
  readonly targets: Readonly<Record<string, string | null>>;
  readonly manual: Readonly<Record<string, string | null>>;
}

const filled = (values: Readonly<Record<string, boolean | string | null>>): [string, boolean | string][] =>
  Object.entries(values).flatMap(([code, value]) => (value === null || value === '' ? [] : [[code, value]]));

/** Figures somebody typed; an empty cell is unknown. A monthly figure is taken as the same in every month. */
export function enteredFacts(compiled: Compiled, units: readonly EnteredUnit[]): FactsFile {
  const monthly = new Set(compiled.book.facts.filter((fact) => fact.period === 'month').map((fact) => fact.code));
  const value = (code: string, typed: boolean | string) =>
    monthly.has(code) ? { months: Object.fromEntries(months.map((month) => [month, typed])) } : typed;
  return {
    ...header(compiled, 'Số liệu nhập tay'),
    units: units.map((unit, index) => ({
      code: `unit-${index + 1}`,
      name: unit.name,
      facts: Object.fromEntries(filled(unit.facts).map(([code, typed]) => [code, value(code, typed)])) as UnitFile['facts'],
      targets: Object.fromEntries(filled(unit.targets)) as Record<string, string>,
      manual: Object.fromEntries(
        filled(unit.manual).map(([code, points]) => [code, { points: String(points), reason: 'Nhập khi chạy thử', by: 'Chạy thử' }]),
      ),
    })),
  };
}

export interface ScoredUnit {
  readonly unitId: string;
  readonly name: string;
  readonly lines: readonly { readonly code: string; readonly points: number }[];
}

/** Final points of an earlier year, for the criteria that are scored by hand here under the same code and can hold them. */
export function sheetFacts(compiled: Compiled, group: string, units: readonly ScoredUnit[]): FactsFile {
  const step = compiled.book.settings.step;
  const manual = new Map(compiled.lines.filter((line) => line.rule.kind === 'manual').map((line) => [line.criterion.code, line]));
  const fits = (code: string, points: number): boolean => {
    const line = manual.get(code);
    return line !== undefined && points >= line.low && points <= line.high && (step === null || points % step === 0);
  };
  return {
    ...header(compiled, group),
    units: units.map((unit) => ({
      code: unit.unitId,
      name: unit.name,
      manual: Object.fromEntries(
        unit.lines
          .filter(({ code, points }) => fits(code, points))
          .map(({ code, points }) => [code, { points: plainPoints(points), reason: 'Điểm cuối của phiếu đã chốt', by: group }]),
      ),
    })),
  };
}
