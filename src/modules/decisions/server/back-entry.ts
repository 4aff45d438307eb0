import { z } from 'zod';
import { sql, type Database, type Tx } from '#platform/db/database.ts';
import type { PartialDate } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { defineJob, enqueue, type Job } from '#modules/jobs/index.ts';
import { decisionRefusals } from '../contract.ts';
import type { Recipient } from './repository.ts';

/** An honour of earlier years as a paper tells it; what the paper does not say stays empty, never guessed. */
export interface OldAward {
  readonly id?: string;
  readonly awardCode: string;
  readonly awardName: string;
  readonly recipient: Recipient;
  readonly year: number;
  /** `QĐ 812/QĐ-CVT`; empty when unknown. */
  readonly paperNumber: string;
  readonly decidedOn: PartialDate | null;
  readonly issuerName: string;
  readonly branch: string | null;
  readonly source: string;
  readonly certainty: 'CERTAIN' | 'UNCERTAIN';
  readonly level: 'base' | 'ministry' | 'state';
  readonly synthetic?: boolean;
}

/**
 * Writes an old award into the register without making up a decision: the number stands on the row, and only a decision
 * that is on record is linked. Throws `decisions.already_registered` when this honour of that year is there already.
 * @param samePerson every id of the recipient when two records were merged
 */
export async function backEnterAward(tx: Tx, award: OldAward, samePerson: readonly string[] = []): Promise<string> {
  const { unitId, personId, name } = award.recipient;
  const people = personId === null ? [] : [personId, ...samePerson];
  const twin = await tx.many(sql`
    select 1 from decisions.award where award_code = ${award.awardCode} and year = ${award.year} and state in ('DECIDED', 'AWARDED')
      and (unit_id = ${unitId}::uuid or person_id = any (${people}::uuid[])) limit 1`);
  if (twin.length > 0) throw refuse(decisionRefusals.alreadyRegistered, { award: award.awardName, year: award.year, name });
  const id = award.id ?? newId();
  await tx.run(sql`
    insert into decisions.award (id, award_code, award_name, level, year, unit_id, person_id, decided_on, state, recipient_name, back_entered, paper_number,
      issuer_name, source, certainty, branch, synthetic, decision_id)
    values (${id}, ${award.awardCode}, ${award.awardName}, ${award.level}, ${award.year}, ${unitId}, ${personId}, ${award.decidedOn}, 'DECIDED', ${name}, true,
      ${award.paperNumber}, ${award.issuerName}, ${award.source}, ${award.certainty}, ${award.branch}, ${award.synthetic ?? false},
      (select d.id from decisions.decision d where d.number = ${award.paperNumber} and d.decided_on::text = ${award.decidedOn ?? ''}))`);
  return id;
}

export interface Entry {
  readonly id: string;
  readonly awardName: string;
  readonly year: number;
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly recipientName: string;
  readonly version: number;
}

/** A back-entered award that still counts, locked; `undefined` for one this system decided itself: that is revoked, not withdrawn. */
export function lockEntry(tx: Tx, id: string): Promise<Entry | undefined> {
  return tx.maybe<Entry>(sql`
    select id, award_name, year, unit_id, person_id, recipient_name, version from decisions.award
    where id = ${id} and back_entered and not entry_withdrawn for update`);
}

const withdrawn = z.object({ awardId: id });

/** What a later room does once an entry is withdrawn; the wiring hands it in. It may run twice. */
export const entryWithdrawnJob = (follow: (db: Database, awardId: string) => Promise<void>): Job<typeof withdrawn> =>
  defineJob({ name: 'decisions.entry_withdrawn', payload: withdrawn, run: (db, { awardId }) => follow(db, awardId) });

/**
 * The row was typed by mistake: it stays, marked, and never counted as given. What stood on it is looked for afterwards, by
 * the program: whoever typed it need not see that. Throws `common.stale`.
 */
export async function withdrawEntry(tx: Tx, entry: { readonly id: string; readonly version: number }, reason: string): Promise<void> {
  const changed = await tx.run(sql`
    update decisions.award set state = 'REVOKED', entry_withdrawn = true, revoked_reason = ${reason}, version = version + 1
    where id = ${entry.id} and back_entered and state in ('DECIDED', 'AWARDED') and version = ${entry.version}`);
  if (changed === 0) throw refuse(commonRefusals.stale);
  await enqueue(
    tx,
    entryWithdrawnJob(async () => {}),
    { awardId: entry.id },
    { key: `entry-withdrawn:${entry.id}` },
  );
}
