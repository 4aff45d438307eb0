import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { Tone } from '#platform/text.ts';
import { Count } from './chip.tsx';
import { cx, Icon, type IconType } from './icon.tsx';
import { Link, usePath } from './link.tsx';
import { useLocation } from '@tanstack/react-router';
import { useText } from './text.ts';
import { kitWords } from './words.ts';

export interface CardProps {
  readonly title?: string;
  readonly icon?: IconType;
  readonly count?: number | string | undefined;
  readonly countTone?: Tone;
  /** At the right of the heading: a link, a chip, small buttons. */
  readonly aside?: ReactNode;
  readonly footer?: ReactNode;
  /** No inner margin: for a `List` or `DataTable` that fills the card. */
  readonly flush?: boolean;
  /** Smaller heading, for cards in a side column. */
  readonly small?: boolean;
  readonly children?: ReactNode;
}

/** A white card with a heading. */
export function Card({ title, icon, count, countTone = 'neutral', aside, footer, flush, small, children }: CardProps) {
  const id = useId();
  const Heading = small ? 'h3' : 'h2';
  return (
    <section className={cx('u-card', flush && 'flush')} aria-labelledby={title ? id : undefined}>
      {title && (
        <header>
          {icon && <Icon of={icon} />}
          <Heading id={id}>{title}</Heading>
          {count !== undefined && <Count value={count} tone={countTone} />}
          {aside && <div className="aside">{aside}</div>}
        </header>
      )}
      {children !== undefined && children !== null && <div className="body">{children}</div>}
      {footer && <footer>{footer}</footer>}
    </section>
  );
}

/** A part of a page with a heading and no card around it (around a table, a form, a paper). */
export function Section({ title, icon, count, aside, children }: Pick<CardProps, 'title' | 'icon' | 'count' | 'aside' | 'children'>) {
  const id = useId();
  return (
    <section className="u-section" aria-labelledby={title ? id : undefined}>
      {title && (
        <header>
          {icon && <Icon of={icon} />}
          <h2 id={id}>{title}</h2>
          {count !== undefined && <Count value={count} />}
          {aside && <div className="aside">{aside}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

export interface Tab {
  readonly key: string;
  readonly label: string;
  /** A number or `1/1` after the label. */
  readonly count?: number | string | undefined;
}

/** Tabs as links: the chosen one is `?muc=key` (or another `param`) in the address; the first is the default. */
export function Tabs({ tabs, param = 'muc' }: { tabs: readonly Tab[]; param?: string }) {
  const path = usePath();
  const current = useTab(tabs, param);
  const t = useText(kitWords);
  const nav = useRef<HTMLElement>(null);
  // Opened by a link, the chosen tab may lie beyond the edge of a phone; only the bar moves, not the page.
  useEffect(() => {
    const bar = nav.current;
    const chosen = bar?.querySelector<HTMLElement>(`[data-tab="${current}"]`);
    if (bar && chosen) bar.scrollLeft = chosen.offsetLeft - bar.offsetLeft - (bar.clientWidth - chosen.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={nav} className="u-tabs" aria-label={t.tabs}>
      {tabs.map((tab, index) => (
        <Link
          key={tab.key}
          data-tab={tab.key}
          to={index === 0 ? path : `${path}?${param}=${tab.key}`}
          aria-current={tab.key === current ? 'page' : undefined}
        >
          {tab.label} {tab.count !== undefined && <i>{tab.count}</i>}
        </Link>
      ))}
    </nav>
  );
}

/** The key of the chosen tab. */
export function useTab(tabs: readonly Tab[], param = 'muc'): string {
  const chosen = (useLocation().search as Record<string, unknown>)[param];
  return tabs.find((tab) => tab.key === chosen)?.key ?? tabs[0]?.key ?? '';
}
