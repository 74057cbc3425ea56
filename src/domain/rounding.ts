/**
 * Rounding by GB/T 8170-2008 cl. 3.2 (四舍六入五成双): a tie goes to the even digit. What counts as a tie is
 * decided on the number as printed in decimal, since 2.675 is no binary fraction but is a tie on paper.
 */

/** The value scaled by 10^decimals as two strings of digits: before and after the point. */
function scaledDigits(value: number, decimals: number): [whole: string, fraction: string] {
  const [mantissa, exponent = '0'] = String(value).split('e');
  const [before, after = ''] = mantissa.split('.');
  const digits = before + after;
  const point = before.length + Number(exponent) + decimals;
  if (point <= 0) return ['0', '0'.repeat(-point) + digits];
  return [digits.slice(0, point).padEnd(point, '0'), digits.slice(point)];
}

/**
 * Rounds to a number of decimals, ties to even: 0.125 → 0.12, 2.675 → 2.68, 54.5 → 54.
 * Infinity and NaN come back as they are.
 */
export function roundHalfEven(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  const power = 10 ** decimals;
  const scaled = value * power;
  // 2^53: beyond it every number is whole at this scale.
  if (!Number.isFinite(scaled) || Math.abs(scaled) >= 9007199254740992) return value;
  const below = Math.floor(scaled);
  const fraction = scaled - below;
  // Far from a tie the binary product decides; only near one are the decimal digits needed.
  if (Math.abs(fraction - 0.5) > 1e-6) return Math.round(scaled) / power + 0;
  const [whole, rest] = scaledDigits(Math.abs(value), decimals);
  const tail = rest.replace(/0+$/, '');
  const truncated = Number(whole);
  const up = tail === '5' ? truncated % 2 === 1 : tail >= '5';
  const magnitude = (up ? truncated + 1 : truncated) / power;
  return value < 0 ? 0 - magnitude : magnitude;
}

/** Fixed decimals for people and files: `formatNumber(54.25, 1)` = "54.2". Empty for NaN and infinities. */
export function formatNumber(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '';
  // toFixed is exact here: its argument already is the double nearest to the rounded decimal.
  return roundHalfEven(value, decimals).toFixed(decimals);
}
