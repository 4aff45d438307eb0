import { useState } from 'react';
import { z } from 'zod';
import type { ResponseOf } from '#platform/contract.ts';
import {
  Button,
  Chip,
  DataTable,
  EmptyState,
  exportHref,
  Filters,
  Link,
  linkTo,
  LinkButton,
  Notice,
  optionsOf,
  Page,
  ReadState,
  Row,
  Split,
  Stack,
  useAccount,
  useAct,
  usePages,
  useRead,
  useSay,
  useSearchState,
  useText,
  useYear,
  VerdictMark,
  type Column,
} from '#ui/index.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { chooseApi, subjectKinds, verdictLabels, type ChooseCell, type ChooseRow } from '../contract.ts';
import { ListCard, QuotaCard, SharesCard } from './choose-aside.tsx';
import { chooseWords } from './choose-words.ts';
import { words } from './words.ts';

const address = z.object({
  tim: z.string().default(''),
  donvi: z.uuid().optional(),
  doituong: z.enum(['unit', 'person']).default('person'),
  danhhieu: z.string().optional(),
  ketluan: z.enum(['met', 'unknown', 'unmet']).optional(),
  chon: z.stringbool().default(false),
  xep: z.enum(['name', 'place', 'verdict']).default('name'),
});
type Search = z.output<typeof address>;
type Answer = ResponseOf<typeof chooseApi.rows>;
type ChosenList = ResponseOf<typeof chooseApi.list>;

/** Who of the unit can be proposed for what, with caps and shares beside it before anything is sent. */
export default function ChooseScreen() {
  const t = useText(chooseWords);
  const d = useText(words);
  const say = useSay();
  const account = useAccount();
  const [year] = useYear();
  const [search, setSearch] = useSearchState(address);
  const unitId = search.donvi ?? account?.unitId ?? undefined;
  const query = {
    unitId: unitId ?? '',
    year,
    kind: search.doituong,
    award: search.danhhieu,
    verdict: search.danhhieu ? search.ketluan : undefined,
    chosen: search.chon ? ('true' as const) : undefined,
    q: search.tim || undefined,
    sort: search.xep,
  };
  const pages = usePages(chooseApi.rows, { query });
  const list = useRead(chooseApi.list, { query: { unitId: unitId ?? '', year } }, { enabled: unitId !== undefined });
  const { first } = pages;
  const award = first?.awards.find((one) => one.code === search.danhhieu);
  return (
    <Page
      title={t.title}
      crumbs={[{ label: d.dossiers, to: '/ho-so' }]}
      subtitle={first ? t.about(year, say(first.regime.name)) : undefined}
      actions={
        <>
          {award && first && <RuleNote awardCode={award.code} on={first.today} />}
          <LinkButton to="/ho-so/thiet-lap" kind="quiet">
            {t.settings}
          </LinkButton>
        </>
      }
    >
      <Split
        asideWidth={360}
        aside={
          list.data && unitId ? (
            <>
              <QuotaCard quotas={list.data.quotas} />
              <SharesCard shares={list.data.shares} />
              <ListCard list={list.data} unitId={unitId} year={year} />
            </>
          ) : null
        }
      >
        <Stack>
          <ChooseFilters search={search} setSearch={setSearch} first={first} exportTo={exportHref(chooseApi.rows, { query }, 'vi')} />
          {!award && first?.can.choose.ok && <Notice tone="info">{t.pickAward}</Notice>}
          <ReadState read={pages.read}>
            {() =>
              award && list.data && unitId ? (
                <OneAward
                  pages={pages}
                  award={award.code}
                  list={list.data}
                  unitId={unitId}
                  year={year}
                  may={first?.can.choose.ok ?? false}
                  kind={search.doituong}
                />
              ) : (
                <Matrix pages={pages} awards={first?.awards ?? []} />
              )
            }
          </ReadState>
        </Stack>
      </Split>
    </Page>
  );
}

interface FilterProps {
  search: Search;
  setSearch: (change: Partial<z.input<typeof address>>) => void;
  first: Answer | undefined;
  exportTo: string;
}

function ChooseFilters({ search, setSearch, first, exportTo }: FilterProps) {
  const t = useText(chooseWords);
  const units = first?.units ?? [];
  return (
    <Filters
      search={search}
      setSearch={setSearch}
      textKey="tim"
      placeholder={t.search}
      exportTo={exportTo}
      filters={[
        { kind: 'chips', key: 'doituong', label: t.kind, options: optionsOf(subjectKinds) },
        {
          kind: 'select',
          key: 'danhhieu',
          label: t.award,
          empty: t.allAwards,
          options: (first?.awards ?? []).map(({ code, name }) => ({ value: code, label: name })),
        },
        ...(search.danhhieu ? [{ kind: 'chips' as const, key: 'ketluan', label: t.verdict, options: optionsOf(verdictLabels) }] : []),
        {
          kind: 'select',
          key: 'xep',
          label: t.sort,
          options: [
            { value: 'name', label: t.byName },
            { value: 'place', label: t.byPlace },
            { value: 'verdict', label: t.byVerdict },
          ],
        },
        { kind: 'toggle', key: 'chon', label: t.onlyChosen },
        ...(units.length > 1
          ? [{ kind: 'select' as const, key: 'donvi', label: t.unit, options: units.map(({ id, name }) => ({ value: id, label: name })) }]
          : []),
      ]}
    />
  );
}

type Pages = ReturnType<typeof usePages<typeof chooseApi.rows>>;
const recordOf = (row: ChooseRow) =>
  linkTo(row.kind === 'person' ? '/ly-lich/ca-nhan/$id' : '/ly-lich/don-vi/$id', { id: row.id }, { muc: 'dieu-kien' });
const keyOf = (row: ChooseRow) => `${row.kind}:${row.id}`;

function Mark({ cell }: { cell: ChooseCell | undefined }) {
  const t = useText(chooseWords);
  const say = useSay();
  if (!cell?.verdict) return <span className="u-muted">{t.noRule}</span>;
  return (
    <Row gap={4}>
      <VerdictMark verdict={cell.verdict} label={say(verdictLabels[cell.verdict])} />
      {(cell.chosen || cell.dossier) && <Chip tone="ok">{t.proposed}</Chip>}
    </Row>
  );
}

/** Every title in a column: a look over the whole unit. */
function Matrix({ pages, awards }: { pages: Pages; awards: Answer['awards'] }) {
  const t = useText(chooseWords);
  const say = useSay();
  const columns: Column<ChooseRow>[] = [
    { key: 'name', title: t.subject, width: 220, cell: (row) => <Name row={row} /> },
    { key: 'ready', title: t.ready, cell: (row) => row.ready || <span className="u-muted">{t.none}</span>, width: 240 },
    ...awards.map((award): Column<ChooseRow> => ({
      key: award.code,
      title: say(award.name),
      width: 130,
      hideOnPhone: true,
      cell: (row) => <Mark cell={row.cells.find((cell) => cell.award === award.code)} />,
    })),
  ];
  return <Table pages={pages} columns={columns} />;
}

function Name({ row }: { row: ChooseRow }) {
  return (
    <>
      {row.name}
      <div className="u-small u-muted">{row.place}</div>
    </>
  );
}

interface OneProps {
  pages: Pages;
  award: string;
  list: ChosenList;
  unitId: string;
  year: number;
  may: boolean;
  kind: 'unit' | 'person';
}

/** One title: who meets it, what is missing, and the tick. */
function OneAward({ pages, award, list, unitId, year, may, kind }: OneProps) {
  const t = useText(chooseWords);
  const say = useSay();
  const [picked, setPicked] = useState<Set<string>>(new Set());
  const act = useAct(chooseApi.choose, { onDone: () => setPicked(new Set()) });
  const send = (rows: readonly ChooseRow[], chosen: boolean) =>
    act.run({ body: { unitId, year, version: list.version, award, subjects: rows.map((row) => ({ kind, id: row.id })), chosen } });
  const cellOf = (row: ChooseRow) => row.cells.find((cell) => cell.award === award);
  const chosenRows = pages.rows.filter((row) => picked.has(keyOf(row)));
  const columns: Column<ChooseRow>[] = [
    { key: 'name', title: t.subject, width: 230, cell: (row) => <Name row={row} /> },
    {
      key: 'verdict',
      title: t.verdict,
      width: 150,
      cell: (row) => {
        const cell = cellOf(row);
        if (!cell?.verdict) return <span className="u-muted">{t.noRule}</span>;
        return (
          <Row gap={6}>
            <VerdictMark verdict={cell.verdict} label={say(verdictLabels[cell.verdict])} />
            {say(verdictLabels[cell.verdict])}
          </Row>
        );
      },
    },
    { key: 'missing', title: t.missing, cell: (row) => say(cellOf(row)?.missing ?? null) || '—' },
    {
      key: 'do',
      title: t.proposed,
      width: 150,
      cell: (row) => {
        const cell = cellOf(row);
        if (cell?.dossier) return <Link to={linkTo('/ho-so/$id', { id: cell.dossier.id })}>{t.dossier}</Link>;
        if (!may) return cell?.chosen ? <Chip tone="ok">{t.onlyChosen}</Chip> : '—';
        return (
          <Button
            small
            kind={cell?.chosen ? 'quiet' : 'normal'}
            busy={act.busy}
            aria-label={`${cell?.chosen ? t.untick : t.tick}: ${row.name}`}
            onClick={() => void send([row], !cell?.chosen)}
          >
            {cell?.chosen ? t.untick : t.tick}
          </Button>
        );
      },
    },
  ];
  return (
    <Table
      pages={pages}
      columns={columns}
      more={
        may
          ? {
              selected: picked,
              onSelect: setPicked,
              selectionActions: (
                <Row gap={8}>
                  <Button small kind="primary" busy={act.busy} onClick={() => void send(chosenRows, true)}>
                    {t.tickMany(chosenRows.length)}
                  </Button>
                  <Button small busy={act.busy} onClick={() => void send(chosenRows, false)}>
                    {t.untickMany(chosenRows.length)}
                  </Button>
                </Row>
              ),
            }
          : {}
      }
    />
  );
}

function Table({ pages, columns, more = {} }: { pages: Pages; columns: Column<ChooseRow>[]; more?: object }) {
  const t = useText(chooseWords);
  return (
    <DataTable
      caption={t.title}
      columns={columns}
      rows={pages.rows}
      rowKey={keyOf}
      rowLink={recordOf}
      total={pages.total}
      onMore={pages.onMore}
      loadingMore={pages.loadingMore}
      empty={<EmptyState title={t.empty}>{t.emptyDo}</EmptyState>}
      {...more}
    />
  );
}
