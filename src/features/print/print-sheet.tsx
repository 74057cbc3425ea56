import { useEffect, useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { inLanguage } from '../../domain/text.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { useStore } from '../../state/store.ts';
import { LegendBody } from '../frame/legend-card.tsx';
import styles from './print.module.css';
import { PrintNotes } from './print-notes.tsx';
import { printSource } from './print-source.ts';
import { Sources } from './sources.tsx';

/**
 * The printed page: title, map, legend, scale, sources and notes. It is filled in `beforeprint`, so Ctrl+P works
 * like the button; the map is copied in the same task as it is drawn, for a WebGL canvas is empty afterwards.
 */
export const printSheet = (): void => window.print();

interface Shot {
  readonly canvas: HTMLCanvasElement | null;
  readonly metresPerPixel: number | null;
  readonly bearingDeg: number;
  readonly cssWidth: number;
  readonly date: Date;
}

function takeShot(): Shot {
  const live = printSource()?.redraw() ?? null;
  const date = new Date();
  if (!live) return { canvas: null, metresPerPixel: null, bearingDeg: 0, cssWidth: 0, date };
  const copy = document.createElement('canvas');
  copy.width = live.width;
  copy.height = live.height;
  copy.getContext('2d')?.drawImage(live, 0, 0);
  return {
    canvas: copy,
    metresPerPixel: printSource()?.metresPerPixel() ?? null,
    bearingDeg: printSource()?.bearingDeg() ?? 0,
    cssWidth: live.clientWidth,
    date,
  };
}

/** A round length that takes about a quarter of the map's width; none on a tilted view, where no scale holds. */
function scaleBar({
  metresPerPixel,
  cssWidth,
}: Shot): { readonly lengthM: number; readonly share: number } | null {
  if (metresPerPixel === null) return null;
  const quarter = (metresPerPixel * cssWidth) / 4;
  const power = 10 ** Math.floor(Math.log10(quarter));
  const lengthM = [5, 2, 1].map((step) => step * power).find((length) => length <= quarter) ?? power;
  return { lengthM, share: lengthM / (metresPerPixel * cssWidth) };
}

export function PrintSheet() {
  const { t, language } = useStrings();
  const [shot, setShot] = useState<Shot | null>(null);
  const holder = useRef<HTMLDivElement>(null);
  const catalog = useStore((state) => state.catalog);

  useEffect(() => {
    const before = () => {
      const next = takeShot();
      // The print preview is laid out as soon as this handler returns.
      flushSync(() => setShot(next));
      if (next.canvas) holder.current?.replaceChildren(next.canvas);
    };
    const after = () => setShot(null);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);

  if (!shot) return null;
  const title = catalog.status === 'ready' ? inLanguage(catalog.catalog.title, language) : t('app.title');
  const bar = shot.canvas && scaleBar(shot);
  // Beside the page, not in it: everything else of the body is left out of the print.
  return createPortal(
    <section className={styles.sheet} data-print-sheet>
      <header className={styles.head}>
        <h1>{title}</h1>
        <span>{t('print.made', { date: shot.date.toLocaleString(language) })}</span>
      </header>
      <div className={styles.mapRow}>
        <div className={styles.map}>
          <div ref={holder} className={styles.canvas} />
          {bar && (
            <div className={styles.scale} style={{ width: `${bar.share * 100}%` }}>
              {bar.lengthM >= 1000 ? `${bar.lengthM / 1000} km` : `${bar.lengthM} m`}
            </div>
          )}
          <div className={styles.north} style={{ rotate: `${-shot.bearingDeg}deg` }} aria-hidden="true">
            N
          </div>
        </div>
        <aside className={styles.legend}>
          <LegendBody />
        </aside>
      </div>
      <footer className={styles.foot}>
        <PrintNotes />
        <h2>{t('print.sources')}</h2>
        <Sources />
        <p>{t('print.crs')}</p>
        {catalog.status === 'ready' && <p>{inLanguage(catalog.catalog.boundaryNote, language)}</p>}
        <p className={styles.address}>{location.href}</p>
      </footer>
    </section>,
    document.body,
  );
}
