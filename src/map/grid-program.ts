import { gridFragmentShader, gridVertexShader } from './grid-shader.ts';

/** The linked shaders of the grids and where their uniforms are; one to a graphics context. */
export interface GridProgram {
  readonly program: WebGLProgram;
  readonly at: Readonly<Record<GridUniform, WebGLUniformLocation | null>>;
}

const uniforms = [
  'values',
  'mask',
  'palette',
  'matrix',
  'breaks',
  'classed',
  'perCell',
  'range',
  'opacity',
  'pixelRatio',
  'hatch',
] as const;
type GridUniform = (typeof uniforms)[number];

/** ms between two looks at whether the linker is done. */
const pollMs = 16;

const programs = new WeakMap<WebGL2RenderingContext, Promise<GridProgram>>();

/**
 * Compiles and links beside the page, once for each context: asking for the outcome of a link holds the page up
 * until the driver is done (0.2 s and more without a GPU), so it is asked for only when it is there.
 * Rejects with the linker's words; lost contexts resolve, their draws do nothing.
 */
export function gridProgram(gl: WebGL2RenderingContext): Promise<GridProgram> {
  const known = programs.get(gl);
  if (known) return known;
  const made = link(gl);
  programs.set(gl, made);
  return made;
}

async function link(gl: WebGL2RenderingContext): Promise<GridProgram> {
  const parallel = gl.getExtension('KHR_parallel_shader_compile');
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, gridVertexShader],
    [gl.FRAGMENT_SHADER, gridFragmentShader],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) continue;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  // Commands are carried out in order: where the extension is missing, a fence behind the link tells as much.
  const fence = parallel ? null : gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  gl.flush();
  const done = () =>
    parallel
      ? gl.getProgramParameter(program, parallel.COMPLETION_STATUS_KHR)
      : !fence || gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED;
  do await new Promise((resolve) => setTimeout(resolve, pollMs));
  while (!gl.isContextLost() && !done());
  gl.deleteSync(fence);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`Grid shader: ${gl.getProgramInfoLog(program)}`);
  const at = Object.fromEntries(uniforms.map((name) => [name, gl.getUniformLocation(program, `u_${name}`)]));
  return { program, at: at as Record<GridUniform, WebGLUniformLocation | null> };
}
