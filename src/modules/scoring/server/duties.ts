import { addDays, type Day } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import type { Text } from '#platform/text.ts';
import type { Term } from '#modules/groups/index.ts';
import { owe, settle, tell, type Duty, type Owner } from '#modules/notifications/index.ts';
import { checkerOf, leadUnitOf } from '../rules.ts';
import { rankingLink, sheetLink, type SheetFacts } from './facts.ts';
import type { StoredSheet } from './repository.ts';

/** Who owes what at each step of a sheet. A duty belongs to a desk, never to a person. */

const none: Text = { vi: '', en: '' };
const officer = (unitId: string): Owner => ({ role: 'officer', unitId });
const standing: Owner = { role: 'standing', unitId: null };
const sheetObject = (id: string) => ({ type: 'score_sheet', id });
const termObject = (id: string) => ({ type: 'group_term', id });

interface ForSheet {
  readonly kind: string;
  readonly owner: Owner;
  readonly title: Text;
  readonly verb: Text;
  readonly detail?: Text;
  readonly dueOn: Day | null;
  readonly opensOn?: Day | null;
}

const aboutSheet = (sheet: Pick<StoredSheet, 'id' | 'year'>, { detail = none, opensOn = null, ...duty }: ForSheet): Duty => ({
  ...duty,
  detail,
  opensOn,
  object: sheetObject(sheet.id),
  link: sheetLink(sheet.id),
  year: sheet.year,
});

export interface NewSheet {
  readonly id: string;
  readonly unitId: string;
  readonly year: number;
}

export async function oweSelfScore(tx: Tx, sheet: NewSheet, groupName: string, dueOn: Day | null, detail: Text = none): Promise<void> {
  await owe(
    tx,
    aboutSheet(sheet, {
      kind: 'scoring.self-score',
      owner: officer(sheet.unitId),
      title: { vi: `Tự chấm điểm năm ${sheet.year} · ${groupName}`, en: `Self-score ${sheet.year} · ${groupName}` },
      verb: { vi: 'Tự chấm', en: 'Score' },
      detail,
      dueOn,
    }),
  );
}

/** The leader's turn comes when every criterion is filled, and goes again when one is emptied. */
export async function oweSubmit(tx: Tx, { sheet, term }: SheetFacts, complete: boolean): Promise<void> {
  if (!complete) return settle(tx, { kind: 'scoring.submit', object: sheetObject(sheet.id) }, 'CANCELLED');
  await owe(
    tx,
    aboutSheet(sheet, {
      kind: 'scoring.submit',
      owner: { role: 'leader', unitId: sheet.unitId },
      title: { vi: `Gửi phiếu tự chấm năm ${sheet.year} · ${term.groupName}`, en: `Submit the self-score ${sheet.year} · ${term.groupName}` },
      detail: { vi: 'Mọi tiêu chí đã chấm.', en: 'Every criterion is scored.' },
      verb: { vi: 'Xem và gửi', en: 'Look and submit' },
      dueOn: sheet.selfDueOn,
    }),
  );
}

function checkerOwner({ term, sheet }: SheetFacts): Owner {
  const unitId = checkerOf(term, sheet.unitId);
  return unitId === null ? standing : officer(unitId);
}

export async function oweReview(tx: Tx, facts: SheetFacts): Promise<void> {
  const { sheet, book } = facts;
  await settle(tx, { kind: 'scoring.self-score', object: sheetObject(sheet.id) });
  await settle(tx, { kind: 'scoring.submit', object: sheetObject(sheet.id) });
  await owe(
    tx,
    aboutSheet(sheet, {
      kind: 'scoring.review',
      owner: checkerOwner(facts),
      title: { vi: `Thẩm định phiếu chấm điểm · ${sheet.unitName}`, en: `Check the score sheet · ${sheet.unitName}` },
      verb: { vi: 'Thẩm định', en: 'Check' },
      dueOn: addDays(tx.today, book.settings.checkDays),
    }),
  );
}

/** After a return everything later is off and the unit scores again. */
export async function oweAgain(tx: Tx, { sheet, term }: SheetFacts, why: string, dueOn: Day | null): Promise<void> {
  await settle(tx, { object: sheetObject(sheet.id) }, 'CANCELLED');
  await oweSelfScore(tx, sheet, term.groupName, dueOn, { vi: `Bị trả lại: ${why}`, en: `Returned: ${why}` });
}

/** Differences go to the unit first; the checker's second turn stays hidden until the answer or the deadline. */
export async function oweExplanation(tx: Tx, facts: SheetFacts, differences: number, until: Day | null): Promise<void> {
  const { sheet } = facts;
  await settle(tx, { kind: 'scoring.review', object: sheetObject(sheet.id) });
  if (differences > 0) {
    await owe(
      tx,
      aboutSheet(sheet, {
        kind: 'scoring.explain',
        owner: officer(sheet.unitId),
        title: { vi: `Giải trình điểm thẩm định · ${facts.term.groupName}`, en: `Explain the checked points · ${facts.term.groupName}` },
        detail: { vi: `${differences} tiêu chí có điểm khác tự chấm.`, en: `${differences} criteria differ from the self-score.` },
        verb: { vi: 'Giải trình', en: 'Explain' },
        dueOn: until,
      }),
    );
  }
  await oweVerify(tx, facts, differences > 0 && until !== null ? addDays(until, 1) : null);
}

export async function oweVerify(tx: Tx, facts: SheetFacts, opensOn: Day | null = null): Promise<void> {
  const { sheet, book } = facts;
  if (opensOn === null) await settle(tx, { kind: 'scoring.explain', object: sheetObject(sheet.id) });
  await owe(
    tx,
    aboutSheet(sheet, {
      kind: 'scoring.verify',
      owner: checkerOwner(facts),
      title: { vi: `Thẩm định lại phiếu chấm điểm · ${sheet.unitName}`, en: `Second check of the score sheet · ${sheet.unitName}` },
      verb: { vi: 'Thẩm định lại', en: 'Check again' },
      opensOn,
      dueOn: addDays(opensOn ?? tx.today, book.settings.checkDays),
    }),
  );
}

export async function oweConfirm(tx: Tx, { sheet, term }: SheetFacts): Promise<void> {
  await settle(tx, { object: sheetObject(sheet.id) });
  const lead = leadUnitOf(term);
  await owe(tx, {
    kind: 'scoring.confirm',
    object: termObject(term.id),
    owner: lead === null ? standing : { role: 'leader', unitId: lead },
    title: {
      vi: `Họp xác nhận kết quả chấm điểm năm ${term.year} · ${term.groupName}`,
      en: `Confirm the scores of ${term.year} at the meeting · ${term.groupName}`,
    },
    verb: { vi: 'Ghi xác nhận', en: 'Confirm' },
    link: `/cham-diem?nam=${term.year}`,
    year: term.year,
  });
}

/** `left`: sheets of the term still waiting for the meeting. */
export async function oweFinalize(tx: Tx, term: Term, left: number): Promise<void> {
  if (left === 0) await settle(tx, { kind: 'scoring.confirm', object: termObject(term.id) });
  await owe(tx, {
    kind: 'scoring.finalize',
    object: termObject(term.id),
    owner: standing,
    title: { vi: `Chốt kết quả chấm điểm năm ${term.year} · ${term.groupName}`, en: `Make the scores of ${term.year} final · ${term.groupName}` },
    verb: { vi: 'Chốt kết quả', en: 'Make final' },
    link: `/cham-diem?nam=${term.year}`,
    year: term.year,
  });
}

export async function afterFinal(tx: Tx, { sheet, term }: SheetFacts, left: { toFinalize: number; toScore: number }): Promise<void> {
  if (left.toFinalize === 0) await settle(tx, { kind: 'scoring.finalize', object: termObject(term.id) });
  await tell(tx, {
    to: officer(sheet.unitId),
    title: { vi: `Kết quả chấm điểm năm ${sheet.year} đã chốt`, en: `The score of ${sheet.year} is final` },
    link: sheetLink(sheet.id),
  });
  if (left.toScore === 0) await owePublish(tx, term);
}

async function owePublish(tx: Tx, term: Term, detail: Text = none): Promise<void> {
  const lead = leadUnitOf(term);
  await owe(tx, {
    kind: 'scoring.publish-ranking',
    object: termObject(term.id),
    owner: lead === null ? standing : officer(lead),
    title: { vi: `Công bố xếp hạng năm ${term.year} · ${term.groupName}`, en: `Publish the ranking of ${term.year} · ${term.groupName}` },
    detail,
    verb: { vi: 'Xem trước, công bố', en: 'Preview and publish' },
    link: rankingLink(term.id),
    year: term.year,
  });
}

/** A published ranking that a correction has overtaken is published again under its next number. */
export async function owePublishAgain(tx: Tx, term: Term): Promise<void> {
  const published = await tx.maybe(sql`select 1 from scoring.ranking where term_id = ${term.id} and state = 'PUBLISHED'`);
  if (!published) return;
  await owePublish(tx, term, {
    vi: 'Có phiếu được đính chính sau khi công bố; công bố lại với số mới.',
    en: 'A sheet was corrected after publication; publish again under the next number.',
  });
}

export const rankingPublished = (tx: Tx, termId: string): Promise<void> =>
  settle(tx, { kind: 'scoring.publish-ranking', object: termObject(termId) });

/** Nothing is owed for a sheet whose table was replaced. */
export const dropDuties = (tx: Tx, sheetId: string): Promise<void> => settle(tx, { object: sheetObject(sheetId) }, 'CANCELLED');
