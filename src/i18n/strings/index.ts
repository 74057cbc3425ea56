import { app } from './app.ts';
import { cli } from './cli.ts';
import { complaints } from './complaints.ts';
import { data } from './data.ts';
import { explore } from './explore.ts';
import { facades } from './facades.ts';
import { formats } from './formats.ts';
import { geodata } from './geodata.ts';
import { interpolation } from './interpolation.ts';
import { issues } from './issues.ts';
import { layers } from './layers.ts';
import { map } from './map.ts';
import { noise } from './noise.ts';
import { scene } from './scene.ts';
import { share } from './share.ts';
import { sound } from './sound.ts';
import { spatial } from './spatial.ts';

/**
 * All strings, one flat catalogue, both languages side by side so that neither can be forgotten.
 * Placeholders are {{name}}; a test checks that both languages use the same ones.
 */
export const strings = {
  ...app,
  ...explore,
  ...cli,
  ...complaints,
  ...data,
  ...facades,
  ...formats,
  ...geodata,
  ...issues,
  ...layers,
  ...interpolation,
  ...map,
  ...noise,
  ...scene,
  ...sound,
  ...spatial,
  ...share,
} as const;
export type StringKey = keyof typeof strings;
