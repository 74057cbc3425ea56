import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gridProgram } from '../../src/map/grid-program.ts';

/** A context that knows only what a link asks for; `linked` is null while the driver works. */
function fakeContext({ parallel }: { readonly parallel: boolean }) {
  const state = { linked: null as boolean | null, askedEarly: false };
  const gl = {
    LINK_STATUS: 'link',
    SIGNALED: 1,
    getExtension: () => (parallel ? { COMPLETION_STATUS_KHR: 'completion' } : null),
    createProgram: vi.fn(() => ({})),
    createShader: () => ({}),
    fenceSync: () => ({}),
    getSyncParameter: () => (state.linked === null ? 0 : 1),
    getProgramParameter: (_program: unknown, name: string) => {
      if (name === 'completion') return state.linked !== null;
      state.askedEarly ||= state.linked === null;
      return state.linked;
    },
    getProgramInfoLog: () => 'no such function',
    getUniformLocation: (_program: unknown, name: string) => name,
    isContextLost: () => false,
  };
  for (const name of 'shaderSource compileShader attachShader deleteShader linkProgram flush deleteSync'.split(
    ' ',
  ))
    Object.assign(gl, { [name]: () => {} });
  return { gl: gl as unknown as WebGL2RenderingContext, made: gl.createProgram, state };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

for (const parallel of [true, false])
  it(`asks for the outcome of a link only when it is there (parallel compiling: ${parallel})`, async () => {
    const { gl, made, state } = fakeContext({ parallel });
    const done = vi.fn();
    void gridProgram(gl).then(done);
    await vi.advanceTimersByTimeAsync(1000);
    expect(done).not.toHaveBeenCalled();
    state.linked = true;
    await vi.advanceTimersByTimeAsync(100);
    expect(done.mock.calls[0][0].at.matrix).toBe('u_matrix');
    expect(state.askedEarly).toBe(false);
    await gridProgram(gl);
    expect(made).toHaveBeenCalledTimes(1);
  });

it('fails with the words of the linker', async () => {
  const { gl, state } = fakeContext({ parallel: false });
  state.linked = false;
  const failure = expect(gridProgram(gl)).rejects.toThrow('Grid shader: no such function');
  await vi.advanceTimersByTimeAsync(100);
  await failure;
});
