import type { ReactNode } from 'react';
import type { RefusalBody } from '#platform/refusal.ts';
import { refusalFrom, type Read } from './api.ts';
import { Button } from './button.tsx';
import { Tile } from './chip.tsx';
import type { IconType } from './icon.tsx';
import { IconInbox, IconRefresh } from './icons.ts';
import { RefusalNotice } from './notice.tsx';
import { useText } from './text.ts';
import { kitWords } from './words.ts';

export interface EmptyStateProps {
  readonly icon?: IconType;
  readonly title?: string;
  /** What to do now, in one sentence. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** An empty place that says what would fill it. */
export function EmptyState({ icon = IconInbox, title, children, action }: EmptyStateProps) {
  const t = useText(kitWords);
  return (
    <div className="u-empty">
      <Tile icon={icon} />
      <b>{title ?? t.nothing}</b>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

/** Grey lines while something is on its way. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const t = useText(kitWords);
  return (
    <output className="u-skeleton">
      <span className="u-hidden">{t.loading}</span>
      {Array.from({ length: rows }, (_, index) => (
        <i key={index} style={{ width: `${[92, 74, 84, 61][index % 4]}%` }} />
      ))}
    </output>
  );
}

/** Something could not be read: why, and a way to try again. */
export function LoadProblem({ refusal, onRetry }: { refusal: RefusalBody; onRetry?: () => void }) {
  const t = useText(kitWords);
  const again = onRetry && refusal.kind !== 'not_found' && refusal.kind !== 'forbidden';
  return (
    <RefusalNotice
      refusal={refusal}
      action={
        again && (
          <Button small icon={IconRefresh} onClick={onRetry}>
            {t.retry}
          </Button>
        )
      }
    />
  );
}

export interface ReadStateProps<T> {
  readonly read: Read<T>;
  /** Skeleton rows while loading. */
  readonly rows?: number;
  /** Shown when `isEmpty` (default: an empty list or a page without rows). */
  readonly empty?: ReactNode;
  readonly isEmpty?: (data: T) => boolean;
  readonly children: (data: T) => ReactNode;
}

function hasNothing(data: unknown): boolean {
  if (Array.isArray(data)) return data.length === 0;
  const rows = (data as { rows?: unknown } | null)?.rows;
  return Array.isArray(rows) && rows.length === 0;
}

/** Waits, explains, retries: `<ReadState read={useRead(…)}>{(data) => …}</ReadState>`. */
export function ReadState<T>({ read, rows, empty, isEmpty, children }: ReadStateProps<T>) {
  if (read.data === undefined) {
    if (read.error) return <LoadProblem refusal={refusalFrom(read.error)} onRetry={() => void read.refetch()} />;
    return <Loading {...(rows === undefined ? {} : { rows })} />;
  }
  const nothing = empty !== undefined && (isEmpty ?? hasNothing)(read.data);
  return (
    <>
      {read.error && <LoadProblem refusal={refusalFrom(read.error)} onRetry={() => void read.refetch()} />}
      {nothing ? empty : children(read.data)}
    </>
  );
}
