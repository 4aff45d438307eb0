import type { Text } from '#platform/text.ts';
import type { Signal, SignalRow } from './signals.ts';

/** Honours that go to leading posts only: a question about who else could be proposed, never a verdict. */

export interface HonouredPerson {
  readonly personId: string;
  readonly name: string;
  /** As the post is called; several honours of a year are one person. */
  readonly post: string;
  readonly awards: readonly string[];
  /** True = a direct worker without a leading post, false = leader or manager, as the person's record says; `null` = not known. */
  readonly direct: boolean | null;
}

/** What one unit's people got or were proposed for in a year. */
export interface UnitHonours {
  readonly unitId: string;
  readonly termId: string | null;
  readonly groupName: string | null;
  readonly people: readonly HonouredPerson[];
  /** Direct workers of the unit who got nothing and are proposed for nothing. */
  readonly others: readonly { readonly personId: string; readonly name: string; readonly post: string }[];
}

/** One leader with one honour says nothing of a unit, nor two people of a group. */
const leastOfUnit = 2;
const leastOfGroup = 3;
/** Others named under the question; the rest is counted. */
const mostOthers = 10;

const both = (vi: string, en: string): Text => ({ vi, en });
const recordOf = (personId: string): string => `/ly-lich/ca-nhan/${personId}`;
const words = (...parts: readonly string[]): Text => {
  const text = parts.filter((part) => part !== '').join('; ');
  return both(text, text);
};

/** Somebody whose post is not known leaves the question open, so it is not asked. */
const onlyLeaders = (units: readonly UnitHonours[], least: number): boolean => {
  const people = units.flatMap((unit) => unit.people);
  return people.length >= least && people.every((one) => one.direct === false) && units.some((unit) => unit.others.length > 0);
};

function rowsOf(units: readonly UnitHonours[], nameOf: (unitId: string) => string): SignalRow[] {
  const label = (name: string, unitId: string) => (units.length > 1 ? `${name} · ${nameOf(unitId)}` : name);
  const honoured = units.flatMap(({ unitId, people }) =>
    people.map((one): SignalRow => ({
      label: label(one.name, unitId),
      detail: words(one.post, ...one.awards),
      link: recordOf(one.personId),
      passages: [],
    })),
  );
  const others = units.flatMap(({ unitId, others: free }) => free.map((one) => ({ ...one, unitId })));
  const named = others.slice(0, mostOthers).map((one): SignalRow => ({
    label: label(one.name, one.unitId),
    detail: both(
      [one.post, 'trực tiếp công tác, chưa được đề nghị'].filter(Boolean).join('; '),
      [one.post, 'direct worker, not proposed'].filter(Boolean).join('; '),
    ),
    link: recordOf(one.personId),
    passages: [],
  }));
  const left = others.length - named.length;
  const rest = left > 0 ? [{ label: `+${left}`, detail: both(`và ${left} người nữa`, `and ${left} more`), link: null, passages: [] }] : [];
  return [...honoured, ...named, ...rest];
}

function signalOf(key: string, title: string, termId: string | null, units: readonly UnitHonours[], nameOf: (unitId: string) => string): Signal {
  const people = units.reduce((sum, unit) => sum + unit.people.length, 0);
  const others = units.reduce((sum, unit) => sum + unit.others.length, 0);
  return {
    key: `leaders-only/${key}`,
    kind: 'leaders-only',
    termId,
    title,
    question: both(
      `Cả ${people} cá nhân được khen thưởng hoặc đề nghị trong năm đều giữ chức vụ lãnh đạo, quản lý; ${others} người trực tiếp công tác chưa được đề nghị. Trong số đó có ai xứng đáng không?`,
      `All ${people} people honoured or proposed this year hold leading posts; ${others} direct workers are not proposed. Does none of them deserve it?`,
    ),
    rows: rowsOf(units, nameOf),
  };
}

/** One question for a group where it holds for all its units together, else one for each unit of which it holds. */
export function leaderSignals(honours: readonly UnitHonours[], nameOf: (unitId: string) => string): Signal[] {
  const groups = [...Map.groupBy(honours, (unit) => unit.termId ?? unit.unitId).values()];
  return groups.flatMap((units) => {
    const [first] = units;
    const honoured = units.filter((unit) => unit.people.length > 0);
    if (first?.termId && honoured.length > 1 && onlyLeaders(units, leastOfGroup))
      return [signalOf(first.termId, first.groupName ?? '', first.termId, units, nameOf)];
    return units
      .filter((unit) => onlyLeaders([unit], leastOfUnit))
      .map((unit) => signalOf(unit.unitId, nameOf(unit.unitId), unit.termId, [unit], nameOf));
  });
}
