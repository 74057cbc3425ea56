/** Strings of spatial questions: [Chinese, English]. */
export const spatial = {
  'note.spatial-feature-missing': [
    '图层“{{layer}}”中没有要素“{{feature}}”，无法以它提问；请确认该图层已载入，或换一个要素',
    'Layer "{{layer}}" has no feature "{{feature}}" to ask from; check that the layer is loaded, or choose another feature',
  ],
  'note.spatial-feature-no-place': [
    '图层“{{layer}}”的要素“{{feature}}”没有可用的位置，无法以它提问；请换一个要素',
    'Feature "{{feature}}" of layer "{{layer}}" has no usable place to ask from; choose another feature',
  ],
  'note.spatial-not-an-area': [
    '图层“{{layer}}”的要素“{{feature}}”不是面，没有“内部”；请改问“附近多少米”',
    'Feature "{{feature}}" of layer "{{layer}}" is not an area and has no inside; ask "within … m" instead',
  ],
  'note.spatial-region-empty': [
    '所画区域没有面积；请重新画，至少三个不在一条直线上的点',
    'The region drawn has no area; draw it again with at least three points not on one line',
  ],
  'note.spatial-region-crossing': [
    '所画区域的边线自相交叉，已按交叉后的各块合并计算；如不是本意，请重新画',
    'The outline drawn crosses itself; its parts are counted together. Draw it again if that is not meant',
  ],
  'note.spatial-buffer-failed': [
    '图层“{{layer}}”的要素的缓冲区画不出来：命中与距离不受影响，但没有重叠面积；请检查该要素的边线',
    'The buffer of a feature of layer "{{layer}}" cannot be drawn: hits and distances stand, areas of overlap are missing; check its outline',
  ],
  'note.spatial-no-place': [
    '图层“{{layer}}”有 {{count}} 个要素没有位置，未参与空间查询',
    '{{count}} features of layer "{{layer}}" have no place and take no part in the question',
  ],
  'note.spatial-layer-empty': ['图层“{{layer}}”没有要素', 'Layer "{{layer}}" has no features'],
  'note.spatial-bad-coordinates': [
    '图层“{{layer}}”：坐标中有非数值，已略去这些点；请核对源文件',
    'Layer "{{layer}}": coordinates that are no numbers were left out; check the source file',
  ],
  'note.spatial-bad-line': [
    '图层“{{layer}}”：线不足两个不同的点，已略去；请核对源文件',
    'Layer "{{layer}}": a line with fewer than two different points was left out; check the source file',
  ],
  'note.spatial-bad-ring': [
    '图层“{{layer}}”：面的边线没有围成面积，已略去；请核对源文件',
    'Layer "{{layer}}": a ring that encloses no area was left out; check the source file',
  ],
  'note.spatial-crossing': [
    '图层“{{layer}}”：面的边线自相交叉，已按合并后的各块计算；请在源文件中修正',
    'Layer "{{layer}}": the outline crosses itself; its parts are counted together. Correct it in the source file',
  ],
  'note.spatial-unreadable': [
    '图层“{{layer}}”：几何数据读不出来，该要素未参与；请在源文件中修正',
    'Layer "{{layer}}": the geometry cannot be read and the feature takes no part; correct it in the source file',
  ],
  'note.spatial-overlap-failed': [
    '图层“{{layer}}”的要素与“{{other}}”的重叠算不出来；请检查两者的边线',
    'The overlap of a feature of layer "{{layer}}" with "{{other}}" cannot be computed; check both outlines',
  ],
  'note.spatial-seams': [
    '图层“{{layer}}”与“{{other}}”有 {{count}} 处重叠不足较小要素面积的十万分之一，视为公共边线的数字误差，未列入',
    '{{count}} overlaps of layers "{{layer}}" and "{{other}}" are below 1/100 000 of the smaller feature: digits of shared borders, not listed',
  ],
  'note.spatial-region-overlap-failed': [
    '图层“{{layer}}”的要素与所问区域的重叠面积算不出来，合计中不含它；请检查其边线',
    'The overlap of a feature of layer "{{layer}}" with the region cannot be computed and is not in the sum; check its outline',
  ],
  'note.spatial-split-not-gb': [
    '昼夜时段不是 GB 3096-2008 的 06–22 时、22–06 时，达标判断仅供参考',
    'The hours of day and night are not those of GB 3096-2008 (06–22, 22–06): verdicts are indicative only',
  ],
  'note.spatial-mean-few-cells': [
    '图层“{{layer}}”：区域平均只有 {{count}} 个点；HJ 640-2012 要求建成区有效网格多于 100 个，等级仅供参考',
    'Layer "{{layer}}": the regional mean has {{count}} points only; HJ 640-2012 asks for more than 100 valid cells, so the grade is indicative',
  ],
} as const;
