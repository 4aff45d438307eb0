import { useEffect, useState, type RefObject } from 'react';

/**
 * A table that fits scrolls with the page (its heading sticks under the top bar). One that is wider than its
 * place scrolls inside its own box, where heading and first column stick.
 */
export function useInnerScroll(box: RefObject<HTMLElement | null>, rows: number): { readonly inner: boolean; readonly moved: boolean } {
  const [inner, setInner] = useState(false);
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const table = element.querySelector('table');
      if (table)
        setInner(matchMedia('(max-width: 760px)').matches && element.closest('.cards') ? false : table.scrollWidth > element.clientWidth + 1);
    };
    const onScroll = () => setMoved(element.scrollLeft > 0);
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- measures again when rows come or go
  }, [box, rows]);
  return { inner, moved };
}
