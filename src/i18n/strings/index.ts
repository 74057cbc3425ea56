import { cli } from './cli.ts';
import { first } from './first.ts';
import { later } from './later.ts';

/**
 * All strings, one flat catalogue, both languages side by side so that neither can be forgotten.
 * Placeholders are {{name}}; a test checks that both languages use the same ones.
 */
export const strings = { ...first, ...later, ...cli } as const;
export type StringKey = keyof typeof strings;
