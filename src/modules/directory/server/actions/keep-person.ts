import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { directoryApi } from '../../contract.ts';
import { findPersonByName } from '../findable.ts';
import { keepsPeople, keepsStructure } from '../policy.ts';

export const addPerson = defineAction({
  name: 'directory.addPerson',
  input: directoryApi.addPerson.body,
  load: async () => ({}),
  allow: (actor) => keepsPeople(actor),
  async run(tx, _none, input) {
    const personId = newId();
    await tx.run(sql`insert into directory.person (id, full_name, honorific) values (${personId}, ${input.fullName}, ${input.honorific})`);
    await findPersonByName(tx, personId);
    return { result: { id: personId }, trace: { type: 'person', id: personId, label: input.fullName } };
  },
});

/** A person's name is put right; the wording before stays as a note. */
export const editPerson = defineAction({
  name: 'directory.editPerson',
  input: directoryApi.editPerson.body.extend({ id }),
  load: (tx, input) => tx.maybe<{ fullName: string }>(sql`select full_name from directory.person where id = ${input.id} for update`),
  allow: (actor) => keepsStructure(actor, null),
  async run(tx, before, input) {
    const changed = await tx.run(sql`
      update directory.person set full_name = ${input.fullName}, honorific = ${input.honorific}, version = version + 1,
        origin = case when full_name = ${input.fullName} then origin
          else coalesce(origin, '{"sources": []}') || jsonb_build_object('original', coalesce(origin ->> 'original', full_name)) end
      where id = ${input.id} and version = ${input.version}`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    await findPersonByName(tx, input.id);
    return {
      result: { id: input.id },
      trace: { type: 'person', id: input.id, label: input.fullName, reason: input.reason, detail: { before: before.fullName } },
    };
  },
});
