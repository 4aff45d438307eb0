import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  Chip,
  DataTable,
  EmptyState,
  Filters,
  exportHref,
  LinkButton,
  OriginMark,
  Page,
  ReadState,
  Row,
  StatusChip,
  linkTo,
  useLang,
  usePages,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { documentStatuses, documentsApi, type DocumentRow } from '../contract.ts';
import { words } from './words.ts';

const address = z.object({
  tim: z.string().default(''),
  loai: z.string().optional(),
  nam: z.coerce.number().int().optional(),
  chuaso: z.stringbool().default(false),
});

export default function RegisterScreen() {
  const t = useText(words);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(address);
  const query = { q: search.tim || undefined, type: search.loai, year: search.nam, unnumbered: search.chuaso ? 'true' : undefined };
  const pages = usePages(documentsApi.list, { query });
  const { first } = pages;
  const columns: Column<DocumentRow>[] = [
    { key: 'title', title: t.document, cell: (row) => <DocumentName row={row} /> },
    { key: 'issuedOn', title: t.issuedOn, width: 150, cell: (row) => showDate(row.issuedOn, lang) },
    { key: 'issuer', title: t.issuer, hideOnPhone: true, cell: (row) => row.issuer ?? '—' },
    { key: 'marks', title: t.status, width: 190, cell: (row) => <DocumentMarks row={row} /> },
    {
      key: 'citedBy',
      title: t.citedBy,
      align: 'right',
      width: 110,
      hideOnPhone: true,
      cell: (row) => (row.citedBy ? t.citations(row.citedBy) : '—'),
    },
  ];
  return (
    <Page
      title={t.register}
      subtitle={t.about}
      actions={
        <LinkButton to="/van-ban/moi" kind="primary" icon={IconPlus} decision={first?.can.add}>
          {t.add}
        </LinkButton>
      }
    >
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        exportTo={exportHref(documentsApi.list, { query }, lang)}
        filters={[
          { kind: 'select', key: 'loai', label: t.kind, options: (first?.types ?? []).map((value) => ({ value, label: value })) },
          { kind: 'toggle', key: 'chuaso', label: t.onlyUnnumbered },
        ]}
      />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.register}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            rowLink={(row) => linkTo('/van-ban/$id', { id: row.id })}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
          />
        )}
      </ReadState>
    </Page>
  );
}

function DocumentName({ row }: { row: DocumentRow }) {
  const t = useText(words);
  return (
    <>
      <b>{[row.type, row.number ?? t.unnumbered].join(' ')}</b>
      <div>{row.title}</div>
    </>
  );
}

function DocumentMarks({ row }: { row: DocumentRow }) {
  const t = useText(words);
  return (
    <Row gap={6}>
      {row.status !== 'issued' && <StatusChip status={documentStatuses[row.status]} />}
      {row.disputed && <Chip tone="warn">{t.disputed}</Chip>}
      <OriginMark origin={row.origin} quiet />
    </Row>
  );
}
