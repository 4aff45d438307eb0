import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import { codesOf } from '#platform/text.ts';
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
  Stack,
  StatusChip,
  linkTo,
  optionsOf,
  useLang,
  usePages,
  useRead,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { agreementStates, agreementsApi, type AgreementRow } from '../contract.ts';
import { words } from './words.ts';

const address = z.object({
  tim: z.string().default(''),
  nam: z.coerce.number().int().optional(),
  khoi: z.uuid().optional(),
  tt: z.enum(codesOf(agreementStates)).optional(),
  choky: z.stringbool().default(false),
});

export default function AgreementsScreen() {
  const t = useText(words);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(address);
  const query = {
    q: search.tim || undefined,
    year: search.nam,
    groupId: search.khoi,
    state: search.tt,
    ...(search.choky ? { unsigned: 'true' } : {}),
  };
  const pages = usePages(agreementsApi.list, { query });
  const facets = useRead(agreementsApi.list, { query: { limit: 1 } });
  const columns: Column<AgreementRow>[] = [
    { key: 'title', title: t.agreement, cell: (row) => <Title row={row} /> },
    { key: 'theme', title: t.theme, cell: (row) => (row.theme ? `“${row.theme}”` : t.notSaid), hideOnPhone: true },
    { key: 'focus', title: t.focus, cell: (row) => row.focus || t.notSaid, hideOnPhone: true },
    { key: 'commitments', title: t.commitments, align: 'right', width: 140, cell: (row) => t.commitmentCount(row.commitments, row.groupCommitments) },
    { key: 'signed', title: t.signedCount, align: 'right', width: 90, cell: (row) => `${row.signed}/${row.of}`, sort: (row) => row.signed },
    { key: 'state', title: t.state, width: 210, cell: (row) => <State row={row} lang={lang} /> },
  ];
  return (
    <Page
      title={t.agreements}
      subtitle={t.about}
      actions={
        facets.data?.can.start.ok && (
          <LinkButton to="/giao-uoc/moi" kind="primary" icon={IconPlus}>
            {t.start}
          </LinkButton>
        )
      }
    >
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        exportTo={exportHref(agreementsApi.list, { query }, lang)}
        filters={[
          {
            kind: 'select',
            key: 'nam',
            label: t.year,
            options: (facets.data?.years ?? []).map((year) => ({ value: String(year), label: String(year) })),
          },
          {
            kind: 'select',
            key: 'khoi',
            label: t.group,
            options: (facets.data?.groups ?? []).map((group) => ({ value: group.id, label: group.name })),
          },
          { kind: 'select', key: 'tt', label: t.state, options: optionsOf(agreementStates) },
          { kind: 'toggle', key: 'choky', label: t.waitsForMe },
        ]}
      />
      <ReadState read={pages.read} isEmpty={() => false}>
        {() => (
          <DataTable
            caption={t.agreements}
            columns={columns}
            rows={pages.rows}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            rowKey={(row) => row.id}
            rowLink={(row) => linkTo('/giao-uoc/$id', { id: row.id })}
            {...(facets.data?.total === 0 ? { empty: <EmptyState title={t.empty}>{t.emptyHint}</EmptyState> } : {})}
          />
        )}
      </ReadState>
    </Page>
  );
}

function Title({ row }: { row: AgreementRow }) {
  const t = useText(words);
  return (
    <Row gap={8}>
      <b>{row.title}</b>
      {row.mine && <Chip tone="brand">{t.waitsForMe}</Chip>}
    </Row>
  );
}

function State({ row, lang }: { row: AgreementRow; lang: 'vi' | 'en' }) {
  const t = useText(words);
  return (
    <Stack gap={4}>
      <Row gap={6}>
        <StatusChip status={agreementStates[row.state]} />
        <OriginMark origin={row.origin} quiet />
      </Row>
      {row.amending && <span className="u-small">{t.amending}</span>}
      {row.state === 'CONSULTING' && row.commentUntil && <span className="u-small">{t.until(showDate(row.commentUntil, lang))}</span>}
    </Stack>
  );
}
