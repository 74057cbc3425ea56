import { useMemo } from 'react';
import type { LayerFeature } from '../../domain/feature.ts';
import { classOf } from '../../grid/palette.ts';
import type { FeaturesItem } from '../../map/map-props.ts';
import { unlistedSpec } from '../../map/unlisted-spec.ts';
import type { ComplaintHex } from '../../spatial/complaint-hexes.ts';
import { useStore } from '../../state/store.ts';
import { useComplaints } from './complaint-store.ts';

/** The hexagons on the map: colour by count or by what the level is over the limit, height by count. */

export const hexLayerId = 'complaint-hexagons';

/** Complaints in a hexagon: counts in one hue (ColorBrewer Purples); the first class is one complaint. */
export const countClasses = {
  breaks: [2, 4, 8, 16],
  colours: ['#dadaeb', '#bcbddc', '#9e9ac8', '#756bb1', '#54278f'],
} as const;

/** Level minus limit, dB: blue keeps the limit, red is above it (ColorBrewer RdBu). */
export const excessClasses = {
  breaks: [-10, -5, 0, 5, 10],
  colours: ['#2166ac', '#67a9cf', '#d1e5f0', '#fddbc7', '#ef8a62', '#b2182b'],
} as const;

/** Height of a complaint, in sides of a hexagon. */
const sidesPerComplaint = 0.15;

const spec = unlistedSpec(hexLayerId, { geometry: 'polygon', style: { colour: '#756bb1' } });

const featureOf = ({ id, ring }: ComplaintHex): LayerFeature => ({
  id,
  geometry: { type: 'Polygon', coordinates: [[...ring]] },
  properties: {},
  provenance: 'measured',
});

const colourOf = (hex: ComplaintHex, by: 'count' | 'excess'): string | null => {
  if (by === 'count') return hex.count === 0 ? null : countClasses.colours[classOf(countClasses, hex.count)];
  return hex.excessDb === null ? null : excessClasses.colours[classOf(excessClasses, hex.excessDb)];
};

/** Nothing while the section is closed, or on another tab. */
export function useComplaintItems(): readonly FeaturesItem[] {
  const hexes = useComplaints((state) => (state.open ? state.hexes : null));
  const wanted = useComplaints((state) => state.colour);
  const tall = useComplaints((state) => state.tall);
  const sideM = useComplaints((state) => Number(state.side));
  const here = useStore((state) => state.tab === 'noise');
  return useMemo(() => {
    if (!hexes || !here) return [];
    const by = hexes.some(({ limitDb }) => limitDb !== null) ? wanted : 'count';
    const coloured = hexes.flatMap((hex) => {
      const colour = colourOf(hex, by);
      return colour ? [{ hex, colour }] : [];
    });
    const features = coloured.map(({ hex }) => featureOf(hex));
    const prisms = {
      colours: new Map(coloured.map(({ hex, colour }) => [hex.id, colour])),
      heightsM: tall
        ? new Map(coloured.map(({ hex }) => [hex.id, hex.count * sidesPerComplaint * sideM]))
        : null,
    };
    return [{ type: 'features', id: hexLayerId, spec, features, opacity: 0.75, prisms }];
  }, [hexes, wanted, tall, sideM, here]);
}
