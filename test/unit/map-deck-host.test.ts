import type { Map as MapLibreMap } from 'maplibre-gl';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Note } from '../../src/domain/note.ts';
import { createDeckHost } from '../../src/map/deck-host.ts';
import { createDeckOverlay, type DeckOverlay } from '../../src/map/deck-overlay.ts';
import type { FeaturesItem } from '../../src/map/map-props.ts';
import { mapTheme } from '../../src/map/theme.ts';

vi.mock('../../src/map/deck-overlay.ts', () => ({ createDeckOverlay: vi.fn() }));

const map = {} as MapLibreMap;
const theme = mapTheme('light', 'light');
const items = [{ type: 'features', id: 'stations' } as FeaturesItem];
const failing = () => {
  throw new Error('chunk not found');
};

beforeEach(() => void vi.mocked(createDeckOverlay).mockReset());

it('deck.gl that cannot be had is told once, keeps nobody waiting, and is asked for again', async () => {
  const overlay = { show: vi.fn(), pick: vi.fn(() => []), dispose: vi.fn() } satisfies DeckOverlay;
  vi.mocked(createDeckOverlay)
    .mockImplementationOnce(failing)
    .mockImplementationOnce(failing)
    .mockReturnValue(overlay);
  const faults: Note[] = [];
  const host = createDeckHost(map, (note) => faults.push(note));
  for (const shown of [0, 0, 1]) {
    host.show(items, theme);
    await host.ready();
    expect(overlay.show).toHaveBeenCalledTimes(shown);
  }
  expect(overlay.show).toHaveBeenCalledWith(items, theme);
  expect(faults).toEqual([{ code: 'deck-failed', params: { reason: 'chunk not found' } }]);
});

it('says nothing of a failure after the map is gone', async () => {
  vi.mocked(createDeckOverlay).mockImplementation(failing);
  const onFault = vi.fn();
  const host = createDeckHost(map, onFault);
  host.show(items, theme);
  host.dispose();
  await host.ready();
  expect(onFault).not.toHaveBeenCalled();
});
