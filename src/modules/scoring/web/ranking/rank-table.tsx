import { showHundredths } from '#platform/decimal.ts';
import { Chip, DataTable, Row, Stack, StatusChip, linkTo, useLang, useSay, useText, type Column } from '#ui/index.ts';
import { notStarted, sheetStates, tieRules } from '../../labels.ts';
import type { RankRow } from '../../table-shapes.ts';
import { Points } from '../pieces.tsx';
import { words } from '../words.ts';
import { rankingWords } from './ranking-words.ts';

/** Ranks with shared ties and the rule that decided; a unit that fails a condition keeps its place and is marked. */
export function RankTable({ rows, tieGroup, caption }: { rows: readonly RankRow[]; tieGroup: string | null; caption: string }) {
  const t = useText(words);
  const r = useText(rankingWords);
  const { lang } = useLang();
  const columns: Column<RankRow>[] = [
    {
      key: 'unit',
      title: t.unit,
      width: '26%',
      cell: (row) => (
        <Row gap={14} wrap={false}>
          <span
            style={{ width: 34, flex: 'none', textAlign: 'right', fontWeight: 600, fontSize: 'var(--t-l)' }}
            aria-label={row.rank === null ? r.noRank : `${r.rank} ${row.rank}`}
          >
            {row.rank ?? '–'}
          </span>
          <span>
            {row.unitName}
            {row.contextNote !== '' && <div className="u-small" style={{ fontWeight: 400 }}>{`${r.context}: ${row.contextNote}`}</div>}
          </span>
        </Row>
      ),
    },
    {
      key: 'total',
      title: t.final,
      align: 'right',
      cell: (row) => (
        <div>
          <Points value={row.total} strong />
          {row.selfTotal !== null && <div className="u-xs u-nowrap">{r.selfLine(showHundredths(row.selfTotal, lang))}</div>}
          {row.checkedTotal !== null && <div className="u-xs u-nowrap">{r.checkedLine(showHundredths(row.checkedTotal, lang))}</div>}
          {row.bonus !== null && row.bonus !== 0 && <div className="u-xs">{r.withExtra(showHundredths(row.bonus, lang))}</div>}
        </div>
      ),
    },
    ...(rows.some((row) => row.class !== null || row.classNote !== null)
      ? [{ key: 'class', title: r.class, width: '14%', cell: (row: RankRow) => <ClassOf row={row} /> }]
      : []),
    ...(tieGroup === null
      ? []
      : [
          {
            key: 'group',
            title: r.groupPoints,
            sub: tieGroup,
            align: 'right' as const,
            cell: (row: RankRow) => <Points value={row.groupPoints} />,
            hideOnPhone: true,
          },
        ]),
    { key: 'conditions', title: r.conditions, width: '24%', cell: (row) => <Conditions row={row} /> },
    { key: 'decided', title: r.decided, width: '18%', cell: (row) => <Decided row={row} /> },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.unitId}
      windowAbove={80}
      rowLink={(row) => (row.sheetId ? linkTo('/cham-diem/phieu/$id', { id: row.sheetId }) : undefined)}
    />
  );
}

/** The class by the bands of the table, or why there is none. */
function ClassOf({ row }: { row: RankRow }) {
  const say = useSay();
  if (row.class) return <Chip tone="gold">{say(row.class.title)}</Chip>;
  return row.classNote ? <span className="u-small">{say(row.classNote)}</span> : null;
}

function Conditions({ row }: { row: RankRow }) {
  const r = useText(rankingWords);
  const say = useSay();
  if (row.rank === null) return <StatusChip status={row.state ? sheetStates[row.state] : notStarted} />;
  if (row.failures.length === 0 && row.unknowns.length === 0) return <Chip tone="ok">{r.allMet}</Chip>;
  const details = (list: RankRow['failures']) => <span className="u-small">{list.map((one) => `${one.code}: ${say(one.detail)}`).join(' ')}</span>;
  return (
    <Stack gap={4}>
      {row.failures.length > 0 && (
        <>
          <Chip tone="danger">{r.notEligible}</Chip>
          {details(row.failures)}
        </>
      )}
      {row.unknowns.length > 0 && (
        <>
          <Chip tone="warn">{r.unknown}</Chip>
          {details(row.unknowns)}
        </>
      )}
    </Stack>
  );
}

function Decided({ row }: { row: RankRow }) {
  const r = useText(rankingWords);
  const say = useSay();
  if (row.rank === null) return <span className="u-small">{r.noSheet}</span>;
  return (
    <span className="u-small">
      {row.asked.length === 0 || row.decidedBy === 'shared' ? say(tieRules[row.decidedBy]) : r.equalTotal}
      {row.asked.map((one) => (
        <div key={one.vi}>{say(one)}</div>
      ))}
      {row.tiedWith.length > 0 && <div>{row.tiedWith.length > 2 ? r.tiedWithMany(row.tiedWith.length) : r.tiedWith(row.tiedWith.join(', '))}</div>}
    </span>
  );
}
