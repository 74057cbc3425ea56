import { DataError } from '../domain/note.ts';
import { type Grid, gridEdges } from './grid.ts';

/** ESRI ASCII grid: six header lines, then rows from north to south. It carries no CRS; that goes beside it. */

const noData = -9999;
const maxCells = 5e7;

export function writeAsciiGrid(grid: Grid): string {
  const [west, south] = gridEdges(grid);
  const lines = [
    `ncols ${grid.width}`,
    `nrows ${grid.height}`,
    `xllcorner ${west}`,
    `yllcorner ${south}`,
    `cellsize ${grid.cellSizeM}`,
    `NODATA_value ${noData}`,
  ];
  for (let row = 0; row < grid.height; row++) {
    const cells = grid.values.subarray(row * grid.width, (row + 1) * grid.width);
    lines.push(
      Array.from(cells, (value) => (Number.isNaN(value) ? noData : Number(value.toPrecision(7)))).join(' '),
    );
  }
  return `${lines.join('\n')}\n`;
}

/**
 * @returns a grid in plane metres of no known CRS; indicator and period are not in the file
 * @throws DataError naming file, line and what is wrong
 */
export function readAsciiGrid(text: string, file: string): Grid {
  const header = new Map<string, number>();
  const lines = text.split(/\r?\n/);
  let line = 0;
  for (; line < lines.length; line++) {
    const match = /^\s*([A-Za-z_]+)\s+(\S+)\s*$/.exec(lines[line]);
    if (!match) break;
    header.set(match[1].toLowerCase(), Number(match[2]));
  }
  const need = (key: string): number => {
    const value = header.get(key);
    if (value === undefined || !Number.isFinite(value)) throw DataError.of('asc-header', { key }, { file });
    return value;
  };
  const [width, height, cellSizeM] = [need('ncols'), need('nrows'), need('cellsize')];
  if (!(Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0))
    throw DataError.of('asc-header', { key: 'ncols' }, { file });
  if (!(cellSizeM > 0)) throw DataError.of('asc-header', { key: 'cellsize' }, { file });
  if (width * height > maxCells)
    throw DataError.of('asc-too-large', { columns: width, rows: height }, { file });
  const half = cellSizeM / 2;
  const west = header.has('xllcenter') ? need('xllcenter') : need('xllcorner') + half;
  const south = header.has('yllcenter') ? need('yllcenter') : need('yllcorner') + half;
  const missing = header.get('nodata_value') ?? noData;
  const values = new Float32Array(width * height);
  let found = 0;
  for (; line < lines.length; line++) {
    for (const word of lines[line].split(/\s+/)) {
      if (word === '') continue;
      const value = Number(word);
      if (Number.isNaN(value) && !/^nan$/i.test(word))
        throw DataError.of('asc-value', { text: word.slice(0, 20) }, { file, row: line + 1 });
      if (found < values.length) values[found] = value === missing ? Number.NaN : value;
      found++;
    }
  }
  if (found !== values.length) throw DataError.of('asc-count', { expected: values.length, found }, { file });
  return {
    crs: { kind: 'local' },
    origin: [west, south + (height - 1) * cellSizeM],
    cellSizeM,
    width,
    height,
    values,
    indicator: '',
    period: '',
    meta: { unit: 'dB', method: '', illustrative: false, notes: [] },
  };
}
