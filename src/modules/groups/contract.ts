import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { defineRefusals } from '#platform/refusal.ts';
import { can, day, id, line, optionalParagraph, origin, paragraph, partialDate, reason, text, version, year, yearParam } from '#platform/schema.ts';
import { codesOf, defineLabels } from '#platform/text.ts';

export const groupKinds = defineLabels({
  block: { vi: 'Khối', en: 'Block', tone: 'neutral' },
  cluster: { vi: 'Cụm', en: 'Cluster', tone: 'neutral' },
  inner: { vi: 'Nhóm trong đơn vị', en: 'Group inside a unit', tone: 'neutral' },
});

export const termStates = defineLabels({
  PROPOSED: { vi: 'Đề xuất', en: 'Proposed', tone: 'info' },
  ACTIVE: { vi: 'Đang hoạt động', en: 'Active', tone: 'brand' },
  HANDING_OVER: { vi: 'Đang bàn giao', en: 'Handing over', tone: 'warn' },
  ENDED: { vi: 'Đã kết thúc', en: 'Ended', tone: 'neutral' },
});

export const headRatings = defineLabels({
  EXCELLENT: { vi: 'Hoàn thành xuất sắc', en: 'Excellent', tone: 'gold' },
  GOOD: { vi: 'Hoàn thành tốt', en: 'Good', tone: 'ok' },
  FAIR: { vi: 'Hoàn thành', en: 'Fair', tone: 'neutral' },
  POOR: { vi: 'Chưa hoàn thành', en: 'Poor', tone: 'danger' },
});

export const pairingStates = defineLabels({
  PROPOSED: { vi: 'Chờ bên kia đồng ý', en: 'Waiting for the other side', tone: 'info' },
  AGREED: { vi: 'Đã kết nghĩa', en: 'Paired', tone: 'ok' },
  ENDED: { vi: 'Đã kết thúc', en: 'Ended', tone: 'neutral' },
});

export const activityForms = defineLabels({
  'in-person': { vi: 'Trực tiếp', en: 'In person', tone: 'neutral' },
  online: { vi: 'Trực tuyến', en: 'Online', tone: 'neutral' },
  both: { vi: 'Trực tiếp và trực tuyến', en: 'Both', tone: 'neutral' },
});

export const groupRefusals = defineRefusals('groups', {
  onlyStanding: { kind: 'forbidden', vi: 'Chỉ Thường trực Hội đồng làm được việc này.', en: 'Only the standing council may do this.' },
  onlyOrganiser: {
    kind: 'forbidden',
    vi: 'Khối và Cụm do Thường trực lập; nhóm trong đơn vị do thủ trưởng đơn vị đó lập.',
    en: 'Blocks and clusters are set up by the standing council; a group inside a unit by its head.',
  },
  onlyHead: { kind: 'forbidden', vi: 'Chỉ đơn vị trưởng ({unit}) làm được việc này.', en: 'Only the head unit ({unit}) may do this.' },
  onlyHeadLeader: {
    kind: 'forbidden',
    vi: 'Chỉ thủ trưởng của đơn vị giao hoặc đơn vị nhận ký được.',
    en: 'Only the head of the outgoing or incoming unit may sign.',
  },
  wrongState: { kind: 'conflict', vi: 'Không làm được khi nhiệm kỳ đang ở trạng thái “{state}”.', en: 'Not possible while the term is “{state}”.' },
  onlyNear: {
    kind: 'forbidden',
    vi: 'Tình hình từng đơn vị chỉ mở cho thành viên của nhóm và nơi theo dõi chung.',
    en: 'Where each unit stands is for members of the group and those who oversee it.',
  },
  notMember: { kind: 'invalid', vi: '{unit} không phải thành viên của nhóm năm này.', en: '{unit} is not a member this year.', field: 'unitId' },
  sameUnit: {
    kind: 'invalid',
    vi: 'Trưởng và phó phải là hai đơn vị khác nhau.',
    en: 'Head and deputy must be two different units.',
    field: 'deputyUnitId',
  },
  overrideNeedsReason: {
    kind: 'invalid',
    vi: 'Khác với đề xuất luân phiên thì phải ghi lý do.',
    en: 'Departing from the rotation proposal needs a reason.',
    field: 'overrideReason',
  },
  termExists: { kind: 'conflict', vi: 'Năm {year} của nhóm này đã có.', en: 'This group already has the year {year}.', field: 'year' },
  elsewhere: {
    kind: 'conflict',
    vi: '{unit} đã ở {group} trong năm {year}. Mỗi đơn vị chỉ ở một nhóm chấm điểm cùng cấp.',
    en: '{unit} is already in {group} in {year}. A unit stands in one scoring group of a level.',
    field: 'memberUnitIds',
  },
  decisionMissing: {
    kind: 'invalid',
    vi: 'Cần chọn quyết định trong sổ văn bản.',
    en: 'Choose the decision in the document register.',
    field: 'documentId',
  },
  nextTermMissing: {
    kind: 'conflict',
    vi: 'Chưa có nhiệm kỳ năm {year} với đơn vị trưởng để nhận bàn giao.',
    en: 'There is no term of {year} with a head unit to hand over to.',
  },
  itemsOpen: { kind: 'conflict', vi: 'Còn {count} mục bàn giao chưa xong.', en: '{count} handover items are still open.' },
  alreadySigned: { kind: 'conflict', vi: 'Bên này đã ký bàn giao.', en: 'This side has signed already.' },
  alreadyPaired: { kind: 'conflict', vi: 'Hai nhóm này đã kết nghĩa trong năm.', en: 'These two groups are paired this year already.' },
  aliasTaken: { kind: 'conflict', vi: 'Số {number} của loại nhóm này đã dùng.', en: 'Number {number} of this kind is taken.', field: 'number' },
});

const unitRef = z.object({ id, name: z.string(), shortName: z.string() });
export type UnitRef = z.output<typeof unitRef>;

const termRow = z.object({
  groupId: id,
  kind: z.enum(codesOf(groupKinds)),
  name: z.string(),
  region: z.string().nullable(),
  organiser: z.string(),
  termId: id.nullable(),
  state: z.enum(codesOf(termStates)).nullable(),
  head: unitRef.nullable(),
  deputy: unitRef.nullable(),
  memberCount: z.number().int().nullable(),
  membersComplete: z.boolean(),
  mine: z.boolean(),
  origin,
});
export type TermRow = z.output<typeof termRow>;

const postRow = z.object({
  post: z.enum(['head', 'deputy']),
  unit: unitRef,
  representative: z.object({ id, name: z.string(), title: z.string().nullable() }).nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  reason: z.string(),
});

const handover = z.object({
  id,
  from: unitRef,
  to: unitRef,
  state: z.enum(['OPEN', 'SIGNED']),
  items: z.array(z.object({ id, title: z.string(), done: z.boolean(), note: z.string() })),
  fromSigned: z.object({ at: z.string(), by: z.string() }).nullable(),
  toSigned: z.object({ at: z.string(), by: z.string() }).nullable(),
  textHash: z.string().nullable(),
  version,
});

const pairing = z.object({
  id,
  other: z.object({ termId: id, groupId: id, name: z.string() }),
  purpose: z.string(),
  state: z.enum(codesOf(pairingStates)),
  activities: z.array(
    z.object({
      id,
      title: z.string(),
      plannedOn: partialDate.nullable(),
      heldOn: day.nullable(),
      form: z.enum(codesOf(activityForms)),
      place: z.string(),
      result: z.string(),
    }),
  ),
  version,
  can: can('agree', 'addActivity', 'end'),
});

const termDetail = z.object({
  id,
  groupId: id,
  groupName: z.string(),
  kind: z.enum(codesOf(groupKinds)),
  year,
  state: z.enum(codesOf(termStates)),
  focus: z.string(),
  decision: z.object({ id, label: z.string(), issuedOn: partialDate.nullable() }).nullable(),
  regulation: z.object({ id, label: z.string(), readBy: z.array(z.object({ unitId: id, readOn: day })) }).nullable(),
  host: unitRef.nullable(),
  members: z.array(unitRef),
  membersComplete: z.boolean(),
  statedMemberCount: z.number().int().nullable(),
  posts: z.array(postRow),
  rating: z.object({ code: z.enum(codesOf(headRatings)), note: z.string() }).nullable(),
  lastRating: z.object({ year, code: z.enum(codesOf(headRatings)), note: z.string() }).nullable(),
  handover: handover.nullable(),
  pairings: z.array(pairing),
  otherTerms: z.array(z.object({ id, year, state: z.enum(codesOf(termStates)) })),
  version,
  origin,
  can: can(
    'decide',
    'replaceHead',
    'setRepresentative',
    'describe',
    'rateHead',
    'readRegulation',
    'startHandover',
    'workHandover',
    'signHandover',
    'pair',
    'proposeNext',
    'follow',
  ),
});
export type TermDetail = z.output<typeof termDetail>;

const saved = z.object({ id });
const ofTerm = { params: z.object({ id }), response: saved };

export const groupsApi = {
  list: get('/api/groups', {
    access: 'signed-in',
    summary: 'Blocks, clusters and inner groups with their term of one year; any way of writing the number finds the group',
    query: z.object({ year: yearParam, q: z.string().max(100).optional(), kind: z.enum(codesOf(groupKinds)).optional() }),
    response: z.object({ rows: z.array(termRow), years: z.array(z.number().int()), can: can('create') }),
    exports: {
      name: { vi: 'Khối, cụm thi đua', en: 'Blocks and clusters' },
      columns: [
        { key: 'name', title: { vi: 'Khối, cụm', en: 'Group' } },
        { key: 'head.name', title: { vi: 'Đơn vị trưởng', en: 'Head unit' }, width: 44 },
        { key: 'deputy.name', title: { vi: 'Đơn vị phó', en: 'Deputy unit' }, width: 44 },
        { key: 'memberCount', title: { vi: 'Số thành viên', en: 'Members' } },
        { key: 'state', title: { vi: 'Trạng thái', en: 'State' }, labels: termStates },
      ],
    },
  }),
  detail: get('/api/groups/:id', {
    access: 'signed-in',
    summary: 'One group over the years',
    params: z.object({ id }),
    response: z.object({
      id,
      kind: z.enum(codesOf(groupKinds)),
      name: z.string(),
      region: z.string().nullable(),
      aliases: z.array(z.string()),
      organiser: unitRef,
      supervisor: z.string().nullable(),
      origin,
      terms: z.array(
        z.object({
          id,
          year,
          state: z.enum(codesOf(termStates)),
          head: unitRef.nullable(),
          deputy: unitRef.nullable(),
          memberCount: z.number().int().nullable(),
          membersComplete: z.boolean(),
        }),
      ),
      can: can('propose'),
    }),
  }),
  term: get('/api/group-terms/:id', { access: 'signed-in', summary: 'One group in one year', params: z.object({ id }), response: termDetail }),
  ofUnit: get('/api/groups/of-unit/:id', {
    access: 'signed-in',
    summary: 'The groups a unit stood in, year by year, with its post there',
    params: z.object({ id }),
    response: z.array(
      z.object({ termId: id, year, groupName: z.string(), state: z.enum(codesOf(termStates)), post: z.enum(['head', 'deputy']).nullable() }),
    ),
  }),
  rotation: get('/api/groups/:id/rotation', {
    access: ['standing', 'leader', 'officer', 'admin', 'auditor'],
    summary: 'Who should head the group in a year, by rotation, and why (R-005)',
    params: z.object({ id }),
    query: z.object({ year: yearParam }),
    response: z.object({
      head: unitRef.nullable(),
      deputy: unitRef.nullable(),
      why: text,
      members: z.array(unitRef.extend({ servedYears: z.array(z.number().int()) })),
    }),
  }),
  create: post('/api/groups', {
    access: ['standing', 'leader'],
    summary: 'Set up a block, a cluster or a group inside one unit (R-012)',
    body: z
      .object({
        kind: z.enum(codesOf(groupKinds)),
        number: z.number().int().min(1).max(99).nullable(),
        name: line(200),
        region: line(100).nullable(),
        organiserUnitId: id,
      })
      .strict(),
    response: saved,
  }),
  propose: post('/api/groups/:id/terms', {
    access: ['standing', 'leader'],
    summary: 'Propose the members, head and deputy of a year',
    params: z.object({ id }),
    body: z
      .object({
        year,
        memberUnitIds: z.array(id).min(2).max(100),
        headUnitId: id.nullable(),
        deputyUnitId: id.nullable(),
        overrideReason: optionalParagraph(1000),
      })
      .strict(),
    response: saved,
  }),
  decide: post('/api/group-terms/:id/decide', {
    access: ['standing', 'leader'],
    summary: 'Put the term into force by a decision of the register',
    ...ofTerm,
    body: z.object({ version, documentId: id }).strict(),
  }),
  replaceHead: post('/api/group-terms/:id/replace-post', {
    access: ['standing'],
    summary: 'Replace head or deputy during the year; the first stays on record',
    ...ofTerm,
    body: z.object({ version, post: z.enum(['head', 'deputy']), unitId: id, reason: reason() }).strict(),
  }),
  setRepresentative: post('/api/group-terms/:id/representative', {
    access: ['officer', 'leader', 'standing'],
    summary: 'Name the person who acts for the head or deputy unit (R-004)',
    ...ofTerm,
    body: z.object({ version, post: z.enum(['head', 'deputy']), personId: id }).strict(),
  }),
  describe: post('/api/group-terms/:id/describe', {
    access: ['officer', 'leader', 'standing'],
    summary: "Set the group's own focus and its regulation (R-047, R-008)",
    ...ofTerm,
    body: z.object({ version, focus: optionalParagraph(500), regulationDocumentId: id.nullable() }).strict(),
  }),
  readRegulation: post('/api/group-terms/:id/read-regulation', {
    access: ['officer', 'leader'],
    summary: 'My unit has read the regulation in force',
    ...ofTerm,
    body: z.object({ documentId: id }).strict(),
  }),
  rateHead: post('/api/group-terms/:id/rate-head', {
    access: ['standing'],
    summary: 'Judge how the head unit did its role (R-007)',
    ...ofTerm,
    body: z.object({ version, rating: z.enum(codesOf(headRatings)), note: paragraph(1000) }).strict(),
  }),
  startHandover: post('/api/group-terms/:id/start-handover', {
    access: ['officer', 'leader'],
    summary: 'Open the handover to the head of next year (R-006)',
    ...ofTerm,
    body: z.object({ version }).strict(),
  }),
  workHandover: post('/api/handovers/:id/items', {
    access: ['officer', 'leader'],
    summary: 'Tick or add items of the handover checklist',
    params: z.object({ id }),
    body: z
      .object({
        version,
        items: z
          .array(z.object({ title: line(300), done: z.boolean(), note: optionalParagraph(1000) }).strict())
          .min(1)
          .max(60),
      })
      .strict(),
    response: saved,
  }),
  signHandover: post('/api/handovers/:id/sign', {
    access: ['leader'],
    summary: 'Sign the handover; with both signatures the term ends',
    params: z.object({ id }),
    body: z.object({ version, password: z.string().max(200) }).strict(),
    response: saved,
  }),
  pair: post('/api/group-terms/:id/pair', {
    access: ['officer', 'leader', 'standing'],
    summary: 'Propose to pair this group with another for exchange (R-011)',
    ...ofTerm,
    body: z.object({ otherTermId: id, purpose: paragraph(1000) }).strict(),
  }),
  agreePairing: post('/api/pairings/:id/agree', {
    access: ['officer', 'leader', 'standing'],
    summary: 'The other head agrees to the pairing',
    params: z.object({ id }),
    body: z.object({ version }).strict(),
    response: saved,
  }),
  addActivity: post('/api/pairings/:id/activities', {
    access: ['officer', 'leader'],
    summary: 'Plan or record an exchange between the two groups',
    params: z.object({ id }),
    body: z
      .object({
        title: line(300),
        plannedOn: partialDate.nullable(),
        heldOn: day.nullable(),
        form: z.enum(codesOf(activityForms)),
        place: z.string().max(200).default(''),
        result: optionalParagraph(2000),
      })
      .strict(),
    response: saved,
  }),
  endPairing: post('/api/pairings/:id/end', {
    access: ['officer', 'leader', 'standing'],
    summary: 'End a pairing',
    params: z.object({ id }),
    body: z.object({ version, reason: reason() }).strict(),
    response: saved,
  }),
};
