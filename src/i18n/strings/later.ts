import { complaints } from './complaints.ts';
import { data } from './data.ts';
import { edit } from './edit.ts';
import { exposure } from './exposure.ts';
import { facades } from './facades.ts';
import { formats } from './formats.ts';
import { fusion } from './fusion.ts';
import { geodata } from './geodata.ts';
import { hours } from './hours.ts';
import { interpolation } from './interpolation.ts';
import { make } from './make.ts';
import { present } from './present.ts';
import { scene } from './scene.ts';
import { section } from './section.ts';
import { sound } from './sound.ts';
import { swipe } from './swipe.ts';

/** What the screens say that come when they are first opened, and what may be wrong with files. */
export const later = {
  ...complaints,
  ...data,
  ...edit,
  ...exposure,
  ...facades,
  ...formats,
  ...fusion,
  ...geodata,
  ...hours,
  ...interpolation,
  ...make,
  ...present,
  ...scene,
  ...section,
  ...sound,
  ...swipe,
} as const;
