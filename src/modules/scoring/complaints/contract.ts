import { z } from 'zod';
import { get, post, type ExportSpec } from '#platform/contract.ts';
import { can, day, hundredths, id, page, pageQuery, paragraph, reason, version, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { answers, complaintKinds, complaintStates } from './labels.ts';

export { complaintKinds, complaintStates } from './labels.ts';

const kind = z.enum(codesOf(complaintKinds));
const state = z.enum(codesOf(complaintStates));
const points = hundredths.nullable();

export const complaintRow = z.object({
  id,
  kind,
  state,
  termId: id,
  groupName: z.string(),
  year: z.number().int(),
  unitId: id,
  unitName: z.string(),
  sheetId: id,
  itemId: id,
  code: z.string(),
  title: z.string(),
  reason: z.string(),
  asked: points,
  /** The points as published. */
  published: points,
  raisedOn: day,
  raisedBy: z.string(),
  dueOn: day,
  answer: z.string(),
  answered: points,
  answeredOn: day.nullable(),
  answeredBy: z.string(),
  correctedSheetId: id.nullable(),
});
export type ComplaintRow = z.output<typeof complaintRow>;

export const complaintDetail = complaintRow.extend({
  max: hundredths,
  rankingNo: z.number().int(),
  version,
  can: can('answer', 'withdraw', 'correct'),
});
export type ComplaintDetail = z.output<typeof complaintDetail>;

const listExport: ExportSpec = {
  name: { vi: 'Khiếu nại, kiến nghị', en: 'Complaints' },
  columns: [
    { key: 'unitName', title: { vi: 'Đơn vị', en: 'Unit' }, width: 48 },
    { key: 'groupName', title: { vi: 'Khối, cụm', en: 'Group' }, width: 28 },
    { key: 'year', title: { vi: 'Năm', en: 'Year' }, width: 8 },
    { key: 'kind', title: { vi: 'Loại', en: 'Kind' }, labels: complaintKinds, width: 14 },
    { key: 'code', title: { vi: 'Mã', en: 'Code' }, width: 10 },
    { key: 'title', title: { vi: 'Tiêu chí', en: 'Criterion' }, width: 50 },
    { key: 'published', title: { vi: 'Điểm công bố', en: 'Published' }, kind: 'hundredths', width: 12 },
    { key: 'asked', title: { vi: 'Điểm đề nghị', en: 'Asked for' }, kind: 'hundredths', width: 12 },
    { key: 'reason', title: { vi: 'Lý do', en: 'Reason' }, width: 50 },
    { key: 'raisedOn', title: { vi: 'Ngày gửi', en: 'Raised on' }, kind: 'day', width: 12 },
    { key: 'dueOn', title: { vi: 'Hạn trả lời', en: 'Answer due' }, kind: 'day', width: 12 },
    { key: 'state', title: { vi: 'Kết quả', en: 'Result' }, labels: complaintStates, width: 20 },
    { key: 'answered', title: { vi: 'Điểm mới', en: 'New points' }, kind: 'hundredths', width: 12 },
    { key: 'answer', title: { vi: 'Trả lời', en: 'Answer' }, width: 50 },
    { key: 'answeredOn', title: { vi: 'Ngày trả lời', en: 'Answered on' }, kind: 'day', width: 12 },
  ],
};

const params = z.object({ id });

export const complaintsApi = {
  list: get('/api/scoring/complaints', {
    access: 'signed-in',
    summary: 'Complaints after publication this account may see, newest first; q matches unit, code and criterion',
    query: z.object({ ...pageQuery, year: yearParam.optional(), termId: id.optional(), state: state.optional(), q: z.string().max(200).optional() }),
    response: page(complaintRow),
    exports: listExport,
  }),
  one: get('/api/scoring/complaints/:id', { access: 'signed-in', summary: 'One complaint with its answer', params, response: complaintDetail }),
  raise: post('/api/scoring/sheets/:id/complaints', {
    access: ['officer', 'leader'],
    summary: 'The leader of the unit, or a delegate, contests one published score with its reason',
    params,
    body: z.object({ itemId: id, kind, reason: paragraph(4000), asked: hundredths.nullable().default(null) }).strict(),
    response: z.object({ id }),
  }),
  answer: post('/api/scoring/complaints/:id/answer', {
    access: ['standing'],
    summary: 'The standing body accepts, partly accepts or rejects with its reason; accepted points wait for a decision',
    params,
    body: z.object({ version, answer: z.enum(answers), points: hundredths.nullable().default(null), reason: paragraph(4000) }).strict(),
    response: z.object({ id, version }),
  }),
  withdraw: post('/api/scoring/complaints/:id/withdraw', {
    access: ['officer', 'leader'],
    summary: 'The unit takes its complaint back before it is answered',
    params,
    body: z.object({ version, reason: reason() }).strict(),
    response: z.object({ id, version }),
  }),
};
