import type { ReactNode } from 'react';
import { VerdictMark, type Verdict } from './chip.tsx';

export interface Clause {
  readonly key: string;
  readonly verdict: Verdict;
  /** What the mark says to screen readers: "Đủ". */
  readonly verdictLabel: string;
  readonly title: ReactNode;
  /** What was found, what is missing. */
  readonly more?: ReactNode;
  /** Where it is written. */
  readonly cite?: ReactNode;
  /** How sure the rule is. */
  readonly citeNote?: ReactNode;
  readonly open?: boolean;
  readonly children?: readonly Clause[];
}

function ClauseLine({ clause, more }: { clause: Clause; more: ReactNode }) {
  return (
    <div className="u-clause">
      <VerdictMark verdict={clause.verdict} label={clause.verdictLabel} />
      <div>
        <div>{clause.title}</div>
        {more && <div className="note">{more}</div>}
      </div>
      {clause.cite && (
        <div className="cite">
          {clause.cite}
          {clause.citeNote && <small>{clause.citeNote}</small>}
        </div>
      )}
    </div>
  );
}

/** Conditions with their verdict, article and facts; a condition made of others opens to them. */
export function Clauses({ clauses }: { clauses: readonly Clause[] }) {
  return (
    <ul className="u-clauses">
      {clauses.map((clause) => (
        <li key={clause.key}>
          {clause.children && clause.children.length > 0 ? (
            <>
              <details open={clause.open ?? false}>
                <summary>
                  <ClauseLine clause={clause} more={null} />
                </summary>
                <Clauses clauses={clause.children} />
              </details>
              {/* Links may not stand inside what opens and closes. */}
              {clause.more && <div className="proof">{clause.more}</div>}
            </>
          ) : (
            <div>
              <ClauseLine clause={clause} more={clause.more} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
