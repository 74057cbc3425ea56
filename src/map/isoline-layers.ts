import type { ExpressionSpecification } from 'maplibre-gl';
import { regular } from './font-stacks.ts';
import type { IsolinesItem } from './map-props.ts';
import { type PlacedLayer, sourceIdOf } from './placed-layer.ts';
import { slots } from './slots.ts';
import type { MapTheme } from './theme.ts';

const width = (plain: number, main: number): ExpressionSpecification => [
  'case',
  ['get', 'main'],
  main,
  plain,
];

/** Isolines with their level written along them: cased, for they lie on every colour of a palette. */
export function isolineLayers({ id }: IsolinesItem, theme: MapTheme): readonly PlacedLayer[] {
  const source = sourceIdOf(id);
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    {
      slot: slots.bodies,
      spec: {
        id: `${id}:casing`,
        type: 'line',
        source,
        layout: round,
        paint: { 'line-color': theme.halo, 'line-width': width(2.2, 3), 'line-opacity': 0.45 },
      },
    },
    {
      slot: slots.bodies,
      spec: {
        id: `${id}:line`,
        type: 'line',
        source,
        layout: round,
        paint: { 'line-color': theme.ink, 'line-width': width(0.8, 1.4), 'line-opacity': 0.85 },
      },
    },
    {
      slot: slots.labels,
      spec: {
        id: `${id}:text`,
        type: 'symbol',
        source,
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 240,
          'text-field': ['get', 'label'],
          'text-font': [...regular],
          'text-size': 11.5,
          // Three characters need no straight line.
          'text-max-angle': 45,
          'text-padding': 6,
        },
        paint: { 'text-color': theme.ink, 'text-halo-color': theme.halo, 'text-halo-width': 1.8 },
      },
    },
  ];
}
