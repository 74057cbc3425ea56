/** Explanations of a level, isolines, and how sure a map is: [Chinese, English]. */
export const section = {
  'lines.isolines': ['等值线（标注声级）', 'Isolines with their level'],
  'lines.file': ['等值线 .geojson', 'Isolines .geojson'],
} as const;
