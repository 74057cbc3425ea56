import { create } from 'zustand';

/** Whether the page is on show on a wall screen: the map and what explains it, nothing to work with. */
interface PresentState {
  readonly presenting: boolean;
}

export const usePresent = create<PresentState>(() => ({ presenting: false }));

export const isPresenting = (): boolean => usePresent.getState().presenting;

/** What had the focus: it goes back there. */
let opener: Element | null = null;

/**
 * Fills the screen where the browser allows it, else the page. Call it from a press: without one the screen stays the
 * browser's.
 */
export function startPresenting(): void {
  opener = document.activeElement;
  usePresent.setState({ presenting: true });
  document.documentElement.requestFullscreen?.().catch(() => {
    // Refused by policy: the page is filled all the same.
  });
}

export function stopPresenting(): void {
  usePresent.setState({ presenting: false });
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
  // The page is out of sight until it is drawn again.
  setTimeout(() => opener instanceof HTMLElement && opener.focus());
}
