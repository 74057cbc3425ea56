import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/domain/note.ts';
import { strings } from '../../src/i18n/strings/index.ts';
import { type Draft, type ImportFile, importJobs, noSettings } from '../../src/workers/import-jobs.ts';

/** Files that overlap, or that write the same thing otherwise, brought together. */

const file = (name: string, header: string, ...rows: readonly string[]): ImportFile => ({
  name,
  bytes: new TextEncoder().encode(`${[header, ...rows].join('\n')}\n`),
});

async function draftOf(...files: readonly ImportFile[]): Promise<Draft> {
  const job = importJobs.draft({ files, settings: noSettings, near: [118.2, 28.7, 118.8, 29.3] });
  for (;;) {
    const step = await job.next();
    if (step.done) return step.value;
  }
}

const hoursOf = (draft: Draft, day = 0) => draft.layer?.series[0].days[day].hours;
const codes = (draft: Draft) => draft.layer?.notes.map(({ code }) => code);
const refused = (draft: Draft) =>
  draft.layer?.rejected.map(({ note }) => [note.code, note.where?.file, note.where?.row, note.params]);

const long = 'id,longitude,latitude,time,Leq';
const station = 'A,118.5,28.9';
const hourNames = Array.from({ length: 24 }, (_, hour) => `Leq${String(hour).padStart(2, '0')}`).join(',');
const wide = `id,longitude,latitude,date,${hourNames},Ldn`;
const steady = (level: string) => Array(24).fill(level).join(',');

describe('an hour given twice', () => {
  it.each([
    ['of two files, the time written otherwise', ['2024-05-01 08:00', '2024/5/1 8:00'], ['a.csv', 'b.csv']],
    ['of one file', ['2024-05-01 08:00', '2024-05-01 08:00'], ['a.csv', 'a.csv']],
  ])('%s, is no mean of both', async (_title, [time, again], [first, second]) => {
    const files = (level: string) =>
      first === second
        ? [file(first, long, `${station},${time},50`, `${station},${again},${level}`)]
        : [file(first, long, `${station},${time},50`), file(second, long, `${station},${again},${level}`)];
    const at = first === second ? 3 : 2;
    const other = await draftOf(...files('60'));
    expect(hoursOf(other)?.[8]).toBe(50);
    expect(refused(other)).toEqual([['day-differs', second, at, { value: again, file: first, row: 2 }]]);
    expect(other.layer?.rejected[0].raw?.Leq).toBe('60');
    const same = await draftOf(...files('50.0'));
    expect(hoursOf(same)?.[8]).toBe(50);
    expect(refused(same)).toEqual([]);
    expect(codes(same)).toContain('rows-repeated');
    expect(codes(same)).not.toContain('hours-merged');
  });

  it('is not meant by readings of other minutes, nor by the hour that a change of the clock repeats', async () => {
    const minutes = ['2024-05-01 08:00', '2024-05-01 08:30', '2024-05-01 8:45:30'];
    const quarter = await draftOf(file('a.csv', long, ...minutes.map((time) => `${station},${time},50`)));
    const clock = ['2024-11-03T01:00-07:00', '2024-11-03T01:00-08:00'];
    const autumn = await draftOf(file('a.csv', long, ...clock.map((time) => `${station},${time},50`)));
    for (const draft of [quarter, autumn]) {
      expect(codes(draft)).toContain('hours-merged');
      expect(codes(draft)).not.toContain('rows-repeated');
    }
  });
});

describe('a day given twice', () => {
  const day = (levels: string, ldn: string) => `${station},2024-05-01,${steady(levels)},${ldn}`;

  it('weighs in no level of the station once it is kept aside', async () => {
    const draft = await draftOf(file('a.csv', wide, day('50', '55')), file('b.csv', wide, day('70', '75')));
    expect(draft.layer?.features[0].properties.Ldn).toBe(55);
    expect(refused(draft)?.map(([code]) => code)).toEqual(['day-differs']);
  });

  it('differs by any level, not by how the numbers are written', async () => {
    const alike = await draftOf(file('a.csv', wide, day('50', '55')), file('b.csv', wide, day('50.0', '55')));
    expect(refused(alike)).toEqual([]);
    expect(codes(alike)).toContain('rows-repeated');
    const other = await draftOf(file('a.csv', wide, day('50', '55')), file('b.csv', wide, day('50', '65')));
    expect(refused(other)?.map(([code]) => code)).toEqual(['day-differs']);
  });

  it('without hours is told by its other columns too: by day and by night are two readings', async () => {
    const daily = 'id,longitude,latitude,date,part,Ld';
    const draft = await draftOf(
      file('a.csv', daily, `${station},2024-05-01,day,60`, `${station},2024-05-01,night,60`),
      file('b.csv', daily, `${station},2024-05-01,day,70`, `${station},2024-05-01,night,60.0`),
    );
    expect(refused(draft)?.map(([code, name, row]) => [code, name, row])).toEqual([
      ['day-differs', 'b.csv', 2],
    ]);
    expect(draft.layer?.notes.find(({ code }) => code === 'rows-repeated')?.params).toEqual({ count: 1 });
  });
});

it('reads the hours of each file as if it stood alone', async () => {
  const header = 'id,longitude,latitude,date,hour,Leq';
  const hours = (from: number, date: string) =>
    Array.from({ length: 24 }, (_, i) => `${station},${date},${from + i},${40 + i}`);
  const draft = await draftOf(
    file('by-end.csv', header, ...hours(1, '2024-05-01')),
    file('by-start.csv', header, ...hours(0, '2024-05-02')),
  );
  expect(hoursOf(draft, 0)).toEqual(hoursOf(draft, 1));
  expect(refused(draft)).toEqual([]);
  const told = draft.layer?.notes.filter(({ code }) => code === 'hours-by-end');
  expect(told?.map(({ where }) => where?.file)).toEqual(['by-end.csv']);
});

it('does not lay files of different coordinate systems on one another', async () => {
  const geojson = (name: string, crs: string): ImportFile =>
    file(
      name,
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name: crs } },
        features: [
          {
            type: 'Feature',
            properties: { Ld: 50 },
            geometry: { type: 'Point', coordinates: [451857, 3198600] },
          },
        ],
      }),
    );
  const error = await draftOf(geojson('a.geojson', 'EPSG:4549'), geojson('b.geojson', 'EPSG:4548')).catch(
    (reason: unknown) => reason,
  );
  const [note] = error instanceof DataError ? error.notes : [];
  expect([note?.code, note?.params?.files]).toEqual([
    'import-crs-differ',
    'a.geojson: EPSG:4549, b.geojson: EPSG:4548',
  ]);
  expect(`note.${note?.code}` in strings).toBe(true);
});
