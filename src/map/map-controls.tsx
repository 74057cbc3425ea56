import type { Map as MapLibreMap } from 'maplibre-gl';
import { memo, type ReactNode, useEffect, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, ToggleButton } from 'react-aria-components';
import { useStrings } from '../i18n/i18n.ts';
import { basemaps } from '../state/state.ts';
import { fitPadding } from './live-map.ts';
import styles from './map-controls.module.css';
import type { MapProps } from './map-props.ts';

const columnsPitchDeg = 55;

/** Zoom, north, fit, 3D and measuring, in a card over the map; drawn again only when one of its own properties changes. */
export const MapControls = memo(function MapControls(
  props: { readonly map: MapLibreMap } & Pick<
    MapProps,
    'tool' | 'onTool' | 'columns' | 'onColumns' | 'initialBounds' | 'insets' | 'basemapChoice'
  >,
) {
  const { map, tool, onTool, columns = false, onColumns, initialBounds, insets, basemapChoice } = props;
  const { t } = useStrings();
  const { bearing, pitch } = useAttitude(map);
  const [west, south, east, north] = initialBounds;
  const measuring = tool === 'measure-distance' || tool === 'measure-area';
  const measures = [
    { id: 'measure-distance', text: t('map.measureDistance'), run: () => onTool('measure-distance') },
    { id: 'measure-area', text: t('map.measureArea'), run: () => onTool('measure-area') },
    ...(measuring ? [{ id: 'stop', text: t('map.measureStop'), run: () => onTool(null) }] : []),
  ];
  const showColumns = (on: boolean) => {
    map.easeTo({ pitch: on ? columnsPitchDeg : 0, bearing: on ? map.getBearing() || -20 : 0 });
    onColumns?.(on);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in Chrome 109.
    <div role="group" aria-label={t('map.controls')} className={styles.card}>
      <Control label={t('map.zoomIn')} onPress={() => map.zoomIn()}>
        <Icon path="M8 2.5v11M2.5 8h11" />
      </Control>
      <Control label={t('map.zoomOut')} onPress={() => map.zoomOut()}>
        <Icon path="M2.5 8h11" />
      </Control>
      <Control
        label={t('map.north', { bearing: Math.round(bearing), pitch: Math.round(pitch) })}
        onPress={() => map.easeTo({ bearing: 0, pitch: 0 })}
      >
        <svg
          width="20"
          height="20"
          viewBox="0 0 20 20"
          aria-hidden="true"
          style={{ transform: `rotateX(${pitch}deg) rotate(${-bearing}deg)` }}
        >
          <path d="M10 1.5 13.2 10H6.8z" className={styles.needle} />
          <path d="M10 18.5 6.8 10h6.4z" className={styles.tail} />
        </svg>
      </Control>
      <Control
        label={t('map.fit')}
        onPress={() =>
          map.fitBounds([west, south, east, north], {
            padding: fitPadding(map.getContainer(), insets),
            bearing: map.getBearing(),
          })
        }
      >
        <Icon path="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />
      </Control>
      {onColumns && (
        <ToggleButton
          className={styles.control}
          isSelected={columns}
          onChange={showColumns}
          aria-label={t('map.columns')}
        >
          3D
        </ToggleButton>
      )}
      <MenuTrigger>
        <Button
          className={styles.control}
          aria-label={t('map.measure')}
          data-selected={measuring || undefined}
        >
          <Icon path="M1.5 11 11 1.5 14.5 5 5 14.5zM4 8.5l1.5 1.5M6.2 6.3l2.3 2.3M8.5 4l1.5 1.5" />
        </Button>
        <Popover placement="right top" className={styles.popover}>
          <Menu className={styles.menu} items={measures}>
            {({ id, text, run }) => (
              <MenuItem id={id} textValue={text} className={styles.item} onAction={run}>
                {text}
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      {basemapChoice && <BasemapMenu choice={basemapChoice} />}
    </div>
  );
});

function BasemapMenu({ choice }: { readonly choice: NonNullable<MapProps['basemapChoice']> }) {
  const { t } = useStrings();
  return (
    <MenuTrigger>
      <Button className={styles.control} aria-label={t('map.basemap')}>
        <Icon path="M8 2 14 5 8 8 2 5zM2 8l6 3 6-3M2 11l6 3 6-3" />
      </Button>
      <Popover placement="right top" className={styles.popover}>
        <Menu
          className={styles.menu}
          aria-label={t('map.basemap')}
          selectionMode="single"
          selectedKeys={[choice.value]}
          onAction={(key) => {
            const value = basemaps.find((id) => id === key);
            if (value) choice.onChange(value);
          }}
        >
          {basemaps.map((id) => (
            <MenuItem key={id} id={id} className={styles.item} textValue={t(`map.basemap.${id}`)}>
              {t(`map.basemap.${id}`)}
              {choice.value === id && <span aria-hidden="true"> ✓</span>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Control(props: {
  readonly label: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Button className={styles.control} aria-label={props.label} onPress={props.onPress}>
      {props.children}
    </Button>
  );
}

const Icon = ({ path }: { readonly path: string }) => (
  <svg
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={path} />
  </svg>
);

function useAttitude(map: MapLibreMap): { readonly bearing: number; readonly pitch: number } {
  const [attitude, setAttitude] = useState({ bearing: map.getBearing(), pitch: map.getPitch() });
  useEffect(() => {
    const read = () => setAttitude({ bearing: map.getBearing(), pitch: map.getPitch() });
    map.on('rotate', read);
    map.on('pitch', read);
    return () => {
      map.off('rotate', read);
      map.off('pitch', read);
    };
  }, [map]);
  return attitude;
}
