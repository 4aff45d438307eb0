import { daysBetween, showDate, type Day } from '#platform/dates.ts';
import { Ribbon, useLang, useSay, useText, type Stage } from '#ui/index.ts';
import { stageNames, type Milestone, type YearDetail } from '../contract.ts';
import { stageState, type YearState } from '../rules.ts';
import { yearWords } from './year-words.ts';

/** Preparing and the closing formality are no stages people work in; deciding shows only while it lasts. */
const shown: readonly YearState[] = [
  'LAUNCHED',
  'GROUPED',
  'REGISTERING',
  'RUNNING',
  'MIDYEAR',
  'SELF_SCORING',
  'GROUP_REVIEW',
  'COUNCIL_REVIEW',
  'DECIDING',
  'PUBLISHED',
];

const shortDay = (day: Day) => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`;

/** The year at a glance, with the mark of today: real dates where they are known, else the plan. */
export function YearRibbon({ year }: { year: YearDetail }) {
  const t = useText(yearWords);
  const say = useSay();
  const { lang } = useLang();
  const dates = new Map(year.milestones.map((one) => [one.stage, one]));
  const dateOf = (one: Milestone | undefined): string | undefined => {
    const day = one?.actualOn ?? one?.startsOn;
    if (!day) return undefined;
    const words = day.startsWith(String(year.year)) ? shortDay(day) : showDate(day, lang);
    return one?.actualOn ? words : `${words} (${t.planned})`;
  };
  const stages = shown
    .filter((stage) => stage !== 'DECIDING' || year.state === 'DECIDING')
    .map((stage): Stage => {
      const state = stageState(stage, year.state, year.midyearHeld);
      return {
        key: stage,
        label: say(stageNames[stage]),
        date: dateOf(dates.get(stage)),
        state,
        ...(state === 'now' ? { fraction: fractionOf(year, stage) } : {}),
      };
    });
  return <Ribbon label={t.stages} today={shortDay(year.today)} stages={stages} />;
}

/** How far today is between the beginning of this stage and the next dated one; half way when a date is missing. */
function fractionOf(year: YearDetail, stage: YearState): number {
  const day = (one: Milestone | undefined) => one?.actualOn ?? one?.startsOn ?? null;
  const from = day(year.milestones.find((one) => one.stage === stage));
  const place = shown.indexOf(stage);
  const to = shown
    .slice(place + 1)
    .map((next) => day(year.milestones.find((one) => one.stage === next)))
    .find((one) => one !== null);
  if (!from || !to || to <= from) return 0.5;
  return daysBetween(from, year.today) / daysBetween(from, to);
}
