import { addDays } from '#platform/dates.ts';
import type { Library } from '../../load.ts';
import { childrenOf } from '../overlay.ts';
import { opOf, type Clause } from '../rules.ts';
import { achievementKinds, demandableRatings, holdKinds, initiativeLevels, scopes } from '../scales.ts';

/** One small mistake planted in the rules, to see whether a case notices it. */
export interface Mutant {
  readonly name: string;
  /** Standard, general rule, parameter or date it sits in: cases about it are asked first. */
  readonly award: string | null;
  readonly plant: (library: Library) => void;
}

type Bag = Record<string, unknown>;

/** Every number one up and one down, every switch turned, every grade shifted, every clause dropped, every date a day off. */
export function allMutants(library: Library): Mutant[] {
  return [...standards(library), ...generals(library), ...dates(library), ...parameters(library), ...caps(library)];
}

/** A copy with the mistake in it; the original stays as it is. */
export function planted(library: Library, mutant: Mutant): Library {
  const copy = structuredClone(library);
  mutant.plant(copy);
  return copy;
}

const ladders: readonly (readonly string[])[] = [demandableRatings, initiativeLevels, scopes];
const swaps: Readonly<Record<string, string>> = { BBNT: 'TRUNG_UONG', TRUNG_UONG: 'BBNT', leader: 'outstanding', outstanding: 'leader', kha: 'gioi' };
const otherAward: Readonly<Record<string, string>> = {
  LDTT: 'CSTDCS',
  CSTT: 'LDTT',
  CSTDCS: 'LDTT',
  CSTD_BBNT: 'CSTDCS',
  CSTDTQ: 'CSTD_BBNT',
  BK_BBNT: 'GK',
  BK_TTG: 'BK_BBNT',
  HCLD_3: 'BK_TTG',
  HCLD_2: 'HCLD_3',
  TTLDTT: 'GK',
  TTLDXS: 'TTLDTT',
  CO_BBNT: 'TTLDXS',
  SELF: 'GK',
};

/** Other values for one parameter; `undefined` takes it out. */
function others(key: string, value: unknown): unknown[] {
  if (typeof value === 'number')
    return [value + 1, value - 1].filter(
      (one) => one >= (key === 'endsWithin' || key === 'max' || key === 'minYears' || key === 'percent' ? 0 : 1) && !(key === 'percent' && one > 100),
    );
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'string') {
    if (key === 'award' || key === 'title') return otherAward[value] === undefined ? [] : [otherAward[value]];
    if (key === 'field') return [value === 'completed' ? 'women' : 'completed'];
    if (key === 'is') return [value === 'non_state' ? 'state' : 'non_state'];
    if (key === 'topic') return [value === 'doan_ket' ? 'hoc_tap' : 'doan_ket'];
    if (key === 'organiser' || key === 'role') return [swaps[value]];
    if (key === 'atLeast' && value === 'kha') return ['gioi', 'duoi_kha'];
    const ladder = ladders.find((one) => one.includes(value));
    return ladder ? [ladder[ladder.indexOf(value) + 1], ladder[ladder.indexOf(value) - 1]].filter((one) => one !== undefined) : [];
  }
  if (Array.isArray(value)) {
    if (key === 'after') return [undefined, value.map((one: string) => otherAward[one] ?? one)];
    if (key === 'award') return [value.map((one: string) => otherAward[one] ?? one)];
    if (
      key === 'kinds' &&
      value.length > 1 &&
      !value.every((one) => (holdKinds as readonly string[]).includes(one) || (achievementKinds as readonly string[]).includes(one))
    )
      return [];
    return value.length > 1 ? value.map((_, at) => value.filter((__, other) => other !== at)) : [];
  }
  return [];
}

type Place = (library: Library) => Bag;

function inParams(name: string, award: string | null, params: Bag, place: Place): Mutant[] {
  return Object.entries(params).flatMap(([key, value]) => {
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return inParams(`${name}.${key}`, award, value as Bag, (library) => place(library)[key] as Bag);
    return others(key, value).map((other): Mutant => ({
      name: `${name}.${key}: ${JSON.stringify(value)} → ${JSON.stringify(other) ?? 'none'}`,
      award,
      plant: (library) => {
        if (other === undefined) delete place(library)[key];
        else place(library)[key] = other;
      },
    }));
  });
}

/** Mutants of one clause and all below it. `place` finds the clause in a copy. */
function inClause(name: string, award: string | null, clause: Clause, place: (library: Library) => Clause): Mutant[] {
  const op = opOf(clause);
  const bag = (library: Library) => place(library) as unknown as Bag;
  if (op === 'all' || op === 'any') {
    const list = clause[op] as readonly Clause[];
    const swapped: Mutant = {
      name: `${name}: ${op} → ${op === 'all' ? 'any' : 'all'}`,
      award,
      plant: (library) => {
        const one = bag(library);
        one[op === 'all' ? 'any' : 'all'] = one[op];
        delete one[op];
      },
    };
    const dropped = list.map((child, at): Mutant => ({
      name: `${name}/${child.id ?? at + 1}: dropped`,
      award,
      plant: (library) => void (bag(library)[op] as Clause[]).splice(at, 1),
    }));
    const below = list.flatMap((child, at) =>
      inClause(`${name}/${child.id ?? at + 1}`, award, child, (library) => (bag(library)[op] as Clause[])[at] as Clause),
    );
    return [...(list.length > 1 ? [swapped, ...dropped] : []), ...below];
  }
  if (op === 'not') {
    const turned: Mutant = {
      name: `${name}: not → itself`,
      award,
      plant: (library) => {
        const one = bag(library);
        Object.assign(one, one['not']);
        delete one['not'];
      },
    };
    return [turned, ...childrenOf(clause).flatMap((child) => inClause(`${name}/not`, award, child, (library) => place(library).not as Clause))];
  }
  return inParams(name, award, clause[op] as Bag, (library) => bag(library)[op] as Bag);
}

function standards(library: Library): Mutant[] {
  return library.standards.flatMap(({ value }, at) => {
    const here = (copy: Library) => copy.standards[at]?.value as unknown as { clauses: Clause[]; when?: Clause };
    const dropped = value.clauses.map((clause, index): Mutant => ({
      name: `${value.id}/${clause.id ?? index + 1}: dropped`,
      award: value.award,
      plant: (copy) => void here(copy).clauses.splice(index, 1),
    }));
    const inside = value.clauses.flatMap((clause, index) =>
      inClause(`${value.id}/${clause.id ?? index + 1}`, value.award, clause, (copy) => here(copy).clauses[index] as Clause),
    );
    const when = value.when ? inClause(`${value.id}/when`, value.award, value.when, (copy) => here(copy).when as Clause) : [];
    return [...dropped, ...inside, ...when];
  });
}

function generals(library: Library): Mutant[] {
  return library.general.flatMap(({ value }, at): Mutant[] => [
    { name: `${value.id}: dropped`, award: 'LDTT', plant: (copy) => void (copy.general as unknown[]).splice(at, 1) },
    ...inClause(value.id, 'LDTT', value.clause, (copy) => copy.general[at]?.value.clause as Clause),
  ]);
}

/** Each border between regimes, and each instrument a standard or general rule rests on, a day early and a day late. */
function dates(library: Library): Mutant[] {
  const borders = library.regimes.slice(1).flatMap(({ value }, at) =>
    [-1, 1].map((shift): Mutant => ({
      name: `regime ${value.code}: from ${shift > 0 ? '+' : ''}${shift} day`,
      award: 'CSTDCS',
      plant: (copy) => {
        const [before, after] = [copy.regimes[at]?.value as Bag, copy.regimes[at + 1]?.value as Bag];
        before['to'] = addDays(String(before['to']), shift);
        after['from'] = addDays(String(after['from']), shift);
      },
    })),
  );
  const used = new Set([...library.standards, ...library.general].flatMap(({ value }) => value.basis.map(({ instrument }) => instrument)));
  const instruments = library.instruments.flatMap(({ value }, at) =>
    !used.has(value.code)
      ? []
      : (['from', 'to'] as const).flatMap((end) =>
          value[end] === null || atBorder(library, end, value[end])
            ? []
            : [-1, 1].map((shift): Mutant => ({
                name: `${value.number}: ${end} ${shift > 0 ? '+' : ''}${shift} day`,
                award: 'LDTT',
                plant: (copy) => void Object.assign(copy.instruments[at]?.value ?? {}, { [end]: addDays(String(value[end]), shift) }),
              })),
        ),
  );
  return [...borders, ...instruments];
}

/** A date that falls together with a border of regimes is moved with the border, not by itself. */
const atBorder = (library: Library, end: 'from' | 'to', day: string): boolean => library.regimes.some(({ value }) => value[end] === day);

function parameters(library: Library): Mutant[] {
  return library.parameters.flatMap(({ value }, at) =>
    value.values.flatMap((one, index) => {
      if (one.soft === true || one.enabled === false) return [];
      const here = (copy: Library) => copy.parameters[at]?.value.values[index] as unknown as Bag;
      const changed = others('value', one.value).map((other): Mutant => ({
        name: `${value.code}: ${String(one.value)} → ${String(other)}`,
        award: null,
        plant: (copy) => void (here(copy)['value'] = other),
      }));
      const moved = (['from', 'to'] as const).flatMap((end) =>
        one[end] === null
          ? []
          : [-1, 1].map((shift): Mutant => ({
              name: `${value.code}: ${end} ${shift} day`,
              award: null,
              plant: (copy) => void (here(copy)[end] = addDays(String(one[end]), shift)),
            })),
      );
      return [...changed, ...moved];
    }),
  );
}

/** Each cap that binds one up and one down, and the days of those that hold for a part of their regimes. */
function caps(library: Library): Mutant[] {
  return library.quotas.flatMap(({ value }, at) =>
    value.rules.flatMap((rule, index) => {
      if (rule.soft === true || rule.enabled === false) return [];
      const here = (copy: Library) => copy.quotas[at]?.value.rules[index] as unknown as Bag;
      const changed = [1, -1].map((by): Mutant => ({
        name: `${value.code}: ${rule.percent} → ${rule.percent + by}`,
        award: null,
        plant: (copy) => void (here(copy)['percent'] = rule.percent + by),
      }));
      const moved = (['from', 'to'] as const).flatMap((end) =>
        rule[end] === undefined
          ? []
          : [-1, 1].map((shift): Mutant => ({
              name: `${value.code}: ${end} ${shift} day`,
              award: null,
              plant: (copy) => void (here(copy)[end] = addDays(String(rule[end]), shift)),
            })),
      );
      return [...changed, ...moved];
    }),
  );
}
