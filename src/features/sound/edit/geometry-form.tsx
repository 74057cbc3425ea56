import { useState } from 'react';
import { formatNumber, roundHalfEven } from '../../../domain/rounding.ts';
import type { Scene, SceneFeature } from '../../../domain/scene.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/controls.tsx';
import { NumberInput } from '../../../ui/number-input.tsx';
import styles from '../../noise/noise.module.css';
import { moveSelected, placeVertex, removeSelected, splitSelected, turnSelected } from './edit-verbs.ts';
import { sizeOf, verticesOf } from './shape-edits.ts';
import { shapePlaneOf } from './shape-plane.ts';

/** More vertices than this are changed on the map only. */
const mostVertices = 40;

/** Where a feature lies, by numbers: everything that the pointer can do, and exactly. */
export function GeometryForm({ scene, feature }: { readonly scene: Scene; readonly feature: SceneFeature }) {
  const { t } = useStrings();
  const [east, setEast] = useState<number | null>(0);
  const [north, setNorth] = useState<number | null>(0);
  const [turn, setTurn] = useState<number | null>(90);
  const plane = shapePlaneOf(scene);
  if (!plane) return null;
  const { geometry } = feature;
  const { lengthM, areaM2 } = sizeOf(geometry, plane);
  const all = verticesOf(geometry);
  // The last vertex of a ring is the first again.
  const vertices = geometry.type === 'Polygon' && geometry.coordinates.length === 1 ? all.slice(0, -1) : all;
  const isPoint = geometry.type === 'Point';
  return (
    <details className={styles.group}>
      <summary className={styles.label}>
        {t('edit.geometry')}
        {!isPoint && ` · ${t('edit.length', { length: formatNumber(lengthM, 1) })}`}
        {areaM2 !== null && ` · ${t('edit.area', { area: formatNumber(areaM2, 0) })}`}
      </summary>
      <div className={styles.pair}>
        <NumberInput label={t('edit.east')} unit="m" value={east} onChange={setEast} decimals={2} />
        <NumberInput label={t('edit.north')} unit="m" value={north} onChange={setNorth} decimals={2} />
      </div>
      <div className={styles.buttons}>
        <Button isDisabled={!east && !north} onPress={() => moveSelected(east ?? 0, north ?? 0)}>
          {t('edit.move')}
        </Button>
      </div>
      {!isPoint && (
        <>
          <NumberInput
            label={t('edit.degrees')}
            unit="°"
            value={turn}
            min={-360}
            max={360}
            onChange={setTurn}
            decimals={1}
          />
          <div className={styles.buttons}>
            <Button isDisabled={!turn} onPress={() => turnSelected(turn ?? 0)}>
              {t('edit.turn')}
            </Button>
            {geometry.type === 'LineString' && <Button onPress={splitSelected}>{t('edit.split')}</Button>}
          </div>
        </>
      )}
      {vertices.length <= mostVertices ? (
        <ol className={styles.notes} aria-label={t('edit.vertices')}>
          {vertices.map((position, index) => {
            const [lng, lat] = plane.toLngLat(position);
            return (
              // Vertices have no name but their place in the line.
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the line is what a vertex is.
              <li key={index} className={styles.pair}>
                <NumberInput
                  label={t('edit.lng', { number: index + 1 })}
                  value={roundHalfEven(lng, 7)}
                  min={-180}
                  max={180}
                  decimals={7}
                  onChange={(next) => next !== null && placeVertex(index, [next, lat])}
                />
                <NumberInput
                  label={t('edit.lat', { number: index + 1 })}
                  value={roundHalfEven(lat, 7)}
                  min={-89}
                  max={89}
                  decimals={7}
                  onChange={(next) => next !== null && placeVertex(index, [lng, next])}
                />
              </li>
            );
          })}
        </ol>
      ) : (
        <p className={styles.hint}>{t('edit.manyVertices', { count: vertices.length })}</p>
      )}
      <div className={styles.buttons}>
        <Button onPress={removeSelected}>{t('edit.delete')}</Button>
      </div>
    </details>
  );
}
