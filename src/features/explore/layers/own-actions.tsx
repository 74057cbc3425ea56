import { useState } from 'react';
import { inLanguage } from '../../../domain/text.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { useStore } from '../../../state/store.ts';
import { Button, TextInput } from '../../../ui/controls.tsx';
import { renameLayer } from '../../data/own-layer-verbs.ts';
import styles from './popover.module.css';

/** What can be done to a layer of one's own: rename; a map made here is also copied and made again. */
export function OwnActions({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { t, language } = useStrings();
  const layer = useStore((state) => state.imported.find(({ spec }) => spec.id === id));
  const [title, setTitle] = useState<string | null>(null);
  if (!layer) return null;
  if (title !== null)
    return (
      <form
        className={styles.rename}
        onSubmit={(event) => {
          event.preventDefault();
          renameLayer(id, title.trim());
          onDone();
        }}
      >
        <TextInput hideLabel autoFocus label={t('data.layerTitle')} value={title} onChange={setTitle} />
        <Button type="submit">{t('data.save')}</Button>
      </form>
    );
  const withMaps = async (verb: 'duplicateMap' | 'makeAgain') => {
    onDone();
    const maps = await import('../../noise/kept-maps.ts');
    await maps[verb](layer);
  };
  return (
    <>
      <Button look="quiet" onPress={() => setTitle(inLanguage(layer.spec.title, language))}>
        {t('data.rename')}
      </Button>
      {layer.made && (
        <>
          <Button look="quiet" onPress={() => void withMaps('duplicateMap')}>
            {t('layers.duplicate')}
          </Button>
          <Button look="quiet" onPress={() => void withMaps('makeAgain')}>
            {t('layers.makeAgain')}
          </Button>
        </>
      )}
    </>
  );
}
