import { defineAction } from '#platform/action.ts';
import { newId } from '#platform/ids.ts';
import { all } from '#platform/refusal.ts';
import { id, version } from '#platform/schema.ts';
import { movementFields } from '../../shapes.ts';
import { mayDraft, movementPolicy, type MovementState } from '../../rules.ts';
import { authorityOf } from '../authority.ts';
import { checkDraft, insertDraft, updateDraft } from '../draft-store.ts';
import { lockMovement, traceOf } from '../movement-store.ts';

/** A movement of the ministry is launched by the authority itself, whatever the form said. */
const launcherFor = async (tx: Parameters<typeof authorityOf>[0], fields: { level: string; launcherUnitId: string | null }) =>
  fields.level === 'ministry' ? ((await authorityOf(tx))?.id ?? null) : fields.launcherUnitId;

export const draftMovement = defineAction({
  name: 'movements.draft',
  input: movementFields,
  load: async () => ({}),
  allow: (actor, _none, fields) => mayDraft(actor, fields.level, fields.launcherUnitId),
  async run(tx, _none, input) {
    const fields = { ...input, launcherUnitId: await launcherFor(tx, input) };
    await checkDraft(tx, null, fields);
    const created = newId();
    await insertDraft(tx, created, fields);
    const state: MovementState = 'DRAFT';
    return {
      result: { id: created, state, version: 0 },
      trace: { type: 'movement', id: created, label: fields.title, unitId: fields.launcherUnitId, to: state, detail: fields },
    };
  },
});

export const editMovement = defineAction({
  name: 'movements.edit',
  input: movementFields.extend({ id, version }),
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, input, tx) => all(movementPolicy.edit(actor, movement, tx.today), mayDraft(actor, input.level, input.launcherUnitId)),
  async run(tx, movement, { id: movementId, version: seen, ...input }) {
    const fields = { ...input, launcherUnitId: await launcherFor(tx, input) };
    await checkDraft(tx, movementId, fields);
    await updateDraft(tx, movementId, seen, fields);
    return { result: { id: movementId, state: movement.state, version: seen + 1 }, trace: traceOf(movement, movement.state, { detail: fields }) };
  },
});
