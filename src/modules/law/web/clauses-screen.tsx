import { z } from 'zod';
import { day } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import {
  Button,
  Chip,
  DataTable,
  DateField,
  EmptyState,
  exportHref,
  Filters,
  LinkButton,
  optionsOf,
  Page,
  ReadState,
  Row,
  Stack,
  StatusChip,
  useLang,
  usePages,
  useRead,
  useSay,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconPrinter } from '#ui/icons.ts';
import { clauseTopics, confidenceLabels, lawApi, type ClauseRow } from '../contract.ts';
import { useSpan } from './clauses-list.tsx';
import { InstrumentsCard } from './regime-card.tsx';
import { words } from './words.ts';

const address = z.object({
  ngay: day.optional(),
  tim: z.string().default(''),
  danhhieu: z.string().optional(),
  ve: z.enum(codesOf(clauseTopics)).optional(),
});

/** Everything that holds on a chosen day: clauses in short words and the instruments they stand in; to search, print, export. */
export default function ClausesScreen() {
  const t = useText(words);
  const say = useSay();
  const span = useSpan();
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(address);
  const query = { on: search.ngay, q: search.tim || undefined, award: search.danhhieu, topic: search.ve, limit: 30 };
  const pages = usePages(lawApi.clauses, { query });
  const instruments = useRead(lawApi.instruments, { query: { on: search.ngay } });
  const { first } = pages;
  const columns: Column<ClauseRow>[] = [
    { key: 'words', title: t.clause, cell: (row) => say(row.words) },
    { key: 'award', title: t.award, cell: (row) => (row.awardName ? say(row.awardName) : t.everyAward), width: 150 },
    { key: 'topic', title: t.about2, cell: (row) => say(clauseTopics[row.topic]), width: 110, hideOnPhone: true },
    { key: 'source', title: t.basis, cell: (row) => row.source, width: 260 },
    { key: 'span', title: t.holds, cell: (row) => span(row.from, row.to), width: 130 },
    {
      key: 'sure',
      title: t.sure,
      width: 170,
      cell: (row) => (
        <Row gap={4}>
          <StatusChip status={confidenceLabels[row.confidence]} />
          {row.soft && <Chip>{t.onlyReminds}</Chip>}
        </Row>
      ),
    },
  ];
  return (
    <Page
      title={t.clausesTitle}
      crumbs={[{ label: t.title, to: '/quy-dinh' }]}
      subtitle={t.clausesAbout}
      actions={
        <Button icon={IconPrinter} onClick={() => print()}>
          {t.print}
        </Button>
      }
    >
      <Stack>
        <Row>
          <div style={{ width: 190 }}>
            <DateField
              label={t.day}
              name="ngay"
              value={search.ngay ?? first?.on ?? null}
              onChange={(chosen) => setSearch({ ngay: chosen ?? undefined })}
            />
          </div>
          <LinkButton to="/quy-dinh" kind="quiet">
            {t.title}
          </LinkButton>
        </Row>
        <Filters
          search={search}
          setSearch={setSearch}
          textKey="tim"
          placeholder={t.clauseSearch}
          exportTo={exportHref(lawApi.clauses, { query }, lang)}
          filters={[
            {
              kind: 'select',
              key: 'danhhieu',
              label: t.award,
              options: (first?.awards ?? []).map(({ code, name }) => ({ value: code, label: name })),
            },
            { kind: 'select', key: 've', label: t.about2, options: optionsOf(clauseTopics) },
          ]}
        />
        <ReadState read={pages.read}>
          {() => (
            <DataTable
              caption={t.clausesTitle}
              columns={columns}
              rows={pages.rows}
              rowKey={(row) => row.id}
              total={pages.total}
              onMore={pages.onMore}
              loadingMore={pages.loadingMore}
              empty={<EmptyState title={t.noClause}>{t.noClauseDo}</EmptyState>}
            />
          )}
        </ReadState>
        {instruments.data && <InstrumentsCard instruments={instruments.data.instruments} />}
      </Stack>
    </Page>
  );
}
