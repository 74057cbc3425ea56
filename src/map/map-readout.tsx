import type { Map as MapLibreMap } from 'maplibre-gl';
import { memo, useEffect, useRef, useState } from 'react';
import { planeOfEpsg } from '../domain/plane.ts';
import type { Language } from '../domain/text.ts';
import { useStrings } from '../i18n/i18n.ts';
import styles from './map-view.module.css';
import { lengthText } from './measure.ts';
import { metresPerPixel, scaleBarM } from './scale-bar.ts';

const mostScalePx = 96;
const farDeg = 4;

/** Scale bar, coordinates under the pointer (without a pointer: of the centre) and attribution, in one line. */
export const MapReadout = memo(function MapReadout(props: {
  readonly map: MapLibreMap;
  readonly language: Language;
  readonly epsg: number;
  readonly attribution: string;
}) {
  const { map, language, epsg, attribution } = props;
  const { t } = useStrings();
  const scale = useScale(map);
  const text = useRef<HTMLSpanElement>(null);
  const planeName = t('map.readoutPlane');

  // Written past React: the pointer moves more often than anything else changes.
  useEffect(() => {
    const write = (lng: number, lat: number) => {
      if (text.current) text.current.textContent = coordinatesText(lng, lat, epsg, planeName);
    };
    const centre = () => write(...(map.getCenter().toArray() as [number, number]));
    const pointer = ({ lngLat }: { lngLat: { lng: number; lat: number } }) => write(lngLat.lng, lngLat.lat);
    centre();
    map.on('mousemove', pointer);
    map.on('mouseout', centre);
    map.on('moveend', centre);
    return () => {
      map.off('mousemove', pointer);
      map.off('mouseout', centre);
      map.off('moveend', centre);
    };
  }, [map, epsg, planeName]);

  const length = lengthText(scale.lengthM, language).replace(/[.,]0+(?= )/, '');
  return (
    <div className={styles.readout}>
      <span
        className={styles.scale}
        role="img"
        aria-label={t('map.scale', { length })}
        style={{ width: scale.px }}
      >
        {length}
      </span>
      <span ref={text} className={styles.coordinates} role="note" aria-label={t('map.readout')} />
      {attribution && (
        <span className={styles.attribution} title={attribution}>
          {attribution}
        </span>
      )}
    </div>
  );
});

function useScale(map: MapLibreMap): { readonly lengthM: number; readonly px: number } {
  const [scale, setScale] = useState({ lengthM: 1000, px: mostScalePx });
  useEffect(() => {
    const measure = () => {
      const onePixel = metresPerPixel(map.getCenter().lat, map.getZoom());
      const lengthM = scaleBarM(onePixel, mostScalePx);
      const px = Math.round(lengthM / onePixel);
      setScale((old) => (old.lengthM === lengthM && old.px === px ? old : { lengthM, px }));
    };
    measure();
    map.on('move', measure);
    return () => {
      map.off('move', measure);
    };
  }, [map]);
  return scale;
}

const fixed = (value: number, decimals: number) =>
  new Intl.NumberFormat('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    roundingMode: 'halfEven',
    useGrouping: false,
  }).format(value);

/** Metres in groups of three with narrow spaces, as on map sheets. */
const metres = (value: number) => fixed(value, 0).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** "118.5104°E 28.9037°N · CGCS2000 3° GK E 354 705 N 3 199 611"; without a known plane the first half. */
export function coordinatesText(lng: number, lat: number, epsg: number, planeName: string): string {
  const degrees = `${fixed(Math.abs(lng), 4)}°${lng < 0 ? 'W' : 'E'} ${fixed(Math.abs(lat), 4)}°${lat < 0 ? 'S' : 'N'}`;
  const plane = planeOfEpsg(epsg);
  // A 3° zone is meant for 1.5° on each side; far outside its numbers would only look like coordinates.
  if (!plane || Math.abs(lng - plane.centralMeridianDeg) > farDeg) return degrees;
  const [east, north] = plane.toPlane(lng, lat);
  return `${degrees} · ${planeName} E ${metres(east)} N ${metres(north)}`;
}
