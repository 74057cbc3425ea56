import { partsOf } from '../acoustics/indicators.ts';
import { extentOfScene } from '../acoustics/scene/scene-extent.ts';
import type { FieldOptions, SoundField } from '../acoustics/sound-field.ts';
import { standardOf, usualReceiverHeight } from '../acoustics/standard.ts';
import { DataError } from '../domain/note.ts';
import type { Scene } from '../domain/scene.ts';
import { writeAsciiGrid } from '../grid/ascii-grid.ts';
import { frameOfEdges } from '../grid/frame.ts';
import { writeGeoTiff } from '../grid/geotiff.ts';
import type { Grid } from '../grid/grid.ts';
import { numbers, type Parsed, positive, UsageError, wholeNumber } from './arguments.ts';
import { computeRows } from './field-threads.ts';
import { endingOf, writeResult } from './files.ts';
import { say } from './messages.ts';

/** Beyond this a grid is a mistake in --cell. */
const maxCells = 5e7;

/** `predict SCENE --cell M …`: a grid of levels, in as many threads as asked for. */
export async function predictGrid(
  cellSizeM: number,
  parsed: Parsed,
  scene: Scene,
  field: SoundField,
  fieldOptions: FieldOptions,
  budgetDb: number,
): Promise<void> {
  const out = parsed.text('out');
  if (out === undefined) throw new UsageError('a grid needs --out F.asc or F.tif');
  const ending = endingOf(out, ['.asc', '.tif'] as const);
  const box = parsed.text('bbox');
  const edges = box === undefined ? extentOfScene(scene, field.plane) : numbers(box, 4, '--bbox');
  if (!edges) throw new UsageError('the scene has no extent: give --bbox west,south,east,north');
  const frame = frameOfEdges(edges as readonly [number, number, number, number], cellSizeM);
  if (!(edges[0] < edges[2] && edges[1] < edges[3])) throw new UsageError('--bbox is west,south,east,north');
  if (frame.width * frame.height > maxCells)
    throw new UsageError('--cell is too small: more than 50 million cells');
  const indicators = (parsed.text('indicator') ?? scene.settings.periods[0]).split(',').map((indicator) => {
    const parts = partsOf(indicator, scene.settings);
    if (!parts)
      throw DataError.of('scene-indicator', {
        indicator: indicator.slice(0, 40),
        periods: scene.settings.periods.join(', '),
      });
    return { indicator, parts };
  });
  const receiverHeightM = positive(parsed, 'receiver-height') ?? usualReceiverHeight[field.method];
  const threads = wholeNumber(parsed, 'threads') ?? 1;
  let told = 0;
  const grids = await computeRows(
    {
      scene,
      fieldOptions,
      frame,
      rows: {
        indicators: indicators.map(({ parts }) => parts),
        receiverHeightM,
        maxDistanceM: scene.settings.maxDistanceM,
        budgetDb,
      },
    },
    threads,
    (done) => {
      const tenth = Math.floor((10 * done) / frame.height);
      if (tenth > told) say(`${10 * tenth} %`);
      told = Math.max(told, tenth);
    },
  );
  const budget = budgetDb > 0 ? `, error budget ${budgetDb} dB` : '';
  indicators.forEach(({ indicator, parts }, i) => {
    const grid: Grid = {
      ...frame,
      crs: field.plane.crs,
      values: grids[i],
      indicator,
      period: parts.map(({ period }) => period).join('+'),
      meta: {
        unit: 'dB',
        method: `${standardOf[field.method]}, receivers ${receiverHeightM} m above ground${budget}`,
        illustrative: false,
        notes: [],
      },
    };
    const file = indicators.length > 1 ? `${out.slice(0, -ending.length)}-${indicator}${ending}` : out;
    writeResult(file, ending === '.asc' ? writeAsciiGrid(grid) : writeGeoTiff(grid));
  });
}
