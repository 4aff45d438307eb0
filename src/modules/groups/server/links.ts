import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import { no, yes } from '#platform/refusal.ts';
import { groupRefusals, type groupsApi } from '../contract.ts';
import { leads } from '../rules.ts';
import { readTerm, type TermRow } from './repository.ts';

type Term = z.input<(typeof groupsApi.term)['response']>;
type Handover = NonNullable<Term['handover']>;
type Pairing = Term['pairings'][number];

export async function handoverOf(tx: Tx, termId: string): Promise<Handover | null> {
  const row = await tx.maybe<Handover>(sql`
    select h.id, h.state, h.text_hash, h.version,
      json_build_object('id', f.id, 'name', f.name, 'shortName', f.short_name) as "from", json_build_object('id', t.id, 'name', t.name, 'shortName', t.short_name) as "to",
      case when h.from_signed_at is null then null else json_build_object('at', to_char(h.from_signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'by', h.from_signed_by) end as from_signed,
      case when h.to_signed_at is null then null else json_build_object('at', to_char(h.to_signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'by', h.to_signed_by) end as to_signed,
      coalesce((select json_agg(json_build_object('id', i.id, 'title', i.title, 'done', i.done, 'note', i.note) order by i.ord) from groups.handover_item i where i.handover_id = h.id), '[]') as items
    from groups.handover h join directory.unit f on f.id = h.from_unit_id join directory.unit t on t.id = h.to_unit_id where h.from_term_id = ${termId} or h.to_term_id = ${termId}
    order by h.from_term_id = ${termId} desc limit 1`);
  return row ?? null;
}

export async function pairingsOf(tx: Tx, term: TermRow): Promise<Pairing[]> {
  const rows = await tx.many<Omit<Pairing, 'can'> & { proposedByMe: boolean }>(sql`
    select p.id, p.purpose, p.state, p.version, p.term_a_id = ${term.id} as proposed_by_me,
      json_build_object('termId', o.id, 'groupId', g.id, 'name', g.name || ' năm ' || o.year) as other,
      coalesce((select json_agg(json_build_object('id', a.id, 'title', a.title, 'plannedOn', a.planned_on, 'heldOn', a.held_on, 'form', a.form, 'place', a.place, 'result', a.result)
        order by coalesce(a.held_on::text, a.planned_on)) from groups.pairing_activity a where a.pairing_id = p.id), '[]') as activities
    from groups.pairing p join groups.term o on o.id = case when p.term_a_id = ${term.id} then p.term_b_id else p.term_a_id end
    join groups.emulation_group g on g.id = o.group_id where ${term.id} in (p.term_a_id, p.term_b_id) order by p.state, g.name`);
  const mayLead = leads(tx.actor, term);
  return rows.map(({ proposedByMe, ...row }) => ({
    ...row,
    can: {
      agree:
        row.state !== 'PROPOSED' ? no(groupRefusals.alreadyPaired) : proposedByMe ? no(groupRefusals.onlyHead, { unit: row.other.name }) : mayLead,
      addActivity:
        row.state === 'AGREED' ? mayLead : no(groupRefusals.wrongState, { state: row.state === 'ENDED' ? 'Đã kết thúc' : 'Chờ bên kia đồng ý' }),
      end: row.state === 'ENDED' ? no(groupRefusals.wrongState, { state: 'Đã kết thúc' }) : mayLead.ok ? yes : mayLead,
    },
  }));
}

/** Both terms of a pairing, for the policy: either head may act for its own side. */
export async function pairingSides(tx: Tx, pairingId: string) {
  const pairing = await tx.maybe<{ id: string; termAId: string; termBId: string; state: string; version: number; purpose: string }>(sql`
    select id, term_a_id, term_b_id, state, version, purpose from groups.pairing where id = ${pairingId} for update`);
  if (!pairing) return undefined;
  const [a, b] = [await readTerm(tx, pairing.termAId), await readTerm(tx, pairing.termBId)];
  return a && b ? { pairing, a, b } : undefined;
}
