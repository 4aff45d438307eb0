import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, line, version } from '#platform/schema.ts';
import { z } from 'zod';
import { makeFindable } from '#modules/search/index.ts';
import { editRulebookBody } from '../../bodies.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { hashOf } from '../freeze.ts';
import { mayPublishRulebook, mayStanding } from '../policy.ts';
import { lockRulebook, readItems, type StoredRulebook } from '../repository.ts';

const labelOf = (book: Pick<StoredRulebook, 'title' | 'versionNo'>) => `${book.title}, bản ${book.versionNo}`;

/** Copies a table that is in use as the next version, a draft; returns where each item went. */
async function nextVersion(tx: Tx, book: StoredRulebook, why: string): Promise<{ id: string; versionNo: number; moved: Map<string, string> }> {
  const taken = await tx.many(sql`select 1 from scoring.rulebook where replaces_id = ${book.id} and state = 'DRAFT'`);
  if (taken.length > 0) throw refuse(refusals.draftExists);
  const fresh = newId();
  const { versionNo } = await tx.one<{ versionNo: number }>(sql`
    with recursive family as (
      select id, replaces_id, version_no from scoring.rulebook where id = ${book.id}
      union select r.id, r.replaces_id, r.version_no from scoring.rulebook r join family f on r.replaces_id = f.id or f.replaces_id = r.id
    ) select max(version_no) + 1 as version_no from family`);
  await tx.run(sql`
    insert into scoring.rulebook (id, authority_unit_id, year, criteria_set_id, title, scale_hundredths, version_no, state, complete, official, synthetic,
      settings, replaces_id, edit_reason)
    select ${fresh}, authority_unit_id, year, criteria_set_id, title, scale_hundredths, ${versionNo}, 'DRAFT', complete, official, synthetic, settings, id, ${why}
    from scoring.rulebook where id = ${book.id}`);
  const moved = new Map<string, string>();
  // parents stand before their parts in `ord`
  for (const item of await readItems(tx, book.id)) {
    const itemId = newId();
    moved.set(item.id, itemId);
    await tx.run(sql`
      insert into scoring.rule_item (id, rulebook_id, parent_id, ord, code, title, max_hundredths, kind, rule, criterion_id, hard_condition)
      values (${itemId}, ${fresh}, ${item.parentId === null ? null : (moved.get(item.parentId) ?? null)}, ${item.ord}, ${item.code}, ${item.title},
        ${item.maxHundredths}, ${item.kind}, ${JSON.stringify(item.rule)}::jsonb, ${item.criterionId}, ${item.hardCondition})`);
  }
  return { id: fresh, versionNo, moved };
}

/**
 * Changes a draft in place. A published or used table is never edited: the attempt makes its next version, and the
 * units scored by the old one keep it.
 */
export const editRulebook = defineAction({
  name: 'scoring.edit-rulebook',
  input: editRulebookBody.extend({ id }),
  load: (tx, input) => lockRulebook(tx, input.id),
  allow: (actor) => mayStanding(actor),
  async run(tx, book, input) {
    if (book.version !== input.version) throw refuse(commonRefusals.stale);
    const known = new Set((await readItems(tx, book.id)).map((item) => item.id));
    const strange = input.items.findIndex((item) => !known.has(item.id));
    if (strange >= 0) throw refuse(refusals.unknownLine, {}, { field: `items.${strange}` });
    const target = book.state === 'DRAFT' ? { id: book.id, versionNo: book.versionNo, moved: null } : await nextVersion(tx, book, input.reason);
    const settings = { ...book.settings, ...input.settings };
    await tx.run(sql`
      update scoring.rulebook set title = ${input.title}, settings = ${JSON.stringify(settings)}::jsonb, version = version + 1 where id = ${target.id}`);
    for (const item of input.items) {
      await tx.run(
        sql`update scoring.rule_item set title = ${item.title}, max_hundredths = ${item.max} where id = ${target.moved?.get(item.id) ?? item.id}`,
      );
    }
    return {
      result: { id: target.id, versionNo: target.versionNo },
      trace: {
        type: 'rulebook',
        id: target.id,
        label: labelOf({ title: input.title, versionNo: target.versionNo }),
        from: book.state,
        to: 'DRAFT',
        reason: input.reason,
        detail: {
          replaces: target.moved === null ? null : book.id,
          before: { title: book.title, settings: book.settings },
          after: { title: input.title, settings, items: input.items },
        },
      },
    };
  },
});

/** A draft whose sums are right and whose criteria all say how they are measured and proved. */
export const publishRulebook = defineAction({
  name: 'scoring.publish-rulebook',
  input: z.object({ id, version }).strict(),
  async load(tx, input) {
    const book = await lockRulebook(tx, input.id);
    return book && { book, items: await readItems(tx, book.id) };
  },
  allow: (actor, { book, items }) => mayPublishRulebook(actor, book, items),
  async run(tx, { book }, input) {
    const hash = await hashOf(tx, book);
    const changed = await tx.run(sql`
      update scoring.rulebook set state = 'PUBLISHED', hash = ${hash}, version = version + 1 where id = ${book.id} and version = ${input.version} and state = 'DRAFT'`);
    if (changed !== 1) throw refuse(commonRefusals.stale);
    const title = labelOf(book);
    await makeFindable(tx, {
      type: 'rulebook',
      id: book.id,
      title,
      subtitle: 'Bảng điểm',
      link: `/cham-diem/bang-diem/${book.id}`,
      names: [title],
      weight: 8,
    });
    return {
      result: { id: book.id, version: input.version + 1 },
      trace: { type: 'rulebook', id: book.id, label: title, from: 'DRAFT', to: 'PUBLISHED', detail: { hash } },
    };
  },
});

interface CriterionRow {
  readonly id: string;
  readonly ord: number;
  readonly code: string;
  readonly text: string;
  readonly hardCondition: boolean;
}

/** A met / not met table from a criteria set that has no points: each criterion counts one, met is 1, not met 0. */
export const derivePassFail = defineAction({
  name: 'scoring.derive-pass-fail',
  input: z.object({ criteriaSetId: id, title: line(300) }).strict(),
  load: async () => ({}),
  allow: (actor) => mayStanding(actor),
  async run(tx, _none, input) {
    const set = await tx.maybe<{ year: number; authorityUnitId: string }>(sql`
      select s.year, y.authority_unit_id from movements.criteria_set s join movements.emulation_year y on y.year = s.year
      where s.id = ${input.criteriaSetId} and s.state <> 'DRAFT' and s.applies_to = 'collective' order by y.id limit 1`);
    if (!set) throw refuse(refusals.noSuchSet);
    const criteria = await tx.many<CriterionRow>(
      sql`select id, ord, code, text, hard_condition from movements.criterion where set_id = ${input.criteriaSetId} order by ord`,
    );
    if (criteria.length === 0) throw refuse(refusals.emptyRulebook);
    const book = newId();
    await tx.run(sql`
      insert into scoring.rulebook (id, authority_unit_id, year, criteria_set_id, title, scale_hundredths, state, settings)
      values (${book}, ${set.authorityUnitId}, ${set.year}, ${input.criteriaSetId}, ${input.title}, ${criteria.length * 100}, 'DRAFT', '{"mode":"pass_fail"}')`);
    for (const one of criteria) {
      await tx.run(sql`
        insert into scoring.rule_item (id, rulebook_id, ord, code, title, max_hundredths, kind, criterion_id, hard_condition)
        values (${newId()}, ${book}, ${one.ord}, ${one.code}, ${one.text}, 100, 'pass_fail', ${one.id}, ${one.hardCondition})`);
    }
    return {
      result: { id: book },
      trace: {
        type: 'rulebook',
        id: book,
        label: input.title,
        to: 'DRAFT',
        detail: { criteriaSetId: input.criteriaSetId, criteria: criteria.length },
      },
    };
  },
});
