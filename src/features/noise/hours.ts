import { update } from '../../state/store.ts';

/** Shows one hour; null goes back to the recipe's own value. The grids are there: only the map's array is swapped. */
export const showHour = (hour: number | null): void =>
  update(({ noiseView }) => ({ noiseView: { ...noiseView, hour, show: 'value' } }));

/** The hour that stands first when an hour is asked for: the morning peak. */
export const firstHour = 8;

/** The hour before or after, around the clock; from no hour, the first or the last. */
export const neighbourHour = (hour: number | null, by: 1 | -1): number =>
  hour === null ? (by > 0 ? 0 : 23) : (hour + by + 24) % 24;

/** The hour a key goes to on the 24-hour strip, or null for a key that is not the strip's. */
export function hourOfKey(key: string, hour: number | null): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return neighbourHour(hour, -1);
    case 'ArrowRight':
    case 'ArrowUp':
      return neighbourHour(hour, 1);
    case 'Home':
      return 0;
    case 'End':
      return 23;
    default:
      return null;
  }
}
