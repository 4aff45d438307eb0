import type { Done, Trace } from '#platform/action.ts';
import type { AgreementState } from '../../contract.ts';
import type { Whole } from '../whole.ts';

interface Moved {
  readonly id: string;
  readonly state: AgreementState;
  readonly version: number;
}

/** The answer and the trace of a step that moved the agreement by one version. */
export function moved(it: Whole, to: AgreementState, more: Pick<Trace, 'reason' | 'detail'> = {}): Done<Moved> {
  return {
    result: { id: it.id, state: to, version: it.version + 1 },
    trace: { type: 'agreement', id: it.id, label: it.title, from: it.state, to, ...more },
  };
}
