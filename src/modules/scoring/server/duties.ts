import { addDays, type Day } from '#platform/dates.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Text } from '#platform/text.ts';
import { owe, settle, tell, type Duty, type Owner } from '#modules/notifications/index.ts';
import { closerOf, daysOf, scorerAt, type SheetState, type StageName } from '../sheet/path.ts';
import { codesOfLines, type ScoredLine } from '../sheet/points.ts';
import { checkerOf, closedWithGroup, groupCloserOf, recorderOf } from '../rules.ts';
import { owePublish } from './ranking/duties.ts';
import { sheetLink, type SheetFacts } from './sheets/facts.ts';
import type { StoredSheet } from './repository.ts';
import { leftOf } from './sheets/step.ts';

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

/** Who checks at the stage of this state. */
function checkerOwner({ term, sheet, chain }: SheetFacts, state: SheetState): Owner {
  const unitId = checkerOf(term, sheet.unitId, scorerAt(chain, state));
  return unitId === null ? standing : officer(unitId);
}

const leaderOf = (unitId: string | null): Owner => (unitId === null ? standing : { role: 'leader', unitId });

const recorder = ({ term, chain }: Pick<SheetFacts, 'term' | 'chain'>): Owner => {
  return leaderOf(recorderOf(term, scorerAt(chain, 'VERIFIED')));
};

/** The last day of a stage that begins today; `null` where neither the table nor `usual` sets one. */
function dueAt(tx: Tx, { chain }: Pick<SheetFacts, 'chain'>, name: StageName, usual: number | null = null): Day | null {
  const days = daysOf(chain, name) ?? usual;
  return days === null ? null : addDays(tx.today, days);
}

const steps = ['self-score', 'submit', 'department', 'review', 'explain', 'verify'] as const;
type Step = (typeof steps)[number];

/** The steps before are done; what is owed again only gets new words and days. */
async function settleBut(tx: Tx, sheetId: string, ...keep: readonly Step[]): Promise<void> {
  for (const step of steps) if (!keep.includes(step)) await settle(tx, { kind: `scoring.${step}`, object: sheetObject(sheetId) });
}

async function oweReview(tx: Tx, facts: SheetFacts, detail: Text = none, dueOn: Day | null = null): Promise<void> {
  const { sheet, book } = facts;
  await settleBut(tx, sheet.id, 'review', 'department');
  await owe(
    tx,
    aboutSheet(sheet, {
      kind: 'scoring.review',
      owner: checkerOwner(facts, 'SELF_SUBMITTED'),
      title: { vi: `Thẩm định phiếu chấm điểm · ${sheet.unitName}`, en: `Check the score sheet · ${sheet.unitName}` },
      detail,
      verb: { vi: 'Thẩm định', en: 'Check' },
      dueOn: dueOn ?? dueAt(tx, facts, 'check', book.settings.checkDays),
    }),
  );
  await oweDepartments(tx, facts, facts.lines);
}

/** Departments whose turn it is and whose criteria still wait for points; the others owe nothing. */
export async function oweDepartments(tx: Tx, facts: SheetFacts, lines: readonly ScoredLine[]): Promise<void> {
  const { sheet, book, mending } = facts;
  for (const unitId of facts.departments) {
    const open = lines.filter(
      (line) => facts.departmentOf(line.itemId) === unitId && (mending === null ? line.checked === null : mending.has(line.itemId)),
    );
    if (open.length === 0 || !facts.turnOf(unitId, lines)) {
      await settle(tx, { kind: 'scoring.department', object: sheetObject(sheet.id), unitId });
      continue;
    }
    await owe(
      tx,
      aboutSheet(sheet, {
        kind: 'scoring.department',
        owner: officer(unitId),
        title: { vi: `Chấm tiêu chí chuyên môn · ${sheet.unitName}`, en: `Score the criteria of your field · ${sheet.unitName}` },
        detail: { vi: `Tiêu chí ${codesOfLines(open)}.`, en: `Criteria ${codesOfLines(open)}.` },
        verb: { vi: 'Chấm', en: 'Score' },
        dueOn: dueAt(tx, facts, 'department', book.settings.checkDays),
      }),
    );
  }
}

/** Differences go to the unit first; the checker's second turn stays hidden until the answer or the deadline. */
async function oweExplanation(tx: Tx, facts: SheetFacts, differences: number, until: Day | null): Promise<void> {
  const { sheet } = facts;
  await settleBut(tx, sheet.id, 'explain', 'verify');
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
  await oweVerify(tx, facts, { opensOn: differences > 0 && until !== null ? addDays(until, 1) : null });
}

interface Again {
  readonly opensOn?: Day | null;
  readonly detail?: Text;
  readonly dueOn?: Day | null;
}

async function oweVerify(tx: Tx, facts: SheetFacts, { opensOn = null, detail = none, dueOn = null }: Again = {}): Promise<void> {
  const { sheet, book, chain, route } = facts;
  if (opensOn === null) await settleBut(tx, sheet.id, 'verify');
  const days = daysOf(chain, 'second_check') ?? book.settings.checkDays;
  const words = route.secondCheck
    ? {
        title: { vi: `Thẩm định lại phiếu chấm điểm · ${sheet.unitName}`, en: `Second check of the score sheet · ${sheet.unitName}` },
        verb: { vi: 'Thẩm định lại', en: 'Check again' },
      }
    : {
        title: { vi: `Kết thúc giải trình phiếu chấm điểm · ${sheet.unitName}`, en: `End the explanation round · ${sheet.unitName}` },
        verb: { vi: 'Kết thúc giải trình', en: 'End the round' },
      };
  await owe(
    tx,
    aboutSheet(sheet, {
      kind: 'scoring.verify',
      owner: checkerOwner(facts, 'EXPLAINED'),
      ...words,
      detail,
      opensOn,
      dueOn: dueOn ?? addDays(opensOn ?? tx.today, days),
    }),
  );
}

async function oweConfirm(tx: Tx, facts: SheetFacts, detail: Text = none): Promise<void> {
  const { sheet, term } = facts;
  await settle(tx, { object: sheetObject(sheet.id) });
  await owe(tx, {
    kind: 'scoring.confirm',
    object: termObject(term.id),
    owner: recorder(facts),
    title: {
      vi: `Họp xác nhận kết quả chấm điểm năm ${term.year} · ${term.groupName}`,
      en: `Confirm the scores of ${term.year} at the meeting · ${term.groupName}`,
    },
    detail,
    verb: { vi: 'Ghi xác nhận', en: 'Confirm' },
    dueOn: dueAt(tx, facts, 'meeting'),
    link: `/cham-diem?nam=${term.year}`,
    year: term.year,
  });
}

/** Sheets still waiting for the meeting keep its duty open. A sheet that somebody else makes final than the group's is a duty of its own. */
async function oweFinalize(tx: Tx, facts: SheetFacts): Promise<void> {
  const { sheet, term, chain } = facts;
  const by = closerOf(chain);
  await settle(tx, { object: sheetObject(sheet.id) });
  const left = await leftOf(tx, facts);
  if (left.toConfirm === 0) await settle(tx, { kind: 'scoring.confirm', object: termObject(term.id) });
  const duty = { kind: 'scoring.finalize', verb: { vi: 'Chốt kết quả', en: 'Make final' }, dueOn: dueAt(tx, facts, 'final') };
  if (!closedWithGroup(term, sheet.unitId, by)) {
    const title = { vi: `Chốt kết quả phiếu chấm điểm · ${sheet.unitName}`, en: `Make the score sheet final · ${sheet.unitName}` };
    return owe(tx, aboutSheet(sheet, { ...duty, owner: leaderOf(checkerOf(term, sheet.unitId, by)), title }));
  }
  await owe(tx, {
    ...duty,
    object: termObject(term.id),
    owner: leaderOf(groupCloserOf(term, by)),
    title: { vi: `Chốt kết quả chấm điểm năm ${term.year} · ${term.groupName}`, en: `Make the scores of ${term.year} final · ${term.groupName}` },
    link: `/cham-diem?nam=${term.year}`,
    year: term.year,
  });
}

/** Who owes the step a sheet has come to; the steps before leave the inboxes. */
export async function oweNext(
  tx: Tx,
  facts: SheetFacts,
  to: SheetState,
  { differences = 0, until = null }: { differences?: number; until?: Day | null } = {},
): Promise<void> {
  switch (to) {
    case 'SELF_SUBMITTED':
      return oweReview(tx, facts);
    case 'HEAD_REVIEWED':
      return oweExplanation(tx, facts, differences, until);
    case 'EXPLAINED':
      return oweVerify(tx, facts);
    case 'VERIFIED':
      return oweConfirm(tx, facts);
    case 'CONFIRMED':
      return oweFinalize(tx, facts);
    default:
      return undefined;
  }
}

/** After a return everything later is off; whoever the sheet lands with owes its step again. */
export async function oweAgain(tx: Tx, facts: SheetFacts, to: SheetState, why: string, dueOn: Day | null): Promise<void> {
  const { sheet, term } = facts;
  const detail: Text = { vi: `Bị trả lại: ${why}`, en: `Returned: ${why}` };
  await settle(tx, { object: sheetObject(sheet.id) }, 'CANCELLED');
  if (sheet.state === 'VERIFIED' || sheet.state === 'CONFIRMED') {
    const left = await leftOf(tx, facts);
    if (left.toConfirm === 0) await settle(tx, { kind: 'scoring.confirm', object: termObject(term.id) }, 'CANCELLED');
    if (left.toFinalize === 0) await settle(tx, { kind: 'scoring.finalize', object: termObject(term.id) }, 'CANCELLED');
  }
  const again = { detail, dueOn };
  if (to === 'SELF_DRAFT') return oweSelfScore(tx, sheet, term.groupName, dueOn ?? sheet.selfDueOn, detail);
  if (to === 'SELF_SUBMITTED') return oweReview(tx, facts, detail, dueOn);
  return to === 'EXPLAINED'
    ? oweVerify(tx, facts, again)
    : oweConfirm(tx, facts, { vi: `${sheet.unitName}. ${detail.vi}`, en: `${sheet.unitName}. ${detail.en}` });
}

export async function afterFinal(tx: Tx, { sheet, term }: SheetFacts, left: { toFinalize: number; toScore: number }): Promise<void> {
  await settle(tx, { object: sheetObject(sheet.id) });
  if (left.toFinalize === 0) await settle(tx, { kind: 'scoring.finalize', object: termObject(term.id) });
  await tell(tx, {
    to: officer(sheet.unitId),
    title: { vi: `Kết quả chấm điểm năm ${sheet.year} đã chốt`, en: `The score of ${sheet.year} is final` },
    link: sheetLink(sheet.id),
  });
  if (left.toScore === 0) await owePublish(tx, term);
}

/** Nothing is owed for a sheet whose table was replaced. */
export const dropDuties = (tx: Tx, sheetId: string): Promise<void> => settle(tx, { object: sheetObject(sheetId) }, 'CANCELLED');
