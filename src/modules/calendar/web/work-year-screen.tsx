import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import type { ResponseOf } from '#platform/contract.ts';
import {
  Card,
  Chip,
  DataTable,
  EmptyState,
  Notice,
  Page,
  ReadState,
  Row,
  SelectField,
  Split,
  Stack,
  StatusChip,
  useLang,
  useRead,
  useSay,
  useSearchState,
  useSession,
  useText,
  type Column,
} from '#ui/index.ts';
import { calendarApi, dayKinds } from '../contract.ts';
import { CountCard } from './count-card.tsx';
import { EntriesCard } from './entries-card.tsx';
import { ProposeCard } from './propose-card.tsx';
import { weekdays, words } from './words.ts';

export type WorkYear = ResponseOf<typeof calendarApi.workYear>;
type SpecialDay = NonNullable<WorkYear['days']>[number];

const address = z.object({ nam: z.coerce.number().int().min(1990).max(2100).optional() });

/** Which days of a year are not what their weekday says, how sure that is, and who entered and confirmed it. */
export default function WorkYearScreen() {
  const t = useText(words);
  const { today } = useSession();
  const [search, setSearch] = useSearchState(address);
  const year = search.nam ?? Number(today.slice(0, 4));
  const read = useRead(calendarApi.workYear, { params: { year } });
  return (
    <Page title={t.title} subtitle={t.about}>
      <ReadState read={read}>
        {(it) => (
          <Stack>
            <Row>
              <div style={{ width: 200 }}>
                <SelectField
                  label={t.year}
                  name="nam"
                  value={String(year)}
                  options={yearsToChoose(it)}
                  onChange={(chosen) => setSearch({ nam: chosen ? Number(chosen) : undefined })}
                />
              </div>
            </Row>
            <Split
              aside={
                <Stack>
                  <CountCard today={it.today} />
                  <EntriesCard it={it} />
                </Stack>
              }
              asideWidth={380}
            >
              <Stack>
                <DaysCard it={it} />
                {it.can.propose.ok && <ProposeCard key={it.year} it={it} />}
              </Stack>
            </Split>
          </Stack>
        )}
      </ReadState>
    </Page>
  );
}

/** Every year with data, and the two that come next. */
function yearsToChoose(it: WorkYear) {
  const now = Number(it.today.slice(0, 4));
  const all = new Set([...it.years.map((one) => one.year), now, now + 1, it.year]);
  return [...all].sort((a, b) => b - a).map((value) => ({ value: String(value), label: String(value) }));
}

function DaysCard({ it }: { it: WorkYear }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  if (it.days === null)
    return (
      <Notice tone="warn" title={t.missing(it.year)}>
        {t.missingText}
      </Notice>
    );
  const columns: Column<SpecialDay>[] = [
    { key: 'day', title: t.day, width: 130, cell: (row) => showDate(row.day, lang) },
    { key: 'weekday', title: t.weekday, width: 120, cell: (row) => weekdays[lang][new Date(`${row.day}T00:00:00Z`).getUTCDay()] },
    { key: 'kind', title: t.kind, width: 140, cell: (row) => <StatusChip status={dayKinds[row.kind]} /> },
    { key: 'name', title: t.name, cell: (row) => say(row.name) },
  ];
  return (
    <Stack>
      {!it.confirmed && (
        <Notice tone="warn" title={t.unconfirmed}>
          {t.unconfirmedText}
        </Notice>
      )}
      <Card
        title={`${t.days} ${it.year}`}
        count={it.days.length}
        aside={<Chip tone={it.confirmed ? 'ok' : 'warn'}>{it.confirmed ? t.confirmed : t.unconfirmed}</Chip>}
        footer={it.source && `${t.source}: ${say(it.source)}`}
        flush
      >
        <DataTable caption={t.days} columns={columns} rows={it.days} rowKey={(row) => row.day} empty={<EmptyState title={t.missing(it.year)} />} />
      </Card>
    </Stack>
  );
}
