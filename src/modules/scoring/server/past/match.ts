import { sql, type Tx } from '#platform/db/database.ts';
import { showHundredths } from '#platform/decimal.ts';
import { fold } from '#platform/fold.ts';
import { canonicalJson, sha256 } from '#platform/ids.ts';
import type { Text } from '#platform/text.ts';
import type { Term } from '#modules/groups/index.ts';
import type { PastReading } from '../../past/contract.ts';
import type { SummaryColumn } from '../../past/headings.ts';
import type { SummaryReading, SummaryRow } from '../../past/read-summary.ts';
import type { RankRow } from '../../table-shapes.ts';

/** Whose row it is: units by their names, also earlier ones; what stays open a human chooses. */

/** `leave` = this row is no unit of the group and is left out. */
export type Choices = Readonly<Record<string, string>>;

interface Named {
  readonly unitId: string;
  readonly by: 'name' | 'earlier';
}

/** `1. Sở Y tế` and `Sở Y tế` are one name. */
const nameKey = (name: string) => fold(name).replace(/^\d+\s*[.)-]\s*/, '');

async function namesOf(tx: Tx, term: Term): Promise<Map<string, Named[]>> {
  const rows = await tx.many<{ unitId: string; name: string; by: Named['by'] }>(sql`
    select u.id as unit_id, u.name, 'name' as by from directory.unit u where u.id = any (${[...term.memberUnitIds]}::uuid[])
    union all select u.id, u.short_name, 'name' from directory.unit u where u.id = any (${[...term.memberUnitIds]}::uuid[])
    union all select n.unit_id, x.name, 'earlier' from directory.unit_name n cross join lateral (values (n.name), (n.short_name)) x (name)
      where n.unit_id = any (${[...term.memberUnitIds]}::uuid[]) and x.name is not null`);
  const found = new Map<string, Named[]>();
  for (const { unitId, name, by } of rows) {
    const named = found.get(nameKey(name)) ?? [];
    if (!named.some((one) => one.unitId === unitId)) found.set(nameKey(name), [...named, { unitId, by }]);
  }
  return found;
}

type Row = PastReading['rows'][number];

/** Every row with its unit; a name nobody has, a name of two units and a unit named twice wait for a choice. */
export async function matched(tx: Tx, term: Term, reading: SummaryReading, choices: Choices): Promise<Row[]> {
  const names = await namesOf(tx, term);
  const nameOf = new Map(term.members.map((member) => [member.unitId, member.name]));
  const given = reading.rows.map((row): { unitId: string | null; by: Row['by'] } => {
    const chosen = choices[row.cell];
    if (chosen === 'leave') return { unitId: null, by: 'left' };
    if (chosen !== undefined && nameOf.has(chosen)) return { unitId: chosen, by: 'chosen' };
    const [only, ...more] = names.get(nameKey(row.name)) ?? [];
    if (only && more.length === 0) return only;
    // a line without points that names no unit is a heading or a signature
    return { unitId: null, by: only === undefined && row.total === null ? 'left' : null };
  });
  const count = Map.groupBy(given, (one) => one.unitId);
  const free = term.members.filter((member) => (count.get(member.unitId)?.length ?? 0) !== 1).map(({ unitId, name }) => ({ id: unitId, name }));
  return reading.rows.map((row, at) => {
    const one = given[at] ?? { unitId: null, by: null };
    const twice = one.unitId !== null && (count.get(one.unitId)?.length ?? 0) > 1;
    const known = twice ? { unitId: null, by: null } : one;
    const { self, selfExtra, checked, checkedExtra, final, finalExtra } = row.points;
    return {
      cell: row.cell,
      name: row.name,
      ...known,
      unitName: known.unitId === null ? null : (nameOf.get(known.unitId) ?? null),
      candidates: known.by === null || known.by === 'chosen' || known.by === 'left' ? free : [],
      self,
      selfExtra,
      checked: final ?? checked,
      checkedExtra: final === null ? checkedExtra : finalExtra,
      total: row.total,
      class: row.class,
      rank: row.rank,
    };
  });
}

/** What was seen: the file, the scale, who is who. */
export const seenOf = (bytes: Uint8Array, scale: number | null, rows: readonly Row[]): string =>
  sha256(canonicalJson({ file: sha256(bytes), scale, rows: rows.map(({ candidates: _, ...row }) => row) }));

const columnWords: Readonly<Record<SummaryColumn, Text>> = {
  unit: { vi: 'Đơn vị', en: 'Unit' },
  self: { vi: 'Tự chấm', en: 'Self' },
  selfExtra: { vi: 'Điểm thưởng tự chấm', en: 'Self bonus' },
  selfTotal: { vi: 'Tổng tự chấm', en: 'Self total' },
  checked: { vi: 'Thẩm định', en: 'Checked' },
  checkedExtra: { vi: 'Điểm thưởng thẩm định', en: 'Checked bonus' },
  checkedTotal: { vi: 'Tổng thẩm định', en: 'Checked total' },
  final: { vi: 'Điểm cuối', en: 'Final' },
  finalExtra: { vi: 'Điểm thưởng', en: 'Bonus' },
  total: { vi: 'Tổng cộng', en: 'Total' },
  class: { vi: 'Xếp loại', en: 'Class' },
  rank: { vi: 'Hạng', en: 'Rank' },
};

const less = (total: number | null, extra: number | null) => (total === null ? null : total - (extra ?? 0));

/** What stands, in the columns of the summary as it leaves. */
const standsIn = (row: RankRow): Readonly<Record<Exclude<SummaryColumn, 'unit'>, number | string | null>> => ({
  self: less(row.selfTotal, row.selfExtra),
  selfExtra: row.selfExtra,
  selfTotal: row.selfTotal,
  checked: less(row.checkedTotal, row.checkedExtra),
  checkedExtra: row.checkedExtra,
  checkedTotal: row.checkedTotal,
  final: less(row.total, row.bonus),
  finalExtra: row.bonus,
  total: row.total,
  class: row.class?.title.vi ?? row.classNote?.vi ?? null,
  rank: row.rank,
});

const isExtra = (column: SummaryColumn) => column.endsWith('Extra');
const shown = (column: SummaryColumn, value: number | string | null) =>
  value === null ? '–' : typeof value === 'string' ? value : column === 'rank' ? String(value) : showHundredths(value, 'vi', 0);

/** The workbook beside what stands, cell by cell; only columns the workbook has. */
export function compared(reading: SummaryReading, rows: readonly Row[], stands: readonly RankRow[]): Pick<PastReading, 'differences' | 'same'> {
  const byUnit = new Map(stands.map((row) => [row.unitId, row]));
  const differences: PastReading['differences'] = [];
  let same = 0;
  for (const [at, row] of rows.entries()) {
    const written = reading.rows[at] as SummaryRow;
    const there = row.unitId === null ? undefined : byUnit.get(row.unitId);
    if (!there) continue;
    for (const [column, value] of Object.entries(standsIn(there)) as [Exclude<SummaryColumn, 'unit'>, number | string | null][]) {
      if (!reading.has(column)) continue;
      const inFile = column === 'class' ? written.class : column === 'rank' ? written.rank : written.points[column];
      const blank = isExtra(column) ? 0 : null;
      const equal = typeof value === 'string' ? fold(value) === fold(String(inFile ?? '')) : (value ?? blank) === (inFile ?? blank);
      if (equal) same += 1;
      else
        differences.push({
          cell: reading.cellOf(written, column),
          unitName: there.unitName,
          column: columnWords[column],
          written: shown(column, inFile),
          stands: shown(column, value),
        });
    }
  }
  return { differences, same };
}
