import { create } from 'zustand';
import type { Bounds } from '../../domain/feature.ts';
import { DataError, type Note } from '../../domain/note.ts';
import { getState, update } from '../../state/store.ts';
import { importClient } from '../../workers/import-client.ts';
import type { Draft, ImportFile, ImportSettings } from '../../workers/import-jobs.ts';

/** The files that are being looked at before they become a layer. They stay as they are while settings change. */
export interface DraftState {
  readonly files: readonly ImportFile[];
  readonly settings: ImportSettings;
  readonly title: string;
  /** The last draft stays on the screen while the next one is made. */
  readonly draft: Draft | null;
  readonly busy: boolean;
  /** Why the files cannot be read at all. */
  readonly failure: readonly Note[] | null;
}

const noSettings: ImportSettings = { read: [], join: null, mapping: null, place: null, kind: null };
const nothing: DraftState = { files: [], settings: noSettings, title: '', draft: null, busy: false, failure: null };

export const useDraft = create<DraftState>(() => nothing);

let running: AbortController | null = null;

/** Where the user works: the catalogue's bounds settle what a file leaves open. */
const placeOfWork = (): Bounds => {
  const { catalog } = getState();
  return catalog.status === 'ready' ? catalog.catalog.bounds : [73, 18, 135, 54];
};

const baseName = (name: string): string => name.replace(/\.[^.]*$/, '');

export async function openFiles(list: Iterable<File>): Promise<void> {
  const chosen = [...list];
  if (chosen.length === 0) return;
  update({ tab: 'data', panelOpen: true });
  const files = await Promise.all(
    chosen.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  useDraft.setState({ ...nothing, files, title: baseName(files[0].name) });
  await refresh();
}

/** A second table for the values of the first one. */
export async function addTable(file: File): Promise<void> {
  const added = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  const [first] = useDraft.getState().files;
  useDraft.setState({ files: [first, added], settings: noSettings });
  await refresh();
}

export async function changeSettings(patch: Partial<ImportSettings>): Promise<void> {
  useDraft.setState(({ settings }) => ({ settings: { ...settings, ...patch } }));
  await refresh();
}

export const setTitle = (title: string): void => useDraft.setState({ title });

export function closeDraft(): void {
  running?.abort();
  useDraft.setState(nothing);
}

async function refresh(): Promise<void> {
  running?.abort();
  const own = new AbortController();
  running = own;
  useDraft.setState({ busy: true, failure: null });
  const { files, settings } = useDraft.getState();
  try {
    const draft = await importClient.run('draft', { files, settings, near: placeOfWork() }, { signal: own.signal });
    useDraft.setState({ draft, busy: false });
  } catch (error) {
    if (own.signal.aborted) return;
    const failure = error instanceof DataError ? error.notes : [{ code: 'job-crashed', params: { reason: String(error) } }];
    useDraft.setState({ failure, busy: false, draft: null });
  }
}
