import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  DataTable,
  EmptyState,
  exportHref,
  Filters,
  linkTo,
  optionsOf,
  Page,
  ReadState,
  Stack,
  StatusChip,
  Tabs,
  useLang,
  usePages,
  useSearchState,
  useTab,
  useText,
  type Column,
} from '#ui/index.ts';
import { useHasRole } from '#ui/session.ts';
import { awardStates, decisionsApi, decisionStates, submissionStates, type AwardRow, type DecisionRow, type SubmissionRow } from '../contract.ts';
import { AwardMarks, AwardNote, DecisionLink, recipientLink } from './award-pieces.tsx';
import { words } from './words.ts';

const address = z.object({
  muc: z.string().optional(),
  tim: z.string().default(''),
  nam: z.coerce.number().int().optional(),
  hinhthuc: z.string().optional(),
  tt: z.enum(['PROPOSED', 'DECIDED', 'AWARDED', 'REVOKED']).optional(),
  donvi: z.uuid().optional(),
  canhan: z.uuid().optional(),
});

export default function RegisterScreen() {
  const t = useText(words);
  const seesSubmissions = useHasRole('standing', 'minister', 'council', 'admin', 'auditor');
  const tabs = [
    { key: 'so', label: t.awardsTab },
    { key: 'quyet-dinh', label: t.decisionsTab },
    ...(seesSubmissions ? [{ key: 'to-trinh', label: t.submissionsTab }] : []),
  ];
  const tab = useTab(tabs);
  return (
    <Page title={t.decisions} subtitle={t.about}>
      <Stack>
        <Tabs tabs={tabs} />
        {tab === 'quyet-dinh' ? <Decisions /> : tab === 'to-trinh' ? <Submissions /> : <Awards />}
      </Stack>
    </Page>
  );
}

function Awards() {
  const t = useText(words);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(address);
  const query = {
    q: search.tim || undefined,
    year: search.nam,
    award: search.hinhthuc,
    state: search.tt,
    unitId: search.donvi,
    personId: search.canhan,
  };
  const pages = usePages(decisionsApi.awards, { query });
  const columns: Column<AwardRow>[] = [
    { key: 'recipient', title: t.recipient, cell: (row) => row.recipient.name },
    { key: 'award', title: t.award, cell: (row) => <AwardWords row={row} /> },
    { key: 'year', title: t.year, align: 'right', width: 80, cell: (row) => row.year },
    { key: 'decision', title: t.decision, width: 220, cell: (row) => <DecisionLink row={row} /> },
    { key: 'state', title: t.state, width: 230, cell: (row) => <AwardMarks row={row} /> },
  ];
  return (
    <Stack>
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        placeholder={t.searchHint}
        exportTo={exportHref(decisionsApi.awards, { query }, lang)}
        filters={[
          {
            kind: 'select',
            key: 'nam',
            label: t.year,
            options: (pages.first?.years ?? []).map((value) => ({ value: String(value), label: String(value) })),
          },
          { kind: 'select', key: 'hinhthuc', label: t.award, options: (pages.first?.awards ?? []).map((value) => ({ value, label: value })) },
          { kind: 'chips', key: 'tt', label: t.state, options: optionsOf(awardStates) },
        ]}
      />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.awardsTab}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            rowLink={recipientLink}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.noAwards}>{t.noAwardsDo}</EmptyState>}
          />
        )}
      </ReadState>
    </Stack>
  );
}

function AwardWords({ row }: { row: AwardRow }) {
  return (
    <>
      {row.awardName}
      <div className="u-small">
        <AwardNote row={row} />
      </div>
    </>
  );
}

function Decisions() {
  const t = useText(words);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(address);
  const query = { q: search.tim || undefined, year: search.nam };
  const pages = usePages(decisionsApi.decisions, { query });
  const columns: Column<DecisionRow>[] = [
    { key: 'number', title: t.number, width: 200, cell: (row) => row.number },
    { key: 'decidedOn', title: t.decidedOn, width: 140, cell: (row) => showDate(row.decidedOn, lang) },
    { key: 'title', title: t.about2, cell: (row) => row.title },
    { key: 'signer', title: t.signer, hideOnPhone: true, cell: (row) => row.signerName },
    { key: 'awards', title: t.awards, align: 'right', width: 110, cell: (row) => row.awards },
    { key: 'state', title: t.state, width: 140, cell: (row) => <StatusChip status={decisionStates[row.state]} /> },
  ];
  return (
    <Stack>
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        placeholder={t.searchHint}
        exportTo={exportHref(decisionsApi.decisions, { query }, lang)}
      />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.decisionsTab}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            rowLink={(row) => linkTo('/quyet-dinh/$id', { id: row.id })}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t.noDecisions}>{t.noAwardsDo}</EmptyState>}
          />
        )}
      </ReadState>
    </Stack>
  );
}

function Submissions() {
  const t = useText(words);
  const { lang } = useLang();
  const pages = usePages(decisionsApi.submissions, { query: {} });
  const columns: Column<SubmissionRow>[] = [
    { key: 'title', title: t.submission, cell: (row) => `${row.number} · ${row.title}` },
    { key: 'submittedOn', title: t.submittedOn, width: 140, cell: (row) => showDate(row.submittedOn, lang) },
    { key: 'submittedBy', title: t.submittedBy, hideOnPhone: true, cell: (row) => row.submittedBy },
    {
      key: 'items',
      title: t.list,
      align: 'right',
      width: 150,
      cell: (row) => (row.waiting > 0 ? `${t.dossiers(row.items)}, ${t.waiting(row.waiting)}` : t.dossiers(row.items)),
    },
    { key: 'state', title: t.state, width: 160, cell: (row) => <StatusChip status={submissionStates[row.state]} /> },
  ];
  return (
    <ReadState read={pages.read}>
      {() => (
        <DataTable
          caption={t.submissionsTab}
          columns={columns}
          rows={pages.rows}
          rowKey={(row) => row.id}
          rowLink={(row) => linkTo('/quyet-dinh/trinh/$id', { id: row.id })}
          total={pages.total}
          onMore={pages.onMore}
          loadingMore={pages.loadingMore}
          empty={<EmptyState title={t.noSubmissions} />}
        />
      )}
    </ReadState>
  );
}
