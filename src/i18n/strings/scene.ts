/** What is found in scenes of sources and obstacles: [Chinese, English]. File, feature and field are put in front. */
export const scene = {
  'note.scene-no-collection': [
    '不是场景文件：需要 GeoJSON 的 FeatureCollection，其中含 features 列表',
    'No scene: a GeoJSON FeatureCollection with a list of features is needed',
  ],
  'note.scene-version': [
    '场景版本应为 {{known}}，文件中是“{{found}}”；请在文件顶层写 "shengtu": {{known}}',
    'The scene version must be {{known}}, not "{{found}}"; write "shengtu": {{known}} at the top of the file',
  ],
  'note.scene-crs': [
    '坐标系不能识别；可用 "local"（平面米）、"EPSG:4549" 等，或不写（经纬度）',
    'Unknown coordinate system; use "local" (plane metres), "EPSG:4549" and the like, or none (longitude, latitude)',
  ],
  'note.scene-setting': ['设置有误：{{reason}}', 'Wrong setting: {{reason}}'],
  'note.scene-feature': ['不是要素', 'This is no feature'],
  'note.scene-id-missing': ['要素缺少 id', 'The feature has no id'],
  'note.scene-id-twice': ['id 与前面的要素重复', 'An earlier feature has the same id'],
  'note.scene-kind': ['不认识的类别“{{found}}”', 'Unknown kind "{{found}}"'],
  'note.scene-geometry': [
    '几何不适合类别 {{kind}}：{{reason}}',
    'The geometry does not fit the kind {{kind}}: {{reason}}',
  ],
  'note.scene-property': ['{{reason}}', '{{reason}}'],
  'note.scene-power-twice': [
    '声功率给了两次，请只保留 {{property}} 或 {{other}}',
    'The power is given twice; keep either {{property}} or {{other}}',
  ],
  'note.scene-power-missing': [
    '缺少声功率，请给出 {{property}} 或 {{other}}',
    'The power is missing; give {{property}} or {{other}}',
  ],
  'note.scene-speed-missing': [
    '缺少车速，请给出 speedKmh 或 designSpeedKmh（设计车速）',
    'The speed is missing; give speedKmh or designSpeedKmh',
  ],
  'note.scene-not-degrees': [
    '坐标不是经纬度；平面坐标请在 crs 中写明坐标系',
    'The coordinates are no degrees; name the system of plane coordinates in crs',
  ],
  'note.scene-terrain-z': ['地形点缺少高程 z', 'A terrain vertex has no altitude z'],
  'note.scene-too-wide': ['范围超过 1000 km，请检查坐标', 'Wider than 1000 km; check the coordinates'],
  'note.scene-no-length': ['线的长度为零', 'The line has no length'],
  'note.scene-ring-open': [
    '多边形没有闭合：末点应与首点相同',
    'The ring is open: its last vertex must be its first',
  ],
  'note.scene-no-area': ['多边形的面积为零', 'The polygon has no area'],
  'note.scene-crosses-itself': ['多边形自相交', 'The polygon crosses itself'],
  'note.scene-vertices-dropped': [
    '去掉了 {{count}} 个重复的顶点',
    '{{count}} repeated vertices were dropped',
  ],
  'note.scene-period-unknown': [
    '时段“{{period}}”不在设置的时段（{{known}}）之中',
    'The period "{{period}}" is not among those of the settings ({{known}})',
  ],
  'note.scene-period-hours': [
    '各时段合计 {{total}} 小时，应为 24 小时',
    'The periods add up to {{total}} hours, not 24',
  ],
  'note.scene-terrain-thin': [
    '地形点不足三个或都在一条线上，按地面高程 0 计算',
    'Fewer than three terrain vertices, or all on one line: the ground is taken at 0 m',
  ],
  'note.scene-outside-terrain': [
    '{{count}} 个要素在地形范围之外，取最近边缘的高程',
    '{{count}} features lie outside the terrain; the height of its nearest edge is taken',
  ],
  'note.scene-height-missing': [
    '没有高度，未参加计算；请给出 heightM 或高程',
    'Without a height it takes no part; give heightM or an altitude',
  ],
  'note.scene-source-inside': [
    '声源在建筑物内且低于屋顶，按墙体遮挡计算；室内声源请用 indoor-source',
    'The source lies inside a building and below its roof; its walls screen it. Use indoor-source for sources in rooms',
  ],
  'note.scene-receiver-inside': [
    '预测点在建筑物内，没有结果',
    'The receiver lies inside a building and has no result',
  ],
  'note.scene-no-sources': ['场景中没有声源', 'There are no sources in the scene'],
  'note.scene-no-receivers': [
    '场景中没有预测点；请加 receiver 要素，或用 --receivers 或 --cell',
    'There are no receivers in the scene; add receiver features, or use --receivers or --cell',
  ],
  'note.scene-indicator': [
    '场景的时段（{{periods}}）算不出指标“{{indicator}}”',
    'The indicator "{{indicator}}" cannot be made from the periods of the scene ({{periods}})',
  ],
  'note.scene-spectrum-unknown': [
    '没有名为“{{found}}”的频谱（有 {{known}}），按 500 Hz 的 A 声级计算',
    'There is no spectrum "{{found}}" (known: {{known}}); computed as an A-weighted level at 500 Hz',
  ],
  'note.scene-surface-unknown': [
    '路面“{{found}}”没有系数，按参考路面计算',
    'There are no coefficients for the surface "{{found}}"; the reference surface is taken',
  ],
  'note.scene-misc-unused': [
    '{{count}} 个林带或房屋群要素在 {{method}} 中不参加计算',
    '{{count}} features of foliage or housing take no part in {{method}}',
  ],
  'note.scenario-file': ['方案文件有误：{{reason}}', 'Wrong scenario file: {{reason}}'],
  'note.scenario-twice': ['方案“{{scenario}}”出现两次', 'The scenario "{{scenario}}" occurs twice'],
  'note.scenario-id-unknown': [
    '方案“{{scenario}}”：场景中没有这个要素',
    'Scenario "{{scenario}}": the scene has no such feature',
  ],
  'note.scenario-id-twice': [
    '方案“{{scenario}}”：场景中已有这个 id 的要素',
    'Scenario "{{scenario}}": the scene already has a feature with this id',
  ],
  'note.scenario-property': ['方案“{{scenario}}”：{{reason}}', 'Scenario "{{scenario}}": {{reason}}'],
  'note.scenario-no-effect': [
    '方案“{{scenario}}”：类别 {{kind}} 的要素此处没有这个属性',
    'Scenario "{{scenario}}": features of kind {{kind}} have no such property here',
  ],
  'note.hj-speed-range': [
    '{{class}} 型车车速 {{speed}} km/h 超出源强公式的范围 {{from}}–{{to}} km/h，结果仅供参考',
    'The speed of {{class}} vehicles, {{speed}} km/h, lies outside the range of the formula, {{from}}–{{to}} km/h',
  ],
  'note.hj-two-wheelers': [
    'HJ 2.4 没有两轮车的源强，其流量未计入',
    'HJ 2.4 has no level for two-wheelers; their flow is left out',
  ],
  'note.emission-case': ['算例有误：{{reason}}', 'Wrong case: {{reason}}'],
  'note.emission-surface': ['没有路面“{{found}}”', 'There is no surface "{{found}}"'],
  'note.emission-junction': [
    '给出了交叉口类型，但缺少到交叉口的距离',
    'There is a kind of junction, but no distance to it',
  ],
  'note.emission-class-missing': ['缺少车型 {{class}} 的车速', 'The speed of class {{class}} is missing'],
} as const;
