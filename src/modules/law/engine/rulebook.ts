import { within, type Day } from '#platform/dates.ts';
import { refuse } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import { basisWords, instrumentNames } from '../cite.ts';
import type { AwardEntry, Citation, Instrument, Mark, RegimeEntry } from '../files.ts';
import type { Library } from '../load.ts';
import { principlesOn, type PrincipleOn } from '../principles.ts';
import { hashOf } from './hash.ts';
import { tightened } from './overlay.ts';
import { askRefusals } from './refusals.ts';
import { opOf, type Clause, type ClauseOp, type GeneralRule, type Overlay, type Standard } from './rules.ts';
import type { AwardType } from './scales.ts';
import type { Severity } from './verdict.ts';
import { wordsOf } from './words.ts';

/** A clause ready to be asked: full id, words, source and weight are settled. */
export interface ReadyClause {
  readonly id: string;
  readonly op: ClauseOp;
  readonly params: unknown;
  readonly severity: Severity;
  readonly words: Text;
  readonly cite: string;
  readonly citations: readonly { instrument: string; number: string; article: string | null }[];
  readonly confidence: Mark;
  readonly children: readonly ReadyClause[];
}

export interface ReadyStandard {
  readonly id: string;
  readonly branch: AwardType;
  /** `false`: a doubtful rule (S, D, ?): advice, never a verdict. */
  readonly binding: boolean;
  readonly priority: number;
  readonly when: ReadyClause | null;
  readonly root: ReadyClause;
  /** Ids of the general rules beside it that bind by themselves, also where the standard does not. */
  readonly bars: readonly string[];
}

/** All standards of one award for one kind of subject under one regime, and the hash of everything that went in. */
export interface ReadyAward {
  readonly code: string;
  readonly regime: RegimeEntry;
  readonly standards: readonly ReadyStandard[];
  readonly hash: string;
}

export interface Rulebook {
  readonly library: Library;
  awardOf(code: string): AwardEntry | undefined;
  kindOf(code: string): 'title' | 'commendation' | undefined;
  nameOf(code: string): Text;
  regimeOn(day: Day): RegimeEntry;
  regime(code: string): RegimeEntry | undefined;
  /** The number of an instrument, e.g. `152/2025/NĐ-CP`. */
  numberOf(instrument: string): string;
  /** Instruments and articles in words. */
  cite(basis: readonly Citation[]): string;
  /** Laws, decrees and circulars of a regime that are in force on a day, in words. */
  regimeCite(regime: RegimeEntry, day: Day): string;
  /** A general rule that is only read, as it stands on a day. */
  principle(code: string, day: Day): PrincipleOn | undefined;
  /** The value of a parameter on a day, or `undefined`; doubtful values are not used. */
  parameter(code: string, day: Day): string | number | boolean | undefined;
  /** Standards that stand on a day. Refuses an unknown award, an unknown overlay. */
  ready(code: string, subject: Standard['subject'], day: Day, overlays: readonly string[]): ReadyAward;
}

const doubtful = (mark: Mark) => mark !== 'V' && mark !== 'M';

export function rulebookOf(library: Library): Rulebook {
  const instruments = new Map(library.instruments.map(({ value }) => [value.code, value]));
  const awards = new Map(library.awards.map(({ value }) => [value.code, value]));
  const regimes = library.regimes.map(({ value }) => value);
  const cache = new Map<string, ReadyAward>();

  const numberOf = (instrument: string) => instruments.get(instrument)?.number ?? instrument;
  const cite = (basis: readonly Citation[]) => basisWords(instruments, basis);
  const nameOf = (code: string): Text => awards.get(code)?.name ?? { vi: code, en: code };
  const regimeOn = (day: Day): RegimeEntry => {
    const found = regimes.find((regime) => within(day, regime.from, regime.to));
    if (!found) throw new Error(`no regime on ${day}`);
    return found;
  };
  const standsOn = (basis: readonly Citation[], day: Day) =>
    basis.every(({ instrument }) => {
      const cited = instruments.get(instrument);
      return cited !== undefined && within(day, cited.from, cited.to);
    });
  const overlaysOn = (codes: readonly string[], day: Day): Overlay[] =>
    [...codes].sort().map((code) => {
      const found = library.overlays.find(({ value }) => value.code === code && within(day, value.from, value.to))?.value;
      if (!found) throw refuse(askRefusals.noSuchOverlay, { code, day });
      return found;
    });

  const frame = (clause: Clause, id: string, footing: Footing): ReadyClause => {
    const op = opOf(clause);
    const confidence = clause.confidence ?? footing.confidence;
    const basis = clause.basis ?? footing.basis;
    const inner = op === 'not' ? [clause.not as Clause] : op === 'all' || op === 'any' ? (clause[op] as readonly Clause[]) : [];
    const here = { basis, confidence };
    return {
      id,
      op,
      params: inner.length > 0 ? null : clause[op],
      severity: clause.severity ?? (clause.confidence !== undefined && doubtful(clause.confidence) ? 'warn' : 'block'),
      words: wordsOf(clause, nameOf),
      cite: cite(basis),
      citations: basis.map(({ instrument, article }) => ({ instrument, number: numberOf(instrument), article })),
      confidence,
      children: inner.map((child, at) => frame(child, `${id}/${child.id ?? at + 1}`, here)),
    };
  };

  const readyStandard = (standard: Standard, general: readonly GeneralRule[]): ReadyStandard => {
    const footing = { basis: standard.basis, confidence: standard.confidence };
    const root = frame({ all: standard.clauses, says: standard.name }, standard.id, footing);
    const beside = general.map((rule) => ({
      ...frame(rule.clause, `${standard.id}/${rule.id}`, rule),
      severity: rule.clause.severity ?? (doubtful(rule.confidence) ? ('warn' as const) : ('block' as const)),
    }));
    return {
      id: standard.id,
      branch: standard.branch,
      binding: standard.soft !== true && !doubtful(standard.confidence),
      priority: standard.priority,
      when: standard.when ? frame(standard.when, `${standard.id}/when`, footing) : null,
      root: {
        ...root,
        severity: standard.soft === true || doubtful(standard.confidence) ? 'warn' : 'block',
        children: [...root.children, ...beside],
      },
      bars: beside.filter((one) => one.severity === 'block').map((one) => one.id),
    };
  };

  return {
    library,
    awardOf: (code) => awards.get(code),
    kindOf: (code) => awards.get(code)?.kind,
    nameOf,
    regimeOn,
    regime: (code) => regimes.find((one) => one.code === code),
    numberOf,
    cite,
    regimeCite: (regime, day) =>
      instrumentNames(
        regime.instruments.map((one) => instruments.get(one)).filter((one): one is Instrument => one !== undefined && within(day, one.from, one.to)),
      ),
    principle: (code, day) =>
      principlesOn(library, day, (rule) => rule.regimes.includes(regimeOn(day).code) && standsOn(rule.basis, day)).find(
        (one) => one.principle.code === code,
      ),
    parameter: (code, day) =>
      library.parameters
        .find(({ value }) => value.code === code)
        ?.value.values.find((one) => within(day, one.from, one.to) && one.soft !== true && one.enabled !== false)?.value,
    ready(code, subject, day, overlayCodes) {
      const award = awards.get(code);
      if (!award) throw refuse(askRefusals.noSuchAward, { code });
      const regime = regimeOn(day);
      const overlays = overlaysOn(overlayCodes, day);
      const standing = library.standards
        .map(({ value }) => value)
        .filter(
          (one) =>
            one.award === code && one.subject === subject && one.enabled !== false && one.regimes.includes(regime.code) && standsOn(one.basis, day),
        );
      const general = library.general
        .map(({ value }) => value)
        .filter(
          (rule) =>
            rule.enabled !== false &&
            rule.regimes.includes(regime.code) &&
            rule.subjects.includes(subject) &&
            rule.kinds.includes(award.kind) &&
            standsOn(rule.basis, day),
        );
      const key = [code, subject, regime.code, standing.map((one) => one.id), general.map((one) => one.id), overlays.map((one) => one.code)].join(
        '|',
      );
      const known = cache.get(key);
      if (known) return known;
      const rules = standing.map((one) => tightened(one, overlays));
      const standards = rules.map((one) =>
        readyStandard(
          one,
          general.filter((rule) => rule.branches.includes(one.branch)),
        ),
      );
      const ready: ReadyAward = { code, regime, standards, hash: hashOf({ regime: regime.code, rules, general, overlays }) };
      cache.set(key, ready);
      return ready;
    },
  };
}

interface Footing {
  readonly basis: readonly Citation[];
  readonly confidence: Mark;
}
