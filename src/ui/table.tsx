/* oxlint-disable jsx-a11y/control-has-associated-label, jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- as cards on a phone the table is laid out with display: block, which makes some browsers forget its roles */
import {
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { Button } from './button.tsx';
import { compareValues } from './fold.ts';
import { cx, Icon } from './icon.tsx';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from './icons.ts';
import { Link, useGo } from './link.tsx';
import { EmptyState } from './read-state.tsx';
import { useText } from './text.ts';
import { bringRow, piecesOf, useRowWindow } from './table-window.ts';
import { useInnerScroll } from './table-scroll.ts';
import { kitWords } from './words.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** A quieter second line of the heading. */
  readonly sub?: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers: `right`. */
  readonly align?: 'left' | 'right' | 'center';
  readonly width?: number | string;
  /** Makes the column sortable by this value (only once all rows are loaded). */
  readonly sort?: (row: Row) => string | number | null | undefined;
  readonly hideOnPhone?: boolean;
}

export interface DataTableProps<Row> {
  /** What the table shows, for screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The screen a row opens; the first column becomes the link. */
  readonly rowLink?: (row: Row) => string | undefined;
  readonly onRow?: (row: Row) => void;
  /** `head` = group heading, `sum` = total, `chosen` = the one shown beside. */
  readonly rowKind?: (row: Row) => 'head' | 'sum' | 'chosen' | undefined;
  readonly dense?: boolean;
  /** Shown instead of rows; default: "no row matches". */
  readonly empty?: ReactNode;
  readonly total?: number | null | undefined;
  readonly onMore?: (() => void) | undefined;
  readonly loadingMore?: boolean;
  /** Chosen row keys; turns selection on. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (keys: Set<string>) => void;
  /** Verbs for the chosen rows. */
  readonly selectionActions?: ReactNode;
  /** At the right of the foot: an export button. */
  readonly footer?: ReactNode;
  /** More rows than this are drawn only where they are in view (200); fewer for rows full of fields. */
  readonly windowAbove?: number;
  /** To bring a row into view that may not be drawn. */
  readonly handle?: RefObject<TableHandle | null>;
  /** `table` keeps the grid on a phone (scrolls sideways) instead of cards. */
  readonly phone?: 'cards' | 'table';
}

export interface TableHandle {
  /** Scrolls to the row and answers it once it is drawn. */
  readonly show: (key: string) => Promise<HTMLElement | null>;
}

interface Order {
  readonly key: string;
  readonly down: boolean;
}

const alignClass = { left: '', right: 'num', center: 'center' } as const;

/** A table: sticky heading and first column, sorting, paging, keyboard, selection; cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rowKey, rowLink, onRow, rowKind, selected, onSelect, onMore, total, phone = 'cards' } = props;
  const t = useText(kitWords);
  const go = useGo();
  const captionId = useId();
  const [order, setOrder] = useState<Order | null>(null);
  const [focus, setFocus] = useState(0);
  const scroll = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = useMemo(() => {
    const sort = order && columns.find((column) => column.key === order.key)?.sort;
    if (!sort) return props.rows;
    const empty = (value: unknown) => value === null || value === undefined || value === '';
    return [...props.rows].sort((a, b) => {
      const [left, right] = [sort(a), sort(b)];
      const result = compareValues(left, right);
      return order.down && !empty(left) && !empty(right) ? -result : result;
    });
  }, [props.rows, columns, order]);
  const [inside, setInside] = useState(false);
  const view = useRowWindow(rows.length, body, { above: props.windowAbove ?? 200, spare: props.windowAbove === undefined ? 20 : 10 });
  const inner = useInnerScroll(scroll, rows.length);
  const width = columns.length + (selected ? 1 : 0);
  const keys = selected && rows.filter((row) => rowKind?.(row) === undefined || rowKind(row) === 'chosen').map(rowKey);

  const open = (row: Row, event: MouseEvent | KeyboardEvent) => {
    if ((event.target as HTMLElement).closest('a,button,input,select,textarea,label,[popover]') && event.type === 'click') return;
    const to = rowLink?.(row);
    if (to !== undefined) go(to);
    else onRow?.(row);
  };
  const toggle = (key: string) => {
    if (!selected) return;
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelect?.(next);
  };
  const bring = (index: number) => bringRow(body.current, index, view.rowHeight);
  useImperativeHandle(props.handle, () => ({ show: async (key) => bring(rows.findIndex((row) => rowKey(row) === key)) }));
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, index: number, row: Row) => {
    if (event.target !== event.currentTarget) return;
    const step = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(step, rows.length - 1));
      setFocus(next);
      void bring(next).then((found) => found?.focus());
    } else if (event.key === 'Enter') open(row, event);
    else if (event.key === ' ' && selected) {
      event.preventDefault();
      toggle(rowKey(row));
    }
  };

  return (
    <div className={cx('u-table', props.dense && 'dense', phone === 'cards' && 'cards')}>
      {selected && selected.size > 0 && (
        <div className="bar">
          <b>{t.selected(selected.size)}</b>
          {props.selectionActions}
          <Button small kind="quiet" onClick={() => onSelect?.(new Set())}>
            {t.clearSelection}
          </Button>
        </div>
      )}
      <div
        ref={scroll}
        className={cx('scroll', inner.inner && 'inner', inner.moved && 'moved', inner.inner && inner.more && 'more')}
        {...(inner.inner ? { tabIndex: 0, role: 'region', 'aria-labelledby': captionId } : {})}
      >
        <table role="table" aria-rowcount={total ?? rows.length}>
          <caption id={captionId} className="u-hidden">
            {caption}
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              {selected && (
                <th role="columnheader" className="tick">
                  <input
                    type="checkbox"
                    aria-label={t.selectAll}
                    checked={keys !== undefined && keys.length > 0 && keys.every((key) => selected.has(key))}
                    onChange={(event) => onSelect?.(new Set(event.target.checked ? keys : []))}
                  />
                </th>
              )}
              {columns.map((column, index) => (
                <Heading
                  key={column.key}
                  column={column}
                  pinned={index === 0}
                  order={order?.key === column.key ? order : null}
                  onSort={
                    column.sort && !onMore
                      ? () =>
                          setOrder((old) =>
                            old?.key !== column.key ? { key: column.key, down: false } : old.down ? null : { key: column.key, down: true },
                          )
                      : undefined
                  }
                />
              ))}
            </tr>
          </thead>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only notices where the focus is */}
          <tbody
            ref={body}
            role="rowgroup"
            onFocus={() => setInside(true)}
            onBlur={(event) => setInside(event.currentTarget.contains(event.relatedTarget))}
          >
            {piecesOf(rows.length, view, inside ? Math.min(focus, rows.length - 1) : null).flatMap((piece) =>
              'gap' in piece ? (
                <Gap key={piece.key} height={piece.gap * view.rowHeight} width={width} />
              ) : (
                rows.slice(piece.rows.from, piece.rows.to).map((row, offset) => {
                  const index = piece.rows.from + offset;
                  const key = rowKey(row);
                  const kind = rowKind?.(row);
                  const to = rowLink?.(row);
                  const linked = to !== undefined || (onRow !== undefined && kind !== 'head' && kind !== 'sum');
                  return (
                    <tr
                      key={key}
                      role="row"
                      data-row={index}
                      aria-rowindex={index + 2}
                      aria-selected={selected ? selected.has(key) : kind === 'chosen' || undefined}
                      className={cx(linked && 'linked', kind, selected?.has(key) && 'chosen')}
                      tabIndex={linked || selected ? (index === Math.min(focus, rows.length - 1) ? 0 : -1) : undefined}
                      onFocus={() => setFocus(index)}
                      onClick={linked ? (event) => open(row, event) : undefined}
                      onKeyDown={(event) => onKeyDown(event, index, row)}
                    >
                      {selected && (
                        <td role="cell" className="tick">
                          {kind !== 'head' && kind !== 'sum' && (
                            <input type="checkbox" aria-label={t.selectRow} checked={selected.has(key)} onChange={() => toggle(key)} />
                          )}
                        </td>
                      )}
                      {columns.map((column, at) => {
                        const content = column.cell(row);
                        const classes = cx(alignClass[column.align ?? 'left'], at === 0 && 'pin lead', column.hideOnPhone && 'hidephone');
                        return at === 0 ? (
                          <th key={column.key} role="rowheader" scope="row" className={classes}>
                            {to === undefined ? (
                              content
                            ) : (
                              <Link to={to} className="rowlink">
                                {content}
                              </Link>
                            )}
                          </th>
                        ) : (
                          <td key={column.key} role="cell" data-label={column.title} className={classes}>
                            {content}
                          </td>
                        );
                      })}
                    </tr>
                  );
                })
              ),
            )}
          </tbody>
        </table>
        {rows.length === 0 && (props.empty ?? <EmptyState title={t.nothingFound}>{t.nothingFoundDo}</EmptyState>)}
      </div>
      {(onMore ?? props.footer ?? total !== undefined) && rows.length > 0 && (
        <footer>
          <output>{t.shown(rows.length, total)}</output>
          {onMore && (
            <Button small busy={props.loadingMore ?? false} onClick={onMore}>
              {t.more}
            </Button>
          )}
          {props.footer && <span style={{ marginLeft: 'auto' }}>{props.footer}</span>}
        </footer>
      )}
    </div>
  );
}

function Gap({ height, width }: { height: number; width: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={width} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

function Heading<Row>({
  column,
  pinned,
  order,
  onSort,
}: {
  column: Column<Row>;
  pinned: boolean;
  order: Order | null;
  onSort: (() => void) | undefined;
}) {
  const t = useText(kitWords);
  const style: CSSProperties | undefined = column.width === undefined ? undefined : { width: column.width };
  const words = (
    <span>
      {column.title}
      {column.sub && <small>{column.sub}</small>}
    </span>
  );
  return (
    <th
      role="columnheader"
      scope="col"
      className={cx(alignClass[column.align ?? 'left'], pinned && 'pin')}
      style={style}
      aria-sort={order ? (order.down ? 'descending' : 'ascending') : undefined}
    >
      {onSort ? (
        <button type="button" className="u-sort" title={t.sortBy(column.title)} onClick={onSort}>
          {words}
          <Icon of={order ? (order.down ? IconArrowDown : IconArrowUp) : IconArrowsSort} />
        </button>
      ) : (
        words
      )}
    </th>
  );
}
