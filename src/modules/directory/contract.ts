import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { can, day, id, line, origin, page, pageQuery, partialDate, reason, text, version } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { nameKinds, successionKinds, unitKinds } from './labels.ts';

export { nameKinds, successionKinds, unitKinds, type SuccessionKind, type UnitKind } from './labels.ts';
export { directoryRefusals } from './refusals.ts';

const kindCode = z.enum(codesOf(unitKinds));
/** A loaded file may know kinds we do not. */
const kindShown = kindCode.catch('other');

const unitRef = z.object({ id, name: z.string(), shortName: z.string() });
export type UnitRef = z.output<typeof unitRef>;
const personRef = z.object({ id, fullName: z.string(), honorific: z.string().nullable() });

const unitRow = unitRef.extend({
  kind: kindShown,
  parent: unitRef.nullable(),
  province: z.string().nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  /** The other or former name that the search met; `null` when it met the name shown. */
  metName: z.string().nullable(),
  origin,
});
export type UnitRow = z.output<typeof unitRow>;

const treeNode = unitRef.extend({ parentId: id.nullable(), kind: kindShown, closed: z.boolean() });
export type UnitNode = z.output<typeof treeNode>;

/** A post as seen from a day: held by its dates, or only seen by then in an article. */
const postShown = z.object({
  id,
  title: z.string(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  seenOn: partialDate.nullable(),
  actingRole: z.string().nullable(),
  origin,
});

const unitPost = postShown.extend({ person: personRef, /** False: last seen by that day, the dates are unknown. */ certain: z.boolean() });
export type UnitPost = z.output<typeof unitPost>;

const officerRow = z.object({
  id,
  person: personRef,
  fullTime: z.boolean(),
  validFrom: day,
  validTo: day.nullable(),
  version,
  can: can('end'),
});
export type OfficerRow = z.output<typeof officerRow>;

const unitName = z.object({
  id,
  name: z.string(),
  shortName: z.string().nullable(),
  kind: z.enum(codesOf(nameKinds)),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  origin,
});

const succession = z.object({
  id,
  kind: z.enum(codesOf(successionKinds)),
  happenedOn: day,
  /** `self`: the unit itself was renamed or moved; else whether the other unit came before or after. */
  direction: z.enum(['self', 'before', 'after']),
  other: unitRef.nullable(),
  note: z.string(),
  origin,
});

export const unitVerbs = ['edit', 'rename', 'merge', 'split', 'move', 'close', 'addAlias', 'givePost', 'appointOfficer'] as const;

const unitDetail = unitRef.extend({
  on: day,
  /** Name and short form valid on the asked day. */
  nameOn: z.string(),
  kind: kindShown,
  province: z.string().nullable(),
  region: z.string().nullable(),
  foundedOn: partialDate.nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  /** From the top down, on the asked day. */
  above: z.array(unitRef),
  children: z.array(unitRef.extend({ kind: kindShown })),
  names: z.array(unitName),
  successions: z.array(succession),
  posts: z.array(unitPost),
  officers: z.array(officerRow),
  /** What the head did personally for the movement, as the trail tells it. */
  leaderActs: z.array(z.object({ id, at: z.string(), who: z.string(), what: text, label: z.string().nullable() })),
  version,
  origin,
  can: can(...unitVerbs),
});
export type UnitDetail = z.output<typeof unitDetail>;

const personRow = personRef.extend({
  post: z.object({ title: z.string(), unitId: id, unitName: z.string() }).nullable(),
  origin,
});
export type PersonRow = z.output<typeof personRow>;

const personPost = postShown.extend({
  unit: unitRef,
  /** The unit as it was called when the post began. */ unitNameThen: z.string(),
  can: can('end'),
});
export type PersonPost = z.output<typeof personPost>;

const personDetail = personRef.extend({
  on: day,
  posts: z.array(personPost),
  /** Posts on the asked day. */
  onDay: z.array(z.object({ id, title: z.string(), unit: unitRef, unitNameOn: z.string(), certain: z.boolean() })),
  officerOf: z.array(z.object({ id, unit: unitRef, fullTime: z.boolean(), validFrom: day, validTo: day.nullable() })),
  version,
  origin,
  can: can('edit', 'givePost'),
});
export type PersonDetail = z.output<typeof personDetail>;

const officerReport = z.object({
  on: day,
  units: z.number().int(),
  withoutOfficer: z.number().int(),
  onlyPartTime: z.number().int(),
  officers: z.number().int(),
  fullTime: z.number().int(),
  /** Months in post of those who serve on the day, and of those who have left, as whole hundredths; `null` = nobody. */
  averageMonths: z.number().int().nullable(),
  averageMonthsOfFormer: z.number().int().nullable(),
  rows: z.array(
    z.object({
      unit: unitRef,
      officers: z.array(z.object({ person: personRef, fullTime: z.boolean(), validFrom: day, months: z.number().int() })),
      onlyPartTime: z.boolean(),
    }),
  ),
});
export type OfficerReport = z.output<typeof officerReport>;

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
