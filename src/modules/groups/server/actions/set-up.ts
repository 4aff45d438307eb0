import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { makeFindable } from '#modules/search/index.ts';
import { groupKinds, groupRefusals, groupsApi } from '../../contract.ts';
import { spellings } from '../../spellings.ts';
import { organises } from '../../rules.ts';
import { busyUnits, insertTerm, unitNames } from '../repository.ts';
import { rotationFor } from '../rotation-facts.ts';
import { id } from '#platform/schema.ts';

export const createGroup = defineAction({
  name: 'groups.create',
  input: groupsApi.create.body,
  load: (tx, input) => tx.maybe<{ name: string }>(sql`select name from directory.unit where id = ${input.organiserUnitId}`),
  allow: (actor, _unit, input) => organises(actor, input),
  async run(tx, _unit, input) {
    const groupId = newId();
    const added = await tx.run(sql`
      insert into groups.emulation_group (id, kind, number, name, region, organiser_unit_id)
      values (${groupId}, ${input.kind}, ${input.number}, ${input.name}, ${input.region}, ${input.organiserUnitId}) on conflict do nothing`);
    if (added === 0) throw refuse(groupRefusals.aliasTaken, { number: input.number });
    const names = spellings(input.kind, input.number, input.name);
    await makeFindable(tx, {
      type: 'group',
      id: groupId,
      title: input.name,
      subtitle: groupKinds[input.kind].vi,
      link: `/khoi-cum/${groupId}`,
      names,
      weight: 30,
    });
    return { result: { id: groupId }, trace: { type: 'group', id: groupId, label: input.name, detail: input } };
  },
});

interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'block' | 'cluster' | 'inner';
  readonly organiserUnitId: string;
}

/** Proposes a year. The rotation's answer needs no words; departing from it needs a reason that stays on record. */
export const proposeTerm = defineAction({
  name: 'groups.proposeTerm',
  input: groupsApi.propose.body.extend({ id }),
  load: (tx, input) =>
    tx.maybe<GroupRow>(sql`select id, name, kind, organiser_unit_id from groups.emulation_group where id = ${input.id} for update`),
  allow: (actor, group) => organises(actor, group),
  async run(tx, group, input) {
    const members = [...new Set(input.memberUnitIds)];
    const names = await unitNames(tx, [...members, ...[input.headUnitId, input.deputyUnitId].filter((unitId) => unitId !== null)]);
    for (const unitId of [input.headUnitId, input.deputyUnitId]) {
      if (unitId !== null && !members.includes(unitId))
        throw refuse(groupRefusals.notMember, { unit: names.find((one) => one.unitId === unitId)?.name ?? '—' });
    }
    if (input.headUnitId !== null && input.headUnitId === input.deputyUnitId) throw refuse(groupRefusals.sameUnit);
    const existing = await tx.many(sql`select 1 from groups.term where group_id = ${group.id} and year = ${input.year}`);
    if (existing.length > 0) throw refuse(groupRefusals.termExists, { year: input.year });
    const [busy] = await busyUnits(tx, input.year, members, group.id);
    if (busy) throw refuse(groupRefusals.elsewhere, { unit: busy.unit, group: busy.group, year: input.year });
    const { proposal } = await rotationFor(tx, group.id, input.year);
    const departs = proposal.headUnitId !== null && members.includes(proposal.headUnitId) && input.headUnitId !== proposal.headUnitId;
    if (departs && input.overrideReason.trim().length < 3) throw refuse(groupRefusals.overrideNeedsReason);
    const termId = await insertTerm(tx, {
      groupId: group.id,
      year: input.year,
      memberUnitIds: members,
      headUnitId: input.headUnitId,
      deputyUnitId: input.deputyUnitId,
      reason: input.overrideReason,
    });
    return {
      result: { id: termId },
      trace: {
        type: 'group_term',
        id: termId,
        label: `${group.name} ${input.year}`,
        to: 'PROPOSED',
        reason: input.overrideReason || proposal.why.vi,
        detail: { members, head: input.headUnitId, deputy: input.deputyUnitId },
      },
    };
  },
});
