import { z } from 'zod';
import { get, post, type ExportSpec } from '#platform/contract.ts';
import { can, day, decision, hundredths, id, optionalParagraph, version } from '#platform/schema.ts';
import { defineLabels, codesOf } from '#platform/text.ts';

export const crossStates = defineLabels({
  OPEN: { vi: 'Đang chấm chéo', en: 'Cross-scoring', tone: 'info' },
  CLOSED: { vi: 'Đã đóng', en: 'Closed', tone: 'ok' },
});
export const combineWays = defineLabels({
  mean: { vi: 'trung bình cộng', en: 'mean', tone: 'neutral' },
  median: { vi: 'trung vị', en: 'median', tone: 'neutral' },
  trimmed_mean: { vi: 'trung bình bỏ điểm cao nhất và thấp nhất', en: 'mean without highest and lowest', tone: 'neutral' },
});

const unit = z.object({ id, name: z.string() });
const points = hundredths.nullable();
const pair = z.object({
  scorer: unit,
  scored: unit,
  sentOn: day.nullable(),
  /** This reader's unit gives these marks. */
  mine: z.boolean(),
});
export type CrossPairRow = z.output<typeof pair>;

const plan = z.object({
  pairs: z.array(z.object({ scorer: unit, scored: unit })),
  /** Units that score each other, because the size left no other way. */
  reciprocal: z.array(z.tuple([z.string(), z.string()])),
  loads: z.tuple([z.number().int(), z.number().int()]),
});

export const crossRoundShape = z.object({
  term: z.object({ id, groupName: z.string(), year: z.number().int() }),
  /** `null`: the table does not ask for it, or no table yet. */
  asked: z
    .object({
      scorersPerUnit: z.number().int(),
      combine: z.enum(codesOf(combineWays)),
      days: z.number().int(),
      items: z.array(z.object({ itemId: id, code: z.string(), title: z.string(), max: hundredths })),
    })
    .nullable(),
  round: z
    .object({ id, state: z.enum(codesOf(crossStates)), openedOn: day, openedBy: z.string(), dueOn: day, closedOn: day.nullable(), version })
    .nullable(),
  /** Whether the marks may be read: all are in or the time is over. */
  opened: z.boolean(),
  pairs: z.array(pair),
  /** What would be assigned now; only for those who may open the round. */
  plan: plan.nullable(),
  /** One result for each unit and criterion once the marks are open; `null` = nobody gave one. */
  results: z.array(
    z.object({ unit, itemId: id, code: z.string(), self: points, result: points, marks: z.array(z.object({ scorer: z.string(), points })) }),
  ),
  can: can('open', 'close'),
});
export type CrossRound = z.output<typeof crossRoundShape>;

export const crossForm = z.object({
  roundId: id,
  term: z.object({ id, groupName: z.string(), year: z.number().int() }),
  scored: unit,
  dueOn: day,
  sentOn: day.nullable(),
  items: z.array(
    z.object({
      itemId: id,
      code: z.string(),
      title: z.string(),
      max: hundredths,
      kind: z.string(),
      self: points,
      selfNote: z.string(),
      proof: z.object({ type: z.literal('criterion-line'), objectId: id }),
      points,
      note: z.string(),
    }),
  ),
  stepHundredths: z.number().int().nullable(),
  version,
  can: z.object({ save: decision, send: decision }),
});
export type CrossForm = z.output<typeof crossForm>;

const resultRow = z.object({
  unitName: z.string(),
  code: z.string(),
  title: z.string(),
  max: hundredths,
  self: points,
  marks: z.number().int(),
  lowest: points,
  highest: points,
  result: points,
});

const resultsExport: ExportSpec = {
  name: { vi: 'Chấm chéo', en: 'Cross-scoring' },
  columns: [
    { key: 'unitName', title: { vi: 'Đơn vị', en: 'Unit' }, width: 48 },
    { key: 'code', title: { vi: 'Mã', en: 'Code' }, width: 10 },
    { key: 'title', title: { vi: 'Tiêu chí', en: 'Criterion' }, width: 60 },
    { key: 'max', title: { vi: 'Chuẩn', en: 'Standard' }, kind: 'hundredths', width: 12 },
    { key: 'self', title: { vi: 'Tự chấm', en: 'Self' }, kind: 'hundredths', width: 12 },
    { key: 'marks', title: { vi: 'Số phiếu', en: 'Marks' }, width: 10 },
    { key: 'lowest', title: { vi: 'Thấp nhất', en: 'Lowest' }, kind: 'hundredths', width: 12 },
    { key: 'highest', title: { vi: 'Cao nhất', en: 'Highest' }, kind: 'hundredths', width: 12 },
    { key: 'result', title: { vi: 'Chấm chéo', en: 'Result' }, kind: 'hundredths', width: 12 },
  ],
};

const params = z.object({ id });
const ofPair = z.object({ roundId: id, unitId: id });
const scorers = ['officer', 'leader'] as const;
const leaders = ['officer', 'leader', 'standing'] as const;

export const crossApi = {
  round: get('/api/scoring/terms/:id/cross', {
    access: 'signed-in',
    summary: 'The cross-scoring of a group: who scores whom, who has sent, and the results once all are in or the time is over',
    params,
    response: crossRoundShape,
  }),
  results: get('/api/scoring/terms/:id/cross/results', {
    access: 'signed-in',
    summary: 'One row for each unit and criterion; none before the marks are open',
    params,
    response: z.object({ rows: z.array(resultRow) }),
    exports: resultsExport,
  }),
  open: post('/api/scoring/terms/:id/cross', {
    access: leaders,
    summary: 'Solve who scores whom and open the round; an impossible one names the clashing constraints',
    params,
    body: z.object({ dueOn: day }).strict(),
    response: z.object({ id, pairs: z.number().int() }),
  }),
  close: post('/api/scoring/terms/:id/cross/close', {
    access: leaders,
    summary: 'Close the round when all are in or the time is over; unsent marks do not count',
    params,
    body: z.object({ version }).strict(),
    response: z.object({ id, sent: z.number().int(), missing: z.number().int() }),
  }),
  form: get('/api/scoring/cross/:roundId/units/:unitId', {
    access: scorers,
    summary: 'The mark sheet of my unit for another unit',
    params: ofPair,
    response: crossForm,
  }),
  save: post('/api/scoring/cross/:roundId/units/:unitId/marks', {
    access: scorers,
    summary: 'Autosave marks and reasons',
    params: ofPair,
    body: z
      .object({
        version,
        lines: z
          .array(
            z.object({ itemId: id, points: hundredths.nullable().optional(), note: optionalParagraph(2000).removeDefault().optional() }).strict(),
          )
          .min(1)
          .max(500),
      })
      .strict(),
    response: z.object({ version, savedAt: z.string() }),
  }),
  send: post('/api/scoring/cross/:roundId/units/:unitId/send', {
    access: scorers,
    summary: 'Send the complete marks; nobody sees them before all are in or the time is over',
    params: ofPair,
    body: z.object({ version }).strict(),
    response: z.object({ version }),
  }),
};
