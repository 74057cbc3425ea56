/** The hours of the day under a computed map. */
export const hours = {
  'hours.bar': ['{{hour}}，图内能量平均 {{level}} dB(A)', '{{hour}}, energy mean of the map {{level}} dB(A)'],
  'hours.barPlace': ['{{hour}}，所选地点 {{level}} dB(A)', '{{hour}}, chosen place {{level}} dB(A)'],
  'hours.limit': ['限值 {{limit}} dB(A)', 'limit {{limit}} dB(A)'],
  'hours.mean': ['图内能量平均', 'Energy mean of the map'],
  'hours.place': ['所选地点', 'Chosen place'],
  'hours.making': ['逐时计算 {{done}}/24', 'Hours {{done}} of 24'],
  'hours.whole': ['全时段 {{indicator}}', 'Whole period {{indicator}}'],
  'hours.rule': [
    '某小时流量 = 所在时段流量 × 该小时权重 ÷ 时段内平均权重，车速取时段车速；按时段给出运行时数的声源和列车在时段内均摊。',
    'Flow of an hour = flow of its period × weight of the hour ÷ mean weight of the period, at the speed of the period; sources with hours of work and trains are spread evenly over their period.',
  ],
  'hours.illustrative': ['逐时权重为示意。', 'The weights of the hours are illustrative.'],
  'hours.notFused': ['订正图没有逐时值', 'The corrected map has no hours'],
  'hours.noReference': ['基准图没有逐时值', 'The reference has no hours'],
  'note.course-file': ['逐时流量文件有误：{{reason}}', 'Wrong file of hourly traffic: {{reason}}'],
  'note.course-no-road': ['逐时流量：场景中没有这条道路', 'Hourly traffic: the scene has no such road'],
  'note.course-road-twice': [
    '逐时流量：这条道路出现两次，采用第一次的',
    'Hourly traffic: the road occurs twice; the first one counts',
  ],
  'note.hours-no-split': [
    '时段（{{periods}}）没有把一天分完而不重叠，算不出各小时',
    'The periods ({{periods}}) do not split the day without gaps and overlaps: hours cannot be told',
  ],
  'note.hours-gone': [
    '这幅图的传播结果已不在内存，重新计算后才有逐时值',
    'The paths of this map are no longer kept; compute it again for its hours',
  ],
  'note.sound-file-unused': [
    '既不是场景的情景也不是逐时流量，没有使用',
    'Holds neither scenarios nor hourly traffic of the scene, and was not used',
  ],
} as const;
