import { plainText } from './numbers.ts';

const sexagesimal =
  /^([NSEW]|北纬|南纬|东经|西经)?\s*([+-])?(\d{1,3})\s*[°o度]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’‘分]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”“秒]|''|′′)\s*)?([NSEW])?$/i;

/**
 * Degrees from 118°30′22.7″, 118°30'22.7"E, 东经118度30分22.7秒, N28°54'16" and the like.
 * null when the text is no such angle or when minutes or seconds reach 60.
 */
export function parseAngle(text: string): number | null {
  // NFKC turns ″ into two ′ and the ordinal º into an o; the pattern knows both.
  const match = sexagesimal.exec(plainText(text));
  if (!match) return null;
  const [, before = '', sign, degrees, minutes = '0', seconds = '0', after = ''] = match;
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  const value = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  const negative = sign === '-' || /^(S|W|南纬|西经)$/i.test(before || after);
  return negative ? -value : value;
}
