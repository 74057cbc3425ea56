import type { scenarioVersion } from '../../../src/domain/scenario.ts';
import { text } from '../layer.ts';
import { arterialBarrierItem } from './receivers.ts';
import { townRoadIds } from './traffic.ts';

/** What could be done about the noise of the scene, as changes to it. */

const version: typeof scenarioVersion = 1;

/** Thin layer A of the CNOSSOS-EU tables; HJ 2.4-2021 knows asphalt and cement concrete only. */
const quietSurface = 'NL13';

export const scenariosFile = {
  version,
  scenarios: [
    { id: 'today', name: text('现状', 'Today'), changes: [] },
    {
      id: 'no-heavy-at-night',
      name: text('夜间货车限行', 'No heavy vehicles at night'),
      changes: [{ ids: townRoadIds, set: { flow: { night: { heavy: 0 } } } }],
    },
    {
      id: 'barrier',
      name: text('声屏障', 'Noise barrier'),
      changes: [{ add: { type: 'Feature', ...arterialBarrierItem } }],
    },
    {
      id: 'quiet-surface-40',
      name: text('低噪声路面+限速', 'Quiet surface and 40 km/h'),
      changes: [{ ids: townRoadIds, set: { surface: quietSurface, speedKmh: 40 } }],
    },
  ],
};
