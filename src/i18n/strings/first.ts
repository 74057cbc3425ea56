import { app } from './app.ts';
import { explore } from './explore.ts';
import { history } from './history.ts';
import { issues } from './issues.ts';
import { layers } from './layers.ts';
import { map } from './map.ts';
import { noise } from './noise.ts';
import { share } from './share.ts';
import { spatial } from './spatial.ts';

/** What the first view and its own controls say: part of the first load. */
export const first = {
  ...app,
  ...explore,
  ...history,
  ...layers,
  ...map,
  ...noise,
  ...share,
  ...issues,
  ...spatial,
} as const;
