import { describe, expect, it } from 'vitest';
import { layerSchema } from '../../src/domain/catalog.ts';
import { importedLayer, importId } from '../../src/features/data/imported-layer.ts';
import {
  type Draft,
  type ImportableDraft,
  type ImportFile,
  importJobs,
  noSettings,
} from '../../src/workers/import-jobs.ts';

const file = (name: string, content: string): ImportFile => ({
  name,
  bytes: new TextEncoder().encode(content),
});
const levels = file(
  'levels.csv',
  'id,longitude,latitude,date,00h,01h,02h\n1,118.5,28.9,2025-05-07,50,51,52\n1,118.5,28.9,2025-05-06,50,51,52\n',
);
const other = file('sites.csv', 'id,height\n1,4\n');

async function draftOf(files: readonly ImportFile[]): Promise<ImportableDraft> {
  const step = await importJobs.draft({ files, settings: noSettings, near: [118, 28, 119, 29] }).next();
  const draft = step.value as Draft;
  if (!draft.layer) throw new Error(draft.faults.map(({ code }) => code).join());
  return { ...draft, layer: draft.layer };
}

describe('the id of an imported layer', () => {
  it('is FNV-1a of name and content', () => {
    // 32-bit FNV-1a of "a" and of "foobar", as its authors publish them.
    expect(importId([file('a', '')])).toBe('import-e40c292c');
    expect(importId([file('foo', 'bar')])).toBe('import-bf9cf968');
  });

  it('does not depend on the order of the files, but on every byte and name', () => {
    const id = importId([levels, other]);
    expect(importId([other, levels])).toBe(id);
    expect(importId([levels])).not.toBe(id);
    expect(importId([levels, { ...other, name: 'sites-2.csv' }])).not.toBe(id);
    const changed = Uint8Array.from(other.bytes);
    changed[changed.length - 2] ^= 1;
    expect(importId([levels, { ...other, bytes: changed }])).not.toBe(id);
  });
});

describe('an imported layer', () => {
  it('is a valid layer with the dates of its hours', async () => {
    const layer = importedLayer(
      [levels],
      await draftOf([levels]),
      '我的站点',
      new Date('2026-01-02T03:04:05Z'),
    );
    expect(layerSchema.safeParse(layer.spec).error).toBeUndefined();
    expect(layer.spec.title).toEqual({ zh: '我的站点', en: '我的站点' });
    expect(layer.spec.info.date).toBe('2025-05-06 – 2025-05-07');
    expect(layer.spec.info.provenance).toBe('measured');
    expect(layer.fileName).toBe('levels.csv');
    expect(layer.data.features).toHaveLength(1);
    expect(layer.data.series[0].days).toHaveLength(2);
  });

  it('names the day of the import where the data have no dates', async () => {
    const undated = file('a.csv', 'id,longitude,latitude,Ld\n1,118.5,28.9,50\n');
    const layer = importedLayer([undated], await draftOf([undated]), 'a', new Date('2026-01-02T03:04:05Z'));
    expect(layer.spec.info.date).toBe('2026-01-02');
  });
});
