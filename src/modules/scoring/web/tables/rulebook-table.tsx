import { showHundredths } from '#platform/decimal.ts';
import { Chip, DataTable, Row, useLang, useSay, useText, type Column } from '#ui/index.ts';
import { measureTypes } from '../../labels.ts';
import type { RulebookDetail } from '../../table-shapes.ts';
import { words } from '../words.ts';
import { tableWords } from './table-words.ts';

type Item = RulebookDetail['items'][number];
type TableRow =
  | { readonly kind: 'item'; readonly item: Item }
  | { readonly kind: 'head' | 'sum'; readonly code: string; readonly title: string; readonly max: number };

/** Headings come from the tree itself, or from the groups of the criteria when the table is flat. */
function rowsOf(book: RulebookDetail, total: string): TableRow[] {
  const tree = book.items.some((item) => !item.scored);
  const rows: TableRow[] = tree
    ? book.items.map((item): TableRow => (item.scored ? { kind: 'item', item } : { kind: 'head', code: item.code, title: item.title, max: item.max }))
    : book.groups.flatMap((group): TableRow[] => [
        { kind: 'head', ...group },
        ...book.items.filter((item) => (item.groupTitle ?? '') === group.title).map((item): TableRow => ({ kind: 'item', item })),
      ]);
  return [...rows, { kind: 'sum', code: '', title: total, max: book.sumHundredths }];
}

/** The whole table with its sums: criterion, maximum, measure and proof. */
export function RulebookTable({ book }: { book: RulebookDetail }) {
  const t = useText(words);
  const b = useText(tableWords);
  const say = useSay();
  const { lang } = useLang();
  const columns: Column<TableRow>[] = [
    {
      key: 'criterion',
      title: t.criterion,
      cell: (row) => (
        <Row gap={12} wrap={false} align="top">
          <span className="u-small u-nowrap" style={{ width: 52, flex: 'none', color: 'var(--ink-3)', fontWeight: 400 }}>
            {row.kind === 'item' ? row.item.code : row.code}
          </span>
          <span style={{ fontWeight: row.kind === 'item' ? 400 : 600 }}>
            {row.kind === 'item' ? row.item.title : row.title} {row.kind === 'item' && row.item.hardCondition && <Chip tone="info">{b.hard}</Chip>}
          </span>
        </Row>
      ),
    },
    {
      key: 'measure',
      title: b.measured,
      hideOnPhone: true,
      cell: (row) => {
        if (row.kind !== 'item') return null;
        const { criterion, ruleText, kind } = row.item;
        const later = kind !== 'manual' && kind !== 'pass_fail' && ruleText === null ? b.ruleLater : null;
        return (
          <span className="u-small">
            {[criterion && say(measureTypes[criterion.measureType]), criterion?.evidence.join('; '), ruleText, later].filter(Boolean).join(' · ')}
          </span>
        );
      },
    },
    {
      key: 'max',
      title: t.standard,
      align: 'right',
      cell: (row) =>
        book.passFail ? (
          ''
        ) : (
          <b style={{ fontWeight: row.kind === 'item' ? 400 : 600 }}>{showHundredths(row.kind === 'item' ? row.item.max : row.max, lang)}</b>
        ),
    },
  ];
  return (
    <DataTable
      caption={book.title}
      columns={columns}
      rows={rowsOf(book, t.total)}
      rowKey={(row) => (row.kind === 'item' ? row.item.id : `${row.kind} ${row.code} ${row.title}`)}
      rowKind={(row) => (row.kind === 'item' ? undefined : row.kind)}
      dense
    />
  );
}
