import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import { moneyInWords } from '#platform/number-words.ts';
import { basisOf, currentLaw, organisingShareOf } from '#modules/law/index.ts';
import type { AwardMoney, fundApi, FundEntry } from '../fund-contract.ts';
import { authorityWords, inYear, moneyOf, moneyTables, moneyWhere, ofAuthority, totalsOf } from './money.ts';
import { mayRecordFund } from './policy.ts';

type Answer<K extends keyof typeof fundApi> = z.input<(typeof fundApi)[K]['response']>;
type Query<K extends keyof typeof fundApi> = z.output<(typeof fundApi)[K]['query']>;

export async function bonusesOf(tx: Tx, decisionId: string): Promise<Answer<'bonuses'> | undefined> {
  const found = await tx.maybe(sql`select 1 from decisions.decision where id = ${decisionId}`);
  if (!found) return undefined;
  const rows = await moneyOf(tx, sql`a.decision_id = ${decisionId}`);
  return { rows, totals: totalsOf(rows) };
}

/** Award by award; a page is cut from the year, which is small. */
export async function ledger(tx: Tx, query: Query<'ledger'>): Promise<Answer<'ledger'>> {
  const words = query.q?.trim() ? sql`and ${hasWords(sql`(a.kd || ' ' || platform.f_kd(coalesce(d.number, '')))`, query.q)}` : sql``;
  const all = await moneyOf(tx, sql`${inYear(query.year)} and ${ofAuthority(query.authority)} ${words}`);
  const rows = query.pay === undefined ? all : all.filter((row) => row.pay === query.pay);
  const at = query.after === undefined ? 0 : rows.findIndex((row) => row.awardId === query.after) + 1;
  const shown = rows.slice(at, at + query.limit);
  return { rows: shown, next: at + query.limit < rows.length ? (shown.at(-1)?.awardId ?? null) : null, total: rows.length };
}

const sumOf = (entries: readonly FundEntry[], kind: FundEntry['kind']) =>
  entries.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.amount, 0);

/** The law's share for organising on the last day of the year, or today: what is set is information, not a bar. */
async function shareOf(tx: Tx, year: number, putIn: number): Promise<Answer<'fund'>['organisingShare']> {
  const day = `${year}-12-31` < tx.today ? `${year}-12-31` : tx.today;
  const law = await currentLaw(tx);
  const rule = organisingShareOf(law.tablesOn(day), law.regimeOn(day).code);
  if (!rule) return null;
  const amount = Number((BigInt(putIn) * BigInt(rule.percent)) / 100n);
  return { percent: rule.percent, amount, basis: basisOf(law.libraryOn(day), rule.basis), toConfirm: rule.confidence !== 'V' };
}

export async function fundView(tx: Tx, query: Query<'fund'>): Promise<Answer<'fund'>> {
  const known = await tx.many<{ authority: string }>(sql`
    select distinct ${authorityWords} as authority from ${moneyTables} where ${moneyWhere}
    union select distinct authority from decisions.fund_entry order by 1`);
  const years = await tx.many<{ year: number }>(sql`
    select distinct left(a.decided_on, 4)::int as year from decisions.award a where ${moneyWhere} union select distinct year from decisions.fund_entry order by 1 desc`);
  const authorities = known.map((one) => one.authority);
  const authority = query.authority ?? (authorities.includes('Bộ') ? 'Bộ' : (authorities[0] ?? 'Bộ'));
  const rows: AwardMoney[] = await moneyOf(tx, sql`${inYear(query.year)} and ${ofAuthority(authority)}`);
  const entries = await tx.many<FundEntry>(sql`
    select id, kind, amount, entered_on, entered_by, paper, reason from decisions.fund_entry
    where authority = ${authority} and year = ${query.year} order by id desc`);
  const bonuses = totalsOf(rows);
  const [organising, corrections] = [sumOf(entries, 'ORGANISING'), sumOf(entries, 'CORRECTION')];
  const putIn = entries.some((one) => one.kind === 'IN') ? sumOf(entries, 'IN') : null;
  const left = putIn === null ? null : putIn - bonuses.total - organising + corrections;
  return {
    year: query.year,
    authority,
    authorities,
    years: years.map((one) => one.year),
    putIn,
    organising,
    corrections,
    bonuses,
    left,
    leftInWords: left === null ? '' : moneyInWords(left),
    organisingShare: putIn === null ? null : await shareOf(tx, query.year, putIn),
    entries,
    can: { record: mayRecordFund(tx.actor) },
  };
}
