import {
  areaOf,
  distance,
  inAny,
  type Line,
  lineLength,
  nearestOnLine,
  round,
  toMetres,
  type XY,
} from './metres.ts';
import { parkShapes } from './parks.ts';
import { randomOf } from './random.ts';
import { river, riverHalfWidthM, streams } from './water.ts';

/** Rain and sewage networks of the parks as drawn: a street grid, drained by trees towards outlets and plants. */

export interface Pipe {
  readonly id: string;
  readonly park: string;
  readonly kind: 'rain' | 'sewage';
  /** Laid in the direction of flow. */
  readonly line: Line;
  readonly lengthM: number;
  readonly diameterMm: number;
  readonly flowsTo: string;
  readonly builtYear: number;
  readonly forced: boolean;
}

interface ParkOutlet {
  readonly id: string;
  readonly park: string;
  readonly kind: 'rain' | 'effluent';
  readonly at: XY;
  readonly receives: 'stream' | 'river';
}

interface Plant {
  readonly id: string;
  readonly at: XY;
  readonly parks: readonly string[];
}

const toBank = (from: XY): XY => {
  const { at } = nearestOnLine(from, river);
  const d = distance(at, from);
  return [
    at[0] + ((from[0] - at[0]) * riverHalfWidthM) / d,
    at[1] + ((from[1] - at[1]) * riverHalfWidthM) / d,
  ];
};

export const plants: readonly Plant[] = [
  { id: 'plant-1', at: toMetres([118.4832, 28.9135]), parks: ['xindu', 'jinchuan'] },
  { id: 'plant-2', at: toMetres([118.4705, 28.9445]), parks: ['huibu'] },
];

interface ParkPlan {
  readonly park: string;
  readonly turnDeg: number;
  readonly spacingM: number;
  readonly rainOutlets: number;
}
const plans: readonly ParkPlan[] = [
  { park: 'xindu', turnDeg: 36, spacingM: 400, rainOutlets: 4 },
  { park: 'jinchuan', turnDeg: -3, spacingM: 380, rainOutlets: 3 },
  { park: 'huibu', turnDeg: -12, spacingM: 450, rainOutlets: 5 },
];

interface Node {
  readonly at: XY;
  readonly next: Node[];
}

/** Crossings of a turned grid inside a park, joined where the street between them stays inside. */
function gridOf(plan: ParkPlan): Node[] {
  const shape = parkShapes[plan.park]!;
  const turn = (plan.turnDeg * Math.PI) / 180;
  const [cx, cy] = shape[0]![0]!.reduce(
    ([sx, sy], [x, y], _, ring) => [sx + x / ring.length, sy + y / ring.length],
    [0, 0],
  );
  const nodes = new Map<string, Node>();
  const reach = Math.ceil(6000 / plan.spacingM);
  for (let i = -reach; i <= reach; i++) {
    for (let j = -reach; j <= reach; j++) {
      const [u, v] = [i * plan.spacingM, j * plan.spacingM * 0.85];
      const at: XY = [
        cx + u * Math.cos(turn) - v * Math.sin(turn),
        cy + u * Math.sin(turn) + v * Math.cos(turn),
      ];
      if (inAny(at, shape)) nodes.set(`${i},${j}`, { at, next: [] });
    }
  }
  for (const [key, node] of nodes) {
    const [i, j] = key.split(',').map(Number) as [number, number];
    for (const other of [nodes.get(`${i + 1},${j}`), nodes.get(`${i},${j + 1}`)]) {
      if (!other) continue;
      const inside = [0.25, 0.5, 0.75].every((t) =>
        inAny(
          [node.at[0] + (other.at[0] - node.at[0]) * t, node.at[1] + (other.at[1] - node.at[1]) * t],
          shape,
        ),
      );
      if (!inside) continue;
      node.next.push(other);
      other.next.push(node);
    }
  }
  return largestPart([...nodes.values()]);
}

function largestPart(nodes: Node[]): Node[] {
  const seen = new Set<Node>();
  let best: Node[] = [];
  for (const start of nodes) {
    if (seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    for (const node of part)
      for (const next of node.next)
        if (!seen.has(next)) {
          seen.add(next);
          part.push(next);
        }
    if (part.length > best.length) best = part;
  }
  return best;
}

/** Shortest-path forest (Dijkstra by length) to the roots: each node's way down. */
function drainTo(
  nodes: readonly Node[],
  roots: readonly Node[],
): { readonly parent: Map<Node, Node>; readonly root: Map<Node, Node> } {
  const cost = new Map<Node, number>(roots.map((node) => [node, 0]));
  const parent = new Map<Node, Node>();
  const root = new Map<Node, Node>(roots.map((node) => [node, node]));
  const open = new Set(nodes);
  while (open.size > 0) {
    let current: Node | null = null;
    for (const node of open)
      if (cost.has(node) && (!current || cost.get(node)! < cost.get(current)!)) current = node;
    if (!current) break;
    open.delete(current);
    for (const next of current.next) {
      const through = cost.get(current)! + distance(current.at, next.at);
      if (through >= (cost.get(next) ?? Infinity)) continue;
      cost.set(next, through);
      parent.set(next, current);
      root.set(next, root.get(current)!);
    }
  }
  return { parent, root };
}

/** Nodes that drain through each node, itself included. */
function upstream(nodes: readonly Node[], parent: ReadonlyMap<Node, Node>): Map<Node, number> {
  const count = new Map(nodes.map((node) => [node, 0]));
  for (const node of nodes)
    for (let n: Node | undefined = node; n; n = parent.get(n)) count.set(n, count.get(n)! + 1);
  return count;
}

const besides = ([a, b]: readonly [XY, XY], offM: number): Line => {
  const d = distance(a, b);
  const [nx, ny] = [(-(b[1] - a[1]) / d) * offM, ((b[0] - a[0]) / d) * offM];
  return [
    [a[0] + nx, a[1] + ny],
    [b[0] + nx, b[1] + ny],
  ];
};

const diameters = { rain: [600, 800, 1000, 1200, 1500], sewage: [300, 400, 500, 600, 800] } as const;
const diameterOf = (kind: 'rain' | 'sewage', through: number) =>
  diameters[kind][Math.min(4, Math.floor(Math.log2(through)))]!;

const waters: readonly { readonly kind: 'stream' | 'river'; readonly line: Line }[] = [
  { kind: 'river', line: river },
  ...streams.map((line) => ({ kind: 'stream' as const, line })),
];

function receivingWater(from: XY): {
  readonly kind: 'stream' | 'river';
  readonly at: XY;
  readonly distanceM: number;
} {
  const found = waters.map(({ kind, line }) => {
    const { at, distanceM } = nearestOnLine(from, line);
    return kind === 'river'
      ? { kind, at: toBank(from), distanceM: distanceM - riverHalfWidthM }
      : { kind, at, distanceM };
  });
  return found.reduce((best, next) => (next.distanceM < best.distanceM ? next : best));
}

function drainPark(plan: ParkPlan): { pipes: Pipe[]; outlets: ParkOutlet[] } {
  const { park } = plan;
  const random = randomOf(`drainage ${park}`);
  const nodes = gridOf(plan);
  const pipes: Pipe[] = [];
  const outlets: ParkOutlet[] = [];
  const addPipe = (kind: Pipe['kind'], line: Line, through: number, flowsTo: string, forced = false) =>
    pipes.push({
      id: `${park}-${kind === 'rain' ? 'y' : 'w'}${String(pipes.length + 1).padStart(3, '0')}`,
      park,
      kind,
      line,
      lengthM: Math.round(lineLength(line)),
      diameterMm: diameterOf(kind, through),
      flowsTo,
      builtYear: random.integer(2012, 2022),
      forced,
    });

  // Rain: to the water next to the park, outlets at least 600 m apart.
  const byWater = [...nodes].sort((a, b) => receivingWater(a.at).distanceM - receivingWater(b.at).distanceM);
  const rainRoots: Node[] = [];
  for (const node of byWater)
    if (rainRoots.length < plan.rainOutlets && rainRoots.every((other) => distance(other.at, node.at) > 600))
      rainRoots.push(node);
  const outletOf = new Map(rainRoots.map((node, i) => [node, `${park}-rain-${i + 1}`]));
  const rain = drainTo(nodes, rainRoots);
  const rainThrough = upstream(nodes, rain.parent);
  for (const [child, parent] of rain.parent)
    addPipe(
      'rain',
      besides([child.at, parent.at], 6),
      rainThrough.get(child)!,
      outletOf.get(rain.root.get(child)!)!,
    );
  for (const [node, id] of outletOf) {
    const water = receivingWater(node.at);
    addPipe('rain', [node.at, water.at], rainThrough.get(node)!, id);
    outlets.push({ id, park, kind: 'rain', at: water.at, receives: water.kind });
  }

  // Sewage: one tree to the crossing next to the plant, from there under pressure.
  const plant = plants.find((p) => p.parks.includes(park))!;
  const pump = nodes.reduce((best, node) =>
    distance(node.at, plant.at) < distance(best.at, plant.at) ? node : best,
  );
  const sewage = drainTo(nodes, [pump]);
  const sewageThrough = upstream(nodes, sewage.parent);
  for (const [child, parent] of sewage.parent)
    addPipe('sewage', besides([child.at, parent.at], -6), sewageThrough.get(child)!, plant.id);
  addPipe('sewage', [pump.at, plant.at], nodes.length, plant.id, true);
  return { pipes, outlets };
}

const parts = plans.map(drainPark);
export const pipes: readonly Pipe[] = parts.flatMap((part) => part.pipes);
export const parkOutlets: readonly ParkOutlet[] = [
  ...parts.flatMap((part) => part.outlets),
  ...plants.map(
    (plant): ParkOutlet => ({
      id: `${plant.id}-effluent`,
      park: plant.parks[0]!,
      kind: 'effluent',
      at: toBank(plant.at),
      receives: 'river',
    }),
  ),
];

/** Kilometres of pipe, as drawn. */
export const pipeKm = (park: string, kind: Pipe['kind']): number =>
  round(
    pipes
      .filter((pipe) => pipe.park === park && pipe.kind === kind)
      .reduce((sum, pipe) => sum + pipe.lengthM, 0) / 1000,
    1,
  );

/** Middles of street blocks, for companies. */
export const blocksOf = (park: string): readonly XY[] => {
  const plan = plans.find((p) => p.park === park)!;
  const turn = (plan.turnDeg * Math.PI) / 180;
  const [u, v] = [plan.spacingM / 2, (plan.spacingM * 0.85) / 2];
  return gridOf(plan)
    .map(
      (node): XY => [
        node.at[0] + u * Math.cos(turn) - v * Math.sin(turn),
        node.at[1] + u * Math.sin(turn) + v * Math.cos(turn),
      ],
    )
    .filter((place) => inAny(place, parkShapes[park]!));
};

export const parkAreaKm2 = (park: string): number => round(areaOf(parkShapes[park]!) / 1e6, 2);
