import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  Button,
  Chip,
  Count,
  DataTable,
  EmptyState,
  exportHref,
  Filters,
  optionsOf,
  Row,
  Section,
  Stack,
  StatusChip,
  useLang,
  usePages,
  useSearchState,
  useText,
  ReadState,
  type Column,
} from '#ui/index.ts';
import { progressApi, taskFateLabels, type Overview, type TaskRow } from '../contract.ts';
import { resultsAddress } from './results-address.ts';
import { TaskDialog } from './task-dialog.tsx';
import { words } from './words.ts';

const filterLabels = { OPEN: taskFateLabels.OPEN, FAILED: { vi: 'Quá hạn, xong muộn', en: 'Overdue or late' }, CANCELLED: taskFateLabels.CANCELLED };

/** The tasks of a month (or the year): done in one click, the rest in the task's own dialog. */
export function TaskTable({ it, month }: { it: Overview; month: number | null }) {
  const t = useText(words);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(resultsAddress);
  const params = { unitId: it.unit.id, year: it.year };
  const query = { month: month ?? undefined, q: search.tim || undefined, fate: search.loc };
  const pages = usePages(progressApi.tasks, { params, query });
  const columns: Column<TaskRow>[] = [
    { key: 'title', title: t.task, cell: (row) => <TaskName row={row} /> },
    { key: 'due', title: t.due, align: 'right', width: 130, cell: (row) => <Due row={row} />, sort: (row) => row.countingDueOn },
    { key: 'state', title: t.state, width: 180, cell: (row) => <State row={row} />, sort: (row) => row.fate },
    {
      key: 'proofs',
      title: t.proofs,
      align: 'right',
      width: 110,
      hideOnPhone: true,
      cell: (row) => (row.proofs > 0 ? <Count value={row.proofs} /> : '—'),
      sort: (row) => row.proofs,
    },
    { key: 'verb', title: '', width: 140, align: 'right', cell: (row) => <Verb row={row} /> },
  ];
  const open = search.viec === undefined ? undefined : pages.rows.find((row) => row.id === search.viec);
  return (
    <Section title={t.tasks} count={pages.total ?? undefined}>
      <Stack gap={12}>
        <MonthChoice it={it} month={month} />
        <Filters
          search={search}
          setSearch={setSearch}
          textKey="tim"
          placeholder={t.search}
          exportTo={exportHref(progressApi.tasks, { params, query }, lang)}
          filters={[{ kind: 'chips', key: 'loc', label: t.state, options: optionsOf(filterLabels) }]}
        />
        <ReadState read={pages.read}>
          {() => (
            <DataTable
              caption={t.tasks}
              columns={columns}
              rows={pages.rows}
              rowKey={(row) => row.id}
              onRow={(row) => setSearch({ viec: row.id })}
              total={pages.total}
              onMore={pages.onMore}
              loadingMore={pages.loadingMore}
              empty={<EmptyState title={t.noTasks}>{t.noTasksHint}</EmptyState>}
            />
          )}
        </ReadState>
      </Stack>
      {open && <TaskDialog task={open} it={it} onClose={() => setSearch({ viec: undefined })} />}
    </Section>
  );
}

function MonthChoice({ it, month }: { it: Overview; month: number | null }) {
  const t = useText(words);
  const [, setSearch] = useSearchState(resultsAddress);
  return (
    <Row gap={6}>
      {it.months.map((one) => (
        <Button
          key={one.month}
          small
          kind={month === one.month ? 'normal' : 'quiet'}
          aria-pressed={month === one.month}
          onClick={() => setSearch({ thang: String(one.month) })}
        >
          {t.monthShort(one.month)}
        </Button>
      ))}
      <Button small kind={month === null ? 'normal' : 'quiet'} aria-pressed={month === null} onClick={() => setSearch({ thang: 'ca-nam' })}>
        {t.wholeYear}
      </Button>
    </Row>
  );
}

function TaskName({ row }: { row: TaskRow }) {
  const about = [row.ownerName, row.commitment?.name, row.content?.name].filter(Boolean).join(' · ');
  return (
    <>
      {row.title}
      {about !== '' && <div className="u-small u-muted">{about}</div>}
    </>
  );
}

function Due({ row }: { row: TaskRow }) {
  const t = useText(words);
  const { lang } = useLang();
  const moved = row.dueOn !== row.firstDueOn;
  return (
    <>
      {showDate(row.countingDueOn, lang)}
      {moved && (
        <div className="u-xs u-muted">
          {row.countingDueOn === row.dueOn ? t.oldDue(showDate(row.firstDueOn, lang)) : t.newDueNotCounting(showDate(row.dueOn, lang))}
        </div>
      )}
    </>
  );
}

function State({ row }: { row: TaskRow }) {
  const t = useText(words);
  const { lang } = useLang();
  const asked = row.extensions.some((extension) => extension.state === 'ASKED');
  return (
    <Row gap={6}>
      <StatusChip status={taskFateLabels[row.fate]} />
      {row.daysLate > 0 && <span className="u-small">{t.daysLate(row.daysLate)}</span>}
      {row.completedOn && row.daysLate === 0 && <span className="u-small u-muted">{t.doneOn(showDate(row.completedOn, lang))}</span>}
      {asked && <Chip tone="warn">{t.askExtension}</Chip>}
      {row.synthetic && <Chip>{lang === 'vi' ? 'minh họa' : 'illustrative'}</Chip>}
    </Row>
  );
}

/** One click to say it is done; taking it back asks why. */
function Verb({ row }: { row: TaskRow }) {
  const t = useText(words);
  if (row.completedOn === null && row.can.complete.ok) {
    return (
      <ActionButton small act={progressApi.complete} params={{ id: row.id }} body={{ version: row.version, completedOn: null }} done={words.doneSaid}>
        {t.done}
      </ActionButton>
    );
  }
  if (row.completedOn !== null && row.can.undo.ok) {
    return (
      <ActionButton small kind="quiet" act={progressApi.undo} params={{ id: row.id }} body={{ version: row.version }} askReason done={words.undone}>
        {t.undo}
      </ActionButton>
    );
  }
  return null;
}
