import type { Tx } from '#platform/db/database.ts';
import { forget, makeFindable } from '#modules/search/index.ts';
import { agreementStates, type AgreementState } from '../contract.ts';
import type { Whole } from './whole.ts';

export const linkOf = (id: string): string => `/giao-uoc/${id}`;

/** Drafts and void agreements are not found by search: the first are their makers' alone, the second nobody looks for. */
export async function index(tx: Tx, it: Whole, state: AgreementState): Promise<void> {
  if (state === 'DRAFT' || state === 'VOID') return forget(tx, 'agreement', it.id);
  await makeFindable(tx, {
    type: 'agreement',
    id: it.id,
    title: it.title,
    subtitle: agreementStates[state].vi,
    link: linkOf(it.id),
    names: [`giao ước thi đua ${it.term.groupName} ${it.year}`, `giao ước ${it.year} ${it.term.groupName}`],
    weight: 15,
  });
}
