/** Strings of the map and its controls: [Chinese, English]. */
export const map = {
  'map.canvas': [
    '地图：方向键平移，加减号缩放，Shift 加方向键旋转和倾斜',
    'Map: arrow keys pan, plus and minus zoom, Shift with arrow keys rotates and tilts',
  ],
  'map.controls': ['地图控件', 'Map controls'],
  'map.zoomIn': ['放大', 'Zoom in'],
  'map.zoomOut': ['缩小', 'Zoom out'],
  'map.north': [
    '回到正北、俯视（现方位角 {{bearing}}°，倾角 {{pitch}}°）',
    'North up, seen from above (now bearing {{bearing}}°, pitch {{pitch}}°)',
  ],
  'map.fit': ['显示全域', 'Show the whole area'],
  'map.columns': ['以三维柱显示站点声级', 'Station levels as 3D columns'],
  'map.basemap': ['底图', 'Base map'],
  'map.basemap.auto': ['随界面明暗', 'As the page'],
  'map.basemap.light': ['浅色底图', 'Light'],
  'map.basemap.dark': ['深色底图', 'Dark'],
  'map.basemap.none': ['无底图', 'None'],
  'map.measure': ['测量', 'Measure'],
  'map.measureDistance': ['测量距离', 'Measure a distance'],
  'map.measureArea': ['测量面积', 'Measure an area'],
  'map.measureStop': ['结束测量', 'Stop measuring'],
  'map.scale': ['比例尺：{{length}}', 'Scale: {{length}}'],
  'map.readout': ['坐标', 'Coordinates'],
  'map.readoutPlane': ['CGCS2000 3° 带', 'CGCS2000 3° GK'],
  'map.tool.point': [
    '点选：单击地图上的一处。键盘：方向键移动十字，回车确定，Esc 取消',
    'Point: click a place. Keyboard: arrow keys move the crosshair, Enter places, Esc leaves',
  ],
  'map.tool.box': [
    '框选：按住拖出矩形，或单击两个对角。Esc 取消',
    'Box: drag a rectangle or click two corners. Esc leaves',
  ],
  'map.tool.polygon': [
    '多边形：依次单击各顶点，双击或回车结束，退格键撤销一点，Esc 取消',
    'Polygon: click the vertices, double-click or Enter ends, Backspace takes one back, Esc leaves',
  ],
  'map.tool.circle': [
    '圆：按住从圆心向外拖，或先单击圆心再单击圆上一点。Esc 取消',
    'Circle: drag from the centre outwards, or click the centre and then the edge. Esc leaves',
  ],
  'map.tool.measure-distance': [
    '测距：依次单击各点，双击或回车结束，退格键撤销一点，Esc 取消',
    'Distance: click the points, double-click or Enter ends, Backspace takes one back, Esc leaves',
  ],
  'map.tool.measure-area': [
    '测面积：依次单击各顶点，双击或回车结束，退格键撤销一点，Esc 取消',
    'Area: click the vertices, double-click or Enter ends, Backspace takes one back, Esc leaves',
  ],
  'note.deck-failed': [
    '大图层和三维柱的绘制部件未能载入（{{reason}}），三维柱和 5000 点以上的图层暂不显示。请检查网络后刷新页面',
    'What draws large layers and 3D columns could not be loaded ({{reason}}); columns and layers of over 5000 points are not shown. Check the connection, then reload the page',
  ],
  'note.grid-failed': [
    '本机显卡不能绘制栅格（{{reason}}），噪声图不显示，数值和下载不受影响。请更新显卡驱动或换用其他浏览器',
    'The graphics of this computer cannot draw grids ({{reason}}): noise maps are not shown; numbers and downloads are right. Update the graphics driver or use another browser',
  ],
  'map.tool.vertices': ['已有 {{count}} 个点', '{{count}} points so far'],
  'map.tool.measured': ['{{count}} 个点，{{measured}}', '{{count}} points, {{measured}}'],
} as const;
