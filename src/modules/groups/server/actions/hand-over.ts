import { defineAction } from '#platform/action.ts';
import { actsFor } from '#platform/actor.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { canonicalJson, newId, sha256 } from '#platform/ids.ts';
import { commonRefusals, no, refuse, yes } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { demandPassword } from '#modules/identity/index.ts';
import { owe, settle } from '#modules/notifications/index.ts';
import { groupRefusals, groupsApi } from '../../contract.ts';
import { handoverTemplate, termPolicy } from '../../rules.ts';
import { lockTerm, moveTerm, type TermRow } from '../repository.ts';

/** Opens the handover once next year's head is known; from this day the incoming head sees all of this year's papers. */
export const startHandover = defineAction({
  name: 'groups.startHandover',
  input: groupsApi.startHandover.body.extend({ id }),
  load: (tx, input) => lockTerm(tx, input.id),
  allow: (actor, term) => termPolicy.startHandover(actor, term),
  async run(tx, term, input) {
    const next = await tx.maybe<{ id: string; unitId: string }>(sql`
      select t.id, p.unit_id from groups.term t join groups.term_post p on p.term_id = t.id and p.post = 'head' and p.valid_to is null
      where t.group_id = ${term.groupId} and t.year = ${term.year + 1}`);
    if (!next || !term.headUnitId) throw refuse(groupRefusals.nextTermMissing, { year: term.year + 1 });
    await moveTerm(tx, term, input.version, 'HANDING_OVER');
    const handoverId = newId();
    await tx.run(sql`
      insert into groups.handover (id, from_term_id, to_term_id, from_unit_id, to_unit_id, state)
      values (${handoverId}, ${term.id}, ${next.id}, ${term.headUnitId}, ${next.unitId}, 'OPEN')`);
    await writeItems(
      tx,
      handoverId,
      handoverTemplate.map((title) => ({ title, done: false, note: '' })),
    );
    for (const [unitId, vi, en] of [
      [term.headUnitId, 'Ký bàn giao', 'Sign the handover of'],
      [next.unitId, 'Ký nhận bàn giao', 'Sign to take over'],
    ] as const) {
      await owe(tx, {
        kind: 'groups.signHandover',
        object: { type: 'handover', id: handoverId },
        title: { vi: `${vi} vai trò trưởng ${term.groupName} ${term.year}`, en: `${en} the head role of ${term.groupName} ${term.year}` },
        verb: { vi: 'Mở bàn giao', en: 'Open' },
        link: `/khoi-cum/nhiem-ky/${term.id}?muc=ban-giao`,
        owner: { role: 'leader', unitId },
        year: term.year,
      });
    }
    return {
      result: { id: term.id },
      trace: { type: 'group_term', id: term.id, label: `${term.groupName} ${term.year}`, from: 'ACTIVE', to: 'HANDING_OVER' },
    };
  },
});

interface Item {
  readonly title: string;
  readonly done: boolean;
  readonly note: string;
}

async function writeItems(tx: Tx, handoverId: string, items: readonly Item[]): Promise<void> {
  await tx.run(sql`delete from groups.handover_item where handover_id = ${handoverId}`);
  await tx.run(sql`
    insert into groups.handover_item (id, handover_id, ord, title, done, note)
    select gen_random_uuid(), ${handoverId}::uuid, r.ord, r.title, r.done, r.note
    from jsonb_to_recordset(${JSON.stringify(items.map((item, ord) => ({ ...item, ord })))}::jsonb) as r(ord int, title text, done boolean, note text)`);
}

interface Locked {
  readonly id: string;
  readonly state: 'OPEN' | 'SIGNED';
  readonly version: number;
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly fromSignedAt: string | null;
  readonly toSignedAt: string | null;
  readonly term: TermRow;
}

async function lockHandover(tx: Tx, handoverId: string): Promise<Locked | undefined> {
  const row = await tx.maybe<Omit<Locked, 'term'> & { fromTermId: string }>(sql`select * from groups.handover where id = ${handoverId} for update`);
  const term = row && (await lockTerm(tx, row.fromTermId));
  return row && term ? { ...row, term } : undefined;
}

/** The list may change until the first signature; a signed list is what was handed over. */
export const workHandover = defineAction({
  name: 'groups.workHandover',
  input: groupsApi.workHandover.body.extend({ id }),
  load: (tx, input) => lockHandover(tx, input.id),
  allow: (actor, handover) =>
    handover.fromSignedAt || handover.toSignedAt ? no(groupRefusals.alreadySigned) : termPolicy.workHandover(actor, handover.term),
  async run(tx, handover, input) {
    const changed = await tx.run(sql`update groups.handover set version = version + 1 where id = ${handover.id} and version = ${input.version}`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    await writeItems(tx, handover.id, input.items);
    return {
      result: { id: handover.id },
      trace: { type: 'handover', id: handover.id, label: handover.term.groupName, detail: { items: input.items } },
    };
  },
});

export const signHandover = defineAction({
  name: 'groups.signHandover',
  input: groupsApi.signHandover.body.extend({ id }),
  load: (tx, input) => lockHandover(tx, input.id),
  allow: (actor, handover) =>
    [handover.fromUnitId, handover.toUnitId].some((unitId) => actsFor(actor, unitId, 'leader')) ? yes : no(groupRefusals.onlyHeadLeader),
  async run(tx, handover, input) {
    const outgoing = actsFor(tx.actor, handover.fromUnitId, 'leader');
    if (outgoing ? handover.fromSignedAt : handover.toSignedAt) throw refuse(groupRefusals.alreadySigned);
    const items = await tx.many<Item>(sql`select title, done, note from groups.handover_item where handover_id = ${handover.id} order by ord`);
    const open = items.filter((item) => !item.done).length;
    if (open > 0) throw refuse(groupRefusals.itemsOpen, { count: open });
    await demandPassword(tx, input.password);
    const hash = sha256(canonicalJson({ handover: handover.id, items }));
    const last = outgoing ? handover.toSignedAt !== null : handover.fromSignedAt !== null;
    const at = tx.now.toISOString();
    const mine = outgoing
      ? sql`from_signed_at = ${at}, from_signed_by = ${tx.actor.name}`
      : sql`to_signed_at = ${at}, to_signed_by = ${tx.actor.name}`;
    const changed = await tx.run(sql`
      update groups.handover set ${mine}, text_hash = ${hash}, state = ${last ? 'SIGNED' : 'OPEN'}, version = version + 1 where id = ${handover.id} and version = ${input.version}`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    await settle(tx, {
      kind: 'groups.signHandover',
      object: { type: 'handover', id: handover.id },
      unitId: outgoing ? handover.fromUnitId : handover.toUnitId,
    });
    if (last) await moveTerm(tx, handover.term, handover.term.version, 'ENDED');
    return {
      result: { id: handover.id },
      trace: {
        type: 'handover',
        id: handover.id,
        label: `${handover.term.groupName} ${handover.term.year}`,
        to: last ? 'SIGNED' : 'OPEN',
        detail: { hash, side: outgoing ? 'from' : 'to' },
      },
    };
  },
});
