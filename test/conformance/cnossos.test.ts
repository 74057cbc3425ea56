import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aWeighting, exactFrequencies } from '../../src/acoustics/bands.ts';
import { imagesOf, noImages } from '../../src/acoustics/paths/images.ts';
import { createTracer } from '../../src/acoustics/paths/tracer.ts';
import { createCnossos } from '../../src/acoustics/propagation/cnossos/cnossos.ts';
import { createPlaneScene } from '../../src/acoustics/scene/plane-scene.ts';
import { triangulate } from '../../src/acoustics/scene/terrain.ts';

const folder = new URL('../fixtures/cnossos/', import.meta.url);
const only = process.env.TC;
describe('ISO/TR 17534-4', () => {
  for (const file of readdirSync(folder)) {
    if (only && !file.includes(only)) continue;
    const c = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    it(`${c.id} ${c.title}`, () => {
      const terrain = c.topography.breaklines.length ? triangulate(c.topography.breaklines) : null;
      const scene = createPlaneScene({
        groundFactor: c.ground.G_default,
        zones: [...c.ground.zones].reverse().map((z: any) => ({ rings: [z.polygon], groundFactor: z.G })),
        terrain,
        buildings: c.buildings.map((b: any, k: number) => ({
          id: `b${k}`,
          rings: [b.polygon],
          top: b.zTop,
          absorption: b.alpha ?? Array(8).fill(0.2),
        })),
        barriers: c.barriers.map((b: any, k: number) => ({
          id: `w${k}`,
          line: b.points.map((p: number[]) => [p[0], p[1]]),
          top: b.points.map((p: number[]) => p[2]),
          absorptionLeft: b.alpha ?? Array(8).fill(0),
          absorptionRight: b.alpha ?? Array(8).fill(0),
        })),
      });
      const alpha = Float64Array.from(c.atmosphere.alphaAtm_dB_per_km ?? [0.12, 0.41, 1.04, 1.93, 3.66, 9.66, 32.77, 116.88], (a: number) => a / 1000);
      const tracer = createTracer(scene, createCnossos(alpha), {
        lateralDiffraction: c.options.lateralDiffraction,
        maxDistance: 5000,
      });
      const [sx, sy, sz] = c.source.position;
      const [rx, ry, rz] = c.receiver.position;
      const E = new Float64Array(8);
      const log: string[] = [];
      const round = (v: ArrayLike<number>) => Array.from(v, (x) => x.toFixed(2)).join(' ');
      const order = c.options.reflectionOrder;
      tracer.trace(
        { x: sx, y: sy, z: sz, groundZ: terrain ? scene.terrain!.heightAt(sx, sy) : 0, overRoad: false },
        {
          x: rx,
          y: ry,
          z: rz,
          place: tracer.placeOf(rx, ry),
          images: order ? imagesOf(scene, rx, ry, order, 500) : noImages,
        },
        (kind, terms, loss, cut) => {
          const out: number[][] = [];
          for (const condition of ['homogeneous', 'favourable'] as const) {
            const t = terms[condition];
            const L = Array.from({ length: 8 }, (_, i) =>
              t.exists
                ? c.source.Lw_dB_perBand[i] - terms.divergence - terms.air[i] - t.ground[i] - t.diffraction[i] - (loss ? loss[condition][i] : 0)
                : Number.NEGATIVE_INFINITY,
            );
            out.push(L);
            L.forEach((l, i) => {
              E[i] += 0.5 * 10 ** (l / 10);
            });
          }
          const ref = c.expected.paths[kind === 'over-top' ? 'direct' : kind];
          log.push(`${kind} edges ${cut.edgeCount} length ${cut.length}`, ` H ${round(out[0])}`, ` ref ${ref ? round(ref.LH ?? []) : '-'}`, ` F ${round(out[1])}`, ` ref ${ref?.LF ? round(ref.LF) : '-'}`);
        },
      );
      const LA = Array.from(E, (e, i) => 10 * Math.log10(e) + aWeighting[i]);
      const worst = Math.max(...LA.map((l, i) => Math.abs(l - c.expected.LA_perBand[i])));
      if (only || worst > 0.1) console.log(file, 'worst', worst.toFixed(3), '\n', round(LA), '\n', round(c.expected.LA_perBand), '\n', log.join('\n'));
      else console.log(file, 'worst', worst.toFixed(3));
      expect(worst).toBeLessThan(0.1);
    });
  }
});
