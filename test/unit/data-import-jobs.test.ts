import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/domain/note.ts';
import { strings } from '../../src/i18n/strings/index.ts';
import {
  type Draft,
  type ImportFile,
  type ImportSettings,
  importJobs,
  noSettings,
} from '../../src/workers/import-jobs.ts';

const near = [118.2, 28.7, 118.8, 29.3] as const;
const fixture = (name: string): ImportFile => ({
  name,
  bytes: new Uint8Array(readFileSync(new URL(`../fixtures/own-data/${name}`, import.meta.url))),
});
const text = (name: string, content: string): ImportFile => ({
  name,
  bytes: new TextEncoder().encode(content),
});

async function draftOf(files: readonly ImportFile[], settings: Partial<ImportSettings> = {}): Promise<Draft> {
  const job = importJobs.draft({ files, settings: { ...noSettings, ...settings }, near });
  for (;;) {
    const step = await job.next();
    if (step.done) return step.value;
  }
}

/** A note code without a sentence would show as a code. */
const sentencesOf = (draft: Draft) =>
  [...draft.faults, ...draft.refused.map(({ note }) => note)].map(({ code }) => `note.${code}` in strings);

describe('a draft of one file', () => {
  it('reads GB18030, stations, days and bad rows', async () => {
    const draft = await draftOf([fixture('hours-gb18030.csv')]);
    expect(draft.files[0]).toMatchObject({ encoding: 'gb18030', rows: 11 });
    expect(draft.layer?.features.map(({ id, properties }) => [id, properties.name])).toEqual([
      ['N1', '示例一号点'],
      ['N2', '示例二号点'],
      ['N3', '示例三号点'],
      ['N4', '示例四号点'],
    ]);
    expect(draft.layer?.series.map(({ days }) => days.map(({ date }) => date))).toEqual([
      ['2025-05-06', '2025-05-07'],
      ['2025-05-06', '2025-05-07', '2025-05-08'],
      ['2025-05-06', '2025-05-07'],
      ['2025-05-06', '2025-05-07'],
    ]);
    // Rows of the file, its header counted.
    expect(draft.layer?.rejected.map(({ note }) => [note.code, note.where?.row]).sort()).toEqual([
      ['coords-not-number', 10],
      ['date-bad', 11],
      ['level-range', 12],
    ]);
  });

  it('finds EPSG:4549 by the place of work and puts points where PROJ puts them', async () => {
    const draft = await draftOf([fixture('plane-4549.csv')]);
    expect(draft.table?.place).toEqual({ crs: { kind: 'epsg', code: 4549 }, swapXY: false });
    expect(draft.table?.certain).toBe(false);
    const places = draft.layer?.features.map(({ geometry }) =>
      geometry?.type === 'Point' ? geometry.coordinates : [],
    );
    const expected = [
      [118.5063, 28.9045],
      [118.5211, 28.9102],
      [118.4985, 28.8963],
      [118.512, 28.899],
    ];
    // The file gives millimetres.
    places?.forEach(([lng, lat], i) => {
      expect(Math.abs(lng - expected[i][0])).toBeLessThan(2e-8);
      expect(Math.abs(lat - expected[i][1])).toBeLessThan(2e-8);
    });
    expect(draft.table?.preview).toHaveLength(4);
  });

  it('takes a chosen coordinate system instead of the proposed one', async () => {
    const swapXY = false;
    const draft = await draftOf([fixture('plane-4549.csv')], {
      place: { crs: { kind: 'epsg', code: 4548 }, swapXY },
    });
    const [first] = draft.layer?.features ?? [];
    // The same metres three degrees further west.
    expect(first.geometry?.type === 'Point' && first.geometry.coordinates[0]).toBeCloseTo(115.5063, 6);
  });

  it('takes a chosen mapping and a kind for all stations', async () => {
    const file = text('a.csv', 'id,longitude,latitude,value\n1,118.5,28.9,50\n2,118.6,28.9,51\n');
    const guessed = await draftOf([file]);
    expect(guessed.table?.mapping.roles).toEqual(['id', 'x', 'y', 'attribute']);
    const chosen = await draftOf([file], {
      mapping: { roles: ['name', 'x', 'y', 'level'], hoursByEnd: false },
      kind: 'road',
    });
    expect(chosen.layer?.fields.find(({ name }) => name === 'value')?.unit).toBe('dB');
    expect(chosen.layer?.features.map(({ properties }) => properties.stationKind)).toEqual(['road', 'road']);
    // A mapping of another table does not fit and is guessed anew.
    const other = await draftOf([file], { mapping: { roles: ['id'], hoursByEnd: false } });
    expect(other.table?.mapping).toEqual(guessed.table?.mapping);
  });

  it('shows different places, not the days of one', async () => {
    const draft = await draftOf([fixture('hours-gb18030.csv')]);
    expect(draft.table?.preview.map(({ row }) => row)).toEqual([2, 4, 6, 8]);
  });
});

describe('a draft of two files', () => {
  it.each([
    ['values first', ['levels.csv', 'sites.csv']],
    ['coordinates first', ['sites.csv', 'levels.csv']],
  ])(
    'joins values to coordinates, %s, though the coordinates are the longer table',
    async (_title, names) => {
      const draft = await draftOf(names.map(fixture));
      expect(draft.join).toMatchObject({ leftKey: 'site', rightKey: 'code', matched: 3, total: 4 });
      expect(draft.files[draft.join?.left[0] ?? -1].name).toBe('levels.csv');
      expect(draft.layer?.features.map(({ id, properties }) => [id, properties.name, properties.Ld])).toEqual(
        [
          ['A-01', 'Site 1', 54.2],
          ['A-02', 'Site 2', 57.9],
          ['A-03', 'Site 3', 51.4],
        ],
      );
      expect(draft.layer?.rejected.map(({ note }) => [note.code, note.params?.key])).toEqual([
        ['join-unmatched', 'A-09'],
      ]);
    },
  );

  it('keeps the files and the keys when the chosen keys do not match', async () => {
    const draft = await draftOf(['levels.csv', 'sites.csv'].map(fixture), {
      join: { leftKey: 'Ld', rightKey: 'code' },
    });
    expect(draft.join).toMatchObject({ leftKey: 'Ld', rightKey: 'code', matched: 0, total: 4 });
    expect(draft.table).toBeNull();
    expect(draft.faults.map(({ code }) => code)).toEqual(['join-empty']);
    expect(sentencesOf(draft)).not.toContain(false);
  });

  it('asks for keys when no columns share anything', async () => {
    const draft = await draftOf([
      fixture('levels.csv'),
      text('b.csv', 'place,longitude,latitude\nfar,1.5,2.5\n'),
    ]);
    expect(draft.join).toMatchObject({ leftKey: null, rightKey: null });
    expect(draft.faults.map(({ code }) => code)).toEqual(['import-no-key']);
  });
});

describe('files that cannot be imported', () => {
  const faulty: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    ['no coordinates', 'site,Ld\nA,50\nB,51\n', ['columns-no-coordinates'], []],
    ['huge numbers', 'id,longitude,latitude,Ld\n1,1e300,1e300,50\n', ['crs-unknown'], []],
    [
      'every row refused',
      'id,longitude,latitude,Ld\n1,0,0,50\n2,118.5,95,51\n3,somewhere,28.9,52\n',
      ['nothing-left', 'coords-swapped'],
      ['coords-zero', 'coords-range', 'coords-not-number'],
    ],
    ['a header only', 'id,longitude,latitude,Ld\n', ['nothing-left'], []],
  ];
  it.each(faulty)('%s: faults instead of an exception', async (_title, content, faults, refused) => {
    const draft = await draftOf([text('odd.csv', content)]);
    expect(draft.layer).toBeNull();
    expect(draft.faults.map(({ code }) => code)).toEqual(faults);
    expect(draft.refused.map(({ note }) => note.code)).toEqual(refused);
    expect(sentencesOf(draft)).not.toContain(false);
  });

  it('keeps the content of refused rows for the download', async () => {
    const { refused } = await draftOf([text('odd.csv', 'id,longitude,latitude,Ld\n7,0,0,50\n')]);
    expect(refused[0].raw).toEqual({ id: '7', longitude: '0', latitude: '0', Ld: '50' });
  });

  it.each([
    ['empty', new Uint8Array(), 'file-empty'],
    ['binary', Uint8Array.from({ length: 600 }, (_, i) => (i * 7) % 256), 'file-binary'],
    ['a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'format-unsupported'],
  ])('names an unreadable file: %s', async (_title, bytes, code) => {
    const error = await draftOf([fixture('levels.csv'), { name: 'odd.csv', bytes }]).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DataError);
    const [note] = (error as DataError).notes;
    expect([note.code, note.where?.file]).toEqual([code, 'odd.csv']);
  });

  it('refuses three kinds of files and names them', async () => {
    const three = ['levels.csv', 'sites.csv', 'plane-4549.csv'].map(fixture);
    const error = await draftOf(three).catch((reason: unknown) => reason);
    const [note] = (error as DataError).notes;
    expect([note.code, note.params?.files]).toEqual([
      'import-kinds',
      'levels.csv / sites.csv / plane-4549.csv',
    ]);
  });
});

describe('a draft of many files', () => {
  const real = ['jgl.csv', 'sites.csv', 'navy.csv', 'nps.csv'].map((name) => fixture(`overlapping/${name}`));

  it('lays files with the same columns on top of one another and joins them to the places', async () => {
    const draft = await draftOf(real);
    expect(draft.join).toMatchObject({
      left: [0, 2, 3],
      right: [1],
      leftKey: 'ID',
      rightKey: 'ID',
      matched: 3,
      total: 3,
    });
    expect(draft.layer?.series.map(({ stationId, days }) => [stationId, days.length])).toEqual([
      ['AdmB', 2],
      ['20B_SG', 4],
      ['EBLA001', 4],
    ]);
    expect(draft.layer?.notes.map(({ code }) => code)).toContain('import-stacked');
  });

  it('gives levels by the hours that equal those of the file within its rounding', async () => {
    const draft = await draftOf(real);
    const day = draft.layer?.series
      .find(({ stationId }) => stationId === '20B_SG')
      ?.days.find(({ date }) => date === '2020-12-14');
    const hours = day?.hours ?? [];
    const energy = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, k) => 10 ** ((hours[(from + k) % 24] ?? Number.NaN) / 10)).reduce(
        (a, b) => a + b,
      );
    // Printed: Ldn 66.47, its day 68.40 (07–22) and night 45.00.
    expect(10 * Math.log10(energy(7, 22) / 15)).toBeCloseTo(68.4, 1);
    expect(Math.abs(10 * Math.log10((energy(7, 22) + 10 * energy(22, 31)) / 24) - 66.47)).toBeLessThan(0.02);
  });

  it('counts days that overlap alike once and keeps differing ones aside, with both places', async () => {
    const file = (name: string) => fixture(`overlapping/${name}`);
    const navy = new TextDecoder().decode(file('navy.csv').bytes).split('\n');
    const again = [navy[0], navy[2], navy[3].replace(/,([\d.]+),([\d.]+),([\d.]+)$/, ',$1,$2,$3')].join('\n');
    const changed = [navy[0], navy[1].replace('34.7', '44.7')].join('\n');
    const draft = await draftOf([
      file('navy.csv'),
      file('sites.csv'),
      text('again.csv', again),
      text('changed.csv', changed),
    ]);
    expect(draft.layer?.series[0].days).toHaveLength(4);
    expect(draft.layer?.notes.find(({ code }) => code === 'rows-repeated')?.params).toEqual({ count: 2 });
    expect(draft.layer?.rejected.map(({ note }) => note)).toEqual([
      {
        code: 'day-differs',
        params: { value: '2020-12-13', file: 'overlapping/navy.csv', row: 2 },
        where: { file: 'changed.csv', row: 2 },
      },
    ]);
  });

  it('reads hours that one file numbers from 1 and another from 0, each as it means them', async () => {
    const rows = (name: string, hours: readonly number[]) =>
      text(
        name,
        [
          'id,lon,lat,date,hour,LAeq',
          ...hours.map((hour) => `${name[0]},118.5,28.9,2024-05-01,${hour},${50 + hour}`),
        ].join('\n'),
      );
    const draft = await draftOf([
      rows(
        'a.csv',
        Array.from({ length: 24 }, (_, k) => k + 1),
      ),
      rows(
        'b.csv',
        Array.from({ length: 24 }, (_, k) => k),
      ),
    ]);
    const [a, b] = draft.layer?.series ?? [];
    // Its hour 9 runs from 8 to 9; the other's from 9 to 10.
    expect([a.days[0].hours[8], a.days[0].hours[23], b.days[0].hours[9], b.days[0].hours[0]]).toEqual([
      59, 74, 59, 50,
    ]);
    expect(draft.layer?.rejected).toEqual([]);
  });
});
