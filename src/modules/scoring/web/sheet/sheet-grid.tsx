import { useRef, useState } from 'react';
import { Button, Chip, DataTable, Notice, Row, StatusChip, useSay, useText, type Column, type TableHandle } from '#ui/index.ts';
import { IconPaperclip } from '#ui/icons.ts';
import { conditionVerdicts } from '../../labels.ts';
import type { SheetDetail, SheetItem } from '../../shapes.ts';
import { Difference, Mark, Points } from '../pieces.tsx';
import { words } from '../words.ts';
import { asksNote, gridRows, offeredOf, sum, type GridRow } from './grid-rows.ts';
import { readPaste, type PasteRefusal } from './paste.ts';
import { FindRow } from './find-row.tsx';
import { ScoreCell } from './score-cell.tsx';
import { sheetWords } from './sheet-words.ts';
import { columnOf, type Change, type Line, type LineEdits, type Lines } from './use-lines.ts';

interface Props {
  readonly sheet: SheetDetail;
  readonly lines: Lines;
  readonly chosen: string | null;
  readonly onChoose: (itemId: string) => void;
  /** With the rule and the unit's note under each criterion. */
  readonly detailed: boolean;
}

/** Rows of cells are heavy: of a longer sheet only those in view are drawn. */
const drawnAtOnce = 60;

/** The grid as officers know it from their workbook: headings with sums, one editable column, the differences. */
export function SheetGrid({ sheet, lines, chosen, onChoose, detailed }: Props) {
  const t = useText(words);
  const s = useText(sheetWords);
  const [refused, setRefused] = useState<readonly PasteRefusal[]>([]);
  const [pasted, setPasted] = useState<{ readonly codes: readonly string[]; readonly before: LineEdits } | null>(null);
  const items = sheet.groups.flatMap((group) => group.items);
  const rows = gridRows(sheet, lines, t.total);
  const table = useRef<TableHandle>(null);
  const goingTo = useRef<string | null>(null);
  const { phase } = lines;
  const editable = phase === null || phase === 'explanation' ? null : columnOf[phase];

  const goTo = async (itemId: string) => {
    const row = await table.current?.show(itemId);
    if (goingTo.current !== itemId) return;
    goingTo.current = null;
    row?.querySelector<HTMLElement>('[data-cell]')?.focus();
  };
  /** To the cell so many further down, wherever it stands. */
  const walk = (from: SheetItem, step: number): boolean => {
    const cells = items.filter((item) => item.mayScore && item.kind !== 'condition');
    // keys come faster than rows that are not drawn yet
    const at = cells.findIndex((item) => item.itemId === (goingTo.current ?? from.itemId));
    const next = cells[Math.max(0, Math.min(at + step, cells.length - 1))];
    if (!next || next.itemId === from.itemId) return false;
    goingTo.current = next.itemId;
    void goTo(next.itemId);
    return true;
  };
  const paste = (from: SheetItem, texts: readonly string[]) => {
    if (editable === null) return;
    const read = readPaste(
      rows.map((row) => (row.kind === 'item' ? row.item : null)),
      from.itemId,
      texts,
      sheet.stepHundredths,
    );
    setRefused(read.ok ? [] : read.refusals);
    setPasted(null);
    if (!read.ok) return;
    const changes: Record<string, Change> = {};
    const before: Record<string, Change> = {};
    const codes: string[] = [];
    for (const item of items) {
      const points = read.points.get(item.itemId);
      if (points === undefined) continue;
      codes.push(item.code);
      changes[item.itemId] = { [editable]: points };
      before[item.itemId] = { [editable]: lines.lineOf(item)[editable] };
    }
    lines.setMany(changes);
    setPasted({ codes, before });
  };

  const showFinal = editable === 'final' || sheet.totals.final !== null;
  const hasProposal = items.some((item) => item.proposal !== null);
  const hasCross = items.some((item) => item.cross !== null);
  const number = (column: 'self' | 'checked' | 'final', title: string): Column<GridRow> => ({
    key: column,
    title,
    align: 'right',
    cell: (row) => {
      if (row.kind !== 'item') return <Points value={row.kind === 'sum' ? totalShown(sheet, row.lines, column) : sum(row.lines, column)} strong />;
      if (row.item.kind === 'condition') return null;
      if (editable !== column || !row.item.mayScore) {
        return <Mark value={row.line[column]} kind={row.item.kind} strong={column === (showFinal ? 'final' : 'checked')} />;
      }
      return (
        <ScoreCell
          item={row.item}
          value={row.line[column]}
          step={sheet.stepHundredths}
          lines={lines}
          offered={offeredOf(row.item, column)}
          label={s.scoreOf(title, row.item.code) as string}
          invalid={asksNote(row.item, row.line, column)}
          onChange={(points) => lines.set(row.item.itemId, { [column]: points })}
          onColumn={(texts) => paste(row.item, texts)}
          onWalk={(step) => walk(row.item, step)}
          onFocus={() => onChoose(row.item.itemId)}
          onLeave={lines.flush}
        />
      );
    },
  });
  const latest = (line: Line) => line.final ?? line.checked;
  const difference: Column<GridRow> = {
    key: 'difference',
    title: s.difference,
    align: 'right',
    cell: (row) =>
      row.kind === 'item' ? (
        <Difference from={row.line.self} to={latest(row.line)} />
      ) : (
        <Difference from={sum(row.lines, 'self')} to={sum(row.lines, showFinal ? 'final' : 'checked')} />
      ),
  };
  // while the unit scores for the first time nobody has checked anything
  const early = phase === 'self' && sheet.totals.checkedFilled === 0;
  const columns: Column<GridRow>[] = [
    { key: 'criterion', title: t.criterion, cell: (row) => <CriterionCell row={row} detailed={detailed} /> },
    {
      key: 'max',
      title: t.standard,
      align: 'right',
      cell: (row) =>
        row.kind === 'item' && row.item.kind === 'condition' ? (
          <span className="u-small">{t.conditionShort}</span>
        ) : (
          <Points value={row.kind === 'item' ? row.item.max : row.max} strong={row.kind !== 'item'} />
        ),
    },
    ...(hasProposal
      ? [
          {
            key: 'proposal',
            title: s.byRule,
            align: 'right' as const,
            cell: (row: GridRow) => row.kind === 'item' && row.item.proposal && <ProposalCell proposal={row.item.proposal} />,
          },
        ]
      : []),
    number('self', t.self),
    ...(hasCross
      ? [
          {
            key: 'cross',
            title: s.cross,
            align: 'right' as const,
            cell: (row: GridRow) => row.kind === 'item' && row.item.cross !== null && <Points value={row.item.cross} />,
          },
        ]
      : []),
    ...(early ? [] : [number('checked', t.checked)]),
    ...(showFinal ? [number('final', t.final)] : []),
    ...(early ? [] : [difference]),
    {
      key: 'proof',
      title: s.proof,
      cell: (row) => row.kind === 'item' && row.item.proof.count > 0 && <Chip icon={IconPaperclip}>{row.item.proof.count}</Chip>,
    },
  ];
  return (
    <>
      {refused.length > 0 && <PasteRefused refusals={refused} onClose={() => setRefused([])} />}
      {pasted && (
        <Notice
          tone="ok"
          live
          action={
            <Button
              small
              onClick={() => {
                lines.setMany(pasted.before);
                setPasted(null);
              }}
            >
              {s.pasteUndo}
            </Button>
          }
        >
          {s.pasted(pasted.codes.length, pasted.codes[0] ?? '–', pasted.codes.at(-1) ?? '–')}
        </Notice>
      )}
      {rows.length > drawnAtOnce && (
        <FindRow
          items={items}
          onFound={(itemId) => {
            onChoose(itemId);
            void table.current?.show(itemId);
          }}
        />
      )}
      <DataTable
        handle={table}
        windowAbove={drawnAtOnce}
        caption={s.title(sheet.unit.name) as string}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        rowKind={(row) => (row.kind !== 'item' ? row.kind : row.key === chosen ? 'chosen' : undefined)}
        onRow={(row) => row.kind === 'item' && onChoose(row.key)}
        phone="table"
        dense
      />
      {editable !== null && <div className="u-small u-noprint">{s.keys}</div>}
    </>
  );
}

/** The total by the table's own settings once the column is complete and stored; the running sum while somebody types. */
function totalShown({ totals }: SheetDetail, lines: readonly Line[], column: 'self' | 'checked' | 'final'): number | null {
  const running = sum(lines, column);
  const extra = (totals.bonus ?? 0) + (totals.external ?? 0);
  return extra === 0 ? running : (totals[column] ?? running);
}

function ProposalCell({ proposal }: { proposal: NonNullable<SheetItem['proposal']> }) {
  const s = useText(sheetWords);
  if (proposal.points !== null) return <Points value={proposal.points} />;
  return (
    <div className="u-small" style={{ whiteSpace: 'normal' }}>
      {proposal.state === 'waits' ? s.waits : s.noFigures}
    </div>
  );
}

/** Nothing of the paste was taken: each cell that stood in the way. */
function PasteRefused({ refusals, onClose }: { refusals: readonly PasteRefusal[]; onClose: () => void }) {
  const s = useText(sheetWords);
  const say = useSay();
  return (
    <Notice
      tone="danger"
      live
      title={s.pasteRefused(refusals.length) as string}
      action={
        <Button small onClick={onClose}>
          {s.close}
        </Button>
      }
    >
      <ul style={{ margin: '6px 0 0', paddingLeft: 18 }}>
        {refusals.slice(0, 12).map((one) => (
          <li key={one.row}>{s.pasteLine(one.row, one.code, one.typed, say(one.words))}</li>
        ))}
      </ul>
      {refusals.length > 12 && <div>{s.pasteMore(refusals.length - 12)}</div>}
    </Notice>
  );
}

function CriterionCell({ row, detailed }: { row: GridRow; detailed: boolean }) {
  const s = useText(sheetWords);
  const say = useSay();
  const code = row.kind === 'item' ? row.item.code : row.code;
  const depth = row.kind === 'item' ? row.item.above.length : row.depth;
  const item = row.kind === 'item' ? row.item : null;
  return (
    <Row gap={8} wrap={false} align="top">
      <span
        className="u-small u-nowrap"
        style={{ minWidth: 40, flex: 'none', paddingTop: 2, paddingLeft: depth * 10, color: 'var(--ink-3)', fontWeight: 400 }}
      >
        {code}
      </span>
      <div style={{ fontWeight: item ? 400 : 600, minWidth: 140 }}>
        {row.kind === 'item' ? row.item.title : row.title}
        {item?.condition && (
          <>
            {' '}
            <StatusChip status={conditionVerdicts[item.condition.verdict]} />
          </>
        )}
        {item && item.counts !== 'base' && (
          <>
            {' '}
            <Chip tone="gold">{item.counts === 'bonus' ? s.bonus : s.external}</Chip>
          </>
        )}
        {item && item.leftOut !== null && (
          <>
            {' '}
            <Chip>{s.leftOut}</Chip>
            {item.leftOut !== '' && <div className="u-small">{item.leftOut}</div>}
          </>
        )}
        {detailed && item?.proposal && <div className="u-small">{say(item.proposal.rule)}</div>}
        {detailed && row.kind === 'item' && row.line.selfNote !== '' && <div className="u-small">{row.line.selfNote}</div>}
      </div>
    </Row>
  );
}
