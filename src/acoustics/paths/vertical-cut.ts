/**
 * The vertical cut a path runs in: source at distance 0, receiver at `length`, ground and wall tops between. For a
 * path with corners in plan (round an edge, off a wall) the cut is unfolded into one plane. One cut is filled again
 * and again, so its arrays are longer than what they hold. All in metres, heights absolute.
 */
export interface VerticalCut {
  /** Horizontal length of the path. */
  length: number;
  sourceZ: number;
  receiverZ: number;
  /** G of the ground under the source; 0 under a road, whatever lies around it. */
  sourceGroundFactor: number;
  /** Vertices of the bare ground from d = 0 to d = length, ascending, without buildings. */
  terrainCount: number;
  terrainD: Float64Array;
  terrainZ: Float64Array;
  /**
   * Vertices of the ground with the roofs of buildings (G = 0), whose faces are pairs of vertices at one distance. Made
   * when first asked for, by `makeGround`, before the next cut is built. `makeGroundFactors` is quicker: it leaves out
   * vertices where G stays the same, and all heights but the first and the last.
   */
  groundCount: number;
  groundD: Float64Array;
  groundZ: Float64Array;
  /** G of the stretch from vertex i to vertex i + 1. */
  groundFactor: Float64Array;
  /** Walls of buildings and barriers that the path crosses in plan, by ascending d. */
  edgeCount: number;
  edgeD: Float64Array;
  /** Top of the wall where it is crossed. */
  edgeZ: Float64Array;
  /** Index of the wall in the scene's walls. */
  edgeWall: Int32Array;
  /** Above 0 where the path enters the building through the wall. */
  edgeInto: Float64Array;
  makeGround: () => void;
  makeGroundFactors: () => void;
}

export function createVerticalCut(capacity = 256): VerticalCut {
  return {
    length: 0,
    sourceZ: 0,
    receiverZ: 0,
    sourceGroundFactor: 0,
    terrainCount: 0,
    terrainD: new Float64Array(capacity),
    terrainZ: new Float64Array(capacity),
    groundCount: 0,
    groundD: new Float64Array(capacity),
    groundZ: new Float64Array(capacity),
    groundFactor: new Float64Array(capacity),
    edgeCount: 0,
    edgeD: new Float64Array(capacity),
    edgeZ: new Float64Array(capacity),
    edgeWall: new Int32Array(capacity),
    edgeInto: new Float64Array(capacity),
    makeGround: () => {},
    makeGroundFactors: () => {},
  };
}

/** Twice as long, with what it held. */
export function widened(values: Float64Array): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(2 * values.length);
  wider.set(values);
  return wider;
}

/** Makes room for so many walls. */
export function makeRoomForEdges(cut: VerticalCut, count: number): void {
  if (count <= cut.edgeD.length) return;
  const { edgeD, edgeZ, edgeWall, edgeInto } = cut;
  cut.edgeD = new Float64Array(2 * count);
  cut.edgeZ = new Float64Array(2 * count);
  cut.edgeWall = new Int32Array(2 * count);
  cut.edgeInto = new Float64Array(2 * count);
  cut.edgeD.set(edgeD);
  cut.edgeZ.set(edgeZ);
  cut.edgeWall.set(edgeWall);
  cut.edgeInto.set(edgeInto);
}

/** Makes room for so many vertices of the ground; what was there is lost. */
export function makeRoomForGround(cut: VerticalCut, count: number): void {
  if (count <= cut.groundD.length) return;
  cut.groundD = new Float64Array(2 * count);
  cut.groundZ = new Float64Array(2 * count);
  cut.groundFactor = new Float64Array(2 * count);
}
