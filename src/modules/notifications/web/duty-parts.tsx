import { showDate } from '#platform/dates.ts';
import { roleLabels } from '#modules/identity/contract.ts';
import { Chip, Icon, Popover, Tile, useLang, useSay, useText, type IconType } from '#ui/index.ts';
import {
  IconAward,
  IconBell,
  IconBook2,
  IconCalendarEvent,
  IconChartBar,
  IconClipboardCheck,
  IconFlag,
  IconFolders,
  IconGavel,
  IconListNumbers,
  IconUsersGroup,
  IconWritingSign,
} from '#ui/icons.ts';
import { reminderSteps, type DutyArea, type DutyRow } from '../contract.ts';
import { words } from './words.ts';

const icons: Readonly<Record<DutyArea, IconType>> = {
  law: IconBook2,
  movements: IconFlag,
  groups: IconUsersGroup,
  agreements: IconWritingSign,
  registrations: IconClipboardCheck,
  progress: IconChartBar,
  scoring: IconListNumbers,
  nominations: IconFolders,
  councils: IconGavel,
  decisions: IconAward,
};

/** The square at the head of a duty. */
export function DutyTile({ duty }: { duty: DutyRow }) {
  return <Tile icon={icons[duty.area as DutyArea] ?? IconCalendarEvent} {...(duty.bucket === 'overdue' ? { tone: 'danger' as const } : {})} />;
}

const weekdays = {
  vi: ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

/** When it is due, in the words of the moment: overdue by days, today, a weekday, a date. */
export function DueChip({ duty }: { duty: DutyRow }) {
  const t = useText(words);
  const { lang } = useLang();
  if (duty.dueOn === null || duty.daysLeft === null) return <Chip>{t.noDue}</Chip>;
  if (duty.bucket === 'overdue') return <Chip tone="danger">{t.overdue(-duty.daysLeft)}</Chip>;
  if (duty.bucket === 'today') return <Chip tone="warn">{t.today}</Chip>;
  if (duty.bucket === 'week')
    return <Chip>{`${weekdays[lang][new Date(`${duty.dueOn}T00:00:00Z`).getUTCDay()]} ${showDate(duty.dueOn, lang)}`}</Chip>;
  return <Chip>{showDate(duty.dueOn, lang)}</Chip>;
}

/** "đã nhắc lần 2" with the days behind it; nothing while nobody was reminded. */
export function ReminderChip({ duty }: { duty: Pick<DutyRow, 'step' | 'reminders'> }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  if (duty.reminders.length === 0) return null;
  const step = duty.step === 0 ? undefined : reminderSteps[duty.step as keyof typeof reminderSteps];
  return (
    <Popover
      label={t.reminded}
      renderTrigger={(props) => (
        <button type="button" {...props} className={`u-chip ${step?.tone ?? 'neutral'}`}>
          <Icon of={IconBell} small />
          {step ? say(step) : t.urged}
        </button>
      )}
    >
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {duty.reminders.map((one, index) => (
          <li key={index}>
            {showDate(one.sentOn, lang)}: {one.byHand ? `${t.urged} ${t.by(one.madeBy)}` : say(reminderSteps[one.step as keyof typeof reminderSteps])}
            {one.note && <div>“{one.note}”</div>}
          </li>
        ))}
      </ul>
    </Popover>
  );
}

/** "Thủ trưởng đơn vị · Cục Viễn thám quốc gia" */
export function useOwnerWords(): (duty: DutyRow) => string {
  const say = useSay();
  return ({ owner }) => [owner.personName ?? say(roleLabels[owner.role]), owner.unitName].filter(Boolean).join(' · ');
}
