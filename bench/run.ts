import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/**
 * Runs every module of bench/ five times and prints medians. Nothing is asserted: a slow machine is no fault.
 * A module exports `benches`: each `run` returns one figure, `unit` says of what.
 */
export interface Bench {
  readonly name: string;
  readonly unit: string;
  readonly run: () => number | Promise<number>;
}

const rounds = 5;
const modules = import.meta.glob<{ benches: readonly Bench[] }>('./*.bench.ts');

function figure(value: number): string {
  return Number(value.toPrecision(3)).toString();
}

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
console.log(`${machine()}, Node ${process.versions.node}\n`);
console.log('| what | median | min | max | unit |\n| --- | --- | --- | --- | --- |');
for (const [path, load] of Object.entries(modules).sort(([a], [b]) => a.localeCompare(b))) {
  if (wanted.length > 0 && !wanted.some((word) => path.includes(word))) continue;
  for (const { name, unit, run } of (await load()).benches) {
    const figures: number[] = [];
    for (let round = 0; round < rounds; round++) figures.push(await run());
    figures.sort((a, b) => a - b);
    console.log(
      `| ${name} | ${figure(figures[2])} | ${figure(figures[0])} | ${figure(figures[4])} | ${unit} |`,
    );
  }
}
console.log(`\nPeak memory of the whole run: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);

/** Cores and clock, where the system tells it. */
function machine(): string {
  const [{ speed }] = cpus();
  const list = '/proc/cpuinfo';
  const told = existsSync(list) ? /cpu MHz\s*:\s*([\d.]+)/.exec(readFileSync(list, 'utf8'))?.[1] : undefined;
  const mhz = speed || Number(told ?? 0);
  return `${cpus().length} cores${mhz > 0 ? ` at ${(mhz / 1000).toPrecision(2)} GHz` : ''}`;
}
