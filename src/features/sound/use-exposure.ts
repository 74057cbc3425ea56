import { useEffect, useState } from 'react';
import { planeOfScene } from '../../acoustics/scene/scene-plane.ts';
import { featuresOf, type Scene } from '../../domain/scene.ts';
import type { ExposedBuilding, Exposure } from '../../grid/exposure.ts';
import { sceneClient } from '../../workers/scene-client.ts';
import type { SoundResult } from './sound-store.ts';

/** Bands of 5 dB from 35 to 80 dB(A), as on the command line. */
const steps = { from: 35, to: 80, step: 5 };

const known = new WeakMap<SoundResult, Exposure>();

function exposedBuildings(scene: Scene): ExposedBuilding[] {
  const { toPlane } = planeOfScene(scene);
  return featuresOf(scene.features, 'building').map(({ geometry, properties }) => ({
    footprint: geometry.coordinates.map((ring) => ring.map(([x, y]) => [...toPlane(x, y)])),
    people: properties.people,
    dwellings: properties.dwellings,
    use: properties.use,
  }));
}

/** Who lives at which level in a result, in the buildings of its own version; null while it is counted. */
export function useExposure(result: SoundResult | null): Exposure | null {
  const [, setCounted] = useState<SoundResult | null>(null);
  useEffect(() => {
    if (!result || known.has(result)) return;
    let gone = false;
    sceneClient.run('exposure', { grid: result.grid, buildings: exposedBuildings(result.scene), steps }).then(
      (exposure) => {
        known.set(result, exposure);
        if (!gone) setCounted(result);
      },
      // A crashed worker is started anew with the next result; the map is there all the same.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [result]);
  return result ? (known.get(result) ?? null) : null;
}
