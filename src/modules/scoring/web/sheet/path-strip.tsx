import { showDate } from '#platform/dates.ts';
import { Ribbon, defineText, useLang, useSay, useText, type Stage } from '#ui/index.ts';
import type { SheetDetail } from '../../shapes.ts';
import { words } from '../words.ts';

type Path = SheetDetail['path'];
type State = Path['stops'][number]['state'];

const stripWords = defineText({
  label: { vi: 'Các bước của bảng điểm này', en: 'Stages of this table' },
  days: { vi: (n: number) => `${n} ngày`, en: (n: number) => `${n} days` },
});

/** What is done at each stop, in the words of the chain. */
export const stopWords = defineText({
  SELF_DRAFT: { vi: 'Tự chấm', en: 'Self-score' },
  SELF_SUBMITTED: { vi: 'Thẩm định', en: 'Check' },
  HEAD_REVIEWED: { vi: 'Giải trình', en: 'Explanation' },
  EXPLAINED: { vi: 'Thẩm định lại', en: 'Second check' },
  VERIFIED: { vi: 'Họp xác nhận', en: 'Meeting' },
  CONFIRMED: { vi: 'Chốt', en: 'Made final' },
  FINAL: { vi: 'Kết quả cuối', en: 'Final' },
  REPLACED: { vi: 'Đã thay', en: 'Replaced' },
});

export function useStop(): (state: State) => string {
  const s = useText(stopWords);
  return (state) => s[state];
}

/** The way of this sheet under its own table: who has it now, until when, and what is still to come. */
export function PathStrip({ path }: { path: Path }) {
  const say = useSay();
  const t = useText(words);
  const w = useText(stripWords);
  const stop = useStop();
  const { lang } = useLang();
  const stages = path.stops.map((one): Stage => {
    const due = one.dueOn === null ? null : (t.dueBy(showDate(one.dueOn, lang)) as string);
    const days = one.days === null ? null : (w.days(one.days) as string);
    const date = one.reached === 'now' ? [say(one.who), due].filter(Boolean).join(' · ') : one.reached === 'next' ? days : null;
    return { key: one.state, label: stop(one.state), state: one.reached, ...(date === null ? {} : { date }) };
  });
  return <Ribbon stages={stages} label={w.label} />;
}
