import type { Note } from '../../domain/note.ts';
import { type ByPeriod, type Method, type Scene, type SceneFeature, spanHours } from '../../domain/scene.ts';
import type { GroupEmission, PeriodEmission } from '../levels-of-matrix.ts';
import { silent } from '../levels-of-matrix.ts';
import type { SourceFeature } from '../sources/scene-sources.ts';
import { cnossosRoad, type RoadCoefficients, surfacesOf, type VehicleCategory } from './cnossos-road.ts';
import { type HjTraffic, hourlyLevel, lowFlow, meanSpeeds, powerPerMetre, speedNotes } from './hj-road.ts';
import { insideLevel, openingPower, outsideLevel, roomConstant } from './indoor.ts';
import { railPowerPerMetre } from './railway.ts';
import { isSpectrum, spectrumNames, withSpectrum } from './spectra.ts';

/** Coefficients that roads are computed with where the method has octave bands. */
const roadCoefficients: RoadCoefficients = '2020';

/** Sound power of every source of a scene in every period, and what was assumed on the way. */
export interface SceneEmission {
  readonly periods: readonly PeriodEmission[];
  readonly notes: readonly Note[];
}

export function emissionOf(
  { settings }: Scene,
  sources: readonly SourceFeature[],
  method: Method,
): SceneEmission {
  const notes: Note[] = [];
  const known = new Set<string>();
  const note = (entry: Note) => {
    const key = JSON.stringify(entry);
    if (!known.has(key)) notes.push(entry);
    known.add(key);
  };
  const periods = settings.periods.map((period): PeriodEmission => {
    const span = settings.periodHours[period];
    const length = span ? spanHours(span) : 24;
    return {
      period,
      groups: sources.map((source) =>
        groupEmission(source, period, length, method, settings.temperatureC, note),
      ),
      favourableShare: numberIn(settings.favourableShare, period) ?? 0.5,
    };
  });
  return { periods, notes };
}

/** The value of a period, where it may be one for all. */
const numberIn = (value: ByPeriod<number> | undefined, period: string): number | undefined =>
  typeof value === 'object' ? value[period] : value;
const bandsIn = (
  value: ByPeriod<readonly number[]> | undefined,
  period: string,
): readonly number[] | undefined => (value === undefined || isBands(value) ? value : value[period]);
const isBands = (value: ByPeriod<readonly number[]>): value is readonly number[] => Array.isArray(value);

type Say = (note: Note) => void;

function groupEmission(
  source: SourceFeature,
  period: string,
  periodHours: number,
  method: Method,
  temperatureC: number,
  say: Say,
): GroupEmission {
  if (source.kind === 'road')
    return method === 'hj2.4' ? hjRoad(source, period, say) : octaveRoad(source, period, temperatureC, say);
  if (source.kind === 'railway') {
    const { trains } = source.properties;
    const now = Array.isArray(trains) ? trains : trains[period];
    if (!now || now.length === 0) return silent;
    const level = railPowerPerMetre(
      now.map(({ referenceSpeedKmh, ...rest }) => ({
        ...rest,
        ...(referenceSpeedKmh !== undefined && { referenceSpeedKmh }),
      })),
      periodHours,
    );
    return Number.isFinite(level) ? fromTotal(level, undefined, 0, source.id, say) : silent;
  }
  const hours = numberIn(source.properties.hours, period);
  const operating = hours === undefined ? 0 : 10 * Math.log10(Math.min(1, hours / periodHours));
  if (operating === Number.NEGATIVE_INFINITY) return silent;
  const [bands, total] = powerOf(source, period);
  if (bands) return { ...silent, bandsDb: Float64Array.from(bands, (level) => level + operating) };
  return total === undefined
    ? silent
    : fromTotal(total, source.properties.spectrum, operating, source.id, say);
}

/** An A-weighted power as it is, or spread over the octaves of a named spectrum. */
function fromTotal(
  total: number,
  spectrum: string | undefined,
  operating: number,
  featureId: string,
  say: Say,
): GroupEmission {
  if (spectrum === undefined) return { ...silent, levelDbA: total + operating };
  if (isSpectrum(spectrum)) return { ...silent, bandsDb: withSpectrum(total + operating, spectrum) };
  say({
    code: 'scene-spectrum-unknown',
    params: { found: spectrum.slice(0, 40), known: spectrumNames.join(', ') },
    where: { featureId, property: 'spectrum' },
  });
  return { ...silent, levelDbA: total + operating };
}

/** Octave powers, or the A-weighted one, of a source other than traffic. */
function powerOf(
  source: Exclude<SourceFeature, SceneFeature<'road' | 'railway'>>,
  period: string,
): readonly [readonly number[] | undefined, number | undefined] {
  const p = source.properties;
  if (source.kind === 'line-source') {
    const { soundPowerLevelPerMetreDb, soundPowerLevelPerMetreDbA } = source.properties;
    return [bandsIn(soundPowerLevelPerMetreDb, period), numberIn(soundPowerLevelPerMetreDbA, period)];
  }
  if (source.kind === 'area-source') {
    const { soundPowerLevelPerSquareMetreDb, soundPowerLevelPerSquareMetreDbA } = source.properties;
    return [
      bandsIn(soundPowerLevelPerSquareMetreDb, period),
      numberIn(soundPowerLevelPerSquareMetreDbA, period),
    ];
  }
  const { soundPowerLevelDb, soundPowerLevelDbA } = p as SceneFeature<'point-source'>['properties'];
  const bands = bandsIn(soundPowerLevelDb, period);
  const total = numberIn(soundPowerLevelDbA, period);
  if (source.kind === 'point-source') return [bands, total];
  const { transmissionLossDb, openingAreaM2, directivityQ, roomAbsorption, distanceM } = source.properties;
  const room = roomConstant(roomAbsorption.areaM2, roomAbsorption.coefficient);
  // Without a distance the machine is far from the opening: the diffuse field alone.
  const outside = (power: number, loss: number) =>
    openingPower(
      outsideLevel(insideLevel(power, directivityQ, distanceM ?? Number.POSITIVE_INFINITY, room), loss),
      openingAreaM2,
    );
  const loss = (band: number) =>
    typeof transmissionLossDb === 'number' ? transmissionLossDb : transmissionLossDb[band];
  return [
    bands?.map((power, i) => outside(power, loss(i))),
    total === undefined ? undefined : outside(total, loss(3)),
  ];
}

export const vehicleClasses = ['light', 'medium', 'heavy', 'mopeds', 'motorcycles'] as const;
type Classes = Readonly<Record<(typeof vehicleClasses)[number], number>>;

/** Flow, veh/h, and speed, km/h, of a road in a period, class by class; null without traffic. */
export function trafficOf(
  { properties }: SceneFeature<'road'>,
  period: string,
): { readonly flow: Classes; readonly speed: Classes } | null {
  const flows = properties.flow;
  const flow =
    'light' in flows && typeof flows.light === 'number'
      ? flows
      : (flows as Readonly<Record<string, unknown>>)[period];
  if (flow === undefined) return null;
  const f = flow as Partial<Classes>;
  const counts: Classes = {
    light: f.light ?? 0,
    medium: f.medium ?? 0,
    heavy: f.heavy ?? 0,
    mopeds: f.mopeds ?? 0,
    motorcycles: f.motorcycles ?? 0,
  };
  const { speedKmh: given, designSpeedKmh, lanes } = properties;
  if (given === undefined)
    return designSpeedKmh === undefined
      ? null
      : { flow: counts, speed: modelSpeeds(counts, designSpeedKmh, lanes) };
  const ofPeriod = typeof given === 'number' || 'light' in given ? given : given[period];
  if (ofPeriod === undefined) return null;
  const s = (typeof ofPeriod === 'number' ? { light: ofPeriod } : ofPeriod) as Partial<Classes> & {
    light: number;
  };
  return {
    flow: counts,
    speed: {
      light: s.light,
      medium: s.medium ?? s.heavy ?? s.light,
      heavy: s.heavy ?? s.medium ?? s.light,
      mopeds: s.mopeds ?? s.light,
      motorcycles: s.motorcycles ?? s.light,
    },
  };
}

/** Speeds by the flow of a lane; two-wheelers drive as light vehicles do. */
function modelSpeeds(flow: Classes, designSpeedKmh: number, lanes: number): Classes {
  const byClass = { small: flow.light, medium: flow.medium, large: flow.heavy };
  const { small, medium, large } = meanSpeeds(
    byClass,
    (flow.light + flow.medium + flow.heavy) / lanes,
    designSpeedKmh,
  );
  return { light: small, medium, heavy: large, mopeds: small, motorcycles: small };
}

function octaveRoad(
  road: SceneFeature<'road'>,
  period: string,
  temperatureC: number,
  say: Say,
): GroupEmission {
  const traffic = trafficOf(road, period);
  if (!traffic) return silent;
  const {
    surface = 'DEF',
    gradientPct = 0,
    oneWay = false,
    junctionDistanceM,
    junctionType,
  } = road.properties;
  const names: Readonly<Record<string, string>> = { asphalt: 'DEF', dense: 'DEF', concrete: 'NL08' };
  const code = names[surface] ?? surface;
  if (!surfacesOf(roadCoefficients).includes(code))
    say({
      code: 'scene-surface-unknown',
      params: { found: surface.slice(0, 40) },
      where: { featureId: road.id, property: 'surface' },
    });
  const by = ({ light, medium, heavy, mopeds, motorcycles }: Classes): Record<VehicleCategory, number> => ({
    '1': light,
    '2': medium,
    '3': heavy,
    '4a': mopeds,
    '4b': motorcycles,
  });
  const bands = cnossosRoad(
    {
      flowPerHour: by(traffic.flow),
      speedKmh: by(traffic.speed),
      temperatureC,
      surface: code,
      gradientPct,
      way: oneWay ? 1 : 3,
      studdedMonths: 0,
      studdedShare: 0,
      junctionDistanceM: junctionDistanceM ?? Number.POSITIVE_INFINITY,
      junctionType: junctionType ?? 0,
    },
    roadCoefficients,
  );
  return Number.isFinite(bands[0]) ? { ...silent, bandsDb: bands } : silent;
}

function hjRoad(road: SceneFeature<'road'>, period: string, say: Say): GroupEmission {
  const traffic = trafficOf(road, period);
  if (!traffic) return silent;
  const { flow, speed } = traffic;
  const two = flow.mopeds + flow.motorcycles;
  if (two > 0) say({ code: 'hj-two-wheelers', where: { featureId: road.id, property: 'flow' } });
  const hj: HjTraffic = {
    flow: { small: flow.light, medium: flow.medium, large: flow.heavy },
    speedKmh: { small: speed.light, medium: speed.medium, large: speed.heavy },
    gradientPct: road.properties.gradientPct ?? 0,
    surface: /concrete|NL0[678]/i.test(road.properties.surface ?? '') ? 'concrete' : 'asphalt',
  };
  for (const entry of speedNotes(hj, road.id)) say(entry);
  const level = hourlyLevel(hj);
  if (!Number.isFinite(level)) return silent;
  const total = flow.light + flow.medium + flow.heavy;
  return { bandsDb: null, levelDbA: powerPerMetre(level), lowFlow: total < lowFlow ? total : null };
}
