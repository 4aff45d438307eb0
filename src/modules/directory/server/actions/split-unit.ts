import { defineAction } from '#platform/action.ts';
import { addDays } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { directoryApi, directoryRefusals, type UnitKind } from '../../contract.ts';
import { changeDay } from '../../rules.ts';
import { findUnitByItsNames } from '../findable.ts';
import { mayOnUnit } from '../policy.ts';
import { endUnit, insertSuccession, insertUnit, isNameTaken, lockUnit, lockUnitInTree, openChildren } from '../repository.ts';
import { placeUnder } from './move-unit.ts';

/** New units come out of this one from `on`; it goes on, or ends the day before. */
export const splitUnit = defineAction({
  name: 'directory.splitUnit',
  input: directoryApi.splitUnit.body.extend({ id }),
  load: async (tx, input) => {
    const unit = await lockUnitInTree(tx, input.id);
    const parent = unit?.parentId ? ((await lockUnit(tx, unit.parentId)) ?? null) : null;
    return unit && { unit, parent };
  },
  allow: (actor, { unit }) => mayOnUnit(actor, unit, 'split'),
  async run(tx, { unit, parent }, { version, on, parts, goesOn, reason }) {
    if (unit.version !== version) throw refuse(commonRefusals.stale);
    demand(changeDay(on, tx.today, unit.validFrom));
    const children = new Set((await openChildren(tx, unit.id)).map((child) => child.id));
    const given = parts.flatMap((part) => part.childIds);
    if (new Set(given).size < given.length || given.some((child) => !children.has(child))) throw refuse(directoryRefusals.notChild);
    if (!goesOn && given.length < children.size) throw refuse(directoryRefusals.childrenLeft, { count: children.size - given.length });

    const made: { id: string; name: string }[] = [];
    for (const [index, { name, shortName, childIds }] of parts.entries()) {
      if (await isNameTaken(tx, unit.parentId, name, goesOn ? null : unit.id))
        throw refuse(directoryRefusals.nameTaken, { name }, { field: `parts.${index}.name` });
      const partId = newId();
      const { province, region } = unit;
      await insertUnit(tx, partId, parent, { name, shortName, kind: unit.kind as UnitKind, province, region, foundedOn: on, validFrom: on });
      await insertSuccession(tx, { kind: 'split', on, fromId: unit.id, toId: partId, note: '' });
      await findUnitByItsNames(tx, partId);
      made.push({ id: partId, name });
      for (const childId of childIds) {
        const [child, part] = [await lockUnit(tx, childId), await lockUnit(tx, partId)];
        if (child && part) await placeUnder(tx, child, { version: child.version, on, parent: part });
      }
    }
    if (!goesOn && !(await endUnit(tx, unit, version, addDays(on, -1)))) throw refuse(commonRefusals.stale);
    return {
      result: { id: unit.id },
      trace: [
        {
          type: 'unit',
          id: unit.id,
          unitId: unit.id,
          label: unit.name,
          from: 'OPEN',
          to: goesOn ? 'OPEN' : 'CLOSED',
          reason,
          detail: { on, parts: made },
        },
        ...made.map((part) => ({
          type: 'unit',
          id: part.id,
          unitId: part.id,
          label: part.name,
          to: 'OPEN',
          reason,
          detail: { on, from: unit.name },
        })),
      ],
    };
  },
});
