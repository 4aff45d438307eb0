import { defineAction, runIn } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/refusal.ts';
import { showDate } from '#platform/dates.ts';
import { chooseApi } from '../../choose-contract.ts';
import { nominationRefusals } from '../../refusals.ts';
import { choiceListOf, noteDossier, tick, touchList, untick, type ChoiceList } from '../choice-store.ts';
import { chooseAwards, mayChoose, mayMakeDrafts } from '../choosing.ts';
import { collectivesOf, peopleOf } from '../members.ts';
import { demandQuotas } from '../quota-check.ts';
import { createNomination } from './create-nomination.ts';

interface Loaded {
  readonly unit: { readonly id: string; readonly name: string };
  readonly list: ChoiceList;
}

/** The unit and its list, locked; a unit that is not the caller's own looks like one that does not exist. */
async function loadList(tx: Tx, { unitId, year }: { unitId: string; year: number }): Promise<Loaded | undefined> {
  const unit = await tx.maybe<Loaded['unit']>(sql`select id, name from directory.unit where id = ${unitId}`);
  return unit && { unit, list: await choiceListOf(tx, unitId, year, { lock: true }) };
}

const labelOf = (unit: Loaded['unit'], year: number) => `Danh sách đề nghị ${year} · ${unit.name}`;

/** Names are ticked one after the other and saved at once; nothing is refused for a cap yet: the list shows it live. */
export const choosePeople = defineAction({
  name: 'nominations.choose',
  input: chooseApi.choose.body,
  load: (tx, input) => loadList(tx, input),
  allow: (_actor, { unit }, _input, tx) => mayChoose(tx, unit.id),
  async run(tx, { unit, list }, input) {
    if (input.year > Number(tx.today.slice(0, 4))) throw refuse(nominationRefusals.yearAhead, { year: input.year });
    for (const kind of new Set(input.subjects.map((subject) => subject.kind))) {
      const known = (await chooseAwards(tx, kind)).some((award) => award.code === input.award);
      if (!known) throw refuse(nominationRefusals.titleUnknown, { day: showDate(tx.today) }, { field: 'award' });
      const members = new Set((await (kind === 'person' ? peopleOf(tx, unit.id) : collectivesOf(tx, unit.id))).map((member) => member.id));
      if (input.chosen && input.subjects.some((subject) => subject.kind === kind && !members.has(subject.id)))
        throw refuse(nominationRefusals.notOfUnit);
    }
    const listId = await touchList(tx, list, unit.id, input.year, input.version);
    const changed = await (input.chosen ? tick : untick)(tx, listId, input.award, input.subjects);
    return {
      result: { version: input.version + 1, changed },
      trace: {
        type: 'choice_list',
        id: listId,
        label: labelOf(unit, input.year),
        unitId: unit.id,
        detail: { award: input.award, chosen: input.chosen, subjects: input.subjects.map((subject) => subject.id) },
      },
    };
  },
});

/** All chosen names become drafts in one stroke, or none: a cap of the law is not exceeded by half a list. */
export const makeDrafts = defineAction({
  name: 'nominations.makeDrafts',
  input: chooseApi.makeDrafts.body,
  load: (tx, input) => loadList(tx, input),
  allow: (_actor, { unit, list }, _input, tx) => mayMakeDrafts(tx, unit.id, list),
  async run(tx, { unit, list }, input) {
    await demandQuotas(tx, unit.id, input.year);
    const listId = await touchList(tx, list, unit.id, input.year, input.version);
    const ids: string[] = [];
    for (const choice of list.choices.filter((one) => one.dossier === null)) {
      const body = {
        unitId: unit.id,
        year: input.year,
        route: 'yearly' as const,
        awardCode: choice.award,
        subjectKind: choice.kind,
        subjectId: choice.id,
      };
      const { id } = await runIn(tx, createNomination, body);
      await noteDossier(tx, choice.choiceId, id);
      ids.push(id);
    }
    return {
      result: { made: ids.length, ids },
      trace: { type: 'choice_list', id: listId, label: labelOf(unit, input.year), unitId: unit.id, detail: { drafts: ids } },
    };
  },
});
