import { addDays, type Day } from '#platform/dates.ts';
import { refuse } from '#platform/refusal.ts';
import { checkFooting, checkRules, meets, type Place, type Span } from '../check.ts';
import { lawRefusals } from '../contract.ts';
import type { Library, Placed } from '../load.ts';
import { childrenOf, clausesOf, tightens } from './overlay.ts';
import { standardRefusals } from './refusals.ts';
import { opOf, type Clause, type Overlay, type Standard } from './rules.ts';

/** The standards against each other and against the catalogue. Throws the first mistake found; nothing is half loaded. */
export function checkStandards(library: Library): void {
  const instruments = new Map<string, Span>(library.instruments.map(({ value }) => [value.code, value]));
  const regimes = new Map<string, Span>(library.regimes.map(({ value }) => [value.code, value]));
  const awards = new Set(library.awards.map(({ value }) => value.code));
  const each = (rules: readonly Placed<Standard | Library['general'][number]['value']>[]) => {
    const ids = new Set<string>();
    for (const { value, ...at } of rules) {
      if (ids.has(value.id)) throw refuse(lawRefusals.duplicate, { ...at, code: value.id });
      ids.add(value.id);
      checkRules([value], at, regimes, instruments);
    }
  };
  each(library.standards);
  each(library.general);
  for (const { value, ...at } of library.standards) {
    checkCode(awards, value.award, { ...at, path: `${at.path}.award` });
    checkIds(value.clauses, `${at.path}.clauses`, at);
    value.clauses.forEach((clause, index) => checkClause(clause, { ...at, path: `${at.path}.clauses.${index}` }, awards, instruments));
    if (value.when) checkClause(value.when, { ...at, path: `${at.path}.when` }, awards, instruments);
    if (!value.clauses.some((clause) => binds(clause))) throw refuse(standardRefusals.nothingBinds, at);
  }
  for (const { value, ...at } of library.general) checkClause(value.clause, { ...at, path: `${at.path}.clause` }, awards, instruments);
  checkPriorities(library.standards);
  checkCycles(library.standards);
  checkParameters(library, instruments);
  checkOverlays(library, awards, instruments);
}

const doubtful = (clause: Clause) => clause.confidence !== undefined && clause.confidence !== 'V' && clause.confidence !== 'M';
const binds = (clause: Clause) => clause.severity === undefined && !doubtful(clause);

function checkCode(awards: ReadonlySet<string>, code: string, at: Place): void {
  if (!awards.has(code)) throw refuse(lawRefusals.unknownReference, { ...at, code });
}

function checkIds(clauses: readonly Clause[], path: string, at: Place): void {
  const seen = new Set<string>();
  clauses.forEach((clause, index) => {
    const id = clause.id ?? String(index + 1);
    if (seen.has(id)) throw refuse(standardRefusals.clauseRepeated, { ...at, path: `${path}.${index}`, code: id });
    seen.add(id);
    checkIds(childrenOf(clause), `${path}.${index}`, at);
  });
}

/** Award codes a predicate names, `meets` included. */
function codesIn(clause: Clause): string[] {
  const params = (clause[opOf(clause)] ?? {}) as Readonly<Record<string, unknown>>;
  const named = [
    params['award'],
    params['awards'],
    params['after'],
    params['title'],
    (params['inStreak'] as Record<string, unknown> | undefined)?.['after'],
  ];
  return named.flat().filter((one): one is string => typeof one === 'string' && one !== 'SELF');
}

function checkClause(clause: Clause, at: Place, awards: ReadonlySet<string>, instruments: ReadonlyMap<string, Span>): void {
  const op = opOf(clause);
  if (doubtful(clause) && clause.severity === 'block') throw refuse(lawRefusals.doubtfulButBinding, { ...at, mark: clause.confidence });
  for (const { instrument } of clause.basis ?? [])
    if (!instruments.has(instrument)) throw refuse(lawRefusals.unknownReference, { ...at, path: `${at.path}.basis`, code: instrument });
  if (op !== 'all' && op !== 'any' && op !== 'not') for (const code of codesIn(clause)) checkCode(awards, code, { ...at, path: `${at.path}.${op}` });
  childrenOf(clause).forEach((child, index) => checkClause(child, { ...at, path: `${at.path}.${op}.${index}` }, awards, instruments));
}

/** Within one branch of one award and regime: one general rule a stem, and exceptions each with a priority of its own. */
function checkPriorities(standards: Library['standards']): void {
  const groups = new Map<string, Placed<Standard>[]>();
  for (const placed of standards) {
    const { award, subject, branch, soft, regimes } = placed.value;
    for (const regime of regimes) {
      const key = [award, subject, branch, soft === true, regime].join('|');
      groups.set(key, [...(groups.get(key) ?? []), placed]);
    }
  }
  for (const [key, group] of groups) checkGroup(group, key.split('|').at(-1) ?? '');
}

function checkGroup(group: readonly Placed<Standard>[], regime: string): void {
  const seen = new Map<number, string>();
  for (const { value, file, path } of group) {
    if (value.when === undefined && value.priority !== 0) throw refuse(lawRefusals.badValue, { file, path: `${path}.priority`, problem: 'when' });
    const other = seen.get(value.priority);
    if (other !== undefined) throw refuse(standardRefusals.rulesClash, { file, path, code: value.id, other, regime });
    seen.set(value.priority, value.id);
  }
  const first = group[0];
  if (first && !seen.has(0)) throw refuse(standardRefusals.generalMissing, { file: first.file, path: first.path, code: first.value.id, regime });
}

/** `meets` may not lead back to itself. */
function checkCycles(standards: Library['standards']): void {
  const edges = new Map<string, Set<string>>();
  const meetsIn = (clause: Clause): string[] => [...(clause.meets ? [clause.meets.award] : []), ...childrenOf(clause).flatMap(meetsIn)];
  for (const { value } of standards) edges.set(value.award, new Set([...(edges.get(value.award) ?? []), ...value.clauses.flatMap(meetsIn)]));
  for (const { value, ...at } of standards) {
    const cycle = circle(edges, value.award, []);
    if (cycle) throw refuse(standardRefusals.rulesCycle, { ...at, cycle: cycle.join(' → ') });
  }
}

function circle(edges: ReadonlyMap<string, ReadonlySet<string>>, award: string, path: readonly string[]): string[] | undefined {
  if (path.includes(award)) return [...path.slice(path.indexOf(award)), award];
  for (const next of edges.get(award) ?? []) {
    const found = circle(edges, next, [...path, award]);
    if (found) return found;
  }
  return undefined;
}

/** Values of a parameter follow each other without hole or overlap, and each rests on something in force then. */
function checkParameters({ parameters }: Library, instruments: ReadonlyMap<string, Span>): void {
  const codes = new Set<string>();
  for (const { value, ...at } of parameters) {
    if (codes.has(value.code)) throw refuse(lawRefusals.duplicate, { ...at, code: value.code });
    codes.add(value.code);
    let expected: Day | null | undefined;
    value.values.forEach((one, index) => {
      const here = { ...at, path: `${at.path}.values.${index}` };
      const broken = (expected !== undefined && one.from !== expected) || (one.to !== null && one.from !== null && one.to < one.from);
      if (broken || (one.to === null && index < value.values.length - 1)) throw refuse(standardRefusals.valueGap, { ...here, day: one.from });
      expected = one.to === null ? undefined : addDays(one.to, 1);
      checkFooting(one, here);
      for (const { instrument } of one.basis) {
        const cited = instruments.get(instrument);
        if (!cited) throw refuse(lawRefusals.unknownReference, { ...here, path: `${here.path}.basis`, code: instrument });
        if ((cited.from ?? '') > (one.to ?? '9999') || (one.from ?? '') > (cited.to ?? '9999'))
          throw refuse(lawRefusals.outOfForce, { ...here, code: instrument, regime: `${one.from ?? '…'}–${one.to ?? '…'}` });
      }
    });
  }
}

/** An overlay may add clauses (which can only tighten) and raise numbers; a number that loosens is refused. */
function checkOverlays(library: Library, awards: ReadonlySet<string>, instruments: ReadonlyMap<string, Span>): void {
  const standards = new Map(library.standards.map(({ value }) => [value.id, value]));
  const clauses = new Map(library.standards.flatMap(({ value }) => [...clausesOf(value)]));
  const codes = new Set<string>();
  for (const { value, ...at } of library.overlays) {
    if (codes.has(value.code)) throw refuse(lawRefusals.duplicate, { ...at, code: value.code });
    codes.add(value.code);
    checkFooting(value, at);
    for (const { instrument } of value.basis)
      if (!instruments.has(instrument)) throw refuse(lawRefusals.unknownReference, { ...at, path: `${at.path}.basis`, code: instrument });
    value.adds.forEach((add, index) => {
      const here = { ...at, path: `${at.path}.adds.${index}` };
      for (const id of add.standards) if (!standards.has(id)) throw refuse(lawRefusals.unknownReference, { ...here, code: id });
      add.clauses.forEach((clause) => checkClause(clause, here, awards, instruments));
    });
    value.caps.forEach((cap, index) => checkCap(cap, value, library, awards, { ...at, path: `${at.path}.caps.${index}` }));
    value.raises.forEach((raise, index) => checkRaise(raise, clauses.get(raise.clause), { ...at, path: `${at.path}.raises.${index}` }));
  }
}

/** A cap of an overlay is at most that of the law, in every regime both hold in; a doubtful one of the law binds nobody. */
function checkCap(cap: Overlay['caps'][number], overlay: Span, library: Library, awards: ReadonlySet<string>, at: Place): void {
  checkCode(awards, cap.award, { ...at, path: `${at.path}.award` });
  const together = new Set(library.regimes.filter(({ value }) => meets(value, overlay)).map(({ value }) => value.code));
  for (const { value } of library.quotas.filter((one) => one.value.award === cap.award))
    for (const rule of value.rules)
      if (rule.soft !== true && rule.percent < cap.percent && rule.regimes.some((regime) => together.has(regime)))
        throw refuse(standardRefusals.overlayLoosens, {
          ...at,
          clause: value.code,
          parameter: 'percent',
          from: `${rule.percent}%`,
          to: `${cap.percent}%`,
        });
}

function checkRaise(raise: Overlay['raises'][number], clause: Clause | undefined, at: Place): void {
  if (!clause) throw refuse(lawRefusals.unknownReference, { ...at, code: raise.clause });
  const params = (clause[opOf(clause)] ?? {}) as Readonly<Record<string, unknown>>;
  for (const [parameter, to] of Object.entries(raise.set))
    if (!tightens(parameter, params[parameter], to))
      throw refuse(standardRefusals.overlayLoosens, { ...at, clause: raise.clause, parameter, from: String(params[parameter]), to: String(to) });
}
