import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { all, no, refuse, yes, type Decision } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { recordsApi } from '../../contract.ts';
import { recordRefusals } from '../../refusals.ts';
import { mayMerge } from '../policy.ts';

interface Root {
  readonly id: string;
  readonly name: string;
  readonly merged: boolean;
}

const rootOf = (tx: Tx, personId: string) =>
  tx.maybe<Root>(sql`
    select p.id, p.full_name as name, records.root_of(p.id) <> p.id as merged from directory.person p where p.id = ${personId} and p.withdrawn_on is null`);

/** Two different ratings of one year are a contradiction a human settles first. */
export async function ratingsAgree(tx: Tx, a: string, b: string): Promise<Decision> {
  const clash = await tx.maybe<{ year: number }>(sql`
    select x.year from records.rating x join records.rating y on y.year = x.year
    where x.person_id = any (records.same_person(${a})) and y.person_id = any (records.same_person(${b})) and x.withdrawn_on is null and y.withdrawn_on is null
      and (x.grade is distinct from y.grade or x.scale <> y.scale) order by x.year limit 1`);
  return clash ? no(recordRefusals.mergeRatings, { year: clash.year }) : yes;
}

/** The first record leads to the second from now on; nothing is rewritten, so undoing is complete. */
export const mergePeople = defineAction({
  name: 'records.merge',
  input: recordsApi.merge.body,
  load: async (tx, input) => {
    // One merge at a time: two of them could lead into each other.
    await tx.run(sql`select pg_advisory_xact_lock(hashtext('records.merge'))`);
    const from = await rootOf(tx, input.fromId);
    const into = await rootOf(tx, input.intoId);
    return from && into ? { from, into } : undefined;
  },
  async allow(actor, { from, into }, _input, tx) {
    return all(
      mayMerge(actor),
      from.id === into.id ? no(recordRefusals.mergeSelf) : yes,
      from.merged ? no(recordRefusals.mergedAlready, { name: from.name }) : yes,
      into.merged ? no(recordRefusals.mergedAlready, { name: into.name }) : yes,
      await ratingsAgree(tx, from.id, into.id),
    );
  },
  async run(tx, { from, into }, { reason }) {
    const made = newId();
    await tx.run(sql`
      insert into records.merge (id, from_person_id, into_person_id, reason, merged_on, merged_by)
      values (${made}, ${from.id}, ${into.id}, ${reason}, ${tx.today}, ${tx.actor.name})`);
    const label = `${from.name} → ${into.name}`;
    return {
      result: { id: made },
      trace: [
        { type: 'person', id: into.id, label, reason, detail: { merge: made, from: from.id } },
        { type: 'person', id: from.id, label, reason, detail: { merge: made, into: into.id } },
      ],
    };
  },
});

interface Made {
  readonly id: string;
  readonly fromPersonId: string;
  readonly intoPersonId: string;
  readonly undone: boolean;
}

export const undoMerge = defineAction({
  name: 'records.undoMerge',
  input: recordsApi.undoMerge.body.extend({ id }),
  load: (tx, input) =>
    tx.maybe<Made>(
      sql`select id, from_person_id, into_person_id, undone_on is not null as undone from records.merge where id = ${input.id} for update`,
    ),
  allow: (actor, made) => all(mayMerge(actor), made.undone ? no(recordRefusals.mergeUndone) : yes),
  async run(tx, made, { reason }) {
    const changed = await tx.run(sql`
      update records.merge set undone_on = ${tx.today}, undone_by = ${tx.actor.name}, undone_reason = ${reason} where id = ${made.id} and undone_on is null`);
    if (changed === 0) throw refuse(recordRefusals.mergeUndone);
    const trace = (personId: string) => ({ type: 'person', id: personId, reason, detail: { merge: made.id } });
    return { result: { id: made.id }, trace: [trace(made.intoPersonId), trace(made.fromPersonId)] };
  },
});
