import { useState } from 'react';
import { endOfMonth } from '#platform/dates.ts';
import {
  Button,
  Card,
  EmptyState,
  Grid,
  LinkButton,
  linkTo,
  Page,
  ReadState,
  Row,
  Split,
  Stack,
  Stat,
  useAccount,
  useLang,
  useRead,
  useSearchState,
  useSession,
  useText,
  useYear,
  Chip,
  Why,
} from '#ui/index.ts';
import { BarMonths } from '#ui/bar-months.tsx';
import { IconCalendarEvent, IconClipboardCheck, IconPlus, IconUsersGroup } from '#ui/icons.ts';
import { progressApi, verdictLabels, type Overview } from '../contract.ts';
import { monthOf, showRate } from '../rules.ts';
import { AddTasksDialog } from './add-tasks.tsx';
import { BoardScreen } from './board.tsx';
import { monthSentence, monthTone } from './month-words.ts';
import { ProgrammeCard, StartProgramme } from './programme-card.tsx';
import { ReportsCard } from './reports-card.tsx';
import { resultsAddress } from './results-address.ts';
import { TaskTable } from './task-table.tsx';
import { words } from './words.ts';

/** My unit's year: twelve months, what can still be saved, and the tasks. Overseers without a unit begin with all units. */
export default function ResultsScreen() {
  const account = useAccount();
  const [search] = useSearchState(resultsAddress);
  const unitId = search['don-vi'] ?? account.unitId;
  return unitId === null ? <BoardScreen /> : <UnitYear unitId={unitId} own={unitId === account.unitId} />;
}

function UnitYear({ unitId, own }: { unitId: string; own: boolean }) {
  const t = useText(words);
  const [year] = useYear();
  const { today } = useSession();
  const [search] = useSearchState(resultsAddress);
  const [adding, setAdding] = useState(false);
  const read = useRead(progressApi.overview, { params: { unitId, year } });
  const now = today.startsWith(String(year)) ? monthOf(today) : 12;
  const month = search.thang === 'ca-nam' ? null : Number(search.thang ?? now);
  return (
    <ReadState read={read}>
      {(it) => (
        <Page
          title={t.title}
          subtitle={`${it.unit.name} · ${t.year(year)}`}
          {...(own ? {} : { crumbs: [{ label: t.title, to: '/ket-qua' }] })}
          actions={
            <>
              {it.terms.map((term) => (
                <LinkButton key={term.termId} icon={IconUsersGroup} to={linkTo('/ket-qua/khoi/$termId', { termId: term.termId })}>
                  {t.group}
                </LinkButton>
              ))}
              {it.programme && (
                <Button kind="primary" icon={IconPlus} decision={it.can.addTask} onClick={() => setAdding(true)}>
                  {t.addTask}
                </Button>
              )}
            </>
          }
        >
          <Split aside={<Aside it={it} />}>
            <Stack>
              {it.programme ? <MonthCard it={it} month={month ?? now} /> : <NoProgramme it={it} />}
              {it.programme && <TaskTable it={it} month={month} />}
            </Stack>
          </Split>
          {it.programme && (
            <AddTasksDialog open={adding} onClose={() => setAdding(false)} unitId={it.unit.id} programmeId={it.programme.id} year={year} />
          )}
        </Page>
      )}
    </ReadState>
  );
}

function NoProgramme({ it }: { it: Overview }) {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  return (
    <Card>
      <EmptyState
        icon={IconCalendarEvent}
        title={t.noProgramme}
        action={
          <Button kind="primary" decision={it.can.save} onClick={() => setOpen(true)}>
            {t.startProgramme}
          </Button>
        }
      >
        {t.noProgrammeHint}
      </EmptyState>
      {open && <StartProgramme it={it} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function MonthCard({ it, month }: { it: Overview; month: number }) {
  const t = useText(words);
  const { lang } = useLang();
  const row = it.months[month - 1];
  const sentence = row ? monthSentence(row, it.rule, lang) : null;
  return (
    <Card
      title={t.onTime}
      aside={
        row && (
          <Chip
            tone={monthTone(row, it.rule)}
          >{`${t.month(month)}: ${row.verdict === 'NO_DATA' ? verdictLabels.NO_DATA[lang] : showRate(row.rateHundredths, it.rule, lang)}`}</Chip>
        )
      }
    >
      <Stack gap={12}>
        <BarMonths
          label={t.onTime}
          values={it.months.map((one) => one.rateHundredths)}
          limit={it.rule.limitPercent * 100}
          limitLabel={t.limit(it.rule.limitPercent)}
          from={5000}
        />
        {sentence && <Why>{sentence}</Why>}
        {row?.frozen && <Why>{t.frozen}</Why>}
        <Grid least={120}>
          {it.quarters.map((quarter, index) => (
            <Stat
              key={index}
              label={t.quarter(index + 1)}
              value={quarter.rateHundredths === null ? null : showRate(quarter.rateHundredths, it.rule, lang)}
              note={t.doneOf(quarter.onTime, quarter.due - quarter.open)}
            />
          ))}
          <Stat
            label={t.wholeYear}
            value={it.total.rateHundredths === null ? null : showRate(it.total.rateHundredths, it.rule, lang)}
            note={t.doneOf(it.total.onTime, it.total.due - it.total.open)}
          />
        </Grid>
      </Stack>
    </Card>
  );
}

function Aside({ it }: { it: Overview }) {
  const t = useText(words);
  const [, setSearch] = useSearchState(resultsAddress);
  const { today } = useSession();
  // Reports are owed for months that are over; the running one may already be looked at.
  const due = it.months.filter((month) => endOfMonth(it.year, month.month - 1) < today && (month.report !== 'NONE' || month.due > 0)).slice(-6);
  return (
    <Stack>
      <Card title={t.overdue} small icon={IconClipboardCheck} count={it.overdue || undefined} countTone="danger">
        <Stack gap={10}>
          <span>{it.total.due === 0 ? t.noDataYet : it.overdue === 0 ? t.noOverdue : t.someOverdue(it.overdue)}</span>
          {it.overdue > 0 && (
            <Row>
              <Button small onClick={() => setSearch({ thang: 'ca-nam', loc: 'FAILED' })}>
                {t.showOverdue}
              </Button>
            </Row>
          )}
        </Stack>
      </Card>
      {it.programme && <ProgrammeCard it={it} programme={it.programme} />}
      {due.length > 0 && <ReportsCard it={it} months={due} />}
      <Card title={t.rule} small>
        {t.ruleWords(it.rule.limitPercent, it.rule.extensionCounts)}
      </Card>
    </Stack>
  );
}
