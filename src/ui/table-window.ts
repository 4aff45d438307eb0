import { useEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

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

/** A stretch of rows to draw, or the height of rows that are not. */
export type Piece = { readonly rows: Window } | { readonly gap: number; readonly key: string };

/** The rows of the window, and the row that holds the focus wherever it stands: it must not vanish under the hands. */
export function piecesOf(total: number, { from, to }: Window, held: number | null): Piece[] {
  const parts: Window[] =
    held === null || (held >= from && held < to) || held >= total
      ? [{ from, to }]
      : held < from
        ? [
            { from: held, to: held + 1 },
            { from, to },
          ]
        : [
            { from, to },
            { from: held, to: held + 1 },
          ];
  let at = 0;
  const pieces = parts.flatMap((rows, index): Piece[] => {
    const before: Piece[] = rows.from > at ? [{ gap: rows.from - at, key: `before ${index}` }] : [];
    at = rows.to;
    return [...before, { rows }];
  });
  return at < total ? [...pieces, { gap: total - at, key: 'after' }] : pieces;
}

const scrollerOf = (element: Element) => element.closest<HTMLElement>('.scroll.inner, [data-scroll]');

/** Where rows are drawn: the box that scrolls, or the page. */
function viewOf(element: Element): { readonly top: number; readonly height: number } {
  const box = scrollerOf(element);
  return box ? { top: box.getBoundingClientRect().top, height: box.clientHeight } : { top: 0, height: innerHeight };
}

/** Scrolls to where a row stands that may not be drawn yet: by the mean height of those that are. */
export function scrollToRow(body: HTMLElement, index: number, rowHeight: number): void {
  const { top, height } = viewOf(body);
  const by = body.getBoundingClientRect().top + index * rowHeight - top - height / 2;
  (scrollerOf(body) ?? document.scrollingElement ?? document.documentElement).scrollBy({ top: by, behavior: 'instant' });
}

const nextFrame = () => new Promise<void>((done) => requestAnimationFrame(() => done()));

/** The row in view, drawn first where it is not; `null` when there is none. */
export async function bringRow(body: HTMLElement | null, index: number, rowHeight: number): Promise<HTMLElement | null> {
  const found = () => body?.querySelector<HTMLElement>(`:scope > [data-row="${index}"]`) ?? null;
  // heights differ, so one scroll may land beside it
  for (let frame = 0; frame < 30 && found() === null && body && index >= 0; frame += 1) {
    if (frame % 6 === 0) scrollToRow(body, index, rowHeight);
    await nextFrame();
  }
  const row = found();
  row?.scrollIntoView({ block: 'nearest' });
  return row;
}

/** Paper has no scrolling: while the page is printed, every row is there. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const paper = matchMedia('print');
    // the browser takes its picture right after these have run
    const set = (on: boolean) => flushSync(() => setPrinting(on));
    const start = () => set(true);
    const end = () => set(false);
    const change = () => set(paper.matches);
    addEventListener('beforeprint', start);
    addEventListener('afterprint', end);
    paper.addEventListener('change', change);
    return () => {
      removeEventListener('beforeprint', start);
      removeEventListener('afterprint', end);
      paper.removeEventListener('change', change);
    };
  }, []);
  return printing;
}

export interface WindowOptions {
  /** Fewer rows than this are all drawn. */
  readonly above: number;
  /** Rows drawn beyond the view, on each side. */
  readonly spare?: number;
  /** Which elements of the body are rows; each carries `data-row`. */
  readonly rows?: string;
}

/** Draws only the rows in view when there are more than `above`; rows may differ in height (the mean is measured). */
export function useRowWindow(
  total: number,
  body: RefObject<HTMLElement | null>,
  { above, spare = 20, rows = ':scope > tr[data-row]' }: WindowOptions,
): Window & { readonly rowHeight: number } {
  const printing = usePrinting();
  const large = total > above;
  const [state, setState] = useState({ from: 0, to: Math.min(total, 60), rowHeight: 44 });
  useEffect(() => {
    if (!large) return;
    let frame = 0;
    const measure = () => {
      frame = 0;
      const element = body.current;
      if (!element) return;
      setState((old) => {
        const drawn = [...element.querySelectorAll<HTMLElement>(rows)];
        const height = drawn.length === 0 ? old.rowHeight : drawn.reduce((sum, row) => sum + row.offsetHeight, 0) / drawn.length;
        const rowHeight = height === 0 || Math.abs(height - old.rowHeight) < 2 ? old.rowHeight : height;
        const view = viewOf(element);
        const next = windowOf(total, rowHeight, view.top - element.getBoundingClientRect().top, view.height, spare);
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
  }, [large, total, body, spare, rows]);
  return large && !printing ? state : { from: 0, to: total, rowHeight: state.rowHeight };
}
