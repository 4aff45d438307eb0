import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { can, day, id, line, optionalParagraph, origin, paragraph, partialDate, reason, text, version, year, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { activityForms, groupKinds, headRatings, termStates } from './labels.ts';
import { termDetail, termRow, unitRef } from './shapes.ts';

export * from './labels.ts';
export { groupRefusals } from './refusals.ts';
export type { TermDetail, TermRow, UnitRef } from './shapes.ts';

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
