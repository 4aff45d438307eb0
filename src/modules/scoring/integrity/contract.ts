import { z } from 'zod';
import { get, overseers, post, type ExportSpec } from '#platform/contract.ts';
import { defineRefusals } from '#platform/refusal.ts';
import { can, day, hundredths, id, paragraph, text, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { tieRule } from '../engine/settings.ts';
import { lookStates, signalKinds } from './labels.ts';

export { lookStates, signalKinds } from './labels.ts';

export const integrityRefusals = defineRefusals('integrity', {
  signalGone: {
    kind: 'conflict',
    vi: 'Dấu hiệu này không còn. Tải lại danh sách.',
    en: 'This sign is there no more. Load the list again.',
    field: 'key',
  },
  unknownCriterion: {
    kind: 'invalid',
    vi: 'Bảng điểm không có tiêu chí chấm điểm “{code}”.',
    en: 'The table has no scored criterion “{code}”.',
    field: 'changes',
  },
  badChange: {
    kind: 'invalid',
    vi: 'Không đọc được thay đổi “{part}”. Viết “mã=điểm”, ví dụ “I.1=30” hoặc “I.1=7,5”.',
    en: 'The change “{part}” cannot be read. Write “code=points”, such as “I.1=30”.',
    field: 'changes',
  },
  noPoints: {
    kind: 'invalid',
    vi: 'Tiêu chí “{code}” là điều kiện, không có điểm để đổi. Có thể bỏ điều kiện.',
    en: 'Criterion “{code}” is a condition and holds no points. It can be left out.',
    field: 'changes',
  },
  noRound: { kind: 'conflict', vi: 'Nhóm này chưa chấm điểm.', en: 'This group has no scores yet.' },
});

const look = z.object({ state: z.enum(codesOf(lookStates)), note: z.string(), on: day, by: z.string() });

const signalRow = z.object({
  label: z.string(),
  detail: text,
  link: z.string().nullable(),
  passages: z.array(z.object({ a: z.string(), b: z.string() })),
});

export const signalShape = z.object({
  key: z.string(),
  kind: z.enum(codesOf(signalKinds)),
  termId: id.nullable(),
  title: z.string(),
  question: text,
  rows: z.array(signalRow),
  state: z.enum(codesOf(lookStates)),
  /** What was found out, newest first. */
  looks: z.array(look),
  /** For the workbook: the rows in one cell. */
  rowWords: z.string(),
});
export type SignalView = z.output<typeof signalShape>;

const signalsExport: ExportSpec = {
  name: { vi: 'Dấu hiệu hình thức', en: 'Signs of formality' },
  columns: [
    { key: 'kind', title: { vi: 'Dấu hiệu', en: 'Sign' }, labels: signalKinds, width: 30 },
    { key: 'title', title: { vi: 'Về', en: 'About' }, width: 40 },
    { key: 'question.vi', title: { vi: 'Câu hỏi', en: 'Question' }, width: 80 },
    { key: 'rowWords', title: { vi: 'Căn cứ', en: 'Rows' }, width: 80 },
    { key: 'state', title: { vi: 'Tình trạng', en: 'State' }, labels: lookStates, width: 20 },
  ],
};

const place = z.object({
  unitId: id,
  unitName: z.string(),
  before: hundredths.nullable(),
  after: hundredths.nullable(),
  rankBefore: z.number().int().nullable(),
  rankAfter: z.number().int().nullable(),
});
export type WhatIfPlace = z.output<typeof place>;

const readers = [...overseers] as const;

export const integrityApi = {
  signals: get('/api/scoring/signals', {
    access: readers,
    summary: 'Signs of formality of a year as questions with their rows, never part of a score (R-162)',
    query: z.object({
      year: yearParam,
      kind: z.enum(codesOf(signalKinds)).optional(),
      state: z.enum(codesOf(lookStates)).optional(),
      q: z.string().max(200).optional(),
    }),
    response: z.object({ rows: z.array(signalShape), can: can('look') }),
    exports: signalsExport,
  }),
  look: post('/api/scoring/signals/look', {
    access: ['standing'],
    summary: 'Record what was found out about a sign; the score stays as it is',
    body: z.object({ year: yearParam, key: z.string().min(1).max(500), state: z.enum(['EXPLAINED', 'FOLLOWED']), note: paragraph(2000) }).strict(),
    response: z.object({ id }),
  }),
  whatIf: get('/api/scoring/terms/:termId/what-if', {
    access: readers,
    summary: 'Who would move if weights, conditions or tie rules were others; on a copy, nothing is stored',
    params: z.object({ termId: id }),
    query: z.object({
      /** `I.1=30;II.2=7,5`: new maxima in points; 0 leaves a criterion out. */
      changes: z.string().max(2000).default(''),
      /** Codes of conditions that would not count, separated by `;`. */
      dropped: z.string().max(500).default(''),
      /** Tie rules in another order, as JSON; empty = those of the table. */
      tieRules: z.string().max(1000).default(''),
    }),
    response: z.object({
      groupName: z.string(),
      rulebook: z.string(),
      items: z.array(
        z.object({
          id,
          code: z.string(),
          title: z.string(),
          max: hundredths,
          newMax: hundredths,
          /** A condition without points of its own. */
          bare: z.boolean(),
          condition: z.boolean(),
          dropped: z.boolean(),
        }),
      ),
      scale: hundredths,
      newScale: hundredths,
      tieRules: z.array(tieRule),
      rows: z.array(place),
      moved: z.number().int(),
    }),
  }),
};
