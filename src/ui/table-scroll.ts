import { useEffect, useState, type RefObject } from 'react';

/**
 * A table that fits scrolls with the page (its heading sticks under the top bar). One that is wider than its
 * place scrolls inside its own box, where heading and first column stick; `more` = columns are out of sight to the right.
 */
export function useInnerScroll(
  box: RefObject<HTMLElement | null>,
  rows: number,
): { readonly inner: boolean; readonly moved: boolean; readonly more: boolean } {
  const [inner, setInner] = useState(false);
  const [moved, setMoved] = useState(false);
  const [more, setMore] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onScroll = () => {
      setMoved(element.scrollLeft > 0);
      setMore(element.scrollLeft + element.clientWidth < element.scrollWidth - 1);
    };
    const measure = () => {
      const table = element.querySelector('table');
      if (table)
        setInner(matchMedia('(max-width: 760px)').matches && element.closest('.cards') ? false : table.scrollWidth > element.clientWidth + 1);
      onScroll();
    };
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- measures again when rows come or go
  }, [box, rows]);
  return { inner, moved, more };
}
