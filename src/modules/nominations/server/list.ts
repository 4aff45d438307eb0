import type { z } from 'zod';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import { all, no, yes, type Decision } from '#platform/refusal.ts';
import { meetingsTaking } from '#modules/councils/index.ts';
import type { NominationRow, nominationsApi } from '../contract.ts';
import { nominationStates, stageOf, stages, type NominationState, type Part, type Stage } from '../labels.ts';
import { nominationRefusals } from '../refusals.ts';
import { commentsDone, publicityStateOf } from './publicity.ts';
import { isStanding, mayCreate, mayStep, proposingUnit } from './policy.ts';

type Query = z.output<(typeof nominationsApi.list)['query']>;
type List = z.input<(typeof nominationsApi.list)['response']>;
type Row = Omit<NominationRow, 'present' | 'putOnList'> & {
  readonly myPart: Part | null;
  readonly awardCode: string;
  readonly acceptedOn: string | null;
  readonly held: boolean;
};

const statesOf = (stage: Stage): NominationState[] =>
  (Object.keys(nominationStates) as NominationState[]).filter((state) => stageOf[state] === stage);

const tables = sql`nominations.nomination n join directory.unit u on u.id = n.unit_id`;

/** Each typed word must occur in title, subject or unit, accents or not (R-153). */
function filters(query: Query): Sql {
  return sql`
    ${hasWords(sql`(n.kd || ' ' || u.kd)`, query.q ?? '')}
    ${query.year ? sql`and n.year = ${query.year}` : empty}
    ${query.unitId ? sql`and n.unit_id = ${query.unitId}` : empty}
    ${query.award ? sql`and n.award_code = ${query.award}` : empty}
    ${query.route ? sql`and n.route = ${query.route}` : empty}
    ${query.state ? sql`and n.state = ${query.state}` : empty}`;
}

/** Newest first; what row-level security hides does not exist here. */
export async function listNominations(tx: Tx, query: Query): Promise<List> {
  const where = sql`where ${filters(query)} ${query.stage ? sql`and n.state = any (${statesOf(query.stage)}::text[])` : empty}`;
  const rows = await tx.many<Row>(sql`
    select n.id, n.year, n.award_code, n.accepted_on, n.award_name, n.subject_kind, n.subject_name, n.unit_id, u.name as unit_name, n.route, n.state, n.state_level, n.supplement_until, n.synthetic, n.version,
      (select count(*)::int from nominations.finding f where f.nomination_id = n.id and f.severity = 'block' and f.dropped_on is null and f.verdict <> 'MET' and f.explanation = '') as open,
      exists (select 1 from nominations.finding f where f.nomination_id = n.id and f.severity = 'block' and f.dropped_on is null and f.verdict <> 'MET' and f.held) as held,
      (select h.part from nominations.hand h where h.nomination_id = n.id and h.account_id = ${tx.actor.accountId}) as my_part
    from ${tables} ${where} ${query.after ? sql`and n.id < ${query.after}::uuid` : empty}
    order by n.id desc limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from (select 1 from ${tables} ${where} limit 1001) capped`);
  return {
    rows: await withVerbs(tx, shown),
    next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    total: total > 1000 ? null : total,
    can: { create: mayCreate(tx.actor, proposingUnit(tx.actor)), present: isStanding(tx.actor), putOnList: isStanding(tx.actor) },
    ...(await choices(tx)),
    stages: await stageCounts(tx, query),
    meetings: isStanding(tx.actor).ok ? await meetingsTaking(tx) : [],
  };
}

/** Only rows that could go to the council ask what public comment says. */
async function withVerbs(tx: Tx, rows: readonly Row[]): Promise<NominationRow[]> {
  const shown: NominationRow[] = [];
  for (const row of rows) {
    const near = row.state === 'ELIGIBLE' || row.state === 'PUBLIC_COMMENT';
    shown.push(oneWithVerbs(tx, row, near ? commentsDone(await publicityStateOf(tx, row), row.awardName, tx.today) : yes));
  }
  return shown;
}

function oneWithVerbs(tx: Tx, { myPart, awardCode: _code, acceptedOn: _on, held, ...row }: Row, published: Decision): NominationRow {
  const shape = { ...row, myPart };
  const explained: Decision = row.open === 0 ? yes : no(nominationRefusals.findingsOpen, { name: row.subjectName, count: row.open });
  const released: Decision = held ? no(nominationRefusals.heldOpen, { name: row.subjectName }) : yes;
  return {
    ...row,
    present: mayStep(tx.actor, shape, 'present'),
    putOnList: all(mayStep(tx.actor, shape, 'putOnList'), released, published, explained),
  };
}

async function stageCounts(tx: Tx, query: Query): Promise<Record<Stage, number>> {
  const rows = await tx.many<{ state: NominationState; count: number }>(
    sql`select n.state, count(*)::int as count from ${tables} where ${filters(query)} group by n.state`,
  );
  const counts = Object.fromEntries(Object.keys(stages).map((stage) => [stage, 0])) as Record<Stage, number>;
  for (const { state, count } of rows) counts[stageOf[state]] += count;
  return counts;
}

/** What the filters may choose from: only what the caller can see. */
async function choices(tx: Tx): Promise<Pick<List, 'units' | 'awards' | 'years'>> {
  const units = await tx.many<{ id: string; name: string }>(sql`select distinct u.id, u.name from ${tables} order by u.name limit 300`);
  const awards = await tx.many<{ code: string; name: string }>(
    sql`select award_code as code, max(award_name) as name from nominations.nomination group by award_code order by 2`,
  );
  const years = await tx.many<{ year: number }>(sql`select distinct year from nominations.nomination order by year desc`);
  return { units, awards, years: years.map((row) => row.year) };
}
