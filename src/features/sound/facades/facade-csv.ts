import type { FloorSpan } from '../../../acoustics/facade-receivers.ts';
import { planeOfScene } from '../../../acoustics/scene/scene-plane.ts';
import { standardOf } from '../../../acoustics/standard.ts';
import { roundHalfEven } from '../../../domain/rounding.ts';
import type { Language } from '../../../domain/text.ts';
import { toCsv } from '../../../formats/export-csv.ts';
import type { Translate } from '../../../i18n/i18n.ts';
import { sceneName } from '../sound-store.ts';
import type { FacadeResult } from './facade-store.ts';
import { readingsOf } from './facade-summary.ts';

/** "3", or "4–6" where one receiver stands for several. */
export const floorText = ({ from, to }: FloorSpan): string => (from === to ? String(from) : `${from}–${to}`);

/** A row a receiver: where it stands (plane metres, degrees), its level, and how that was made. */
export function facadesCsv(result: FacadeResult, t: Translate, language: Language): string {
  const { plan, scene, method, indicator, period, illustrative } = result;
  const { toLngLat } = planeOfScene(scene);
  return toCsv(
    [
      t('facades.column.building'),
      t('facades.column.name'),
      t('facades.facade'),
      t('facades.column.facing'),
      t('facades.floor'),
      t('facades.column.x'),
      t('facades.column.y'),
      'WGS 84 lon',
      'WGS 84 lat',
      t('facades.column.height'),
      t('facades.column.level'),
      t('sound.indicator'),
      t('facades.column.hours'),
      t('make.way'),
      ...(illustrative ? [t('sound.provenance')] : []),
    ],
    readingsOf(result).map(({ receiver, stack, floor, levelDb }) => {
      const { id, baseZ } = plan.buildings[stack.building];
      const [lng, lat] = toLngLat?.(stack.x, stack.y) ?? [];
      return [
        id,
        sceneName(scene, id, language),
        stack.facade,
        roundHalfEven(stack.facingDeg, 1),
        floorText(floor),
        roundHalfEven(stack.x, 2),
        roundHalfEven(stack.y, 2),
        lng === undefined ? undefined : roundHalfEven(lng, 7),
        lat === undefined ? undefined : roundHalfEven(lat, 7),
        roundHalfEven(plan.positions[3 * receiver + 2] - baseZ, 2),
        roundHalfEven(levelDb, 2),
        indicator,
        period,
        standardOf[method],
        ...(illustrative ? [t('mark.illustrative')] : []),
      ];
    }),
  );
}
