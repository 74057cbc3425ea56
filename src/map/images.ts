import { type FillPattern, fillPatterns, type SymbolShape, symbolShapes } from '../domain/catalog.ts';
import { symbolPaths } from './symbol-shapes.ts';
import { mapTheme } from './theme.ts';

/** Pictures drawn on demand. Their names say all that the drawing needs, so nothing is registered beforehand. */
export type ImageRequest =
  | {
      readonly kind: 'symbol';
      readonly shape: SymbolShape;
      readonly colour: string;
      readonly sizePx: number;
      readonly theme: 'light' | 'dark';
    }
  | { readonly kind: 'pattern'; readonly pattern: Exclude<FillPattern, 'none'>; readonly colour: string };

const separator = '|';

export const imageId = (request: ImageRequest): string =>
  request.kind === 'symbol'
    ? ['symbol', request.shape, request.colour, request.sizePx, request.theme].join(separator)
    : ['pattern', request.pattern, request.colour].join(separator);

/** The request behind a name, or null for a name that is not ours. */
export function imageRequest(id: string): ImageRequest | null {
  const [kind, name, colour = '', size, theme] = id.split(separator);
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return null;
  if (kind === 'symbol') {
    const shape = symbolShapes.find((s) => s === name);
    const sizePx = Number(size);
    if (!shape || !(sizePx >= 4 && sizePx <= 64) || (theme !== 'light' && theme !== 'dark')) return null;
    return { kind, shape, colour, sizePx, theme };
  }
  const pattern = fillPatterns.find((p) => p === name);
  return kind === 'pattern' && pattern && pattern !== 'none' ? { kind, pattern, colour } : null;
}

const context = (sizePx: number): CanvasRenderingContext2D => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = sizePx;
  const c = canvas.getContext('2d', { willReadFrequently: true });
  if (!c) throw new Error('This browser draws no canvas');
  return c;
};

/** Silhouette in its colour with a casing around it. */
function drawSymbol(request: Extract<ImageRequest, { kind: 'symbol' }>, pixelRatio: number): ImageData {
  const marginPx = 3;
  const side = Math.ceil((request.sizePx + 2 * marginPx) * pixelRatio);
  const c = context(side);
  const casing = mapTheme(request.theme).casing;
  const { silhouette, detail } = symbolPaths(request.shape);
  const scale = (request.sizePx * pixelRatio) / 24;
  c.translate(marginPx * pixelRatio, marginPx * pixelRatio);
  c.scale(scale, scale);
  const path = new Path2D(silhouette);
  c.lineJoin = 'round';
  // A soft dark rim keeps white casings visible on pale grids.
  c.strokeStyle = request.theme === 'light' ? '#1b232755' : '#00000088';
  c.lineWidth = (5 * pixelRatio) / scale;
  c.stroke(path);
  c.strokeStyle = casing;
  c.lineWidth = (3.4 * pixelRatio) / scale;
  c.stroke(path);
  c.fillStyle = request.colour;
  c.fill(path);
  if (detail) {
    c.fillStyle = casing;
    c.fill(new Path2D(detail));
  }
  return c.getImageData(0, 0, side, side);
}

/** A seamless tile of 12 px: strokes that leave on one side come in on the other. */
function drawPattern(request: Extract<ImageRequest, { kind: 'pattern' }>, pixelRatio: number): ImageData {
  const sidePx = 12;
  const side = Math.round(sidePx * pixelRatio);
  const c = context(side);
  c.scale(side / sidePx, side / sidePx);
  c.strokeStyle = c.fillStyle = request.colour;
  c.lineWidth = 1.2;
  c.beginPath();
  const strokes: Record<typeof request.pattern, () => void> = {
    diagonal: () => line(c, [-3, 9, 9, -3], [-3, 15, 15, -3], [3, 15, 15, 3]),
    'back-diagonal': () => line(c, [-3, 3, 9, 15], [-3, -3, 15, 15], [3, -3, 15, 9]),
    cross: () => line(c, [-3, 15, 15, -3], [-3, -3, 15, 15]),
    horizontal: () => line(c, [0, 6, 12, 6]),
    vertical: () => line(c, [6, 0, 6, 12]),
    dots: () => {
      for (const [x, y] of [
        [3, 3],
        [9, 9],
      ]) {
        c.moveTo(x + 1.2, y);
        c.arc(x, y, 1.2, 0, 2 * Math.PI);
      }
    },
  };
  strokes[request.pattern]();
  if (request.pattern === 'dots') c.fill();
  else c.stroke();
  return c.getImageData(0, 0, side, side);
}

function line(
  c: CanvasRenderingContext2D,
  ...segments: readonly (readonly [number, number, number, number])[]
): void {
  for (const [x1, y1, x2, y2] of segments) {
    c.moveTo(x1, y1);
    c.lineTo(x2, y2);
  }
}

export const drawImage = (request: ImageRequest, pixelRatio: number): ImageData =>
  request.kind === 'symbol' ? drawSymbol(request, pixelRatio) : drawPattern(request, pixelRatio);
