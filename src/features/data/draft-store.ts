import { create } from 'zustand';
import type { Bounds } from '../../domain/feature.ts';
import { type Note, notesOf } from '../../domain/note.ts';
import { announce, getState, update } from '../../state/store.ts';
import { importClient } from '../../workers/import-client.ts';
import { type Draft, type ImportFile, type ImportSettings, noSettings } from '../../workers/import-jobs.ts';

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

const nothing: DraftState = {
  files: [],
  settings: noSettings,
  title: '',
  draft: null,
  busy: false,
  failure: null,
};

export const useDraft = create<DraftState>(() => nothing);

let running: AbortController | null = null;

/** Where the user works: the catalogue's bounds settle what a file leaves open. */
const placeOfWork = (): Bounds => {
  const { catalog } = getState();
  return catalog.status === 'ready' ? catalog.catalog.bounds : [73, 18, 135, 54];
};

const baseName = (name: string): string => name.replace(/\.[^.]*$/, '');

/**
 * Opens files for a look, together with those that are being looked at already; a file of the same name takes the
 * place of the earlier one.
 */
export async function openFiles(list: Iterable<File>): Promise<void> {
  const chosen = [...list];
  if (chosen.length === 0) return;
  update({ tab: 'data', panelOpen: true });
  let added: ImportFile[];
  try {
    added = await Promise.all(
      chosen.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
  } catch {
    // A folder, or a file that was moved or locked since.
    announce('error', [
      { code: 'import-unreadable', params: { files: chosen.map((file) => file.name).join(', ') } },
    ]);
    return;
  }
  useDraft.setState(({ files, settings, title }) => {
    const kept = files.filter((file) => !added.some(({ name }) => name === file.name));
    const read = files.flatMap((file, i) => (kept.includes(file) ? [settings.read[i] ?? {}] : []));
    return {
      files: [...kept, ...added],
      settings: { ...noSettings, read, kind: settings.kind },
      title: title || baseName(added[0].name),
    };
  });
  await refresh();
}

/** Puts one file back; without any the look is over. */
export async function dropFile(index: number): Promise<void> {
  const { files, settings } = useDraft.getState();
  if (files.length <= 1) {
    closeDraft();
    return;
  }
  const left = files.filter((_, i) => i !== index);
  useDraft.setState({
    files: left,
    settings: {
      ...noSettings,
      read: files.flatMap((_, i) => (i === index ? [] : [settings.read[i] ?? {}])),
      kind: settings.kind,
    },
    title: baseName(left[0].name),
  });
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
  useDraft.setState({ busy: true });
  const { files, settings } = useDraft.getState();
  try {
    const draft = await importClient.run(
      'draft',
      { files, settings, near: placeOfWork() },
      { signal: own.signal },
    );
    useDraft.setState({ draft, busy: false, failure: null });
  } catch (error) {
    if (own.signal.aborted) return;
    useDraft.setState({ failure: notesOf(error), busy: false, draft: null });
  }
}
