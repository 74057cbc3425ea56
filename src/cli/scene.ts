import { extname } from 'node:path';
import { buildScene, type SceneInputs } from '../formats/scene-import/build.ts';
import { noiseModellingProfile } from '../formats/scene-import/noisemodelling-profile.ts';
import { plainProfile } from '../formats/scene-import/plain-profile.ts';
import { oneOf, parse, UsageError } from './arguments.ts';
import { nameOf, putJson } from './files.ts';
import { gridEndings, readGrid } from './grids.ts';
import { readLayer } from './layers.ts';
import { say, sayNotes } from './messages.ts';

/** Options by what the file holds. */
const inputs = { road: 'roads', building: 'buildings', ground: 'ground', barrier: 'barriers' } as const;

/** `scene --roads F … --out SCENE`: a scene file from the tables of other programs. */
export async function scene(args: readonly string[]): Promise<void> {
  const parsed = parse(args, [...Object.values(inputs), 'dem', 'profile', 'out']);
  if (parsed.files.length > 0) throw new UsageError(`scene takes options only, not "${parsed.files[0]}"`);
  const out = parsed.text('out');
  if (parsed.text('roads') === undefined) throw new UsageError('scene needs --roads F');
  if (out === undefined) throw new UsageError('scene needs --out SCENE');
  const profile = oneOf(parsed, 'profile', ['noisemodelling'] as const);
  const layers: { -readonly [K in keyof SceneInputs['layers']]: SceneInputs['layers'][K] } = {};
  for (const [kind, option] of Object.entries(inputs) as [keyof typeof inputs, string][]) {
    const path = parsed.text(option);
    if (path !== undefined) layers[kind] = await readLayer(path);
  }
  const demPath = parsed.text('dem');
  const isGrid = demPath !== undefined && gridEndings.has(extname(demPath).toLowerCase());
  if (demPath !== undefined && !isGrid) layers.terrain = await readLayer(demPath);
  const dem =
    demPath !== undefined && isGrid ? { grid: readGrid(demPath), file: nameOf(demPath) } : undefined;
  const built = buildScene({ layers, dem }, profile ? noiseModellingProfile : plainProfile, nameOf(out));
  sayNotes(built.notes);
  sayNotes(built.leftOut);
  putJson(out, built.file);
  const left = new Set(built.leftOut.map(({ where }) => where?.featureId)).size;
  const counts = new Map<string, number>();
  for (const { kind } of built.scene.features) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const list = [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
  say(`${list}; ${left} features left out`);
}
