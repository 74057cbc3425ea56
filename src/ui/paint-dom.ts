/**
 * Paints laid-out elements onto a canvas: grounds, borders, ramps, inline SVG, canvases, and text in its lines. It knows
 * what the page's legends and tables use; what it does not know it leaves out. The browser has no such function that
 * also takes the page's own fonts.
 */

/** @param context scaled to CSS pixels; its origin becomes the top left corner of the element */
export async function paintDom(root: HTMLElement, context: CanvasRenderingContext2D): Promise<void> {
  const { left, top } = root.getBoundingClientRect();
  const pictures = await svgPictures(root);
  context.save();
  context.translate(-left, -top);
  paint(root, context, pictures);
  context.restore();
}

type Pictures = ReadonlyMap<Element, HTMLImageElement>;

function paint(element: Element, context: CanvasRenderingContext2D, pictures: Pictures): void {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  // Text for screen readers alone is one pixel wide.
  if (style.display === 'none' || style.visibility === 'hidden' || box.width <= 1) return;
  paintGround(box, style, context);
  const picture = pictures.get(element);
  if (picture) {
    context.drawImage(picture, box.left, box.top, box.width, box.height);
    return;
  }
  if (element instanceof HTMLCanvasElement)
    context.drawImage(element, box.left, box.top, box.width, box.height);
  for (const child of element.childNodes) {
    if (child instanceof Element) paint(child, context, pictures);
    else if (child instanceof Text) paintText(child, style, context);
  }
}

function paintGround(box: DOMRect, style: CSSStyleDeclaration, context: CanvasRenderingContext2D): void {
  const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
  const shape = () => {
    context.beginPath();
    context.roundRect(box.left, box.top, box.width, box.height, radius);
  };
  const fills = [style.backgroundColor, gradientOf(box, style.backgroundImage, context)];
  for (const fill of fills) {
    if (fill === null || fill === 'rgba(0, 0, 0, 0)') continue;
    context.fillStyle = fill;
    shape();
    context.fill();
  }
  for (const [side, x, y, width, height] of [
    ['Top', box.left, box.top, box.width, 0],
    ['Bottom', box.left, box.bottom, box.width, 0],
    ['Left', box.left, box.top, 0, box.height],
    ['Right', box.right, box.top, 0, box.height],
  ] as const) {
    const thick = Number.parseFloat(style[`border${side}Width`]) || 0;
    if (thick === 0 || style[`border${side}Style`] === 'none') continue;
    context.fillStyle = style[`border${side}Color`];
    const inX = side === 'Right' ? -thick : 0;
    const inY = side === 'Bottom' ? -thick : 0;
    context.fillRect(x + inX, y + inY, width || thick, height || thick);
  }
}

/** A ramp from left to right, its colours at equal distances. */
function gradientOf(box: DOMRect, image: string, context: CanvasRenderingContext2D): CanvasGradient | null {
  if (!image.startsWith('linear-gradient')) return null;
  const colours = image.match(/rgba?\([^)]*\)/g) ?? [];
  if (colours.length < 2) return null;
  const gradient = context.createLinearGradient(box.left, 0, box.right, 0);
  colours.forEach((colour, i) => {
    gradient.addColorStop(i / (colours.length - 1), colour);
  });
  return gradient;
}

interface Line {
  text: string;
  readonly left: number;
  readonly top: number;
  readonly height: number;
  right: number;
}

function paintText(node: Text, style: CSSStyleDeclaration, context: CanvasRenderingContext2D): void {
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.color;
  context.textBaseline = 'alphabetic';
  for (const { text, left, right, top, height } of linesOf(node)) {
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = context.measureText(text);
    // The page may space digits otherwise than the canvas: never wider than on the page.
    context.fillText(text, left, top + (height - up - down) / 2 + up, Math.max(1, right - left));
  }
}

/** The lines that the browser has broken a text into. */
function linesOf(node: Text): readonly Line[] {
  const lines: Line[] = [];
  const range = document.createRange();
  let at = 0;
  for (const character of node.data) {
    range.setStart(node, at);
    at += character.length;
    range.setEnd(node, at);
    const [box] = range.getClientRects();
    // White space that the page leaves out has no place.
    if (!box || box.width === 0) continue;
    const line = lines.at(-1);
    if (line && Math.abs(box.top - line.top) < box.height / 2) {
      line.text += character;
      line.right = box.right;
    } else
      lines.push({ text: character, left: box.left, right: box.right, top: box.top, height: box.height });
  }
  return lines;
}

/** Inline SVG as images; one that cannot be read is left out. */
async function svgPictures(root: HTMLElement): Promise<Pictures> {
  const outer = [...root.querySelectorAll('svg')].filter((svg) => !svg.parentElement?.closest('svg'));
  const made = await Promise.all(
    outer.map(async (svg) => {
      const copy = svg.cloneNode(true) as SVGElement;
      const { width, height } = svg.getBoundingClientRect();
      copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
      copy.setAttribute('width', String(width));
      copy.setAttribute('height', String(height));
      copy.style.color = getComputedStyle(svg).color;
      const image = new Image();
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
      const read = await image.decode().then(
        () => true,
        () => false,
      );
      return [svg, read ? image : null] as const;
    }),
  );
  return new Map(made.flatMap(([svg, image]) => (image ? [[svg, image] as const] : [])));
}
