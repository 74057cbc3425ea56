/** Correction of a computed map by stations: [Chinese, English]. */
export const fusion = {
  'fusion.checks': ['检验点', 'Check points'],
  'fusion.bySeed': ['按种子抽取', 'Drawn by seed'],
  'fusion.byHand': ['手工选定', 'By hand'],
  'fusion.chosen': [
    '已选 {{count}} 个，至少 {{least}} 个（图内共 {{of}} 个站点）',
    'Chosen: {{count}}, at least {{least}} of the {{of}} stations on the map',
  ],
} as const;
