import type { Bounds } from '../../domain/feature.ts';
import { DataError, notesOf } from '../../domain/note.ts';
import { sceneClient } from '../../workers/scene-client.ts';
import { soundPool } from '../../workers/sound-pool.ts';
import { beginWith } from './current-scene.ts';
import { cancelSound } from './run-sound.ts';
import { indicatorsOf } from './scene-indicators.ts';
import { beginSwap, endSwap } from './scene-swap.ts';
import { boundsOfScene } from './sound-frame.ts';
import { changeSoundDraft, type LoadedScene, patchSound, soundState, type Version } from './sound-store.ts';

/** Brings a scene onto the map: the demonstration town that comes with the page, or a file of one's own. */

const demo = {
  scene: 'data/scenes/changshan-demo.scene.json',
  scenarios: 'data/scenes/changshan-scenarios.json',
  hours: 'data/scenes/changshan-hours.json',
  name: { zh: '常山县城（示意）', en: 'Changshan town (demo)' },
} as const;

export const loadDemo = (): Promise<Bounds | null> =>
  load({ name: demo.name, builtIn: 'demo' }, async () => ({
    files: await Promise.all([demo.scene, demo.scenarios, demo.hours].map(fetched)),
  }));

/** A scene of one's own; its scenarios and courses of the day where they are chosen together with it. */
export const openSceneFiles = (files: readonly File[]): Promise<Bounds | null> =>
  load(null, async () => ({
    files: await Promise.all(
      files.map(async (file) => ({ bytes: new Uint8Array(await file.arrayBuffer()), file: file.name })),
    ),
  }));

/** What a scene file means that names no method. */
const usualMethod = 'hj2.4';

type Input = Parameters<typeof sceneClient.run<'read'>>[1];

let asked = 0;

/**
 * @param known null: a scene that has the name of its file
 * @returns bounds of the scene that was loaded, degrees; null where there is none, or another was asked for since
 */
async function load(
  known: Pick<LoadedScene, 'name' | 'builtIn'> | null,
  input: () => Promise<Input>,
): Promise<Bounds | null> {
  const mine = ++asked;
  cancelSound();
  beginSwap();
  patchSound({ scene: { status: 'loading' }, failure: null, cancelled: false });
  try {
    const { scene, file, ...rest } = await sceneClient.run('read', await input());
    if (mine !== asked) return null;
    if (scene.features.length === 0) {
      const [first = { code: 'sound-no-scene' }, ...more] = rest.faults;
      throw new DataError([first, ...more]);
    }
    adoptScene(
      { ...(known ?? { name: { zh: file, en: file } }), scene, ...rest },
      { scenarioId: rest.scenarios[0]?.id ?? null, edits: [] },
    );
    soundPool.warm();
    const { indicator, method } = soundState().draft;
    const indicators = indicatorsOf(scene.settings, rest.course);
    changeSoundDraft({
      // A file that says nothing of its method leaves the one that was chosen.
      method: scene.settings.method === usualMethod ? method : scene.settings.method,
      indicator: indicators.includes(indicator) ? indicator : (indicators[0] ?? indicator),
      hour: null,
    });
    return boundsOfScene(scene);
  } catch (error) {
    if (mine !== asked) return null;
    patchSound({ scene: { status: 'failed', notes: notesOf(error) }, shown: null, result: null });
    endSwap();
    return null;
  }
}

/** Puts a scene on the map, in one of its versions; maps of the one before are forgotten, but for undo. */
export function adoptScene(loaded: LoadedScene, version: Version): void {
  beginSwap();
  patchSound({
    scene: { status: 'ready', ...loaded },
    past: [],
    future: [],
    result: null,
    reference: null,
    fused: null,
    hours: [],
    show: 'level',
    preview: null,
    why: null,
    selectedId: null,
    editing: null,
    way: 'sources',
    failure: null,
    cancelled: false,
  });
  beginWith(version);
  endSwap();
}

async function fetched(url: string): Promise<{ bytes: Uint8Array; file: string }> {
  const response = await fetch(url).catch(() => null);
  const file = url.slice(url.lastIndexOf('/') + 1);
  if (!response?.ok) throw DataError.of('sound-fetch', {}, { file });
  return { bytes: new Uint8Array(await response.arrayBuffer()), file };
}
