import { defineAction } from '#platform/action.ts';
import { showDate } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { awardByCode } from '#modules/law/index.ts';
import { termsOfUnit } from '#modules/groups/index.ts';
import { nominationsApi } from '../../contract.ts';
import { nominationRefusals } from '../../refusals.ts';
import { isStateLevel, papersFor } from '../../rules.ts';
import { oweDrafting } from '../duties.ts';
import { mayCreate } from '../policy.ts';
import { labelOf, takePart } from '../step.ts';

interface Subject {
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly name: string;
}

/** A collective must be the proposing unit or below it; a person must be in the directory. */
async function findSubject(tx: Tx, kind: 'unit' | 'person', subjectId: string, unitId: string): Promise<Subject | undefined> {
  if (kind === 'unit') {
    const unit = await tx.maybe<{ name: string }>(
      sql`select name from directory.unit where id = ${subjectId} and (id = ${unitId} or ${unitId}::uuid = any (ancestor_ids))`,
    );
    return unit && { unitId: subjectId, personId: null, name: unit.name };
  }
  const person = await tx.maybe<{ name: string }>(sql`select full_name as name from directory.person where id = ${subjectId}`);
  return person && { unitId: null, personId: subjectId, name: person.name };
}

/** A proposal may be opened on any day, with the titles that exist on that day. */
export const createNomination = defineAction({
  name: 'nominations.create',
  input: nominationsApi.create.body,
  load: (tx, input) => tx.maybe<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${input.unitId}`),
  allow: (actor, unit) => mayCreate(actor, unit.id),
  async run(tx, unit, input) {
    const award = awardByCode(input.awardCode, tx.today);
    if (!award || award.catalogueOnly || (award.subject !== input.subjectKind && award.subject !== 'both'))
      throw refuse(nominationRefusals.titleUnknown, { day: showDate(tx.today) });
    if (input.year > Number(tx.today.slice(0, 4))) throw refuse(nominationRefusals.yearAhead, { year: input.year });
    const subject = await findSubject(tx, input.subjectKind, input.subjectId, unit.id);
    if (!subject) throw refuse(nominationRefusals.subjectUnknown);
    const id = newId();
    const term = subject.unitId === null ? undefined : (await termsOfUnit(tx, subject.unitId, input.year))[0];
    await tx.run(sql`
      insert into nominations.nomination (id, year, award_code, award_name, subject_kind, subject_unit_id, subject_person_id, subject_name, unit_id, route, state,
        term_id, state_level, created_on, created_by_person)
      values (${id}, ${input.year}, ${award.code}, ${award.name.vi}, ${input.subjectKind}, ${subject.unitId}, ${subject.personId}, ${subject.name}, ${unit.id}, ${input.route}, 'DRAFT',
        ${term?.termId ?? null}, ${isStateLevel(award.code)}, ${tx.today}, ${tx.actor.personId})`);
    for (const paper of papersFor(award, input.route)) {
      await tx.run(sql`
        insert into nominations.paper (id, nomination_id, code, title, required, basis) values (${newId()}, ${id}, ${paper.code}, ${paper.title}, ${paper.required}, ${paper.basis})`);
    }
    await takePart(tx, id, 'unit');
    const dossier = { id, awardName: award.name.vi, subjectName: subject.name, year: input.year, unitId: unit.id };
    await oweDrafting(tx, dossier);
    return {
      result: { id },
      trace: { type: 'nomination', id, label: labelOf(dossier), unitId: unit.id, to: 'DRAFT', detail: { route: input.route, award: award.code } },
    };
  },
});
