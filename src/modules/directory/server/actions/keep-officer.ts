import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { directoryApi, directoryRefusals } from '../../contract.ts';
import { changeDay } from '../../rules.ts';
import { mayEndOfficer, mayOnUnit } from '../policy.ts';
import { lockUnit } from '../repository.ts';

/** Names an emulation officer of the unit, full-time or part-time, from a day on. */
export const appointOfficer = defineAction({
  name: 'directory.appointOfficer',
  input: directoryApi.appointOfficer.body.extend({ id }),
  load: (tx, input) => lockUnit(tx, input.id),
  allow: (actor, unit) => mayOnUnit(actor, unit, 'appointOfficer'),
  async run(tx, unit, { personId, fullTime, validFrom }) {
    demand(changeDay(validFrom, tx.today, null));
    const person = await tx.maybe<{ fullName: string }>(sql`select full_name from directory.person where id = ${personId}`);
    if (!person) throw refuse(directoryRefusals.noPerson);
    const serving = await tx.many(sql`
      select 1 from directory.officer where unit_id = ${unit.id} and person_id = ${personId} and (valid_to is null or valid_to >= ${validFrom}) limit 1`);
    if (serving.length > 0) throw refuse(directoryRefusals.officerAlready);
    const officerId = newId();
    await tx.run(sql`
      insert into directory.officer (id, person_id, unit_id, full_time, valid_from) values (${officerId}, ${personId}, ${unit.id}, ${fullTime}, ${validFrom})`);
    return {
      result: { id: officerId },
      trace: { type: 'officer', id: officerId, unitId: unit.id, label: person.fullName, to: 'SERVING', detail: { fullTime, validFrom } },
    };
  },
});

interface Officer {
  readonly unitId: string;
  readonly fullName: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

export const endOfficer = defineAction({
  name: 'directory.endOfficer',
  input: directoryApi.endOfficer.body.extend({ id }),
  load: (tx, input) =>
    tx.maybe<Officer>(sql`
      select o.unit_id, p.full_name, o.valid_from, o.valid_to from directory.officer o join directory.person p on p.id = o.person_id
      where o.id = ${input.id} for update of o`),
  allow: (actor, officer) => mayEndOfficer(actor, officer),
  async run(tx, officer, input) {
    demand(changeDay(input.on, tx.today, null));
    if (input.on < officer.validFrom) throw refuse(directoryRefusals.wrongOrder, {}, { field: 'on' });
    const changed = await tx.run(sql`
      update directory.officer set valid_to = ${input.on}, version = version + 1 where id = ${input.id} and version = ${input.version} and valid_to is null`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    return {
      result: { id: input.id },
      trace: {
        type: 'officer',
        id: input.id,
        unitId: officer.unitId,
        label: officer.fullName,
        from: 'SERVING',
        to: 'ENDED',
        reason: input.reason,
        detail: { on: input.on },
      },
    };
  },
});
