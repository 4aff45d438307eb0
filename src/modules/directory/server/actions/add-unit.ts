import { defineAction } from '#platform/action.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { directoryApi, directoryRefusals } from '../../contract.ts';
import { stateOf } from '../../rules.ts';
import { findUnitByItsNames } from '../findable.ts';
import { keepsStructure } from '../policy.ts';
import { insertUnit, isNameTaken, lockUnitInTree } from '../repository.ts';

/** A new unit under an open parent, or at the top. */
export const addUnit = defineAction({
  name: 'directory.addUnit',
  input: directoryApi.addUnit.body,
  load: async (tx, input) => ({ parent: input.parentId === null ? null : ((await lockUnitInTree(tx, input.parentId)) ?? 'missing') }) as const,
  allow: (actor, _loaded, input) => keepsStructure(actor, input.parentId),
  async run(tx, { parent }, { parentId, reason, ...fields }) {
    if (parent === 'missing' || (parent !== null && stateOf(parent) === 'CLOSED')) throw refuse(directoryRefusals.noParent);
    if (await isNameTaken(tx, parentId, fields.name, null)) throw refuse(directoryRefusals.nameTaken, { name: fields.name });
    const id = newId();
    await insertUnit(tx, id, parent, fields);
    await findUnitByItsNames(tx, id);
    return { result: { id }, trace: { type: 'unit', id, unitId: id, label: fields.name, to: 'OPEN', reason, detail: { ...fields, parentId } } };
  },
});
