import type { z } from 'zod';
import { defineAction, type Action, type Trace } from '#platform/action.ts';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import type { NominationState } from '../labels.ts';
import { atStep, partOf, transitionOf, type Verb, type Who } from '../rules.ts';
import { loadDossier, type Dossier } from './dossier.ts';
import { deskOf, mayDo } from './policy.ts';

/** Remembers which side of the desk the acting account took; the key refuses a second side. */
export async function takePart(tx: Tx, dossierId: string, who: Who): Promise<void> {
  await tx.run(sql`
    insert into nominations.hand (nomination_id, account_id, part, since)
    select ${dossierId}, ${tx.actor.accountId}, ${partOf(who)}, ${tx.today} where ${tx.actor.accountId}::uuid is not null
    on conflict (nomination_id, account_id) do nothing`);
}

export interface Moving {
  readonly verb: Verb | 'pass' | 'fail';
  /** The version the caller saw. */
  readonly seen: number;
  /** `, submitted_on = …`: further columns of the same update. */
  readonly set?: Sql;
}

/** Moves a dossier along the one table of transitions, naming state and version it expects. Throws `common.stale`. */
export async function move(tx: Tx, dossier: Pick<Dossier, 'id' | 'state' | 'route'>, { verb, seen, set = empty }: Moving): Promise<NominationState> {
  demand(atStep(dossier.state, verb, dossier.route));
  const transition = transitionOf(dossier.state, verb, dossier.route);
  if (!transition) throw refuse(commonRefusals.stale);
  const changed = await tx.run(sql`
    update nominations.nomination set state = ${transition.to}, version = version + 1${set} where id = ${dossier.id} and state = ${dossier.state} and version = ${seen}`);
  if (changed === 0) throw refuse(commonRefusals.stale);
  return transition.to;
}

/** How a dossier is called in trails and duties. */
export const labelOf = (dossier: Pick<Dossier, 'awardName' | 'subjectName' | 'year'>): string =>
  `${dossier.awardName} · ${dossier.subjectName} · ${dossier.year}`;

export const traceOf = (dossier: Dossier, to: NominationState, more: Partial<Trace> = {}): Trace => ({
  type: 'nomination',
  id: dossier.id,
  label: labelOf(dossier),
  unitId: dossier.unitId,
  from: dossier.state,
  to,
  ...more,
});

export interface StepResult {
  readonly set?: Sql;
  readonly reason?: string;
  readonly detail?: unknown;
}

type Input<B extends z.ZodObject> = z.output<B> & { readonly id: string; readonly version: number };

/**
 * One verb over one dossier: locked, allowed by the policy, then `run`, then moved and traced. `run` may refuse, may do
 * what belongs to the verb, and answers further columns to set and what the trail should say.
 */
export function defineStep<B extends z.ZodObject>(verb: Verb, body: B, run: (tx: Tx, dossier: Dossier, input: Input<B>) => Promise<StepResult>) {
  return defineAction({
    name: `nominations.${verb}`,
    input: body.extend({ id }),
    load: (tx: Tx, input) => loadDossier(tx, (input as Input<B>).id),
    allow: (actor, dossier: Dossier) => mayDo(actor, dossier, verb),
    async run(tx, dossier: Dossier, raw) {
      const input = raw as Input<B>;
      const { set, reason, detail } = await run(tx, dossier, input);
      const to = await move(tx, dossier, { verb, seen: input.version, ...(set ? { set } : {}) });
      await takePart(tx, dossier.id, deskOf(dossier, verb));
      return {
        result: { id: dossier.id, version: input.version + 1 },
        trace: traceOf(dossier, to, { ...(reason ? { reason } : {}), ...(detail === undefined ? {} : { detail }) }),
      };
    },
  }) as Action<z.ZodType, Dossier, { id: string; version: number }>;
}
