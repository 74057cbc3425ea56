/** Two maps side by side. */
export const swipe = {
  'swipe.title': ['卷帘对比', 'Swipe'],
  'swipe.on': ['两幅图左右并看', 'Two maps side by side'],
  'swipe.left': ['左', 'Left'],
  'swipe.right': ['右', 'Right'],
  'swipe.map.current': ['当前图', 'Current map'],
  'swipe.map.reference': ['对比基准', 'Reference'],
  'swipe.map.fused': ['监测订正图', 'Corrected map'],
  'swipe.map.stations': ['监测插值图', 'Map of stations'],
  'swipe.hint': [
    '拖动图上的分隔线，或选中它后按 ← →（PageUp、PageDown 大步）。并看时画网格，不画等声级面。',
    'Drag the line on the map, or focus it and press ← → (PageUp, PageDown for larger steps). Side by side, grids are drawn and no isobands.',
  ],
  'swipe.line': ['卷帘分隔线', 'Swipe line'],
  'swipe.value': [
    '左侧 {{percent}} %：{{left}}；右侧：{{right}}',
    'Left {{percent}} %: {{left}}; right: {{right}}',
  ],
  'swipe.legend': ['左：{{left}}。右：{{right}}。', 'Left: {{left}}. Right: {{right}}.'],
  'swipe.legendTitle': ['声级 dB(A)', 'Sound level dB(A)'],
  'note.swipe-why-current': [
    '“为什么这么响”解释的是当前图，请点当前图一侧',
    'The explanation is that of the current map: click on its side',
  ],
} as const;
