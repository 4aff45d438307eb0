import type { ReactNode } from 'react';
import { showInstant } from '#platform/dates.ts';
import type { Tone } from '#platform/text.ts';
import { cx } from './icon.tsx';
import { EmptyState } from './read-state.tsx';

export interface HistoryEntry {
  readonly key: string;
  readonly who: ReactNode;
  /** ISO instant, or ready words. */
  readonly when: string;
  readonly what: ReactNode;
  readonly reason?: ReactNode;
  readonly tone?: Tone;
  /** Chips, links, a quote. */
  readonly more?: ReactNode;
}

/** Who did what when, and why; the newest first as given. */
export function History({ entries, empty }: { entries: readonly HistoryEntry[]; empty?: ReactNode }) {
  if (entries.length === 0) return <>{empty ?? <EmptyState />}</>;
  return (
    <ol className="u-history">
      {entries.map((entry) => (
        <li key={entry.key} className={cx(entry.tone)}>
          <div>{entry.what}</div>
          <div className="meta">
            {entry.who} · {/^\d{4}-\d{2}-\d{2}T/.test(entry.when) ? showInstant(entry.when) : entry.when}
          </div>
          {entry.reason && <div className="reason u-quote">{entry.reason}</div>}
          {entry.more}
        </li>
      ))}
    </ol>
  );
}

export { History as Timeline };

export interface Fact {
  readonly label: ReactNode;
  /** `null`, `undefined` and '' are shown as "chưa rõ". */
  readonly value: ReactNode;
  /** The last line of a calculation. */
  readonly sum?: boolean;
}
