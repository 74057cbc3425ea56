import { useEffect } from 'react';
import { announce } from '../../state/store.ts';

/** Files dropped anywhere on the page open in the Data tab instead of replacing the page. */
export function useDropAnywhere(): void {
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      // The list is emptied when the event is over.
      const files = [...(event.dataTransfer?.files ?? [])];
      import('./draft-store.ts')
        .then(({ openFiles }) => openFiles(files))
        .catch((error: unknown) =>
          announce('error', [
            {
              code: 'drop-failed',
              params: { reason: error instanceof Error ? error.message : String(error) },
            },
          ]),
        );
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, []);
}
