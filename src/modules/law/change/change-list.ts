import { fold } from '#platform/fold.ts';
import { codesOf, type Text } from '#platform/text.ts';
import type { Changed } from './diff.ts';
import type { DayClause } from './day-clauses.ts';
import { changeKinds, diffAreaLabels, keepingKinds, type ChangeKind, type DiffArea } from './labels.ts';

/** A clause as one side of a change shows it. */
export type Side = Pick<DayClause, 'says' | 'cite' | 'mark' | 'binds' | 'from' | 'to'>;

export interface ChangeRow {
  readonly key: string;
  /** `null`: several clauses of one award whose words stay. */
  readonly area: DiffArea | null;
  readonly award: DayClause['award'];
  readonly label: Text;
  readonly kinds: ChangeKind[];
  /** The kinds in words. */
  readonly what: Text;
  readonly before: Side | null;
  readonly after: Side | null;
  /** The clauses folded together; empty for a clause by itself. */
  readonly inside: { readonly label: Text; readonly kinds: ChangeKind[]; readonly before: Side; readonly after: Side }[];
}

export interface ChangeQuery {
  readonly q?: string | undefined;
  readonly award?: string | undefined;
  readonly area?: DiffArea | undefined;
  readonly kind?: ChangeKind | undefined;
  readonly sort: 'part' | 'award' | 'kind';
  /** Clauses of one award whose words stay become one row. */
  readonly folded?: boolean | undefined;
}

const sideOf = (one: DayClause | null): Side | null =>
  one && { says: one.says, cite: one.cite, mark: one.mark, binds: one.binds, from: one.from, to: one.to };

const whatOf = (kinds: readonly ChangeKind[]): Text => ({
  vi: kinds.map((kind) => changeKinds[kind].vi).join('; '),
  en: kinds.map((kind) => changeKinds[kind].en).join('; '),
});

/** Only what the clause rests on, how far it was read and whether it binds has changed. */
export const keepsWords = ({ kinds }: Pick<Changed, 'kinds'>) => kinds.every((kind) => keepingKinds.includes(kind));

const rowOf = (one: Changed): ChangeRow => ({
  key: `${one.area}/${one.code}/${one.before ? '' : '+'}`,
  area: one.area,
  award: one.award,
  label: one.label,
  kinds: [...one.kinds],
  what: whatOf(one.kinds),
  before: sideOf(one.before),
  after: sideOf(one.after),
  inside: [],
});

function foldedRow(alike: readonly ChangeRow[]): ChangeRow {
  const [first] = alike as readonly [ChangeRow];
  const kinds = codesOf(changeKinds).filter((kind) => alike.some((one) => one.kinds.includes(kind)));
  return {
    key: `same/${first.award?.code ?? ''}`,
    area: null,
    award: first.award,
    label: {
      vi: `Giữ nguyên nội dung, ${whatOf(kinds).vi.toLocaleLowerCase('vi')}`,
      en: `Words stay; ${whatOf(kinds).en.toLowerCase()}`,
    },
    kinds,
    what: whatOf(kinds),
    before: null,
    after: null,
    inside: alike.flatMap(({ label, kinds: own, before, after }) => (before && after ? [{ label, kinds: own, before, after }] : [])),
  };
}

/** The changes one asked for, in the order asked for; folded ones stand after those that change what is said. Pure. */
export function changeRows(changes: readonly Changed[], query: ChangeQuery): ChangeRow[] {
  const words = fold(query.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const found = changes.filter((one) => {
    const texts = [one.before, one.after].flatMap((side) => (side ? [side.says.vi, side.says.en, side.cite] : []));
    const hay = fold([one.award?.name.vi, one.label.vi, ...texts].filter(Boolean).join(' '));
    return (
      (query.award === undefined || one.award?.code === query.award) &&
      (query.area === undefined || one.area === query.area) &&
      (query.kind === undefined || one.kinds.includes(query.kind)) &&
      words.every((word) => hay.includes(word))
    );
  });
  const alone = found.filter((one) => !query.folded || !keepsWords(one)).map(rowOf);
  const together = query.folded ? [...Map.groupBy(found.filter(keepsWords).map(rowOf), (row) => row.award?.code ?? '').values()].map(foldedRow) : [];
  const name = (row: ChangeRow) => row.award?.name.vi ?? '';
  const areas = codesOf(diffAreaLabels);
  const kinds = codesOf(changeKinds);
  const place = (row: ChangeRow) => (row.area === null ? areas.length : areas.indexOf(row.area));
  const first = (row: ChangeRow) => Math.min(...row.kinds.map((kind) => kinds.indexOf(kind)));
  const stay = (row: ChangeRow) => Number(keepsWords(row));
  const orders: Readonly<Record<ChangeQuery['sort'], (a: ChangeRow, b: ChangeRow) => number>> = {
    part: (a, b) => stay(a) - stay(b) || place(a) - place(b) || name(a).localeCompare(name(b), 'vi'),
    award: (a, b) => name(a).localeCompare(name(b), 'vi') || stay(a) - stay(b) || place(a) - place(b),
    kind: (a, b) => first(a) - first(b) || name(a).localeCompare(name(b), 'vi') || place(a) - place(b),
  };
  return [...alone, ...together].sort(orders[query.sort]);
}
