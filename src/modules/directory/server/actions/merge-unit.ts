import { defineAction } from '#platform/action.ts';
import { addDays } from '#platform/dates.ts';
import { all, commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { directoryApi, directoryRefusals } from '../../contract.ts';
import { changeDay, dayWords, stateOf } from '../../rules.ts';
import { keepsStructure, mayOnUnit } from '../policy.ts';
import { endUnit, insertSuccession, lockUnit, lockUnitInTree, openChildren } from '../repository.ts';
import { placeUnder } from './move-unit.ts';

/**
 * From `on` another unit stands for this one; units below move along. Several units into a new one: add it,
 * then merge each.
 */
export const mergeUnit = defineAction({
  name: 'directory.mergeUnit',
  input: directoryApi.mergeUnit.body.extend({ id }),
  load: async (tx, input) => {
    const unit = await lockUnitInTree(tx, input.id);
    return unit && { unit, into: await lockUnit(tx, input.intoUnitId) };
  },
  allow: (actor, { unit }, input) => all(mayOnUnit(actor, unit, 'merge'), keepsStructure(actor, input.intoUnitId)),
  async run(tx, { unit, into }, { version, on, reason }) {
    if (!into || stateOf(into) === 'CLOSED') throw refuse(directoryRefusals.noTarget);
    if (into.id === unit.id || into.ancestorIds.includes(unit.id)) throw refuse(directoryRefusals.intoItself);
    demand(changeDay(on, tx.today, unit.validFrom));
    if (into.validFrom !== null && on < into.validFrom) throw refuse(directoryRefusals.tooEarly, { after: dayWords(addDays(into.validFrom, -1)) });
    for (const child of await openChildren(tx, unit.id)) {
      const found = await lockUnit(tx, child.id);
      if (found) await placeUnder(tx, found, { version: found.version, on, parent: into });
    }
    if (!(await endUnit(tx, unit, version, addDays(on, -1)))) throw refuse(commonRefusals.stale);
    await insertSuccession(tx, { kind: 'merge', on, fromId: unit.id, toId: into.id, note: '' });
    return {
      result: { id: into.id },
      trace: [
        { type: 'unit', id: unit.id, unitId: unit.id, label: unit.name, from: 'OPEN', to: 'CLOSED', reason, detail: { on, into: into.name } },
        { type: 'unit', id: into.id, unitId: into.id, label: into.name, reason, detail: { on, merged: unit.name } },
      ],
    };
  },
});
