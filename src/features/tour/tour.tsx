import { useEffect } from 'react';
import { useStrings } from '../../i18n/i18n.ts';
import { Button } from '../../ui/controls.tsx';
import { DialogBox } from '../../ui/popups.tsx';
import type { Target } from '../explore/search/search-box.tsx';
import noise from '../noise/noise.module.css';
import styles from './tour.module.css';
import { beginTour, endTour, goToStep, hasOwnScene, nextStep, tick } from './tour-runner.ts';
import { tourSeconds, tourSteps } from './tour-steps.ts';
import { patchTour, tourState, useTour } from './tour-store.ts';

const tickMs = 200;
/** A page in the background is asked rarely: the tour does not leap when it is back. */
const mostMs = 400;

/** The tour's captions over the map, with pause, next and end; asks before it puts a scene aside. */
export function Tour({ onGo }: { readonly onGo: (target: Target) => void }) {
  const { t } = useStrings();
  const asking = useTour((state) => state.status === 'asking');
  useEffect(() => {
    if (asking) return;
    beginTour(onGo);
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      tick(Math.min(mostMs, now - last), onGo);
      last = now;
    }, tickMs);
    return () => clearInterval(timer);
  }, [asking, onGo]);
  usePauses(!asking);
  if (!asking) return <Captions onGo={onGo} />;
  return (
    <DialogBox title={t('tour.title')} isOpen onClose={endTour} width={440}>
      <p>{t('tour.ask')}</p>
      <div className={noise.buttons}>
        <Button look="primary" autoFocus onPress={() => patchTour({ status: 'playing' })}>
          {t('tour.begin')}
        </Button>
        <Button onPress={endTour}>{t('action.cancel')}</Button>
      </div>
    </DialogBox>
  );
}

/** What is done on the page pauses the tour; Esc ends it. */
function usePauses(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const pause = ({ target }: Event) => {
      const outside = target instanceof Element && !target.closest('[data-tour]');
      if (outside && tourState().status === 'playing') patchTour({ status: 'paused' });
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') {
        if (event.target instanceof HTMLCanvasElement) pause(event);
        return;
      }
      event.preventDefault();
      endTour();
    };
    addEventListener('pointerdown', pause, { capture: true });
    addEventListener('wheel', pause, { capture: true, passive: true });
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('pointerdown', pause, { capture: true });
      removeEventListener('wheel', pause, { capture: true });
      removeEventListener('keydown', onKey);
    };
  }, [active]);
}

function Captions({ onGo }: { readonly onGo: (target: Target) => void }) {
  const { t } = useStrings();
  const { status, index, spentMs, waiting } = useTour();
  const step = tourSteps[index];
  const passed = tourSteps.slice(0, index).reduce((sum, { seconds }) => sum + seconds, 0) + spentMs / 1000;
  const over = status === 'done' || status === 'failed';
  const caption =
    status === 'failed'
      ? t('tour.failed')
      : status === 'done'
        ? t(hasOwnScene() ? 'tour.doneOwn' : 'tour.done')
        : t(`tour.step.${step.id}`);
  return (
    <section className={styles.tour} data-tour data-tour-step={step.id} aria-label={t('tour.title')}>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={t('tour.progress')}
        aria-valuenow={Math.round((100 * passed) / tourSeconds)}
      >
        <span style={{ width: `${(100 * passed) / tourSeconds}%` }} />
      </div>
      <p className={styles.caption} aria-live="polite">
        {caption}
      </p>
      <div className={styles.line}>
        <span className={styles.where}>
          {t('tour.where', { number: index + 1, count: tourSteps.length })}
          {waiting && ` · ${t('tour.waiting')}`}
          {status === 'paused' && ` · ${t('tour.paused')}`}
        </span>
        {over ? (
          <Button onPress={() => goToStep(0, onGo)}>{t('tour.again')}</Button>
        ) : (
          <>
            <Button onPress={() => patchTour({ status: status === 'paused' ? 'playing' : 'paused' })}>
              {t(status === 'paused' ? 'tour.resume' : 'tour.pause')}
            </Button>
            <Button isDisabled={waiting} onPress={() => nextStep(onGo)}>
              {t('tour.next')}
            </Button>
          </>
        )}
        <Button look={over ? 'primary' : 'plain'} onPress={endTour}>
          {t(over ? 'action.close' : 'tour.stop')}
        </Button>
      </div>
    </section>
  );
}
