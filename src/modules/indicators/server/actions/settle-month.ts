import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, reason, version } from '#platform/schema.ts';
import { tell } from '#modules/notifications/index.ts';
import { changeEntry, insertRevision, lockEntry, lockMonth, openOf, thawCounts, type Entry } from '../entries.ts';
import { mayAsk, mayConfirm, mayCorrect, mayGiveBack, mayWithdraw, type MonthSubject } from '../policy.ts';
import { trackingOf } from '../definitions.ts';
import { monthLink, oweCorrection, oweMonth, settleEntry } from '../watch.ts';
import { traceOf } from './enter-month.ts';

const seen = z.object({ id, version }).strict();
const withReason = seen.extend({ reason: reason() });

interface Loaded {
  readonly entry: Entry;
  readonly entries: readonly Entry[];
  readonly subject: MonthSubject;
}

async function load(tx: Tx, input: { id: string }): Promise<Loaded | undefined> {
  const entry = await lockEntry(tx, input.id);
  if (!entry) return undefined;
  const { unitId, year, month } = entry;
  const entries = await lockMonth(tx, unitId, year, month);
  const tracking = (await trackingOf(tx, [unitId], year)).get(unitId);
  // A verb on a revision that has been replaced finds no state to act from.
  const open = entry.state === 'DRAFT' || entry.state === 'SUBMITTED' ? entry.state : (openOf(entries)?.state ?? null);
  return {
    entry,
    entries,
    subject: { unitId, year, month, fromMonth: tracking?.fromMonth ?? null, open, confirmed: entries.some((one) => one.state === 'CONFIRMED') },
  };
}

const after = (entry: Entry) => ({ id: entry.id, version: entry.version + 1 });

export const withdrawMonth = defineAction({
  name: 'indicators.withdraw',
  input: withReason,
  load,
  allow: (actor, { subject }) => mayWithdraw(actor, subject),
  async run(tx, { entry }, input) {
    if (entry.state !== 'SUBMITTED' || !(await changeEntry(tx, entry, input.version, sql`state = 'DRAFT'`))) throw refuse(commonRefusals.stale);
    await thawCounts(tx, entry.id);
    await settleEntry(tx, entry.id);
    await oweMonth(tx, entry);
    return { result: after(entry), trace: { ...traceOf(entry), from: 'SUBMITTED', to: 'DRAFT', reason: input.reason } };
  },
});

export const giveBackMonth = defineAction({
  name: 'indicators.giveBack',
  input: withReason,
  load,
  allow: (actor, { subject }) => mayGiveBack(actor, subject),
  async run(tx, { entry }, input) {
    const change = sql`state = 'DRAFT', return_reason = ${input.reason}`;
    if (entry.state !== 'SUBMITTED' || !(await changeEntry(tx, entry, input.version, change))) throw refuse(commonRefusals.stale);
    await thawCounts(tx, entry.id);
    await settleEntry(tx, entry.id);
    await oweMonth(tx, entry, input.reason);
    return { result: after(entry), trace: { ...traceOf(entry), from: 'SUBMITTED', to: 'DRAFT', reason: input.reason } };
  },
});

/** The head stands for the numbers; a correction takes the place of what was confirmed before. */
export const confirmMonth = defineAction({
  name: 'indicators.confirm',
  input: seen,
  load,
  allow: (actor, { subject }) => mayConfirm(actor, subject),
  async run(tx, { entry, entries }, input) {
    if (entry.state !== 'SUBMITTED') throw refuse(commonRefusals.stale);
    const before = entries.find((one) => one.state === 'CONFIRMED');
    if (before && !(await changeEntry(tx, before, before.version, sql`state = 'REPLACED'`))) throw refuse(commonRefusals.stale);
    const change = sql`state = 'CONFIRMED', confirmed_on = ${tx.today}, confirmed_by = ${tx.actor.name}`;
    if (!(await changeEntry(tx, entry, input.version, change))) throw refuse(commonRefusals.stale);
    await settleEntry(tx, entry.id);
    return {
      result: after(entry),
      trace: [
        { ...traceOf(entry), from: 'SUBMITTED', to: 'CONFIRMED', reason: entry.correctionReason || null },
        ...(before ? [{ ...traceOf(before), from: 'CONFIRMED', to: 'REPLACED' }] : []),
      ],
    };
  },
});

export const correctMonth = defineAction({
  name: 'indicators.correct',
  input: withReason,
  load,
  allow: (actor, { subject }) => mayCorrect(actor, subject),
  async run(tx, { entry }, input) {
    if (entry.state !== 'CONFIRMED' || entry.version !== input.version) throw refuse(commonRefusals.stale);
    const revision = await insertRevision(tx, entry, input.reason);
    await settleEntry(tx, entry.id);
    return {
      result: { id: revision, version: 0 },
      trace: { ...traceOf({ ...entry, id: revision, revision: entry.revision + 1 }), from: null, to: 'DRAFT', reason: input.reason },
    };
  },
});

export const askCorrection = defineAction({
  name: 'indicators.askCorrection',
  input: withReason,
  load,
  allow: (actor, { subject }) => mayAsk(actor, subject),
  async run(tx, { entry }, input) {
    if (entry.version !== input.version) throw refuse(commonRefusals.stale);
    const { unitId, year, month } = entry;
    await oweCorrection(tx, entry, input.reason);
    await tell(tx, {
      to: { role: 'leader', unitId },
      title: {
        vi: `Thường trực đề nghị sửa số liệu tháng ${month}/${year}: ${input.reason}`,
        en: `The standing body asks to correct ${month}/${year}: ${input.reason}`,
      },
      link: monthLink(unitId, year, month),
    });
    return {
      result: { id: entry.id, version: entry.version },
      trace: { ...traceOf(entry), from: entry.state, to: entry.state, reason: input.reason },
    };
  },
});
