import { useState } from 'react';
import { parseHundredths } from '#platform/decimal.ts';
import { Chip, DataTable, Notice, Row, StatusChip, useText, type Column } from '#ui/index.ts';
import { IconPaperclip } from '#ui/icons.ts';
import { conditionVerdicts } from '../../labels.ts';
import type { SheetDetail, SheetItem } from '../../shapes.ts';
import { Difference, Mark, Points } from '../pieces.tsx';
import { words } from '../words.ts';
import { ScoreCell } from './score-cell.tsx';
import { sheetWords } from './sheet-words.ts';
import { columnOf, noteOf, type Change, type Line, type Lines } from './use-lines.ts';

interface ItemRow {
  readonly kind: 'item';
  readonly key: string;
  readonly item: SheetItem;
  readonly line: Line;
}
interface SumRow {
  readonly kind: 'head' | 'sum';
  readonly key: string;
  readonly code: string;
  readonly title: string;
  readonly max: number;
  readonly lines: readonly Line[];
}
type GridRow = ItemRow | SumRow;

const sum = (lines: readonly Line[], column: 'self' | 'checked' | 'final'): number | null => {
  const filled = lines.flatMap((line) => (line[column] === null ? [] : [line[column]]));
  return filled.length === 0 ? null : filled.reduce((total, value) => total + value, 0);
};

interface Props {
  readonly sheet: SheetDetail;
  readonly lines: Lines;
  readonly chosen: string | null;
  readonly onChoose: (itemId: string) => void;
}

/** The grid as officers know it from their workbook: headings with sums, one editable column, the differences. */
export function SheetGrid({ sheet, lines, chosen, onChoose }: Props) {
  const t = useText(words);
  const s = useText(sheetWords);
  const [unread, setUnread] = useState(0);
  const items = sheet.groups.flatMap((group) => group.items);
  const all = items.map((item) => lines.lineOf(item));
  const rows: GridRow[] = [
    ...sheet.groups.flatMap((group): GridRow[] => [
      {
        kind: 'head',
        key: `group ${group.code} ${group.title}`,
        code: group.code,
        title: group.title,
        max: group.max,
        lines: group.items.map((item) => lines.lineOf(item)),
      },
      ...group.items.map((item): GridRow => ({ kind: 'item', key: item.itemId, item, line: lines.lineOf(item) })),
    ]),
    { kind: 'sum', key: 'total', code: '', title: t.total, max: sheet.totals.scale, lines: all },
  ];
  const { phase } = lines;
  const editable = phase === null || phase === 'explanation' ? null : columnOf[phase];

  const paste = (from: SheetItem, texts: readonly string[]) => {
    if (editable === null) return;
    const start = items.indexOf(from);
    const changes: Record<string, Change> = {};
    let bad = 0;
    for (const [offset, text] of texts.entries()) {
      const item = items[start + offset];
      const points = parseHundredths(text);
      if (item && points !== null && points >= 0 && points <= item.max) changes[item.itemId] = { [editable]: points };
      else if (text.trim() !== '') bad += 1;
    }
    setUnread(bad);
    lines.setMany(changes);
  };

  const showFinal = editable === 'final' || sheet.totals.final !== null;
  const number = (column: 'self' | 'checked' | 'final', title: string): Column<GridRow> => ({
    key: column,
    title,
    align: 'right',
    cell: (row) => {
      if (row.kind !== 'item') return <Points value={sum(row.lines, column)} strong />;
      if (editable !== column) return <Mark value={row.line[column]} kind={row.item.kind} strong={column === (showFinal ? 'final' : 'checked')} />;
      const asksNote =
        phase !== 'self' &&
        row.line[column] !== null &&
        row.line[column] !== (column === 'checked' ? row.line.self : row.line.checked) &&
        row.line[noteOf[phase ?? 'self']] === '';
      return (
        <ScoreCell
          item={row.item}
          value={row.line[column]}
          label={s.scoreOf(title, row.item.code) as string}
          invalid={asksNote}
          onChange={(points) => lines.set(row.item.itemId, { [column]: points })}
          onColumn={(texts) => paste(row.item, texts)}
          onFocus={() => onChoose(row.item.itemId)}
          onLeave={lines.flush}
        />
      );
    },
  });
  const latest = (line: Line) => line.final ?? line.checked;
  const columns: Column<GridRow>[] = [
    { key: 'criterion', title: t.criterion, cell: (row) => <CriterionCell row={row} /> },
    {
      key: 'max',
      title: t.standard,
      align: 'right',
      cell: (row) => <Points value={row.kind === 'item' ? row.item.max : row.max} strong={row.kind !== 'item'} />,
    },
    number('self', t.self),
    number('checked', t.checked),
    ...(showFinal ? [number('final', t.final)] : []),
    {
      key: 'difference',
      title: s.difference,
      align: 'right',
      cell: (row) =>
        row.kind === 'item' ? (
          <Difference from={row.line.self} to={latest(row.line)} />
        ) : (
          <Difference from={sum(row.lines, 'self')} to={sum(row.lines, showFinal ? 'final' : 'checked')} />
        ),
    },
    {
      key: 'proof',
      title: s.proof,
      cell: (row) => row.kind === 'item' && row.item.proof.count > 0 && <Chip icon={IconPaperclip}>{row.item.proof.count}</Chip>,
    },
  ];
  return (
    <>
      {unread > 0 && (
        <Notice tone="warn" live>
          {s.pastedTooFar(unread)}
        </Notice>
      )}
      <DataTable
        caption={s.title(sheet.unit.name) as string}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        rowKind={(row) => (row.kind !== 'item' ? row.kind : row.key === chosen ? 'chosen' : undefined)}
        onRow={(row) => row.kind === 'item' && onChoose(row.key)}
        phone="table"
        dense
      />
    </>
  );
}

function CriterionCell({ row }: { row: GridRow }) {
  const code = row.kind === 'item' ? row.item.code : row.code;
  return (
    <Row gap={12} wrap={false} align="top">
      <span className="u-small u-nowrap" style={{ width: 46, flex: 'none', paddingTop: 2, color: 'var(--ink-3)', fontWeight: 400 }}>
        {code}
      </span>
      <span style={{ fontWeight: row.kind === 'item' ? 400 : 600, minWidth: 190 }}>
        {row.kind === 'item' ? row.item.title : row.title}
        {row.kind === 'item' && row.item.condition && (
          <>
            {' '}
            <StatusChip status={conditionVerdicts[row.item.condition.verdict]} />
          </>
        )}
      </span>
    </Row>
  );
}
