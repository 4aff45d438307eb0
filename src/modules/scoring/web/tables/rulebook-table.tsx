import { showHundredths } from '#platform/decimal.ts';
import { Chip, DataTable, Row, useLang, useSay, useText, type Column } from '#ui/index.ts';
import { figureTitles, ruleSentence } from '../../rulebook/rule-words.ts';
import type { RulebookDetail, ShownItem } from '../../rulebook/shapes.ts';
import { words } from '../words.ts';
import { tableWords } from './table-words.ts';

type TableRow = { readonly kind: 'item'; readonly item: ShownItem; readonly depth: number } | { readonly kind: 'sum' };

/** How deep each item stands, for indenting. */
export function depthsOf(items: readonly { readonly id: string; readonly parentId: string | null }[]): Map<string, number> {
  const depths = new Map<string, number>();
  for (const item of items) depths.set(item.id, item.parentId === null ? 0 : (depths.get(item.parentId) ?? 0) + 1);
  return depths;
}

/** The whole table with its sums: criterion, points, rule in words, measure and proof. */
export function RulebookTable({ book }: { book: RulebookDetail }) {
  const t = useText(words);
  const b = useText(tableWords);
  const say = useSay();
  const { lang } = useLang();
  const titles = figureTitles(book.book);
  const depths = depthsOf(book.tree);
  const rows: TableRow[] = [...book.tree.map((item): TableRow => ({ kind: 'item', item, depth: depths.get(item.id) ?? 0 })), { kind: 'sum' }];
  const columns: Column<TableRow>[] = [
    {
      key: 'criterion',
      title: t.criterion,
      cell: (row) =>
        row.kind === 'sum' ? (
          t.total
        ) : (
          <Row gap={12} wrap={false} align="top">
            <span
              className="u-small u-nowrap"
              style={{ width: 60, flex: 'none', color: 'var(--ink-3)', fontWeight: 400, paddingLeft: row.depth * 6 }}
            >
              {row.item.code}
            </span>
            <span style={{ fontWeight: row.item.scored ? 400 : 600 }}>
              {row.item.title}{' '}
              {(row.item.hardCondition || row.item.conditionWhen !== null || row.item.kind === 'condition') && <Chip tone="info">{b.hard}</Chip>}
              {row.item.counts !== 'base' && <Chip tone="gold">{b[row.item.counts]}</Chip>}
            </span>
          </Row>
        ),
    },
    {
      key: 'rule',
      title: b.rule,
      cell: (row) => (row.kind === 'sum' || !row.item.scored ? null : <span className="u-small">{say(ruleSentence(row.item, titles))}</span>),
    },
    {
      key: 'measure',
      title: b.measured,
      hideOnPhone: true,
      cell: (row) =>
        row.kind === 'sum' || !row.item.scored ? null : (
          <span className="u-small">{[row.item.measure, ...row.item.proof].filter(Boolean).join(' · ')}</span>
        ),
    },
    {
      key: 'max',
      title: t.standard,
      align: 'right',
      cell: (row) => {
        if (book.passFail) return '';
        const value = row.kind === 'sum' ? book.sumHundredths : row.item.maxHundredths;
        return <b style={{ fontWeight: row.kind === 'item' && row.item.scored ? 400 : 600 }}>{showHundredths(value, lang)}</b>;
      },
    },
  ];
  return (
    <DataTable
      caption={book.title}
      columns={columns}
      rows={rows}
      rowKey={(row) => (row.kind === 'item' ? row.item.id : 'sum')}
      windowAbove={80}
      rowKind={(row) => (row.kind === 'sum' ? 'sum' : row.item.scored ? undefined : 'head')}
      dense
    />
  );
}
