import type { z } from 'zod';
import { hasRole } from '#platform/actor.ts';
import { overseers } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { agreementStatusOfTerm, type AgreementStatus } from '#modules/agreements/index.ts';
import { directivesTo } from '#modules/events/index.ts';
import { isDeputy, leadsTerm, mayFollow, termOf, type Term } from '#modules/groups/index.ts';
import { dutiesOfUnits } from '#modules/notifications/index.ts';
import { monthlyRates, type MonthRate } from '#modules/progress/index.ts';
import { rankOf } from '#modules/scoring/index.ts';
import { type MemberRow, type portalApi } from '../contract.ts';
import { mayRemindMembers } from '../rules.ts';
import { limitOf, ribbonOfYear } from './year.ts';

type TermOverview = z.input<(typeof portalApi.term)['response']>;

interface Registered {
  readonly unitId: string;
  readonly id: string;
  readonly state: NonNullable<MemberRow['registration']['state']>;
  readonly late: boolean;
  readonly on: string | null;
  readonly returned: number;
}

function registrationsOf(tx: Tx, unitIds: readonly string[], year: number): Promise<Registered[]> {
  return tx.many<Registered>(sql`
    select r.unit_id, r.id, r.state, r.late, (r.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date as "on",
      (select count(*)::int from registrations.field_return f where f.registration_id = r.id and f.resolved_on is null) as returned
    from registrations.registration r where r.unit_id = any (${[...unitIds]}::uuid[]) and r.year = ${year} and r.person_id is null and r.state <> 'WITHDRAWN'`);
}

interface Sheet {
  readonly unitId: string;
  readonly sheetId: string;
  readonly state: NonNullable<MemberRow['sheet']['state']>;
  readonly selfDueOn: string | null;
}

const sheetsOf = (tx: Tx, termId: string): Promise<Sheet[]> =>
  tx.many<Sheet>(sql`select unit_id, sheet_id, state, self_due_on from scoring.steps_of(array[${termId}::uuid])`);

const reservationsOf = (tx: Tx, agreementId: string | undefined): Promise<{ unitId: string }[]> =>
  tx.many(sql`select s.unit_id from agreements.signature s join agreements.agreement a on a.id = s.agreement_id and a.revision = s.revision
    where s.agreement_id = ${agreementId ?? null}::uuid and s.reservation <> ''`);

function agreementCell(status: AgreementStatus | undefined, unitId: string, reserved: ReadonlySet<string>): MemberRow['agreement'] {
  if (!status) return { state: 'none', on: null };
  const signed = status.signedUnits.find((one) => one.unitId === unitId);
  if (signed) return { state: reserved.has(unitId) ? 'reserved' : signed.onBehalf ? 'onBehalf' : 'signed', on: signed.signedOn };
  return { state: ['DRAFT', 'CONSULTING', 'AGREED'].includes(status.state) ? 'commenting' : 'unsigned', on: null };
}

/** Months that are decided, how many of them passed, and the last one with a rate, decided or not. */
function monthsCell(rates: readonly MonthRate[]): MemberRow['months'] {
  const settled = rates.filter((rate) => rate.verdict === 'MET' || rate.verdict === 'UNMET');
  const last = rates.findLast((rate) => rate.rateHundredths !== null);
  return {
    settled: settled.length,
    met: settled.filter((rate) => rate.verdict === 'MET').length,
    last: last
      ? { month: last.month, rateHundredths: last.rateHundredths, met: last.verdict === 'MET' ? true : last.verdict === 'UNMET' ? false : null }
      : null,
  };
}

function postOf(term: Term, unitId: string): MemberRow['post'] {
  if (unitId === term.headUnitId) return 'head';
  if (unitId === term.deputyUnitId) return 'deputy';
  return unitId === term.hostUnitId && term.headUnitId === null ? 'host' : null;
}

async function membersOf(tx: Tx, term: Term, status: AgreementStatus | undefined): Promise<MemberRow[]> {
  const { actor } = tx;
  const registered = new Map((await registrationsOf(tx, term.memberUnitIds, term.year)).map((row) => [row.unitId, row]));
  const sheets = new Map((await sheetsOf(tx, term.id)).map((row) => [row.unitId, row]));
  const ranks = new Map((await rankOf(tx, term.id)).map((row) => [row.unitId, row]));
  const reserved = new Set((await reservationsOf(tx, status?.id)).map((row) => row.unitId));
  const duties = Map.groupBy(await dutiesOfUnits(tx, term.memberUnitIds, term.year), (duty) => duty.owner.unitId);
  const seesAll = hasRole(actor, ...overseers) || leadsTerm(actor, term) || isDeputy(actor, term);
  const rows: MemberRow[] = [];
  for (const member of term.members) {
    const { unitId } = member;
    const mine = actor.unitIds.includes(unitId);
    const registration = registered.get(unitId);
    const sheet = sheets.get(unitId);
    const rank = ranks.get(unitId);
    rows.push({
      unit: { id: unitId, name: member.name, shortName: member.shortName },
      post: postOf(term, unitId),
      mine,
      agreement: agreementCell(status, unitId, reserved),
      registration: {
        known: seesAll || mine,
        id: registration?.id ?? null,
        state: registration?.state ?? null,
        late: registration?.late ?? false,
        on: registration?.on ?? null,
        returned: registration?.returned ?? 0,
      },
      months: monthsCell(await monthlyRates(tx, unitId, term.year)),
      sheet: { id: sheet && (seesAll || mine) ? sheet.sheetId : null, state: sheet?.state ?? null, dueOn: sheet?.selfDueOn ?? null },
      final: rank ? { rank: rank.rank, totalHundredths: rank.totalHundredths, conditionFailed: rank.conditionFailed } : null,
      duties: duties.get(unitId) ?? [],
    });
  }
  return rows;
}

/** What the group promised to do together: how often it was done, of how often it was promised. */
function groupDutiesOf(tx: Tx, agreementId: string | undefined): Promise<TermOverview['groupDuties']> {
  return tx.many(sql`
    select c.id, c.title, c.synthetic, count(x.id)::int as held, greatest(1, coalesce(case when c.measure_kind = 'activities' then c.target_hundredths / 100 end, 1))::int as wanted,
      (array_agg(concat_ws(' · ', x.title, nullif(x.place, ''), to_char(x.held_on, 'DD/MM/YYYY')) order by x.held_on desc) filter (where x.id is not null))[1] as last,
      (select j.outcome from agreements.judgement j where j.commitment_id = c.id and j.unit_id is null) as outcome
    from agreements.clause k join agreements.commitment c on c.clause_id = k.id
      left join agreements.activity x on x.commitment_id = c.id and x.withdrawn_reason is null
    where k.agreement_id = ${agreementId ?? null}::uuid and k.scope = 'group' group by c.id, k.ord order by k.ord, c.ord`);
}

interface Head {
  readonly decision: TermOverview['decision'];
  readonly head: TermOverview['head'];
  readonly deputy: TermOverview['deputy'];
  readonly host: TermOverview['host'];
  readonly partners: TermOverview['partners'];
  readonly origin: TermOverview['origin'];
}

const headOf = (tx: Tx, term: Term): Promise<Head> =>
  tx.one<Head>(sql`
    select t.origin, case when d.id is null then null else json_build_object('id', d.id, 'label', concat_ws(' ', d.type, d.number)) end as decision,
      (select json_build_object('id', u.id, 'name', u.name) from directory.unit u where u.id = ${term.headUnitId}::uuid) as head,
      (select json_build_object('id', u.id, 'name', u.name) from directory.unit u where u.id = ${term.deputyUnitId}::uuid) as deputy,
      (select json_build_object('id', u.id, 'name', u.name) from directory.unit u where u.id = ${term.hostUnitId}::uuid) as host,
      coalesce((select json_agg(json_build_object('termId', o.id, 'name', og.name) order by og.kind, og.number)
        from groups.pairing p join groups.term o on o.id = case when p.term_a_id = t.id then p.term_b_id else p.term_a_id end join groups.emulation_group og on og.id = o.group_id
        where p.state = 'AGREED' and t.id in (p.term_a_id, p.term_b_id)), '[]') as partners
    from groups.term t left join documents.document d on d.id = t.decision_document_id where t.id = ${term.id}`);

/** One group in one year, whole; `undefined` for groups the caller has no part in. */
export async function termOverview(tx: Tx, termId: string): Promise<TermOverview | undefined> {
  const term = await termOf(tx, termId);
  if (!term || !mayFollow(tx.actor, term).ok) return undefined;
  const status = await agreementStatusOfTerm(tx, termId);
  const members = await membersOf(tx, term, status);
  const owed = members.flatMap((member) => member.duties).filter((duty) => duty.can.remind.ok).length;
  return {
    id: term.id,
    groupId: term.groupId,
    groupName: term.groupName,
    kind: term.kind,
    year: term.year,
    state: term.state,
    today: tx.today,
    limitPercent: await limitOf(tx, term.memberUnitIds[0], term.year),
    ...(await headOf(tx, term)),
    membersComplete: term.membersComplete,
    ribbon: (await ribbonOfYear(tx, term.year, term.organiserUnitId)) ?? (await ribbonOfYear(tx, term.year)),
    agreement: status ? { id: status.id, state: status.state, signed: status.signed, of: status.of } : null,
    members,
    groupDuties: await groupDutiesOf(tx, status?.id),
    directives: await directivesTo(tx, term.groupId),
    conferences: await tx.many(sql`select id, title, held_on from events.conference where term_id = ${termId} order by held_on collate "C"`),
    can: { remind: mayRemindMembers(tx.actor, term, owed) },
  };
}
