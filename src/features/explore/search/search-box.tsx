import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Bounds, LngLat } from '../../../domain/feature.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { boundsOf } from '../../../map/bounds.ts';
import { allSpecs, changeLayer, getState, select, useStore } from '../../../state/store.ts';
import { useReadoutEpsg } from '../ask/question-form.tsx';
import { parsePlace, type TypedPlace } from './coordinates.ts';
import styles from './search.module.css';
import { indexLayer, type SearchEntry, search } from './search-index.ts';
import { type Choice, SearchList } from './search-list.tsx';

export type Target = { readonly bounds: Bounds } | { readonly lngLat: LngLat };

/** More are not looked through: a longer query is the better way. */
const limit = 40;

/** Search over all features of all loaded layers and over coordinates. Ctrl/⌘ K goes here from anywhere. */
export function SearchBox({ onGo }: { readonly onGo: (target: Target) => void }) {
  const { t } = useStrings();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const { choices, place, total } = useResults(query, open);
  useShortcut(input);

  const leave = () => {
    setOpen(false);
    setQuery('');
    setActive(0);
  };
  const choose = (choice: Choice) => {
    leave();
    if (choice.kind === 'place') onGo({ lngLat: choice.place.lngLat });
    else goToFeature(choice.entry, onGo);
    input.current?.blur();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const count = choices.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && count > 0) {
      event.preventDefault();
      setOpen(true);
      setActive((active + step + count) % count);
    } else if (event.key === 'Enter' && choices[active]) {
      event.preventDefault();
      choose(choices[active]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (query !== '') leave();
      else input.current?.blur();
    }
  };
  const expanded = open && query.trim() !== '';
  const said = place
    ? t('search.saidPlace')
    : t(total > limit ? 'search.saidMany' : 'search.said', { count: total, limit });
  return (
    <search className={styles.box}>
      <input
        ref={input}
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={expanded}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={expanded && choices[active] ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('search.placeholder')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setOpen(true);
          setActive(0);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      <kbd className={styles.key}>Ctrl K</kbd>
      <span role="status" className="visually-hidden">
        {expanded ? said : ''}
      </span>
      {expanded && (
        <SearchList
          id={id}
          choices={choices}
          active={active}
          total={total}
          limit={limit}
          onChoose={choose}
          onActive={setActive}
        />
      )}
    </search>
  );
}

interface Results {
  readonly choices: readonly Choice[];
  readonly place: TypedPlace | null;
  readonly total: number;
}

function useResults(query: string, open: boolean): Results {
  const epsg = useReadoutEpsg();
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const data = useStore((state) => state.data);
  const layers = useMemo(
    () =>
      open
        ? allSpecs({ catalog, imported }).flatMap((spec) => {
            const found = data[spec.id];
            return found?.status === 'ready' ? [indexLayer({ spec, features: found.features })] : [];
          })
        : [],
    [open, catalog, imported, data],
  );
  return useMemo(() => {
    const place = parsePlace(query, epsg);
    const { groups, total } = search(layers, query, limit);
    const choices: Choice[] = place ? [{ kind: 'place', place }] : [];
    for (const { spec, entries } of groups) {
      entries.forEach((entry, index) => {
        choices.push({ kind: 'feature', spec, entry, first: index === 0 });
      });
    }
    return { choices, place, total };
  }, [layers, query, epsg]);
}

/** Selects a feature, shows its layer if need be, and goes there. */
function goToFeature({ layerId, feature }: SearchEntry, onGo: (target: Target) => void): void {
  const layer = getState().layers.find((one) => one.id === layerId);
  if (layer && !layer.visible) changeLayer(layerId, { visible: true });
  select({ layerId, featureId: feature.id });
  const { geometry } = feature;
  if (geometry?.type === 'Point') onGo({ lngLat: [geometry.coordinates[0], geometry.coordinates[1]] });
  else {
    const bounds = geometry && boundsOf(geometry);
    if (bounds) onGo({ bounds });
  }
}

function useShortcut(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey ||
        event.key.toLowerCase() !== 'k'
      )
        return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [input]);
}
