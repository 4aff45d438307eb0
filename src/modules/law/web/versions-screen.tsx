import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  DataTable,
  EmptyState,
  exportHref,
  Filters,
  LinkButton,
  linkTo,
  optionsOf,
  Page,
  ReadState,
  Stack,
  StatusChip,
  useLang,
  usePages,
  useSay,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { lawVersionsApi, versionKinds, versionStates, type VersionRow } from '../contract.ts';
import { versionWords } from './version-words.ts';

const address = z.object({
  tim: z.string().default(''),
  loai: z.enum(['regime', 'overlay', 'parameters']).optional(),
  tt: z.enum(['DRAFT', 'PUBLISHED', 'IN_FORCE', 'WITHDRAWN']).optional(),
});

/** Every change of the law that was loaded, newest first. */
export default function VersionsScreen() {
  const t = useText(versionWords);
  const say = useSay();
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(address);
  const query = { q: search.tim || undefined, kind: search.loai, state: search.tt };
  const pages = usePages(lawVersionsApi.versions, { query });
  const columns: Column<VersionRow>[] = [
    { key: 'title', title: t.version, cell: (row) => `${row.code}: ${say(row.title)}` },
    { key: 'kind', title: t.kind, width: 190, hideOnPhone: true, cell: (row) => say(versionKinds[row.kind]) },
    { key: 'effectiveOn', title: t.effectiveOn, width: 140, cell: (row) => showDate(row.effectiveOn, lang) },
    { key: 'state', title: t.state, width: 160, cell: (row) => <StatusChip status={versionStates[row.state]} /> },
    { key: 'loadedBy', title: t.loadedBy, width: 190, hideOnPhone: true, cell: (row) => t.who(row.loadedBy, showDate(row.loadedOn, lang)) },
    {
      key: 'publishedBy',
      title: t.publishedBy,
      width: 190,
      hideOnPhone: true,
      cell: (row) => (row.publishedBy && row.publishedOn ? t.who(row.publishedBy, showDate(row.publishedOn, lang)) : '—'),
    },
  ];
  return (
    <Page
      title={t.title}
      crumbs={[{ label: t.rules, to: '/quy-dinh' }]}
      subtitle={t.about}
      actions={
        <LinkButton to="/quy-dinh/phien-ban/nap" kind="primary" icon={IconPlus} decision={pages.first?.can.load}>
          {t.load}
        </LinkButton>
      }
    >
      <Stack>
        <Filters
          search={search}
          setSearch={setSearch}
          textKey="tim"
          placeholder={t.searchHint}
          exportTo={exportHref(lawVersionsApi.versions, { query }, lang)}
          filters={[
            { kind: 'select', key: 'loai', label: t.kind, options: optionsOf(versionKinds) },
            { kind: 'chips', key: 'tt', label: t.state, options: optionsOf(versionStates) },
          ]}
        />
        <ReadState read={pages.read}>
          {() => (
            <DataTable
              caption={t.title}
              columns={columns}
              rows={pages.rows}
              rowKey={(row) => row.id}
              rowLink={(row) => linkTo('/quy-dinh/phien-ban/$id', { id: row.id })}
              total={pages.total}
              onMore={pages.onMore}
              loadingMore={pages.loadingMore}
              empty={<EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
            />
          )}
        </ReadState>
      </Stack>
    </Page>
  );
}
