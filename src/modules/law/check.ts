import { addDays, type Day } from '#platform/dates.ts';
import { refuse } from '#platform/refusal.ts';
import { lawRefusals } from './contract.ts';
import type { Mark } from './files.ts';
import type { Library, Placed } from './load.ts';

export interface Footed {
  readonly confidence: Mark;
  readonly soft?: true | undefined;
  readonly enabled?: false | undefined;
}

export interface Ruled extends Footed {
  readonly regimes: readonly string[];
  readonly basis: readonly { readonly instrument: string }[];
}

export type Place = Pick<Placed<unknown>, 'file' | 'path'>;

/** What each file says is right in itself; this looks at the files together. Throws the first mistake found. */
export function checkLibrary(library: Library): void {
  for (const list of [library.instruments, library.regimes, library.dossiers, library.awards, library.publicity, library.quotas, library.principles])
    checkUnique(list);
  const instruments = new Map(library.instruments.map(({ value }) => [value.code, value]));
  for (const { value, ...at } of library.instruments) {
    checkFooting(value, at);
    for (const other of [value.amends, value.replacedBy]) if (other !== undefined && !instruments.has(other)) throw unknown(at, other);
  }
  checkRegimes(library, instruments);
  const regimes = new Map(library.regimes.map(({ value }) => [value.code as string, value]));
  const check = (rules: readonly Ruled[], at: Place) => checkRules(rules, at, regimes, instruments);
  for (const { value, ...at } of library.dossiers) check(value.rules, { ...at, path: `${at.path}.rules` });
  const dossiers = new Set(library.dossiers.map(({ value }) => value.code));
  for (const { value, ...at } of library.awards) {
    check(value.rules, { ...at, path: `${at.path}.rules` });
    check(value.ballots, { ...at, path: `${at.path}.ballots` });
    if (value.dossier !== undefined && !dossiers.has(value.dossier)) throw unknown({ ...at, path: `${at.path}.dossier` }, value.dossier);
  }
  const awards = new Set(library.awards.map(({ value }) => value.code));
  for (const { value, ...at } of library.publicity) {
    check(value.rules, { ...at, path: `${at.path}.rules` });
    for (const award of value.awards) if (!awards.has(award)) throw unknown({ ...at, path: `${at.path}.awards` }, award);
  }
  const parameters = new Set(library.parameters.map(({ value }) => value.code));
  for (const { value, ...at } of library.principles) {
    check(value.rules, { ...at, path: `${at.path}.rules` });
    if (value.parameter !== undefined && !parameters.has(value.parameter)) throw unknown({ ...at, path: `${at.path}.parameter` }, value.parameter);
  }
  for (const { value, ...at } of library.quotas) {
    check(value.rules, { ...at, path: `${at.path}.rules` });
    if (value.award !== undefined && !awards.has(value.award)) throw unknown({ ...at, path: `${at.path}.award` }, value.award);
  }
}

export const unknown = (at: Place, code: string) => refuse(lawRefusals.unknownReference, { ...at, code });

export function checkUnique(list: readonly Placed<{ readonly code: string }>[]): void {
  const seen = new Set<string>();
  for (const { value, file, path } of list) {
    if (seen.has(value.code)) throw refuse(lawRefusals.duplicate, { file, path, code: value.code });
    seen.add(value.code);
  }
}

/** A rule that was not read may warn or be listed; it must never bind. */
export function checkFooting(value: Footed, at: Place): void {
  const doubtful = value.confidence !== 'V' && value.confidence !== 'M';
  if (doubtful && value.soft !== true && value.enabled !== false) throw refuse(lawRefusals.doubtfulButBinding, { ...at, mark: value.confidence });
}

export interface Span {
  readonly from: Day | null;
  readonly to: Day | null;
}

export const meets = (a: Span, b: Span) => (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999');

/** One after the other: the first begins in the open past, each next the day after, the last never ends. */
function checkRegimes({ regimes }: Library, instruments: ReadonlyMap<string, Span>): void {
  let expected: Day | null = null;
  regimes.forEach(({ value, ...at }, index) => {
    const last = index === regimes.length - 1;
    if (value.from !== expected || (value.to === null) !== last || (value.to !== null && value.from !== null && value.to < value.from))
      throw refuse(lawRefusals.regimesBroken, { ...at, day: value.from ?? value.to });
    expected = value.to === null ? null : addDays(value.to, 1);
    checkFooting(value, at);
    for (const code of value.instruments) {
      const instrument = instruments.get(code);
      if (!instrument) throw unknown({ ...at, path: `${at.path}.instruments` }, code);
      if (!meets(instrument, value)) throw refuse(lawRefusals.outOfForce, { ...at, code, regime: value.code });
    }
  });
}

/** Each regime at most once per list, and only instruments that were in force in it. */
export function checkRules(rules: readonly Ruled[], list: Place, regimes: ReadonlyMap<string, Span>, instruments: ReadonlyMap<string, Span>): void {
  const seen = new Set<string>();
  rules.forEach((rule, index) => {
    const at = { ...list, path: `${list.path}.${index}` };
    checkFooting(rule, at);
    for (const code of rule.regimes) {
      const span = regimes.get(code);
      if (!span) throw unknown({ ...at, path: `${at.path}.regimes` }, code);
      if (seen.has(code)) throw refuse(lawRefusals.rulesOverlap, { ...at, regime: code });
      seen.add(code);
      for (const { instrument } of rule.basis) {
        const cited = instruments.get(instrument);
        if (!cited) throw unknown({ ...at, path: `${at.path}.basis` }, instrument);
        if (!meets(cited, span)) throw refuse(lawRefusals.outOfForce, { ...at, code: instrument, regime: code });
      }
    }
  });
}
