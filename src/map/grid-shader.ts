import { maxBreaks } from './grid-paint.ts';

/** Where the mesh's vertices go in: (x, y, u, v). Fixed, so that the linker need not be asked. */
export const vertexLocation = 0;

export const gridVertexShader = `#version 300 es
uniform mat4 u_matrix;
layout(location = ${vertexLocation}) in vec4 a_vertex;
out vec2 v_uv;
void main() {
  v_uv = a_vertex.zw;
  gl_Position = u_matrix * vec4(a_vertex.xy, 0.0, 1.0);
}`;

/**
 * Values are read by texelFetch and interpolated here, so that no float-linear extension is needed and a
 * no-data neighbour does not spread: beside one, the cell's own value stands. Classes are formed after the
 * interpolation, which makes their edges smooth; the read-out under the pointer is the cell's own value.
 * No data is found by its bits, because compilers may assume that NaN never happens.
 */
export const gridFragmentShader = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
uniform sampler2D u_values;
uniform sampler2D u_mask;
uniform sampler2D u_palette;
uniform float u_breaks[${maxBreaks}];
uniform bool u_classed;
uniform bool u_perCell;
uniform vec2 u_range;
uniform float u_opacity;
uniform float u_pixelRatio;
uniform vec3 u_hatch;
in vec2 v_uv;
out vec4 fragColor;

bool missing(float value) {
  return (floatBitsToUint(value) & 0x7fffffffu) > 0x7f800000u;
}

float valueAt(ivec2 cell, ivec2 size) {
  return texelFetch(u_values, clamp(cell, ivec2(0), size - 1), 0).r;
}

vec4 colourOf(float value) {
  if (!u_classed) {
    float t = clamp((value - u_range.x) / (u_range.y - u_range.x), 0.0, 1.0) * 255.0;
    int low = int(floor(t));
    vec4 a = texelFetch(u_palette, ivec2(low, 0), 0);
    vec4 b = texelFetch(u_palette, ivec2(min(low + 1, 255), 0), 0);
    return mix(a, b, t - float(low));
  }
  int index = 0;
  for (int i = 0; i < ${maxBreaks}; i++) if (value >= u_breaks[i]) index = i + 1;
  return texelFetch(u_palette, ivec2(index, 0), 0);
}

void main() {
  ivec2 size = textureSize(u_values, 0);
  vec2 place = v_uv * vec2(size);
  ivec2 cell = clamp(ivec2(floor(place)), ivec2(0), size - 1);
  float own = valueAt(cell, size);
  if (missing(own)) {
    if (texelFetch(u_mask, min(cell, textureSize(u_mask, 0) - 1), 0).r < 0.5) discard;
    float stripe = mod((gl_FragCoord.x + gl_FragCoord.y) / u_pixelRatio, 12.0);
    float a = (1.0 - smoothstep(0.6, 1.4, abs(stripe - 6.0))) * 0.34 * u_opacity;
    fragColor = vec4(u_hatch * a, a);
    return;
  }
  vec2 centred = place - 0.5;
  ivec2 corner = ivec2(floor(centred));
  vec2 f = centred - floor(centred);
  float nw = valueAt(corner, size);
  float ne = valueAt(corner + ivec2(1, 0), size);
  float sw = valueAt(corner + ivec2(0, 1), size);
  float se = valueAt(corner + ivec2(1, 1), size);
  bool whole = !u_perCell && !(missing(nw) || missing(ne) || missing(sw) || missing(se));
  vec4 colour = colourOf(whole ? mix(mix(nw, ne, f.x), mix(sw, se, f.x), f.y) : own);
  float a = colour.a * u_opacity;
  fragColor = vec4(colour.rgb * a, a);
}`;
