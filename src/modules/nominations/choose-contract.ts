import { z } from 'zod';
import { get, post, type Role } from '#platform/contract.ts';
import { can, day, decision, id, line, page, pageQuery, paragraph, reason, text, version, year, yearParam } from '#platform/schema.ts';
import { codesOf, defineLabels } from '#platform/text.ts';
import { subjectKinds } from './labels.ts';
import { quotaMeasures } from './quotas.ts';

export const verdictLabels = defineLabels({
  met: { vi: 'Đủ điều kiện', en: 'Met', tone: 'ok' },
  unknown: { vi: 'Chưa rõ', en: 'Unknown', tone: 'warn' },
  unmet: { vi: 'Chưa đủ', en: 'Not met', tone: 'danger' },
});

export const quotaStates = defineLabels({
  within: { vi: 'Trong hạn mức', en: 'Within', tone: 'ok' },
  full: { vi: 'Vừa đủ hạn mức', en: 'Used up', tone: 'ok' },
  over: { vi: 'Vượt', en: 'Over', tone: 'danger' },
  unknown: { vi: 'Chưa đủ số liệu', en: 'Not known', tone: 'warn' },
});

export const quotaBases = defineLabels({
  LDTT: { vi: 'Số Lao động tiên tiến', en: 'Advanced Workers', tone: 'neutral' },
  FLAG_LEADERS: { vi: 'Tập thể dẫn đầu khối, cụm', en: 'Leaders of groups', tone: 'neutral' },
  FLAG_STANDARD: { vi: 'Tập thể đạt tiêu chuẩn Cờ của Bộ', en: 'Collectives meeting the ministry flag', tone: 'neutral' },
});

const subject = z.object({ kind: z.enum(codesOf(subjectKinds)), id }).strict();
export type ChosenSubject = z.output<typeof subject>;

/** One award asked for one subject. */
const cell = z.object({
  award: z.string(),
  /** `null`: the rule base has no standard for it that day. */
  verdict: z.enum(codesOf(verdictLabels)).nullable(),
  /** What doubtful rules would say. */
  advice: z.enum(codesOf(verdictLabels)).nullable(),
  /** The first thing in the way, in words; told of the award filtered by, `null` of the others. */
  missing: text.nullable(),
  chosen: z.boolean(),
  /** A dossier of this award and year that is alive. */
  dossier: z.object({ id, state: z.string() }).nullable(),
});
export type ChooseCell = z.output<typeof cell>;

export const chooseRow = z.object({
  kind: z.enum(codesOf(subjectKinds)),
  id,
  name: z.string(),
  /** Post and unit of a person; the parent of a collective. */
  place: z.string(),
  /** `null` = not on record. */
  direct: z.boolean().nullable(),
  woman: z.boolean().nullable(),
  remote: z.boolean().nullable(),
  cells: z.array(cell),
  /** Names of what can be proposed, joined: for the workbook. */
  ready: z.string(),
  /** Of the award filtered by, else empty. */
  verdict: z.enum(codesOf(verdictLabels)).nullable(),
  missing: z.string(),
});
export type ChooseRow = z.output<typeof chooseRow>;

export const quotaLine = z.object({
  code: z.string(),
  award: z.string(),
  awardName: text,
  measure: z.enum(quotaMeasures),
  /** What it counts against, in words. */
  base: text,
  percent: z.number().int().nullable(),
  strict: z.boolean(),
  used: z.number().int(),
  /** Of whom it is not known (shares). */
  unclear: z.number().int(),
  of: z.number().int().nullable(),
  allowed: z.number().int().nullable(),
  state: z.enum(codesOf(quotaStates)),
  /** The collective a share is about. */
  about: z.string().nullable(),
  severity: z.enum(['block', 'warn']),
  source: z.enum(['law', 'local']),
  basis: z.string(),
  toConfirm: z.boolean(),
  note: text.nullable(),
});
export type QuotaLine = z.output<typeof quotaLine>;

const traits = z.object({ yes: z.number().int(), no: z.number().int(), unknown: z.number().int() });

export const chooseFilters = {
  unitId: id,
  year: yearParam,
  kind: z.enum(codesOf(subjectKinds)).default('person'),
  award: z.string().max(40).optional(),
  verdict: z.enum(codesOf(verdictLabels)).optional(),
  chosen: z.stringbool().default(false),
  q: z.string().max(200).optional(),
  sort: z.enum(['name', 'place', 'verdict']).default('name'),
};

const readers: readonly Role[] = ['officer', 'leader', 'standing', 'auditor'];
const keepers: readonly Role[] = ['officer', 'leader'];

const localQuota = z.object({
  id,
  unit: z.object({ id, name: z.string() }).nullable(),
  lawCode: z.string().nullable(),
  awardCode: z.string(),
  awardName: text,
  measure: z.enum(quotaMeasures),
  base: z.enum(codesOf(quotaBases)).nullable(),
  percent: z.number().int().nullable(),
  amount: z.number().int().nullable(),
  severity: z.enum(['block', 'warn']),
  validFrom: day,
  validTo: day.nullable(),
  basis: z.string(),
  reason: z.string(),
  setBy: z.string(),
  endedReason: z.string(),
  version,
  end: decision,
});
export type LocalQuota = z.output<typeof localQuota>;

export const chooseApi = {
  rows: get('/api/choosing', {
    access: readers,
    summary: 'Who of a unit can be proposed for what in a year: people or collectives, verdict by award, what is missing',
    query: z.object({ ...pageQuery, ...chooseFilters }),
    response: page(chooseRow).extend({
      awards: z.array(z.object({ code: z.string(), name: text })),
      units: z.array(z.object({ id, name: z.string() })),
      counts: z.object({ met: z.number().int(), unknown: z.number().int(), unmet: z.number().int(), chosen: z.number().int() }),
      regime: z.object({ code: z.string(), name: text }),
      today: day,
      can: can('choose'),
    }),
    exports: {
      name: { vi: 'Rà soát điều kiện khen thưởng', en: 'Who can be proposed' },
      columns: [
        { key: 'name', title: { vi: 'Cá nhân, tập thể', en: 'Subject' }, width: 36 },
        { key: 'place', title: { vi: 'Chức vụ, đơn vị', en: 'Post and unit' }, width: 44 },
        { key: 'ready', title: { vi: 'Đủ điều kiện đề nghị', en: 'Can be proposed for' }, width: 60 },
        { key: 'verdict', title: { vi: 'Kết luận', en: 'Verdict' }, labels: verdictLabels },
        { key: 'missing', title: { vi: 'Còn thiếu', en: 'Missing' }, width: 60 },
      ],
    },
  }),
  list: get('/api/choosing/list', {
    access: readers,
    summary: 'The list a unit is making for a year, its quotas and shares as it stands now (R-117)',
    query: z.object({ unitId: id, year: yearParam }),
    response: z.object({
      version,
      chosen: z.array(
        z.object({
          subject: z.object({ kind: z.enum(codesOf(subjectKinds)), id, name: z.string() }),
          award: z.string(),
          awardName: text,
          chosenBy: z.string(),
          dossier: z.object({ id, state: z.string() }).nullable(),
        }),
      ),
      quotas: z.array(quotaLine),
      shares: z.object({ total: z.number().int(), direct: traits, woman: traits, remote: traits }),
      can: can('choose', 'makeDrafts'),
    }),
  }),
  choose: post('/api/choosing/choose', {
    access: keepers,
    summary: 'Tick or untick names for an award; saved at once',
    body: z.object({ unitId: id, year, version, award: line(40), subjects: z.array(subject).min(1).max(500), chosen: z.boolean() }).strict(),
    response: z.object({ version, changed: z.number().int() }),
  }),
  makeDrafts: post('/api/choosing/drafts', {
    access: keepers,
    summary: 'Every chosen name without a dossier becomes a draft; a cap of the law that is exceeded refuses all',
    body: z.object({ unitId: id, year, version }).strict(),
    response: z.object({ made: z.number().int(), ids: z.array(id) }),
  }),
  quotas: get('/api/quotas', {
    access: ['officer', 'leader', 'standing', 'council', 'minister', 'admin', 'auditor'],
    summary: 'Caps and shares valid on a day: the law’s and the authority’s own, ended ones too',
    query: z.object({ on: day.optional() }),
    response: z.object({
      on: day,
      today: day,
      law: z.array(
        quotaLine.pick({
          code: true,
          award: true,
          awardName: true,
          measure: true,
          base: true,
          percent: true,
          strict: true,
          severity: true,
          basis: true,
          toConfirm: true,
          note: true,
        }),
      ),
      local: z.array(localQuota),
      awards: z.array(z.object({ code: z.string(), name: text })),
      can: can('set'),
    }),
  }),
  setQuota: post('/api/quotas', {
    access: ['standing', 'admin'],
    summary: 'An own cap from a day on; it may narrow a cap of the law, never widen it',
    body: z
      .object({
        unitId: id.nullable(),
        awardCode: line(40),
        measure: z.enum(['cap-percent', 'cap-count', 'least-direct']),
        base: z.enum(codesOf(quotaBases)).nullable(),
        percent: z.number().int().min(1).max(100).nullable(),
        amount: z.number().int().min(0).max(100_000).nullable(),
        severity: z.enum(['block', 'warn']),
        validFrom: day,
        basis: paragraph(300),
        reason: reason(),
      })
      .strict(),
    response: z.object({ id }),
  }),
  endQuota: post('/api/quotas/:id/end', {
    access: ['standing', 'admin'],
    summary: 'The cap ends today; what rested on it keeps standing',
    params: z.object({ id }),
    body: z.object({ version, reason: reason() }).strict(),
    response: z.object({ id }),
  }),
};
