import type { Tx } from '#platform/db/database.ts';
import { owe, settle, type Duty } from '#modules/notifications/index.ts';
import type { Dossier } from './dossier.ts';
import { labelOf } from './step.ts';

type Owed = Pick<Duty, 'kind' | 'verb' | 'owner'> & {
  readonly vi: string;
  readonly en: string;
  readonly dueOn?: string | null;
  readonly opensOn?: string | null;
};
type Subject = Pick<Dossier, 'id' | 'awardName' | 'subjectName' | 'year'>;
type OfUnit = Subject & Pick<Dossier, 'unitId'>;

const object = (id: string) => ({ type: 'nomination', id });

/** Whatever was owed about this dossier is done; then the next step is owed. */
async function next(tx: Tx, dossier: Subject, owed?: Owed): Promise<void> {
  await settle(tx, { object: object(dossier.id) });
  if (!owed) return;
  const { vi, en, ...rest } = owed;
  await owe(tx, {
    ...rest,
    object: object(dossier.id),
    title: { vi: `${vi}: ${labelOf(dossier)}`, en: `${en}: ${labelOf(dossier)}` },
    link: `/ho-so/${dossier.id}`,
    year: dossier.year,
  });
}

const standing = { role: 'standing', unitId: null } as const;

export const oweDrafting = (tx: Tx, dossier: OfUnit) =>
  next(tx, dossier, {
    kind: 'nominations.prepare',
    vi: 'Hoàn thiện hồ sơ',
    en: 'Complete the dossier',
    verb: { vi: 'Soạn hồ sơ', en: 'Prepare' },
    owner: { role: 'officer', unitId: dossier.unitId },
  });

export const oweSubmission = (tx: Tx, dossier: OfUnit) =>
  next(tx, dossier, {
    kind: 'nominations.submit',
    vi: 'Trình hồ sơ',
    en: 'Submit the dossier',
    verb: { vi: 'Trình', en: 'Submit' },
    owner: { role: 'leader', unitId: dossier.unitId },
  });

export const oweReceipt = (tx: Tx, dossier: Subject) =>
  next(tx, dossier, {
    kind: 'nominations.receive',
    vi: 'Tiếp nhận hồ sơ',
    en: 'Receive the dossier',
    verb: { vi: 'Tiếp nhận', en: 'Receive' },
    owner: standing,
  });

export const oweAppraisal = (tx: Tx, dossier: Subject) =>
  next(tx, dossier, {
    kind: 'nominations.appraise',
    vi: 'Thẩm định hồ sơ',
    en: 'Appraise the dossier',
    verb: { vi: 'Thẩm định', en: 'Appraise' },
    owner: standing,
  });

export const oweSupplement = (tx: Tx, dossier: OfUnit, dueOn: string) =>
  next(tx, dossier, {
    kind: 'nominations.supplement',
    vi: 'Bổ sung hồ sơ',
    en: 'Supplement the dossier',
    verb: { vi: 'Bổ sung', en: 'Supplement' },
    owner: { role: 'officer', unitId: dossier.unitId },
    dueOn,
  });

/** `opensOn`: hidden until the public has had its time. */
export const oweCouncilList = (tx: Tx, dossier: Subject, opensOn?: string | null) =>
  next(tx, dossier, {
    kind: 'nominations.putOnList',
    vi: 'Đưa vào danh sách trình Hội đồng',
    en: 'Put before the council',
    verb: { vi: 'Đưa vào danh sách', en: 'Put on the list' },
    owner: standing,
    opensOn: opensOn ?? null,
  });

export const owePresentation = (tx: Tx, dossier: Subject) =>
  next(tx, dossier, {
    kind: 'nominations.present',
    vi: 'Trình Lãnh đạo Bộ',
    en: 'Present to the Minister',
    verb: { vi: 'Lập tờ trình', en: 'Present' },
    owner: standing,
  });

export const oweForwarding = (tx: Tx, dossier: Subject) =>
  next(tx, dossier, {
    kind: 'nominations.forward',
    vi: 'Trình cấp trên',
    en: 'Forward above the ministry',
    verb: { vi: 'Trình tiếp', en: 'Forward' },
    owner: standing,
  });

export const oweConferring = (tx: Tx, dossier: Subject) =>
  next(tx, dossier, {
    kind: 'nominations.award',
    vi: 'Trao tặng',
    en: 'Confer the award',
    verb: { vi: 'Ghi việc trao', en: 'Record' },
    owner: standing,
  });

/** A comment came in: it is answered beside whatever else is owed. */
export const oweCommentHandling = (tx: Tx, dossier: Subject) =>
  next(tx, dossier, {
    kind: 'nominations.handleComment',
    vi: 'Xử lý ý kiến về hồ sơ',
    en: 'Handle comments on the dossier',
    verb: { vi: 'Xem ý kiến', en: 'Read the comments' },
    owner: standing,
  });

/** Nobody owes anything about this dossier any more. */
export const oweNothing = (tx: Tx, dossier: Subject) => next(tx, dossier);
