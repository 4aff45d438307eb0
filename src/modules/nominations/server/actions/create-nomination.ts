import type { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { showDate } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { currentLaw, type AwardType } from '#modules/law/index.ts';
import { termsOfUnit } from '#modules/groups/index.ts';
import { nominationsApi } from '../../contract.ts';
import { deadStates } from '../../labels.ts';
import { nominationRefusals } from '../../refusals.ts';
import { isStateLevel, papersFor, standsAlone } from '../../rules.ts';
import { oweDrafting } from '../duties.ts';
import { mayCreate } from '../policy.ts';
import { labelOf, takePart } from '../step.ts';

interface Subject {
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly name: string;
}

/**
 * A collective is the proposing unit or below it; a person holds a post there. The second wall asks the same
 * (`nominations.is_of`).
 */
async function findSubject(tx: Tx, input: z.output<typeof nominationsApi.create.body>): Promise<Subject> {
  const { subjectKind: kind, subjectId, unitId, year } = input;
  const found = await tx.maybe<Subject & { mine: boolean }>(
    kind === 'unit'
      ? sql`select id as unit_id, null as person_id, name, nominations.is_of(${unitId}, id, null, ${year}) as mine from directory.unit where id = ${subjectId}`
      : sql`
        select null as unit_id, id as person_id, full_name as name, nominations.is_of(${unitId}, null, id, ${year}) as mine
        from directory.person where id = records.root_of(${subjectId}) and withdrawn_on is null`,
  );
  if (!found) throw refuse(nominationRefusals.subjectUnknown);
  if (!found.mine) throw refuse(nominationRefusals.subjectOfOthers, { name: found.name });
  return found;
}

/** Refuses and names the dossier that stands already; the way to it only for whom it is to be seen. */
async function refuseSecond(tx: Tx, subject: Subject, award: AwardType, year: number): Promise<never> {
  const first = await tx.maybe<{ id: string }>(sql`
    select id from nominations.nomination where coalesce(subject_unit_id, subject_person_id) = ${subject.unitId ?? subject.personId}
      and award_code = ${award.code} and year = ${year} and once and state <> all (${[...deadStates]}::text[]) limit 1`);
  throw refuse(
    nominationRefusals.alreadyProposed,
    { name: subject.name, award: award.name.vi, awardEn: award.name.en, year },
    first ? { link: { to: `/ho-so/${first.id}`, text: { vi: 'Mở hồ sơ đã có', en: 'Open the dossier that stands' } } } : {},
  );
}

/** A proposal may be opened on any day, with the titles that exist on that day. */
export const createNomination = defineAction({
  name: 'nominations.create',
  input: nominationsApi.create.body,
  load: (tx, input) => tx.maybe<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${input.unitId}`),
  allow: (actor, unit) => mayCreate(actor, unit.id),
  async run(tx, unit, input) {
    const award = (await currentLaw(tx)).awardByCode(input.awardCode, tx.today);
    if (!award || award.catalogueOnly || (award.subject !== input.subjectKind && award.subject !== 'both'))
      throw refuse(nominationRefusals.titleUnknown, { day: showDate(tx.today) });
    if (input.year > Number(tx.today.slice(0, 4))) throw refuse(nominationRefusals.yearAhead, { year: input.year });
    const subject = await findSubject(tx, input);
    const id = newId();
    const term = subject.unitId === null ? undefined : (await termsOfUnit(tx, subject.unitId, input.year))[0];
    const made = await tx.run(sql`
      insert into nominations.nomination (id, year, award_code, award_name, subject_kind, subject_unit_id, subject_person_id, subject_name, unit_id, route, state,
        term_id, state_level, once, created_on, created_by_person)
      values (${id}, ${input.year}, ${award.code}, ${award.name.vi}, ${input.subjectKind}, ${subject.unitId}, ${subject.personId}, ${subject.name}, ${unit.id}, ${input.route}, 'DRAFT',
        ${term?.termId ?? null}, ${isStateLevel(award.code)}, ${standsAlone(award.kind, input.route)}, ${tx.today}, ${tx.actor.personId}) on conflict do nothing`);
    if (made === 0) await refuseSecond(tx, subject, award, input.year);
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
