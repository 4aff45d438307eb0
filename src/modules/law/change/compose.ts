import { addDays, within, type Day } from '#platform/dates.ts';
import { refuse } from '#platform/refusal.ts';
import type { z } from 'zod';
import { problemsOf } from '#platform/parse.ts';
import { checkLibrary, unknown } from '../check.ts';
import { lawRefusals } from '../contract.ts';
import { awardFile, type AwardEntry, type Instrument, type RegimeEntry } from '../files.ts';
import type { Library, Placed } from '../load.ts';
import { checkParameters, type Parameters } from '../parameters/check.ts';
import { changeRefusals } from './refusals.ts';
import type { Draft } from './draft.ts';
import { tightened } from './tighten.ts';

interface InRegimes {
  readonly regimes: readonly string[];
}

/** One draft being laid over one library; carries what the parts need to know. */
export interface Laying {
  readonly file: string;
  readonly draft: Draft;
  /** The regime whose rules go on, and the one they go on in. */
  readonly goesOn: { readonly from: string; readonly to: string } | undefined;
  readonly stays: ReadonlySet<string>;
}

const placed = <T>({ file }: Laying, list: string, values: readonly T[]): Placed<T>[] =>
  values.map((value, at) => ({ value, file, path: `${list}.${at}` }));

/**
 * New rules before the old ones: for a regime both speak of, the new one stands; an old rule that loses all its regimes
 * goes. A rule of the regime that goes on is carried into the new one where the draft is silent. `alike` tells rules that
 * answer the same question apart from those that do not (individuals, collectives).
 */
function layRules<R extends InRegimes>(
  laying: Laying,
  old: readonly R[],
  fresh: readonly R[],
  code: string,
  alike: (rule: R) => string = () => '',
): R[] {
  const taken = (rule: R, regime: string) => fresh.some((one) => alike(one) === alike(rule) && one.regimes.includes(regime));
  const kept = old.flatMap((rule) => {
    const regimes = rule.regimes.filter((regime) => !taken(rule, regime));
    const { goesOn, stays } = laying;
    if (goesOn && rule.regimes.includes(goesOn.from) && !stays.has(code) && !taken(rule, goesOn.to)) regimes.push(goesOn.to);
    return regimes.length === 0 ? [] : [{ ...rule, regimes }];
  });
  return [...fresh, ...kept];
}

/** Entries by code: those of the draft change theirs, the rest only go on. New ones come last. */
function layEntries<T, P>(
  base: readonly Placed<T>[],
  fresh: readonly Placed<P>[],
  key: (value: T | P) => string,
  change: (old: T, patch: P | undefined) => T,
  make: (patch: Placed<P>) => T,
): Placed<T>[] {
  const patches = new Map(fresh.map((one) => [key(one.value), one]));
  const known = new Set(base.map((one) => key(one.value)));
  return [
    ...base.map((one) => {
      const patch = patches.get(key(one.value));
      return { ...(patch ?? one), value: change(one.value, patch?.value) };
    }),
    ...fresh.filter((one) => !known.has(key(one.value))).map((one) => ({ ...one, value: make(one) })),
  ];
}

function whole<S extends z.ZodType>(schema: S, { value, file, path }: Placed<unknown>): z.output<S> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const problem = problemsOf(parsed.error)[0];
  throw refuse(lawRefusals.badValue, { file, path: `${path}.${problem?.path ?? ''}`, problem: problem?.message.vi });
}

function layInstruments(laying: Laying, base: Library['instruments']): Placed<Instrument>[] {
  const { draft, file } = laying;
  const known = new Set(base.map(({ value }) => value.code));
  draft.ends.forEach((end, at) => {
    const path = `ends.${at}`;
    if (!known.has(end.code)) throw unknown({ file, path }, end.code);
    if (end.on >= draft.from) throw refuse(changeRefusals.notBeforeDay, { file, path, day: end.on, from: draft.from });
  });
  const ends = new Map(draft.ends.map((end) => [end.code, end]));
  return [
    ...base.map((one) => {
      const end = ends.get(one.value.code);
      return end ? { ...one, value: { ...one.value, to: end.on, ...(end.replacedBy === undefined ? {} : { replacedBy: end.replacedBy }) } } : one;
    }),
    ...placed(laying, 'instruments', draft.instruments),
  ];
}

function layRegimes({ draft, file }: Laying, base: Library['regimes']): Placed<RegimeEntry>[] {
  if (!draft.regime) return [...base];
  const last = base.at(-1);
  if (!last || (last.value.from !== null && draft.from <= last.value.from))
    throw refuse(changeRefusals.regimeNotAfter, { file, path: 'from', day: draft.from, last: last?.value.from ?? null });
  const { continues, ...entry } = draft.regime;
  if (continues !== last.value.code)
    throw refuse(changeRefusals.continuesUnknown, { file, path: 'regime.continues', code: continues, last: last.value.code });
  return [
    ...base.slice(0, -1),
    { ...last, value: { ...last.value, to: addDays(draft.from, -1) } },
    { file, path: 'regime', value: { ...entry, from: draft.from, to: null } },
  ];
}

function layParameters(laying: Laying, base: Parameters): Parameters {
  const { draft, file } = laying;
  const flat = <R extends InRegimes>(old: readonly Placed<R>[], fresh: readonly R[], list: string): Placed<R>[] => {
    const laid = layRules(
      laying,
      old.map(({ value }) => value),
      fresh,
      list,
    );
    return laid.map((value, at) =>
      at < fresh.length ? { value, file, path: `${list}.${at}` } : { value, file: old[0]?.file ?? file, path: `${list}.${at - fresh.length}` },
    );
  };
  const salaries = draft.baseSalaries;
  salaries.forEach((one, at) => {
    if (one.from < draft.from) throw refuse(changeRefusals.beforeItsDay, { file, path: `baseSalaries.${at}.from`, day: one.from, from: draft.from });
  });
  const first = salaries[0];
  const before = first
    ? base.baseSalaries.map((one) => (one.value.to === null ? { ...one, value: { ...one.value, to: addDays(first.from, -1) } } : one))
    : base.baseSalaries;
  return {
    bonuses: layEntries(
      base.bonuses,
      placed(laying, 'bonuses', draft.bonuses),
      (one) => one.award,
      (old, patch) => ({
        ...old,
        rules: layRules(laying, old.rules, patch?.rules ?? [], old.award, (rule) => `${rule.subject}/${rule.issuer ?? ''}`),
      }),
      (patch) => patch.value,
    ),
    baseSalaries: [...before, ...placed(laying, 'baseSalaries', salaries)],
    rounding: flat(base.rounding, draft.rounding, 'rounding'),
    household: flat(base.household, draft.household, 'household'),
    organisingShare: flat(base.organisingShare, draft.organisingShare, 'organisingShare'),
    deadlines: layEntries(
      base.deadlines,
      placed(laying, 'deadlines', draft.deadlines),
      (one) => one.code,
      (old, patch) => ({
        ...old,
        ...(patch ? { name: patch.name, starts: patch.starts } : {}),
        rules: layRules(laying, old.rules, patch?.rules ?? [], old.code),
      }),
      (patch) => patch.value,
    ),
  };
}

/** Lists a draft does not speak of: their rules go on into the new regime like any other the draft is silent about. */
const goOn = <R extends InRegimes, T extends { readonly code: string; readonly rules: readonly R[] }>(laying: Laying, base: readonly Placed<T>[]) =>
  base.map((one) => ({ ...one, value: { ...one.value, rules: layRules(laying, one.value.rules, [], one.value.code) } }));

/** A rule that goes on must still stand: what it rests on has not ended, or has a successor among its own citations. */
function checkContinued({ draft, file, goesOn }: Laying, library: Library): void {
  if (!goesOn) return;
  const instruments = new Map(library.instruments.map(({ value }) => [value.code, value]));
  const stands = (rule: { basis: readonly { instrument: string }[] }) =>
    rule.basis.find(({ instrument }) => {
      const found = instruments.get(instrument);
      return found && !within(draft.from, found.from, found.to);
    });
  const look = (code: string, rules: readonly (InRegimes & { basis: readonly { instrument: string }[] })[]) => {
    for (const rule of rules) {
      const ended = rule.regimes.includes(goesOn.to) && rule.regimes.includes(goesOn.from) ? stands(rule) : undefined;
      if (ended) throw refuse(changeRefusals.continuedOutOfForce, { file, code, instrument: ended.instrument });
    }
  };
  for (const { value } of library.awards) {
    look(value.code, value.rules);
    look(value.code, value.ballots);
  }
  for (const { value } of library.dossiers) look(value.code, value.rules);
  for (const { value } of [...library.publicity, ...library.quotas]) look(value.code, value.rules);
  for (const { value } of library.parameters.bonuses) look(value.award, value.rules);
  for (const { value } of library.parameters.deadlines) look(value.code, value.rules);
}

/** `replacedBy` and `amends` must lead somewhere, never back. */
function checkCycles({ file }: Laying, library: Library): void {
  const next = new Map(library.instruments.map(({ value }) => [value.code, [value.replacedBy, value.amends].filter((one) => one !== undefined)]));
  const done = new Set<string>();
  const walk = (code: string, chain: readonly string[]): void => {
    if (chain.includes(code)) throw refuse(changeRefusals.cyclic, { file, path: 'instruments', code, chain: [...chain, code].join(' → ') });
    if (done.has(code)) return;
    for (const other of next.get(code) ?? []) walk(other, [...chain, code]);
    done.add(code);
  };
  for (const code of next.keys()) walk(code, []);
}

/**
 * The library with a draft laid over it; pure. What it answers for days before `draft.from` is never asked: those days
 * keep the library without the draft. Throws the first mistake, naming file and place.
 */
export function compose(base: Library, draft: Draft, file: string): Library {
  const goesOn = draft.regime && { from: draft.regime.continues, to: draft.regime.code };
  const laying: Laying = { file, draft, goesOn, stays: new Set(draft.notContinued) };
  const codes = new Set([...base.awards, ...base.dossiers, ...base.parameters.deadlines].map(({ value }) => value.code));
  draft.notContinued.forEach((code, at) => {
    if (!codes.has(code)) throw unknown({ file, path: `notContinued.${at}` }, code);
  });
  const library: Library = {
    ...base,
    instruments: layInstruments(laying, base.instruments),
    regimes: layRegimes(laying, base.regimes),
    dossiers: layEntries(
      base.dossiers,
      placed(laying, 'dossiers', draft.dossiers),
      (one) => one.code,
      (old, patch) => ({ ...old, rules: layRules(laying, old.rules, patch?.rules ?? [], old.code) }),
      (patch) => patch.value,
    ),
    awards: layEntries<AwardEntry, Draft['awards'][number]>(
      base.awards,
      placed(laying, 'awards', draft.awards),
      (one) => one.code,
      (old, patch) => ({
        ...old,
        ...definedOf(patch ?? {}),
        rules: layRules(laying, old.rules, patch?.rules ?? [], old.code),
        ballots: layRules(laying, old.ballots, patch?.ballots ?? [], old.code),
      }),
      (patch) => whole(awardFile.shape.awards.element, patch),
    ),
    publicity: goOn(laying, base.publicity),
    quotas: goOn(laying, base.quotas),
    parameters: layParameters(laying, base.parameters),
  };
  const result = draft.overlay ? tightened(library, laying) : library;
  checkCycles(laying, result);
  checkContinued(laying, result);
  checkLibrary(result);
  checkParameters(result.parameters, result);
  return result;
}

/** Only what the draft says: a field it leaves out stays as it was. */
const definedOf = <T extends object>(patch: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

/**
 * The library as it is on one day, for every day: the regime and instruments of that day hold always, those of other
 * days never. For asking "what if the rules of that day had held last year" of facts that lie before it.
 */
export function frozenAt(library: Library, day: Day): Library {
  const never = { from: '9999-12-31', to: '9999-12-31' };
  const always = { from: null, to: null };
  return {
    ...library,
    instruments: library.instruments.map((one) => ({
      ...one,
      value: { ...one.value, ...(within(day, one.value.from, one.value.to) ? always : never) },
    })),
    regimes: library.regimes.filter(({ value }) => within(day, value.from, value.to)).map((one) => ({ ...one, value: { ...one.value, ...always } })),
  };
}
