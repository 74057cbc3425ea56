import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { runAsThread } from '../src/cli/field-threads.ts';
import { folderBenches } from './folder.ts';

/**
 * Runs every module of bench/ five times and prints medians. Nothing is asserted: a slow machine is no fault.
 * A module exports `benches`: each `run` returns one figure, `unit` says of what. `--only TEXT` runs those whose name
 * has it, and nothing before them has shaped the code that the engine made. `--lorient DIR` runs the noise engine
 * on a folder of NoiseModelling's tables instead.
 */
export interface Bench {
  readonly name: string;
  readonly unit: string;
  /** How often; usually five times. */
  readonly rounds?: number;
  readonly run: () => number | Promise<number>;
}

const usualRounds = 5;
const modules = import.meta.glob<{ benches: readonly Bench[] }>('./*.bench.ts');

function figure(value: number): string {
  return Number(value.toPrecision(3)).toString();
}

async function measure({ name, unit, rounds = usualRounds, run }: Bench): Promise<void> {
  const figures: number[] = [];
  for (let round = 0; round < rounds; round++) figures.push(await run());
  figures.sort((a, b) => a - b);
  const [median, least, most] = [figures[rounds >> 1], figures[0], figures[rounds - 1]].map(figure);
  console.log(`| ${name} | ${median} | ${least} | ${most} | ${unit} |`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { lorient: { type: 'string' }, only: { type: 'string', default: '' } },
    allowPositionals: true,
  });
  console.log(`${machine()}, Node ${process.versions.node}\n`);
  console.log('| what | median | min | max | unit |\n| --- | --- | --- | --- | --- |');
  if (values.lorient !== undefined) {
    for (const bench of await folderBenches(values.lorient)) await measure(bench);
  } else {
    for (const [path, load] of Object.entries(modules).sort(([a], [b]) => a.localeCompare(b))) {
      if (positionals.length > 0 && !positionals.some((word) => path.includes(word))) continue;
      for (const bench of (await load()).benches) if (bench.name.includes(values.only)) await measure(bench);
    }
  }
  console.log(`\nPeak memory of the whole run: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

/** Cores and clock, where the system tells it. */
function machine(): string {
  const [{ speed }] = cpus();
  const list = '/proc/cpuinfo';
  const told = existsSync(list) ? /cpu MHz\s*:\s*([\d.]+)/.exec(readFileSync(list, 'utf8'))?.[1] : undefined;
  const mhz = speed || Number(told ?? 0);
  return `${cpus().length} cores${mhz > 0 ? ` at ${(mhz / 1000).toPrecision(2)} GHz` : ''}`;
}

if (!runAsThread()) await main();
