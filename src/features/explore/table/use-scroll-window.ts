import { type RefObject, useCallback, useEffect, useState } from 'react';

/** Rows drawn beyond the edge, so that a quick scroll shows no gap. */
const spare = 8;

export interface ScrollWindow {
  /** Rows to draw: first included, last excluded. */
  readonly first: number;
  readonly last: number;
  /** Whole rows in sight. */
  readonly page: number;
  /** Scrolls as little as needed to bring a row into sight. */
  readonly showRow: (index: number) => void;
}

/** Height of the head that stays on top of the rows. */
const headOf = (scroller: HTMLElement): number => scroller.firstElementChild?.clientHeight ?? 0;

/** Which of `count` rows of equal height a scrolling box shows below its sticky head. */
export function useScrollWindow(
  ref: RefObject<HTMLElement | null>,
  rowPx: number,
  count: number,
): ScrollWindow {
  const [top, setTop] = useState(0);
  const [page, setPage] = useState(12);
  useEffect(() => {
    const scroller = ref.current;
    if (!scroller) return;
    // The state changes by whole rows only: scrolling within a row draws nothing anew.
    const follow = () => setTop(Math.floor(scroller.scrollTop / rowPx));
    const measure = () => {
      setPage(Math.max(1, Math.floor((scroller.clientHeight - headOf(scroller)) / rowPx)));
      follow();
    };
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    scroller.addEventListener('scroll', follow, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', follow);
    };
  }, [ref, rowPx]);
  const showRow = useCallback(
    (index: number) => {
      const scroller = ref.current;
      if (!scroller) return;
      const least = (index + 1) * rowPx + headOf(scroller) - scroller.clientHeight;
      scroller.scrollTop = Math.min(index * rowPx, Math.max(least, scroller.scrollTop));
    },
    [ref, rowPx],
  );
  const first = Math.max(0, Math.min(top, count - page) - spare);
  return { first, last: Math.min(count, first + page + 1 + 2 * spare), page, showRow };
}
