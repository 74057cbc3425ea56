import { parseNumber } from './numbers.ts';

/** Levels that a sound level meter outdoors can give, dB(A); a hundred times more energy than pain is a typing error. */
const levelLimitsDb = { min: 0, max: 140 } as const;

type LevelFault = 'level-censored' | 'level-flagged' | 'level-not-number' | 'level-range';

export type LevelCell =
  | { readonly levelDb: number }
  /** Not measured; `token` is what stands for it. */
  | { readonly levelDb: null; readonly token: string }
  | { readonly levelDb: null; readonly fault: LevelFault };

/** One cell as a level in dB: number, nothing, or a fault ("<20", "55.0*", text, outside 0–140). */
export function readLevelCell(text: string, decimalComma: boolean): LevelCell {
  const parsed = parseNumber(text, { decimalComma, sentinels: true });
  switch (parsed.kind) {
    case 'missing':
      return { levelDb: null, token: parsed.token };
    case 'censored':
      return { levelDb: null, fault: 'level-censored' };
    case 'flagged':
      return { levelDb: null, fault: 'level-flagged' };
    case 'bad':
      return { levelDb: null, fault: 'level-not-number' };
    case 'number':
      return parsed.value < levelLimitsDb.min || parsed.value > levelLimitsDb.max
        ? { levelDb: null, fault: 'level-range' }
        : { levelDb: parsed.value };
  }
}
