/** Wall screen, tour, picture, scenes kept on this computer: [Chinese, English]. */
export const present = {
  'present.start': ['大屏演示', 'Present'],
  'present.leave': ['退出演示 Esc', 'Leave Esc'],
  'present.height': ['接收点高 {{height}} m', 'receivers at {{height}} m'],
  'present.stations': ['由监测点插值', 'Interpolated from stations'],
  'present.stored': ['目录中的噪声图', 'Noise map of the catalogue'],
  'present.people': [
    '人所住建筑的最响立面 {{indicator}} ≥ {{limit}} dB(A)',
    'people live where the loudest façade has {{indicator}} ≥ {{limit}} dB(A)',
  ],
  'present.peopleShort': ['≥ {{limit}} dB(A)：{{people}} 人', '≥ {{limit}} dB(A): {{people}} people'],
  'present.noMap': ['图上还没有噪声图。', 'There is no noise map yet.'],
  'present.zones': [
    '1 类：居住、医疗、文教；2 类：居住商业混杂；3 类：工业、仓储；4a 类：交通干线两侧（GB 3096-2008 第 4 章）',
    'Class 1: homes, health care, schools; 2: homes mixed with commerce; 3: industry, storage; 4a: beside main roads (GB 3096-2008, cl. 4)',
  ],
  'kept.restored': [
    '已恢复上次的场景（修改 {{count}} 处，保存于 {{date}}）。上次的噪声图在图层列表里；看原因、逐时和暴露统计需重新计算。',
    'Your last scene is back (edits: {{count}}, kept {{date}}). Its map is in the list of layers; compute it again to see reasons, hours and exposure.',
  ],
  'kept.saving': ['正在保存到本机浏览器…', 'Saving in this browser…'],
  'kept.saved': ['场景和修改已自动保存在本机浏览器。', 'Scene and edits are kept in this browser.'],
  'kept.denied': [
    '浏览器不允许保存或空间不足：关闭页面前请用“保存场景文件”。',
    'The browser does not keep the scene, or has no room: save the scene file before you close the page.',
  ],
  'kept.afresh': ['关闭场景，重新开始', 'Close the scene, start afresh'],
  'picture.save': ['图片 .png', 'Picture .png'],
  'picture.wait': ['正在绘制图片…', 'Drawing the picture…'],
  'note.picture-no-map': [
    '没有地图可存为图片：此浏览器未能显示地图',
    'There is no map to make a picture of: this browser shows none',
  ],
  'note.picture-failed': [
    '图片未能生成，请缩小窗口后重试',
    'The picture could not be made: make the window smaller and try again',
  ],
  'tour.ask': [
    '导览会载入示意县城。您现在的场景、修改和噪声图先放在一边，导览结束后原样恢复。',
    'The tour loads the demo town. Your scene, its edits and its map are put aside and come back as they are when the tour ends.',
  ],
  'tour.begin': ['开始导览', 'Begin'],
  'tour.pause': ['暂停', 'Pause'],
  'tour.resume': ['继续', 'Go on'],
  'tour.next': ['下一步', 'Next'],
  'tour.stop': ['结束导览', 'End tour'],
  'tour.again': ['再看一遍', 'Once more'],
  'tour.progress': ['导览进度', 'Progress of the tour'],
  'tour.where': ['第 {{number}} 步，共 {{count}} 步', 'Step {{number}} of {{count}}'],
  'tour.waiting': ['正在计算，请稍候…', 'computing, one moment…'],
  'tour.paused': ['已暂停', 'paused'],
  'tour.failed': [
    '导览中断：计算未能完成，原因见左侧面板。',
    'The tour has stopped: the computation did not finish. The panel says why.',
  ],
  'tour.done': [
    '导览结束。示意县城仍然打开：可以换情景、点道路改流量，或打开自己的场景文件。',
    'That was the tour. The demo town stays open: change the scenario, click a road to change its traffic, or open a scene file of your own.',
  ],
  'tour.doneOwn': [
    '导览结束。关闭后恢复您原来的场景和噪声图。',
    'That was the tour. Close it to get back your scene and its map.',
  ],
  'tour.step.load': [
    '这是常山县城的示意场景：道路、工厂、数百栋建筑和居民。全部为示意数据，不是实测。',
    'A demonstration scene of Changshan town: roads, works, a few hundred buildings with residents. All of it is made up, none of it measured.',
  ],
  'tour.step.look': [
    '走近一条六车道的街道，北侧是住宅楼。',
    'A closer look at a street of six lanes, with blocks of flats north of it.',
  ],
  'tour.step.coarse': [
    '按 HJ 2.4-2021 计算夜间声级 Ln：不到一秒就有粗图。',
    'The night level Ln by HJ 2.4-2021: a first look is there within moments.',
  ],
  'tour.step.fine': [
    '随后逐块细算：追踪每条声线的直达、绕射和反射。全部在本机浏览器内完成。',
    'Then it is computed tile by tile: direct, diffracted and reflected paths. All of it in this browser.',
  ],
  'tour.step.why': [
    '这里为什么这么响？左侧列出各声源的占比和每项衰减，图上画出声线。',
    'Why is it loud here? The panel lists each source with its share and every attenuation; the map shows the paths.',
  ],
  'tour.step.trucks': [
    '情景一：夜间禁行货车。只改了流量，不必重新追踪声线，图立即更新。',
    'Scenario one: no heavy vehicles at night. Only traffic has changed, so no path is traced again and the map follows at once.',
  ],
  'tour.step.difference': [
    '与现状之差：蓝色为变安静，单位 dB。左侧表格给出各声级段的人口变化。',
    'The difference from today: blue has become quieter, in dB. The table counts the people at each level.',
  ],
  'tour.step.barrier': [
    '情景二：沿街建 3 m 高声屏障。屏障改变声线，因此重新追踪。',
    'Scenario two: a barrier 3 m high along the street. It changes the paths, so they are traced again.',
  ],
  'tour.step.end': [
    '声屏障降得多，但只在其后一片；货车限行降得少，但整个街区都受益。这就是情景对比。',
    'The barrier takes away more, in the strip behind it; the truck ban less, in the whole quarter. That is what comparing scenarios is for.',
  ],
} as const;
