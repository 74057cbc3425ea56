import { afterEach, describe, expect, it, vi } from 'vitest';
import { DataError } from '../../src/domain/note.ts';
import { workerClient } from '../../src/workers/client.ts';
import { serve, transferables } from '../../src/workers/host.ts';
import type { FromWorker, Job, ToWorker } from '../../src/workers/protocol.ts';

/** The page's and the worker's side joined in one process, messages passed as the browser passes them. */
function fakeWorker(jobs: Record<string, Job<never, unknown, unknown>>): Worker {
  const page = new EventTarget();
  const inside = new EventTarget();
  vi.stubGlobal('self', {
    postMessage: (data: FromWorker, options: { transfer: Transferable[] }) => {
      const copy = structuredClone(data, options);
      queueMicrotask(() => page.dispatchEvent(new MessageEvent('message', { data: copy })));
    },
    addEventListener: inside.addEventListener.bind(inside),
  });
  serve(jobs);
  return Object.assign(page, {
    postMessage: (data: ToWorker) =>
      queueMicrotask(() => inside.dispatchEvent(new MessageEvent('message', { data }))),
    terminate: () => undefined,
  }) as unknown as Worker;
}

afterEach(() => vi.unstubAllGlobals());

async function* count(input: { readonly to: number }) {
  for (let done = 1; done <= input.to; done++) yield { done, total: input.to };
  return { values: new Float32Array([input.to]) };
}
// biome-ignore lint/correctness/useYield: a job may refuse before its first slice.
async function* refuse(): AsyncGenerator<never, never, void> {
  throw DataError.of('too-few-stations', { count: 2 });
}
// biome-ignore lint/correctness/useYield: likewise.
async function* stumble(): AsyncGenerator<never, never, void> {
  throw new RangeError('out of memory');
}
const jobs = { count, refuse, stumble };

describe('jobs across the worker boundary', () => {
  it('report progress and return their result', async () => {
    const { run } = workerClient<typeof jobs>(() => fakeWorker(jobs));
    const seen: number[] = [];
    const output = await run('count', { to: 3 }, { onProgress: ({ done }) => seen.push(done) });
    expect(seen).toEqual([1, 2, 3]);
    expect([...output.values]).toEqual([3]);
  });

  it('stop between two slices when cancelled', async () => {
    const { run } = workerClient<typeof jobs>(() => fakeWorker(jobs));
    const controller = new AbortController();
    let last = 0;
    const job = run(
      'count',
      { to: 1_000_000 },
      {
        signal: controller.signal,
        onProgress: ({ done }) => {
          last = done;
          if (done === 5) controller.abort();
        },
      },
    );
    await expect(job).rejects.toMatchObject({ name: 'AbortError' });
    expect(last).toBe(5);
  });

  it('pass on why input was refused', async () => {
    const { run } = workerClient<typeof jobs>(() => fakeWorker(jobs));
    await expect(run('refuse', undefined as never)).rejects.toMatchObject({
      notes: [{ code: 'too-few-stations', params: { count: 2 } }],
    });
    await expect(run('stumble', undefined as never)).rejects.toMatchObject({
      notes: [{ code: 'job-crashed', params: { job: 'stumble', reason: 'out of memory' } }],
    });
  });

  it('fail where the worker dies and nobody says so; one that is long at work is left alone', async () => {
    vi.useFakeTimers();
    let gate: () => void = () => {};
    async function* long() {
      yield { done: 0, total: 1 };
      await new Promise<void>((resolve) => {
        gate = resolve;
      });
      return 'done';
    }
    const all = { ...jobs, long };
    const dead = fakeWorker(all);
    const { run } = workerClient<typeof all>(() => dead);
    const lost = run('long', undefined as never).catch((error: unknown) => error);
    // Its messages reach nobody any more.
    dead.postMessage = () => undefined;
    await vi.advanceTimersByTimeAsync(200_000);
    expect(await lost).toMatchObject({ notes: [{ code: 'job-crashed', params: { reason: 'no answer' } }] });

    const slow = workerClient<typeof all>(() => fakeWorker(all));
    const answer = slow.run('long', undefined as never);
    await vi.advanceTimersByTimeAsync(600_000);
    gate();
    vi.useRealTimers();
    expect(await answer).toBe('done');
  });

  it('fail clearly when the worker dies, and go on with a new one', async () => {
    const spawn = vi.fn(() => fakeWorker(jobs));
    const { run, crash } = workerClient<typeof jobs>(spawn);
    const lost = run('count', { to: 20 });
    crash('gone');
    await expect(lost).rejects.toMatchObject({ notes: [{ code: 'job-crashed' }] });
    await expect(run('count', { to: 1 })).resolves.toBeDefined();
    expect(spawn).toHaveBeenCalledTimes(2);
  });
});

describe('transferables', () => {
  it('finds each buffer once, however deep', () => {
    const shared = new ArrayBuffer(16);
    const found = transferables({
      a: new Float32Array(shared, 0, 2),
      b: [{ c: new Uint8Array(shared) }, new Float64Array(2)],
    });
    expect(found.size).toBe(2);
    expect(found.has(shared)).toBe(true);
  });
});
