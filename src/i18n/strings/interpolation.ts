/** Notes of interpolation and grids: [Chinese, English]. */
export const interpolation = {
  'note.points-merged': [
    '{{count}} 个站点与其他站点重合，已取平均后按 {{places}} 个点插值',
    '{{count}} stations stand at the place of another; their values were averaged, {{places}} points are left',
  ],
  'note.points-not-finite': [
    '第 {{rows}} 个点的坐标或数值不是有效数字',
    'Points {{rows}}: coordinate or value is not a number',
  ],
  'note.points-not-levels': [
    '第 {{rows}} 个点的声级不在 0–140 dB 之间，请更正或删除后重试',
    'Points {{rows}}: level outside 0–140 dB; correct or remove it',
  ],
  'note.points-beyond-levels': [
    '{{count}} 个数值不在 0–140 之间，不像声级；仍按原值插值',
    '{{count}} values lie outside 0–140 and are hardly levels; they are interpolated as given',
  ],
  'note.points-too-few': [
    '只有 {{count}} 个点，插值至少需要 {{min}} 个',
    'Only {{count}} points; interpolation needs at least {{min}}',
  ],
  'note.points-one-place': [
    '{{count}} 个点都在同一位置，无法插值',
    'All {{count}} points are at one place: nothing to interpolate',
  ],
  'note.points-all-equal': [
    '所有点的数值都是 {{value}}，插值图处处相同',
    'All points have the value {{value}}; the map is the same everywhere',
  ],
  'note.points-outlier': [
    '第 {{rows}} 个点（{{value}}）远离中位数 {{median}}，请核实；它会影响整张图',
    'Points {{rows}} ({{value}}) lie far from the median {{median}}: check them, they shape the whole map',
  ],
  'note.variogram-no-extent': [
    '各点之间没有距离，无法计算变异函数',
    'The points have no distance between them: no variogram',
  ],
  'note.variogram-few-bins': [
    '只有 {{count}} 个距离组，无法拟合变异函数；请增加站点或改用反距离加权',
    'Only {{count}} distance classes: a variogram cannot be fitted. Add stations or use IDW',
  ],
  'note.variogram-all-pairs': [
    '站点对角线三分之一（{{cutoffM}} m）以内的距离组不足 3 个，变异函数改用全部点对拟合，远距离的点对也计入',
    'Fewer than 3 distance classes lie within a third of the diagonal ({{cutoffM}} m): the variogram is fitted to all pairs, the far ones too',
  ],
  'note.kriging-singular': [
    '克里金方程组无法求解：变异函数的块金太小或有站点几乎重合。请加大块金，或换用球状、指数模型',
    'The kriging system cannot be solved: the nugget is too small or stations almost coincide. Raise the nugget or take another model',
  ],
  'note.kriging-coincident': [
    '第 {{first}} 个点与第 {{second}} 个点位置相同，克里金方程组无解；请先合并重合的点',
    'Points {{first}} and {{second}} are at one place: the kriging system has no solution. Merge coincident points first',
  ],
  'note.kriging-nugget-raised': [
    '变异函数没有块金，方程组在数值上无解；已按块金 {{nugget}} dB² 求解，对结果没有可察觉的影响',
    'Without a nugget the system cannot be solved numerically; it was solved with a nugget of {{nugget}} dB², without visible effect',
  ],
  'note.variogram-many-bins': [
    '距离组有 {{count}} 个（上限 {{max}}），请增大组距',
    '{{count}} distance classes are too many (at most {{max}}): choose a larger width',
  ],
  'note.fusion-mixed': [
    '道路交通点与区域/功能区站点一起用于订正：两类站点的偏差来源不同，请分开订正。',
    'Roadside and area stations correct the prediction together: their deviations have different causes. Correct with one kind at a time.',
  ],
  'note.fusion-left-out': [
    '{{count}} 个站点未用于订正：测量无效，或缺少实测值、预测值或坐标',
    '{{count}} stations take no part: measurement not valid, or measured level, predicted level or place missing',
  ],
  'note.fusion-repeated-id': ['站点编号“{{id}}”重复', 'The station id "{{id}}" occurs more than once'],
  'note.fusion-too-few': [
    '可用站点位置 {{count}} 个，其中 {{checks}} 个留作检验后只剩 {{used}} 个，订正至少需要 {{min}} 个',
    '{{count}} usable places of stations: with {{checks}} check points held out {{used}} are left, a correction needs at least {{min}}',
  ],
  'note.fusion-few-checks': [
    '检验点只有 {{count}} 个，至少需要 {{min}} 个（站点的 20 %，且不少于 3 个）',
    'Only {{count}} check points; at least {{min}} are needed (20 % of the stations, and 3)',
  ],
  'note.fusion-unknown-checks': [
    '检验点 {{ids}} 不在可用站点中',
    'Check points {{ids}} are not among the usable stations',
  ],
  'note.fusion-constant': [
    '用于订正的站点只有 {{count}} 个（少于 {{min}} 个）：处处加同一订正值 {{correction}} dB',
    'Only {{count}} stations correct (fewer than {{min}}): the same correction of {{correction}} dB is added everywhere',
  ],
  'note.fusion-variogram-default': [
    '订正值的变异函数未经拟合，取默认值：球状，块金 {{nugget}} dB²，偏基台 {{psill}} dB²，变程 {{range}} m',
    'The variogram of the corrections is not fitted but the default: spherical, nugget {{nugget}} dB², partial sill {{psill}} dB², range {{range}} m',
  ],
  'note.fusion-no-structure': [
    '拟合的变程 {{range}} m 不及站点间距（中位数 {{spacing}} m）：看不出邻近站点的订正值相近，方差全部计入块金，各处按平均值订正',
    'The fitted range of {{range}} m does not reach the next station (median spacing {{spacing}} m): corrections of neighbours are not alike, all variance is nugget, and the mean is added everywhere',
  ],
  'note.fusion-no-sill': [
    '订正值的变异函数在站点范围（对角线 {{diagonal}} m）内不见基台，拟合值不可信，改用默认值',
    'The variogram of the corrections keeps growing over the whole of the stations (diagonal {{diagonal}} m): the fit shows no sill and is not used',
  ],
  'note.fusion-no-gain': [
    '订正没有改善 {{count}} 个检验点：均方根误差订正前 {{before}} dB，订正后 {{after}} dB',
    'The correction does not improve the {{count}} check points: root-mean-square error {{before}} dB before, {{after}} dB after',
  ],
  'note.contours-steps': [
    '等声级带的设置不可用（{{from}} 到 {{to}} dB，间隔 {{step}} dB）：间隔须大于 0，最多 {{max}} 级',
    'These bands cannot be made ({{from}} to {{to}} dB by {{step}} dB): the step must be above 0, with at most {{max}} levels',
  ],
  'note.grid-json': ['不是有效的网格文件（{{reason}}）', 'Not a valid grid file ({{reason}})'],
  'note.asc-header': [
    'ASCII 网格缺少“{{key}}”或其值不是数字',
    'ASCII grid: "{{key}}" is missing or not a number',
  ],
  'note.asc-count': [
    'ASCII 网格应有 {{expected}} 个数值，实有 {{found}} 个',
    'ASCII grid: {{expected}} values expected, {{found}} found',
  ],
  'note.asc-value': ['“{{text}}”不是数字', '"{{text}}" is not a number'],
  'note.prj-unknown': [
    '坐标系“{{name}}”不能换算：可用 CGCS2000 或 WGS 84 的横轴墨卡托（高斯-克吕格）米制坐标系；命令行可用 --crs 指明',
    'The CRS "{{name}}" cannot be converted: transverse Mercator (Gauss-Krüger) in metres on CGCS2000 or WGS 84 can; the command line takes --crs instead',
  ],
  'note.asc-too-large': [
    '网格 {{columns}} × {{rows}} 太大，最多 5000 万个单元',
    'A grid of {{columns}} × {{rows}} is too large; 50 million cells at most',
  ],
} as const;
