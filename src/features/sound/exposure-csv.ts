import { standardOf } from '../../acoustics/standard.ts';
import { noiseLimit } from '../../domain/standards/gb3096.ts';
import { inLanguage, type Language } from '../../domain/text.ts';
import { toCsv } from '../../formats/export-csv.ts';
import type { Exposure, ExposureCounts } from '../../grid/exposure.ts';
import { limitPeriod } from '../../grid/limit-period.ts';
import type { Translate } from '../../i18n/i18n.ts';
import type { ZoneLayer } from '../noise/zone-layer.ts';
import { affectedBy } from './annoyance-text.tsx';
import type { ExposureView } from './exposure-view.ts';
import { bandText, type ExposureColumn, limitSource, zoneName } from './exposure-words.ts';
import type { SoundResult } from './sound-store.ts';
import type { MapExposure } from './use-exposure.ts';

type Row = readonly (string | number | null)[];

const countsOf = ({ people, dwellings, buildings, sensitive, areaM2 }: ExposureCounts): Row => [
  people,
  dwellings,
  buildings,
  sensitive.education,
  sensitive.medical,
  sensitive.welfare,
  areaM2,
];

/**
 * Everything that is counted, a row a number of people: for map and reference, each indicator, all of the map and each
 * functional zone, each band, what is above the limit, what has no level. The last columns say how it was made.
 */
export function exposureCsv(
  made: {
    readonly columns: readonly ExposureColumn[];
    readonly result: SoundResult;
    readonly view: ExposureView;
    readonly zoneLayer: ZoneLayer | null;
    /** Levels are corrected by stations. */
    readonly corrected: boolean;
  },
  t: Translate,
  language: Language,
): string {
  const { columns, result, view, zoneLayer, corrected } = made;
  const { recipe, receiverHeightM, grid } = result;
  const illustrative = grid.meta.illustrative || (zoneLayer?.illustrative ?? false);
  const source: Row = [
    standardOf[recipe.method] + (corrected ? ` · ${t('sound.show.fused')}` : ''),
    receiverHeightM,
    grid.cellSizeM,
    t(`exposure.distribution.${view.distribution}`),
    zoneLayer ? limitSource(language) : '',
    zoneLayer ? inLanguage(zoneLayer.spec.title, language) : '',
    ...(illustrative ? [t('mark.illustrative')] : []),
  ];
  const rows = columns.flatMap((column) => {
    const both: readonly (readonly [string, MapExposure | null])[] = [
      [t('exposure.map'), column.exposure],
      [t('exposure.reference'), column.before],
    ];
    return both.flatMap(([name, exposure]) => (exposure ? rowsOf(name, column, exposure, t, language) : []));
  });
  const affected = view.annoyance ? affectedBy(columns, view.annoyance) : [];
  const persons = affected.map(
    (one): Row => [
      t('exposure.map'),
      one.effect === 'HA' ? 'Lden' : 'Ln',
      '',
      t('exposure.part.all'),
      '',
      `${t(`exposure.effectName.${one.effect}`)} · ${t(`exposure.annoyance.${one.source}`)}`,
      one.persons,
      ...Array.from({ length: 6 }, () => null),
    ],
  );
  return toCsv(
    [
      t('exposure.mapColumn'),
      t('sound.indicator'),
      t('exposure.hours'),
      t('exposure.zone'),
      t('exposure.limitColumn'),
      'dB(A)',
      t('sound.people'),
      t('sound.dwellings'),
      t('sound.buildings'),
      t('sound.schools'),
      t('sound.hospitals'),
      t('sound.welfare'),
      t('sound.areaM2'),
      t('make.way'),
      t('exposure.heightColumn'),
      t('exposure.cellColumn'),
      t('exposure.distribution'),
      t('exposure.limits'),
      t('exposure.zoneSource'),
      ...(illustrative ? [t('sound.provenance')] : []),
    ],
    [...rows, ...persons].map((row) => [...row, ...source]),
  );
}

/** Of one map in one indicator. */
function rowsOf(
  name: string,
  { indicator, grid }: ExposureColumn,
  { whole, zones }: MapExposure,
  t: Translate,
  language: Language,
): Row[] {
  const period = limitPeriod(grid);
  const rows = (zone: string, limit: number | '', { bands, withoutLevel, totals }: Exposure): Row[] => {
    const head = [name, indicator, grid.period, zone, limit];
    return [
      ...bands.map((band): Row => [...head, bandText(band), ...countsOf(band)]),
      [...head, t('sound.offMap'), ...countsOf(withoutLevel)],
      [...head, t('exposure.total'), ...countsOf(totals)],
    ];
  };
  return [
    ...rows(t('exposure.part.all'), '', whole),
    ...(zones ?? []).flatMap((part) => {
      const title = zoneName(part.zone, t, language);
      const limit = part.zone && period ? noiseLimit(part.zone, period).limitDb : '';
      const above: Row[] = part.above
        ? [[name, indicator, grid.period, title, limit, `> ${limit}`, ...countsOf(part.above)]]
        : [];
      return [...rows(title, limit, part), ...above];
    }),
  ];
}
