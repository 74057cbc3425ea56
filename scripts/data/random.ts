/** Seeded random numbers, so that every run of the generators writes the same bytes. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  readonly between: (from: number, to: number) => number;
  /** Whole number, both ends included. */
  readonly integer: (from: number, to: number) => number;
  /** Normal deviate (Box–Muller). */
  readonly normal: (mean: number, sd: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
}

/** FNV-1a: a stream of its own for every name, so that adding a layer does not change the others. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}

/** mulberry32 on the hash of a name. */
export function randomOf(name: string): Random {
  let state = seedOf(name);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (from, to) => from + (to - from) * next(),
    integer: (from, to) => from + Math.floor((to - from + 1) * next()),
    normal: (mean, sd) => mean + sd * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (items) => items[Math.floor(next() * items.length)]!,
  };
}
