import { sql, type Tx } from '#platform/db/database.ts';
import { termOf, type Term } from '#modules/groups/index.ts';
import type { Actor } from '#platform/actor.ts';
import { all, no, yes, type Decision } from '#platform/refusal.ts';
import type { z } from 'zod';
import type { pastApi } from '../../past/contract.ts';
import { pastRefusals as refusals } from '../../past/refusals.ts';
import { mayLead } from '../policy.ts';

/** Results of years before the system: who may read a workbook in, what stands, what was taken back. */

export interface PastFacts {
  readonly term: Term;
  readonly hasSheets: boolean;
  readonly standing: { readonly id: string } | undefined;
}

export async function pastFacts(tx: Tx, termId: string): Promise<PastFacts | undefined> {
  const term = await termOf(tx, termId);
  if (!term) return undefined;
  const { has } = await tx.one<{ has: boolean }>(sql`select scoring.has_sheets(${termId}) as has`);
  const standing = await tx.maybe<{ id: string }>(sql`select id from scoring.past_import where term_id = ${termId} and undone_at is null`);
  return { term, hasSheets: has, standing };
}

/** Reading and comparing is open to whoever leads; storing only for a year that is over and has no round. */
export const mayStore = (actor: Actor, { term, hasSheets, standing }: PastFacts, today: string): Decision =>
  all(
    mayLead(actor, term),
    hasSheets ? no(refusals.pastHasSheets) : yes,
    term.year < Number(today.slice(0, 4)) ? yes : no(refusals.pastNotOver),
    standing ? no(refusals.pastStands) : yes,
  );

/** The terms of these whose year came from the group's own workbook. */
export async function pastTerms(tx: Tx, termIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.many<{ termId: string }>(sql`
    select term_id from scoring.past_import where term_id = any (${[...termIds]}::uuid[]) and undone_at is null`);
  return new Set(rows.map((row) => row.termId));
}

type Past = z.input<(typeof pastApi.one)['response']>;

interface Stored {
  readonly id: string;
  readonly fileName: string;
  readonly scale: number;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
  readonly reason: string | null;
}

export async function pastOf(tx: Tx, termId: string): Promise<Past | undefined> {
  const facts = await pastFacts(tx, termId);
  if (!facts) return undefined;
  const { term, hasSheets } = facts;
  const imports = await tx.many<Stored>(sql`
    select id, file_name, scale_hundredths as scale, made_by, made_at, undone_by, undone_at, undo_reason as reason
    from scoring.past_import where term_id = ${termId} order by made_at desc`);
  const plain = ({ id, fileName, scale, madeBy, madeAt }: Stored) => ({ id, fileName, scale, madeBy, madeAt: new Date(madeAt).toISOString() });
  const stands = imports.find((one) => one.undoneAt === null);
  const rows = stands
    ? await tx.many<NonNullable<Past['standing']>['rows'][number]>(sql`
        select r.unit_id, u.name as unit_name, r.name_written, r.cell, r.self_hundredths as self, r.self_extra_hundredths as self_extra,
          r.checked_hundredths as checked, r.checked_extra_hundredths as checked_extra, r.total_hundredths as total, r.class, r.rank_no as rank
        from scoring.past_result r join directory.unit u on u.id = r.unit_id where r.import_id = ${stands.id}
        order by r.rank_no nulls last, r.total_hundredths desc, u.name collate "vi-x-icu"`)
    : [];
  const lead = mayLead(tx.actor, term);
  return {
    term: { id: term.id, groupName: term.groupName, kind: term.kind, year: term.year },
    hasSheets,
    standing: stands ? { ...plain(stands), rows } : null,
    undone: imports.flatMap((one) =>
      one.undoneAt === null
        ? []
        : [{ ...plain(one), undoneBy: one.undoneBy ?? '', undoneAt: new Date(one.undoneAt).toISOString(), reason: one.reason ?? '' }],
    ),
    can: { read: hasSheets ? lead : mayStore(tx.actor, facts, tx.today), undo: stands ? lead : no(refusals.pastUndone) },
  };
}
