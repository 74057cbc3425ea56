/** What is found in geodata of other programs, GeoTIFF and shapefiles: [Chinese, English]. */
export const geodata = {
  'note.crs-taken-local': [
    '坐标系 {{crs}} 不作转换，按平面米（x 东，y 北）使用',
    'The coordinate system {{crs}} is not converted; its coordinates are taken as plane metres, x east, y north',
  ],
  'note.crs-world-map': [
    '坐标系 {{crs}} 是世界地图投影，其“米”与实际长度不符，请先转为 CGCS2000 3° 带等平面坐标',
    'The coordinate system {{crs}} is a map of the world whose metres are not true lengths; convert to a plane such as a CGCS2000 3° zone first',
  ],
  'note.tif-broken': ['GeoTIFF 读不出来（{{reason}}）', 'The GeoTIFF cannot be read ({{reason}})'],
  'note.tif-too-large': [
    '网格 {{columns}} × {{rows}} 太大，最多 5000 万个单元',
    'A grid of {{columns}} × {{rows}} is too large; 50 million cells are the most',
  ],
  'note.tif-no-place': [
    'GeoTIFF 没有位置信息（缺少像元大小或角点坐标）',
    'The GeoTIFF has no place: the size of its cells or the coordinates of its corner are missing',
  ],
  'note.tif-turned': [
    '像元行列没有按北在上、东在右排列，请先重采样',
    'Its rows do not run from north to south, or its columns from west to east; resample it first',
  ],
  'note.tif-not-square': [
    '像元不是正方形（{{width}} × {{height}}），请先重采样',
    'Its cells are no squares ({{width}} × {{height}}); resample it first',
  ],
  'note.tif-degrees': [
    'GeoTIFF 的坐标是经纬度，请先投影为米（如 CGCS2000 3° 带）',
    'The GeoTIFF is in degrees; project it to metres first (e.g. a CGCS2000 3° zone)',
  ],
  'note.tif-not-metres': [
    'GeoTIFF 的坐标单位不是米（代码 {{unit}}），请先投影为米',
    'The coordinates of the GeoTIFF are not in metres (unit {{unit}}); project it to metres first',
  ],
  'note.tif-no-crs': [
    'GeoTIFF 没有写坐标系，按平面米使用',
    'The GeoTIFF names no coordinate system; its coordinates are taken as plane metres',
  ],
  'note.tif-bands': [
    'GeoTIFF 有 {{count}} 个波段，只用第一个',
    'The GeoTIFF has {{count}} bands; the first is used',
  ],
  'note.crs-not-metres': [
    '坐标系 {{crs}} 的单位不是米，请先投影为米',
    'The coordinate system {{crs}} is not in metres; project to metres first',
  ],
  'note.prj-missing': [
    '缺少 .prj，坐标按 {{crs}} 使用',
    'There is no .prj beside it; the coordinates are taken as {{crs}}',
  ],
  'note.layers-crs-differ': [
    '坐标系 {{found}} 与道路的 {{wanted}} 之间不能换算，请统一坐标系',
    'Its coordinate system {{found}} cannot be converted to that of the roads, {{wanted}}; use one for all',
  ],
  'note.dem-too-fine': [
    '高程点 {{count}} 个，场景最多 {{most}} 个；请重采样，或在 predict 中用 --dem',
    '{{count}} altitudes are more than the {{most}} of a scene; resample, or give them to predict with --dem',
  ],
  'note.scene-nothing-built': ['没有可用的要素', 'No usable feature is left'],
  'note.profile-unused': [
    '列 {{columns}} 未使用：气温等在场景设置中统一给出',
    'The columns {{columns}} are not used; a scene has one temperature and no studded tyres',
  ],
  'note.profile-pavement': [
    '没有路面列 PVMT，按 {{surface}} 计算',
    'There is no column of pavements, PVMT; {{surface}} is taken',
  ],
  'note.prj-nonsense': [
    '.prj 不是坐标系的描述，未使用',
    'The .prj describes no coordinate system and was passed over',
  ],
  'note.shp-broken': ['Shapefile 读不出来（{{reason}}）', 'The shapefile cannot be read ({{reason}})'],
  'note.shp-type': [
    'Shapefile 的图形类型 {{type}} 不支持；可用点、线、面',
    'Shapes of type {{type}} are not read; points, lines and polygons are',
  ],
  'note.shp-cut-off': [
    'Shapefile 不完整，只读到完好的部分',
    'The shapefile is cut off; what is whole was read',
  ],
  'note.dbf-missing': [
    '缺少同名的 .dbf，要素没有属性',
    'There is no .dbf beside it; the features have no properties',
  ],
  'note.dbf-broken': ['.dbf 的表头已损坏', 'The header of the .dbf is damaged'],
  'note.dbf-rows-differ': [
    '图形 {{shapes}} 个，属性 {{rows}} 行，两者不符；按顺序对应',
    '{{shapes}} shapes but {{rows}} rows of properties; they are matched in order',
  ],
  'note.encoding-not-as-named': [
    '文字不是所写的编码 {{encoding}}，已自行判断',
    'The text is not in {{encoding}} as the file says; found by its bytes instead',
  ],
  'note.encoding-name-unknown': [
    '编码名称“{{name}}”无法识别，已自行判断',
    'The encoding "{{name}}" is not known; found by the bytes instead',
  ],
} as const;
