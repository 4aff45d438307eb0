/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the ARIA tree pattern: the keyboard is handled at the item */
import { useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { cx, Icon } from './icon.tsx';
import { IconChevronRight } from './icons.ts';

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

/** A list that opens into deeper lists; arrow keys walk, right and left open and close. */
export function Tree({ label, nodes, open, startOpen, onChoose }: TreeProps) {
  // The ids whose state differs from how the tree starts.
  const [turned, setTurned] = useState<ReadonlySet<string>>(() => new Set(startOpen === 'all' ? [] : (open ?? nodes.map((node) => node.id))));
  const isOpened = (id: string) => turned.has(id) !== (startOpen === 'all');
  const [focus, setFocus] = useState(nodes[0]?.id);
  const toggle = (id: string, wanted?: boolean) =>
    setTurned((old) => {
      const next = new Set(old);
      if ((wanted ?? !isOpened(id)) !== (startOpen === 'all')) next.add(id);
      else next.delete(id);
      return next;
    });
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>, node: TreeNode) => {
    if (event.target !== event.currentTarget) return;
    const items = [...(event.currentTarget.closest('[role="tree"]')?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
    const at = items.indexOf(event.currentTarget);
    const move = (to: HTMLElement | null | undefined) => to?.focus();
    const isOpen = isOpened(node.id);
    const many = (node.children?.length ?? 0) > 0;
    if (event.key === 'ArrowDown') move(items[at + 1]);
    else if (event.key === 'ArrowUp') move(items[at - 1]);
    else if (event.key === 'Home') move(items[0]);
    else if (event.key === 'End') move(items.at(-1));
    else if (event.key === 'ArrowRight' && many && isOpen) move(items[at + 1]);
    else if (event.key === 'ArrowRight' && many) toggle(node.id, true);
    else if (event.key === 'ArrowLeft' && many && isOpen) toggle(node.id, false);
    else if (event.key === 'ArrowLeft') move(event.currentTarget.parentElement?.closest<HTMLElement>('[role="treeitem"]'));
    else if ((event.key === 'Enter' || event.key === ' ') && onChoose) onChoose(node.id);
    else if (event.key === 'Enter' || event.key === ' ') toggle(node.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const draw = (list: readonly TreeNode[], depth: number): ReactNode =>
    list.map((node) => {
      const many = (node.children?.length ?? 0) > 0;
      const isOpen = many && isOpened(node.id);
      return (
        <li
          key={node.id}
          role="treeitem"
          aria-expanded={many ? isOpen : undefined}
          aria-selected={node.chosen ?? false}
          tabIndex={focus === node.id ? 0 : -1}
          onFocus={(event) => event.target === event.currentTarget && setFocus(node.id)}
          onKeyDown={(event) => onKeyDown(event, node)}
        >
          <div className={cx('node', node.chosen && 'chosen')} style={{ '--u-depth': depth } as CSSProperties}>
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
          {isOpen && <ul role="group">{draw(node.children ?? [], depth + 1)}</ul>}
        </li>
      );
    });
  return (
    <ul role="tree" aria-label={label} className="u-tree">
      {draw(nodes, 0)}
    </ul>
  );
}
