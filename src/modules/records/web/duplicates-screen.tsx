import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  Chip,
  DataTable,
  EmptyState,
  Filters,
  linkTo,
  Page,
  ReadState,
  Tabs,
  useLang,
  usePages,
  useSearchState,
  useTab,
  useText,
  type Column,
} from '#ui/index.ts';
import { recordsApi } from '../contract.ts';
import type { MergeRow, PairRow } from '../shapes.ts';
import { Reasons } from './choose-dialog.tsx';
import { importWords } from './import-words.ts';
import { words } from './words.ts';

const address = z.object({ tim: z.string().default('') });

/** Records that may be one person, and merges made so far. */
export default function DuplicatesScreen() {
  const t = useText(importWords);
  const w = useText(words);
  const tabs = [
    { key: 'cap', label: t.pairs },
    { key: 'da-nhap', label: t.merges },
  ];
  const tab = useTab(tabs);
  return (
    <Page title={t.dupTitle} crumbs={[{ label: w.title, to: '/ly-lich' }]} subtitle={t.dupAbout}>
      <Tabs tabs={tabs} />
      {tab === 'cap' ? <Pairs /> : <Merges />}
    </Page>
  );
}

function Pairs() {
  const t = useText(importWords);
  const [search, setSearch] = useSearchState(address);
  const pages = usePages(recordsApi.duplicates, { query: { q: search.tim || undefined } });
  const columns: Column<PairRow>[] = [
    { key: 'a', title: t.first, cell: (row) => row.a.name },
    { key: 'apost', title: '', hideOnPhone: true, cell: (row) => row.a.post || '—' },
    { key: 'b', title: t.second, cell: (row) => row.b.name },
    { key: 'bpost', title: '', hideOnPhone: true, cell: (row) => row.b.post || '—' },
    { key: 'why', title: t.why, cell: (row) => <Reasons reasons={row.reasons} /> },
  ];
  return (
    <>
      <Filters search={search} setSearch={setSearch} textKey="tim" filters={[]} />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.pairs}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => `${row.a.id}/${row.b.id}`}
            rowLink={(row) => linkTo('/ly-lich/trung/$a/$b', { a: row.a.id, b: row.b.id })}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.noPairs} />}
          />
        )}
      </ReadState>
    </>
  );
}

function Merges() {
  const t = useText(importWords);
  const w = useText(words);
  const { lang } = useLang();
  const pages = usePages(recordsApi.merges, { query: {} });
  const columns: Column<MergeRow>[] = [
    { key: 'from', title: w.name, cell: (row) => row.fromName },
    { key: 'into', title: t.into, cell: (row) => row.intoName },
    { key: 'on', title: t.mergedOn, width: 130, cell: (row) => showDate(row.mergedOn, lang) },
    { key: 'why', title: w.reason, hideOnPhone: true, cell: (row) => row.reason },
    { key: 'state', title: t.state, width: 170, cell: (row) => (row.undone ? <Chip>{t.undone}</Chip> : <Chip tone="ok">{t.inForce}</Chip>) },
  ];
  return (
    <ReadState read={pages.read}>
      {() => (
        <DataTable
          caption={t.merges}
          columns={columns}
          rows={pages.rows}
          rowKey={(row) => row.id}
          rowLink={(row) => linkTo('/ly-lich/ca-nhan/$id', { id: row.intoId }, { muc: 'qua-trinh' })}
          total={pages.total}
          onMore={pages.onMore}
          loadingMore={pages.loadingMore}
          empty={<EmptyState title={t.noMerges} />}
        />
      )}
    </ReadState>
  );
}
