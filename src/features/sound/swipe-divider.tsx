import type { CSSProperties, PointerEvent } from 'react';
import { useStrings } from '../../i18n/i18n.ts';
import { useSound } from './sound-store.ts';
import styles from './swipe-divider.module.css';
import { type SwipeSides, sideName, useSwipeSides } from './swipe-sides.ts';
import { moveDivider, shareOfKey, useSwipe } from './swipe-store.ts';

/** The line over the map with the names of what lies on its sides; nothing while no line is drawn. */
export function SwipeDivider() {
  const sides = useSwipeSides();
  return sides ? <Line sides={sides} /> : null;
}

function Line({ sides }: { readonly sides: SwipeSides }) {
  const { t, language } = useStrings();
  const share = useSwipe((state) => state.share);
  const scene = useSound((state) => state.scene);
  const result = useSound((state) => state.result);
  const reference = useSound((state) => state.reference);
  const left = sideName(sides.left, { scene, result, reference }, t, language);
  const right = sideName(sides.right, { scene, result, reference }, t, language);
  const percent = Math.round(100 * share);
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box) moveDivider((event.clientX - box.left) / box.width);
  };
  return (
    <div className={styles.over} style={{ '--share': `${100 * share}%` } as CSSProperties}>
      <p className={styles.left} title={left}>
        <span>{left}</span>
      </p>
      <p className={styles.right} title={right}>
        <span>{right}</span>
      </p>
      <div
        className={styles.line}
        role="slider"
        tabIndex={0}
        aria-label={t('swipe.line')}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={t('swipe.value', { percent, left, right })}
        onKeyDown={(event) => {
          const next = shareOfKey(event.key, share);
          if (next === null) return;
          event.preventDefault();
          moveDivider(next);
        }}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={(event) => event.buttons === 1 && drag(event)}
      >
        <svg
          width="20"
          height="12"
          viewBox="0 0 20 12"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          aria-hidden="true"
        >
          <path d="M6 1 1 6l5 5M14 1l5 5-5 5" />
        </svg>
      </div>
    </div>
  );
}
