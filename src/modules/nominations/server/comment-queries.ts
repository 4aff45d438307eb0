import type { z } from 'zod';
import { empty, sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import { currentLaw } from '#modules/law/index.ts';
import { authorityOfYear } from '#modules/registrations/index.ts';
import type { commentApi, PublicWindow } from '../comment-contract.ts';
import { isStanding } from './policy.ts';
import { commentRulesOf } from './publicity.ts';

type Answer<K extends keyof typeof commentApi> = z.input<(typeof commentApi)[K]['response']>;

/** What is open today, the window that closes first on top; also without an account. */
export async function openWindows(tx: Tx, query: z.output<(typeof commentApi)['open']['query']>): Promise<Answer<'open'>> {
  const where = sql`where superseded_on is null and ${tx.today}::date between opened_on and last_day
    and ${hasWords(sql`platform.f_kd(subject_name || ' ' || subject_place || ' ' || award_name)`, query.q ?? '')}`;
  const [afterDay, afterId] = query.after?.split('~') ?? [];
  const rows = await tx.many<PublicWindow>(sql`
    select id, subject_name, subject_place, award_name, year, summary, channel, opened_on, last_day, synthetic from nominations.comment_window ${where}
    ${afterId ? sql`and (last_day, id) > (${afterDay}::date, ${afterId}::uuid)` : empty} order by last_day, id limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const { total } = await tx.one<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from nominations.comment_window ${where} limit 1001) capped`,
  );
  return {
    rows: shown,
    next: rows.length > query.limit && last ? `${last.lastDay}~${last.id}` : null,
    total: total > 1000 ? null : total,
    today: tx.today,
  };
}

/** The dated rules of the authority, and what the law of today says where it has none. */
export async function commentRules(tx: Tx): Promise<Answer<'rules'>> {
  const authorityId = await authorityOfYear(tx, Number(tx.today.slice(0, 4)));
  const legal = (await currentLaw(tx)).publicityOf('CSTDTQ', tx.today);
  return {
    rules: authorityId === undefined ? [] : await commentRulesOf(tx, authorityId),
    legal: legal ? { workingDays: legal.workingDays, basis: legal.basis } : null,
    today: tx.today,
    can: { set: isStanding(tx.actor) },
  };
}
