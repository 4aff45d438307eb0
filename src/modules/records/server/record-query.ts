import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import { raw, sql, type Tx } from '#platform/db/database.ts';
import { no, yes } from '#platform/refusal.ts';
import { awardsOf, type AwardRow } from '#modules/decisions/index.ts';
import type { recordsApi } from '../contract.ts';
import { factKinds, factSpecs, type FactKind } from '../kinds.ts';
import { unnotedAwards } from '../assemble.ts';
import { recordRefusals } from '../refusals.ts';
import type { factRow } from '../shapes.ts';
import { factsOfSubject, type StoredFact } from './fact-store.ts';
import { rawSubject } from './facts.ts';
import { initiativesOfSubject } from './initiative-query.ts';
import { mayKeep, mayMerge, maySee, maySeeSensitive } from './policy.ts';
import { subjectOf, type Subject } from './subjects.ts';

type Record_ = z.input<(typeof recordsApi.person)['response']>;

const allKinds = Object.keys(factKinds) as FactKind[];

/** A fact as shown: a sensitive one says nothing but that it is there, until it is asked for. */
export function shownFact(actor: Actor, subject: Subject, fact: StoredFact, masked: boolean): z.input<typeof factRow> {
  const { values, personId, unitId: _, importId, withdrawnOn: __, ...rest } = fact;
  const reveal = masked ? maySeeSensitive(actor, subject) : yes;
  return {
    ...rest,
    personId,
    values: masked ? {} : (values as z.input<typeof factRow>['values']),
    source: masked ? '' : rest.source,
    note: masked ? '' : rest.note,
    masked,
    imported: importId !== null,
    can: { correct: mayKeep(actor, subject), reveal },
  };
}

const mayWithdraw = (actor: Actor, subject: Subject, award: AwardRow) =>
  award.backEntered ? mayKeep(actor, subject) : no(recordRefusals.notBackEntered);

async function mergedIds(tx: Tx, subject: Subject): Promise<Record_['mergedIds']> {
  const rows = await tx.many<Omit<Record_['mergedIds'][number], 'can'>>(sql`
    select m.id as merge_id, m.from_person_id as person_id, p.full_name as name, m.merged_on as "on", m.reason
    from records.merge m join directory.person p on p.id = m.from_person_id
    where m.into_person_id = any (${subject.ids}::uuid[]) and m.undone_on is null order by m.merged_on, m.id`);
  return rows.map((row) => ({ ...row, can: { undo: mayMerge(tx.actor) } }));
}

function postsOf(tx: Tx, subject: Subject): Promise<Record_['posts']> {
  if (subject.kind === 'unit') return Promise.resolve([]);
  return tx.many(sql`
    select o.id, o.title, u.id as unit_id, u.name as unit_name, o.valid_from, o.valid_to, o.seen_on,
      directory.name_on(u.id, coalesce(o.valid_from, case when length(o.seen_on) = 10 then o.seen_on::date end, o.valid_to, ${tx.today})) as unit_name_then
    from directory.post o join directory.unit u on u.id = o.unit_id where o.person_id = any (${subject.ids}::uuid[])
    order by coalesce(o.valid_from::text, o.seen_on) collate "C" desc nulls last, o.id`);
}

function formerNames(tx: Tx, subject: Subject): Promise<Record_['formerNames']> {
  if (subject.kind === 'person') return Promise.resolve([]);
  return tx.many(sql`
    select name, valid_from, valid_to from directory.unit_name where unit_id = ${subject.id} and kind <> 'alias' order by valid_to nulls last, name`);
}

function related(tx: Tx, subject: Subject): Promise<Record_['related']> {
  if (subject.kind === 'person') return Promise.resolve([]);
  return tx.many(sql`
    select o.id, o.name, s.kind, s.happened_on as "on", case when s.to_unit_id = ${subject.id} then 'before' else 'after' end as direction
    from directory.succession s join directory.unit o on o.id = case when s.to_unit_id = ${subject.id} then s.from_unit_id else s.to_unit_id end
    where (s.from_unit_id = ${subject.id} or s.to_unit_id = ${subject.id}) and s.from_unit_id <> s.to_unit_id order by s.happened_on, o.name`);
}

/** One life-long record, as the caller may see it; `undefined` when missing or hidden. */
export async function recordDetail(tx: Tx, kind: 'person' | 'unit', id: string): Promise<Record_ | undefined> {
  const subject = await subjectOf(tx, { kind, id });
  if (!subject || !maySee(tx.actor, subject)) return undefined;
  const facts = await factsOfSubject(tx, subject, allKinds);
  const awards = await awardsOf(tx, kind === 'unit' ? { unitId: subject.id } : { personIds: subject.ids });
  const found = kind === 'person' ? await rawSubject(tx, { kind, id }) : undefined;
  const unnoted = new Set(found ? unnotedAwards(found.raw).map((award) => award.id) : []);
  const profile = facts.find((fact) => fact.kind === 'profile');
  return {
    subject: {
      kind,
      id: subject.id,
      name: subject.name,
      subtitle: subject.subtitle,
      servedFrom: (profile?.values['servedFrom'] as string | null | undefined) ?? null,
    },
    today: tx.today,
    redirectedFrom: subject.id === id ? null : id,
    mergedIds: await mergedIds(tx, subject),
    formerNames: await formerNames(tx, subject),
    related: await related(tx, subject),
    posts: await postsOf(tx, subject),
    awards: awards.map((award) => ({
      ...award,
      workUnnoted: unnoted.has(award.id),
      can: { withdraw: mayWithdraw(tx.actor, subject, award), stateWork: mayKeep(tx.actor, subject) },
    })),
    facts: facts.map((fact) => shownFact(tx.actor, subject, fact, factSpecs[fact.kind].sensitive)),
    initiatives: kind === 'person' ? await initiativesOfSubject(tx, subject) : [],
    maySeeSensitive: maySeeSensitive(tx.actor, subject).ok,
    can: { keep: mayKeep(tx.actor, subject), merge: mayMerge(tx.actor) },
  };
}

type Earlier = z.input<(typeof recordsApi.fact)['response']>;

/** What a fact was before; sensitive pasts are behind the same wall as the fact, and are not shown in a list of changes. */
export function earlierOf(tx: Tx, kind: string, id: string): Promise<Earlier> {
  const masked = kind !== 'initiative' && factSpecs[kind as FactKind].sensitive;
  return tx.many(sql`
    select version, ${masked ? raw(`'{}'::jsonb`) : raw('was')} as was, reason, changed_by, changed_at from records.earlier
    where fact_id = ${id} and kind = ${kind} order by version`);
}
