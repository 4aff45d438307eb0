import type { Tx } from '#platform/db/database.ts';
import { delegationFor, type Delegation } from '#modules/identity/index.ts';
import { termOf, termsOfUnit, type Term } from '#modules/groups/index.ts';
import { authorityOf } from './authority.ts';
import {
  contentOf,
  findRegistration,
  lockRegistration,
  openChange,
  openReturns,
  windowOf,
  type ChangeRequest,
  type FieldReturn,
  type Registration,
  type StoredWindow,
} from './repository.ts';
import { maySee } from './policy.ts';
import type { Content } from '../rules.ts';

/** A registration with everything its verbs and its screen depend on. */
export interface Whole {
  readonly it: Registration;
  readonly content: Content;
  readonly window: StoredWindow | undefined;
  /** Groups of the unit in that year. */
  readonly terms: readonly Term[];
  readonly returns: readonly FieldReturn[];
  readonly change: ChangeRequest | undefined;
  /** The delegation by which this actor may submit for the unit today. */
  readonly delegation: Delegation | undefined;
}

export async function termsOf(tx: Tx, unitId: string, year: number): Promise<Term[]> {
  const found: Term[] = [];
  for (const { termId } of await termsOfUnit(tx, unitId, year)) {
    const term = await termOf(tx, termId);
    if (term && term.kind !== 'inner') found.push(term);
  }
  return found;
}

export async function windowFor(tx: Tx, unitId: string, year: number, kind: Registration['subjectKind']): Promise<StoredWindow | undefined> {
  const authorityId = await authorityOf(tx, unitId, year);
  return authorityId === undefined ? undefined : windowOf(tx, authorityId, year, kind);
}

async function complete(tx: Tx, it: Registration): Promise<Whole | undefined> {
  const terms = await termsOf(tx, it.unitId, it.year);
  if (!maySee(tx.actor, it, terms)) return undefined;
  return {
    it,
    terms,
    content: await contentOf(tx, it),
    window: await windowFor(tx, it.unitId, it.year, it.subjectKind),
    returns: await openReturns(tx, it.id),
    change: await openChange(tx, it.id),
    delegation: await delegationFor(tx, tx.actor, it.unitId, 'registrations.submit'),
  };
}

/** Missing and hidden answer alike. */
export async function readWhole(tx: Tx, id: string): Promise<Whole | undefined> {
  const it = await findRegistration(tx, id);
  return it && complete(tx, it);
}

export async function lockWhole(tx: Tx, id: string): Promise<Whole | undefined> {
  const it = await lockRegistration(tx, id);
  return it && complete(tx, it);
}
