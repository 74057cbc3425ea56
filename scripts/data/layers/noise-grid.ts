import { type LayerSource, projectLicence, text } from '../layer.ts';

/** The entry only: the grid itself is interpolated from the demonstration stations by the program's own kriging. */
export const noiseGridLayer: LayerSource = {
  spec: {
    id: 'noise-grid-demo',
    group: 'noise',
    title: text('昼间声级 Ld 插值网格（示意）', 'Day level Ld, interpolated grid (demo)'),
    kind: 'grid',
    geometry: 'grid',
    source: { url: 'layers/noise-grid-demo.json' },
    fields: [],
    style: { colour: '#e87d4d' },
    info: {
      indicator: text('昼间等效声级 Ld', 'Day level Ld'),
      hours: text('06–22 时', '06–22'),
      date: '2023-06-05/2023-06-11',
      coverage: text('县城建成区及其周围', 'Built-up area of the county town and its surroundings'),
      producer: text('声图（普通克里金插值）', 'Shengtu (ordinary kriging)'),
      licence: projectLicence,
      provenance: 'illustrative',
      source: text(
        '由示意的区域网格点与功能区站点插值，对分贝值插值，不是传播模型；道路交通点不参与',
        'Interpolated from the illustrative regional and functional-zone points; of dB values, not a propagation model; road points take no part',
      ),
      note: text(
        '示意数据，不代表常山县声环境质量',
        'Illustrative: says nothing about the acoustic environment of Changshan',
      ),
    },
    visible: true,
    opacity: 0.75,
  },
  features: null,
};
