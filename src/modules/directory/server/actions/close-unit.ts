import { defineAction } from '#platform/action.ts';
import { addDays } from '#platform/dates.ts';
import { commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { directoryApi, directoryRefusals } from '../../contract.ts';
import { changeDay } from '../../rules.ts';
import { mayOnUnit } from '../policy.ts';
import { endUnit, lockUnitInTree, openChildren } from '../repository.ts';

/** The unit ends without a successor; `on` is its last day. It stays findable and in all results. */
export const closeUnit = defineAction({
  name: 'directory.closeUnit',
  input: directoryApi.closeUnit.body.extend({ id }),
  load: (tx, input) => lockUnitInTree(tx, input.id),
  allow: (actor, unit) => mayOnUnit(actor, unit, 'close'),
  async run(tx, unit, { version, on, reason }) {
    demand(changeDay(on, tx.today, unit.validFrom === null ? null : addDays(unit.validFrom, -1)));
    const children = await openChildren(tx, unit.id);
    if (children.length > 0) throw refuse(directoryRefusals.hasChildren, { count: children.length });
    if (!(await endUnit(tx, unit, version, on))) throw refuse(commonRefusals.stale);
    return {
      result: { id: unit.id },
      trace: { type: 'unit', id: unit.id, unitId: unit.id, label: unit.name, from: 'OPEN', to: 'CLOSED', reason, detail: { on } },
    };
  },
});
