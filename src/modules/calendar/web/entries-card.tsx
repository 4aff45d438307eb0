import { showDate } from '#platform/dates.ts';
import { ActionButton, Card, EmptyState, Quote, Row, Stack, StatusChip, useLang, useText, WhyNot } from '#ui/index.ts';
import { calendarApi, holidayStates, type HolidayEntry } from '../contract.ts';
import { writeDays } from '../days-text.ts';
import { words } from './words.ts';
import type { WorkYear } from './work-year-screen.tsx';

/** Who entered what, from which announcement, and what the second person said. */
export function EntriesCard({ it }: { it: WorkYear }) {
  const t = useText(words);
  return (
    <Card title={t.entries} count={it.entries.length} small>
      {it.entries.length === 0 ? (
        <EmptyState title={t.noEntries} />
      ) : (
        <Stack>
          {it.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </Stack>
      )}
    </Card>
  );
}

function Entry({ entry }: { entry: HolidayEntry }) {
  const t = useText(words);
  const { lang } = useLang();
  return (
    <Stack gap={8}>
      <Row justify="spread">
        <StatusChip status={holidayStates[entry.state]} />
      </Row>
      <span>{t.enteredBy(entry.proposedBy, showDate(entry.proposedOn, lang), entry.days.length)}</span>
      <span className="u-small">
        {t.source}: {entry.source}. {entry.reason}
      </span>
      {entry.settledOn && <Quote who={t.settledBy(entry.settledBy ?? '', showDate(entry.settledOn, lang))}>{entry.settledReason}</Quote>}
      {entry.state === 'PROPOSED' && (
        <>
          <p style={{ whiteSpace: 'pre-line' }} className="u-small">
            {writeDays(entry.days)}
          </p>
          <Row>
            <ActionButton
              act={calendarApi.confirmYear}
              params={{ id: entry.id }}
              body={{ version: entry.version }}
              decision={entry.can.confirm}
              kind="primary"
              small
              askReason
              confirm={{ title: t.confirm, text: t.confirmText }}
            >
              {t.confirm}
            </ActionButton>
            <ActionButton
              act={calendarApi.rejectYear}
              params={{ id: entry.id }}
              body={{ version: entry.version }}
              decision={entry.can.reject}
              kind="danger"
              small
              askReason
              confirm={{ title: t.reject, text: t.rejectText }}
            >
              {t.reject}
            </ActionButton>
          </Row>
          <WhyNot decisions={[entry.can.confirm]} />
        </>
      )}
    </Stack>
  );
}
