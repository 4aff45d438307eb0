import type { Trace } from '#platform/action.ts';
import type { SheetState } from '../sheet/path.ts';
import { labelOf, type SheetFacts } from './sheets/facts.ts';

/** A step of a sheet, as the audit trail keeps it. */
export function movedTrace(facts: SheetFacts, to: SheetState, reason = '', detail?: unknown): Trace {
  const { sheet } = facts;
  return {
    type: 'score_sheet',
    id: sheet.id,
    label: labelOf(sheet),
    unitId: sheet.unitId,
    from: sheet.state,
    to,
    reason: reason || null,
    ...(detail === undefined ? {} : { detail }),
  };
}
