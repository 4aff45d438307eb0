import { Card, DataTable, EmptyState, linkTo, StatusChip, useSay, useText, type Column } from '#ui/index.ts';
import { factKindLabels, factVerbLabels, type ImportDetail } from '../contract.ts';
import { words } from './words.ts';

type Line = ImportDetail['facts'][number];

/** Rows of an imported list: what each enters, or what it changes in the fact that stands. */
export function FactLines({ it }: { it: ImportDetail }) {
  const t = useText(words);
  const say = useSay();
  const columns: Column<Line>[] = [
    {
      key: 'title',
      title: t.fact,
      cell: (row) => (
        <div>
          {row.title}
          <div className="u-small u-muted">
            {[say(factKindLabels[row.kind]), row.categoryName ? say(row.categoryName) : ''].filter(Boolean).join(' · ')}
          </div>
        </div>
      ),
      sort: (row) => row.title,
    },
    { key: 'row', title: t.line, width: 80, align: 'right', hideOnPhone: true, cell: (row) => row.row, sort: (row) => row.row },
    { key: 'verb', title: t.does, width: 170, cell: (row) => <StatusChip status={factVerbLabels[row.verb]} />, sort: (row) => row.verb },
    {
      key: 'changes',
      title: it.state === 'PREVIEWED' ? t.after : t.written,
      cell: (row) => <div>{row.changes.length === 0 ? '—' : row.changes.map((one) => <Change key={one.label.en} one={one} verb={row.verb} />)}</div>,
    },
  ];
  return (
    <Card title={t.lines} count={it.facts.length} flush>
      <DataTable
        caption={t.lines}
        dense
        columns={columns}
        rows={it.facts}
        rowKey={(row) => String(row.row)}
        rowLink={(row) =>
          row.factId === null ? undefined : linkTo('/chi-so/danh-sach', {}, { 'don-vi': it.unitId, nam: String(it.year), viec: row.factId })
        }
        empty={<EmptyState title={t.noImports} />}
      />
    </Card>
  );
}

function Change({ one, verb }: { one: Line['changes'][number]; verb: Line['verb'] }) {
  const say = useSay();
  return (
    <div className="u-small">
      <span className="u-muted">{say(one.label)}:</span> {verb === 'change' && <span className="u-muted">{say(one.before)} → </span>}
      {say(one.after)}
    </div>
  );
}
