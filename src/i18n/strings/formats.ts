/** What importers find in files: [Chinese, English]. Place (file, row, feature, field) is put in front. */
export const formats = {
  'note.file-empty': ['文件是空的，请检查导出步骤', 'The file is empty; check how it was exported'],
  'note.file-binary': [
    '不是文本文件，请另存为 CSV 或 GeoJSON',
    'This is no text file; save it as CSV or GeoJSON',
  ],
  'note.format-unsupported': [
    '暂不能读取 {{format}} 格式，请在原软件中另存为 CSV（UTF-8）或 GeoJSON',
    '{{format}} files cannot be read yet; save the table as CSV (UTF-8) or GeoJSON in the program it comes from',
  ],
  'note.encoding-gb18030': [
    '按 GB18030 编码读取；如文字有乱码，请改选编码',
    'Read as GB18030; if the text looks wrong choose another encoding',
  ],
  'note.encoding-unknown': [
    '既不是 UTF-8 也不是 GB18030，暂按 Windows-1252 读取；请核对文字或改选编码',
    'Neither UTF-8 nor GB18030; read as Windows-1252. Check the text or choose the encoding',
  ],
  'note.encoding-wrong': [
    '内容不符合 {{encoding}} 编码，请改选编码',
    'The content is not {{encoding}}; choose another encoding',
  ],
  'note.characters-lost': [
    '有 {{count}} 个字符在导入前已损坏（显示为 �），请从原始数据重新导出',
    '{{count}} characters were already lost before import (shown as �); export again from the original',
  ],
  'note.csv-quotes': [
    '引号不配对，此行已搁置，其后照常读取；请补齐引号',
    'Quotes do not balance; the line was kept aside and reading went on. Close the quote',
  ],
  'note.csv-quotes-many': [
    '引号不配对的行超过 {{count}} 行，请检查分隔符和引号',
    'More than {{count}} lines with unbalanced quotes; check separator and quotes',
  ],
  'note.lines-above-header': [
    '表头之上的 {{count}} 行作为标题跳过',
    '{{count}} lines above the header were skipped as titles',
  ],
  'note.header-missing': [
    '没有表头，列名按序号生成，请核对各列含义',
    'No header; columns are numbered. Check what each one means',
  ],
  'note.header-empty': [
    '{{count}} 列没有列名，已按序号命名',
    '{{count}} columns have no name and were numbered',
  ],
  'note.header-repeated': [
    '列名重复：{{columns}}，后出现的已加序号',
    'Repeated column names: {{columns}}; the later ones were numbered',
  ],
  'note.rows-short': [
    '{{count}} 行的列数少于表头，缺的按空白处理',
    '{{count}} rows have fewer fields than the header; the missing ones count as blank',
  ],
  'note.rows-blank': [
    '{{count}} 个空行已跳过（第 {{rows}} 行）',
    '{{count}} blank rows were skipped (row {{rows}})',
  ],
  'note.row-long': [
    '有 {{fields}} 个字段，多于表头的 {{columns}} 个：可能多了分隔符',
    'Has {{fields}} fields but the header has {{columns}}: a stray separator?',
  ],
  'note.row-summary': ['“{{word}}”行是汇总，不作为测点', 'The row "{{word}}" is a summary, not a station'],
  'note.json-syntax': [
    '第 {{line}} 行第 {{column}} 个字符处不是合法的 JSON（{{found}}），请修正后重试',
    'Not JSON at line {{line}}, character {{column}} ({{found}}); mend it and try again',
  ],
  'note.json-cut-off': [
    'JSON 在第 {{line}} 行中断，文件可能不完整',
    'The JSON breaks off at line {{line}}; the file may be incomplete',
  ],
  'note.json-nan': [
    '有 {{count}} 处 NaN 或 Infinity，不是合法的 JSON，已按空值处理',
    '{{count}} times NaN or Infinity, which are no JSON; taken as empty',
  ],
  'note.geojson-type': [
    '不是 GeoJSON（type 为“{{type}}”），应为 FeatureCollection、Feature 或几何对象',
    'Not GeoJSON (type "{{type}}"); a FeatureCollection, a Feature or a geometry is expected',
  ],
  'note.geojson-no-features': [
    'FeatureCollection 缺少 features 数组',
    'The FeatureCollection has no array of features',
  ],
  'note.feature-type': ['不是要素（type 应为“Feature”）', 'Not a feature (its type should be "Feature")'],
  'note.feature-properties': ['properties 应为对象', 'Its properties should be an object'],
  'note.feature-no-id': [
    '没有 id，已按顺序编号；链接和统计需要固定的 id',
    'Has no id and was numbered; links and statistics need a lasting one',
  ],
  'note.feature-no-place': ['没有位置，只在表格中显示', 'Has no place; it is shown in tables only'],
  'note.field-not-number': [
    '“{{value}}”不是数字，已按空值处理',
    '"{{value}}" is not a number; taken as empty',
  ],
  'note.id-repeated': ['id 重复，只保留第一个', 'This id is taken; the first feature counts'],
  'note.geometry-missing': ['缺少 geometry', 'Has no geometry member'],
  'note.geometry-type': ['几何类型无法识别', 'Unknown type of geometry'],
  'note.geometry-position': [
    '坐标不是由两个或三个有限数字组成的数组',
    'A position is not an array of two or three finite numbers',
  ],
  'note.geometry-short': [
    '坐标太少：线至少 2 点，面的环至少 3 个不同的点',
    'Too few positions: a line needs 2, a ring 3 different ones',
  ],
  'note.geometry-nested': ['几何集合嵌套过深', 'Geometry collections are nested too deeply'],
  'note.geometry-range': [
    '坐标超出经度 ±180°、纬度 ±90°，请检查坐标系',
    'Coordinates beyond ±180° or ±90°; check the coordinate system',
  ],
  'note.geometry-kind': [
    '几何类型为 {{found}}，与图层（{{wanted}}）不符',
    'Geometry is {{found}}, but the layer holds {{wanted}} features',
  ],
  'note.ring-closed': ['多边形的环没有闭合，已闭合', 'A ring was open and has been closed'],
  'note.part-dropped': ['坐标太少的部分已略去', 'Parts with too few positions were left out'],
  'note.columns-missing': ['缺少列：{{columns}}', 'Missing columns: {{columns}}'],
  'note.columns-no-coordinates': [
    '没有指定坐标列：请指定经度（东坐标）和纬度（北坐标）列，或连接含坐标的另一张表',
    'No columns of coordinates: name those of longitude (easting) and latitude (northing), or join a table that has them',
  ],
  'note.columns-no-time': ['逐时声级需要时间列', 'Hourly levels need a column of times'],
  'note.role-twice': [
    '含义“{{role}}”同时指定给了多列：{{columns}}，只能有一列',
    'The meaning "{{role}}" is given to several columns: {{columns}}; only one can have it',
  ],
  'note.coords-not-number': [
    '坐标不是数字，也不是度分秒',
    'Coordinates are neither numbers nor degrees, minutes and seconds',
  ],
  'note.coords-zero': [
    '坐标为 0, 0，应是未填写',
    'Coordinates are 0, 0, which means they were not filled in',
  ],
  'note.coords-range': ['坐标不在所选坐标系的范围内', 'Coordinates lie outside the chosen coordinate system'],
  'note.coords-swapped': [
    '经度列与纬度列似乎颠倒，请核对后勾选“交换”',
    'Longitude and latitude seem to be in each other’s columns; check and choose "swap"',
  ],
  'note.coords-north-first': [
    'X 列是北坐标、Y 列是东坐标（测量习惯），已按此读取',
    'X holds northings and Y eastings, the surveyors’ way; read so',
  ],
  'note.coords-gcj02': [
    '文件提到“{{hint}}”：坐标可能是偏移的网络地图坐标（偏差约 500 m），本版本不作转换，请先转为 CGCS2000',
    'The file mentions "{{hint}}": these may be shifted web-map coordinates (about 500 m off). They are not converted here; convert them to CGCS2000 first',
  ],
  'note.crs-by-zone': ['按东坐标的带号判断为 {{crs}}', 'By the zone number of the eastings: {{crs}}'],
  'note.crs-by-place': [
    '东坐标没有带号，按所在地判断为 {{crs}}（也可能是 {{others}}），请核对预览',
    'Eastings carry no zone number; by the place of work it is {{crs}} (or {{others}}). Check the preview',
  ],
  'note.crs-unknown': [
    '无法判断坐标系，请选择',
    'The coordinate system cannot be told from the numbers; choose it',
  ],
  'note.crs-unsupported': [
    '不支持文件所写的坐标系 {{crs}}，请转为 CGCS2000 经纬度或 3° 带',
    'The file’s coordinate system {{crs}} is not supported; convert to CGCS2000 degrees or a 3° zone',
  ],
  'note.station-missing': ['没有测点编号', 'Has no station id'],
  'note.station-no-place': [
    '测点 {{station}} 没有坐标，只在表格中显示',
    'Station {{station}} has no coordinates; it is shown in tables only',
  ],
  'note.station-moved': [
    '测点 {{station}} 的坐标与前面的行不同，此行已搁置',
    'Station {{station}} is at another place than in earlier rows; the row was kept aside',
  ],
  'note.date-bad': [
    '日期或时间“{{value}}”无法识别；请写成 2024-05-01 08:00 的形式',
    'Date or time "{{value}}" cannot be read; write it like 2024-05-01 08:00',
  ],
  'note.day-differs': [
    '同一测点 {{value}} 已在 {{file}} 第 {{row}} 行给出，两处声级不同；保留先出现的，请核对',
    'The station already has {{value}} in {{file}}, row {{row}}, with other levels; the first one is kept. Check which is right',
  ],
  'note.rows-repeated': [
    '{{count}} 行与前面的行重复（同一测点、同一时间、声级相同），只计一次',
    '{{count}} rows repeat earlier ones (same station and time, same levels) and count once',
  ],
  'note.day-repeated': [
    '同一测点 {{value}} 已有一行，只保留第一行',
    'The station already has a row for {{value}}; the first counts',
  ],
  'note.hours-by-end': [
    '小时按 1–24 编号，按时段末读取：第 1 时为 00:00–01:00',
    'Hours are numbered 1–24 and taken by their end: hour 1 is 00:00–01:00',
  ],
  'note.hours-merged': [
    '{{count}} 个小时内有多个值，已取能量平均',
    '{{count}} hours hold several values; their energy mean was taken',
  ],
  'note.series-undated': [
    '没有日期列，逐时值作为未注日期的一天',
    'No dates; the hours count as one undated day',
  ],
  'note.time-zone-kept': [
    '时间带有时区，按所写的当地时间读取',
    'Times name a time zone; they are taken as written, as local time',
  ],
  'note.level-censored': [
    '“{{value}}”低于或高于量程，不是确定的值，按缺测处理',
    '"{{value}}" is beyond the range of the meter, no definite value; taken as missing',
  ],
  'note.level-flagged': [
    '“{{value}}”带有标记，按缺测处理；确认有效请去掉标记',
    '"{{value}}" carries a mark; taken as missing. Remove the mark if the value holds',
  ],
  'note.level-not-number': [
    '“{{value}}”不是数字，按缺测处理',
    '"{{value}}" is not a number; taken as missing',
  ],
  'note.level-range': [
    '声级 {{value}} 超出 0–140 dB，按缺测处理',
    'Level {{value}} lies outside 0–140 dB; taken as missing',
  ],
  'note.values-missing': [
    '{{count}} 个声级为缺测（{{tokens}}）',
    '{{count}} levels are missing ({{tokens}})',
  ],
  'note.values-blank': ['{{count}} 个声级为空白', '{{count}} levels are blank'],
  'note.levels-merged': [
    '同一测点最多有 {{count}} 行，声级取各行的能量平均',
    'A station has up to {{count}} rows; levels are the energy means of its rows',
  ],
  'note.attributes-vary': [
    '下列属性在同一测点的各行之间不同，未保留：{{columns}}',
    'These attributes change between rows of a station and were left out: {{columns}}',
  ],
  'note.attribute-unknown': [
    '“{{value}}”无法识别，按空白处理',
    '"{{value}}" is not known here; taken as blank',
  ],
  'note.join-column': ['没有“{{column}}”列', 'There is no column "{{column}}"'],
  'note.join-empty': [
    '“{{left}}”与 {{other}} 的“{{right}}”没有相同的值，请换用其他列连接',
    '"{{left}}" and "{{right}}" of {{other}} have no value in common; join by other columns',
  ],
  'note.join-unmatched': ['“{{key}}”在 {{other}} 中没有对应的行', '"{{key}}" has no row in {{other}}'],
  'note.join-repeated': ['键值重复，只用第一行：{{keys}}', 'Repeated keys, the first row counts: {{keys}}'],
  'note.join-unused': ['{{count}} 个键值没有用到：{{keys}}', '{{count}} keys were not used: {{keys}}'],
  'note.catalog-fault': ['图层目录有误：{{reason}}', 'The catalogue is wrong here: {{reason}}'],
  'note.catalog-layer-fault': [
    '图层“{{layer}}”未列入：{{reason}}',
    'Layer "{{layer}}" is left out: {{reason}}',
  ],
  'note.nothing-left': [
    '没有可用的测点，原因见各行',
    'No usable station is left; see the reasons row by row',
  ],
} as const;
