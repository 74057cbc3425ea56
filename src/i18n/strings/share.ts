/** Link, file of a view, print, help: [Chinese, English]. */
export const share = {
  'share.title': ['分享当前视图', 'Share this view'],
  'share.what': [
    '链接包含地图位置、图层与筛选、所选要素、空间提问和插值参数，不含您导入的数据。',
    'The link holds the camera, layers and filters, the selection, the question and the grid recipe; not the data you brought.',
  ],
  'share.address': ['链接地址', 'Address'],
  'share.qr': ['链接的二维码', 'QR code of the link'],
  'share.copy': ['复制链接', 'Copy link'],
  'share.save': ['存为文件', 'Save as file'],
  'share.open': ['打开视图文件…', 'Open a view file…'],
  'share.tooLong': [
    '此视图的链接有 {{length}} 个字符，超过 {{max}} 个字符的上限，请存为文件后发送。',
    'This view needs a link of {{length}} characters, over the limit of {{max}}: save it as a file and send that.',
  ],
  'note.view-file': [
    '不是声图的视图文件，请选择由“存为文件”得到的 JSON 文件',
    'Not a view file of Shengtu: choose the JSON file made by "Save as file"',
  ],
  'note.link-not-ours': ['链接无法识别，已打开默认视图', 'The link cannot be read; the default view is open'],
  'note.link-newer': [
    '链接来自较新的版本（{{version}}），已尽量打开；请更新本程序',
    'The link comes from a newer version ({{version}}); what can be read is open. Update this program',
  ],
  'note.link-part': [
    '链接中的“{{part}}”部分有误，已忽略',
    'Part "{{part}}" of the link is damaged and was left out',
  ],
  'note.link-part-fault': [
    '链接中的“{{part}}”部分有误（{{reason}}），已忽略',
    'Part "{{part}}" of the link is wrong ({{reason}}) and was left out',
  ],
  'note.link-layer-unknown': [
    '链接中的图层 {{layer}} 在本目录中不存在',
    'The link names layer {{layer}}, which this catalogue does not have',
  ],
  'note.link-too-long': [
    '当前视图的链接有 {{length}} 个字符，超过 2000 的上限，地址栏不再跟随；请用“链接”存为文件',
    'The link of this view has {{length}} characters, over the limit of 2000, and no longer stands in the address bar: use Link to save a file',
  ],
  'note.link-import-missing': [
    '链接用到导入文件“{{file}}”，本机没有，请在“数据”页导入同一文件',
    'The link uses the imported file "{{file}}", which is not on this computer: import the same file in the Data tab',
  ],
  'print.sources': ['数据来源', 'Sources'],
  'print.notes': ['说明', 'Notes'],
  'print.made': ['制图时间 {{date}}', 'Made {{date}}'],
  'print.crs': [
    '坐标系：CGCS2000 / WGS 84 经纬度，地图投影 Web 墨卡托',
    'CRS: CGCS2000 / WGS 84, shown in Web Mercator',
  ],
  'print.question': ['空间提问', 'Spatial question'],
  'help.title': ['帮助', 'Help'],
  'help.start': [
    '左侧面板：勾选图层、空间提问；点击地图上的要素看详情；“噪声”页由站点做插值图；“数据”页导入自己的监测数据。',
    'Left panel: switch layers on and ask spatial questions; click a feature for its details; the Noise tab makes a grid from stations; the Data tab takes your own measurements.',
  ],
  'help.keys': ['键盘', 'Keyboard'],
  'help.key.search': ['搜索要素或坐标', 'Search features or coordinates'],
  'help.key.undo': ['撤销；加 Shift 重做', 'Undo; with Shift, redo'],
  'help.key.move': ['移动地图（焦点在地图上时）', 'Move the map (when it has the focus)'],
  'help.key.zoom': ['缩放', 'Zoom'],
  'help.key.rotate': ['旋转与倾斜', 'Rotate and tilt'],
  'help.key.escape': ['取消当前工具，关闭详情', 'Cancel the tool, close the details'],
  'help.key.print': ['打印地图、图例与来源', 'Print the map with legend and sources'],
  'help.offline': [
    '所有计算都在本机浏览器内完成，数据不会离开本机。',
    'Everything is computed in this browser; no data leaves this computer.',
  ],
  'tip.text': ['可以试着问：', 'Try asking:'],
  'tip.one': ['徐村 3 千米内有哪些站点？', 'Which stations lie within 3 km of Xucun?'],
  'tip.two': ['生态园区压占哪些功能区？', 'Which zones does the Ecological Park overlap?'],
  'tip.three': ['县城昼间达标率是多少？', 'What is the daytime pass rate in town?'],
  'tip.close': ['不再显示', 'Do not show again'],
  'unsupported.title': [
    '此电脑的浏览器不支持 WebGL 2，无法显示地图',
    'This browser has no WebGL 2, so the map cannot be drawn',
  ],
  'unsupported.text': [
    '图层、属性表、导入和导出仍可使用。要显示地图，请在浏览器设置中开启“硬件加速”，或换用 Chrome、Edge 109 以上版本。',
    'Layers, tables, import and export still work. For the map, switch on hardware acceleration in the browser settings, or use Chrome or Edge 109 or newer.',
  ],
  'catalog.failed': ['图层目录未能载入', 'The catalogue could not be loaded'],
  'catalog.failedHint': [
    '请检查 data/catalog.json；仍可在“数据”页导入自己的数据。',
    'Check data/catalog.json. Your own data can still be imported in the Data tab.',
  ],
} as const;
