import { showHundredths } from '#platform/decimal.ts';
import { addDays, showDate, within, type Day } from '#platform/dates.ts';
import { no, noAbout, yes, type Decision } from '#platform/refusal.ts';
import type { SheetState } from '../rules.ts';
import { complaintStates, type ComplaintAnswer, type ComplaintState } from './labels.ts';
import { complaintRefusals as refusals } from './refusals.ts';

/** What decides whether a sheet can be complained about now. */
export interface ComplainAbout {
  readonly state: SheetState;
  /** The standing publication of the group's ranking that holds this very sheet; `null` = none. */
  readonly publishedOn: Day | null;
  /** The sheet stands in the rows of that publication. */
  readonly ranked: boolean;
  /** Days after publication, from the table's settings; 0 = until the day itself. */
  readonly days: number;
}

/** Up to and including the last day after publication (a setting of the table). */
export function mayComplainNow({ state, publishedOn, ranked, days }: ComplainAbout, today: Day): Decision {
  if (publishedOn === null || state !== 'FINAL') return no(refusals.complainNotPublished);
  if (!ranked) return no(refusals.complainNotRanked);
  const until = addDays(publishedOn, days);
  return within(today, null, until) ? yes : no(refusals.complainClosed, { until: showDate(until) });
}

export const stillOpen = (state: ComplaintState): Decision =>
  state === 'OPEN' ? yes : noAbout(refusals.complaintAnswered, { state: complaintStates[state] });

/** An accepted complaint names the points that will stand, a rejected one none; the points possible are the table's to say. */
export function answerFits(answer: ComplaintAnswer, points: number | null, published: number | null): Decision {
  if (answer === 'REJECTED') return points === null ? yes : no(refusals.answerNoPoints);
  if (points === null || points === published) return no(refusals.answerPoints, { points: showHundredths(published) });
  return yes;
}
