import { defineAction } from '#platform/action.ts';
import { addDays } from '#platform/dates.ts';
import { commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { directoryApi, directoryRefusals } from '../../contract.ts';
import { changeDay } from '../../rules.ts';
import { findUnitByItsNames } from '../findable.ts';
import { mayOnUnit } from '../policy.ts';
import { changeName, insertSuccession, isNameTaken, lockUnit } from '../repository.ts';

/** From `on` the unit is called differently; everything dated before keeps printing the old name. */
export const renameUnit = defineAction({
  name: 'directory.renameUnit',
  input: directoryApi.renameUnit.body.extend({ id }),
  load: (tx, input) => lockUnit(tx, input.id),
  allow: (actor, unit) => mayOnUnit(actor, unit, 'rename'),
  async run(tx, unit, input) {
    const { on, name, shortName, reason } = input;
    if (name === unit.name && shortName === unit.shortName) throw refuse(directoryRefusals.sameName);
    demand(changeDay(on, tx.today, unit.lastNameTo === null ? unit.validFrom : addDays(unit.lastNameTo, 1)));
    if (await isNameTaken(tx, unit.parentId, name, unit.id)) throw refuse(directoryRefusals.nameTaken, { name });
    if (!(await changeName(tx, unit, input))) throw refuse(commonRefusals.stale);
    await insertSuccession(tx, { kind: 'rename', on, fromId: unit.id, toId: unit.id, note: `${unit.name} → ${name}` });
    await findUnitByItsNames(tx, unit.id);
    return {
      result: { id: unit.id },
      trace: { type: 'unit', id: unit.id, unitId: unit.id, label: name, reason, detail: { on, from: unit.name, to: name } },
    };
  },
});
