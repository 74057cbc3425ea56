import { app } from './app.ts';
import { noise } from './noise.ts';

/**
 * All strings, one flat catalogue, both languages side by side so that neither can be forgotten.
 * Placeholders are {{name}}; a test checks that both languages use the same ones.
 */
export const strings = { ...app, ...noise } as const;
export type StringKey = keyof typeof strings;
