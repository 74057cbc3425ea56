import { aWeighting } from '../acoustics/bands.ts';
import { createRows } from '../acoustics/field-levels.ts';
import { receiverLevel } from '../acoustics/levels-of-matrix.ts';
import type { AttenuationMatrix } from '../acoustics/propagate.ts';
import { planeOfScene } from '../acoustics/scene/scene-plane.ts';
import { createSoundField, type FieldReceiver, type SoundField } from '../acoustics/sound-field.ts';
import { standardOf, usualReceiverHeight } from '../acoustics/standard.ts';
import { DataError } from '../domain/note.ts';
import { featuresOf, methods, type Scene } from '../domain/scene.ts';
import { decodeText } from '../formats/encoding.ts';
import { parseJson } from '../formats/json.ts';
import { parseScene } from '../formats/scene-file.ts';
import { converter } from '../formats/scene-import/layer.ts';
import { spotHeights } from '../grid/grid.ts';
import { oneOf, type Parsed, parse, positive, UsageError } from './arguments.ts';
import { explainReceiver } from './explain.ts';
import { endingOf, nameOf, putJson, readBytes, writeResult } from './files.ts';
import { readGrid } from './grids.ts';
import { sayNotes } from './messages.ts';
import { predictGrid } from './predict-grid.ts';
import { readScene } from './scenes.ts';

/** `predict SCENE …`: levels at receivers or on a grid. */

const options = [
  'method',
  'receivers',
  'dem',
  'cell',
  'bbox',
  'receiver-height',
  'indicator',
  'error-budget',
  'threads',
  'out',
];

export async function predict(args: readonly string[]): Promise<void> {
  const explain = args.includes('--explain');
  const parsed = parse(
    args.filter((arg) => arg !== '--explain'),
    options,
  );
  const [file, ...more] = parsed.files;
  if (!file || more.length > 0) throw new UsageError('predict takes one scene');
  const method = oneOf(parsed, 'method', methods);
  const cell = positive(parsed, 'cell');
  const budgetDb = parsed.number('error-budget') ?? 0;
  if (budgetDb < 0) throw new UsageError('--error-budget must not be negative');
  if (cell !== undefined && explain) throw new UsageError('--explain is for receivers, not for a grid');
  const scene = readScene(file);
  const heights = demSpots(parsed.text('dem'), scene);
  const fieldOptions = { ...(method && { method }), heights };
  const field = createSoundField(scene, fieldOptions);
  sayNotes(field.notes);
  if (cell === undefined) atReceivers(parsed, scene, field, budgetDb, explain);
  else await predictGrid(cell, parsed, scene, field, fieldOptions, budgetDb);
}

/** Spot heights of a DEM grid in the scene's plane; a grid or a scene without a known place is taken to lie in it. */
function demSpots(path: string | undefined, scene: Scene): [number, number, number][] {
  if (path === undefined) return [];
  const grid = readGrid(path);
  sayNotes(grid.meta.notes);
  const convert = converter(grid.crs, planeOfScene(scene).crs);
  const spots = spotHeights(grid);
  return convert ? spots.map(([x, y, z]) => [...convert(x, y), z]) : spots;
}

/** Receivers of another file instead of the scene's: a scene's or plain GeoJSON points in the scene's coordinates. */
function receiversOf(path: string, scene: Scene, field: SoundField): readonly FieldReceiver[] {
  const file = nameOf(path);
  const json = parseJson(decodeText(readBytes(path), file).text, file) as { features?: unknown[] };
  const asScene = {
    type: 'FeatureCollection',
    shengtu: 1,
    crs:
      scene.crs.kind === 'lnglat'
        ? undefined
        : { properties: { name: scene.crs.kind === 'local' ? 'local' : `EPSG:${scene.crs.code}` } },
    features: (json.features ?? []).map((raw, k) => {
      const feature = raw as { id?: unknown; properties?: Record<string, unknown> | null };
      return {
        ...feature,
        id: feature.id ?? feature.properties?.id ?? `r${k + 1}`,
        properties: { ...feature.properties, kind: 'receiver' },
      };
    }),
  };
  const { scene: read, faults } = parseScene(asScene, file);
  const [first, ...rest] = faults;
  if (first) throw new DataError([first, ...rest]);
  return featuresOf(read.features, 'receiver').map(({ id, geometry, properties }) => {
    const [x, y, z] = geometry.coordinates;
    const [px, py] = field.plane.toPlane(x, y);
    return z !== undefined && (scene.settings.heights === 'altitude' || properties.heightM === undefined)
      ? { id, x: px, y: py, z }
      : { id, x: px, y: py, heightM: properties.heightM ?? usualReceiverHeight[field.method] };
  });
}

interface ReceiverResult {
  readonly id: string;
  readonly position: readonly [number, number, number];
  readonly levels: Readonly<
    Record<
      string,
      {
        levelDbA: number | null;
        bandsDb: readonly (number | null)[] | null;
        bandsDbA: readonly (number | null)[] | null;
      }
    >
  >;
  readonly paths?: readonly unknown[];
}

function atReceivers(
  parsed: Parsed,
  scene: Scene,
  field: SoundField,
  budgetDb: number,
  explain: boolean,
): void {
  const out = parsed.text('out');
  const ending = out === undefined ? '.json' : endingOf(out, ['.json', '.csv', '.geojson'] as const);
  const other = parsed.text('receivers');
  const receivers = other === undefined ? field.receivers : receiversOf(other, scene, field);
  if (receivers.length === 0) throw DataError.of('scene-no-receivers');
  const rowOf = createRows(field, scene.settings.maxDistanceM, budgetDb);
  const results = receivers.map((receiver): ReceiverResult => {
    const { x, y, heightM } = receiver;
    const z = receiver.z ?? field.propagator.groundAt(x, y) + (heightM ?? 0);
    const inside = field.isBuilt(x, y, z);
    if (inside) sayNotes([{ code: 'scene-receiver-inside', where: { featureId: receiver.id } }]);
    const matrix: AttenuationMatrix = {
      groups: field.groups.map(({ id }) => id),
      receivers: 1,
      conditions: field.propagation.conditions,
      shares: Float32Array.from(
        inside ? new Float64Array(field.groups.length * field.propagator.stride) : rowOf(receiver),
      ),
      roadDistances: Float32Array.from(field.groups, ({ road }, g) =>
        road ? field.propagator.distance(g, x, y) : Number.NaN,
      ),
    };
    const levels = Object.fromEntries(
      field.periods.map((emission) => {
        const { levelDbA, bandsDb } = receiverLevel(matrix, 0, emission);
        const bandsDbA = bandsDb?.map((level, i) => (level === null ? null : level + aWeighting[i])) ?? null;
        return [emission.period, { levelDbA, bandsDb, bandsDbA }];
      }),
    );
    return {
      id: receiver.id,
      position: [x, y, z],
      levels,
      ...(explain && { paths: inside ? [] : explainReceiver(field, receiver) }),
    };
  });
  const result = {
    method: field.method,
    standard: standardOf[field.method],
    ...(budgetDb > 0 && { errorBudgetDb: budgetDb }),
    receivers: results,
  };
  if (ending === '.json') putJson(out, result);
  else if (ending === '.csv') writeResult(out as string, csvOf(results));
  else putJson(out, geoJsonOf(results, field, result));
}

function csvOf(results: readonly ReceiverResult[]): string {
  const periods = Object.keys(results[0].levels);
  const text = (id: string) =>
    /[",\n\r]/.test(id) || /^[=+\-@]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id;
  const rows = results.map(({ id, position, levels }) =>
    [text(id), ...position, ...periods.map((period) => levels[period].levelDbA ?? '')].join(','),
  );
  return `\uFEFF${['id', 'x', 'y', 'z', ...periods.map((period) => `${period}_dBA`)].join(',')}\r\n${rows.join('\r\n')}\r\n`;
}

function geoJsonOf(
  results: readonly ReceiverResult[],
  { plane }: SoundField,
  { method, standard }: { readonly method: string; readonly standard: string },
): unknown {
  return {
    type: 'FeatureCollection',
    ...(plane.toLngLat === null && { crs: { type: 'name', properties: { name: 'local' } } }),
    features: results.map(({ id, position: [x, y, z], levels }) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [...(plane.toLngLat?.(x, y) ?? [x, y]), z] },
      properties: {
        method,
        standard,
        ...Object.fromEntries(
          Object.entries(levels).map(([period, { levelDbA }]) => [`${period}_dBA`, levelDbA]),
        ),
      },
    })),
  };
}
