import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { can, day, id, line, page, pageQuery, partialDate, reason, version } from '#platform/schema.ts';
import { kindCode, kindShown, officerReport, personDetail, personRow, treeNode, unitDetail, unitRow } from './shapes.ts';

export { nameKinds, successionKinds, unitKinds, type SuccessionKind, type UnitKind } from './labels.ts';
export { directoryRefusals } from './refusals.ts';
export {
  unitVerbs,
  type OfficerReport,
  type OfficerRow,
  type PersonDetail,
  type PersonPost,
  type PersonRow,
  type UnitDetail,
  type UnitNode,
  type UnitPost,
  type UnitRef,
  type UnitRow,
} from './shapes.ts';

export const unitFields = z
  .object({
    name: line(300),
    shortName: line(100),
    kind: kindCode,
    province: line(100).nullable(),
    region: line(100).nullable(),
    foundedOn: partialDate.nullable(),
    validFrom: day.nullable(),
  })
  .strict();

export const personFields = z.object({ fullName: line(120), honorific: line(30).nullable() }).strict();

/** A new unit of a split, and which units below the old one it takes over. */
const splitPart = z.object({ name: line(300), shortName: line(100), childIds: z.array(id).max(200).default([]) }).strict();

const saved = z.object({ id });
const onUnit = { params: z.object({ id }), response: saved };
const structure = ['standing', 'admin'] as const;
const people = ['standing', 'admin', 'leader'] as const;
/** What every change of the structure says: what was seen, from which day, why. */
const change = { version, on: day, reason: reason() };

export const directoryApi = {
  units: get('/api/units', {
    access: 'signed-in',
    summary: 'Units in alphabetical order; q matches any name, other spelling or former name, accents optional (R-009)',
    query: z.object({
      ...pageQuery,
      q: z.string().max(200).optional(),
      kind: z.string().max(60).optional(),
      province: z.string().max(100).optional(),
      /** Only units that existed on this day; without it also closed ones. */
      on: day.optional(),
      /** Only units below this one. */
      below: id.optional(),
    }),
    response: page(unitRow).extend({ can: can('add'), kinds: z.array(kindShown), provinces: z.array(z.string()) }),
  }),
  tree: get('/api/units/tree', {
    access: 'signed-in',
    summary: 'The tree of units as it stood on a day (default today)',
    query: z.object({ on: day.optional() }),
    response: z.object({ on: day, nodes: z.array(treeNode) }),
  }),
  unit: get('/api/units/:id', {
    access: 'signed-in',
    summary: 'One unit: names over time, place in the tree, successions, posts and officers on a day',
    params: z.object({ id }),
    query: z.object({ on: day.optional() }),
    response: unitDetail,
  }),
  people: get('/api/people', {
    access: 'signed-in',
    summary: 'People in alphabetical order with their present post; q matches the name, accents optional',
    query: z.object({ ...pageQuery, q: z.string().max(200).optional(), unitId: id.optional() }),
    response: page(personRow).extend({ can: can('add') }),
  }),
  person: get('/api/people/:id', {
    access: 'signed-in',
    summary: 'One person with all posts, and the posts valid on a day (R-018)',
    params: z.object({ id }),
    query: z.object({ on: day.optional() }),
    response: personDetail,
  }),
  officerReport: get('/api/officers/report', {
    access: 'signed-in',
    summary: 'Emulation officers on a day: units with only part-time officers, average months in post (R-013)',
    query: z.object({ on: day.optional() }),
    response: officerReport,
  }),

  addUnit: post('/api/units', {
    access: structure,
    summary: 'Add a unit',
    body: unitFields.extend({ parentId: id.nullable(), reason: reason() }),
    response: saved,
  }),
  editUnit: post('/api/units/:id/edit', {
    access: structure,
    summary: 'Correct what is recorded of a unit; the old wording stays as a note (R-170). A new name from a day is a rename.',
    ...onUnit,
    body: unitFields.extend({ version, reason: reason() }),
  }),
  renameUnit: post('/api/units/:id/rename', {
    access: structure,
    summary: 'The unit is called differently from a day on; results before it keep the old name (R-010)',
    ...onUnit,
    body: z.object({ ...change, name: line(300), shortName: line(100) }).strict(),
  }),
  mergeUnit: post('/api/units/:id/merge', {
    access: structure,
    summary: 'Merge this unit into another from a day on; units below it move along',
    ...onUnit,
    body: z.object({ ...change, intoUnitId: id }).strict(),
  }),
  splitUnit: post('/api/units/:id/split', {
    access: structure,
    summary: 'Split a unit into new ones; it may go on or end',
    ...onUnit,
    body: z.object({ ...change, parts: z.array(splitPart).min(1).max(20), goesOn: z.boolean() }).strict(),
  }),
  moveUnit: post('/api/units/:id/move', {
    access: structure,
    summary: 'Put a unit, with everything below it, under another one from a day on',
    ...onUnit,
    body: z.object({ ...change, parentId: id.nullable() }).strict(),
  }),
  closeUnit: post('/api/units/:id/close', {
    access: structure,
    summary: 'Close a unit; the given day is its last',
    ...onUnit,
    body: z.object(change).strict(),
  }),
  addAlias: post('/api/units/:id/names', {
    access: structure,
    summary: 'Add another spelling, or a former name with its days',
    ...onUnit,
    body: z.object({ version, name: line(300), kind: z.enum(['alias', 'former']), validFrom: day.nullable(), validTo: day.nullable() }).strict(),
  }),
  addPerson: post('/api/people', { access: people, summary: 'Add a person', body: personFields, response: saved }),
  editPerson: post('/api/people/:id/edit', {
    access: structure,
    summary: "Correct a person's name",
    ...onUnit,
    body: personFields.extend({ version, reason: reason() }),
  }),
  givePost: post('/api/people/:id/posts', {
    access: people,
    summary: 'A person takes a post in a unit',
    ...onUnit,
    body: z.object({ unitId: id, title: line(150), validFrom: day, endsPostId: id.nullable() }).strict(),
  }),
  endPost: post('/api/posts/:id/end', {
    access: people,
    summary: 'A post ends; the given day is its last',
    ...onUnit,
    body: z.object({ on: day, reason: reason() }).strict(),
  }),
  appointOfficer: post('/api/units/:id/officers', {
    access: people,
    summary: 'Appoint an emulation officer, full-time or part-time (R-013)',
    ...onUnit,
    body: z.object({ personId: id, fullTime: z.boolean(), validFrom: day }).strict(),
  }),
  endOfficer: post('/api/officers/:id/end', {
    access: people,
    summary: 'The work of an emulation officer ends; the given day is the last',
    ...onUnit,
    body: z.object(change).strict(),
  }),
};
