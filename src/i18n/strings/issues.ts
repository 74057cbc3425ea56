/** What our schemas ask for in sentences of their own: [Chinese, English]. Other faults are worded by zod's locales. */
export const issues = {
  'issue.id': [
    '应为小写字母、数字和连字符，最多 40 个',
    'expected lower-case letters, digits and hyphens, at most 40',
  ],
  'issue.colour': ['应为 #rrggbb 形式的颜色', 'expected a colour as #rrggbb'],
  'issue.no-group': ['没有分组“{{group}}”', 'there is no group "{{group}}"'],
  'issue.twice': ['编号“{{id}}”重复', 'the id "{{id}}" is used twice'],
  'issue.split': ['各时段应覆盖每个小时且只覆盖一次', 'the periods must cover each hour once'],
  'issue.cells': ['数值个数应为 width × height', 'the number of values must be width × height'],
  'issue.scenario-change': [
    '每项更改应为 ids 与 set、id 与 geometry、ids 与 remove，或只有 add',
    'a change must have ids and set, id and geometry, ids and remove, or add alone',
  ],
} as const;
