import { within, type Day } from '#platform/dates.ts';
import { basisWords as wordsOf, markedSource } from './cite.ts';
import type { AwardType, InstrumentInForce, LegalQuota, Publicity, Regime } from './contract.ts';
import type { AwardEntry, AwardRule, Citation, Instrument, RegimeEntry } from './files.ts';
import type { Library } from './load.ts';
import { quotasOn } from './quotas.ts';

/** The dossier of `dossiers.yaml` that stands for the short procedure. */
export const simplified = 'simplified';

/** Questions about one day, answered from a checked library. Nothing here knows today's date. */
export interface LawOf {
  regimeOn(day: Day): Regime;
  regimes(): Regime[];
  instrumentsOn(day: Day): InstrumentInForce[];
  /** Everything of the catalogue that day, disabled entries too (the screen shows them greyed). */
  catalogueOn(day: Day): AwardType[];
  /** Whether an award is published for comment before it goes up, on a day (law.md §11). */
  publicityOf(award: string, day: Day): Publicity | undefined;
  /** Every cap and share of a day: caps of `quotas.yaml`, shares of the standards, both as overlays leave them. */
  quotasOn(day: Day, overlays?: readonly string[]): LegalQuota[];
}

export function lawOf(library: Library): LawOf {
  const instruments = new Map(library.instruments.map(({ value }) => [value.code, value]));
  const dossiers = new Map(library.dossiers.map(({ value }) => [value.code, value]));
  const regimes = library.regimes.map(({ value }) => value);

  const regimeEntryOn = (day: Day): RegimeEntry => {
    const found = regimes.find((regime) => within(day, regime.from, regime.to));
    // The loader proved that regimes cover every day.
    if (!found) throw new Error(`no regime on ${day}`);
    return found;
  };

  const numbers = (regime: RegimeEntry, kind: Instrument['kind'], inForce: (one: Instrument) => boolean) =>
    regime.instruments
      .map((code) => instruments.get(code))
      .filter((one): one is Instrument => one !== undefined && one.kind === kind && inForce(one))
      .map((one) => one.number)
      .join('; ');

  const regimeView = (regime: RegimeEntry, inForce: (one: Instrument) => boolean): Regime => ({
    code: regime.code,
    name: regime.name,
    law: numbers(regime, 'law', inForce),
    decree: numbers(regime, 'decree', inForce),
    circular: numbers(regime, 'circular', inForce),
    from: regime.from,
    to: regime.to,
    confidence: regime.confidence,
    note: regime.note ?? null,
  });

  const basisWords = (basis: readonly Citation[]): string => wordsOf(instruments, basis);

  /** A rule holds only while everything it rests on is in force: nothing is claimed for years nobody read about. */
  const standsOn = (basis: readonly Citation[], day: Day) =>
    basis.every(({ instrument: code }) => {
      const instrument = instruments.get(code);
      return instrument !== undefined && within(day, instrument.from, instrument.to);
    });

  const ruleOn = <R extends { readonly regimes: readonly string[]; readonly basis: readonly Citation[] }>(
    rules: readonly R[],
    day: Day,
  ): R | undefined => {
    const regime = regimeEntryOn(day).code;
    return rules.find((rule) => rule.regimes.includes(regime) && standsOn(rule.basis, day));
  };

  const footingOf = (rule: Pick<AwardRule, 'basis' | 'confidence' | 'soft' | 'note'>) => ({
    basis: basisWords(rule.basis),
    confidence: rule.confidence,
    soft: rule.soft === true,
    note: rule.note ?? null,
  });

  const papersOn = (code: string | undefined, day: Day): AwardType['papers'] => {
    const rule = ruleOn((code === undefined ? undefined : dossiers.get(code))?.rules ?? [], day);
    if (!rule) return [];
    const basis = markedSource({ source: basisWords(rule.basis), confidence: rule.confidence });
    // A doubtful list of papers is asked for as advice: nothing in it may block.
    return rule.items.map((item) => ({ code: item.code, title: item.title, required: item.required && rule.soft !== true, basis }));
  };

  const viewOn = (award: AwardEntry, day: Day): AwardType | undefined => {
    const rule = ruleOn(award.rules, day);
    if (!rule) return undefined;
    const ballot = ruleOn(award.ballots, day);
    return {
      code: award.code,
      name: rule.name ?? award.name,
      subject: award.subject,
      kind: award.kind,
      decidedBy: rule.decidedBy,
      basis: basisWords(rule.basis),
      confidence: rule.confidence,
      soft: rule.soft === true,
      enabled: rule.enabled !== false,
      catalogueOnly: award.catalogueOnly === true,
      standard: rule.standard,
      note: rule.note ?? null,
      regime: regimeEntryOn(day).code,
      ballot: ballot
        ? {
            thresholdPercent: ballot.thresholdPercent,
            secret: ballot.secret,
            basis: basisWords(ballot.basis),
            confidence: ballot.confidence,
            soft: ballot.soft === true,
          }
        : null,
      papers: papersOn(award.dossier, day),
      shortPapers: papersOn(simplified, day),
      papersNote: ruleOn((award.dossier === undefined ? undefined : dossiers.get(award.dossier))?.rules ?? [], day)?.note ?? null,
    };
  };

  return {
    regimeOn: (day) => regimeView(regimeEntryOn(day), (one) => within(day, one.from, one.to)),
    regimes: () => regimes.map((regime) => regimeView(regime, () => true)),
    instrumentsOn: (day) =>
      library.instruments
        .map(({ value }) => value)
        .filter((one) => within(day, one.from, one.to))
        .map((one) => ({
          code: one.code,
          kind: one.kind,
          scope: one.scope,
          number: one.number,
          title: one.title,
          issuedOn: one.issuedOn,
          from: one.from,
          to: one.to,
          replacedBy: one.replacedBy === undefined ? null : (instruments.get(one.replacedBy)?.number ?? null),
          confidence: one.confidence,
          enabled: one.enabled !== false,
          note: one.note ?? null,
        })),
    publicityOf: (award, day) => {
      const rule = ruleOn(library.publicity.find(({ value }) => value.awards.includes(award))?.value.rules ?? [], day);
      return rule && { workingDays: rule.workingDays, ...footingOf(rule) };
    },
    quotasOn: (day, overlays = []) => quotasOn(library, { day, regime: regimeEntryOn(day).code, overlays, standsOn, footingOf }),
    catalogueOn: (day) => library.awards.map(({ value }) => viewOn(value, day)).filter((award): award is AwardType => award !== undefined),
  };
}
