/** Which scenario a key goes to on the wall screen. Pure. */

/**
 * @param ids of the scenarios, in the order of their buttons
 * @returns null for a key that is not theirs, and where there is none to go to
 */
export function scenarioOfKey(key: string, ids: readonly string[], current: string | null): string | null {
  if (ids.length === 0) return null;
  const at = current === null ? -1 : ids.indexOf(current);
  switch (key) {
    case 'ArrowRight':
      return ids[(at + 1) % ids.length];
    case 'ArrowLeft':
      return ids[(Math.max(at, 0) - 1 + ids.length) % ids.length];
    default:
      return /^[1-9]$/.test(key) ? (ids[Number(key) - 1] ?? null) : null;
  }
}
