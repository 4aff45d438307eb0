import type { z } from 'zod';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import type { DutyBucket, DutyCounts, DutyRow, NoticeRow, notificationsApi } from '../contract.ts';
import { bucketOf, daysLeft, mayRemind, rangeOf } from '../rules.ts';
import { mailSettings } from './mailer.ts';
import { dutyIsMine, noticeIsMine } from './mine.ts';

type DutyQuery = z.output<(typeof notificationsApi.duties)['query']>;
type Duties = z.input<(typeof notificationsApi.duties)['response']>;
type Notices = z.input<(typeof notificationsApi.notices)['response']>;

type Stored = Omit<DutyRow, 'area' | 'bucket' | 'daysLeft' | 'can'> & { readonly watched: boolean; readonly urgedToday: boolean };

const columns = (tx: Tx): Sql => sql`d.id, d.kind, json_build_object('vi', d.title_vi, 'en', d.title_en) as title,
  json_build_object('vi', d.detail_vi, 'en', d.detail_en) as detail, json_build_object('vi', d.verb_vi, 'en', d.verb_en) as verb,
  d.link, d.state, d.opens_on, d.due_on, d.step, d.closed_at, d.year,
  json_build_object('role', d.owner_role, 'unitId', d.owner_unit_id, 'unitName', u.name, 'personName', a.name) as owner,
  coalesce(${dutyIsMine(tx.actor, tx.today)}, false) as mine,
  coalesce((d.owner_unit_id, d.year) in (select w.unit_id, w.year from notifications.watched() w), false) as watched,
  exists (select 1 from notifications.reminder r where r.duty_id = d.id and r.by_hand and r.sent_on = ${tx.today}) as urged_today,
  coalesce((select json_agg(json_build_object('step', r.step, 'sentOn', r.sent_on, 'byHand', r.by_hand, 'note', r.note, 'madeBy', r.made_by) order by r.sent_on, r.id)
    from notifications.reminder r where r.duty_id = d.id), '[]') as reminders`;
const tables = sql`notifications.duty d left join directory.unit u on u.id = d.owner_unit_id left join identity.account a on a.id = d.owner_account_id`;

/** What the row means today, and whether the caller may urge its owner. */
function shown(tx: Tx, { watched, urgedToday, ...row }: Stored): DutyRow {
  const facts = { state: row.state, opensOn: row.opensOn, ownerUnitId: row.owner.unitId, mine: row.mine, watched, urgedToday };
  return {
    ...row,
    area: row.kind.split('.')[0] ?? '',
    bucket: bucketOf(row.dueOn, tx.today),
    daysLeft: daysLeft(row.dueOn, tx.today),
    can: { remind: mayRemind(tx.actor, facts, tx.today) },
  };
}

/** One duty the caller may see, with everything the policy asks; not locked: doors make its changes. */
export async function findDuty(tx: Tx, id: string): Promise<(DutyRow & { readonly ownerAccountId: string | null }) | undefined> {
  const row = await tx.maybe<Stored & { ownerAccountId: string | null }>(
    sql`select ${columns(tx)}, d.owner_account_id from ${tables} where d.id = ${id}`,
  );
  return row && { ...shown(tx, row), ownerAccountId: row.ownerAccountId };
}

function scoped(tx: Tx, scope: DutyQuery['scope']): Sql {
  const mine = dutyIsMine(tx.actor, tx.today);
  if (scope === 'mine') return mine;
  if (scope === 'unit') return sql`d.owner_unit_id = any (${tx.actor.unitIds}::uuid[])`;
  return sql`not coalesce(${mine}, false)`;
}

const opened = (tx: Tx): Sql => sql`(d.opens_on is null or d.opens_on <= ${tx.today})`;

function inBucket(tx: Tx, bucket: DutyBucket): Sql {
  const { from, to } = rangeOf(bucket, tx.today);
  const inside = sql`((${from}::date is null or d.due_on >= ${from}::date) and (${to}::date is null or d.due_on <= ${to}::date))`;
  return bucket === 'later' ? sql`(d.due_on is null or ${inside})` : inside;
}

/** Each typed word must occur in the title, accents or not. */
const matches = (q: string): Sql => hasWords(sql`platform.f_kd(d.title_vi || ' ' || d.title_en || ' ' || coalesce(u.name, ''))`, q);

/** Open duties by due date, those without one last; closed ones the latest first. */
export async function listDuties(tx: Tx, query: DutyQuery): Promise<Duties> {
  const isOpen = query.state === 'OPEN';
  const where = sql`where ${scoped(tx, query.scope)} and d.state ${isOpen ? sql`= 'OPEN'` : sql`<> 'OPEN'`} ${isOpen ? sql`and ${opened(tx)}` : empty}
    ${query.bucket && isOpen ? sql`and ${inBucket(tx, query.bucket)}` : empty}
    ${query.area ? sql`and split_part(d.kind, '.', 1) = ${query.area}` : empty}
    ${query.year ? sql`and d.year = ${query.year}` : empty}
    ${query.q?.trim() ? sql`and ${matches(query.q)}` : empty}`;
  const key = isOpen ? sql`coalesce(d.due_on, '9999-12-31'::date)` : sql`d.closed_at`;
  const [afterKey, afterId] = query.after?.split('~') ?? [];
  const past = isOpen
    ? sql`and (${key}, d.id) > (${afterKey ?? ''}::date, ${afterId ?? null}::uuid)`
    : sql`and (${key}, d.id) < (${afterKey ?? ''}::timestamptz, ${afterId ?? null}::uuid)`;
  const rows = await tx.many<Stored & { pageKey: string }>(sql`
    select ${columns(tx)}, ${isOpen ? key : sql`to_json(d.closed_at)#>>'{}'`} as page_key from ${tables} ${where} ${afterId ? past : empty}
    order by ${isOpen ? sql`${key}, d.id` : sql`${key} desc, d.id desc`} limit ${query.limit + 1}`);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from (select 1 from ${tables} ${where} limit 1001) capped`);
  return {
    rows: page.map(({ pageKey: _, ...row }) => shown(tx, row)),
    next: rows.length > query.limit && last ? `${last.pageKey}~${last.id}` : null,
    total: total > 1000 ? null : total,
    counts: await countDuties(tx, query.scope),
  };
}

/** Open duties of some units to their group in a year, as far as the caller may see them: own units', or all for who watches. */
export async function dutiesOfUnits(tx: Tx, unitIds: readonly string[], year: number): Promise<DutyRow[]> {
  const rows = await tx.many<Stored>(sql`
    select ${columns(tx)} from ${tables}
    where d.state = 'OPEN' and ${opened(tx)} and d.year = ${year} and d.owner_account_id is null and d.owner_unit_id = any (${[...unitIds]}::uuid[])
      and split_part(d.kind, '.', 1) in ('agreements', 'registrations', 'progress', 'scoring')
    order by d.due_on nulls last, d.id`);
  return rows.map((row) => shown(tx, row));
}

/** How many open duties stand where today. */
export function countDuties(tx: Tx, scope: DutyQuery['scope'] = 'mine'): Promise<DutyCounts> {
  const count = (bucket: DutyBucket) => sql`(count(*) filter (where ${inBucket(tx, bucket)}))::int`;
  return tx.one<DutyCounts>(sql`
    select count(*)::int as open, ${count('overdue')} as overdue, ${count('today')} as today, ${count('week')} as week, ${count('later')} as later
    from notifications.duty d where ${scoped(tx, scope)} and d.state = 'OPEN' and ${opened(tx)}`);
}

const isRead = (tx: Tx): Sql =>
  sql`exists (select 1 from notifications.notice_read r where r.notice_id = n.id and r.account_id = ${tx.actor.accountId}::uuid)`;

export async function unreadNotices(tx: Tx): Promise<number> {
  const row = await tx.one<{ count: number }>(
    sql`select count(*)::int from notifications.notice n where ${noticeIsMine(tx.actor)} and not ${isRead(tx)}`,
  );
  return row.count;
}

export async function listNotices(tx: Tx, query: z.output<(typeof notificationsApi.notices)['query']>): Promise<Notices> {
  const where = sql`where ${noticeIsMine(tx.actor)} ${query.unread ? sql`and not ${isRead(tx)}` : empty}`;
  const [afterAt, afterId] = query.after?.split('~') ?? [];
  const rows = await tx.many<NoticeRow & { pageKey: string }>(sql`
    select n.id, json_build_object('vi', n.title_vi, 'en', n.title_en) as title, n.link, n.created_at, ${isRead(tx)} as read, to_json(n.created_at)#>>'{}' as page_key
    from notifications.notice n ${where} ${afterId ? sql`and (n.created_at, n.id) < (${afterAt}::timestamptz, ${afterId}::uuid)` : empty}
    order by n.created_at desc, n.id desc limit ${query.limit + 1}`);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const { total } = await tx.one<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from notifications.notice n ${where} limit 1001) capped`,
  );
  return {
    rows: page.map(({ pageKey: _, ...row }) => row),
    next: rows.length > query.limit && last ? `${last.pageKey}~${last.id}` : null,
    total: total > 1000 ? null : total,
    unread: await unreadNotices(tx),
  };
}

export async function myAddress(tx: Tx): Promise<z.input<(typeof notificationsApi.address)['response']>> {
  const row = await tx.maybe<{ email: string }>(sql`select email from notifications.mail_address where account_id = ${tx.actor.accountId}`);
  return { email: row?.email ?? null, sending: mailSettings(process.env) !== null };
}
