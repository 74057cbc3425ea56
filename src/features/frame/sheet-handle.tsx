import { useRef } from 'react';
import { useStrings } from '../../i18n/i18n.ts';
import styles from './frame.module.css';

/** How much of a phone's screen the panel takes. */
export const sheetHeights = { low: '44px', half: '45dvh', full: '88dvh' } as const;
export type SheetHeight = keyof typeof sheetHeights;

const order: readonly SheetHeight[] = ['low', 'half', 'full'];
/** A shorter drag is a press. */
const dragPx = 24;

/** Drag or press to make the panel higher or lower; arrow keys do the same. */
export function SheetHandle(props: {
  readonly height: SheetHeight;
  readonly onHeight: (height: SheetHeight) => void;
}) {
  const { t } = useStrings();
  const { height, onHeight } = props;
  const startY = useRef(0);
  const dragged = useRef(false);
  const step = (by: number) =>
    onHeight(order[Math.min(Math.max(order.indexOf(height) + by, 0), order.length - 1)]);
  return (
    <button
      type="button"
      className={styles.sheetHandle}
      aria-label={t('app.sheet', { height: t(`app.sheet.${height}`) })}
      onPointerDown={(event) => {
        startY.current = event.clientY;
        dragged.current = false;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={(event) => {
        const up = startY.current - event.clientY;
        dragged.current = Math.abs(up) > dragPx;
        if (dragged.current) step(Math.sign(up));
      }}
      onClick={() => {
        if (dragged.current) return;
        onHeight(height === 'full' ? 'low' : order[order.indexOf(height) + 1]);
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowUp') step(1);
        if (event.key === 'ArrowDown') step(-1);
      }}
    />
  );
}
