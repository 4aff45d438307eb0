import { useState } from 'react';
import type { ResponseOf } from '#platform/contract.ts';
import {
  Button,
  Chip,
  DataTable,
  EmptyState,
  Link,
  linkTo,
  Row,
  useAct,
  type usePages,
  useSay,
  useText,
  VerdictMark,
  type Column,
} from '#ui/index.ts';
import { chooseApi, verdictLabels, type ChooseCell, type ChooseRow } from '../contract.ts';
import { chooseWords } from './choose-words.ts';

type Answer = ResponseOf<typeof chooseApi.rows>;
type ChosenList = ResponseOf<typeof chooseApi.list>;
export type Pages = ReturnType<typeof usePages<typeof chooseApi.rows>>;
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
export function Matrix({ pages, awards }: { pages: Pages; awards: Answer['awards'] }) {
  const t = useText(chooseWords);
  const say = useSay();
  const columns: Column<ChooseRow>[] = [
    { key: 'name', title: t.subject, width: 220, cell: (row) => <Name row={row} /> },
    {
      key: 'ready',
      title: t.ready,
      cell: (row) => <div style={{ minWidth: 150 }}>{row.ready || <span className="u-muted">{t.none}</span>}</div>,
      width: 240,
    },
    ...awards.map((award): Column<ChooseRow> => ({
      key: award.code,
      title: say(award.name),
      width: 110,
      align: 'center',
      hideOnPhone: true,
      // Wide enough that a heading needs three lines at most; the names stay where they are while the rest is scrolled.
      cell: (row) => (
        <div style={{ minWidth: 96, display: 'flex', justifyContent: 'center' }}>
          <Mark cell={row.cells.find((cell) => cell.award === award.code)} />
        </div>
      ),
    })),
  ];
  return <Table pages={pages} columns={columns} />;
}

function Name({ row }: { row: ChooseRow }) {
  return (
    <div style={{ minWidth: 190 }}>
      {row.name}
      <div className="u-small u-muted">{row.place}</div>
    </div>
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
export function OneAward({ pages, award, list, unitId, year, may, kind }: OneProps) {
  const t = useText(chooseWords);
  const say = useSay();
  const [picked, setPicked] = useState<Set<string>>(new Set());
  const act = useAct(chooseApi.choose, { onDone: () => setPicked(new Set()) });
  const send = (rows: readonly ChooseRow[], chosen: boolean) =>
    act.run({ body: { unitId, year, version: list.version, award, subjects: rows.map((row) => ({ kind, id: row.id })), chosen } });
  const cellOf = (row: ChooseRow) => row.cells.find((cell) => cell.award === award);
  const chosenRows = pages.rows.filter((row) => picked.has(keyOf(row)));
  const columns: Column<ChooseRow>[] = [
    { key: 'name', title: t.subject, width: 200, cell: (row) => <Name row={row} /> },
    {
      key: 'verdict',
      title: t.verdict,
      width: 105,
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
      width: 105,
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
