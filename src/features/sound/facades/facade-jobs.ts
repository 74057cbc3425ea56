import type { FacadePlan } from '../../../acoustics/facade-receivers.ts';
import type { FacadeJob } from '../../../workers/sound-pool.ts';

/** Receivers of a job. */
const jobSize = 48;

export const receiversOf = ({ positions }: FacadePlan): number => positions.length / 3;

/** Receivers in jobs, buildings nearest a place first. Receivers of a stack stay together. */
export function jobsOf(
  { stacks, positions }: FacadePlan,
  [x, y]: readonly [number, number],
): readonly FacadeJob[] {
  const away = new Map<number, number>();
  for (const stack of stacks)
    away.set(
      stack.building,
      Math.min(away.get(stack.building) ?? Infinity, Math.hypot(stack.x - x, stack.y - y)),
    );
  const ordered = [...stacks].sort(
    (a, b) =>
      (away.get(a.building) ?? 0) - (away.get(b.building) ?? 0) ||
      a.building - b.building ||
      a.first - b.first,
  );
  const jobs: FacadeJob[] = [];
  let numbers: number[] = [];
  const close = () => {
    if (numbers.length === 0) return;
    const receivers = Int32Array.from(numbers);
    const at = new Float64Array(3 * receivers.length);
    receivers.forEach((r, k) => {
      at.set(positions.subarray(3 * r, 3 * r + 3), 3 * k);
    });
    jobs.push({ id: jobs.length, receivers, positions: at });
    numbers = [];
  };
  for (const { first, floors } of ordered) {
    floors.forEach((_, k) => {
      numbers.push(first + k);
    });
    if (numbers.length >= jobSize) close();
  }
  close();
  return jobs;
}
