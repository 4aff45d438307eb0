import { showDate } from '#platform/dates.ts';
import { stageNames } from '#modules/movements/labels.ts';
import { Ribbon, useLang, useSay, useText } from '#ui/index.ts';
import type { Home } from '../contract.ts';
import { words } from './words.ts';

const screenOf: Partial<Record<keyof typeof stageNames, string>> = {
  LAUNCHED: '/nam-thi-dua',
  GROUPED: '/khoi-cum',
  REGISTERING: '/dang-ky',
  RUNNING: '/ket-qua',
  SELF_SCORING: '/cham-diem',
  GROUP_REVIEW: '/cham-diem',
  PUBLISHED: '/quyet-dinh',
};

/** Where the year stands, from the data of `emulationYearOf`. */
export function YearRibbon({ ribbon, today, year }: { ribbon: Home['ribbon']; today: string; year: number }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  if (!ribbon) return <p>{t.noYear(year)}</p>;
  return (
    <Ribbon
      label={t.year}
      today={showDate(today, lang)}
      stages={ribbon.stages.map((one) => ({
        key: one.stage,
        label: say(stageNames[one.stage]),
        date:
          one.on === null
            ? one.state === 'done'
              ? t.noRecord
              : t.noDate
            : one.state === 'now'
              ? t.from(showDate(one.on, lang))
              : showDate(one.on, lang),
        state: one.state,
        ...(one.fraction === null ? {} : { fraction: one.fraction / 100 }),
        to: screenOf[one.stage],
      }))}
    />
  );
}
