import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Tone } from '#platform/text.ts';
import { cx } from './icon.tsx';
import { Link } from './link.tsx';

export interface YearMark {
  readonly key: string;
  readonly text: ReactNode;
  /** `plan` = dashed: not there yet. */
  readonly tone: Tone | 'plan';
  readonly to?: string | undefined;
}

export interface StripYear {
  readonly year: number;
  readonly marks: readonly YearMark[];
  /** Years to come are hatched. */
  readonly future?: boolean;
}

/** A life year by year, side by side: what was reached, and what may come. Scrolls to the newest year that has passed. */
export function YearStrip({ label, years }: { label: string; years: readonly StripYear[] }) {
  const box = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  const last = years.filter((year) => !year.future).at(-1)?.year;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const current = element.querySelector<HTMLElement>(`[data-year="${last}"]`);
    if (current && element.scrollWidth > element.clientWidth) element.scrollLeft = current.offsetLeft - element.clientWidth / 2;
    const watch = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, [last]);
  return (
    // A row that scrolls sideways must be reachable by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={box} className="u-years" aria-label={label} tabIndex={scrolls ? 0 : undefined}>
      <ol>
        {years.map((year) => (
          <li key={year.year} className={cx(year.future && 'future')} data-year={year.year}>
            <div className="marks">
              {year.marks.map((mark) => (
                <span key={mark.key} className={cx('mark', mark.tone)}>
                  {mark.to ? <Link to={mark.to}>{mark.text}</Link> : mark.text}
                </span>
              ))}
            </div>
            <b>{year.year}</b>
          </li>
        ))}
      </ol>
    </section>
  );
}
