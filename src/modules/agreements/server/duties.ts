import type { Tx } from '#platform/db/database.ts';
import { showDate, type Day } from '#platform/dates.ts';
import { owe, settle, tell, type Owner } from '#modules/notifications/index.ts';
import type { Text } from '#platform/text.ts';
import { linkOf } from './findable.ts';
import { leadingUnit, type Whole } from './whole.ts';

const objectOf = (it: Pick<Whole, 'id'>) => ({ type: 'agreement', id: it.id });
const both = (it: Whole, vi: string, en: string): Text => ({
  vi: `${vi} · ${it.term.groupName} ${it.year}`,
  en: `${en} · ${it.term.groupName} ${it.year}`,
});

/** The leading desk; the standing council where the term has none. */
function head(it: Whole, role: 'officer' | 'leader'): Owner {
  const unitId = leadingUnit(it);
  return unitId === null ? { role: 'standing', unitId: null } : { role, unitId };
}

/** Every member owes an opinion, or its assent, until the deadline. */
export async function oweComments(tx: Tx, it: Whole, commentUntil: string): Promise<void> {
  for (const { unitId } of it.term.members) {
    await owe(tx, {
      kind: 'agreements.comment',
      object: objectOf(it),
      title: both(it, 'Góp ý dự thảo giao ước', 'Comment on the draft agreement'),
      detail: {
        vi: `Góp ý từng nội dung, hoặc xác nhận nhất trí, đến hết ${showDate(commentUntil)}.`,
        en: `Comment clause by clause, or agree, until ${showDate(commentUntil, 'en')}.`,
      },
      verb: { vi: 'Góp ý', en: 'Comment' },
      link: linkOf(it.id),
      owner: { role: 'officer', unitId },
      dueOn: commentUntil,
      year: it.year,
    });
  }
}

export const commentGiven = (tx: Tx, it: Whole, unitId: string): Promise<void> =>
  settle(tx, { kind: 'agreements.comment', object: objectOf(it), unitId });

/** The head owes an answer while one opinion is open. */
export async function oweAnswers(tx: Tx, it: Whole, open: number): Promise<void> {
  if (open === 0) return settle(tx, { kind: 'agreements.answer', object: objectOf(it) });
  await owe(tx, {
    kind: 'agreements.answer',
    object: objectOf(it),
    title: both(it, 'Trả lời ý kiến về dự thảo giao ước', 'Answer opinions on the draft agreement'),
    detail: { vi: `${open} ý kiến chưa trả lời.`, en: `${open} opinions without an answer.` },
    verb: { vi: 'Trả lời', en: 'Answer' },
    link: linkOf(it.id),
    owner: head(it, 'officer'),
    year: it.year,
  });
}

export const consultationOver = (tx: Tx, it: Whole): Promise<void> => settle(tx, { kind: 'agreements.comment', object: objectOf(it) }, 'CANCELLED');

/** Each member's leader owes a signature under the text just frozen. */
export async function oweSignatures(tx: Tx, it: Whole, revision: number, dueOn: Day): Promise<void> {
  const amendment = revision > 1;
  for (const { unitId } of it.term.members) {
    await owe(tx, {
      kind: 'agreements.sign',
      object: objectOf(it),
      title: amendment
        ? both(it, `Ký phụ lục giao ước lần ${revision}`, `Sign amendment ${revision} of the agreement`)
        : both(it, 'Ký giao ước', 'Sign the agreement'),
      detail: { vi: 'Nội dung đã khóa; thủ trưởng hoặc người được ủy quyền ký.', en: 'The text is frozen; the leader or a delegate signs.' },
      verb: { vi: 'Ký', en: 'Sign' },
      link: linkOf(it.id),
      owner: { role: 'leader', unitId },
      dueOn,
      year: it.year,
    });
  }
}

export const signatureGiven = (tx: Tx, it: Whole, unitId: string): Promise<void> =>
  settle(tx, { kind: 'agreements.sign', object: objectOf(it), unitId });
export const signingOver = (tx: Tx, it: Whole): Promise<void> => settle(tx, { kind: 'agreements.sign', object: objectOf(it) }, 'CANCELLED');

/** At the end of the year the head owes the assessment; it shows from 1 November. */
export async function oweAssessment(tx: Tx, it: Whole): Promise<void> {
  await owe(tx, {
    kind: 'agreements.assess',
    object: objectOf(it),
    title: both(it, 'Đánh giá kết quả giao ước', 'Assess the agreement'),
    detail: {
      vi: 'Mỗi cam kết kết thúc là đạt, vượt, chưa đạt hoặc hủy, có minh chứng.',
      en: 'Every commitment ends as met, exceeded, not met or cancelled, with proof.',
    },
    verb: { vi: 'Đánh giá', en: 'Assess' },
    link: `${linkOf(it.id)}?muc=danh-gia`,
    owner: head(it, 'leader'),
    opensOn: `${it.year}-11-01`,
    dueOn: `${it.year}-12-31`,
    year: it.year,
  });
}

export const assessed = (tx: Tx, it: Whole): Promise<void> => settle(tx, { kind: 'agreements.assess', object: objectOf(it) });
/** Nothing is owed any more: the agreement is void. */
export const nothingOwed = (tx: Tx, it: Whole): Promise<void> => settle(tx, { object: objectOf(it) }, 'CANCELLED');

/** Tells every member; nothing to be done about it. */
export async function tellMembers(tx: Tx, it: Whole, vi: string, en: string): Promise<void> {
  for (const { unitId } of it.term.members) await tell(tx, { to: { role: 'officer', unitId }, title: both(it, vi, en), link: linkOf(it.id) });
}

export const tellUnit = (tx: Tx, it: Whole, unitId: string, vi: string, en: string): Promise<void> =>
  tell(tx, { to: { role: 'officer', unitId }, title: both(it, vi, en), link: linkOf(it.id) });
