import { sql, type Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/refusal.ts';
import { recordRefusals } from '../refusals.ts';
import { releaseUsesOf, useInitiative } from './initiative-store.ts';
import type { Subject } from './subjects.ts';

/** On what an award stood: one initiative or science work, or none at all. */
export type UsedWork = 'NONE' | (string & {});

export interface AwardOfWork {
  readonly id: string;
  readonly awardCode: string;
  readonly awardName: string;
  readonly awardKind: 'TITLE' | 'FORM';
  readonly year: number;
}

const object = (awardId: string) => ({ type: 'award', id: awardId });

/**
 * Notes on what an award of a person stood; what was noted before is released. Throws `records.used_for_other`,
 * `records.not_an_author`, `records.not_recognised`, `common.not_found`.
 */
export async function noteUsedWork(tx: Tx, subject: Subject, award: AwardOfWork, used: UsedWork, reason: string): Promise<void> {
  if (subject.kind === 'unit') throw refuse(recordRefusals.worksOfPeople);
  await forgetUsedWork(tx, award.id, 'Ghi lại sáng kiến đã dùng');
  if (used === 'NONE') {
    await tx.run(sql`
      insert into records.award_without_work (award_id, person_id, stated_on, stated_by) values (${award.id}, ${subject.id}, ${tx.today}, ${tx.actor.name})`);
    return;
  }
  const { awardCode, awardName, awardKind, year } = award;
  await useInitiative(tx, {
    initiativeId: used,
    subject: { kind: 'person', id: subject.id },
    awardCode,
    awardName,
    awardKind,
    year,
    object: { ...object(award.id), label: '' },
    reason,
  });
}

/** The award leaves the record, or its note is written anew: the work is free and nothing is stated. */
export async function forgetUsedWork(tx: Tx, awardId: string, reason: string): Promise<void> {
  await tx.run(sql`delete from records.award_without_work where award_id = ${awardId}`);
  await releaseUsesOf(tx, object(awardId), reason);
}
