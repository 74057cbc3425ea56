/** Correction of a computed map by stations: [Chinese, English]. */
export const fusion = {
  'fusion.options': ['按监测订正', 'Correction by stations'],
  'fusion.model': ['声源计算方法', 'Method of the computed map'],
  'fusion.noStations': [
    '没有带逐时声级的站点图层，不能订正。请在“数据”页导入监测数据。',
    'No layer of stations has levels by the hour: nothing to correct by. Import measurements in the Data tab.',
  ],
  'note.fusion-no-stations': [
    '没有带逐时声级的站点图层，图上是未订正的计算结果',
    'No layer of stations has levels by the hour: the map is the computed one, not corrected',
  ],
  'fusion.afterMap': [
    '图算出后才知道哪些站点在图上，届时可以勾选。',
    'Which stations lie on the map is known once it is computed; they can be ticked then.',
  ],
  'fusion.notYet': ['图还没有订正：再点一次“重新计算”。', 'The map is not corrected yet: compute again.'],
  'fusion.carried': [
    '订正值取自“{{name}}”：监测反映的是那时的情形，情景和改动只改计算部分。',
    'The correction is that of “{{name}}”, which the measurements are of; scenarios and edits change the computed part alone.',
  ],
  'fusion.checks': ['检验点', 'Check points'],
  'fusion.bySeed': ['按种子抽取', 'Drawn by seed'],
  'fusion.byHand': ['手工选定', 'By hand'],
  'fusion.chosen': [
    '已选 {{count}} 个，至少 {{least}} 个（图内共 {{of}} 个站点）',
    'Chosen: {{count}}, at least {{least}} of the {{of}} stations on the map',
  ],
} as const;
