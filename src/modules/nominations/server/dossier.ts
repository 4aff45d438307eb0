import { sql, type Tx } from '#platform/db/database.ts';
import { evidenceOf, openingsOf } from '#modules/evidence/index.ts';
import { delegationFor, type Delegation } from '#modules/identity/index.ts';
import { currentLaw, type AwardType, type CurrentLaw, type Library } from '#modules/law/index.ts';
import type { NominationState, Part, Verdict } from '../labels.ts';
import type { Route } from '../rules.ts';
import { pinnedOf, type Pinned } from './pin.ts';
import { publicityStateOf, type PublicityState } from './publicity.ts';

export interface PaperRecord {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly required: boolean;
  readonly basis: string;
  readonly onPaper: string;
  readonly opened: { readonly by: string; readonly on: string } | null;
  readonly evidence: readonly {
    readonly itemId: string;
    readonly title: string;
    readonly fileName: string | null;
    readonly openings: { by: string; on: string }[];
  }[];
  /** Proof attached, or the original handed in. */
  readonly complete: boolean;
}

export interface FindingRecord {
  readonly code: string;
  readonly verdict: Verdict;
  readonly text: { readonly vi: string; readonly en: string };
  readonly basis: string;
  readonly explanation: string;
  readonly explainedBy: string | null;
  /** A doubtful rule warns and needs no explanation. */
  readonly severity: 'block' | 'warn';
  readonly source: 'house' | 'law';
  readonly facts: string[];
  /** An open hold: no explanation releases it. */
  readonly held: boolean;
}

export interface Dossier {
  readonly id: string;
  readonly year: number;
  readonly awardCode: string;
  readonly awardName: string;
  readonly subjectKind: 'unit' | 'person';
  readonly subjectUnitId: string | null;
  readonly subjectPersonId: string | null;
  readonly subjectName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly route: Route;
  readonly state: NominationState;
  readonly achievement: string;
  readonly termId: string | null;
  readonly rankInGroup: number | null;
  readonly unitMinuteNumber: string;
  readonly unitMinuteOn: string | null;
  readonly unitYes: number | null;
  readonly unitMembers: number | null;
  readonly submittedOn: string | null;
  readonly submittedBy: string | null;
  readonly acceptedOn: string | null;
  readonly regime: string | null;
  readonly supplementUntil: string | null;
  readonly stateReason: string;
  readonly appraisedBy: string | null;
  readonly stateLevel: boolean;
  readonly byStanding: boolean;
  readonly createdOn: string;
  readonly createdByPerson: string | null;
  readonly synthetic: boolean;
  readonly version: number;
  /** The side of the desk the acting account has taken in this dossier. */
  readonly myPart: Part | null;
  /** The acting account may do the head's act today by delegation. */
  readonly delegation: Delegation | undefined;
  /** The title as it stands on the day that counts: acceptance, before that today. */
  readonly award: AwardType | undefined;
  readonly papers: readonly PaperRecord[];
  readonly findings: readonly FindingRecord[];
  /** Public comment: asked for, running, answered (law.md §11). */
  readonly publicity: PublicityState;
  /** The verdict of the law that counts; none before acceptance. */
  readonly pinned: Pinned | undefined;
  /** Whether the amended rule of 2026 could be chosen for it, and from when that rule holds. */
  readonly law: { readonly favourable: boolean; readonly amendedFrom: string | null };
  /** The business day it was read on. */
  readonly today: string;
}

type Row = Omit<Dossier, 'delegation' | 'award' | 'papers' | 'findings' | 'publicity' | 'pinned' | 'law' | 'today'>;

/** One dossier with all that decides what may be done with it. `undefined` = missing or hidden. */
export async function loadDossier(tx: Tx, id: string, { lock = true } = {}): Promise<Dossier | undefined> {
  // Locked first and read afterwards: a second clerk waits here and then sees the new version.
  if (lock) await tx.many(sql`select 1 from nominations.nomination where id = ${id} for update`);
  const row = await tx.maybe<Row>(sql`
    select n.id, n.year, n.award_code, n.award_name, n.subject_kind, n.subject_unit_id, n.subject_person_id, n.subject_name, n.unit_id, u.name as unit_name,
      n.route, n.state, n.achievement, n.term_id, n.rank_in_group, n.unit_minute_number, n.unit_minute_on, n.unit_yes, n.unit_members, n.submitted_on,
      n.submitted_by, n.accepted_on, n.regime, n.supplement_until, n.state_reason, n.appraised_by, n.state_level, n.by_standing, n.created_on,
      n.created_by_person, n.synthetic, n.version,
      (select h.part from nominations.hand h where h.nomination_id = n.id and h.account_id = ${tx.actor.accountId}) as my_part
    from nominations.nomination n join directory.unit u on u.id = n.unit_id where n.id = ${id}`);
  if (!row) return undefined;
  const law = await currentLaw(tx);
  return {
    ...row,
    delegation: await delegationFor(tx, tx.actor, row.unitId, 'nominations.submit'),
    award: law.awardByCode(row.awardCode, row.acceptedOn ?? tx.today),
    papers: (await papersOf(tx, [id])).get(id) ?? [],
    findings: (await storedFindings(tx, [id])).get(id) ?? [],
    publicity: await publicityStateOf(tx, row),
    pinned: await pinnedOf(tx, id),
    law: favourableOf(law, row.acceptedOn),
    today: tx.today,
  };
}

/** Accepted under the Law of 2022 before its amendment: then the amended rule may be chosen (law.md §1(2)). */
function favourableOf(law: CurrentLaw, acceptedOn: string | null): Dossier['law'] {
  const amendedFrom = law.regimes().find((regime) => regime.code === 'R2026')?.from ?? null;
  const under = acceptedOn === null ? null : law.regimeOn(acceptedOn).code;
  return { favourable: under === 'R2022a' || under === 'R2022b', amendedFrom };
}

/**
 * The rules a dossier is judged by: those of the day of acceptance, before that of today; the amended ones once somebody has
 * chosen them, as they stood when they were chosen.
 */
export function lawHeld(law: CurrentLaw, dossier: Pick<Dossier, 'acceptedOn' | 'pinned' | 'law' | 'today'>): { day: string; library: Library } {
  const { acceptedOn, pinned, today } = dossier;
  const { amendedFrom } = dossier.law;
  if (pinned && pinned.report.regime.choice !== null && amendedFrom !== null) return { day: amendedFrom, library: law.libraryOn(pinned.pinnedOn) };
  const day = acceptedOn ?? today;
  return { day, library: law.libraryOn(day) };
}

type StoredPaper = Omit<PaperRecord, 'evidence' | 'complete'> & { readonly nominationId: string };

/** The checklists of several dossiers with what is attached to each paper. */
export async function papersOf(tx: Tx, nominationIds: readonly string[]): Promise<Map<string, PaperRecord[]>> {
  const rows = await tx.many<StoredPaper>(sql`
    select id, nomination_id, code, title, required, basis, on_paper, case when opened_on is null then null else json_build_object('by', opened_by, 'on', opened_on) end as opened
    from nominations.paper where nomination_id = any (${[...nominationIds]}::uuid[]) order by required desc, id`);
  const attached = await evidenceOf(
    tx,
    'nomination-paper',
    rows.map((row) => row.id),
  );
  const openings = await openingsOf(
    tx,
    [...attached.values()].flat().map((proof) => proof.itemId),
  );
  const found = new Map<string, PaperRecord[]>();
  for (const { nominationId, ...paper } of rows) {
    const evidence = (attached.get(paper.id) ?? []).map(({ itemId, title, fileName }) => ({
      itemId,
      title,
      fileName,
      openings: openings.get(itemId) ?? [],
    }));
    found.set(nominationId, [...(found.get(nominationId) ?? []), { ...paper, evidence, complete: evidence.length > 0 || paper.onPaper !== '' }]);
  }
  return found;
}

export async function storedFindings(tx: Tx, nominationIds: readonly string[]): Promise<Map<string, FindingRecord[]>> {
  const rows = await tx.many<FindingRecord & { nominationId: string }>(sql`
    select nomination_id, code, verdict, json_build_object('vi', text_vi, 'en', text_en) as text, basis, explanation, explained_by, severity, source, facts, held
    from nominations.finding where nomination_id = any (${[...nominationIds]}::uuid[]) and dropped_on is null order by ord, id`);
  const found = new Map<string, FindingRecord[]>();
  for (const { nominationId, ...finding } of rows) found.set(nominationId, [...(found.get(nominationId) ?? []), finding]);
  return found;
}

/** Required papers of which nothing has come in. */
export const missingPapers = (dossier: Pick<Dossier, 'papers'>): string[] =>
  dossier.papers.filter((paper) => paper.required && !paper.complete).map((paper) => paper.title);

/** Findings of an open hold: the paper that clears it must be on record (law.md §2 X4). */
export const heldFindings = (dossier: Pick<Dossier, 'findings'>): FindingRecord[] =>
  dossier.findings.filter((one) => one.severity === 'block' && one.verdict !== 'MET' && one.held);

/** Conditions that are unmet or unknown and have no explanation. */
export const openFindings = (dossier: Pick<Dossier, 'findings'>): FindingRecord[] =>
  dossier.findings.filter((one) => one.severity === 'block' && one.verdict !== 'MET' && one.explanation === '');

/** Somebody of another unit has opened at least one proof, or read one paper original. */
export const proofWasOpened = (dossier: Pick<Dossier, 'papers'>): boolean =>
  dossier.papers.some((paper) => paper.opened !== null || paper.evidence.some((proof) => proof.openings.length > 0));

/** The threshold the law sets, when it is sure enough to bind; a doubtful one only warns. */
export const bindingBallot = (
  award: AwardType | undefined,
): { readonly thresholdPercent: number; readonly secret: boolean; readonly basis: string } | null =>
  award?.ballot && !award.ballot.soft
    ? { thresholdPercent: award.ballot.thresholdPercent, secret: award.ballot.secret, basis: award.ballot.basis }
    : null;
