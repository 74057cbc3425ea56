import { type RefObject, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { DataError } from '../../domain/note.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { scaleBarM } from '../../map/scale-bar.ts';
import { IllustrativeTag } from '../../ui/controls.tsx';
import { paintDom } from '../../ui/paint-dom.ts';
import { LegendBody } from '../frame/legend-card.tsx';
import styles from './picture.module.css';
import { printSource } from './print-source.ts';
import { Sources } from './sources.tsx';
import { useMapTitle } from './use-map-title.ts';

/** A picture of the map as it is seen, with title, legend, scale bar, north arrow, sources, notes and date. */

/** Pixels to a CSS pixel. */
const ratio = 2;

interface Shot {
  readonly map: HTMLCanvasElement;
  readonly metresPerPixel: number | null;
  readonly bearingDeg: number;
}

/** @throws DataError where there is no map, or the browser cannot make a picture of it */
export async function mapPicture(): Promise<Blob> {
  const source = printSource();
  const map = (await source?.copy(ratio)) ?? null;
  if (!source || !map) throw DataError.of('picture-no-map');
  const shot = { map, metresPerPixel: source.metresPerPixel(), bearingDeg: source.bearingDeg() };
  const holder = document.createElement('div');
  holder.className = styles.holder;
  holder.setAttribute('aria-hidden', 'true');
  document.body.append(holder);
  const root = createRoot(holder);
  try {
    flushSync(() => root.render(<Sheet shot={shot} />));
    await lettersOf(holder);
    const sheet = holder.firstElementChild as HTMLElement;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(sheet.offsetWidth * ratio);
    canvas.height = Math.round(sheet.offsetHeight * ratio);
    const context = canvas.getContext('2d');
    if (!context) throw DataError.of('picture-failed');
    context.scale(ratio, ratio);
    await paintDom(sheet, context);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw DataError.of('picture-failed');
    return blob;
  } finally {
    root.unmount();
    holder.remove();
  }
}

/** A Chinese font comes in a hundred files: those of the letters in sight are asked for by laying them out. */
async function lettersOf(holder: HTMLElement): Promise<void> {
  const text = holder.textContent ?? '';
  const { fontFamily } = getComputedStyle(holder);
  await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 14px ${fontFamily}`, text)));
  await document.fonts.ready;
}

function Sheet({ shot }: { readonly shot: Shot }) {
  const { t, language } = useStrings();
  const { place, scenario, made, illustrative } = useMapTitle();
  const holder = useRef<HTMLDivElement>(null);
  const width = shot.map.width / ratio;
  const height = shot.map.height / ratio;
  useCanvas(holder, shot.map);
  const barM = shot.metresPerPixel === null ? null : scaleBarM(shot.metresPerPixel, Math.min(160, width / 4));
  return (
    <div className={styles.sheet} data-narrow={width < 640 || undefined}>
      <header className={styles.head}>
        <h1>
          {[place, scenario].filter(Boolean).join(' · ')} {illustrative && <IllustrativeTag />}
        </h1>
        <p>{made.join(' · ')}</p>
      </header>
      <div className={styles.row}>
        <div className={styles.map} style={{ width, height }}>
          <div ref={holder} />
          {barM !== null && shot.metresPerPixel !== null && (
            <p className={styles.scale} style={{ width: barM / shot.metresPerPixel }}>
              {barM >= 1000 ? `${barM / 1000} km` : `${barM} m`}
            </p>
          )}
          <div className={styles.north}>
            <svg width="32" height="40" viewBox="0 0 32 40" aria-hidden="true">
              <g transform={`rotate(${-shot.bearingDeg} 16 20)`}>
                <path d="M16 2 23 22 16 18 9 22z" fill="currentColor" />
                <path
                  d="M12.5 37V26l7 11V26"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="2"
                  strokeLinejoin="round"
                />
              </g>
            </svg>
          </div>
        </div>
        <aside className={styles.legend}>
          <LegendBody />
        </aside>
      </div>
      <footer className={styles.foot}>
        <h2>{t('print.sources')}</h2>
        <Sources />
        <p>
          {t('print.crs')} · {t('print.made', { date: new Date().toLocaleString(language) })}
        </p>
      </footer>
    </div>
  );
}

/** Puts a canvas where the element is. */
function useCanvas(holder: RefObject<HTMLElement | null>, canvas: HTMLCanvasElement): void {
  useLayoutEffect(() => {
    canvas.style.cssText = 'display: block; width: 100%; height: 100%';
    holder.current?.replaceChildren(canvas);
  }, [holder, canvas]);
}
