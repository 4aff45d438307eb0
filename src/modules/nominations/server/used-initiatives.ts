import { sql, type Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/refusal.ts';
import { currentLaw } from '#modules/law/index.ts';
import { initiativesOf, judgeWanted, personRoot, releaseUsesOf, useInitiative } from '#modules/records/index.ts';
import { nominationRefusals } from '../refusals.ts';
import type { Dossier } from './dossier.ts';
import { labelOf } from './step.ts';

/** An initiative or science work of the person, whether the dossier leans on it, and what else it served. */
export interface OfferedInitiative {
  readonly id: string;
  readonly title: string;
  readonly kind: 'INITIATIVE' | 'SCIENCE';
  readonly level: 'CO_SO' | 'BBNT' | 'TOAN_QUOC' | null;
  readonly decisionNumber: string;
  readonly uses: readonly string[];
  readonly judged: 'ok' | 'again' | 'warn' | 'block';
  /** The uses in the way. */
  readonly against: readonly string[];
  readonly chosen: boolean;
  readonly reason: string;
}

interface Declared {
  readonly initiativeId: string;
  readonly reason: string;
}

const declaredBy = (tx: Tx, nominationId: string): Promise<Declared[]> =>
  tx.many<Declared>(
    sql`select initiative_id, reason from nominations.initiative_used where nomination_id = ${nominationId} and dropped_on is null order by initiative_id`,
  );

type Subject = Pick<Dossier, 'id' | 'subjectPersonId' | 'awardCode' | 'year'>;

/** What the person has recognised, with the unit's choice and how using it would be judged; nothing for collectives. */
export async function offeredInitiatives(tx: Tx, dossier: Subject): Promise<OfferedInitiative[]> {
  if (dossier.subjectPersonId === null) return [];
  const personId = await personRoot(tx, dossier.subjectPersonId);
  const awardKind = await kindOf(tx, dossier.awardCode);
  const chosen = new Map((await declaredBy(tx, dossier.id)).map((one) => [one.initiativeId, one.reason]));
  const offered: OfferedInitiative[] = [];
  for (const { id, title, kind, level, decisionNumber, uses } of await initiativesOf(tx, dossier.subjectPersonId)) {
    const wanted = { initiativeId: id, awardKind, awardCode: dossier.awardCode, year: dossier.year, personId, objectId: dossier.id };
    const { verdict: judged, with: against } = await judgeWanted(tx, wanted);
    offered.push({ id, title, kind, level, decisionNumber, uses, judged, against, chosen: chosen.has(id), reason: chosen.get(id) ?? '' });
  }
  return offered;
}

async function kindOf(tx: Tx, award: string): Promise<'TITLE' | 'FORM'> {
  return (await currentLaw(tx)).awardByCode(award, tx.today)?.kind === 'title' ? 'TITLE' : 'FORM';
}

/** The unit says which works the dossier leans on; earlier choices stay on record. Throws `nominations.initiative_unknown`. */
export async function declareInitiatives(tx: Tx, dossier: Dossier, chosen: readonly Declared[]): Promise<void> {
  const known = new Set((await offeredInitiatives(tx, dossier)).map((one) => one.id));
  if (chosen.some((one) => !known.has(one.initiativeId))) throw refuse(nominationRefusals.initiativeUnknown);
  await tx.run(sql`
    update nominations.initiative_used set dropped_on = ${tx.today} where nomination_id = ${dossier.id} and dropped_on is null
      and initiative_id <> all (${chosen.map((one) => one.initiativeId)}::uuid[])`);
  for (const { initiativeId, reason } of chosen) {
    await tx.run(sql`
      insert into nominations.initiative_used (nomination_id, initiative_id, reason) values (${dossier.id}, ${initiativeId}, ${reason})
      on conflict (nomination_id, initiative_id) do update set reason = excluded.reason, dropped_on = null`);
  }
}

const object = (dossier: Pick<Dossier, 'id'>) => ({ type: 'nomination', id: dossier.id });

/**
 * One initiative serves one proposal (law.md §9): from acceptance on, those the dossier leans on are taken. Throws
 * `records.used_for_other` for a title beside a form, `records.use_needs_reason` for a second title without a reason.
 */
export async function reserveInitiatives(tx: Tx, dossier: Dossier): Promise<void> {
  if (dossier.subjectPersonId === null) return;
  const awardKind = await kindOf(tx, dossier.awardCode);
  for (const { initiativeId, reason } of await declaredBy(tx, dossier.id)) {
    await useInitiative(tx, {
      initiativeId,
      subject: { kind: 'person', id: dossier.subjectPersonId },
      awardCode: dossier.awardCode,
      awardName: dossier.awardName,
      awardKind,
      year: dossier.year,
      object: { ...object(dossier), label: labelOf(dossier) },
      reason,
    });
  }
}

/** The dossier came to nothing: what it leaned on is free again. */
export async function releaseInitiatives(tx: Tx, dossier: Pick<Dossier, 'id' | 'subjectPersonId'>, reason: string): Promise<void> {
  if (dossier.subjectPersonId !== null) await releaseUsesOf(tx, object(dossier), reason);
}
