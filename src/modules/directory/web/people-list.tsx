import { z } from 'zod';
import { DataTable, EmptyState, Filters, Link, OriginMark, ReadState, linkTo, usePages, useSearchState, useText, type Column } from '#ui/index.ts';
import { directoryApi, type PersonRow } from '../contract.ts';
import { words } from './words.ts';

const address = z.object({ tim: z.string().default('') });

export function PeopleList() {
  const t = useText(words);
  const [search, setSearch] = useSearchState(address);
  const pages = usePages(directoryApi.people, { query: { q: search.tim || undefined } });
  const columns: Column<PersonRow>[] = [
    { key: 'name', title: t.person, cell: (row) => [row.honorific, row.fullName].filter(Boolean).join(' ') },
    { key: 'post', title: t.post, cell: (row) => row.post?.title ?? '—' },
    {
      key: 'unit',
      title: t.unit,
      cell: (row) => (row.post ? <Link to={linkTo('/don-vi/$id', { id: row.post.unitId })}>{row.post.unitName}</Link> : '—'),
    },
    { key: 'origin', title: '', hideOnPhone: true, cell: (row) => <OriginMark origin={row.origin} quiet /> },
  ];
  return (
    <>
      <Filters search={search} setSearch={setSearch} textKey="tim" />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.people}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            rowLink={(row) => linkTo('/ca-nhan/$id', { id: row.id })}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.noPeople}>{t.emptyHint}</EmptyState>}
          />
        )}
      </ReadState>
    </>
  );
}
