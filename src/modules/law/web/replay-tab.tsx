import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  Card,
  DataTable,
  EmptyState,
  exportHref,
  Filters,
  Grid,
  Notice,
  optionsOf,
  Progress,
  ReadState,
  Row,
  Stack,
  Stat,
  StatusChip,
  useHasRole,
  useLang,
  usePages,
  useSay,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { lawVersionsApi, replayChanges, replaySources, replayStates, verdictLabels, type Replay, type ReplayRow } from '../contract.ts';
import type { VersionDetail } from './version-screen.tsx';
import { versionWords } from './version-words.ts';

const address = z.object({
  muc: z.string().optional(),
  tim: z.string().default(''),
  doi: z.enum(['GAIN', 'LOSS', 'OTHER']).optional(),
  nguon: z.enum(['DOSSIER', 'SUBJECT']).optional(),
  danhhieu: z.string().optional(),
  donvi: z.string().optional(),
  xep: z.enum(['name', 'unit', 'award']).optional(),
});

/** Who would have gained or lost what last year, and by which clause. */
export function ReplayTab({ it }: { it: VersionDetail }) {
  const t = useText(versionWords);
  const { lang } = useLang();
  const decides = useHasRole('admin', 'standing', 'auditor', 'minister');
  const { replay } = it;
  if (!decides) return <EmptyState title={t.replayFor} />;
  const run = it.state === 'DRAFT' && (
    <ActionButton act={lawVersionsApi.replay} params={{ id: it.id }} body={{ version: it.version }} decision={it.can.replay} kind="normal">
      {replay ? t.runAgain : t.runReplay}
    </ActionButton>
  );
  if (!replay)
    return (
      <EmptyState title={t.noReplay} action={run}>
        {t.noReplayHint}
      </EmptyState>
    );
  return (
    <Stack>
      <Card aside={<StatusChip status={replayStates[replay.state]} />} title={t.askedBy(replay.askedBy, showDate(replay.askedOn, lang), replay.year)}>
        <Stack gap={12}>
          {replay.state === 'FAILED' && <Notice tone="danger">{replay.problem}</Notice>}
          {replay.state === 'DONE' && !replay.current && <Notice tone="warn">{t.stale}</Notice>}
          <Progress label={t.progress} done={replay.done} of={replay.total} />
          <Grid least={140}>
            <Stat label={t.gains} value={replay.gains} />
            <Stat label={t.losses} value={replay.losses} />
            <Stat label={t.others} value={replay.others} />
          </Grid>
          <Row justify="end">{run}</Row>
        </Stack>
      </Card>
      {replay.state === 'DONE' && <Rows replay={replay} />}
    </Stack>
  );
}

function Rows({ replay }: { replay: Replay }) {
  const t = useText(versionWords);
  const say = useSay();
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(address);
  const query = {
    q: search.tim || undefined,
    change: search.doi,
    source: search.nguon,
    award: search.danhhieu,
    unit: search.donvi,
    sort: search.xep,
  };
  const params = { id: replay.id };
  const pages = usePages(lawVersionsApi.replayRows, { params, query });
  const columns: Column<ReplayRow>[] = [
    { key: 'subject', title: t.subject, cell: (row) => `${row.subjectName}${row.unitName ? ` · ${row.unitName}` : ''}` },
    { key: 'award', title: t.award, cell: (row) => `${row.awardName} ${row.year}` },
    { key: 'change', title: t.change, width: 130, cell: (row) => <StatusChip status={replayChanges[row.change]} /> },
    { key: 'verdicts', title: t.verdicts, width: 190, cell: (row) => `${say(verdictLabels[row.before])} → ${say(verdictLabels[row.after])}` },
    {
      key: 'clause',
      title: t.byClause,
      cell: (row) => (
        <div>
          {lang === 'vi' ? row.clauseVi : row.clauseEn}
          <div className="u-small">{row.cite}</div>
        </div>
      ),
    },
  ];
  const nothing = replay.gains + replay.losses + replay.others === 0;
  return (
    <Stack>
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        exportTo={exportHref(lawVersionsApi.replayRows, { params, query }, lang)}
        filters={[
          { kind: 'chips', key: 'doi', label: t.change, options: optionsOf(replayChanges) },
          { kind: 'select', key: 'nguon', label: t.from, options: optionsOf(replaySources) },
          {
            kind: 'select',
            key: 'danhhieu',
            label: t.award,
            options: (pages.first?.awards ?? []).map((award) => ({ value: award.code, label: award.name })),
          },
          { kind: 'select', key: 'donvi', label: t.unit, options: (pages.first?.units ?? []).map((unit) => ({ value: unit, label: unit })) },
          {
            kind: 'select',
            key: 'xep',
            label: t.sort,
            empty: t.asFound,
            options: [
              { value: 'name', label: t.byName },
              { value: 'unit', label: t.byUnit },
              { value: 'award', label: t.byAward },
            ],
          },
        ]}
      />
      <ReadState read={pages.read}>
        {() => (
          <DataTable
            caption={t.replay}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => String(row.ord)}
            rowLink={(row) => row.link}
            total={pages.total}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={nothing ? t.nobody : t.noMatch}>{nothing ? t.nobodyHint : undefined}</EmptyState>}
          />
        )}
      </ReadState>
    </Stack>
  );
}
