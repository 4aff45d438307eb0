import { z } from 'zod';
import { defineRefusals } from '#platform/refusal.ts';
import { day, id } from '#platform/schema.ts';
import { codesOf, defineLabels } from '#platform/text.ts';

export const ballotKinds = defineLabels({
  open: { vi: 'Biểu quyết công khai', en: 'Open, named vote', tone: 'neutral' },
  paper: { vi: 'Bỏ phiếu kín bằng phiếu giấy', en: 'Secret vote on paper', tone: 'info' },
});
/** Kinds this program can hold today; an electronic secret ballot is a kind of its own. */
export type BallotKind = keyof typeof ballotKinds;

export const choices = defineLabels({
  yes: { vi: 'Đồng ý', en: 'Yes', tone: 'ok' },
  no: { vi: 'Không đồng ý', en: 'No', tone: 'danger' },
  blank: { vi: 'Không có ý kiến', en: 'No opinion', tone: 'neutral' },
});
export type Choice = keyof typeof choices;

export const ballotRefusals = defineRefusals('ballots', {
  closed: { kind: 'conflict', vi: 'Đã hết giờ bỏ phiếu: không nhận thêm phiếu.', en: 'Voting is over: no more votes are taken.' },
  counted: {
    kind: 'conflict',
    vi: 'Phiếu đã kiểm xong, kết quả không thay đổi được nữa.',
    en: 'The ballot has been counted; the result does not change any more.',
  },
  notOpen: { kind: 'conflict', vi: 'Việc bỏ phiếu chưa mở.', en: 'Voting has not been opened.' },
  paperNotOpen: {
    kind: 'conflict',
    vi: 'Mục này bỏ phiếu kín bằng phiếu giấy, không biểu quyết trên máy.',
    en: 'This item is voted on paper in secret, not on the screen.',
  },
  paperSum: {
    kind: 'invalid',
    vi: 'Số phiếu đồng ý, không đồng ý, không ý kiến và không hợp lệ phải cộng đúng số phiếu thu về, và không quá số phiếu phát ra.',
    en: 'Yes, no, blank and invalid must add up to the papers returned, and no more may return than were handed out.',
    field: 'returned',
  },
  paperTooMany: {
    kind: 'invalid',
    vi: 'Phát ra {issued} phiếu nhưng chỉ có {present} ủy viên dự họp.',
    en: '{issued} papers were handed out but only {present} members are present.',
    field: 'issued',
  },
  paperMissing: { kind: 'invalid', vi: 'Chưa nhập kết quả phiếu giấy của: {titles}.', en: 'The paper count is missing for: {titles}.' },
});

const count = z.number().int().min(0).max(1000);

/** The count of a paper ballot, as the counting team writes it down (practice §10). */
export const paperCount = z.object({ issued: count, returned: count, yes: count, no: count, blank: count, invalid: count });
export type PaperCount = z.output<typeof paperCount>;

/** The figures of one ballot. Everything is over `base`: all members of the council, not those present (law.md §7). */
export const tally = z.object({
  base: z.number().int(),
  thresholdPercent: z.number().int(),
  needed: z.number().int(),
  yes: z.number().int(),
  no: z.number().int(),
  blank: z.number().int(),
  /** Paper ballots found invalid. */
  invalid: z.number().int(),
  /** Of all opinions, those absent members gave in writing. */
  written: z.number().int(),
  /** Members of whom nothing came in; never counted as yes. */
  missing: z.number().int(),
  passed: z.boolean(),
  /** Share of yes in hundredths of a percent, for show only: the result never rests on it. */
  percent: z.number().int().nullable(),
});
export type Tally = z.output<typeof tally>;

export const namedVote = z.object({ memberId: id, choice: z.enum(codesOf(choices)), written: z.boolean(), enteredBy: z.string() });
export type NamedVote = z.output<typeof namedVote>;

export const ballotView = z.object({
  id,
  kind: z.enum(codesOf(ballotKinds)),
  state: z.enum(['OPEN', 'CLOSED', 'COUNTED']),
  openedOn: day,
  countingTeam: z.string(),
  /** `null` while voting is open: nobody sees how it stands before it is closed. */
  tally: tally.nullable(),
  paper: paperCount.nullable(),
  votes: z.array(namedVote),
});
export type BallotView = z.output<typeof ballotView>;
