import { defineAction } from '#platform/action.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { directoryApi, directoryRefusals } from '../../contract.ts';
import { stateOf } from '../../rules.ts';
import { findUnitByItsNames } from '../findable.ts';
import { mayOnUnit } from '../policy.ts';
import { correctUnit, hasName, insertName, isNameTaken, lockUnit } from '../repository.ts';

/** Puts a record right: typing slips, province, kind. It was always so; a change from a day on is another verb. */
export const editUnit = defineAction({
  name: 'directory.editUnit',
  input: directoryApi.editUnit.body.extend({ id }),
  load: (tx, input) => lockUnit(tx, input.id),
  allow: (actor, unit) => mayOnUnit(actor, unit, 'edit'),
  async run(tx, before, { id: unitId, version, reason, ...fields }) {
    if (stateOf(before) === 'OPEN' && (await isNameTaken(tx, before.parentId, fields.name, unitId)))
      throw refuse(directoryRefusals.nameTaken, { name: fields.name });
    if (before.validTo !== null && fields.validFrom !== null && fields.validFrom > before.validTo)
      throw refuse(directoryRefusals.wrongOrder, {}, { field: 'validFrom' });
    if (!(await correctUnit(tx, before, version, fields))) throw refuse(commonRefusals.stale);
    await findUnitByItsNames(tx, unitId);
    return { result: { id: unitId }, trace: { type: 'unit', id: unitId, unitId, label: fields.name, reason, detail: { before, after: fields } } };
  },
});

/** Another spelling, or a name from before this system with the days it was valid. */
export const addAlias = defineAction({
  name: 'directory.addAlias',
  input: directoryApi.addAlias.body.extend({ id }),
  load: (tx, input) => lockUnit(tx, input.id),
  allow: (actor, unit) => mayOnUnit(actor, unit, 'addAlias'),
  async run(tx, unit, { id: unitId, version, ...name }) {
    if (unit.version !== version) throw refuse(commonRefusals.stale);
    if (name.validFrom !== null && name.validTo !== null && name.validFrom > name.validTo) throw refuse(directoryRefusals.wrongOrder);
    if (await hasName(tx, unitId, name.name)) throw refuse(directoryRefusals.nameKnown);
    await insertName(tx, { ...name, unitId, shortName: null });
    await findUnitByItsNames(tx, unitId);
    return { result: { id: unitId }, trace: { type: 'unit', id: unitId, unitId, label: unit.name, detail: name } };
  },
});
