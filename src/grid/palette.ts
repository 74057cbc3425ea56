import type { LocalizedText } from '../domain/text.ts';

/** Colours of noise maps: 5 dB classes with an open lowest and highest one. */
export interface Palette {
  readonly id: string;
  readonly title: LocalizedText;
  /** Where the colours come from. */
  readonly source: string;
  /** Lower edges of the classes from the second on, dB(A), ascending. */
  readonly breaks: readonly number[];
  /** An edge belongs to the class below it: for limits, which are met by a value equal to them. */
  readonly edgesBelow?: boolean;
  /** Values jump from cell to cell: nothing is drawn between them. */
  readonly perCell?: boolean;
  /** One more than breaks: the first is for values below the first break. #rrggbb */
  readonly colours: readonly string[];
  /** Names of the colours where the source has them. */
  readonly names?: readonly LocalizedText[];
}

const fiveDb = [35, 40, 45, 50, 55, 60, 65, 70, 75, 80];

export const palettes: readonly Palette[] = [
  {
    id: 'weninger_tomio',
    title: { zh: 'Coloring Noise（色盲友好）', en: 'Coloring Noise (colour-blind safe)' },
    source: 'Coloring Noise, Beate Tomio (née Weninger), 2016; basis of DIN 45682:2020',
    breaks: fiveDb,
    colours: [
      '#82a7ac',
      '#a0bbbf',
      '#b8d6d1',
      '#cfe4cc',
      '#e3f2bf',
      '#f4c683',
      '#e87d4d',
      '#cd463f',
      '#a11a4d',
      '#75095d',
      '#430a4a',
    ],
  },
  {
    id: 'din_18005_2',
    title: { zh: 'DIN 18005-2 / ISO 1996-2', en: 'DIN 18005-2 / ISO 1996-2' },
    source: 'DIN 18005-2:1991 = ISO 1996-2:1987; colour names GB/T 3222-94',
    breaks: fiveDb,
    colours: [
      '#b7ce8e',
      '#1d8435',
      '#0e4c3c',
      '#ecd721',
      '#9f6f2c',
      '#ef7926',
      '#c71932',
      '#8d1a27',
      '#88497b',
      '#18558c',
      '#134367',
    ],
    names: [
      { zh: '浅绿', en: 'light green' },
      { zh: '绿', en: 'green' },
      { zh: '深绿', en: 'dark green' },
      { zh: '黄', en: 'yellow' },
      { zh: '褐', en: 'ochre' },
      { zh: '橙', en: 'orange' },
      { zh: '朱红', en: 'vermilion' },
      { zh: '洋红', en: 'carmine' },
      { zh: '紫红', en: 'violet red' },
      { zh: '蓝', en: 'blue' },
      { zh: '深蓝', en: 'dark blue' },
    ],
  },
  {
    id: 'end',
    title: { zh: '欧盟 END 报告', en: 'EU END reporting' },
    source: 'European scheme for major roads (Directive 2002/49/EC reporting)',
    breaks: fiveDb,
    colours: [
      '#ffffff',
      '#238443',
      '#78c679',
      '#c2e699',
      '#ffffb2',
      '#fecc5c',
      '#fd8d3c',
      '#ff0909',
      '#b30622',
      '#67033b',
      '#1c0054',
    ],
  },
  {
    id: 'nf_s31_130',
    title: { zh: 'NF S31-130', en: 'NF S31-130' },
    source: 'NF S31-130',
    breaks: [45, 50, 55, 60, 65, 70, 75],
    colours: ['#48c901', '#53fe00', '#b6fe74', '#fffe02', '#ffa800', '#fd0000', '#cf03fd', '#920167'],
  },
];

/** Standard error of kriging, dB: pale is sure. Our own, one hue, lightness alone tells. */
export const errorPalette: Palette = {
  id: 'error',
  title: { zh: '标准误差', en: 'Standard error' },
  source: 'sequential, one hue',
  breaks: [1, 2, 3, 4, 5],
  colours: ['#f2f0f7', '#dadaeb', '#bcbddc', '#9e9ac8', '#756bb1', '#54278f'],
};

/** Difference of two maps, dB: blue is quieter, red louder, white no change to speak of (ColorBrewer RdBu). */
export const differencePalette: Palette = {
  id: 'difference',
  title: { zh: '差值', en: 'Difference' },
  source: 'ColorBrewer RdBu, 11 classes',
  breaks: [-9, -7, -5, -3, -1, 1, 3, 5, 7, 9],
  colours: [
    '#053061',
    '#2166ac',
    '#4393c3',
    '#92c5de',
    '#d1e5f0',
    '#f7f7f7',
    '#fddbc7',
    '#f4a582',
    '#d6604d',
    '#b2182b',
    '#67001f',
  ],
};

/** Level minus limit, dB: blue-green meets the limit, from orange on it is exceeded. */
export const exceedancePalette: Palette = {
  id: 'exceedance',
  title: { zh: '超出限值', en: 'Above the limit' },
  source: 'ColorBrewer RdYlBu, 5 classes, the middle one darker',
  breaks: [-5, 0, 5, 10],
  edgesBelow: true,
  perCell: true,
  colours: ['#4a90b8', '#a9d6e0', '#fdbb6b', '#e2643c', '#a50f3a'],
  names: [
    { zh: '低于限值 5 dB 以上', en: 'at least 5 dB below' },
    { zh: '达标，余量不足 5 dB', en: 'met, margin below 5 dB' },
    { zh: '超标不多于 5 dB', en: 'up to 5 dB above' },
    { zh: '超标 5–10 dB', en: '5 to 10 dB above' },
    { zh: '超标 10 dB 以上', en: 'over 10 dB above' },
  ],
};

export const paletteOf = (id: string): Palette =>
  id === errorPalette.id ? errorPalette : (palettes.find((palette) => palette.id === id) ?? palettes[0]);

/** Class of a value: 0 below the first break; an edge belongs to the class above it, unless the palette says otherwise. */
export function classOf(
  { breaks, edgesBelow }: Pick<Palette, 'breaks' | 'edgesBelow'>,
  value: number,
): number {
  let index = 0;
  while (index < breaks.length && (edgesBelow ? value > breaks[index] : value >= breaks[index])) index++;
  return index;
}

export interface LegendClass {
  readonly from: number | null;
  readonly to: number | null;
  readonly colour: string;
  readonly name?: LocalizedText;
}

export const legendClasses = ({ breaks, colours, names }: Palette): readonly LegendClass[] =>
  colours.map((colour, i) => ({
    from: i === 0 ? null : breaks[i - 1],
    to: i === breaks.length ? null : breaks[i],
    colour,
    ...(names && { name: names[i] }),
  }));

/** A texture of 256 colours and the values at its two ends. */
export interface PaletteTexture {
  readonly range: readonly [from: number, to: number];
  /** RGBA, 256 entries. */
  readonly texture: Uint8Array;
}

const texels = 256;

/**
 * A palette as a texture over one class width beyond its breaks. Classed: each texel has the colour of its class.
 * Continuous: colours stand at the middles of the classes and run between them.
 */
export function paletteTexture(palette: Palette, mode: 'classed' | 'continuous'): PaletteTexture {
  const { breaks, colours } = palette;
  const step = breaks[1] - breaks[0];
  const range = [breaks[0] - step, breaks[breaks.length - 1] + step] as const;
  const rgb = colours.map(rgbOf);
  const texture = new Uint8Array(texels * 4);
  for (let i = 0; i < texels; i++) {
    const value = range[0] + ((i + 0.5) / texels) * (range[1] - range[0]);
    const colour =
      mode === 'classed' ? rgb[classOf(palette, value)] : between(rgb, (value - range[0]) / step - 0.5);
    texture.set([...colour, 255], i * 4);
  }
  return { range, texture };
}

function between(colours: readonly (readonly number[])[], position: number): number[] {
  const at = Math.min(Math.max(position, 0), colours.length - 1);
  const low = Math.min(Math.floor(at), colours.length - 2);
  const share = at - low;
  return colours[low].map((channel, k) => Math.round(channel + share * (colours[low + 1][k] - channel)));
}

const rgbOf = (hex: string): number[] => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
