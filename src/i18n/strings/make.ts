/** How a noise map is made, from top to bottom of the Noise panel: [Chinese, English]. */
export const make = {
  'make.title': ['制作噪声图', 'Make a noise map'],
  'make.indicator': ['指标与网格', 'Indicator and cells'],
  'make.way': ['方法', 'Method'],
  'make.fromStations': ['由监测插值', 'From measurements'],
  'make.fromSources': ['由声源计算', 'From sources'],
  'make.fromBoth': ['两者结合', 'From both'],
  'make.corrected': ['声源计算，再按监测订正', 'Computed, then corrected by stations'],
  'make.method.hj2.4': ['HJ 2.4-2021', 'HJ 2.4-2021'],
  'make.method.iso9613': ['ISO 9613-2', 'ISO 9613-2'],
  'make.method.cnossos': ['CNOSSOS-EU', 'CNOSSOS-EU'],
  'make.stations': ['{{count}} 个站点', 'stations: {{count}}'],
  'make.hidden': ['此图已在图层列表中关闭。', 'This map is switched off in the list of layers.'],
  'make.show': ['显示', 'Show'],
} as const;
