import { addDays, within, type Day } from '#platform/dates.ts';
import { refuse } from '#platform/refusal.ts';
import type { z } from 'zod';
import { problemsOf } from '#platform/parse.ts';
import { checkLibrary, unknown } from '../check.ts';
import { checkStandards } from '../engine/check-standards.ts';
import { lawRefusals } from '../contract.ts';
import { heldOn } from '../desk-files.ts';
import { awardFile, type AwardEntry, type Instrument, type RegimeEntry } from '../files.ts';
import type { Library, Placed } from '../load.ts';
import { checkTables, type Tables } from '../tables/check.ts';
import { changeRefusals } from './refusals.ts';
import type { Draft } from './draft.ts';
import { layRules, placed, type Laying, type Rule } from './lay-rules.ts';
import { layOverlay, layStandards, layValues } from './lay-standards.ts';
import { tightened } from './tighten.ts';

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
  if (base.some(({ value }) => value.code === entry.code)) throw refuse(lawRefusals.duplicate, { file, path: 'regime.code', code: entry.code });
  if (continues !== last.value.code)
    throw refuse(changeRefusals.continuesUnknown, { file, path: 'regime.continues', code: continues, last: last.value.code });
  return [
    ...base.slice(0, -1),
    { ...last, value: { ...last.value, to: addDays(draft.from, -1) } },
    { file, path: 'regime', value: { ...entry, from: draft.from, to: null } },
  ];
}

function layTables(laying: Laying, base: Tables): Tables {
  const { draft, file } = laying;
  const flat = <R extends Rule>(old: readonly Placed<R>[], fresh: readonly R[], list: string): Placed<R>[] => {
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
const goOn = <R extends Rule, T extends { readonly code: string; readonly rules: readonly R[] }>(laying: Laying, base: readonly Placed<T>[]) =>
  base.map((one) => ({ ...one, value: { ...one.value, rules: layRules(laying, one.value.rules, [], one.value.code) } }));

/** A rule that goes on must still stand: what it rests on has not ended, or has a successor among its own citations. */
function checkContinued({ draft, file, goesOn }: Laying, library: Library): void {
  if (!goesOn) return;
  const instruments = new Map(library.instruments.map(({ value }) => [value.code, value]));
  const ended = (rule: Rule) =>
    rule.basis.find(({ instrument }) => {
      const found = instruments.get(instrument);
      return found && !within(draft.from, found.from, found.to);
    });
  const look = (code: string, rules: readonly Rule[]) => {
    for (const rule of rules) {
      const cited = rule.regimes.includes(goesOn.to) && rule.regimes.includes(goesOn.from) ? ended(rule) : undefined;
      if (cited) throw refuse(changeRefusals.continuedOutOfForce, { file, code, instrument: cited.instrument });
    }
  };
  for (const { value } of library.awards) {
    look(value.code, value.rules);
    look(value.code, value.ballots);
  }
  for (const { value } of library.dossiers) look(value.code, value.rules);
  for (const { value } of [...library.standards, ...library.general]) look(value.id, [value]);
  for (const { value } of [...library.publicity, ...library.quotas, ...library.principles]) look(value.code, value.rules);
  for (const { value } of library.tables.bonuses) look(value.award, value.rules);
  for (const { value } of library.tables.deadlines) look(value.code, value.rules);
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
  const codes = new Set([
    ...[...base.awards, ...base.dossiers, ...base.quotas, ...base.principles, ...base.tables.deadlines].map(({ value }) => value.code),
    ...[...base.standards, ...base.general].map(({ value }) => value.id),
  ]);
  draft.notContinued.forEach((code, at) => {
    if (!codes.has(code)) throw unknown({ file, path: `notContinued.${at}` }, code);
  });
  const library: Library = {
    ...base,
    regimes: layRegimes(laying, base.regimes),
    instruments: layInstruments(laying, base.instruments),
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
    standards: layStandards(laying, base.standards, draft.standards, 'standards', (rule) => [rule.award, rule.subject, rule.branch].join('/')),
    general: layStandards(laying, base.general, draft.general, 'general', (rule) => rule.id),
    parameters: layValues(laying, base.parameters),
    overlays: layOverlay(laying, base.overlays),
    principles: layEntries(
      base.principles,
      placed(laying, 'principles', draft.principles),
      (one) => one.code,
      (old, patch) => ({ ...old, ...definedOf(patch ?? {}), rules: layRules(laying, old.rules, patch?.rules ?? [], old.code) }),
      (patch) => patch.value,
    ),
    publicity: goOn(laying, base.publicity),
    quotas: layEntries(
      base.quotas,
      placed(laying, 'quotas', draft.quotas),
      (one) => one.code,
      (old, patch) => ({ ...old, rules: layRules(laying, old.rules, patch?.rules ?? [], old.code) }),
      (patch) => patch.value,
    ),
    tables: layTables(laying, base.tables),
  };
  const result = draft.overlay ? tightened(library, laying) : library;
  checkCycles(laying, result);
  checkContinued(laying, result);
  checkLibrary(result);
  checkStandards(result);
  checkTables(result.tables, result);
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
    overlays: library.overlays
      .filter(({ value }) => within(day, value.from, value.to))
      .map((one) => ({ ...one, value: { ...one.value, from: '0001-01-01', to: null } })),
    quotas: library.quotas.map((one) => ({
      ...one,
      value: { ...one.value, rules: one.value.rules.filter((rule) => heldOn(rule, day)).map(({ from: _from, to: _to, ...rule }) => rule) },
    })),
    parameters: library.parameters.map((one) => ({
      ...one,
      value: {
        ...one.value,
        values: one.value.values.filter((value) => within(day, value.from, value.to)).map((value) => ({ ...value, ...always })),
      },
    })),
  };
}
