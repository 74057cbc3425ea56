import { useState } from 'react';
import { notesOf } from '../../domain/note.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { announce } from '../../state/store.ts';
import { Button } from '../../ui/controls.tsx';
import { saveFile } from '../../ui/save-file.ts';

/** Saves the map as it is seen as a picture. @param name of the file, without ending; asked for when it is pressed */
export function PictureButton({ name }: { readonly name: () => string }) {
  const { t } = useStrings();
  const [waiting, setWaiting] = useState(false);
  const save = async () => {
    setWaiting(true);
    try {
      const { mapPicture } = await import('./map-picture.tsx');
      saveFile(`${name()}.png`, await mapPicture());
    } catch (error) {
      announce('error', notesOf(error));
    } finally {
      setWaiting(false);
    }
  };
  return (
    <Button isDisabled={waiting} onPress={() => void save()}>
      {t(waiting ? 'picture.wait' : 'picture.save')}
    </Button>
  );
}
