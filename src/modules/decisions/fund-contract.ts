import { z } from 'zod';
import { get, post, type Role } from '#platform/contract.ts';
import { defineRefusals } from '#platform/refusal.ts';
import { can, day, id, line, page, pageQuery, reason, text, year, yearParam } from '#platform/schema.ts';
import { codesOf, defineLabels } from '#platform/text.ts';

export const payLabels = defineLabels({
  yes: { vi: 'Được chi', en: 'Paid', tone: 'ok' },
  no: { vi: 'Không chi', en: 'Not paid', tone: 'neutral' },
  unknown: { vi: 'Chưa tính được', en: 'Unknown', tone: 'warn' },
});

export const fundKinds = defineLabels({
  IN: { vi: 'Trích lập, bổ sung', en: 'Put in', tone: 'ok' },
  ORGANISING: { vi: 'Chi tổ chức phong trào', en: 'Organising', tone: 'info' },
  CORRECTION: { vi: 'Điều chỉnh', en: 'Correction', tone: 'warn' },
});

export const fundRefusals = defineRefusals('decisions', {
  onlyStandingFund: { kind: 'forbidden', vi: 'Chỉ Thường trực Hội đồng ghi sổ Quỹ.', en: 'Only the standing body writes the fund ledger.' },
  fundAmount: {
    kind: 'invalid',
    vi: 'Số tiền phải khác 0; chỉ dòng điều chỉnh được ghi số âm.',
    en: 'The sum must not be 0; only a correction may be negative.',
    field: 'amount',
  },
});

export const awardMoney = z.object({
  awardId: id,
  awardName: z.string(),
  awardCode: z.string().nullable(),
  recipientName: z.string(),
  unitId: id.nullable(),
  personId: id.nullable(),
  year: z.number().int(),
  decidedOn: z.string(),
  decision: z.object({ id, number: z.string() }).nullable(),
  authority: z.string(),
  /** đồng; `null` = not known, never 0. */
  amount: z.number().int().nullable(),
  /** The highest sum allowed, not a fixed one. */
  atMost: z.boolean(),
  pay: z.enum(codesOf(payLabels)),
  /** How the sum comes about, or why it is unknown or not paid. */
  explained: text,
  /** Instruments and articles, in words. */
  basis: z.string(),
  toConfirm: z.boolean(),
});
export type AwardMoney = z.output<typeof awardMoney>;

const totals = z.object({
  /** đồng; only what is paid and known. */
  total: z.number().int(),
  inWords: z.string(),
  paid: z.number().int(),
  unknown: z.number().int(),
  notPaid: z.number().int(),
});

const entry = z.object({
  id,
  kind: z.enum(codesOf(fundKinds)),
  amount: z.number().int(),
  enteredOn: day,
  enteredBy: z.string(),
  paper: z.string(),
  reason: z.string(),
});
export type FundEntry = z.output<typeof entry>;

const readers: readonly Role[] = ['standing', 'minister', 'admin', 'auditor'];

export const fundApi = {
  bonuses: get('/api/decisions/:id/bonuses', {
    access: 'signed-in',
    summary: 'The money of each award of a decision with what it rests on, and the totals (law.md §12)',
    params: z.object({ id }),
    response: z.object({ rows: z.array(awardMoney), totals }),
  }),
  ledger: get('/api/funds/ledger', {
    access: readers,
    summary: 'Bonuses of one authority in one year, award by award',
    query: z.object({
      ...pageQuery,
      year: yearParam,
      authority: z.string().max(300).optional(),
      q: z.string().max(200).optional(),
      pay: z.enum(codesOf(payLabels)).optional(),
    }),
    response: page(awardMoney),
    exports: {
      name: { vi: 'Sổ tiền thưởng', en: 'Bonus ledger' },
      columns: [
        { key: 'decision.number', title: { vi: 'Số quyết định', en: 'Decision' } },
        { key: 'decidedOn', title: { vi: 'Ngày quyết định', en: 'Decided on' }, kind: 'day' },
        { key: 'authority', title: { vi: 'Cấp quyết định', en: 'Authority' } },
        { key: 'recipientName', title: { vi: 'Tập thể, cá nhân', en: 'Recipient' }, width: 44 },
        { key: 'awardName', title: { vi: 'Danh hiệu, hình thức', en: 'Award' }, width: 40 },
        { key: 'year', title: { vi: 'Năm thành tích', en: 'Year' } },
        { key: 'amount', title: { vi: 'Số tiền (đồng)', en: 'Sum (đồng)' } },
        { key: 'pay', title: { vi: 'Chi hay không', en: 'Paid' }, labels: payLabels },
        { key: 'explained.vi', title: { vi: 'Cách tính', en: 'How' }, width: 60 },
        { key: 'basis', title: { vi: 'Căn cứ', en: 'Basis' }, width: 60 },
        { key: 'toConfirm', title: { vi: 'Cần đối chiếu', en: 'To be confirmed' } },
      ],
    },
  }),
  fund: get('/api/funds', {
    access: readers,
    summary: 'The fund of one authority in one year: put in, bonuses, organising, what is left; the salary bonus fund is another one',
    query: z.object({ year: yearParam, authority: z.string().max(300).optional() }),
    response: z.object({
      year: z.number().int(),
      authority: z.string(),
      authorities: z.array(z.string()),
      years: z.array(z.number().int()),
      /** `null`: nobody wrote what was put in; then nobody knows what is left. */
      putIn: z.number().int().nullable(),
      organising: z.number().int(),
      corrections: z.number().int(),
      bonuses: totals,
      /** đồng left, with what is known. */
      left: z.number().int().nullable(),
      leftInWords: z.string(),
      /** What the law gives to organising, as information; `null` when no rule is on record. */
      organisingShare: z.object({ percent: z.number().int(), amount: z.number().int(), basis: z.string(), toConfirm: z.boolean() }).nullable(),
      entries: z.array(entry),
      can: can('record'),
    }),
  }),
  record: post('/api/funds/entries', {
    access: ['standing'],
    summary: 'Write money put in, spent on organising, or a correction into the fund ledger',
    body: z
      .object({
        authority: line(300),
        year,
        kind: z.enum(codesOf(fundKinds)),
        amount: z.number().int().min(-1_000_000_000_000_000).max(1_000_000_000_000_000),
        paper: line(200),
        reason: reason(),
      })
      .strict(),
    response: z.object({ id }),
  }),
};
