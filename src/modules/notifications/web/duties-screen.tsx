import { z } from 'zod';
import {
  Chip,
  DataTable,
  EmptyState,
  Filters,
  LinkButton,
  Page,
  ReadState,
  Row,
  StatusChip,
  linkTo,
  optionsOf,
  useHasRole,
  usePages,
  useSay,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { dutyAreas, dutyBuckets, dutyStates, notificationsApi, type DutyArea, type DutyBucket, type DutyRow } from '../contract.ts';
import { DueChip, ReminderChip, useOwnerWords } from './duty-parts.tsx';
import { RemindButton } from './remind-button.tsx';
import { words } from './words.ts';

const address = z.object({
  tim: z.string().default(''),
  cua: z.enum(['unit', 'watched']).optional(),
  phan: z.string().optional(),
  han: z.string().optional(),
  xong: z.stringbool().default(false),
});

/** All duties in a table with filters; the first screen only shows the nearest. */
export default function DutiesScreen() {
  const t = useText(words);
  const say = useSay();
  const owner = useOwnerWords();
  const watches = useHasRole('standing', 'officer', 'leader', 'auditor', 'admin');
  const [search, setSearch] = useSearchState(address);
  const pages = usePages(notificationsApi.duties, {
    query: {
      scope: search.cua ?? 'mine',
      state: search.xong ? 'CLOSED' : 'OPEN',
      area: search.phan as DutyArea | undefined,
      bucket: search.xong ? undefined : (search.han as DutyBucket | undefined),
      q: search.tim || undefined,
    },
  });
  const columns: Column<DutyRow>[] = [
    {
      key: 'title',
      title: t.duty,
      cell: (row) => (
        <>
          <b>{say(row.title)}</b>
          {say(row.detail) && <div>{say(row.detail)}</div>}
        </>
      ),
    },
    {
      key: 'due',
      title: t.due,
      width: 190,
      cell: (row) => (row.state === 'OPEN' ? <DueChip duty={row} /> : <StatusChip status={dutyStates[row.state]} />),
    },
    { key: 'owner', title: t.owner, hideOnPhone: true, cell: (row) => owner(row) },
    { key: 'reminded', title: t.reminded, width: 170, cell: (row) => (row.reminders.length > 0 ? <ReminderChip duty={row} /> : '—') },
    {
      key: 'verb',
      title: '',
      width: 150,
      cell: (row) =>
        row.mine && row.state === 'OPEN' ? (
          <LinkButton small to={row.link}>
            {say(row.verb)}
          </LinkButton>
        ) : (
          row.state === 'OPEN' && row.can.remind.ok && <RemindButton duty={row} small />
        ),
    },
  ];
  return (
    <Page title={t.duties} crumbs={[{ label: t.myWork, to: '/' }]} subtitle={t.about}>
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        filters={[
          {
            kind: 'select',
            key: 'cua',
            label: t.scope,
            empty: t.scopeMine,
            options: [{ value: 'unit', label: t.scopeUnit }, ...(watches ? [{ value: 'watched', label: t.scopeWatched }] : [])],
          },
          { kind: 'select', key: 'phan', label: t.area, options: optionsOf(dutyAreas) },
          { kind: 'chips', key: 'han', label: t.bucket, options: optionsOf(dutyBuckets) },
          { kind: 'toggle', key: 'xong', label: t.closed },
        ]}
      />
      {pages.first && pages.first.counts.overdue > 0 && !search.xong && (
        <Row>
          <Chip tone="danger">{`${say(dutyBuckets.overdue)}: ${pages.first.counts.overdue}`}</Chip>
        </Row>
      )}
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.duties}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            rowLink={(row) => (row.mine || search.cua !== 'watched' ? linkTo(row.link) : undefined)}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.nothing}>{t.nothingHint}</EmptyState>}
          />
        )}
      </ReadState>
    </Page>
  );
}
