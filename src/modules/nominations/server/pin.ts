import { sql, type Tx } from '#platform/db/database.ts';
import { canonicalJson, newId, sha256 } from '#platform/ids.ts';
import { currentLaw, type Facts, type FavourChoice, type Library } from '#modules/law/index.ts';
import type { VerdictReport } from '#modules/law/contract.ts';
import { factsUnder } from '../law-findings.ts';
import type { Route } from '../rules.ts';
import { lawFactsOf, verdictFor, type LawQuestion } from './law-desk.ts';

export type PinCause = 'ACCEPTED' | 'RECHECKED' | 'FAVOUR' | 'FAVOUR_ENDED';

/** A verdict as it was pinned: what was asked, what was known, what was answered. */
export interface Pinned {
  readonly id: string;
  readonly cause: PinCause;
  readonly pinnedOn: string;
  readonly pinnedBy: string;
  readonly report: VerdictReport;
}

interface Row extends Omit<Pinned, 'report'> {
  readonly report: string;
}

/** The verdict that counts: the newest of a dossier. */
export async function pinnedOf(tx: Tx, nominationId: string): Promise<Pinned | undefined> {
  const row = await tx.maybe<Row>(sql`
    select id, cause, pinned_on, pinned_by, report from nominations.verdict where nomination_id = ${nominationId} order by id desc limit 1`);
  return row && { ...row, report: JSON.parse(row.report) as VerdictReport };
}

/** The whole rule base word for word, each distinct one kept once. */
async function keepRules(tx: Tx, library: Library): Promise<string> {
  // The cases beside the rules prove them to their makers; an answer does not depend on them.
  const files = canonicalJson({ ...library, cases: [] });
  const hash = sha256(files);
  await tx.run(sql`insert into nominations.rule_snapshot (hash, files, kept_on) values (${hash}, ${files}, ${tx.today}) on conflict do nothing`);
  return hash;
}

export interface Pinning {
  readonly cause: PinCause;
  readonly acceptedOn: string;
  readonly favour: FavourChoice | null;
}

/** What of a dossier the question needs. */
interface Asked {
  readonly id: string;
  readonly awardCode: string;
  readonly year: number;
  readonly route: Route;
  readonly subjectKind: 'unit' | 'person';
  readonly subjectUnitId: string | null;
  readonly subjectPersonId: string | null;
}

/** Awards in time are judged as sudden merit where the rules know such a branch. */
const questionsOf = (dossier: Asked, { acceptedOn, favour }: Pinning, overlays: readonly string[]): LawQuestion[] => {
  const base = { acceptedOn, year: dossier.year, overlays, ...(favour ? { favour } : {}) };
  return dossier.route === 'in-time' ? [{ ...base, branch: 'dot_xuat' }, base] : [base];
};

/**
 * Asks the law with what is on record now and the rules that stood on the day of acceptance, and pins question, facts,
 * rules and answer. Answers the report, `null` when the rule base has no standard for this award, subject and day.
 */
export async function pinVerdict(tx: Tx, dossier: Asked, pinning: Pinning): Promise<VerdictReport | null> {
  const subjectId = dossier.subjectUnitId ?? dossier.subjectPersonId ?? '';
  const facts = await lawFactsOf(tx, { kind: dossier.subjectKind, id: subjectId }, tx.today, dossier);
  if (!facts) return null;
  const law = await currentLaw(tx);
  // The amended rule is newer than the day of acceptance: it is looked up as it stands today.
  const library = law.libraryOn(pinning.favour ? tx.today : pinning.acceptedOn);
  for (const question of questionsOf(dossier, pinning, law.overlaysOn(pinning.acceptedOn))) {
    const report = verdictFor(library, facts, dossier.awardCode, question);
    if (!report) continue;
    await write(tx, dossier, pinning, { question, facts, report, rulesHash: await keepRules(tx, library) });
    return report;
  }
  return null;
}

interface Answered {
  readonly question: LawQuestion;
  readonly facts: Facts;
  readonly report: VerdictReport;
  readonly rulesHash: string;
}

async function write(tx: Tx, dossier: Asked, { cause, acceptedOn }: Pinning, { question, facts, report, rulesHash }: Answered): Promise<void> {
  const id = newId();
  await tx.run(sql`
    insert into nominations.verdict (id, nomination_id, cause, pinned_on, pinned_by, accepted_on, award_code, outcome, advice, regime, report, facts, question,
      rule_set_hash, facts_hash, rules_hash)
    values (${id}, ${dossier.id}, ${cause}, ${tx.today}, ${tx.actor.name}, ${acceptedOn}, ${dossier.awardCode}, ${report.verdict}, ${report.advice},
      ${report.regime.code}, ${canonicalJson(report)}, ${canonicalJson(facts)}, ${canonicalJson(question)}, ${report.ruleSetHash}, ${report.factsHash}, ${rulesHash})`);
  await tx.run(sql`
    insert into nominations.verdict_fact (verdict_id, fact_id) select ${id}, fact from unnest(${factsUnder(report.tree)}::text[]) as fact`);
}

const isText = (value: object): boolean => Object.keys(value).sort().join() === 'en,vi';

/** A report without its sentences: verdicts, clauses, citations, facts, hashes. A later release may say the same in better words. */
function judgementOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(judgementOf);
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return null;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (key === 'cite' ? [] : [[key, judgementOf(inner)]])));
}

export interface AskedAgain {
  readonly pinned: string;
  readonly again: string;
  /** The judgement is byte for byte the pinned one; `false`: something was tampered with. */
  readonly same: boolean;
  /** So is every sentence. */
  readonly sameWords: boolean;
}

/** Asks a pinned question again with the pinned facts and rules alone: years later the same bytes. */
export async function askAgain(tx: Tx, verdictId: string): Promise<AskedAgain | undefined> {
  const row = await tx.maybe<{ awardCode: string; report: string; facts: string; question: string; files: string }>(sql`
    select v.award_code, v.report, v.facts, v.question, s.files from nominations.verdict v join nominations.rule_snapshot s on s.hash = v.rules_hash where v.id = ${verdictId}`);
  if (!row) return undefined;
  const report = verdictFor(
    JSON.parse(row.files) as Partial<Library>,
    JSON.parse(row.facts) as Facts,
    row.awardCode,
    JSON.parse(row.question) as LawQuestion,
  );
  const again = canonicalJson(report);
  const judged = (text: string) => canonicalJson(judgementOf(JSON.parse(text)));
  return { pinned: row.report, again, same: judged(row.report) === judged(again), sameWords: row.report === again };
}
