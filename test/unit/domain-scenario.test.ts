import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/domain/note.ts';
import { applyScenario, type Scenario, scenarioSchema } from '../../src/domain/scenario.ts';
import { featuresOf } from '../../src/domain/scene.ts';
import { parseScenarios } from '../../src/formats/scenario-file.ts';
import { strings } from '../../src/i18n/strings/index.ts';
import { feature, levelsOf, sceneOf } from './acoustics-field.ts';

/** Changes laid over a scene, and everything that can be wrong with them. */

const flow = { day: { light: 600, heavy: 60 }, night: { light: 400, heavy: 40 } };
const scene = sceneOf(
  [
    feature(
      'road',
      'LineString',
      [
        [-500, 0],
        [500, 0],
      ],
      { kind: 'road', flow, speedKmh: { light: 60, heavy: 50 } },
    ),
    feature(
      'lane',
      'LineString',
      [
        [-500, 90],
        [500, 90],
      ],
      { kind: 'road', flow: { light: 90 }, speedKmh: 40 },
    ),
    feature('fan', 'Point', [20, 60], { kind: 'point-source', soundPowerLevelDbA: 80, heightM: 3 }),
    feature('r', 'Point', [0, 40], { kind: 'receiver', heightM: 1.5 }),
  ],
  { periods: ['day', 'night'] },
);
const barrier = feature(
  'barrier',
  'LineString',
  [
    [-200, 12],
    [200, 12],
  ],
  { kind: 'barrier', name: '屏障', heightM: 3 },
);

const scenarioOf = (changes: readonly unknown[], id = 'a'): unknown => ({
  id,
  name: { zh: '方案', en: 'Scenario' },
  changes,
});
const read = (changes: readonly unknown[]): Scenario => scenarioSchema.parse(scenarioOf(changes));
const roadIn = (changed: ReturnType<typeof applyScenario>) =>
  featuresOf(changed.features, 'road').find(({ id }) => id === 'road')!.properties;

describe('a scenario', () => {
  it('without changes leaves the scene', () => {
    expect(applyScenario(scene, read([]))).toEqual(scene);
  });

  it('sets what it names and keeps the rest, without touching the scene', () => {
    const before = structuredClone(scene);
    const changed = applyScenario(scene, read([{ ids: ['road'], set: { flow: { night: { heavy: 0 } } } }]));
    expect(roadIn(changed).flow).toEqual({
      day: { light: 600, medium: 0, heavy: 60 },
      night: { light: 400, medium: 0, heavy: 0 },
    });
    expect(changed.features.slice(1).every((f, i) => f === scene.features[i + 1])).toBe(true);
    expect(scene).toEqual(before);
  });

  it('replaces an object by a single value, and applies changes in turn', () => {
    const changed = applyScenario(
      scene,
      read([
        { ids: ['road', 'lane'], set: { speedKmh: 40, surface: 'NL13' } },
        { ids: ['road'], set: { speedKmh: 30 } },
      ]),
    );
    expect(roadIn(changed)).toMatchObject({ speedKmh: 30, surface: 'NL13' });
  });

  it('adds a feature, which can be changed then', () => {
    const changed = applyScenario(scene, read([{ add: barrier }, { ids: ['barrier'], set: { heightM: 4 } }]));
    expect(changed.features.at(-1)).toMatchObject({
      id: 'barrier',
      kind: 'barrier',
      name: '屏障',
      properties: { heightM: 4 },
    });
    expect(levelsOf(changed)[0]).toBeLessThan(levelsOf(scene)[0] - 3);
  });
});

describe('faults', () => {
  const faultsOf = (changes: readonly unknown[]) =>
    parseScenarios({ version: 1, scenarios: [scenarioOf(changes)] }, scene, 's.json').faults;

  it.each([
    [
      'an unknown feature',
      [{ ids: ['rod'], set: { surface: 'x' } }],
      'scenario-id-unknown',
      'rod',
      undefined,
    ],
    ['an id that is there', [{ add: { ...barrier, id: 'r' } }], 'scenario-id-twice', 'r', undefined],
    [
      'a value that is refused',
      [{ ids: ['road'], set: { lanes: 1.5 } }],
      'scenario-property',
      'road',
      'lanes',
    ],
    [
      'a property of another kind',
      [{ ids: ['r'], set: { speedKmh: 40 } }],
      'scenario-no-effect',
      'r',
      'speedKmh',
    ],
    [
      'a period of a value for all periods',
      [{ ids: ['lane'], set: { flow: { night: { heavy: 0 } } } }],
      'scenario-no-effect',
      'lane',
      'flow.night.heavy',
    ],
    [
      'a period that the scene lacks',
      [{ ids: ['road'], set: { flow: { evening: { light: 5 } } } }],
      'scene-period-unknown',
      'road',
      undefined,
    ],
    [
      'two powers',
      [{ ids: ['fan'], set: { soundPowerLevelDb: [1, 2, 3, 4, 5, 6, 7, 8] } }],
      'scene-power-twice',
      'fan',
      undefined,
    ],
    [
      'an added line without length',
      [
        {
          add: {
            ...barrier,
            geometry: {
              type: 'LineString',
              coordinates: [
                [0, 0],
                [0, 0],
              ],
            },
          },
        },
      ],
      'scene-no-length',
      'barrier',
      undefined,
    ],
  ])('%s', (_, changes, code, featureId, property) => {
    const faults = faultsOf(changes);
    expect(faults.map((note) => note.code)).toEqual([code]);
    expect(faults[0].where).toMatchObject({
      file: 's.json',
      featureId,
      ...(property !== undefined && { property }),
    });
    expect(`note.${code}` in strings).toBe(true);
  });

  it.each([
    ['ids and add at once', [{ ids: ['road'], add: barrier }], 'scenarios.0.changes.0'],
    ['nothing to do', [{}], 'scenarios.0.changes.0'],
    ['an unknown word', [{ ids: ['road'], set: {}, remove: true }], 'scenarios.0.changes.0'],
    ['no ids', [{ ids: [], set: { surface: 'x' } }], 'scenarios.0.changes.0.ids'],
    ['null', [{ ids: ['road'], set: { surface: null } }], 'scenarios.0.changes.0.set.surface'],
    [
      'an added feature of no kind',
      [{ add: { ...barrier, properties: { kind: 'wall' } } }],
      'scenarios.0.changes.0.add.properties.kind',
    ],
    [
      'a property of an added feature',
      [{ add: { ...barrier, properties: { kind: 'barrier', heightM: -1 } } }],
      'scenarios.0.changes.0.add.properties.heightM',
    ],
    [
      'a geometry of an added feature',
      [{ add: { ...barrier, geometry: { type: 'Point', coordinates: [0, 0] } } }],
      'scenarios.0.changes.0.add.geometry.type',
    ],
  ])('%s in the file', (_, changes, property) => {
    const faults = faultsOf(changes);
    expect(faults.every(({ code, issue }) => code === 'scenario-file' && issue !== undefined)).toBe(true);
    expect(faults.map(({ where }) => where?.property)).toContain(property);
  });

  it('are all told, with the good scenarios kept', () => {
    const { scenarios, faults } = parseScenarios(
      {
        version: 1,
        scenarios: [
          scenarioOf([], 'good'),
          scenarioOf([], 'good'),
          scenarioOf(
            [
              { ids: ['x', 'y'], set: { surface: 'x' } },
              { ids: ['road'], set: { lanes: 0 } },
            ],
            'bad',
          ),
          { id: 'B ad', name: { zh: '', en: 'x' }, changes: [] },
        ],
      },
      scene,
    );
    expect(scenarios.map(({ id }) => id)).toEqual(['good']);
    expect(faults.map(({ code }) => code)).toEqual([
      'scenario-twice',
      'scenario-id-unknown',
      'scenario-id-unknown',
      'scenario-property',
      'scenario-file',
      'scenario-file',
    ]);
    expect(parseScenarios({ version: 2 }, scene).faults.map(({ where }) => where?.property)).toEqual([
      'version',
      'scenarios',
    ]);
  });

  it('are thrown by the function itself', () => {
    const act = () => applyScenario(scene, read([{ ids: ['x'], set: { surface: 'x' } }]));
    expect(act).toThrow(DataError);
  });
});
