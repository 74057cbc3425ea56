import { saveLayer } from '../../state/persistence.ts';
import { announce, getState } from '../../state/store.ts';

/** Keeps maps in the browser's storage once they rest: a map that follows edits is not written with each of them. */

const restMs = 1500;
const waiting = new Map<string, ReturnType<typeof setTimeout>>();
let saidDenied = false;

export function keepSoon(id: string): void {
  clearTimeout(waiting.get(id));
  waiting.set(
    id,
    setTimeout(() => {
      waiting.delete(id);
      void keep(id);
    }, restMs),
  );
}

async function keep(id: string): Promise<void> {
  const layer = getState().imported.find(({ spec }) => spec.id === id);
  if (!layer) return;
  try {
    await saveLayer(layer);
  } catch {
    if (!saidDenied) announce('error', [{ code: 'storage-denied' }]);
    saidDenied = true;
  }
}
