/** Explanations of a level, isolines, and how sure a map is: [Chinese, English]. */
export const section = {
  'lines.isolines': ['等值线（标注声级）', 'Isolines with their level'],
  'lines.file': ['等值线 .geojson', 'Isolines .geojson'],
  'section.routes': [
    '最响的途径（选一种看其最响声线的剖面）',
    'Loudest ways (choose one: its loudest path in section)',
  ],
  'section.way': ['{{kind}} · {{length}} m', '{{kind}} · {{length}} m'],
  'section.ways': ['{{kind}} · {{count}} 条 · {{length}} m', '{{kind}} · {{count}} paths · {{length}} m'],
  'section.title': ['声线剖面', 'Section of the path'],
  'section.height': ['高程 m', 'Height, m'],
  'section.distance': ['沿声线距离 m', 'Distance along the path, m'],
  'section.source': ['声源', 'Source'],
  'section.receiver': ['接收点', 'Receiver'],
  'section.ends': [
    '声线长 {{length}} m；声源离地 {{source}} m，接收点离地 {{receiver}} m。',
    'Path of {{length}} m; source {{source}} m and receiver {{receiver}} m above the ground.',
  ],
  'section.passes': ['经过：{{list}}。', 'It passes {{list}}.'],
  'section.barrier': [
    '{{name}}（高 {{height}} m，{{from}} m 处）',
    '{{name}} ({{height}} m high, at {{from}} m)',
  ],
  'section.building': [
    '{{name}}（高 {{height}} m，{{from}}–{{to}} m）',
    '{{name}} ({{height}} m high, {{from}}–{{to}} m)',
  ],
  'section.reflects': [
    '反射面：{{list}}；剖面在此展开。',
    'Thrown back by {{list}}; the section is unfolded there.',
  ],
  'section.wall': ['{{name}}（高 {{height}} m，{{at}} m 处）', '{{name}} ({{height}} m high, at {{at}} m)'],
  'section.difference': ['声程差 {{value}} m。', 'Path difference {{value}} m.'],
  'section.round': [
    '绕侧边而过，剖面沿折线展开，虚线为 {{count}} 处转角。',
    'Round the side: the section is unfolded along the bends, at the dashed lines ({{count}}).',
  ],
  'section.note': [
    '画的是均匀大气中的直声线；高度放大 {{times}} 倍。',
    'Drawn with the straight rays of homogeneous air; heights drawn {{times}} times larger.',
  ],
  'section.total': ['合计', 'Total'],
  'section.termsSummary': [
    '合计衰减：63 Hz {{low}} dB，8 kHz {{high}} dB；各项数值见下表。',
    'Attenuation in all: {{low}} dB at 63 Hz, {{high}} dB at 8 kHz; each term is in the table below.',
  ],
  'sound.show.fused-error': ['订正误差', 'Error of correction'],
  'fused.honestError': [
    '监测订正值的克里金标准误差：离监测点越远越大；不含声源模型和监测本身的误差。',
    'Kriging standard error of the correction by stations: it grows away from them. Errors of the model and of the measurements themselves are not in it.',
  ],
  'fused.noError': [
    '少于 10 个测点时订正为一个平均值，没有逐点的标准误差；请看检验点的误差。',
    'Below 10 stations the correction is one mean, without a standard error from place to place: see the errors at the check points.',
  ],
  'accuracy.iso9613': [
    '方法的准确度（ISO 9613-2:1996 表 5，宽带噪声，无反射和屏障）：声源与接收点平均高度 5–30 m 时，100 m 以内 ±1 dB，100–1000 m ±3 dB；平均高度低于 5 m 时，1000 m 以内 ±3 dB。更远未给出。',
    'Accuracy of the method (ISO 9613-2:1996, Table 5; broadband noise, no reflections or screens): with source and receiver at a mean height of 5–30 m, ±1 dB within 100 m and ±3 dB from 100 to 1000 m; below 5 m, ±3 dB up to 1000 m. Nothing is stated beyond.',
  ],
  'accuracy.hj2.4': [
    '方法的准确度：HJ 2.4-2021 未另给数值，户外传播引用 GB/T 17247.2（ISO 9613-2:1996）；其表 5（宽带噪声，无反射和屏障）：声源与接收点平均高度 5–30 m 时，100 m 以内 ±1 dB，100–1000 m ±3 dB；平均高度低于 5 m 时，1000 m 以内 ±3 dB。',
    'Accuracy of the method: HJ 2.4-2021 states none of its own and refers to GB/T 17247.2 (ISO 9613-2:1996), whose Table 5 gives (broadband noise, no reflections or screens), with source and receiver at a mean height of 5–30 m, ±1 dB within 100 m and ±3 dB from 100 to 1000 m; below 5 m, ±3 dB up to 1000 m.',
  ],
  'accuracy.cnossos': [
    '方法的准确度：(EU) 2015/996 未给出声级的准确度，只要求影响声源发射的输入数据准确到发射声级 ±2 dB(A) 以内（附件 2.1.2）。',
    'Accuracy of the method: (EU) 2015/996 states none for the levels; it asks that input values affecting the emission of a source be accurate to ±2 dB(A) of its emission level (Annex, 2.1.2).',
  ],
} as const;
