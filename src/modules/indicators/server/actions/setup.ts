import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { addDays, showDate } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { day, id, line, month, reason, version, year } from '#platform/schema.ts';
import { authorityOfYear } from '#modules/registrations/index.ts';
import { definitionWords, editionWords, indicatorsRefusals } from '../../contract.ts';
import { parseTerms, type Formula } from '../../rules.ts';
import { amount } from '../../shapes.ts';
import { editionsOf, lockDefinition } from '../definitions.ts';
import { adoptShipped, insertDefinition, reviseRow, saveLevel } from '../definition-rows.ts';
import { isStanding, mayTrack } from '../policy.ts';

const authorityFor = async (tx: Tx, ofYear: number): Promise<string> => {
  const authorityId = await authorityOfYear(tx, ofYear);
  if (!authorityId) throw refuse(indicatorsRefusals.noAuthority, { year: ofYear });
  return authorityId;
};

export const trackUnits = defineAction({
  name: 'indicators.track',
  input: z.object({ unitIds: z.array(id).min(1).max(200), year, fromMonth: month }).strict(),
  async load(tx, input) {
    const found = await tx.many<{ id: string }>(sql`select id from directory.unit where id = any (${input.unitIds}::uuid[])`);
    return found.length === new Set(input.unitIds).size ? found : undefined;
  },
  allow: (actor, _found, input) => mayTrack(actor, input.unitIds),
  async run(tx, _found, input) {
    const count = await tx.run(sql`
      insert into indicators.tracking (unit_id, year, from_month, started_on)
      select u, ${input.year}::int, ${input.fromMonth}::int, ${tx.today}::date from unnest(${input.unitIds}::uuid[]) u on conflict do nothing`);
    if (count === 0) throw refuse(indicatorsRefusals.alreadyTracked, { year: input.year });
    return {
      result: { count },
      trace: input.unitIds.map((unitId) => ({
        type: 'unit',
        id: unitId,
        unitId,
        label: `Theo dõi chỉ số năm ${input.year}`,
        detail: { fromMonth: input.fromMonth },
      })),
    };
  },
});

/** Target and post of one unit; "not asked of it" needs its reason, so that nobody drops out in silence. */
export const assign = defineAction({
  name: 'indicators.assign',
  input: z
    .object({
      unitId: id,
      year,
      code: z.string().max(40),
      applies: z.boolean(),
      target: amount.nullable(),
      postTitle: z.string().trim().max(200),
      reason: reason(),
    })
    .strict(),
  async load(tx, input) {
    const authorityId = await authorityOfYear(tx, input.year);
    const known = authorityId !== undefined && (await editionsOf(tx, authorityId)).some((one) => one.code === input.code);
    return known ? tx.maybe<object>(sql`select 1 from directory.unit where id = ${input.unitId}`) : undefined;
  },
  allow: (actor) => isStanding(actor),
  async run(tx, _unit, input) {
    const { id: assignmentId } = await tx.one<{ id: string }>(sql`
      insert into indicators.assignment as a (id, unit_id, year, code, applies, target, post_title, reason)
      values (${newId()}, ${input.unitId}, ${input.year}, ${input.code}, ${input.applies}, ${input.target}::numeric, ${input.postTitle}, ${input.reason})
      on conflict (unit_id, year, code) do update set applies = excluded.applies, target = excluded.target, post_title = excluded.post_title,
        reason = excluded.reason, version = a.version + 1 returning a.id`);
    return {
      result: { id: assignmentId },
      trace: { type: 'unit', id: input.unitId, unitId: input.unitId, label: `Giao chỉ số năm ${input.year}`, reason: input.reason, detail: input },
    };
  },
});

export const adoptDefinitions = defineAction({
  name: 'indicators.adopt',
  input: z.object({ year }).strict(),
  load: async () => ({}),
  allow: (actor) => isStanding(actor),
  async run(tx, _none, input) {
    const authorityId = await authorityFor(tx, input.year);
    const count = await adoptShipped(tx, authorityId, `${input.year}-01-01`);
    return { result: { count }, trace: { type: 'unit', id: authorityId, label: `Bộ chỉ số năm ${input.year}`, detail: { added: count } } };
  },
});

export const defineIndicator = defineAction({
  name: 'indicators.define',
  input: definitionWords.extend({ code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/) }),
  load: async () => ({}),
  allow: (actor) => isStanding(actor),
  async run(tx, _none, input) {
    const authorityId = await authorityFor(tx, Number(input.validFrom.slice(0, 4)));
    if ((await editionsOf(tx, authorityId)).some((one) => one.code === input.code)) throw refuse(indicatorsRefusals.codeTaken);
    const codes = input.parts.map((part) => part.code);
    const [of, over] = [parseTerms(input.of, codes), input.over === '' ? null : parseTerms(input.over, codes)];
    if (!of || new Set(codes).size < codes.length) throw refuse(indicatorsRefusals.badFormula);
    if (input.over !== '' && !over) throw refuse(indicatorsRefusals.badFormula, {}, { field: 'over' });
    const formula: Formula = over ? { kind: 'ratio', of, over, bounded: input.bounded } : { kind: 'sum', of };
    const definitionId = await insertDefinition(tx, authorityId, {
      ...input,
      formula,
      unit: over ? 'percent' : input.unit,
      feed: 'entry',
      factKind: null,
      pendingDays: null,
      edition: 1,
      target: targetOf(input),
    });
    return {
      result: { id: definitionId, version: 0 },
      trace: { type: 'indicator', id: definitionId, label: input.nameVi, from: null, to: 'edition 1', reason: input.reason, detail: input },
    };
  },
});

const targetOf = ({ comparison, target }: Pick<z.output<typeof editionWords>, 'comparison' | 'target'>) =>
  target === null ? null : { comparison: comparison ?? ('>=' as const), target };

/** The last month somebody has confirmed under a definition: it cannot get other words afterwards. */
const lastConfirmed = (tx: Tx, code: string) =>
  tx.maybe<{ year: number; month: number }>(sql`
    select e.year, e.month from indicators.month_entry e join indicators.value v on v.entry_id = e.id and v.code = ${code}
    where e.state in ('CONFIRMED', 'SUBMITTED') order by e.year desc, e.month desc limit 1`);

async function afterConfirmed(tx: Tx, code: string, from: string): Promise<void> {
  const last = await lastConfirmed(tx, code);
  if (last && from <= `${last.year}-${String(last.month).padStart(2, '0')}-31`) throw refuse(indicatorsRefusals.monthsClosed, { ...last });
}

export const reviseIndicator = defineAction({
  name: 'indicators.revise',
  input: editionWords.extend({ id, version }),
  load: (tx, input) => lockDefinition(tx, input.id),
  allow: (actor) => isStanding(actor),
  async run(tx, old, input) {
    if (old.version !== input.version || old.validTo !== null) throw refuse(commonRefusals.stale);
    if (input.validFrom <= old.validFrom) throw refuse(indicatorsRefusals.editionNotLater, { day: showDate(old.validFrom) });
    await afterConfirmed(tx, old.code, input.validFrom);
    await reviseRow(tx, old.id, old.version, addDays(input.validFrom, -1));
    const definitionId = await insertDefinition(tx, old.authorityUnitId, {
      ...input,
      code: old.code,
      edition: old.edition + 1,
      unit: old.unit,
      period: old.period,
      counting: old.counting,
      feed: old.feed,
      factKind: old.factKind,
      parts: old.parts,
      formula: old.formula,
      pendingDays: old.factKind === 'complaint' ? (input.pendingDays ?? old.pendingDays) : old.pendingDays,
      target: targetOf(input),
    });
    return {
      result: { id: definitionId, version: 0 },
      trace: {
        type: 'indicator',
        id: definitionId,
        label: input.nameVi,
        from: `edition ${old.edition}`,
        to: `edition ${old.edition + 1}`,
        reason: input.reason,
        detail: { before: old, after: input },
      },
    };
  },
});

export const endIndicator = defineAction({
  name: 'indicators.end',
  input: z.object({ id, version, lastDay: day, reason: reason() }).strict(),
  load: (tx, input) => lockDefinition(tx, input.id),
  allow: (actor) => isStanding(actor),
  async run(tx, old, input) {
    if (old.version !== input.version || old.validTo !== null) throw refuse(commonRefusals.stale);
    if (input.lastDay < old.validFrom) throw refuse(indicatorsRefusals.editionNotLater, { day: showDate(old.validFrom) }, { field: 'lastDay' });
    await afterConfirmed(tx, old.code, addDays(input.lastDay, 1));
    await reviseRow(tx, old.id, old.version, input.lastDay);
    return {
      result: { id: old.id, version: old.version + 1 },
      trace: {
        type: 'indicator',
        id: old.id,
        label: old.name.vi,
        from: `edition ${old.edition}`,
        to: 'ended',
        reason: input.reason,
        detail: { lastDay: input.lastDay },
      },
    };
  },
});

export const setLevel = defineAction({
  name: 'indicators.setLevel',
  input: z
    .object({
      year,
      code: z.string().regex(/^[a-z0-9-]{1,20}$/),
      nameVi: line(120),
      nameEn: line(120),
      countsOnline: z.boolean(),
      version: version.nullable(),
      reason: reason(),
    })
    .strict(),
  load: async () => ({}),
  allow: (actor) => isStanding(actor),
  async run(tx, _none, input) {
    const authorityId = await authorityFor(tx, input.year);
    if (!(await saveLevel(tx, authorityId, input))) throw refuse(input.version === null ? indicatorsRefusals.codeTaken : commonRefusals.stale);
    return {
      result: { code: input.code },
      trace: { type: 'unit', id: authorityId, label: `Mức độ dịch vụ công: ${input.nameVi}`, reason: input.reason, detail: input },
    };
  },
});
