import { showDate, type Day } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';
import { addWorkingDays, type SpecialDay, type WorkCalendar } from '#modules/calendar/index.ts';
import type { Citation, Mark } from '../files.ts';
import type { Tables } from './check.ts';

interface Answered {
  readonly step: string;
  readonly name: Text;
  /** What the limit is counted from, in words. */
  readonly starts: Text;
  readonly from: Day;
  readonly basis: readonly Citation[];
  readonly confidence: Mark;
  /** Doubtful (S, D, ?): a reminder, never a bar. */
  readonly soft: boolean;
  readonly note: Text | null;
}

export type Deadline =
  | (Answered & {
      readonly kind: 'due';
      readonly due: Day;
      /** The shorter end when the law names a range. */
      readonly earliest: Day | null;
      readonly workingDays: number | null;
      readonly passed: readonly SpecialDay[];
      /** Years whose days off nobody confirmed: the date may still move. */
      readonly unconfirmedYears: readonly number[];
      readonly explained: Text;
      readonly toConfirm: boolean;
    })
  /** The body itself sets it. */
  | (Answered & { readonly kind: 'local'; readonly explained: Text })
  | { readonly kind: 'unknown'; readonly step: string; readonly name: Text; readonly why: Text };

export interface DeadlineQuestion {
  readonly step: string;
  /** The day of the event; it is not counted itself. */
  readonly from: Day;
  readonly regime: string;
}

const unknown = (step: string, name: Text, vi: string, en: string): Deadline => ({ kind: 'unknown', step, name, why: { vi, en } });

/**
 * The last day of a step (law.md §10): which limit, counted from what, over which days off. A step the regime says nothing
 * about, or a year without a calendar on the way, answers unknown with the reason, never a date.
 */
export function deadline(tables: Tables, calendar: WorkCalendar, { step, from, regime }: DeadlineQuestion): Deadline {
  const entry = tables.deadlines.find(({ value }) => value.code === step)?.value;
  if (!entry) return unknown(step, { vi: step, en: step }, `Không có việc “${step}” trong danh mục thời hạn.`, `There is no step "${step}".`);
  const rule = entry.rules.find((one) => one.regimes.includes(regime) && one.enabled !== false);
  if (!rule)
    return unknown(
      step,
      entry.name,
      'Quy định của ngày này chưa ghi thời hạn của việc này.',
      'The rules of that day have no limit of this step on record.',
    );
  const common: Answered = {
    step,
    name: entry.name,
    starts: entry.starts,
    from,
    basis: rule.basis,
    confidence: rule.confidence,
    soft: rule.soft === true,
    note: rule.note ?? null,
  };
  const { limit } = rule;
  if ('local' in limit)
    return {
      ...common,
      kind: 'local',
      explained: { vi: 'Bộ, ngành, địa phương tự quy định thời hạn này.', en: 'Each ministry or province sets this limit itself.' },
    };
  if ('dayOfYear' in limit) {
    const year = Number(from.slice(0, 4)) + (limit.year === 'next' ? 1 : 0);
    const due = `${year}-${limit.dayOfYear}`;
    const explained = { vi: `Trước hết ngày ${showDate(due)}`, en: `By the end of ${showDate(due, 'en')}` };
    return {
      ...common,
      kind: 'due',
      due,
      earliest: null,
      workingDays: null,
      passed: [],
      unconfirmedYears: [],
      explained,
      toConfirm: rule.confidence !== 'V',
    };
  }
  const counted = addWorkingDays(calendar, from, limit.workingDays);
  if (!counted.known)
    return unknown(
      step,
      entry.name,
      `Chưa có lịch nghỉ của năm ${counted.missingYear}, chưa tính được hạn.`,
      `No days off for ${counted.missingYear}; the limit cannot be counted.`,
    );
  const early = limit.earliest === undefined ? null : addWorkingDays(calendar, from, limit.earliest);
  return {
    ...common,
    kind: 'due',
    due: counted.day,
    earliest: early?.known ? early.day : null,
    workingDays: limit.workingDays,
    passed: counted.passed,
    unconfirmedYears: counted.unconfirmed,
    explained: {
      vi: `${limit.workingDays} ngày làm việc sau ngày ${showDate(from)}: hết ngày ${showDate(counted.day)}`,
      en: `${limit.workingDays} working days after ${showDate(from, 'en')}: ${showDate(counted.day, 'en')}`,
    },
    toConfirm: rule.confidence !== 'V' || counted.unconfirmed.length > 0,
  };
}
