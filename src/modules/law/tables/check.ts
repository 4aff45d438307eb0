import { addDays } from '#platform/dates.ts';
import { refuse } from '#platform/refusal.ts';
import { checkFooting, checkRules, checkUnique, meets, unknown, type Ruled } from '../check.ts';
import { lawRefusals } from '../contract.ts';
import type { Library, Placed } from '../load.ts';
import type { BaseSalary, BonusEntry, DeadlineEntry, HouseholdRule, OrganisingShare, Rounding } from './files.ts';

/** Money and time limits as dated data, each value with its place. */
export interface Tables {
  readonly bonuses: readonly Placed<BonusEntry>[];
  readonly baseSalaries: readonly Placed<BaseSalary>[];
  readonly rounding: readonly Placed<Rounding>[];
  readonly household: readonly Placed<HouseholdRule>[];
  readonly organisingShare: readonly Placed<OrganisingShare>[];
  readonly deadlines: readonly Placed<DeadlineEntry>[];
}

/** The tables against the rest of the library; throws the first mistake with file and place. */
export function checkTables(tables: Tables, library: Library): void {
  const instruments = new Map(library.instruments.map(({ value }) => [value.code, value]));
  const regimes = new Map(library.regimes.map(({ value }) => [value.code as string, value]));
  const awards = new Set(library.awards.map(({ value }) => value.code));
  const check = (rules: readonly Ruled[], at: Omit<Placed<unknown>, 'value'>) => checkRules(rules, at, regimes, instruments);
  checkUnique(tables.bonuses.map(({ value, ...at }) => ({ ...at, value: { code: value.award } })));
  for (const { value, ...at } of tables.bonuses) {
    if (!awards.has(value.award)) throw unknown({ ...at, path: `${at.path}.award` }, value.award);
    const groups = Map.groupBy(
      value.rules.map((rule, index) => ({ rule, index })),
      ({ rule }) => `${rule.subject}/${rule.issuer ?? ''}`,
    );
    // One rule a regime for each kind of subject; the place named is the rule's own.
    for (const group of groups.values()) {
      const seen = new Map<string, number>();
      for (const { rule, index } of group) {
        const place = { ...at, path: `${at.path}.rules.${index}` };
        check([rule], { ...at, path: place.path });
        for (const regime of rule.regimes) {
          if (seen.has(regime)) throw refuse(lawRefusals.rulesOverlap, { ...place, regime });
          seen.set(regime, index);
        }
      }
    }
  }
  for (const list of ['rounding', 'household', 'organisingShare'] as const) {
    const placed: readonly Placed<Ruled>[] = tables[list];
    const seen = new Set<string>();
    for (const { value, ...at } of placed) {
      check([value], at);
      for (const regime of value.regimes) {
        if (seen.has(regime)) throw refuse(lawRefusals.rulesOverlap, { ...at, regime });
        seen.add(regime);
      }
    }
  }
  checkUnique(tables.deadlines);
  for (const { value, ...at } of tables.deadlines) check(value.rules, { ...at, path: `${at.path}.rules` });
  checkSalaries(tables.baseSalaries, instruments);
}

/**
 * One after the other without hole or overlap, none longer than the decree it is paid by; the last one is open. Days before
 * the first are unknown.
 */
function checkSalaries(salaries: Tables['baseSalaries'], instruments: ReadonlyMap<string, { from: string | null; to: string | null }>): void {
  salaries.forEach(({ value, ...at }, index) => {
    const before = salaries[index - 1]?.value;
    const last = index === salaries.length - 1;
    const continues = before === undefined || (before.to !== null && addDays(before.to, 1) === value.from);
    if (!continues || (value.to === null) !== last || (value.to !== null && value.to < value.from))
      throw refuse(lawRefusals.salariesBroken, { ...at, day: value.from });
    checkFooting(value, at);
    for (const { instrument } of value.basis) {
      const cited = instruments.get(instrument);
      if (!cited) throw unknown({ ...at, path: `${at.path}.basis` }, instrument);
      if (!meets(cited, value)) throw refuse(lawRefusals.outOfForce, { ...at, code: instrument, regime: value.from });
      if (cited.to !== null && (value.to === null || cited.to < value.to))
        throw refuse(lawRefusals.salariesBroken, { ...at, day: addDays(cited.to, 1) });
    }
  });
}
