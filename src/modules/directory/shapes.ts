import { z } from 'zod';
import { can, day, id, origin, partialDate, text, version } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { nameKinds, successionKinds, unitKinds } from './labels.ts';

/** What the directory answers. */
export const kindCode = z.enum(codesOf(unitKinds));
/** A loaded file may know kinds we do not. */
export const kindShown = kindCode.catch('other');

export const unitRef = z.object({ id, name: z.string(), shortName: z.string() });
export type UnitRef = z.output<typeof unitRef>;
const personRef = z.object({ id, fullName: z.string(), honorific: z.string().nullable() });

export const unitRow = unitRef.extend({
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

export const treeNode = unitRef.extend({ parentId: id.nullable(), kind: kindShown, closed: z.boolean() });
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

export const unitDetail = unitRef.extend({
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

export const personRow = personRef.extend({
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

export const personDetail = personRef.extend({
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

export const officerReport = z.object({
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
