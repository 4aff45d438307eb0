import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import { DueChip, DutyTile, ReminderChip, useOwnerWords } from '#modules/notifications/web/duty-parts.tsx';
import type { DutyRow } from '#modules/notifications/contract.ts';
import {
  Card,
  EmptyState,
  Item,
  Link,
  LinkButton,
  List,
  Page,
  ReadState,
  Split,
  Stack,
  useAccount,
  useLang,
  useRead,
  useSay,
  useText,
  useYear,
  type IconType,
} from '#ui/index.ts';
import { IconCalendarDue, IconCalendarTime, IconCircleCheck, IconClockExclamation } from '#ui/icons.ts';
import { portalApi, type Home } from '../contract.ts';
import { BoardCard, MeetingsCard, PersonCards, SubmissionsCard } from './role-cards.tsx';
import { UnitCards } from './unit-cards.tsx';
import { words } from './words.ts';
import { YearRibbon } from './year-ribbon.tsx';

export default function HomeScreen() {
  const [year] = useYear();
  const read = useRead(portalApi.home, { query: { year } });
  return <ReadState read={read}>{(home) => <HomePage home={home} />}</ReadState>;
}

/** The hour of whoever sits in front of the screen; only the greeting follows it. */
function useGreeting(): string {
  const t = useText(words);
  const [hour] = useState(() => new Date().getHours());
  return hour < 12 ? t.morning : hour < 18 ? t.afternoon : t.evening;
}

function HomePage({ home }: { home: Home }) {
  const t = useText(words);
  const greeting = useGreeting();
  const { counts } = home;
  const due = counts.today + counts.overdue > 0 ? t.dueNow(counts.today, counts.overdue) : t.dueNone;
  return (
    <Page title={`${greeting} ${due}`} subtitle={<Desk home={home} />}>
      <YearRibbon ribbon={home.ribbon} today={home.today} year={home.year} />
      <Stack>
        <Split asideWidth={330} aside={<Side home={home} />}>
          <Inbox home={home} />
        </Split>
        {home.board && <BoardCard board={home.board} />}
      </Stack>
    </Page>
  );
}

function Desk({ home }: { home: Home }) {
  const t = useText(words);
  const { lang } = useLang();
  const { unitName } = useAccount();
  const desk = home.desk.since ? t.deskSince(showDate(home.desk.since, lang)) : unitName;
  return (
    <>
      {desk && `${desk} · `}
      <Link to="/huong-dan">{t.firstDay}</Link>
    </>
  );
}

function Side({ home }: { home: Home }) {
  return (
    <>
      {home.submissions && <SubmissionsCard rows={home.submissions} />}
      {home.meetings && <MeetingsCard rows={home.meetings} />}
      {home.person && <PersonCards person={home.person} />}
      {home.unitYear && <UnitCards it={home.unitYear} year={home.year} today={home.today} />}
    </>
  );
}

/** Cards by due date; the first duty of all carries the one primary button. */
function Inbox({ home }: { home: Home }) {
  const t = useText(words);
  const first = [...home.now, ...home.week, ...home.later][0]?.id;
  if (!first) {
    return (
      <Card>
        <EmptyState icon={IconCircleCheck} title={t.none} action={<LinkButton to="/nam-thi-dua">{t.openYear}</LinkButton>}>
          {t.noneHint}
        </EmptyState>
      </Card>
    );
  }
  const { counts } = home;
  return (
    <>
      <DutyCard title={t.now} icon={IconClockExclamation} rows={home.now} count={counts.overdue + counts.today} first={first} danger />
      <DutyCard title={t.week} icon={IconCalendarDue} rows={home.week} count={counts.week} first={first} />
      <DutyCard title={t.later} icon={IconCalendarTime} rows={home.later} count={counts.later} first={first} />
    </>
  );
}

interface DutyCardProps {
  title: string;
  icon: IconType;
  rows: readonly DutyRow[];
  count: number;
  first: string;
  danger?: boolean;
}

function DutyCard({ title, icon, rows, count, first, danger }: DutyCardProps) {
  const t = useText(words);
  if (rows.length === 0) return null;
  return (
    <Card
      title={title}
      icon={icon}
      count={count}
      countTone={danger ? 'danger' : 'neutral'}
      flush
      aside={count > rows.length && <Link to="/viec">{t.all}</Link>}
    >
      <List>
        {rows.map((duty) => (
          <DutyItem key={duty.id} duty={duty} primary={duty.id === first} />
        ))}
      </List>
    </Card>
  );
}

function DutyItem({ duty, primary }: { duty: DutyRow; primary: boolean }) {
  const say = useSay();
  const owner = useOwnerWords();
  return (
    <Item
      lead={<DutyTile duty={duty} />}
      title={say(duty.title)}
      sub={say(duty.detail) || owner(duty)}
      end={
        <>
          <ReminderChip duty={duty} />
          <DueChip duty={duty} />
          <LinkButton to={duty.link} kind={primary ? 'primary' : 'normal'}>
            {say(duty.verb)}
          </LinkButton>
        </>
      }
    />
  );
}
