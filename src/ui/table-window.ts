import { useEffect, useState, type RefObject } from 'react';

export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Which rows to draw: those in view and some beyond. */
export function windowOf(total: number, rowHeight: number, hiddenAbove: number, viewHeight: number, spare = 20): Window {
  const first = Math.floor(Math.max(0, hiddenAbove) / rowHeight);
  const count = Math.ceil(viewHeight / rowHeight);
  const from = Math.max(0, Math.min(first, total - count) - spare);
  return { from, to: Math.min(total, first + count + spare) };
}

/** Draws only the rows in view when there are more than 200; rows may differ in height (the mean is measured). */
export function useRowWindow(total: number, body: RefObject<HTMLElement | null>): Window & { readonly rowHeight: number } {
  const large = total > 200;
  const [state, setState] = useState({ from: 0, to: Math.min(total, 60), rowHeight: 44 });
  useEffect(() => {
    if (!large) return;
    let frame = 0;
    const measure = () => {
      frame = 0;
      const element = body.current;
      if (!element) return;
      setState((old) => {
        const drawn = [...element.querySelectorAll<HTMLElement>(':scope > tr[data-row]')];
        const height = drawn.length === 0 ? old.rowHeight : drawn.reduce((sum, row) => sum + row.offsetHeight, 0) / drawn.length;
        const rowHeight = Math.abs(height - old.rowHeight) < 2 ? old.rowHeight : height;
        const scroller = element.closest<HTMLElement>('.scroll.inner');
        const top = scroller ? scroller.getBoundingClientRect().top : 0;
        const next = windowOf(total, rowHeight, top - element.getBoundingClientRect().top, scroller?.clientHeight ?? innerHeight);
        return next.from === old.from && next.to === old.to && rowHeight === old.rowHeight ? old : { ...next, rowHeight };
      });
    };
    const plan = () => {
      if (frame === 0) frame = requestAnimationFrame(measure);
    };
    measure();
    document.addEventListener('scroll', plan, { capture: true, passive: true });
    addEventListener('resize', plan);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('scroll', plan, { capture: true });
      removeEventListener('resize', plan);
    };
  }, [large, total, body]);
  return large ? state : { from: 0, to: total, rowHeight: 0 };
}
