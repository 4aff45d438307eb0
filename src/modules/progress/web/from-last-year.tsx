import { useState } from 'react';
import { sameDayIn, showDate, type Day } from '#platform/dates.ts';
import {
  Button,
  DataTable,
  DateField,
  EmptyState,
  ReadState,
  RefusalNotice,
  Row,
  Stack,
  Why,
  useAct,
  useLang,
  useRead,
  useText,
  type Column,
} from '#ui/index.ts';
import { progressApi, type TaskRow } from '../contract.ts';
import { words } from './words.ts';

interface Props {
  readonly unitId: string;
  readonly programmeId: string;
  readonly year: number;
  readonly onDone: () => void;
}

/** As many as one page holds and one sending takes. */
const most = 200;

const nothingChosen = { ok: false, refusal: { code: 'progress.rows', kind: 'invalid', message: words.noneDated } } as const;

/** Last year's tasks as this year's draft: words are kept, dates and results are not; a row without a date is left out. */
export function FromLastYear(props: Props) {
  const t = useText(words);
  const read = useRead(progressApi.tasks, { params: { unitId: props.unitId, year: props.year - 1 }, query: { limit: most } });
  return (
    <ReadState read={read}>
      {({ rows }) => (rows.length === 0 ? <EmptyState title={t.noTasksBefore(props.year - 1)} /> : <Chosen {...props} rows={rows} />)}
    </ReadState>
  );
}

function Chosen({ programmeId, year, onDone, rows }: Props & { rows: readonly TaskRow[] }) {
  const t = useText(words);
  const { lang } = useLang();
  const [dates, setDates] = useState<Readonly<Record<string, Day | null>>>({});
  const act = useAct(progressApi.addTasks, { quiet: true, done: words.added, onDone });
  const chosen = rows.flatMap((row) => {
    const dueOn = dates[row.id];
    return dueOn ? [{ title: row.title, ownerName: row.ownerName, dueOn, completedOn: null }] : [];
  });
  const columns: Column<TaskRow>[] = [
    { key: 'title', title: t.task, cell: (row) => row.title },
    { key: 'owner', title: t.owner, hideOnPhone: true, cell: (row) => row.ownerName },
    { key: 'before', title: t.dueBefore(year - 1), align: 'right', cell: (row) => showDate(row.dueOn, lang) },
    {
      key: 'due',
      title: t.dueNow(year),
      cell: (row) => (
        <DateField
          label={`${t.dueNow(year)}: ${row.title}`}
          hideLabel
          value={dates[row.id] ?? null}
          onChange={(value) => setDates({ ...dates, [row.id]: value })}
        />
      ),
    },
  ];
  const fill = () => setDates(Object.fromEntries(rows.map((row) => [row.id, dates[row.id] ?? sameDayIn(row.dueOn, year)])));
  return (
    <Stack gap={12}>
      <Why>{t.fromBeforeHint}</Why>
      <RefusalNotice refusal={act.refusal} />
      <Row>
        <Button small onClick={fill}>
          {t.sameDays}
        </Button>
        <Button small kind="quiet" onClick={() => setDates({})}>
          {t.noDays}
        </Button>
      </Row>
      <DataTable caption={t.fromBefore} dense columns={columns} rows={rows} rowKey={(row) => row.id} />
      <Row justify="end">
        <Button
          kind="primary"
          busy={act.busy}
          decision={chosen.length > 0 ? { ok: true } : nothingChosen}
          onClick={() => void act.run({ params: { id: programmeId }, body: { tasks: chosen } })}
        >
          {t.saveRows(chosen.length)}
        </Button>
      </Row>
    </Stack>
  );
}
