import type { MapBasemap } from './map-props.ts';

/** Colours of the map's ground and of everything that is not data; the tokens of the screen, by the same names. */
export interface MapTheme {
  readonly id: 'light' | 'dark';
  /** Base-map features are drawn. */
  readonly base: boolean;
  readonly land: string;
  readonly county: string;
  readonly countyLine: string;
  readonly water: string;
  readonly waterLine: string;
  readonly waterText: string;
  readonly road: string;
  readonly roadCasing: string;
  readonly motorway: string;
  readonly motorwayCasing: string;
  readonly trunk: string;
  readonly trunkCasing: string;
  readonly railway: string;
  readonly railwayGap: string;
  readonly ink: string;
  readonly ink2: string;
  readonly halo: string;
  /** Edge that lifts a symbol off the ground. */
  readonly casing: string;
  readonly accent: string;
}

const light: MapTheme = {
  id: 'light',
  base: true,
  land: '#e6eae7',
  county: '#f1f4f1',
  countyLine: '#8d9a94',
  water: '#c9dde6',
  waterLine: '#b9d2de',
  waterText: '#3f6a80',
  road: '#ffffff',
  roadCasing: '#cdd2ce',
  motorway: '#f6d79c',
  motorwayCasing: '#c29a4b',
  trunk: '#fdf1d6',
  trunkCasing: '#c9b687',
  railway: '#9aa39e',
  railwayGap: '#f1f4f1',
  ink: '#1b2327',
  ink2: '#4f5a61',
  halo: '#f6f8f6',
  casing: '#ffffff',
  accent: '#0b6e75',
};

const dark: MapTheme = {
  id: 'dark',
  base: true,
  land: '#151b1f',
  county: '#1b2226',
  countyLine: '#5a6a72',
  water: '#1a3a49',
  waterLine: '#234a5c',
  waterText: '#7fb0c8',
  road: '#343f45',
  roadCasing: '#12171a',
  motorway: '#6b5f3f',
  motorwayCasing: '#12171a',
  trunk: '#4f4b3c',
  trunkCasing: '#12171a',
  railway: '#4d5a61',
  railwayGap: '#1b2226',
  ink: '#e8edef',
  ink2: '#b4bfc4',
  halo: '#12171a',
  casing: '#0e1214',
  accent: '#5cc3c6',
};

const plain = {
  light: { ...light, base: false, land: '#ffffff', halo: '#ffffff' },
  dark: { ...dark, base: false, land: '#12171a' },
} as const;

/** The same object for the same arguments. @param ground which ground `none` stands on */
export function mapTheme(basemap: MapBasemap, ground: 'light' | 'dark' = 'light'): MapTheme {
  if (basemap === 'none') return plain[ground];
  return basemap === 'dark' ? dark : light;
}
