import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import type { BookFields, ItemRow } from '../../rulebook/file.ts';
import { bookRefusals as refusals } from '../../rulebook/refusals.ts';
import type { StoredRulebook } from '../repository.ts';

/** Writing rulebooks and their items; nothing else writes them but the loading of the demonstration data. */

/** The authority that issues tables for a year: the one of that emulation year, else of the latest. */
export async function authorityFor(tx: Tx, year: number): Promise<string> {
  const found = await tx.maybe<{ id: string }>(sql`
    select authority_unit_id as id from movements.emulation_year order by (year = ${year}) desc, year desc, id limit 1`);
  if (!found) throw refuse(refusals.noAuthority);
  return found.id;
}

export interface Validity {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Account and name of whoever makes a draft, as its two columns. */
export const firstAuthor = (tx: Tx) => sql`${tx.actor.accountId === null ? [] : [tx.actor.accountId]}::uuid[], ${[tx.actor.name]}::text[]`;

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

export interface NewBook extends BookFields {
  readonly authorityUnitId: string;
  readonly code: string;
  readonly madeFrom: string;
}

/** A fresh draft, version 1; its first author is whoever makes it. */
export async function insertBook(tx: Tx, book: NewBook): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into scoring.rulebook (id, authority_unit_id, code, year, title, title_en, scale_hundredths, state, complete, synthetic, group_kinds, applies_to,
      source, rules, facts, derived, made_from, authors, author_names)
    values (${id}, ${book.authorityUnitId}, ${book.code}, ${book.year}, ${book.title}, ${book.titleEn}, ${book.scaleHundredths}, 'DRAFT', ${book.complete},
      ${book.synthetic}, ${[...book.groupKinds]}, ${book.appliesTo}, ${json(book.source)}, ${json(book.rules ?? {})}, ${json(book.facts)},
      ${json(book.derived)}, ${book.madeFrom}, ${firstAuthor(tx)})`);
  return id;
}

/**
 * Writes the head of a draft over the version that was seen. Whoever writes becomes one of its authors, and a request to
 * publish what it was before is off. False when somebody else changed it since.
 */
export async function updateBook(tx: Tx, id: string, seen: number, book: BookFields & Validity): Promise<boolean> {
  const changed = await tx.run(sql`
    update scoring.rulebook set title = ${book.title}, title_en = ${book.titleEn}, year = ${book.year}, scale_hundredths = ${book.scaleHundredths},
      complete = ${book.complete}, synthetic = ${book.synthetic}, group_kinds = ${[...book.groupKinds]}, applies_to = ${book.appliesTo},
      source = ${json(book.source)}, rules = ${json(book.rules ?? {})}, facts = ${json(book.facts)}, derived = ${json(book.derived)},
      valid_from = ${book.validFrom}, valid_to = ${book.validTo}, asked_hash = null, asked_by = null, version = version + 1,
      ${withAuthor(tx)}
    where id = ${id} and version = ${seen} and state = 'DRAFT'`);
  return changed === 1;
}

/** Whoever writes becomes one of the authors. */
const withAuthor = (tx: Tx) => sql`
  authors = (select coalesce(array_agg(distinct a), '{}') from unnest(authors || ${tx.actor.accountId}::uuid) a where a is not null),
  author_names = (select array_agg(distinct a) from unnest(author_names || ${tx.actor.name}::text) a)`;

/** Each node after its heading, no node twice. */
function checkTree(items: readonly ItemRow[]): void {
  const seen = new Set<string>();
  for (const item of items) {
    if (seen.has(item.id)) throw refuse(refusals.sameItem);
    if (item.parentId !== null && !seen.has(item.parentId)) throw refuse(refusals.brokenTree);
    seen.add(item.id);
  }
}

/** Makes the items of a draft exactly these, in this order; links to a criteria set stay with the items that have them. */
export async function writeItems(tx: Tx, bookId: string, items: readonly ItemRow[]): Promise<void> {
  checkTree(items);
  const rows = items.map((item, index) => ({
    id: item.id,
    parent_id: item.parentId,
    ord: index + 1,
    code: item.code,
    title: item.title,
    title_en: item.titleEn,
    max_hundredths: item.maxHundredths,
    kind: item.kind,
    rule: item.rule,
    counts: item.counts,
    measure: item.measure,
    proof: item.proof,
    scored_by: item.scoredBy,
    condition_when: item.conditionWhen,
    masked: item.masked,
    note: item.note,
  }));
  const written = await tx.run(sql`
    insert into scoring.rule_item as i (id, rulebook_id, parent_id, ord, code, title, title_en, max_hundredths, kind, rule, counts, measure, proof, scored_by,
      condition_when, masked, note)
    select g.id, ${bookId}, g.parent_id, g.ord, g.code, g.title, g.title_en, g.max_hundredths, g.kind, g.rule, g.counts, g.measure, g.proof, g.scored_by,
      g.condition_when, g.masked, g.note
    from jsonb_populate_recordset(null::scoring.rule_item, ${JSON.stringify(rows)}::jsonb) g
    on conflict (id) do update set parent_id = excluded.parent_id, ord = excluded.ord, code = excluded.code, title = excluded.title,
      title_en = excluded.title_en, max_hundredths = excluded.max_hundredths, kind = excluded.kind, rule = excluded.rule, counts = excluded.counts,
      measure = excluded.measure, proof = excluded.proof, scored_by = excluded.scored_by, condition_when = excluded.condition_when,
      masked = excluded.masked, note = excluded.note
    where i.rulebook_id = excluded.rulebook_id`);
  if (written !== items.length) throw refuse(refusals.strangeItem);
  await tx.run(sql`delete from scoring.rule_item where rulebook_id = ${bookId} and id <> all (${items.map((item) => item.id)}::uuid[])`);
}

const inFamily = (id: string) => sql`
  with recursive family as (
    select id, replaces_id, version_no from scoring.rulebook where id = ${id}
    union select r.id, r.replaces_id, r.version_no from scoring.rulebook r join family f on r.replaces_id = f.id or f.replaces_id = r.id
  )`;

/** Copies a table that is in use as the next version, a draft; answers where each item went. */
export async function copyAsNext(tx: Tx, book: StoredRulebook, why: string): Promise<{ id: string; versionNo: number; moved: Map<string, string> }> {
  const id = newId();
  const { versionNo } = await tx.one<{ versionNo: number }>(sql`${inFamily(book.id)} select max(version_no) + 1 as version_no from family`);
  await tx.run(sql`
    insert into scoring.rulebook (id, authority_unit_id, code, year, criteria_set_id, title, title_en, scale_hundredths, version_no, state, complete, official,
      synthetic, settings, rules, facts, derived, source, group_kinds, applies_to, valid_from, valid_to, made_from, authors, author_names, replaces_id, edit_reason)
    select ${id}, authority_unit_id, code, year, criteria_set_id, title, title_en, scale_hundredths, ${versionNo}, 'DRAFT', complete, official, synthetic,
      settings, rules, facts, derived, source, group_kinds, applies_to, valid_from, valid_to, made_from,
      ${firstAuthor(tx)}, id, ${why}
    from scoring.rulebook where id = ${book.id}`);
  return { id, versionNo, moved: await copyItems(tx, book.id, id) };
}

/** Copies every item with its links; parents stand before their parts in `ord`. */
export async function copyItems(tx: Tx, from: string, to: string): Promise<Map<string, string>> {
  const old = await tx.many<{ id: string; parentId: string | null }>(
    sql`select id, parent_id from scoring.rule_item where rulebook_id = ${from} order by ord`,
  );
  const moved = new Map(old.map((item) => [item.id, newId()]));
  const pairs = old.map((item) => ({
    old_id: item.id,
    new_id: moved.get(item.id),
    new_parent: item.parentId === null ? null : moved.get(item.parentId),
  }));
  await tx.run(sql`
    insert into scoring.rule_item (id, rulebook_id, parent_id, ord, code, title, title_en, max_hundredths, kind, rule, criterion_id, hard_condition, counts,
      measure, proof, scored_by, condition_when, masked, note)
    select p.new_id, ${to}, p.new_parent, i.ord, i.code, i.title, i.title_en, i.max_hundredths, i.kind, i.rule, i.criterion_id, i.hard_condition, i.counts,
      i.measure, i.proof, i.scored_by, i.condition_when, i.masked, i.note
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) p(old_id uuid, new_id uuid, new_parent uuid) join scoring.rule_item i on i.id = p.old_id`);
  return moved;
}
