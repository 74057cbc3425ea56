import { app } from './app.ts';
import { cli } from './cli.ts';
import { complaints } from './complaints.ts';
import { data } from './data.ts';
import { edit } from './edit.ts';
import { explore } from './explore.ts';
import { exposure } from './exposure.ts';
import { facades } from './facades.ts';
import { formats } from './formats.ts';
import { fusion } from './fusion.ts';
import { geodata } from './geodata.ts';
import { hours } from './hours.ts';
import { interpolation } from './interpolation.ts';
import { issues } from './issues.ts';
import { layers } from './layers.ts';
import { map } from './map.ts';
import { noise } from './noise.ts';
import { present } from './present.ts';
import { scene } from './scene.ts';
import { section } from './section.ts';
import { share } from './share.ts';
import { sound } from './sound.ts';
import { spatial } from './spatial.ts';
import { swipe } from './swipe.ts';

/**
 * All strings, one flat catalogue, both languages side by side so that neither can be forgotten.
 * Placeholders are {{name}}; a test checks that both languages use the same ones.
 */
export const strings = {
  ...app,
  ...explore,
  ...exposure,
  ...cli,
  ...complaints,
  ...data,
  ...edit,
  ...facades,
  ...formats,
  ...fusion,
  ...geodata,
  ...hours,
  ...issues,
  ...layers,
  ...interpolation,
  ...map,
  ...noise,
  ...present,
  ...scene,
  ...section,
  ...sound,
  ...spatial,
  ...share,
  ...swipe,
} as const;
export type StringKey = keyof typeof strings;
