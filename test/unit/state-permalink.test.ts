import { describe, expect, it } from 'vitest';
import { recipeSchema } from '../../src/domain/recipe.ts';
import { type Linked, maxLinkLength, readLink, writeLink } from '../../src/state/permalink.ts';
import { initialNoiseView } from '../../src/state/state.ts';

const state: Linked = {
  camera: { lng: 118.51234, lat: 28.90123, zoom: 11.25, bearing: -12.5, pitch: 30 },
  shown: [
    {
      id: 'noise-stations',
      visible: true,
      opacity: 1,
      filter: [{ field: '类别', kind: 'in', values: ['2类'] }],
    },
    { id: 'parks', visible: true, opacity: 0.4, filter: [] },
  ],
  selected: { layerId: 'parks', featureId: '生态园区' },
  question: { kind: 'near', layerId: 'low-carbon-villages', featureId: 'xucun', distanceM: 3000 },
  scope: 'all',
  recipe: recipeSchema.parse({
    layerId: 'noise-stations',
    value: { kind: 'indicator', indicator: 'Ld' },
    days: { from: '2023-06-05', to: '2023-06-11' },
    stationKinds: ['functional', 'regional'],
    method: 'kriging',
    clip: { kind: 'distance', distanceM: 1500 },
  }),
  computed: {
    scene: 'demo',
    scenario: 'barrier',
    edits: [{ ids: ['a2'], set: { speedKmh: 40 } }],
    method: 'cnossos',
    indicator: 'Ln',
    hour: null,
    shownHour: 23,
    receiverHeightM: 4,
    cellSizeM: 20,
    extent: 'scene',
    area: null,
    correction: null,
  },
  language: 'zh-CN',
  theme: 'dark',
  basemap: 'auto',
  tab: 'noise',
  columns: true,
  roundForVerdict: false,
  noiseView: { ...initialNoiseView, hour: 8, bands: true },
  imports: [{ id: 'import-1', fileName: '监测点.csv' }],
};

describe('the link', () => {
  it('gives back what was put in', () => {
    const { linked, notes } = readLink(writeLink(state));
    expect(notes).toEqual([]);
    const { roundForVerdict: _, ...expected } = state;
    expect(linked).toEqual(expected);
  });

  it('leaves the scope out of a question to the visible layers, as older links do', () => {
    const hash = writeLink({ ...state, scope: 'visible' });
    expect(hash).not.toMatch(/[#&]a=/);
    const { linked, notes } = readLink(hash);
    expect(notes).toEqual([]);
    expect(linked.question).toEqual(state.question);
    expect(linked).not.toHaveProperty('scope');
  });

  it('is printable ASCII within the limit', () => {
    const hash = writeLink(state);
    expect(hash).toMatch(/^#[\x21-\x7e]+$/);
    expect(hash.length).toBeLessThan(maxLinkLength);
  });

  it.each([
    ['c', 'v=1&c=999,abc,1'],
    ['q', 'v=1&q={"kind":"circle"}'],
    ['q', 'v=1&q={{{'],
    ['g', 'v=1&g=[1]'],
    ['m', 'v=1&m=purple'],
    ['a', 'v=1&a=some'],
    ['i', 'v=1&i=no'],
    ['l', 'v=1&l=<script>'],
  ])('names a damaged part %s and opens the rest', (part, text) => {
    const { linked, notes } = readLink(`#${text}&t=data`);
    expect(notes.map(({ code, params }) => [code.replace('-fault', ''), params])).toEqual([
      ['link-part', { part }],
    ]);
    expect(linked.tab).toBe('data');
  });

  it('keeps the good layers of a damaged list, each once', () => {
    const { linked, notes } = readLink('#v=1&l=parks:0.5,<b>,parks,roads:7,river');
    expect(linked.shown?.map(({ id, opacity }) => [id, opacity])).toEqual([
      ['parks', 0.5],
      ['river', 1],
    ]);
    expect(notes).toEqual([{ code: 'link-part', params: { part: 'l' } }]);
  });

  it.each([
    ['periods that leave hours out', { periodHours: { day: [6, 22], night: [20, 6] } }],
    ['days that are no dates', { days: { from: 'zz', to: '2023-06-11' } }],
  ])('refuses a recipe with %s', (_, wrong) => {
    const hash = `#v=1&g=${encodeURIComponent(JSON.stringify({ ...state.recipe, ...wrong }))}`;
    expect(readLink(hash).notes).toMatchObject([{ code: 'link-part-fault', params: { part: 'g' } }]);
  });

  it('opens what it can of a newer link and says so', () => {
    const { linked, notes } = readLink('#v=7&t=noise&future=1');
    expect(notes.map((note) => note.code)).toEqual(['link-newer']);
    expect(linked.tab).toBe('noise');
  });

  it('refuses what is not a link of ours', () => {
    expect(readLink('#%E0%A4%A').notes.map((note) => note.code)).toEqual(['link-not-ours']);
    expect(readLink('#section-2').notes.map((note) => note.code)).toEqual(['link-not-ours']);
    expect(readLink('').notes).toEqual([]);
  });
});
