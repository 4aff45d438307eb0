import { z } from 'zod';
import { showHundredths } from '#platform/decimal.ts';
import {
  Card,
  Chip,
  ComboField,
  DataTable,
  EmptyState,
  Filters,
  FormGrid,
  Page,
  ReadState,
  Row,
  Stack,
  StatusChip,
  call,
  defineText,
  exportHref,
  matches,
  useLang,
  useRead,
  useSay,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { comparisonKinds } from '../../labels.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import type { Comparison } from '../../rulebook/shapes.ts';
import { words } from '../words.ts';
import { tableWords } from './table-words.ts';

const own = defineText({
  from: { vi: 'Bản trước', en: 'Before' },
  to: { vi: 'Bản sau', en: 'After' },
  choose: { vi: 'Chọn hai bảng để so sánh', en: 'Choose two tables to compare' },
  alsoSame: { vi: 'Cả chỗ giống nhau', en: 'Also what is the same' },
  nothing: { vi: 'Hai bảng giống nhau', en: 'The two tables are the same' },
  what: { vi: 'Thay đổi', en: 'Change' },
  settings: { vi: 'Thiết lập khác nhau', en: 'Different settings' },
  setting: { vi: 'Thiết lập', en: 'Setting' },
  counts: {
    vi: (added: number, removed: number, changed: number, same: number) => `${added} thêm · ${removed} bỏ · ${changed} sửa · ${same} giữ nguyên`,
    en: (added: number, removed: number, changed: number, same: number) => `${added} added · ${removed} removed · ${changed} changed · ${same} same`,
  },
  points: { vi: 'Điểm', en: 'Points' },
  empty: { vi: '(trống)', en: '(empty)' },
});

const searchSchema = z.object({
  tu: z.string().optional(),
  den: z.string().optional(),
  tim: z.string().default(''),
  'ca-giong': z.stringbool().default(false),
});

/** Two tables side by side, criterion by criterion. */
export default function CompareScreen() {
  const t = useText(words);
  const b = useText(tableWords);
  const o = useText(own);
  const [search, setSearch] = useSearchState(searchSchema);
  const ready = search.tu !== undefined && search.den !== undefined;
  const read = useRead(rulebookApi.compare, { query: { from: search.tu ?? '', to: search.den ?? '' } }, { enabled: ready });
  const find = (q: string) =>
    call(rulebookApi.rulebooks, { query: { q, limit: 30 } }).then(({ rows }) =>
      rows.map((row) => ({
        value: row.id,
        label: `${row.title} · ${t.version(row.versionNo) as string}`,
        hint: row.year === null ? b.anyYear : String(row.year),
      })),
    );
  // an address opened afresh knows only ids until the tables are read
  const nameOf = (ref: Comparison['from'] | undefined) => (ref ? `${ref.title} · ${t.version(ref.versionNo) as string}` : '…');
  return (
    <Page
      title={b.compare}
      crumbs={[
        { label: t.scoring, to: '/cham-diem' },
        { label: t.rulebooks, to: '/cham-diem/bang-diem' },
      ]}
    >
      <Stack>
        <FormGrid>
          <ComboField
            label={o.from}
            value={search.tu}
            valueLabel={nameOf(read.data?.from)}
            onChange={(tu) => setSearch({ tu: tu ?? undefined })}
            load={find}
          />
          <ComboField
            label={o.to}
            value={search.den}
            valueLabel={nameOf(read.data?.to)}
            onChange={(den) => setSearch({ den: den ?? undefined })}
            load={find}
          />
        </FormGrid>
        {ready ? (
          <ReadState read={read}>{(data) => <Both data={data} search={search} setSearch={setSearch} />}</ReadState>
        ) : (
          <EmptyState title={o.choose} />
        )}
      </Stack>
    </Page>
  );
}

type Search = z.output<typeof searchSchema>;
type Line = Comparison['rows'][number];

function Both({ data, search, setSearch }: { data: Comparison; search: Search; setSearch: (change: never) => void }) {
  const o = useText(own);
  const { lang } = useLang();
  const { counts } = data;
  return (
    <>
      <Filters
        search={search}
        setSearch={setSearch}
        textKey="tim"
        exportTo={exportHref(rulebookApi.compare, { query: { from: data.from.id, to: data.to.id } }, lang)}
        filters={[{ kind: 'toggle', key: 'ca-giong', label: o.alsoSame }]}
      >
        <span className="u-small">{o.counts(counts.added, counts.removed, counts.changed, counts.same)}</span>
      </Filters>
      <Lines data={data} search={search} />
      {data.settings.length > 0 && <SettingChanges data={data} />}
    </>
  );
}

const isAbout = (line: Line, typed: string) =>
  typed.trim() === '' ||
  matches(`${line.before?.code ?? ''} ${line.before?.title ?? ''} ${line.after?.code ?? ''} ${line.after?.title ?? ''}`, typed);

function Side({ side, other, depth }: { side: Line['before']; other: Line['before']; depth: number }) {
  const say = useSay();
  if (!side) return <span className="u-muted">–</span>;
  const differs = other !== null && say(other.rule) !== say(side.rule);
  return (
    <div style={{ paddingLeft: depth * 12 }}>
      <b>{side.code}</b> {side.title}
      {(differs || other === null) && <div className="u-small">{say(side.rule)}</div>}
    </div>
  );
}

function Lines({ data, search }: { data: Comparison; search: Search }) {
  const t = useText(words);
  const o = useText(own);
  const say = useSay();
  const { lang } = useLang();
  const rows = data.rows.filter((line) => (search['ca-giong'] || line.kind !== 'same') && isAbout(line, search.tim));
  const points = (side: Line['before']) => (side ? showHundredths(side.maxHundredths, lang) : '');
  const columns: Column<Line>[] = [
    {
      key: 'before',
      title: `${o.from}: ${t.version(data.from.versionNo) as string}`,
      cell: (line) => <Side side={line.before} other={line.after} depth={line.depth} />,
    },
    { key: 'beforeMax', title: o.points, align: 'right', cell: (line) => points(line.before) },
    {
      key: 'after',
      title: `${o.to}: ${t.version(data.to.versionNo) as string}`,
      cell: (line) => <Side side={line.after} other={line.before} depth={line.depth} />,
    },
    { key: 'afterMax', title: o.points, align: 'right', cell: (line) => points(line.after) },
    {
      key: 'kind',
      title: o.what,
      cell: (line) => (
        <Row gap={6}>
          <StatusChip status={comparisonKinds[line.kind]} />
          {line.changes.map((change) => (
            <Chip key={change.field.vi}>{say(change.field)}</Chip>
          ))}
        </Row>
      ),
    },
  ];
  return (
    <DataTable
      caption={t.rulebook}
      columns={columns}
      rows={rows}
      rowKey={(line) => line.key}
      rowKind={(line) => (line.heading ? 'head' : undefined)}
      windowAbove={80}
      dense
      empty={<EmptyState title={o.nothing} />}
    />
  );
}

function SettingChanges({ data }: { data: Comparison }) {
  const o = useText(own);
  const say = useSay();
  type Change = Comparison['settings'][number];
  const shown = (value: string) => <span style={{ whiteSpace: 'pre-line' }}>{value === '' ? o.empty : value}</span>;
  const columns: Column<Change>[] = [
    { key: 'field', title: o.setting, cell: (row) => say(row.field) },
    { key: 'before', title: o.from, cell: (row) => shown(row.before) },
    { key: 'after', title: o.to, cell: (row) => shown(row.after) },
  ];
  return (
    <Card title={o.settings} count={data.settings.length} flush>
      <DataTable caption={o.settings} columns={columns} rows={data.settings} rowKey={(row) => row.field.vi} dense />
    </Card>
  );
}
