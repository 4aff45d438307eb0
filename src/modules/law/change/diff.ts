import type { Day } from '#platform/dates.ts';
import { canonicalJson } from '#platform/ids.ts';
import { codesOf } from '#platform/text.ts';
import type { Library } from '../load.ts';
import { dayClauses, type DayClause } from './day-clauses.ts';
import { laterDays } from './day-values.ts';
import { changeKinds, diffAreaLabels, type ChangeKind } from './labels.ts';

/** One clause and its successor; `null` = was or will not be there. */
export interface Changed extends Pick<DayClause, 'area' | 'code' | 'award' | 'label'> {
  /** What really differs; never empty. */
  readonly kinds: readonly ChangeKind[];
  readonly before: DayClause | null;
  readonly after: DayClause | null;
}

const withoutNumbers = (words: string) => words.replace(/\d+(?:[.,]\d+)*/g, '#');
/** A place in a list is not a name: a clause put in before it would move it. */
const isNamed = (code: string) => !/\/\d+$/.test(code);

/** What makes a clause the successor of another, the surest first; `null` = this way does not apply. */
const likenesses: readonly ((one: DayClause) => string | null)[] = [
  (one) => `${one.code}|${one.says.vi}`,
  (one) => `${whereOf(one)}|${one.says.vi}`,
  (one) => (isNamed(one.code) ? one.code : null),
  (one) => `${whereOf(one)}|${withoutNumbers(one.says.vi)}`,
  (one) => one.code,
];
/** Award, subject and branch: clauses are never paired across them. */
const whereOf = ({ area, award, code }: DayClause) => (area === 'standard' ? code.split('/').slice(0, 3).join('/') : (award?.code ?? ''));

/** Each clause with its successor, those without one alone. */
function paired(before: readonly DayClause[], after: readonly DayClause[]): (readonly [DayClause | null, DayClause | null])[] {
  const pairs: (readonly [DayClause | null, DayClause | null])[] = [];
  let [old, fresh] = [before, after];
  for (const likeness of likenesses) {
    const keyOf = (one: DayClause) => {
      const key = likeness(one);
      return key === null ? null : `${one.area}|${key}`;
    };
    const waiting = Map.groupBy(old, keyOf);
    waiting.delete(null);
    const gone = new Set<DayClause>();
    fresh = fresh.filter((one) => {
      const was = waiting.get(keyOf(one))?.shift();
      if (!was) return true;
      gone.add(was);
      pairs.push([was, one]);
      return false;
    });
    old = old.filter((one) => !gone.has(one));
  }
  return [...pairs, ...old.map((one) => [one, null] as const), ...fresh.map((one) => [null, one] as const)];
}

function kindsOf(was: DayClause | null, will: DayClause | null): ChangeKind[] {
  if (was === null) return ['NEW'];
  if (will === null) return ['GONE'];
  const same = was.says.vi === will.says.vi && was.label.vi === will.label.vi;
  const number = !same && was.label.vi === will.label.vi && withoutNumbers(was.says.vi) === withoutNumbers(will.says.vi);
  const differs: Readonly<Record<ChangeKind, boolean>> = {
    NEW: false,
    GONE: false,
    CONTENT: !same && !number,
    NUMBER: number,
    BINDS: was.binds !== will.binds,
    // That something ends because another follows is told by what follows.
    DAY: was.from !== will.from,
    BASIS: was.cite !== will.cite,
    MARK: was.mark !== will.mark,
  };
  return codesOf(changeKinds).filter((kind) => differs[kind]);
}

const areas = codesOf(diffAreaLabels);

/** Which clauses of a day read otherwise in the second library, and in what; in the order of the areas, then by award. Pure. */
export function diffOf(before: Library, after: Library, day: Day, overlays: readonly string[] = []): Changed[] {
  const nameOf = (one: Changed) => one.award?.name.vi ?? '';
  const later = laterDays(day, [before, after]);
  return paired(dayClauses(before, day, overlays, later), dayClauses(after, day, overlays, later))
    .flatMap(([was, will]): Changed[] => {
      const about = will ?? was;
      const kinds = kindsOf(was, will);
      if (!about || kinds.length === 0) return [];
      const { area, code, award, label } = about;
      return [{ area, code, award, label, kinds, before: was, after: will }];
    })
    .sort((a, b) => areas.indexOf(a.area) - areas.indexOf(b.area) || nameOf(a).localeCompare(nameOf(b), 'vi'));
}

/** Two libraries that answer alike have equal hashes, whatever file a rule stands in. */
export const libraryContent = (library: Library): string =>
  canonicalJson(JSON.parse(JSON.stringify(library, (key, value) => (key === 'file' || key === 'path' ? undefined : value))));
