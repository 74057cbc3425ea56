import type { FeatureCollection } from 'geojson';
import { useState } from 'react';
import { standardOf } from '../../acoustics/standard.ts';
import { notesOf } from '../../domain/note.ts';
import { limitsOf } from '../../grid/exceedance.ts';
import { writeGeoTiff } from '../../grid/geotiff.ts';
import type { Grid } from '../../grid/grid.ts';
import { translate, useStrings } from '../../i18n/i18n.ts';
import { announce } from '../../state/store.ts';
import { Button } from '../../ui/controls.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { noiseClient } from '../../workers/noise-client.ts';
import { bandsOf } from '../noise/bands.ts';
import { isolinesOf } from '../noise/isolines.ts';
import styles from '../noise/noise.module.css';
import { hourText, valueCode } from '../noise/words.ts';
import { PictureButton } from '../print/picture-button.tsx';
import { type SoundResult, shownHour, shownPart, soundGrid, soundState } from './sound-store.ts';

/** Files of the computed map that is on show: level, difference or corrected. */
export function SoundFiles() {
  const { t } = useStrings();
  const [waiting, setWaiting] = useState(false);
  const save = async (ending: string, make: (grid: Grid, result: SoundResult) => Promise<Blob> | Blob) => {
    const state = soundState();
    const grid = soundGrid(state);
    if (!grid || !state.result) return;
    setWaiting(true);
    try {
      saveFile(`${nameOf(grid, state.result)}${ending}`, await make(grid, state.result));
    } catch (error) {
      announce('error', notesOf(error));
    } finally {
      setWaiting(false);
    }
  };
  return (
    <div className={styles.buttons}>
      <Button
        isDisabled={waiting}
        onPress={() => void save('.tif', (grid) => new Blob([writeGeoTiff(grid)], { type: 'image/tiff' }))}
      >
        .tif
      </Button>
      <Button isDisabled={waiting} onPress={() => void save('.asc.zip', archiveOf)}>
        .asc.zip
      </Button>
      <Button isDisabled={waiting} onPress={() => void save('-bands.geojson', contoursFile(bandsOf))}>
        {t('noise.bandsFile')}
      </Button>
      <Button isDisabled={waiting} onPress={() => void save('-isolines.geojson', contoursFile(isolinesOf))}>
        {t('lines.file')}
      </Button>
      <PictureButton
        name={() => `noise_${soundState().result?.recipe.method}_${soundGrid(soundState())?.indicator}`}
      />
    </div>
  );
}

/** Method, indicator, and the hour of a difference; that of a level is its indicator. */
function nameOf({ indicator }: Grid, { recipe }: SoundResult): string {
  const hour = shownHour(soundState());
  const code = hour === null ? indicator : valueCode({ kind: 'hour', hour });
  const part = shownPart(soundState());
  const corrected = part.startsWith('fused') && 'corrected';
  return ['noise', recipe.method, indicator, code !== indicator && code, corrected].filter(Boolean).join('_');
}

/** How the map was made; goes with every file that can hold it. */
function recordOf(grid: Grid, { recipe, version, receiverHeightM, receivers }: SoundResult) {
  const { fused } = soundState();
  const shown = shownPart(soundState());
  const hour = shownHour(soundState());
  return {
    indicator: grid.indicator,
    period: grid.period,
    unit: grid.meta.unit,
    standard: standardOf[recipe.method],
    recipe: { ...recipe, receiverHeightM },
    receivers,
    version,
    shown,
    ...limitsOf(grid),
    ...(hour !== null && { hour: hourText(hour), hourRule: translate('hours.rule') }),
    ...(shown.startsWith('fused') &&
      fused && { correction: fused.fusion.correction, errors: fused.fusion.checks }),
    illustrative: grid.meta.illustrative,
    ...(grid.meta.illustrative && { mark: '示意 / illustrative' }),
  };
}

async function archiveOf(grid: Grid, result: SoundResult): Promise<Blob> {
  const recipe = `${JSON.stringify(recordOf(grid, result), null, 2)}\n`;
  const name = nameOf(grid, result);
  const bytes = await noiseClient.run('asciiArchive', { grid, name, recipe });
  return new Blob([bytes], { type: 'application/zip' });
}

const contoursFile =
  (contoursOf: (grid: Grid) => Promise<FeatureCollection>) =>
  async (grid: Grid, result: SoundResult): Promise<Blob> => {
    const contours = await contoursOf(grid);
    const metadata = recordOf(grid, result);
    const { indicator, period, standard, illustrative } = metadata;
    const features = contours.features.map((contour) => ({
      ...contour,
      properties: { ...contour.properties, indicator, period, unit: 'dB(A)', standard, illustrative },
    }));
    return new Blob([JSON.stringify({ type: 'FeatureCollection', metadata, features })], {
      type: 'application/geo+json',
    });
  };
