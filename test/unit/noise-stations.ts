import type { LayerFeature, Provenance, Value } from '../../src/domain/feature.ts';
import type { StationSeries } from '../../src/domain/station.ts';
import type { StationLayer } from '../../src/features/noise/stations.ts';

/** Stations for tests: places in degrees, the same level in every hour of one day. */
export interface TestStation {
  readonly feature: LayerFeature;
  readonly series: StationSeries | null;
}

export function station(
  id: string,
  lng: number,
  lat: number,
  properties: Record<string, Value> = {},
  levelDb: number | readonly (number | null)[] | null = null,
  provenance: Provenance = 'measured',
): TestStation {
  const hours = typeof levelDb === 'number' ? Array.from({ length: 24 }, () => levelDb) : levelDb;
  return {
    feature: { id, geometry: { type: 'Point', coordinates: [lng, lat] }, properties, provenance },
    series: hours && { stationId: id, days: [{ date: '2023-06-05', hours }] },
  };
}

export const stationLayer = (stations: readonly TestStation[]): StationLayer => ({
  spec: {
    id: 'stations',
    group: 'own',
    title: { zh: '站点', en: 'Stations' },
    kind: 'noise-station',
    geometry: 'point',
    source: { url: 'stations.geojson' },
    fields: [],
    style: { colour: '#000000' },
    info: {
      date: '2023',
      coverage: { zh: '-', en: '-' },
      producer: { zh: '-', en: '-' },
      licence: { zh: '-', en: '-' },
      provenance: 'measured',
      source: { zh: '-', en: '-' },
    },
    visible: true,
    opacity: 1,
  },
  features: stations.map(({ feature }) => feature),
  series: stations.flatMap(({ series }) => series ?? []),
});
