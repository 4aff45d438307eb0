import { defineAction } from '#platform/action.ts';
import type { Tx } from '#platform/db/database.ts';
import { addDays, type Day } from '#platform/dates.ts';
import { all, commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { directoryApi, directoryRefusals } from '../../contract.ts';
import { changeDay, stateOf } from '../../rules.ts';
import { findUnitByItsNames } from '../findable.ts';
import { keepsStructure, mayOnUnit } from '../policy.ts';
import { changePlace, insertSuccession, isNameTaken, lockUnit, lockUnitInTree, type StoredUnit } from '../repository.ts';

interface Step {
  readonly version: number;
  readonly on: Day;
  readonly parent: StoredUnit | null;
}

/** Moves a unit and says so in its succession; used by every verb that moves units. Needs the tree locked. */
export async function placeUnder(tx: Tx, unit: StoredUnit, { version, on, parent }: Step): Promise<void> {
  demand(changeDay(on, tx.today, unit.lastPlaceTo === null ? unit.validFrom : addDays(unit.lastPlaceTo, 1)));
  const old = unit.parentId === null ? undefined : await lockUnit(tx, unit.parentId);
  if (!(await changePlace(tx, unit, { version, on, parent }))) throw refuse(commonRefusals.stale);
  await insertSuccession(tx, { kind: 'move', on, fromId: unit.id, toId: unit.id, note: `${old?.name ?? '—'} → ${parent?.name ?? '—'}` });
  await findUnitByItsNames(tx, unit.id);
}

/** Puts a unit with everything below it under another one; the tree of earlier days stays as it was. */
export const moveUnit = defineAction({
  name: 'directory.moveUnit',
  input: directoryApi.moveUnit.body.extend({ id }),
  load: async (tx, input) => {
    const unit = await lockUnitInTree(tx, input.id);
    const parent = input.parentId === null ? null : ((await lockUnit(tx, input.parentId)) ?? ('missing' as const));
    return unit && { unit, parent };
  },
  allow: (actor, { unit }, input) => all(mayOnUnit(actor, unit, 'move'), keepsStructure(actor, input.parentId)),
  async run(tx, { unit, parent }, { version, on, parentId, reason }) {
    if (parent === 'missing' || (parent !== null && stateOf(parent) === 'CLOSED')) throw refuse(directoryRefusals.noParent);
    if (parentId === unit.id || parent?.ancestorIds.includes(unit.id)) throw refuse(directoryRefusals.underItself);
    if (parentId === unit.parentId) throw refuse(directoryRefusals.sameParent);
    if (await isNameTaken(tx, parentId, unit.name, unit.id)) throw refuse(directoryRefusals.nameTaken, { name: unit.name });
    await placeUnder(tx, unit, { version, on, parent });
    return {
      result: { id: unit.id },
      trace: { type: 'unit', id: unit.id, unitId: unit.id, label: unit.name, reason, detail: { on, from: unit.parentId, to: parentId } },
    };
  },
});
