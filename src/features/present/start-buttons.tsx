import { useStrings } from '../../i18n/i18n.ts';
import { Button } from '../../ui/controls.tsx';
import noise from '../noise/noise.module.css';
import { askForTour } from '../tour/tour-store.ts';
import { startPresenting } from './present-store.ts';

/** Begins the tour, or shows the map on a wall screen. */
export function StartButtons() {
  const { t } = useStrings();
  return (
    <div className={noise.buttons}>
      <Button onPress={askForTour}>{t('tour.start')}</Button>
      <Button onPress={startPresenting}>{t('present.start')}</Button>
    </div>
  );
}
