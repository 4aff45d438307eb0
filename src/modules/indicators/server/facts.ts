import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import type { Text } from '#platform/text.ts';
import type { z } from 'zod';
import { homeUnit } from '#platform/actor.ts';
import { evidenceOf } from '#modules/evidence/index.ts';
import { authorityOf, authorityOfYear } from '#modules/registrations/index.ts';
import type { FactWords } from '../bodies.ts';
import { factKinds, type FactRow, type indicatorsApi } from '../contract.ts';
import { levelsOf } from './definitions.ts';
import { canOfFact, isOverseer, isStanding, mayEnter, mayOpenImports } from './policy.ts';

type Query = z.output<(typeof indicatorsApi.facts)['query']>;
type Listed = z.input<(typeof indicatorsApi.facts)['response']>;
type Detail = z.input<(typeof indicatorsApi.fact)['response']>;

export type Fact = Omit<FactRow, 'can' | 'proofs' | 'categoryName'> & { readonly declaredAccount: string | null; readonly bySource: boolean };

const columns = sql`f.id, f.unit_id, u.name as unit_name, f.year, f.kind, f.state, f.title, f.category, f.begins_on, f.due_on, f.done_on, f.body, f.paper,
  f.beyond, f.milestones, f.content_id, (select c.title from movements.content c where c.id = f.content_id) as content_name, f.source,
  f.confirmed_source, f.confirmed_paper, f.confirmed_on, f.confirmed_by, f.withdrawn_reason, f.declared_by, f.declared_account, f.by_source, f.synthetic, f.import_id, f.version`;
const source = sql`indicators.fact f join directory.unit u on u.id = f.unit_id`;

export function lockFact(tx: Tx, id: string): Promise<Fact | undefined> {
  return tx.maybe(sql`select ${columns} from ${source} where f.id = ${id} for update of f`);
}

/** Every fact of a unit and year that was not withdrawn. */
export function livingFacts(tx: Tx, unitId: string, year: number): Promise<Fact[]> {
  return tx.many(sql`select ${columns} from ${source} where f.unit_id = ${unitId} and f.year = ${year} and f.state <> 'WITHDRAWN' order by f.id`);
}

async function rowsOf(tx: Tx, facts: readonly Fact[]): Promise<FactRow[]> {
  const proofs = await evidenceOf(
    tx,
    'indicator-fact',
    facts.map((fact) => fact.id),
  );
  const levels = new Map<string, Map<string, Text>>();
  for (const { unitId, year, kind } of facts) {
    if (kind !== 'service' || levels.has(unitId)) continue;
    const authorityId = await authorityOf(tx, unitId, year);
    levels.set(unitId, new Map((authorityId ? await levelsOf(tx, authorityId) : []).map((level) => [level.code, level.name])));
  }
  return facts.map(({ declaredAccount, bySource, ...fact }) => ({
    ...fact,
    categoryName: (fact.kind === 'service' ? levels.get(fact.unitId)?.get(fact.category) : factKinds[fact.kind].categories?.[fact.category]) ?? null,
    proofs: proofs.get(fact.id)?.length ?? 0,
    importId: mayOpenImports(tx.actor, fact.unitId) ? fact.importId : null,
    can: canOfFact(tx.actor, { ...fact, declaredAccount, bySource }),
  }));
}

/** A column the keyset runs along, as text. */
const orders: Readonly<Record<Query['sort'], Sql>> = {
  newest: sql`coalesce(f.begins_on, f.due_on, make_date(f.year, 1, 1))::text`,
  title: sql`replace(f.kd, '~', ' ')`,
  due: sql`coalesce(f.due_on::text, '9999')`,
};

export async function listFacts(tx: Tx, query: Query): Promise<Listed> {
  const unitId = query.unitId ?? (isOverseer(tx.actor) ? null : homeUnit(tx.actor));
  const where = sql`where f.year = ${query.year}
    ${query.unitId ? sql`and f.unit_id = ${query.unitId}` : unitId ? sql`and f.unit_id = ${unitId}` : empty}
    ${query.kind ? sql`and f.kind = ${query.kind}` : empty}
    ${query.state ? sql`and f.state = ${query.state}` : sql`and f.state <> 'WITHDRAWN'`}
    ${query.q?.trim() ? sql`and ${hasWords(sql`f.kd`, query.q)}` : empty}`;
  const chosen = query.category === undefined ? empty : sql`and f.category = ${query.category}`;
  const [afterKey, afterId] = query.after?.split('~') ?? [];
  const by = orders[query.sort];
  const down = query.sort === 'newest';
  const beyond = down ? sql`<` : sql`>`;
  const direction = down ? sql`desc` : sql`asc`;
  const rows = await tx.many<Fact & { sortKey: string }>(sql`
    select ${columns}, ${by} as sort_key from ${source} ${where} ${chosen}
    ${afterId ? sql`and (${by} collate "C", f.id) ${beyond} (${afterKey ?? ''} collate "C", ${afterId}::uuid)` : empty}
    order by ${by} collate "C" ${direction}, f.id ${direction} limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const { total } = await tx.one<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from ${source} ${where} ${chosen} limit 1001) capped`,
  );
  return {
    rows: await rowsOf(
      tx,
      shown.map(({ sortKey: _key, ...fact }) => fact),
    ),
    next: rows.length > query.limit && last ? `${last.sortKey}~${last.id}` : null,
    total: total > 1000 ? null : total,
    unitId,
    categories: query.kind ? await categoriesOf(tx, query.kind, query.year, where) : [],
    can: { declare: unitId === null ? isStanding(tx.actor) : isOverseer(tx.actor) ? isStanding(tx.actor) : mayEnter(tx.actor, unitId) },
  };
}

/** How many of one kind stand at each stage, level or sort, in the order people know them. */
async function categoriesOf(tx: Tx, kind: FactRow['kind'], year: number, where: Sql): Promise<Listed['categories']> {
  const counts = await tx.many<{ category: string; count: number }>(sql`
    select f.category, count(*)::int as count from ${source} ${where} and f.category <> '' group by f.category`);
  const authorityId = kind === 'service' ? await authorityOfYear(tx, year) : undefined;
  const names: readonly (readonly [string, Text])[] = authorityId
    ? (await levelsOf(tx, authorityId)).map((level) => [level.code, level.name])
    : Object.entries(factKinds[kind].categories ?? {}).map(([code, { vi, en }]) => [code, { vi, en }]);
  return names.flatMap(([code, name]) => {
    const found = counts.find((one) => one.category === code);
    return found ? [{ code, name, count: found.count }] : [];
  });
}

export async function factDetail(tx: Tx, id: string): Promise<Detail | undefined> {
  const fact = await tx.maybe<Fact>(sql`select ${columns} from ${source} where f.id = ${id}`);
  if (!fact) return undefined;
  const [row] = await rowsOf(tx, [fact]);
  if (!row) return undefined;
  const versions = await tx.many<{ version: number; reason: string; changedBy: string; changedAt: string; said: FactWords & { state: string } }>(sql`
    select version, reason, changed_by, changed_at, said from indicators.fact_version where fact_id = ${id} order by version`);
  return {
    ...row,
    versions: versions.map(({ said, ...rest }) => ({
      ...rest,
      title: said.title,
      said: [said.body, said.paper, said.beginsOn, said.dueOn, said.doneOn].filter(Boolean).join(' · '),
    })),
  };
}

const stored = (
  words: FactWords,
) => sql`${words.title}, ${words.category}, ${words.beginsOn}::date, ${words.dueOn}::date, ${words.doneOn}::date, ${words.body}, ${words.paper},
  ${words.beyond}::boolean, ${JSON.stringify(words.milestones)}::jsonb, ${words.contentId}::uuid, ${words.source}`;
const places = sql`title, category, begins_on, due_on, done_on, body, paper, beyond, milestones, content_id, source`;

/** False when the same part of the plan is on record already. */
export async function insertFact(
  tx: Tx,
  id: string,
  about: { readonly unitId: string; readonly year: number; readonly kind: string; readonly bySource: boolean },
  words: FactWords,
): Promise<boolean> {
  const { unitId, year, kind, bySource } = about;
  return (
    (await tx.run(sql`
      insert into indicators.fact (id, unit_id, year, kind, state, ${places}, declared_by, declared_account, by_source, created_at)
      values (${id}, ${unitId}, ${year}, ${kind}, 'DECLARED', ${stored(words)}, ${tx.actor.name}, ${tx.actor.accountId}, ${bySource}, ${tx.now.toISOString()})
      on conflict do nothing`)) === 1
  );
}

/** Keeps what the fact said, then changes it. False when somebody else changed it since `version`. */
export async function changeFact(tx: Tx, fact: Fact, version: number, reason: string, change: Sql): Promise<boolean> {
  if (fact.version !== version) return false;
  await tx.run(sql`
    insert into indicators.fact_version (fact_id, version, said, reason, changed_by, changed_at)
    values (${fact.id}, ${fact.version}, ${JSON.stringify(fact)}::jsonb, ${reason}, ${tx.actor.name}, ${tx.now.toISOString()})`);
  return (await tx.run(sql`update indicators.fact set ${change}, version = version + 1 where id = ${fact.id} and version = ${version}`)) === 1;
}

export const wordsChange = (words: FactWords): Sql => sql`(${places}) = (select ${stored(words)})`;

/** The entries a kind may be sorted under: its own, or the authority's levels of services; only the empty one where it has none. */
export async function knownCategories(tx: Tx, kind: FactRow['kind'], year: number): Promise<ReadonlySet<string>> {
  const { categories } = factKinds[kind];
  if (categories === undefined) return new Set(['']);
  if (categories !== null) return new Set(Object.keys(categories));
  const authorityId = await authorityOfYear(tx, year);
  return new Set((authorityId === undefined ? [] : await levelsOf(tx, authorityId)).map((level) => level.code));
}

export const contentExists = async (tx: Tx, contentId: string | null): Promise<boolean> =>
  contentId === null || (await tx.maybe(sql`select 1 from movements.content where id = ${contentId}`)) !== undefined;
