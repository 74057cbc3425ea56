/** Faults and remarks of the command line: [Chinese, English]; the command line itself speaks English. */
export const cli = {
  'note.cli-read': ['读不到文件（{{reason}}）', 'The file cannot be read ({{reason}})'],
  'note.cli-write': ['文件写不进去（{{reason}}）', 'The file cannot be written ({{reason}})'],
  'note.cli-no-value': [
    '没有“{{field}}”列；可用的列：{{columns}}',
    'There is no column "{{field}}"; the file has {{columns}}',
  ],
  'note.cli-not-number': ['“{{value}}”不是数字', '"{{value}}" is not a number'],
  'note.cli-missing': ['{{count}} 行没有数值，已略过', '{{count}} rows without a value were passed over'],
  'note.cli-no-place': ['没有坐标', 'Has no coordinates'],
  'note.cli-stations-left': [
    '{{count}} 个测点有效小时不足或没有坐标，已略过：{{ids}}',
    '{{count}} stations with too few hours or without a place were left out: {{ids}}',
  ],
  'note.cli-degrees': [
    '坐标数值按经纬度处理；如为米请加 --crs local',
    'Coordinates are taken for degrees; if they are metres add --crs local',
  ],
  'note.cli-crs-needed': [
    '东坐标没有带号，请用 --from-crs 指明坐标系（如 EPSG:4549）',
    'Eastings carry no zone number: name the CRS with --from-crs (e.g. EPSG:4549)',
  ],
  'note.cli-crs-differ': [
    '与站点文件的坐标系不同，请用同一种坐标',
    'Coordinates are of another kind than those of the points; use the same for both',
  ],
  'note.cli-variogram': [
    '变异函数的块金和偏基台值不能为负，变程必须大于 0',
    'Nugget and partial sill must not be negative, the range must be greater than 0',
  ],
  'note.cli-fitted': [
    '拟合得到 {{model}} 变异函数：块金 {{nugget}}，偏基台 {{psill}}，变程 {{range}} m',
    'Fitted variogram: {{model}}, nugget {{nugget}}, partial sill {{psill}}, range {{range}} m',
  ],
  'note.cli-neighbours': [
    '{{count}} 个点超过 {{limit}} 个，只用最近的 {{neighbours}} 个',
    '{{count}} points are more than {{limit}}: the nearest {{neighbours}} are used',
  ],
  'note.cli-grid-large': [
    '网格 {{columns}} × {{rows}} 太大，请加大 --cell',
    'A grid of {{columns}} × {{rows}} is too large; choose a larger --cell',
  ],
  'note.cli-grid-format': [
    '网格应为 .asc、.tif 或本程序的 .json',
    'A grid is .asc, .tif or the .json of this program',
  ],
  'note.cli-layer-format': [
    '应为 Shapefile（.shp）或 GeoJSON（.geojson、.json）',
    'A layer is a shapefile (.shp) or GeoJSON (.geojson, .json)',
  ],
  'note.exposure-crs-differ': [
    '建筑的坐标系（{{found}}）与网格的（{{wanted}}）之间不能换算；可用 --crs 指明网格的坐标系',
    'Their coordinates ({{found}}) cannot be converted to those of the grid ({{wanted}}); name the system of the grid with --crs',
  ],
  'note.exposure-no-buildings': ['没有可用的建筑', 'There are no usable buildings'],
  'note.exposure-indicator': [
    '烦恼度按 Lden、睡眠干扰按 Lnight（Ln）计算，网格的指标是“{{indicator}}”；可用 --indicator 指明',
    'Annoyance follows from Lden, sleep disturbance from Lnight (Ln); the grid shows "{{indicator}}". Name it with --indicator',
  ],
  'note.exposure-zones-crs': [
    '功能区的坐标系（{{found}}）与网格的（{{wanted}}）之间不能换算',
    'The coordinates of the zones ({{found}}) cannot be converted to those of the grid ({{wanted}})',
  ],
  'note.exposure-no-zones': ['没有可用的功能区', 'There are no usable zones'],
  'note.exposure-zone-class': [
    '“{{value}}”不是 GB 3096-2008 的功能区类别（0、1、2、3、4a、4b），已略去',
    '"{{value}}" is no class of GB 3096-2008 (0, 1, 2, 3, 4a, 4b); left out',
  ],
  'note.exposure-zone-area': ['功能区不是面，已略去', 'The zone is not a polygon; left out'],
  'note.exposure-no-limit': [
    'GB 3096-2008 对“{{indicator}}”没有限值，只按功能区统计',
    'GB 3096-2008 sets no limit for "{{indicator}}": counted per zone only',
  ],
  'note.exposure-no-people': [
    '建筑没有人口、户数和用途，只统计栋数',
    'The buildings have neither people nor dwellings nor uses; only their number is counted',
  ],
} as const;
