import { useStrings } from '../../i18n/i18n.ts';
import type { MapKind } from '../../state/state.ts';
import { changeLayer, getState, isMapHidden, useStore } from '../../state/store.ts';
import { Button } from '../../ui/controls.tsx';
import styles from './noise.module.css';

/** That the map told of here is switched off in the tree, and the way to see it again. */
export function HiddenNote({ kind }: { readonly kind: MapKind }) {
  const { t } = useStrings();
  const hidden = useStore((state) => isMapHidden(state, kind));
  if (!hidden) return null;
  const show = () => {
    const id = getState().mapLayers[kind];
    if (id !== null) changeLayer(id, { visible: true });
  };
  return (
    <div className={styles.headLine}>
      <p className={styles.hint}>{t('make.hidden')}</p>
      <Button onPress={show}>{t('make.show')}</Button>
    </div>
  );
}
