import type { Bounds } from '../../domain/feature.ts';
import { DataError, notesOf } from '../../domain/note.ts';
import type { LocalizedText } from '../../domain/text.ts';
import { sceneClient } from '../../workers/scene-client.ts';
import { soundPool } from '../../workers/sound-pool.ts';
import { cancelSound } from './run-sound.ts';
import { indicatorsOf } from './scene-indicators.ts';
import { boundsOfScene } from './sound-frame.ts';
import { changeSoundDraft, patchSound, soundState } from './sound-store.ts';

/** Brings a scene onto the map: the demonstration town that comes with the page, or a file of one's own. */

const demo = {
  scene: 'data/scenes/changshan-demo.scene.json',
  scenarios: 'data/scenes/changshan-scenarios.json',
  name: { zh: '常山县城（示意）', en: 'Changshan town (demo)' },
} as const;

export const loadDemo = (): Promise<Bounds | null> =>
  load(demo.name, async () => ({
    scene: await fetched(demo.scene),
    scenarios: await fetched(demo.scenarios),
  }));

export const openSceneFile = (file: File): Promise<Bounds | null> =>
  load({ zh: file.name, en: file.name }, async () => ({
    scene: { bytes: new Uint8Array(await file.arrayBuffer()), file: file.name },
    scenarios: null,
  }));

type Input = Parameters<typeof sceneClient.run<'read'>>[1];

let asked = 0;

/** @returns bounds of the scene that was loaded, degrees; null where there is none, or another was asked for since */
async function load(name: LocalizedText, input: () => Promise<Input>): Promise<Bounds | null> {
  const mine = ++asked;
  cancelSound();
  patchSound({ scene: { status: 'loading' }, failure: null, cancelled: false });
  try {
    const { scene, ...rest } = await sceneClient.run('read', await input());
    if (mine !== asked) return null;
    if (scene.features.length === 0) {
      const [first = { code: 'sound-no-scene' }, ...more] = rest.faults;
      throw new DataError([first, ...more]);
    }
    patchSound({
      scene: { status: 'ready', name, scene, ...rest },
      shown: scene,
      version: { scenarioId: rest.scenarios[0]?.id ?? null, edits: [] },
      past: [],
      future: [],
      result: null,
      reference: null,
      fused: null,
      show: 'level',
      preview: null,
      why: null,
      selectedId: null,
      way: 'sources',
    });
    soundPool.warm();
    const { indicator } = soundState().draft;
    const known = indicatorsOf(scene.settings);
    changeSoundDraft({
      method: scene.settings.method,
      indicator: known.includes(indicator) ? indicator : (known[0] ?? indicator),
    });
    return boundsOfScene(scene);
  } catch (error) {
    if (mine === asked)
      patchSound({ scene: { status: 'failed', notes: notesOf(error) }, shown: null, result: null });
    return null;
  }
}

async function fetched(url: string): Promise<{ bytes: Uint8Array; file: string }> {
  const response = await fetch(url).catch(() => null);
  const file = url.slice(url.lastIndexOf('/') + 1);
  if (!response?.ok) throw DataError.of('sound-fetch', {}, { file });
  return { bytes: new Uint8Array(await response.arrayBuffer()), file };
}
