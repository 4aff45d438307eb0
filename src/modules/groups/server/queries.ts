import type { z } from 'zod';
import { empty, raw, sql, type Tx } from '#platform/db/database.ts';
import { actsFor, hasRole, type Actor } from '#platform/actor.ts';
import { no, yes, type Decision } from '#platform/refusal.ts';
import { groupRefusals, type groupsApi, type UnitRef } from '../contract.ts';
import { mayFollow, organises, termPolicy } from '../rules.ts';
import { handoverOf, pairingsOf } from './links.ts';
import { readTerm } from './repository.ts';
import { rotationFor } from './rotation-facts.ts';

type List = z.input<(typeof groupsApi.list)['response']>;
type Detail = z.input<(typeof groupsApi.detail)['response']>;
type Term = z.input<(typeof groupsApi.term)['response']>;
type Rotation = z.input<(typeof groupsApi.rotation)['response']>;

/** A unit as JSON; `alias` is a name written in this file, never input. */
const unit = (alias: 'hu' | 'du' | 'o' | 'u' | 'host') =>
  raw(
    `case when ${alias}.id is null then null else json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'shortName', ${alias}.short_name) end`,
  );

export async function listGroups(tx: Tx, query: z.output<(typeof groupsApi.list)['query']>): Promise<List> {
  const rows = await tx.many<List['rows'][number]>(sql`
    select g.id as group_id, g.kind, g.name, g.region, o.name as organiser, t.id as term_id, t.state, ${unit('hu')} as head, ${unit('du')} as deputy,
      case when t.id is null then null when t.members_complete then (select count(*)::int from groups.term_member m where m.term_id = t.id and m.left_on is null)
        else t.stated_member_count end as member_count,
      coalesce(t.members_complete, false) as members_complete,
      exists (select 1 from groups.term_member m where m.term_id = t.id and m.unit_id = any (${tx.actor.unitIds}::uuid[]) and m.left_on is null) as mine,
      coalesce(t.origin, g.origin) as origin
    from groups.emulation_group g join directory.unit o on o.id = g.organiser_unit_id
    left join groups.term t on t.group_id = g.id and t.year = ${query.year}
    left join groups.term_post h on h.term_id = t.id and h.post = 'head' and h.valid_to is null left join directory.unit hu on hu.id = h.unit_id
    left join groups.term_post d on d.term_id = t.id and d.post = 'deputy' and d.valid_to is null left join directory.unit du on du.id = d.unit_id
    where true ${query.kind ? sql`and g.kind = ${query.kind}` : empty}
      ${
        query.q?.trim()
          ? sql`and (platform.f_kd(g.name) like '%' || platform.f_kd(${query.q}) || '%' or exists (
        select 1 from groups.group_alias a where a.group_id = g.id and platform.f_kd(a.name) like '%' || platform.f_kd(${query.q}) || '%'))`
          : empty
      }
    order by array_position(array['block', 'cluster', 'inner'], g.kind), g.number, g.name`);
  const years = await tx.many<{ year: number }>(sql`select distinct year from groups.term order by year desc`);
  const mayCreate = hasRole(tx.actor, 'standing', 'leader') ? yes : no(groupRefusals.onlyOrganiser);
  return { rows, years: years.map((row) => row.year), can: { create: mayCreate } };
}

export async function groupDetail(tx: Tx, groupId: string): Promise<Detail | undefined> {
  const group = await tx.maybe<Omit<Detail, 'terms' | 'can'> & { organiserUnitId: string }>(sql`
    select g.id, g.kind, g.name, g.region, g.origin, g.organiser_unit_id, ${unit('o')} as organiser, s.name as supervisor,
      coalesce((select array_agg(a.name order by a.name) from groups.group_alias a where a.group_id = g.id), '{}') as aliases
    from groups.emulation_group g join directory.unit o on o.id = g.organiser_unit_id left join directory.unit s on s.id = g.supervisor_unit_id
    where g.id = ${groupId}`);
  if (!group) return undefined;
  const { organiserUnitId, ...shown } = group;
  const terms = await tx.many<Detail['terms'][number]>(sql`
    select t.id, t.year, t.state, ${unit('hu')} as head, ${unit('du')} as deputy, t.members_complete,
      case when t.members_complete then (select count(*)::int from groups.term_member m where m.term_id = t.id and m.left_on is null) else t.stated_member_count end as member_count
    from groups.term t
    left join groups.term_post h on h.term_id = t.id and h.post = 'head' and h.valid_to is null left join directory.unit hu on hu.id = h.unit_id
    left join groups.term_post d on d.term_id = t.id and d.post = 'deputy' and d.valid_to is null left join directory.unit du on du.id = d.unit_id
    where t.group_id = ${groupId} order by t.year desc`);
  return { ...shown, terms, can: { propose: organises(tx.actor, { kind: group.kind, organiserUnitId }) } };
}

function maySign(actor: Actor, { from, to, fromSigned, toSigned }: NonNullable<Term['handover']>): Decision {
  const outgoing = actsFor(actor, from.id, 'leader');
  if (!outgoing && !actsFor(actor, to.id, 'leader')) return no(groupRefusals.onlyHeadLeader);
  return (outgoing ? fromSigned : toSigned) ? no(groupRefusals.alreadySigned) : yes;
}

export async function termDetail(tx: Tx, termId: string): Promise<Term | undefined> {
  const subject = await readTerm(tx, termId);
  if (!subject) return undefined;
  const row = await tx.one<
    Pick<Term, 'focus' | 'decision' | 'regulation' | 'host' | 'membersComplete' | 'statedMemberCount' | 'rating' | 'lastRating' | 'origin'>
  >(sql`
    select t.focus, t.members_complete, t.stated_member_count, t.origin, ${unit('host')} as host,
      case when d.id is null then null else json_build_object('id', d.id, 'label', concat_ws(' ', d.type, d.number), 'issuedOn', d.issued_on) end as decision,
      case when r.id is null then null else json_build_object('id', r.id, 'label', concat_ws(' ', r.type, r.number, r.title), 'readBy',
        coalesce((select json_agg(json_build_object('unitId', x.unit_id, 'readOn', x.read_on)) from groups.regulation_read x where x.term_id = t.id and x.document_id = r.id), '[]')) end as regulation,
      case when t.head_rating is null then null else json_build_object('code', t.head_rating, 'note', t.head_rating_note) end as rating,
      (select json_build_object('year', l.year, 'code', l.head_rating, 'note', l.head_rating_note) from groups.term l
        where l.group_id = t.group_id and l.year < t.year and l.head_rating is not null order by l.year desc limit 1) as last_rating
    from groups.term t left join directory.unit host on host.id = t.host_unit_id
    left join documents.document d on d.id = t.decision_document_id left join documents.document r on r.id = t.regulation_document_id where t.id = ${termId}`);
  const members = await tx.many<UnitRef>(sql`
    select u.id, u.name, u.short_name from groups.term_member m join directory.unit u on u.id = m.unit_id
    where m.term_id = ${termId} and m.left_on is null order by u.name collate "vi-x-icu"`);
  const posts = await tx.many<Term['posts'][number]>(sql`
    select p.post, ${unit('u')} as unit, p.valid_from, p.valid_to, p.reason,
      case when r.id is null then null else json_build_object('id', r.id, 'name', r.full_name, 'title',
        (select x.title from directory.post x where x.person_id = r.id order by x.seen_on desc nulls last, x.valid_from desc nulls last limit 1)) end as representative
    from groups.term_post p join directory.unit u on u.id = p.unit_id left join directory.person r on r.id = p.representative_person_id
    where p.term_id = ${termId} order by p.post desc, p.valid_to nulls first, p.valid_from desc`);
  const otherTerms = await tx.many<Term['otherTerms'][number]>(
    sql`select id, year, state from groups.term where group_id = ${subject.groupId} and id <> ${termId} order by year desc`,
  );
  const handover = await handoverOf(tx, termId);
  const { actor } = tx;
  return {
    id: subject.id,
    groupId: subject.groupId,
    groupName: subject.groupName,
    kind: subject.kind,
    year: subject.year,
    state: subject.state,
    version: subject.version,
    ...row,
    members,
    posts,
    otherTerms,
    handover,
    pairings: await pairingsOf(tx, subject),
    can: {
      decide: termPolicy.decide(actor, subject),
      replaceHead: termPolicy.replaceHead(actor, subject),
      setRepresentative: termPolicy.setRepresentative(actor, subject),
      describe: termPolicy.describe(actor, subject),
      rateHead: termPolicy.rateHead(actor, subject),
      readRegulation: termPolicy.readRegulation(actor, subject),
      startHandover: termPolicy.startHandover(actor, subject),
      workHandover: termPolicy.workHandover(actor, subject),
      signHandover: handover ? maySign(actor, handover) : no(groupRefusals.onlyHeadLeader),
      pair: termPolicy.pair(actor, subject),
      proposeNext: termPolicy.proposeNext(actor, subject),
      follow: mayFollow(actor, subject),
    },
  };
}

export async function rotationAnswer(tx: Tx, groupId: string, year: number): Promise<Rotation> {
  const { members, heads, proposal } = await rotationFor(tx, groupId, year);
  const byId = (unitId: string | null): UnitRef | null => {
    const found = members.find((member) => member.unitId === unitId);
    return found ? { id: found.unitId, name: found.name, shortName: found.shortName } : null;
  };
  return {
    head: byId(proposal.headUnitId),
    deputy: byId(proposal.deputyUnitId),
    why: proposal.why,
    members: members.map((member) => ({
      id: member.unitId,
      name: member.name,
      shortName: member.shortName,
      servedYears: heads.filter((head) => head.unitId === member.unitId).map((head) => head.year),
    })),
  };
}

type OfUnit = z.input<(typeof groupsApi.ofUnit)['response']>;

export function groupsOfUnit(tx: Tx, unitId: string): Promise<OfUnit> {
  return tx.many<OfUnit[number]>(sql`
    select t.id as term_id, t.year, g.name as group_name, t.state,
      (select p.post from groups.term_post p where p.term_id = t.id and p.unit_id = ${unitId} order by p.valid_to nulls first limit 1) as post
    from groups.term t join groups.emulation_group g on g.id = t.group_id
    where exists (select 1 from groups.term_member m where m.term_id = t.id and m.unit_id = ${unitId})
      or exists (select 1 from groups.term_post p where p.term_id = t.id and p.unit_id = ${unitId})
    order by t.year desc, g.kind, g.number`);
}
