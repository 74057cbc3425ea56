import { spectrumNames } from '../../../acoustics/emission/spectra.ts';
import type { SceneFeature } from '../../../domain/scene.ts';

/** What a form asks about each kind of feature, besides traffic and power: names, units and ranges as data. Pure. */

type NumberName =
  | 'heightM'
  | 'gradientPct'
  | 'lanes'
  | 'junctionDistanceM'
  | 'openingAreaM2'
  | 'absorption'
  | 'people'
  | 'dwellings'
  | 'groundFactor';
type ChoiceName = 'surface' | 'spectrum' | 'use' | 'zone';

interface NumberField {
  readonly type: 'number';
  readonly property: NumberName;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
}

interface ChoiceField {
  readonly type: 'choice';
  readonly property: ChoiceName;
  readonly options: readonly string[];
}

interface SwitchField {
  readonly type: 'switch';
  readonly property: 'oneWay';
}

export type AttributeField = NumberField | ChoiceField | SwitchField;

const number = (
  property: NumberName,
  unit: string,
  min: number,
  max: number,
  decimals: number,
): NumberField => ({ type: 'number', property, unit, min, max, decimals });

const heightM = (min: number, max: number) => number('heightM', 'm', min, max, 2);
const spectrum: ChoiceField = { type: 'choice', property: 'spectrum', options: spectrumNames };

/** Surfaces of HJ 2.4-2021, then those of Directive 2015/996, Table F-4. */
const surfaces = [
  'asphalt',
  'concrete',
  ...Array.from({ length: 14 }, (_, k) => `NL${String(k + 1).padStart(2, '0')}`),
];

const uses = ['residential', 'research', 'medical', 'education', 'office', 'welfare', 'other'] as const;
const zones = ['0', '1', '2', '3', '4a', '4b'] as const;

const fields: Partial<Record<SceneFeature['kind'], readonly AttributeField[]>> = {
  road: [
    { type: 'choice', property: 'surface', options: surfaces },
    number('gradientPct', '%', -30, 30, 1),
    number('lanes', '', 1, 12, 0),
    number('junctionDistanceM', 'm', 0, 1000, 0),
    { type: 'switch', property: 'oneWay' },
  ],
  'point-source': [heightM(0, 500), spectrum],
  'line-source': [heightM(0, 500), spectrum],
  'area-source': [heightM(0, 500), spectrum],
  'indoor-source': [heightM(0, 500), number('openingAreaM2', 'm²', 0.01, 10000, 2)],
  barrier: [heightM(0.1, 50), number('absorption', '', 0, 1, 2)],
  building: [
    heightM(0.5, 800),
    { type: 'choice', property: 'use', options: uses },
    number('people', '', 0, 20000, 0),
    number('dwellings', '', 0, 10000, 0),
    number('absorption', '', 0, 1, 2),
  ],
  ground: [number('groundFactor', '', 0, 1, 2)],
  foliage: [heightM(0.5, 60)],
  receiver: [heightM(0.1, 500), { type: 'choice', property: 'zone', options: zones }],
};

export const fieldsOf = (kind: SceneFeature['kind']): readonly AttributeField[] => fields[kind] ?? [];
