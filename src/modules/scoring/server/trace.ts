import type { Trace } from '#platform/action.ts';
import { targetOf, type SheetVerb } from '../rules.ts';
import { labelOf, type SheetFacts } from './facts.ts';

/** A step of a sheet, as the audit trail keeps it. */
export function movedTrace(facts: SheetFacts, verb: SheetVerb, reason = '', detail?: unknown): Trace {
  const { sheet } = facts;
  return {
    type: 'score_sheet',
    id: sheet.id,
    label: labelOf(sheet),
    unitId: sheet.unitId,
    from: sheet.state,
    to: targetOf(verb),
    reason: reason || null,
    ...(detail === undefined ? {} : { detail }),
  };
}
