import { app } from './app.ts';
import { interpolation } from './interpolation.ts';
import { layers } from './layers.ts';
import { map } from './map.ts';
import { noise } from './noise.ts';
import { share } from './share.ts';

/**
 * All strings, one flat catalogue, both languages side by side so that neither can be forgotten.
 * Placeholders are {{name}}; a test checks that both languages use the same ones.
 */
export const strings = { ...app, ...layers, ...interpolation, ...map, ...noise, ...share } as const;
export type StringKey = keyof typeof strings;
