import { useEffect, type ReactNode } from 'react';
import type { Label } from '#platform/text.ts';
import { StatusChip } from './chip.tsx';
import { Link } from './link.tsx';
import { useText } from './text.ts';
import { kitWords } from './words.ts';

export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

export interface PageProps {
  readonly title: string;
  /** The way to here, without the page itself. */
  readonly crumbs?: readonly Crumb[];
  readonly status?: Label | undefined;
  /** More marks beside the title (for example `OriginMark`). */
  readonly marks?: ReactNode;
  readonly subtitle?: ReactNode;
  /** Stands before the title: an `Avatar`. */
  readonly lead?: ReactNode;
  /** Buttons; one of them primary. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** The frame of a screen: title, where we are, state, what can be done. Sets the window title. */
export function Page({ title, crumbs, status, marks, subtitle, lead, actions, children }: PageProps) {
  const t = useText(kitWords);
  useEffect(() => {
    document.title = `${title} · Thi đua`;
  }, [title]);
  return (
    <>
      <header className="u-pagehead">
        {lead}
        <div className="titles">
          {crumbs && crumbs.length > 0 && (
            <nav className="u-crumbs" aria-label={t.crumbs}>
              <ol>
                {crumbs.map((crumb) => (
                  <li key={crumb.label}>{crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}</li>
                ))}
              </ol>
            </nav>
          )}
          <div className="titleline">
            <h1>{title}</h1>
            <StatusChip status={status} />
            {marks}
          </div>
          {subtitle && <div className="sub">{subtitle}</div>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}
