import { type JudgedPeriod, noiseLimit, type ZoneClass, zoneClasses } from '../../domain/standards/gb3096.ts';
import { classOf, type LegendClass, legendClasses, type Palette } from '../../grid/palette.ts';

/** A class of the legend with the zone limits at its upper edge. */
export interface LegendRow extends LegendClass {
  readonly limits: readonly { readonly zone: ZoneClass; readonly limitDb: number }[];
}

/**
 * Classes from the one that holds the least value to the one that holds the greatest.
 * @param range least and greatest value, dB; null: all classes
 * @param period day or night limits of GB 3096-2008 table 1; null: none
 */
export function legendRows(
  palette: Palette,
  range: readonly [low: number, high: number] | null,
  period: JudgedPeriod | null,
): readonly LegendRow[] {
  const all = legendClasses(palette);
  const shown = range ? all.slice(classOf(palette, range[0]), classOf(palette, range[1]) + 1) : all;
  return shown.map((row) => ({
    ...row,
    limits: period
      ? zoneClasses.flatMap((zone) => {
          const { limitDb } = noiseLimit(zone, period);
          return limitDb === row.to ? { zone, limitDb } : [];
        })
      : [],
  }));
}
