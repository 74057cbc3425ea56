import type { FillPattern, LayerSpec } from '../../../domain/catalog.ts';
import { classOf, paletteOf } from '../../../grid/palette.ts';
import { type Appearance, appearanceRules, graphicColour } from '../../../map/appearance.ts';
import { type BaseRole, baseRole } from '../../../map/base-layers.ts';
import { symbolSvgPath } from '../../../map/symbol-shapes.ts';
import { type MapTheme, mapTheme } from '../../../map/theme.ts';
import { useStore } from '../../../state/store.ts';
import styles from './swatch.module.css';

/** The small picture of a layer or class, in the colours that it has on the map. */

const width = 22;
const height = 16;
/** Box of areas and grids, clear of the picture's edge by half a stroke. */
const box = { x: 2, y: 2, width: 18, height: 12 } as const;

const strokes: Readonly<Record<Exclude<FillPattern, 'none' | 'dots'>, string>> = {
  diagonal: 'M-2 6 6-2M-2 12 12-2M2 14 18-2M8 14 20 2M14 14 20 8',
  'back-diagonal': 'M-2 6 6 14M-2 0 12 14M2-2 18 14M8-2 20 10M14-2 20 4',
  cross:
    'M-2 6 6-2M-2 12 12-2M2 14 18-2M8 14 20 2M14 14 20 8M-2 6 6 14M-2 0 12 14M2-2 18 14M8-2 20 10M14-2 20 4',
  horizontal: 'M0 3h18M0 6.5h18M0 10h18',
  vertical: 'M3 0v12M7 0v12M11 0v12M15 0v12',
};
const dots = [2.5, 7, 11.5, 16].flatMap((x) => [3, 6.5, 10].map((y) => [x, y] as const));

function Hatch({ pattern, colour }: { readonly pattern: FillPattern; readonly colour: string }) {
  if (pattern === 'none') return null;
  // An inner <svg> clips at its edge.
  return (
    <svg {...box} aria-hidden="true">
      {pattern === 'dots' ? (
        dots.map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r="0.9" fill={colour} />)
      ) : (
        <path d={strokes[pattern]} stroke={colour} strokeWidth="0.9" fill="none" />
      )}
    </svg>
  );
}

function Line({
  colour,
  widthPx,
  dash,
}: {
  colour: string;
  widthPx: number;
  dash?: readonly number[] | null;
}) {
  const shown = Math.min(4.5, Math.max(1.4, widthPx));
  return (
    <path
      d="M1 11.5C7 11.5 9 4.5 21 4.5"
      fill="none"
      stroke={colour}
      strokeWidth={shown}
      {...(dash && { strokeDasharray: dash.map((part) => part * shown).join(' ') })}
    />
  );
}

interface DrawingProps {
  readonly spec: LayerSpec;
  readonly appearance: Appearance;
  readonly theme: MapTheme;
}

function Drawing({ spec, appearance, theme }: DrawingProps) {
  const colour = graphicColour(appearance.colour, theme);
  if (spec.kind === 'base') return baseDrawings[baseRole(spec)](appearance, theme);
  switch (spec.geometry) {
    case 'point':
      return (
        <path
          d={symbolSvgPath(appearance.symbol)}
          fill={colour}
          fillRule="evenodd"
          transform={`translate(${(width - 15) / 2} 0.5) scale(${15 / 24})`}
        />
      );
    case 'line':
      return <Line colour={colour} widthPx={appearance.lineWidth} dash={appearance.dash} />;
    case 'polygon':
      return (
        <>
          <rect {...box} fill={colour} fillOpacity={Math.max(0.16, spec.style.fillOpacity ?? 0.16)} />
          <Hatch pattern={appearance.pattern} colour={colour} />
          <rect
            {...box}
            fill="none"
            stroke={colour}
            strokeWidth={Math.min(2.2, appearance.lineWidth)}
            {...(appearance.dash && { strokeDasharray: appearance.dash.map((part) => part * 1.5).join(' ') })}
          />
        </>
      );
    case 'grid':
      return <GridBands />;
  }
}

/** Three classes of the palette in use, from about 45, 55 and 65 dB. */
function GridBands() {
  const { breaks, colours } = paletteOf(useStore((state) => state.noiseView.paletteId));
  return [47, 57, 67].map((levelDb, index) => (
    <rect
      key={levelDb}
      x={2 + index * 6}
      y="2"
      width="6"
      height="12"
      fill={colours[classOf({ breaks }, levelDb)]}
    />
  ));
}

const place = (radius: number, colour: (theme: MapTheme) => string) => (_: Appearance, theme: MapTheme) => (
  <circle cx="11" cy="8" r={radius} fill={colour(theme)} stroke={theme.casing} />
);

/** Base layers follow the theme of the map, not the catalogue. */
const baseDrawings: Readonly<
  Record<BaseRole, (appearance: Appearance, theme: MapTheme) => React.JSX.Element>
> = {
  county: (_, theme) => (
    <rect
      {...box}
      fill={theme.county}
      stroke={theme.countyLine}
      strokeWidth="1.4"
      strokeDasharray="6 2 1.5 2"
    />
  ),
  water: (_, theme) => <rect {...box} rx="5" fill={theme.water} stroke={theme.waterLine} />,
  river: (appearance, theme) => <Line colour={theme.water} widthPx={appearance.lineWidth + 1} />,
  road: ({ lineWidth }, theme) => (
    <>
      <Line colour={lineWidth >= 3 ? theme.motorwayCasing : theme.roadCasing} widthPx={lineWidth + 2} />
      <Line colour={lineWidth >= 3 ? theme.motorway : theme.road} widthPx={Math.min(3, lineWidth)} />
    </>
  ),
  railway: (_, theme) => (
    <>
      <Line colour={theme.railway} widthPx={3.4} />
      <Line colour={theme.railwayGap} widthPx={1.8} dash={[2.2, 2.2]} />
    </>
  ),
  'railway-station': place(4, (theme) => theme.countyLine),
  town: place(3.5, (theme) => theme.ink2),
  village: place(2.6, (theme) => theme.countyLine),
};

/** The first classes of an area layer side by side: none of them alone stands for the layer. */
function Classes({ spec, theme }: { readonly spec: LayerSpec; readonly theme: MapTheme }) {
  const colours = appearanceRules(spec.style)
    .slice(0, 3)
    .map(({ appearance }) => graphicColour(appearance.colour, theme));
  const part = box.width / colours.length;
  return (
    <>
      {colours.map((colour, index) => (
        <rect key={colour} {...box} x={box.x + index * part} width={part} fill={colour} fillOpacity="0.8" />
      ))}
      <rect {...box} fill="none" stroke={theme.countyLine} strokeWidth="0.8" />
    </>
  );
}

/** Picture of a class, or of the layer as a whole. Decoration: the text beside it says what it is. */
export function Swatch({ spec, appearance }: { readonly spec: LayerSpec; readonly appearance?: Appearance }) {
  const screen = useStore((state) => state.theme);
  const basemap = useStore((state) => state.basemap);
  const theme = mapTheme(basemap === 'auto' ? screen : basemap, screen);
  const rules = appearanceRules(spec.style);
  return (
    <svg
      className={styles.swatch}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      // On the other theme's ground, as on the map, where screen and map differ.
      style={theme.id === screen ? {} : { background: theme.land }}
    >
      {!appearance && spec.geometry === 'polygon' && spec.kind !== 'base' && rules.length > 1 ? (
        <Classes spec={spec} theme={theme} />
      ) : (
        <Drawing spec={spec} appearance={appearance ?? rules[rules.length - 1].appearance} theme={theme} />
      )}
    </svg>
  );
}
