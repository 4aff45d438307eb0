import type pg from 'pg';
import { digits, keyOf, makeColumn, type Column, type ColumnSpec, type Table } from '#modules/law/engine/batch/columns.ts';
import { initiativeLevels } from '#modules/law/engine/scales.ts';
import { codes, lastYear } from './data.ts';
import { copyOut } from './copy-out.ts';
import { dayRules, engine } from './rules.ts';

/** The columns of all rules, side by side for both days, filled from the rows as they arrive. */
export interface Loader {
  readonly table: Table;
  onPerson(buffer: Buffer, at: number): void;
  onAward(buffer: Buffer, at: number): void;
  onInitiative(buffer: Buffer, at: number): void;
  /** Puts what is only known at the end in its place. */
  finish(): void;
  /** Empties the columns for another run, as a running server would keep them. */
  reset(): void;
}

export const queries = (where = '') => ({
  person: `copy (select no, httn, htx, known, sector, conduct, hold, term from person ${where.replaceAll('KEY', 'no')}) to stdout (format binary)`,
  award: `copy (select person, code, year from award ${where.replaceAll('KEY', 'person')}) to stdout (format binary)`,
  initiative: `copy (select person, year, level, used from initiative ${where.replaceAll('KEY', 'person')}) to stdout (format binary)`,
});

const specs = new Map<string, ColumnSpec>(dayRules.flatMap(({ program }) => program.specs.map((spec) => [keyOf(spec), spec] as const)));
const sectors = ['state', 'non_state', 'armed_forces', null] as const;

type TriSource = (row: { conduct: number; hold: number; term: number; sector: number }) => number;
/** What the rows say about predicates that are not about years. Nobody here has science works, achievements, movements. */
function triSource(spec: Extract<ColumnSpec, { kind: 'asked' }>): TriSource {
  const params = spec.params as { is?: string };
  if (spec.op === 'declared') return ({ conduct }) => conduct;
  if (spec.op === 'hold') return ({ hold }) => hold;
  if (spec.op === 'discipline_free') return ({ term }) => (term === 0 ? 1 : 0);
  if (spec.op === 'attribute') return ({ sector }) => (sectors[sector] === null ? 2 : sectors[sector] === params.is ? 0 : 1);
  if (spec.op === 'training_result') return () => 0;
  if (spec.op === 'movement' || spec.op === 'achievement') return () => 1;
  throw new Error(`no column for ${spec.op}`);
}

/** Big-endian numbers straight from the bytes: a row is a dozen of them. */
const int4 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
const int2 = (bytes: Uint8Array, at: number): number => ((((bytes[at] as number) << 8) | (bytes[at + 1] as number)) << 16) >> 16;

/** An award counts upward as it does beside (nobody here has a sudden one), so both columns are the same masks. */
function columnsFor(count: number): Map<string, Column> {
  const columns = new Map<string, Column>();
  for (const [key, spec] of specs) {
    const twin = spec.kind === 'award' ? columns.get(keyOf({ ...spec, upward: !spec.upward })) : undefined;
    columns.set(key, twin === undefined ? makeColumn(spec, count) : { ...twin, spec });
  }
  return columns;
}

/** `slotOf[no]` is the place of a person; `null` = people lie one after the other from 1. */
export function loader(count: number, slotOf: Int32Array | null): Loader {
  const columns = columnsFor(count);
  const of = <K extends ColumnSpec['kind']>(kind: K) =>
    [...columns.values()].filter((one) => one.spec.kind === kind) as (Column & { readonly spec: Extract<ColumnSpec, { kind: K }> })[];
  const known = new Int32Array(count).fill(-1);
  const excellent = of('rating')
    .filter((one) => one.spec.atLeast === 'HTXSNV')
    .map((one) => [one.lo[0], one.hi[0]] as [Int32Array, Int32Array]);
  const good = of('rating')
    .filter((one) => one.spec.atLeast === 'HTTNV')
    .map((one) => [one.lo[0], one.hi[0]] as [Int32Array, Int32Array]);
  const allowed = of('allowed').map((one) => [one.lo[0], one.hi[0]] as [Int32Array, Int32Array]);
  const asked = of('asked').map((one) => ({ tri: one.tri, source: triSource(one.spec) }));
  const masks = codes.map((code) => of('award').find((one) => one.spec.code === code)?.lo[0] ?? new Int32Array(0));
  const works = of('works').filter((one) => one.spec.of.list === 'initiatives');
  const counts = works.map((one) => ({
    planes: one.lo,
    level: initiativeLevels.indexOf(one.spec.of.scope),
    mostUsed: engine.book.kindOf(one.spec.award) === 'title' ? 1 : 0,
  }));
  // Columns that share their masks are filled once.
  const uncertain = new Map([...of('award'), ...works].flatMap((one) => one.lo.map((lo, plane) => [lo, one.hi[plane] as Int32Array] as const)));
  const row = { conduct: 0, hold: 0, term: 0, sector: 0 };
  const slot = slotOf === null ? (no: number) => no - 1 : (no: number) => slotOf[no] as number;

  return {
    table: { columns, count },
    onPerson(buffer, at) {
      const i = slot(int4(buffer, at + 4));
      const httn = int4(buffer, at + 12);
      const htx = int4(buffer, at + 20);
      const sure = int4(buffer, at + 28);
      known[i] = sure;
      row.sector = int2(buffer, at + 36);
      row.conduct = int2(buffer, at + 42);
      row.hold = int2(buffer, at + 48);
      row.term = int2(buffer, at + 54);
      for (const [lo, hi] of excellent) {
        lo[i] = htx & sure;
        hi[i] = (htx | ~sure) & ~1;
      }
      for (const [lo, hi] of good) {
        lo[i] = httn & sure;
        hi[i] = (httn | ~sure) & ~1;
      }
      const free = row.term < 0 ? ~1 : row.term === 0 ? 0 : (-1 << (32 - row.term)) & ~1;
      for (const [lo, hi] of allowed) {
        lo[i] = free;
        hi[i] = free;
      }
      for (const { tri, source } of asked) tri[i] = source(row);
    },
    onAward(buffer, at) {
      const i = slot(int4(buffer, at + 4));
      const mask = masks[int2(buffer, at + 12)] as Int32Array;
      mask[i] = (mask[i] as number) | (1 << (31 - lastYear + int2(buffer, at + 18)));
    },
    onInitiative(buffer, at) {
      const i = slot(int4(buffer, at + 4));
      const bit = 31 - lastYear + int2(buffer, at + 12);
      const level = int2(buffer, at + 18);
      const used = int2(buffer, at + 24);
      for (const one of counts) if (level >= one.level && used <= one.mostUsed) addOne(one.planes, i, bit);
    },
    reset() {
      for (const one of [...of('award'), ...of('works')]) for (const plane of one.lo) plane.fill(0);
    },
    finish() {
      for (const [lo, hi] of uncertain) for (let i = 0; i < count; i += 1) hi[i] = (lo[i] as number) | ~(known[i] as number);
    },
  };
}

/** Adds one to the count of a year, kept as binary digits; it stays at 7. */
function addOne(planes: readonly Int32Array[], i: number, bit: number): void {
  const [a, b, c] = planes as [Int32Array, Int32Array, Int32Array];
  const count = (((a[i] as number) >>> bit) & 1) + 2 * (((b[i] as number) >>> bit) & 1) + 4 * (((c[i] as number) >>> bit) & 1);
  digits(planes, i, bit, count + 1);
}

export async function fill(client: pg.Client, to: Loader, where = ''): Promise<number> {
  const copy = queries(where);
  const bytes = await copyOut(client, copy.person, to.onPerson);
  const more = await copyOut(client, copy.award, to.onAward);
  const last = await copyOut(client, copy.initiative, to.onInitiative);
  to.finish();
  return bytes + more + last;
}

/**
 * The same facts over two connections at once, on one snapshot: while one server process sends, the other does too. The first
 * reads the beginning of the awards, the second everything else, about as many pages each; order makes no difference.
 */
export async function fillTogether(first: pg.Client, second: pg.Client, to: Loader): Promise<void> {
  await first.query('begin isolation level repeatable read read only');
  await second.query('begin isolation level repeatable read read only');
  const { rows } = await first.query<{ snapshot: string; half: number }>(`
    select pg_export_snapshot() as snapshot, ((pg_relation_size('award') + pg_relation_size('person') + pg_relation_size('initiative'))
      / current_setting('block_size')::int / 2)::int as half`);
  const { snapshot, half } = rows[0] ?? { snapshot: '', half: 0 };
  await second.query(`set transaction snapshot '${snapshot}'`);
  const copy = queries();
  const beginning = queries(`where ctid < '(${half},0)'`).award;
  const rest = queries(`where ctid >= '(${half},0)'`).award;
  await Promise.all([
    copyOut(first, beginning, to.onAward),
    copyOut(second, copy.person, to.onPerson)
      .then(() => copyOut(second, copy.initiative, to.onInitiative))
      .then(() => copyOut(second, rest, to.onAward)),
  ]);
  await Promise.all([first.query('commit'), second.query('commit')]);
  to.finish();
}

/** All twenty rules over all columns; one code a person and rule. */
export function judge(table: Table, out: readonly Uint16Array[]): void {
  let at = 0;
  for (const { program, awards } of dayRules) {
    program.run(table, out.slice(at, at + awards.length));
    at += awards.length;
  }
}
