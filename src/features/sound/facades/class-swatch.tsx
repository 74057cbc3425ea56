import { classOf, paletteOf } from '../../../grid/palette.ts';
import own from './facades.module.css';

/** The colour of a level on the map, beside its number. */
export function ClassSwatch({
  levelDb,
  paletteId,
}: {
  readonly levelDb: number;
  readonly paletteId: string;
}) {
  const palette = paletteOf(paletteId);
  return (
    <span
      className={own.swatch}
      style={{ background: palette.colours[classOf(palette, levelDb)] }}
      aria-hidden="true"
    />
  );
}
