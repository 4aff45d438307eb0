import type { Day } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { awardsOf } from '#modules/decisions/index.ts';
import type { BoardRow, Home } from '../contract.ts';

/** The last month of the year that is over on this day. */
function lastMonth(year: number, today: Day): number | null {
  const [thisYear = 0, month = 1] = today.split('-').map(Number);
  if (year < thisYear) return 12;
  return year === thisYear && month > 1 ? month - 1 : null;
}

/** Groups × what has arrived, for those who oversee the whole; numbers open the group's own page. */
export async function boardOf(tx: Tx, year: number): Promise<NonNullable<Home['board']>> {
  const reportMonth = lastMonth(year, tx.today);
  const rows = await tx.many<BoardRow>(sql`
    with member as (select t.id as term_id, m.unit_id from groups.term t join groups.term_member m on m.term_id = t.id and m.left_on is null where t.year = ${year})
    select t.id as term_id, g.name, h.name as head,
      (select nullif(count(*), 0)::int from member m where m.term_id = t.id) as members,
      case when a.id is null then null else json_build_object('state', a.state, 'signed',
        (select count(*)::int from agreements.signature s where s.agreement_id = a.id and s.revision = a.revision)) end as agreement,
      (select count(*)::int from member m join registrations.registration r on r.unit_id = m.unit_id and r.year = ${year} and r.person_id is null
        and r.state not in ('DRAFT', 'WITHDRAWN') where m.term_id = t.id) as registered,
      (select count(*)::int from member m join registrations.registration r on r.unit_id = m.unit_id and r.year = ${year} and r.person_id is null
        and r.late and r.state not in ('DRAFT', 'WITHDRAWN') where m.term_id = t.id) as late,
      (select count(distinct m.unit_id)::int from member m join progress.month_report p on p.unit_id = m.unit_id and p.year = ${year} and p.state = 'SUBMITTED'
        and p.month = ${reportMonth}::int where m.term_id = t.id) as reported,
      (select count(*)::int from scoring.sheet s where s.term_id = t.id and s.state not in ('SELF_DRAFT', 'REPLACED')) as self_scored,
      exists (select 1 from scoring.ranking k where k.term_id = t.id and k.state = 'PUBLISHED') as ranked,
      (select count(*)::int from member m join notifications.duty d on d.owner_unit_id = m.unit_id and d.state = 'OPEN' and d.due_on < ${tx.today} and d.year = ${year}
        where m.term_id = t.id) as overdue
    from groups.term t join groups.emulation_group g on g.id = t.group_id and g.kind <> 'inner'
      left join groups.term_post p on p.term_id = t.id and p.post = 'head' and p.valid_to is null left join directory.unit h on h.id = p.unit_id
      left join agreements.agreement a on a.term_id = t.id and a.state <> 'VOID'
    where t.year = ${year} order by g.kind, g.number`);
  return { rows, reportMonth };
}

/** Meetings ahead or under way, and those of the last month, the next first. */
export function meetingsOf(tx: Tx): Promise<NonNullable<Home['meetings']>> {
  return tx.many(sql`
    select mt.id, mt.title, mt.held_on, mt.state, c.name as council_name, (select count(*)::int from councils.agenda_item i where i.meeting_id = mt.id) as items
    from councils.meeting mt join councils.council c on c.id = mt.council_id
    where mt.state not in ('CONCLUDED', 'CANCELLED') or mt.held_on >= ${tx.today}::date - 30 order by (mt.state in ('CONCLUDED', 'CANCELLED')), mt.held_on, mt.id limit 10`);
}

/** Submissions that wait for the Minister's word. */
export function submissionsOf(tx: Tx): Promise<NonNullable<Home['submissions']>> {
  return tx.many(sql`
    select s.id, s.number, s.title, s.submitted_on, (select count(*)::int from decisions.submission_item i where i.submission_id = s.id and i.outcome is null) as waiting
    from decisions.submission s where s.state = 'OPEN' order by s.submitted_on, s.id limit 10`);
}

/** What the person behind the account has received and aims for this year. */
export async function personOf(tx: Tx, personId: string, year: number): Promise<NonNullable<Home['person']>> {
  const registration = await tx.maybe<NonNullable<NonNullable<Home['person']>['registration']>>(sql`
    select id, state, late from registrations.registration where person_id = ${personId} and year = ${year} and state <> 'WITHDRAWN'`);
  return { awards: await awardsOf(tx, { personId }), registration: registration ?? null };
}
