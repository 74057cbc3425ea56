/**
 * Straight rays of homogeneous conditions, arcs of favourable ones (2015/996 Annex 2.5.3: radius Γ = max(1000 m, 8d),
 * d the distance from source to receiver; the same Γ for every part of a path).
 */
export const arcRadius = (distance: number): number => Math.max(1000, 8 * distance);

/** Length of the arc over a chord, m; with an infinite radius the chord itself. */
export function rayLength(chord: number, radius: number): number {
  return radius === Number.POSITIVE_INFINITY ? chord : 2 * radius * Math.asin(chord / (2 * radius));
}

/** Height of the arc from (x1, z1) to (x2, z2) above its chord at x, m; 0 for an infinite radius. */
export function arcRise(x1: number, z1: number, x2: number, z2: number, x: number, radius: number): number {
  // An image may come to lie beyond the edge; there the ray has no height.
  if (radius === Number.POSITIVE_INFINITY || x < x1 || x > x2) return 0;
  const dx = x2 - x1;
  const dz = z2 - z1;
  const chord2 = dx * dx + dz * dz;
  const chord = Math.sqrt(chord2);
  // The centre lies below the chord's middle, at right angles to the chord.
  const depth = Math.sqrt(radius * radius - chord2 / 4);
  const cx = (x1 + x2) / 2 + (dz / chord) * depth;
  const cz = (z1 + z2) / 2 - (dx / chord) * depth;
  const top = cz + Math.sqrt(radius * radius - (x - cx) * (x - cx));
  return top - (z1 + (dz * (x - x1)) / dx);
}

/**
 * Path difference at a single edge O, m: positive where O stands in the ray, negative where the ray clears it
 * (2.5.3, "δ in favourable conditions": there the arcs over O are compared with those over the point A of the straight
 * ray above the edge).
 */
export function edgeDifference(
  sourceX: number,
  sourceZ: number,
  receiverX: number,
  receiverZ: number,
  edgeX: number,
  edgeZ: number,
  radius: number,
): number {
  const direct = distance(sourceX, sourceZ, receiverX, receiverZ);
  const so = distance(sourceX, sourceZ, edgeX, edgeZ);
  const or = distance(edgeX, edgeZ, receiverX, receiverZ);
  const line = sourceZ + ((receiverZ - sourceZ) * (edgeX - sourceX)) / (receiverX - sourceX);
  if (radius === Number.POSITIVE_INFINITY) {
    const excess = so + or - direct;
    return edgeZ >= line ? excess : -excess;
  }
  const arcs = rayLength(so, radius) + rayLength(or, radius);
  const straight = rayLength(direct, radius);
  const rise = arcRise(sourceX, sourceZ, receiverX, receiverZ, edgeX, radius);
  if (edgeZ >= line + rise) return arcs - straight;
  const sa = distance(sourceX, sourceZ, edgeX, line);
  const ar = distance(edgeX, line, receiverX, receiverZ);
  return 2 * rayLength(sa, radius) + 2 * rayLength(ar, radius) - arcs - straight;
}

export function distance(x1: number, z1: number, x2: number, z2: number): number {
  const dx = x2 - x1;
  const dz = z2 - z1;
  return Math.sqrt(dx * dx + dz * dz);
}

/** A receiver nearer to a source than this is taken to be so far off, m: its level is then high, but a number. */
const leastDistance = 1e-3;

/** Square of a distance that divergence divides by, m². */
export const divergenceSquare = (distanceM: number): number =>
  Math.max(distanceM * distanceM, leastDistance * leastDistance);
