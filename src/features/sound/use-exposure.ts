import { useEffect, useRef, useState } from 'react';
import { planeOfScene } from '../../acoustics/scene/scene-plane.ts';
import { featuresOf, type Scene } from '../../domain/scene.ts';
import { usualSteps } from '../../grid/contours.ts';
import type { Distribution, ExposedBuilding } from '../../grid/exposure.ts';
import type { Grid } from '../../grid/grid.ts';
import { sceneClient } from '../../workers/scene-client.ts';
import type { ExposureOutput } from '../../workers/scene-jobs.ts';
import { useZoneLayer, type ZoneLayer } from '../noise/zone-layer.ts';

/** Who lives at which level in a map, in all and in each functional zone. */
export type MapExposure = ExposureOutput;

interface Asked {
  readonly distribution: Distribution;
  readonly zones: ZoneLayer | null;
  readonly answer: Promise<MapExposure>;
  /** null while it is counted. */
  counted: MapExposure | null;
}

const asked = new WeakMap<Grid, Asked[]>();

/** Buildings are the same in all versions of a scene as far as their features are. */
const buildingsOf = new WeakMap<Scene, readonly ExposedBuilding[]>();

function exposedBuildings(scene: Scene): readonly ExposedBuilding[] {
  const known = buildingsOf.get(scene);
  if (known) return known;
  const { toPlane } = planeOfScene(scene);
  const made = featuresOf(scene.features, 'building').map(({ geometry, properties }) => ({
    footprint: geometry.coordinates.map((ring) => ring.map(([x, y]) => [...toPlane(x, y)])),
    people: properties.people,
    dwellings: properties.dwellings,
    use: properties.use,
  }));
  buildingsOf.set(scene, made);
  return made;
}

/** Asks the worker once for each map, distribution and layer of zones. */
function ask(grid: Grid, scene: Scene, distribution: Distribution, zones: ZoneLayer | null): Asked {
  const all = asked.get(grid) ?? [];
  asked.set(grid, all);
  const known = all.find((one) => one.distribution === distribution && one.zones === zones);
  if (known) return known;
  const answer = sceneClient.run('exposure', {
    grid,
    buildings: exposedBuildings(scene),
    steps: usualSteps,
    distribution,
    polygons: zones?.polygons ?? null,
  });
  const made: Asked = { distribution, zones, answer, counted: null };
  all.push(made);
  answer.then(
    (counted) => {
      made.counted = counted;
    },
    // A crashed worker is started anew when it is asked again; the map is there all the same.
    () => asked.delete(grid),
  );
  return made;
}

/** Exposures of maps of one version of a scene, in their order; null where one is not there or still counted. */
export function useExposures(
  grids: readonly (Grid | null)[],
  scene: Scene | null,
  distribution: Distribution,
): readonly (MapExposure | null)[] {
  const zones = useZoneLayer();
  const [, setCounted] = useState(0);
  useEffect(() => {
    if (!scene) return;
    let gone = false;
    for (const grid of grids) {
      if (!grid) continue;
      const one = ask(grid, scene, distribution, zones);
      if (!one.counted)
        one.answer.then(
          () => !gone && setCounted((count) => count + 1),
          () => undefined,
        );
    }
    return () => {
      gone = true;
    };
  }, [grids, scene, distribution, zones]);
  const now = grids.map(
    (grid) =>
      (grid &&
        asked.get(grid)?.find((one) => one.distribution === distribution && one.zones === zones)?.counted) ??
      null,
  );
  // The same array while nothing in it is new.
  const last = useRef(now);
  if (now.length !== last.current.length || now.some((one, k) => one !== last.current[k])) last.current = now;
  return last.current;
}
