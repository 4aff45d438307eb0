import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { all, demand, no, refuse, yes, type Decision } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import type { z } from 'zod';
import { termOf, type Term } from '#modules/groups/index.ts';
import { makeFindable } from '#modules/search/index.ts';
import type { NotAssigned } from '../../sheet/asked.ts';
import { openBody } from '../../bodies.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { leavesEnough } from '../asked/change-asked.ts';
import { yearRules } from '../rulebooks/rules.ts';
import { oweSelfScore } from '../duties.ts';
import { labelOf, sheetLink } from '../sheets/facts.ts';
import { freezeRulebook, isSuperseded } from '../rulebooks/freeze.ts';
import { mayOpen } from '../policy.ts';
import { pastTerms } from '../past/results.ts';
import { lockRulebook, readItems, stepsOf, type StoredRulebook } from '../repository.ts';

/** May this table score this term? Incomplete tables are there to learn from, not to judge by. */
export function fits(book: StoredRulebook, term: Term, superseded: boolean): Decision {
  return all(
    book.state === 'DRAFT' ? no(refusals.rulebookNotPublished) : yes,
    book.complete ? yes : no(refusals.rulebookIncomplete),
    book.year === null || book.year === term.year ? yes : no(refusals.wrongYear, { year: book.year }),
    superseded ? no(refusals.rulebookSuperseded) : yes,
  );
}

export async function addSheet(
  tx: Tx,
  term: Term,
  book: StoredRulebook,
  member: { unitId: string; name: string },
  dueOn: string,
  notAssigned: NotAssigned = {},
): Promise<void> {
  const sheet = { id: newId(), unitId: member.unitId, unitName: member.name, year: term.year };
  await tx.run(sql`
    insert into scoring.sheet (id, rulebook_id, term_id, unit_id, year, state, synthetic, self_due_on, others_rows, not_assigned)
    values (${sheet.id}, ${book.id}, ${term.id}, ${sheet.unitId}, ${sheet.year}, 'SELF_DRAFT', ${book.synthetic}, ${dueOn}, ${yearRules(book).othersRows},
      ${JSON.stringify(notAssigned)}::jsonb)`);
  await oweSelfScore(tx, sheet, term.groupName, dueOn);
  await findableSheet(tx, sheet, term.groupName);
}

export async function findableSheet(tx: Tx, sheet: { id: string; unitId: string; unitName: string; year: number }, groupName: string): Promise<void> {
  const title = labelOf(sheet);
  await makeFindable(tx, {
    type: 'score_sheet',
    id: sheet.id,
    title,
    subtitle: groupName,
    link: sheetLink(sheet.id),
    names: [title],
    unitId: sheet.unitId,
    weight: 5,
  });
}

type Opening = z.output<typeof openBody>;

async function nameDepartments(tx: Tx, termId: string, book: StoredRulebook, given: Opening['departments']): Promise<void> {
  const known = new Set(yearRules(book).departments.map((one) => one.code));
  for (const { code, unitId } of given) {
    if (!known.has(code)) throw refuse(refusals.departmentUnknown, { code });
    await tx.run(sql`
      insert into scoring.term_department (term_id, code, unit_id) values (${termId}, ${code}, ${unitId})
      on conflict (term_id, code) do update set unit_id = excluded.unit_id`);
  }
}

/** What each new sheet is not asked for; a code the table does not know, or a unit that has its sheet, is refused. */
async function leftOutOf(
  tx: Tx,
  term: Term,
  rulebookId: string,
  waiting: readonly string[],
  given: Opening['notAssigned'],
): Promise<Map<string, NotAssigned>> {
  const items = await readItems(tx, rulebookId);
  const late = given.find(({ unitId }) => !waiting.includes(unitId));
  if (late) throw refuse(refusals.notAssignedUnknown, { code: late.code });
  const byUnit = Map.groupBy(given, ({ unitId }) => unitId);
  for (const [unitId, entries] of byUnit) demand(leavesEnough(items, term.members.find((one) => one.unitId === unitId)?.name ?? '', entries));
  return new Map([...byUnit].map(([unitId, entries]) => [unitId, Object.fromEntries(entries.map(({ code, reason }) => [code, reason]))]));
}

/**
 * Opens scoring of a group for every member without a sheet; again when a member joined later. The first use freezes
 * the table with its hash.
 */
export const openRound = defineAction({
  name: 'scoring.open',
  input: openBody.extend({ id }),
  async load(tx, input) {
    const term = await termOf(tx, input.id);
    const book = term && (await lockRulebook(tx, input.rulebookId));
    if (!term || !book) return undefined;
    const steps = await stepsOf(tx, [term.id]);
    const started = new Set(steps.map((step) => step.unitId));
    return {
      term,
      book,
      past: (await pastTerms(tx, [term.id])).has(term.id),
      running: steps[0]?.rulebookId ?? null,
      waiting: term.memberUnitIds.filter((unitId) => !started.has(unitId)),
    };
  },
  allow: (actor, round) => mayOpen(actor, round),
  async run(tx, { term, book, running, waiting }, input) {
    if (running !== null && running !== book.id) {
      const { title } = await tx.one<{ title: string }>(sql`select title from scoring.rulebook where id = ${running}`);
      throw refuse(refusals.otherRulebook, { title });
    }
    // a late member is scored by the table of the others even when a newer one exists
    demand(fits(book, term, running === null && (await isSuperseded(tx, book.id))));
    if (input.dueOn < tx.today) throw refuse(refusals.dueInPast);
    await nameDepartments(tx, term.id, book, input.departments);
    const leftOut = await leftOutOf(tx, term, book.id, waiting, input.notAssigned);
    await freezeRulebook(tx, book);
    for (const member of term.members.filter((one) => waiting.includes(one.unitId))) {
      await addSheet(tx, term, book, member, input.dueOn, leftOut.get(member.unitId));
    }
    return {
      result: { opened: waiting.length },
      trace: {
        type: 'group_term',
        id: term.id,
        label: `Chấm điểm ${term.groupName} năm ${term.year}`,
        unitId: term.headUnitId,
        to: 'SELF_DRAFT',
        detail: {
          rulebookId: book.id,
          rulebook: book.title,
          versionNo: book.versionNo,
          dueOn: input.dueOn,
          units: waiting,
          departments: input.departments,
          notAssigned: input.notAssigned,
        },
      },
    };
  },
});
