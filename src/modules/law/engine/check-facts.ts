import type { AwardEntry } from '../files.ts';
import { parseOrRefuse } from '#platform/parse.ts';
import { refuse } from '#platform/refusal.ts';
import type { Day } from '#platform/dates.ts';
import { yearOf } from './ask.ts';
import { factsFile, type Facts } from './facts.ts';
import { factRefusals } from './refusals.ts';
import type { Rulebook } from './rulebook.ts';

/** What the checks ask of the rules: which codes exist, and when a regime began. */
export interface FactCodes {
  readonly hasAward: (code: string) => boolean;
  /** First day of a regime; `null` = open past, `undefined` = no such regime. */
  readonly regimeFrom: (code: string) => Day | null | undefined;
  /** Whom an award is for; `undefined` = an unknown award. */
  readonly subjectOf: (award: string) => AwardEntry['subject'] | undefined;
  /** The first regime that knows an award; none = an unknown award. */
  readonly bornIn: (award: string) => string | undefined;
}

/** What the rules of a book say about codes. */
export const codesOf = (book: Pick<Rulebook, 'awardOf' | 'regime' | 'library'>): FactCodes => ({
  hasAward: (code) => book.awardOf(code) !== undefined,
  regimeFrom: (code) => book.regime(code)?.from,
  subjectOf: (award) => book.awardOf(award)?.subject,
  bornIn: (award) =>
    book.library.regimes.find(({ value }) => book.awardOf(award)?.rules.some((rule) => rule.regimes.includes(value.code)))?.value.code,
});

/** Reads facts from outside. Throws the refusal that names the first mistake; nothing is half read. */
export function readFacts(raw: unknown, codes: FactCodes): Facts {
  const facts = parseOrRefuse(factsFile, raw);
  checkFacts(facts, codes);
  return facts;
}

type Listed = { readonly id: string };
const lists = (facts: Facts): [string, readonly Listed[]][] =>
  Object.entries(facts).flatMap(([name, value]): [string, readonly Listed[]][] => (Array.isArray(value) ? [[name, value]] : []));

export function checkFacts(facts: Facts, codes: FactCodes): void {
  checkIds(facts);
  checkSpans(facts);
  checkDates(facts);
  onePerYear(facts.ratings, factRefusals.twoRatings);
  onePerYear(facts.strength, factRefusals.twoStrengths);
  facts.strength.forEach(checkStrength);
  checkPosts(facts);
  checkAwards(facts, codes);
  for (const work of [...facts.initiatives, ...facts.scienceWorks]) {
    const total = work.authors.reduce((sum, author) => sum + (author.share ?? 0), 0);
    if (total > 10000) throw refuse(factRefusals.sharesTooMany, { id: work.id });
  }
}

function checkIds(facts: Facts): void {
  const seen = new Set<string>();
  for (const [, list] of lists(facts))
    for (const { id } of list) {
      if (seen.has(id)) throw refuse(factRefusals.factRepeated, { id });
      seen.add(id);
    }
}

/** Silence about days to come says nothing: a list is complete up to the day of the facts at most. */
function checkSpans({ known, asOf }: Facts): void {
  for (const [list, span] of Object.entries(known)) {
    const last = typeof span.to === 'number' ? yearOf(asOf) : asOf;
    if (span.to !== null && span.to > last) throw refuse(factRefusals.future, { id: `known.${list}.to`, asOf, value: span.to });
    if (span.from !== null && span.to !== null && span.to < span.from) throw refuse(factRefusals.knownGap, { list });
  }
}

/** A time that runs may end later; everything else lies at or before the day of the facts. */
function checkDates(facts: Facts): void {
  const year = yearOf(facts.asOf);
  const late = (id: string, value: string | number) => refuse(factRefusals.future, { id, asOf: facts.asOf, value });
  for (const key of ['servedFrom', 'establishedOn', 'retirementNoticeOn'] as const) {
    const day = (facts.subject as Readonly<Record<string, unknown>>)[key];
    if (typeof day === 'string' && day > facts.asOf) throw late(`subject.${key}`, day);
  }
  for (const { id, cancelled } of facts.awards) if (cancelled !== null && cancelled.on > facts.asOf) throw late(id, cancelled.on);
  for (const [name, list] of lists(facts))
    for (const one of list as readonly (Listed & Readonly<Record<string, unknown>>)[]) {
      if (typeof one['year'] === 'number' && one['year'] > year) throw late(one.id, one['year']);
      for (const key of ['decidedOn', 'on', 'from'] as const) {
        const day = one[key];
        if (typeof day === 'string' && day > facts.asOf) throw late(one.id, day);
      }
      const [from, to] = [one['from'], one['to']];
      if (typeof from === 'string' && typeof to === 'string' && to < from) throw refuse(factRefusals.endsBeforeItBegins, { id: one.id });
      if (name === 'holds' && typeof to === 'string' && to > facts.asOf) throw late(one.id, to);
    }
}

function onePerYear(list: readonly { readonly id: string; readonly year: number }[], refusal: (typeof factRefusals)['twoRatings']): void {
  const seen = new Map<number, string>();
  for (const { id, year } of list) {
    const other = seen.get(year);
    if (other !== undefined) throw refuse(refusal, { year, id: other, other: id });
    seen.set(year, id);
  }
}

/** Nobody is counted who is not a member. */
function checkStrength({ id, year, members, titles, ...figures }: Facts['strength'][number]): void {
  if (members === null) return;
  const { women, completed, disciplinedWarning } = figures;
  const above = Object.entries({ women, completed, disciplinedWarning, ...titles }).find(([, value]) => (value ?? 0) > members);
  if (above) throw refuse(factRefusals.partAboveMembers, { id, year, part: above[0], value: above[1], members });
}

function checkPosts({ posts }: Facts): void {
  posts.forEach((post, at) => {
    const other = posts.slice(0, at).find((one) => one.code === post.code && one.from <= (post.to ?? '9999') && post.from <= (one.to ?? '9999'));
    if (other) throw refuse(factRefusals.postsOverlap, { id: other.id, other: post.id });
  });
}

function checkAwards(facts: Facts, codes: FactCodes): void {
  const used = [
    ...facts.awards.map(({ id, code }) => ({ id, code })),
    ...facts.registrations.map(({ id, award }) => ({ id, code: award })),
    ...[...facts.initiatives, ...facts.scienceWorks, ...facts.combatIngenuity].flatMap(({ id, uses }) =>
      (uses ?? []).map(({ award }) => ({ id, code: award })),
    ),
    ...[...facts.initiatives, ...facts.scienceWorks].flatMap(({ id, maybeUses }) => (maybeUses ?? []).map(({ award }) => ({ id, code: award }))),
    ...[...facts.achievements, ...facts.movements].flatMap(({ id, rewardedBy }) => (rewardedBy ?? []).map(({ award }) => ({ id, code: award }))),
    ...facts.strength.flatMap(({ id, titles }) => Object.keys(titles).map((code) => ({ id, code }))),
  ];
  for (const { id, code } of used) if (!codes.hasAward(code)) throw refuse(factRefusals.unknownAward, { id, code });
  for (const { id, code, regime, decidedOn, fromYear, year } of facts.awards) {
    if (fromYear !== null && year !== null && fromYear > year) throw refuse(factRefusals.endsBeforeItBegins, { id });
    if (year !== null && decidedOn !== null && yearOf(decidedOn) < year) throw refuse(factRefusals.decidedBeforeYear, { id, day: decidedOn, year });
    const fits = codes.subjectOf(code);
    if (fits !== undefined && !holds(fits, facts.subject.kind)) throw refuse(factRefusals.otherSubject, { id, code });
    // Decisions follow the year they reward: of a year alone the end of the next one is asked.
    const latest = decidedOn ?? (year === null ? null : `${year + 1}-12-31`);
    const tooOld = (name: string, from: Day | null) => {
      if (from !== null && latest !== null && latest < from)
        throw refuse(factRefusals.beforeItsRegime, { id, regime: name, day: decidedOn ?? String(year) });
    };
    const first = codes.bornIn(code);
    if (first !== undefined) tooOld(first, codes.regimeFrom(first) ?? null);
    if (regime === null) continue;
    const from = codes.regimeFrom(regime);
    if (from === undefined) throw refuse(factRefusals.unknownRegime, { id, regime });
    tooOld(regime, from);
  }
}

/** May such a subject hold an award for these? Households hold what both may, too. */
const holds = (award: AwardEntry['subject'], subject: Facts['subject']['kind']): boolean =>
  award === 'both' || award === (subject === 'collective' ? 'unit' : subject);
