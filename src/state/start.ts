import { languages } from '../domain/text.ts';
import { loadLaterStrings, setLanguage } from '../i18n/i18n.ts';
import { loadAllLayers, loadCatalog } from './catalog-loader.ts';
import { applyLink, emptyView, linkOf } from './link-state.ts';
import { withMapsInPlace } from './map-order.ts';
import { readLink } from './permalink.ts';
import { loadLayers, loadPreferences, savePreferences } from './persistence.ts';
import { type AppState, themes } from './state.ts';
import { announce, getState, update, useStore } from './store.ts';

/** Brings the page up: preferences, imported layers, catalogue, link; then keeps address and page in step. */
export async function start(): Promise<void> {
  applyPreferences();
  followAppearance();
  // Beside the rest; a screen that cannot do without them asks again, and says so.
  const strings = loadLaterStrings().catch(() => {});
  await restoreImports();
  await loadCatalog();
  update((state) => ({ layers: withMapsInPlace(state) }));
  openHash(location.hash, true);
  followHash();
  await strings;
  document.documentElement.dataset.app = 'ready';
  await loadAllLayers();
  document.documentElement.dataset.layers = 'loaded';
}

function applyPreferences(): void {
  const { language, theme, tipDismissed } = loadPreferences();
  const wanted =
    languages.find((id) => id === language) ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  update({
    language: wanted,
    theme: themes.find((id) => id === theme) ?? (dark ? 'dark' : 'light'),
    tipDismissed: tipDismissed === true,
  });
}

/** Language and theme reach the document, the strings and the preferences. */
function followAppearance(): void {
  const apply = ({ language, theme, tipDismissed }: AppState) => {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
    setLanguage(language);
    // What a link asks for holds for this visit; the visitor's own choice stays.
    if (!opening) savePreferences({ language, theme, tipDismissed });
  };
  apply(getState());
  useStore.subscribe((state, before) => {
    if (
      state.language !== before.language ||
      state.theme !== before.theme ||
      state.tipDismissed !== before.tipDismissed
    )
      apply(state);
  });
}

async function restoreImports(): Promise<void> {
  try {
    const imported = await loadLayers();
    if (imported.length === 0) return;
    update((state) => ({
      imported,
      layers: [
        // Maps of earlier visits are there to be switched on: several at once would hide each other.
        ...imported.map(({ spec, made }) => ({ id: spec.id, visible: !made, opacity: 1, filter: [] })),
        ...state.layers,
      ],
      data: { ...state.data, ...Object.fromEntries(imported.map((layer) => [layer.spec.id, layer.data])) },
    }));
  } catch {
    announce('error', [{ code: 'storage-denied' }]);
  }
}

let written = '';
let opening = false;
let saidTooLong = false;

/** @param first at the start an empty hash means the default view; later it means nothing. */
function openHash(hash: string, first: boolean): void {
  const { linked, notes } = readLink(hash);
  let all = notes;
  if (first || Object.keys(linked).length > 0) {
    // A link is a whole view: what it does not name is not there, except the camera and the look of the page.
    const applied = applyLink(getState(), first ? linked : { ...emptyView, ...linked });
    opening = true;
    update({ ...applied.patch, hits: applied.patch.selected ? [applied.patch.selected] : [] });
    opening = false;
    all = [...notes, ...applied.notes];
  }
  if (all.length > 0) announce('error', all);
}

/** The address follows the state within half a second; a pasted hash is opened. */
function followHash(): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  useStore.subscribe(() => {
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      // Without its layers the view would lose them from the address, too.
      if (getState().catalog.status !== 'ready') return;
      const whole = linkOf(getState());
      // Many edits of a scene fill the address: it goes on without them, and Link saves them in a file.
      const { hash, tooLong } = whole.tooLong ? linkOf({ ...getState(), computed: null }) : whole;
      const next = tooLong ? '' : hash;
      if (tooLong && !saidTooLong)
        announce('info', [{ code: 'link-too-long', params: { length: hash.length } }]);
      saidTooLong = tooLong;
      if (next === written) return;
      written = next;
      history.replaceState(null, '', next || location.pathname + location.search);
    }, 400);
  });
  addEventListener('hashchange', () => {
    if (location.hash !== written) openHash(location.hash, false);
  });
}
