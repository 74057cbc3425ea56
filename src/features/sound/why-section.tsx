import type { PathSection } from '../../acoustics/path-section.ts';
import type { PathShare } from '../../acoustics/why.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { type Translate, useStrings } from '../../i18n/i18n.ts';
import styles from '../noise/noise.module.css';
import { drawingSize, groundLine, type SectionScale, sectionScale } from './section-drawing.ts';
import { sceneName, useSound } from './sound-store.ts';
import own from './why-section.module.css';

/** Labels nearer to each other than this would run together, px. */
const labelRoom = 30;

/** The vertical cut a path runs in: ground, what stands on it, and the ray over its edges. */
export function WhySection({ path, section }: { readonly path: PathShare; readonly section: PathSection }) {
  const { t, language } = useStrings();
  const shown = useSound((state) => state.shown);
  const scale = sectionScale(section);
  const words = sectionWords(section, path, (id) => sceneName(shown, id, language), t);
  const { width, height } = drawingSize;
  return (
    <figure className={own.figure} data-testid="why-section">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className={own.drawing}
        role="img"
        aria-label={`${t('section.title')}: ${words.join(' ')}`}
      >
        <Axes scale={scale} t={t} />
        <Obstacles section={section} scale={scale} />
        <Ground section={section} scale={scale} />
        <Corners section={section} scale={scale} />
        <Ray section={section} scale={scale} t={t} />
      </svg>
      <figcaption className={styles.hint}>
        {words.map((sentence) => (
          <span key={sentence}>{sentence} </span>
        ))}
      </figcaption>
    </figure>
  );
}

interface Part {
  readonly section: PathSection;
  readonly scale: SectionScale;
}

const metres = (value: number): string => formatNumber(value, Math.abs(value) < 10 ? 1 : 0);
/** Ticks have no more decimals than their step. */
const tickText = (value: number): string => String(Number(value.toPrecision(6))).replace('-', '−');

const polyline = (scale: SectionScale, points: readonly (readonly [d: number, z: number])[]): string =>
  points.map(([d, z]) => `${scale.x(d).toFixed(1)},${scale.y(z).toFixed(1)}`).join(' ');

function Axes({ scale, t }: { readonly scale: SectionScale; readonly t: Translate }) {
  const { x, y, left, right, top, bottom, distances, heights } = scale;
  return (
    <g className={own.axes}>
      {heights.map((z) => (
        <g key={z}>
          <line x1={left} x2={right} y1={y(z)} y2={y(z)} className={own.rule} />
          <text x={left - 4} y={y(z)} dy="0.35em" textAnchor="end">
            {tickText(z)}
          </text>
        </g>
      ))}
      {distances.map((d) => (
        <g key={d}>
          <line x1={x(d)} x2={x(d)} y1={bottom} y2={bottom + 3} className={own.rule} />
          <text x={x(d)} y={bottom + 13} textAnchor="middle">
            {tickText(d)}
          </text>
        </g>
      ))}
      <text x={2} y={top - 8}>
        {t('section.height')}
      </text>
      <text x={right} y={bottom + 28} textAnchor="end">
        {t('section.distance')}
      </text>
    </g>
  );
}

/** Bodies reach below the ground's line, which is drawn over them: slopes cut them off as they should. */
function Obstacles({ section, scale }: Part) {
  const { x, y, bottom } = scale;
  let labelled = Number.NEGATIVE_INFINITY;
  return section.obstacles.map(({ id, from, to, top, foot }) => {
    const middle = x((from + to) / 2);
    const hasRoom = middle - labelled > labelRoom;
    if (hasRoom) labelled = middle;
    return (
      <g key={`${id} ${from}`}>
        {from === to ? (
          <line x1={x(from)} x2={x(from)} y1={y(top)} y2={bottom} className={own.barrier} />
        ) : (
          <rect
            x={x(from)}
            y={y(top)}
            width={Math.max(1, x(to) - x(from))}
            height={Math.max(0, bottom - y(top))}
            className={own.building}
          />
        )}
        {hasRoom && (
          <text x={middle} y={y(top) - 5} textAnchor="middle" className={own.label}>
            {metres(top - foot)}
          </text>
        )}
      </g>
    );
  });
}

function Ground({ section, scale }: Part) {
  const { x, y, left, right, bottom } = scale;
  const whole = polyline(scale, section.terrain);
  return (
    <g>
      <polygon points={`${whole} ${right},${bottom} ${left},${bottom}`} className={own.soil} />
      {section.ground.map(([from, to, g]) => {
        const line = polyline(scale, groundLine(section, from, to));
        const middle = groundLine(section, (from + to) / 2, (from + to) / 2)[0];
        return (
          <g key={from}>
            <polyline points={line} className={own.hard} />
            <polyline points={line} className={own.soft} opacity={g} />
            {x(to) - x(from) > labelRoom && bottom - y(middle[1]) > 11 && (
              <text x={x(middle[0])} y={y(middle[1]) + 13} textAnchor="middle" className={own.factor}>
                G {formatNumber(g, g % 1 === 0 ? 0 : 1)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function Corners({ section, scale }: Part) {
  const { x, y, top, bottom } = scale;
  return section.corners.map(({ d, wall }) => (
    <g key={d}>
      <line x1={x(d)} x2={x(d)} y1={top} y2={bottom} className={own.corner} />
      {wall && <line x1={x(d)} x2={x(d)} y1={y(wall.top)} y2={y(wall.foot)} className={own.mirror} />}
    </g>
  ));
}

function Ray({ section, scale, t }: Part & { readonly t: Translate }) {
  const { x, y } = scale;
  const { ray, terrain, sourceZ, receiverZ, lengthM } = section;
  const feet = [terrain[0][1], terrain[terrain.length - 1][1]];
  return (
    <g>
      <line x1={x(0)} x2={x(0)} y1={y(sourceZ)} y2={y(feet[0])} className={own.stem} />
      <line x1={x(lengthM)} x2={x(lengthM)} y1={y(receiverZ)} y2={y(feet[1])} className={own.stem} />
      <polyline points={polyline(scale, ray)} className={own.ray} />
      {ray.slice(1, -1).map(([d, z]) => (
        <circle key={d} cx={x(d)} cy={y(z)} r={3} className={own.edge} />
      ))}
      <circle cx={x(0)} cy={y(sourceZ)} r={4.5} className={own.source} />
      <circle cx={x(lengthM)} cy={y(receiverZ)} r={4} className={own.receiver} />
      <text x={x(0) + 7} y={y(sourceZ) - 7} className={own.label}>
        {t('section.source')}
      </text>
      <text x={x(lengthM)} y={y(receiverZ) - 9} textAnchor="end" className={own.label}>
        {t('section.receiver')}
      </text>
    </g>
  );
}

/** What the drawing shows, in sentences: under it, and read out in its place. */
function sectionWords(
  section: PathSection,
  { kind }: PathShare,
  name: (id: string) => string,
  t: Translate,
): readonly string[] {
  const { lengthM, sourceZ, receiverZ, terrain, obstacles, corners, differenceM } = section;
  const passed = obstacles.map(({ id, from, to, top, foot }) =>
    t(from === to ? 'section.barrier' : 'section.building', {
      name: name(id),
      height: metres(top - foot),
      from: metres(from),
      to: metres(to),
    }),
  );
  const walls = corners.flatMap(({ d, wall }) =>
    wall
      ? [t('section.wall', { name: name(wall.id), height: metres(wall.top - wall.foot), at: metres(d) })]
      : [],
  );
  return [
    t('section.ends', {
      length: metres(lengthM),
      source: formatNumber(sourceZ - terrain[0][1], 2),
      receiver: formatNumber(receiverZ - terrain[terrain.length - 1][1], 1),
    }),
    ...(passed.length > 0 ? [t('section.passes', { list: passed.join(t('list.comma')) })] : []),
    ...(walls.length > 0 ? [t('section.reflects', { list: walls.join(t('list.comma')) })] : []),
    ...(differenceM === null ? [] : [t('section.difference', { value: formatNumber(differenceM, 2) })]),
    ...(kind === 'left' || kind === 'right' ? [t('section.round', { count: corners.length })] : []),
    t('section.note', { times: formatNumber(sectionScale(section).exaggeration, 1) }),
  ];
}
