/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the ARIA tree pattern: the keyboard is handled at the item */
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { cx, Icon } from './icon.tsx';
import { IconChevronRight } from './icons.ts';
import { bringRow, piecesOf, scrollToRow, useRowWindow } from './table-window.ts';

export interface TreeNode {
  readonly id: string;
  readonly label: ReactNode;
  /** At the right: a number, a chip. */
  readonly meta?: ReactNode;
  readonly chosen?: boolean;
  readonly children?: readonly TreeNode[];
}

export interface TreeProps {
  readonly label: string;
  readonly nodes: readonly TreeNode[];
  /** Ids open at first; default: the first level. */
  readonly open?: readonly string[];
  /** Everything is open, also what comes later; only what is closed by hand stays closed. */
  readonly startOpen?: 'all';
  readonly onChoose?: (id: string) => void;
}

interface Shown {
  readonly node: TreeNode;
  readonly depth: number;
  readonly parent: number | null;
  /** Place among its siblings, from 1, and how many they are. */
  readonly place: number;
  readonly of: number;
}

/** The nodes that are not inside a closed one, in order. */
function shownOf(nodes: readonly TreeNode[], isOpen: (id: string) => boolean): Shown[] {
  const found: Shown[] = [];
  const walk = (list: readonly TreeNode[], depth: number, parent: number | null) => {
    for (const [index, node] of list.entries()) {
      const at = found.push({ node, depth, parent, place: index + 1, of: list.length }) - 1;
      if (node.children && node.children.length > 0 && isOpen(node.id)) walk(node.children, depth + 1, at);
    }
  };
  walk(nodes, 0, null);
  return found;
}

/** A list that opens into deeper lists; arrow keys walk, right and left open and close. Of a long one only what is in view is drawn. */
export function Tree({ label, nodes, open, startOpen, onChoose }: TreeProps) {
  // The ids whose state differs from how the tree starts.
  const [turned, setTurned] = useState<ReadonlySet<string>>(() => new Set(startOpen === 'all' ? [] : (open ?? nodes.map((node) => node.id))));
  const isOpened = (id: string) => turned.has(id) !== (startOpen === 'all');
  const [focus, setFocus] = useState(nodes[0]?.id);
  const [inside, setInside] = useState(false);
  const root = useRef<HTMLUListElement>(null);
  const shown = shownOf(nodes, isOpened);
  const view = useRowWindow(shown.length, root, { above: 150, spare: 12, rows: ':scope > li[data-row]' });
  const focused = shown.findIndex((one) => one.node.id === focus);
  const toggle = (id: string, wanted?: boolean) =>
    setTurned((old) => {
      const next = new Set(old);
      if ((wanted ?? !isOpened(id)) !== (startOpen === 'all')) next.add(id);
      else next.delete(id);
      return next;
    });
  const bring = (index: number) => void bringRow(root.current, index, view.rowHeight).then((row) => row?.focus());
  // whoever chooses from outside (a criterion that was just added) finds it in view
  const chosen = shown.findIndex((one) => one.node.chosen);
  const last = useRef(-1);
  const { rowHeight } = view;
  useEffect(() => {
    if (last.current === chosen || chosen < 0 || !root.current) return;
    last.current = chosen;
    if (!root.current.querySelector(`:scope > li[data-row="${chosen}"]`)) scrollToRow(root.current, chosen, rowHeight);
  }, [chosen, rowHeight, last]);
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>, index: number, { node, parent }: Shown) => {
    if (event.target !== event.currentTarget) return;
    const isOpen = isOpened(node.id);
    const many = (node.children?.length ?? 0) > 0;
    if (event.key === 'ArrowDown') bring(index + 1);
    else if (event.key === 'ArrowUp') bring(index - 1);
    else if (event.key === 'Home') bring(0);
    else if (event.key === 'End') bring(shown.length - 1);
    else if (event.key === 'ArrowRight' && many && isOpen) bring(index + 1);
    else if (event.key === 'ArrowRight' && many) toggle(node.id, true);
    else if (event.key === 'ArrowLeft' && many && isOpen) toggle(node.id, false);
    else if (event.key === 'ArrowLeft') bring(parent ?? index);
    else if ((event.key === 'Enter' || event.key === ' ') && onChoose) onChoose(node.id);
    else if (event.key === 'Enter' || event.key === ' ') toggle(node.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ul
      ref={root}
      role="tree"
      aria-label={label}
      className="u-tree"
      onFocus={() => setInside(true)}
      onBlur={(event) => setInside(event.currentTarget.contains(event.relatedTarget))}
    >
      {piecesOf(shown.length, view, inside && focused >= 0 ? focused : null).flatMap((piece) =>
        'gap' in piece ? (
          <li key={piece.key} role="presentation" aria-hidden style={{ height: piece.gap * view.rowHeight }} />
        ) : (
          shown.slice(piece.rows.from, piece.rows.to).map((one, offset) => {
            const index = piece.rows.from + offset;
            const { node } = one;
            const many = (node.children?.length ?? 0) > 0;
            return (
              <li
                key={node.id}
                role="treeitem"
                data-row={index}
                aria-level={one.depth + 1}
                aria-posinset={one.place}
                aria-setsize={one.of}
                aria-expanded={many ? isOpened(node.id) : undefined}
                aria-selected={node.chosen ?? false}
                tabIndex={focused < 0 ? (index === 0 ? 0 : -1) : focus === node.id ? 0 : -1}
                onFocus={(event) => event.target === event.currentTarget && setFocus(node.id)}
                onKeyDown={(event) => onKeyDown(event, index, one)}
              >
                <div className={cx('node', node.chosen && 'chosen')} style={{ '--u-depth': one.depth } as CSSProperties}>
                  <span className="twist" onClick={() => toggle(node.id)}>
                    {many && <Icon of={IconChevronRight} />}
                  </span>
                  <span
                    className="u-grow"
                    onClick={() => (onChoose ? onChoose(node.id) : many && toggle(node.id))}
                    style={onChoose || many ? { cursor: 'pointer' } : undefined}
                  >
                    {node.label}
                  </span>
                  {node.meta && <span className="meta">{node.meta}</span>}
                </div>
              </li>
            );
          })
        ),
      )}
    </ul>
  );
}
