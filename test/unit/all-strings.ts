import { addStrings } from '../../src/i18n/i18n.ts';
import { strings } from '../../src/i18n/strings/index.ts';

/** In the page they come in two parts; tests have all of them from the start. */
addStrings(strings);
