import { z } from 'zod';
import { hasRole, system, type Actor } from '#platform/actor.ts';
import { sql, type Database, type Tx } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { registerEntry, type RegisterEntry } from '#modules/decisions/index.ts';
import { factGround, recordRefusals } from '#modules/records/contract.ts';
import { changeWanted, mayKeep, maySee, subjectOf } from '#modules/records/index.ts';
import type { lawDeskApi } from '../law-contract.ts';
import { dependentRow } from './law-queries.ts';
import { dependentsOf, type Dependent, type Root } from './stands-on.ts';

type Answer = z.input<(typeof lawDeskApi)['impactOfAward']['response']>;

/** A dossier as row security lets the reader see it; an award by itself like the record it stands on. */
async function maySeeOne(tx: Tx, one: Dependent): Promise<boolean> {
  if (one.nominationId !== null) return (await tx.maybe(sql`select 1 from nominations.nomination where id = ${one.nominationId}`)) !== undefined;
  const subject = await subjectOf(tx, one.subject);
  return subject !== undefined && maySee(tx.actor, subject);
}

async function shownTo(tx: Tx, dependents: readonly Dependent[]): Promise<Answer> {
  const shown: Dependent[] = [];
  const hidden = { dossiers: 0, awards: 0 };
  for (const one of dependents) {
    if (await maySeeOne(tx, one)) shown.push(one);
    else if (one.nominationId === null) hidden.awards += 1;
    else hidden.dossiers += 1;
  }
  return { shown: shown.map(dependentRow), hidden };
}

/**
 * Found by the code that flags, as whoever will flag sees it: the program after a withdrawal or correction, the standing body or
 * the Minister themselves when they cancel or revoke.
 */
async function impactOf(
  db: Database,
  actor: Actor,
  ask: (tx: Tx) => Promise<{ readonly root: Root; readonly byProgram: boolean } | undefined>,
): Promise<Answer> {
  const asked = await db.read(actor, ask);
  if (!asked) throw refuse(commonRefusals.notFound);
  const dependents = await db.read(asked.byProgram ? system : actor, (tx) => dependentsOf(tx, asked.root));
  return db.read(actor, (tx) => shownTo(tx, dependents));
}

const holderOf = (tx: Tx, { personId, unitId }: RegisterEntry) =>
  subjectOf(tx, personId === null ? { kind: 'unit', id: unitId ?? '' } : { kind: 'person', id: personId });

/** For whoever may cancel it, or keeps the record it stands on. */
export const impactOfAward = (db: Database, actor: Actor, awardId: string): Promise<Answer> =>
  impactOf(db, actor, async (tx) => {
    const award = await registerEntry(tx, awardId);
    if (!award || award.entryWithdrawn) return undefined;
    const cancels = hasRole(actor, 'standing', 'minister');
    const holder = cancels ? undefined : await holderOf(tx, award);
    return cancels || (holder && mayKeep(actor, holder).ok) ? { root: { awardId }, byProgram: !cancels } : undefined;
  });

export const impactOfDossier = (db: Database, actor: Actor, nominationId: string): Promise<Answer> =>
  impactOf(db, actor, async (tx) => {
    const award = await tx.maybe<{ id: string }>(sql`
      select a.id from decisions.award a join nominations.nomination n on n.id = a.object_id
      where a.object_type = 'nomination' and n.id = ${nominationId} and a.state in ('DECIDED', 'AWARDED') limit 1`);
    return award && { root: { awardId: award.id }, byProgram: false };
  });

const wanted = z.object({ fact: z.unknown(), certainty: factGround.certainty }).strict();

function readWanted(to: string): z.output<typeof wanted> {
  const parsed = wanted.safeParse(jsonOf(to));
  if (!parsed.success) throw refuse(recordRefusals.notAFact, {}, { field: 'to' });
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type FactAsked = z.output<(typeof lawDeskApi)['impactOfFact']['params']> & z.output<(typeof lawDeskApi)['impactOfFact']['query']>;

export const impactOfFact = (db: Database, actor: Actor, { kind, id, to }: FactAsked): Promise<Answer> =>
  impactOf(db, actor, async (tx) => {
    const fact = await changeWanted(tx, kind, id, to === undefined ? null : readWanted(to));
    return fact && { root: { fact }, byProgram: true };
  });
