import { type RefObject, useEffect, useRef } from 'react';

/** Brings a part of the panel into sight when what it is about changes: it answers a click on the map. */
export function useInSight(about: unknown): RefObject<HTMLElement | null> {
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    if (about) part.current?.scrollIntoView({ block: 'nearest' });
  }, [about]);
  return part;
}
