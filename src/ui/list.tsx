import type { ReactNode } from 'react';
import { cx } from './icon.tsx';
import { Link } from './link.tsx';

/** Rows inside a card: `<Card flush><List><Item …/></List></Card>`; `plain` inside a padded card. */
export function List({ plain, children }: { plain?: boolean; children?: ReactNode }) {
  return <ul className={cx('u-list', plain && 'plain')}>{children}</ul>;
}

export interface ItemProps {
  /** `Tile`, `VerdictMark`, `Avatar`. */
  readonly lead?: ReactNode;
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  /** A quieter third line. */
  readonly note?: ReactNode;
  /** Chip, date, one button. */
  readonly end?: ReactNode;
  /** Makes the whole row a link. */
  readonly to?: string | undefined;
  readonly chosen?: boolean;
}

/** One row of a list: lead, words, end. */
export function Item({ lead, title, sub, note, end, to, chosen }: ItemProps) {
  return (
    <li className={cx('u-item', to && 'linked', chosen && 'chosen')}>
      {lead && <span className="lead">{lead}</span>}
      <div className="words">
        <div className="title">
          {to ? (
            <Link to={to} aria-current={chosen ? 'true' : undefined}>
              {title}
            </Link>
          ) : (
            title
          )}
        </div>
        {sub && <div className="sub">{sub}</div>}
        {note && <div className="note">{note}</div>}
      </div>
      {end && <div className="end">{end}</div>}
    </li>
  );
}

/** Somebody's words with a bar at the left: an opinion, an explanation. */
export function Quote({ who, when, children, end }: { who?: ReactNode; when?: ReactNode; children: ReactNode; end?: ReactNode }) {
  return (
    <div className="u-quote">
      {(who ?? when) && (
        <div>
          <b>{who}</b> <span className="meta">{when}</span>
        </div>
      )}
      <div>{children}</div>
      {end && <div style={{ marginTop: 6 }}>{end}</div>}
    </div>
  );
}
