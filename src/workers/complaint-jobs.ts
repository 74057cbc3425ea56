import { type ComplaintHex, type ComplaintInput, complaintHexes } from '../spatial/complaint-hexes.ts';
import type { Progress } from './protocol.ts';

/** Complaints in hexagons beside levels; the layers and the map come with the message. */
async function* hexagons(
  input: ComplaintInput,
): AsyncGenerator<Progress<never>, readonly ComplaintHex[], void> {
  yield { done: 0, total: 1 };
  return complaintHexes(input);
}

export const complaintJobs = { complaintHexes: hexagons };
