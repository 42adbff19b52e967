import { causesZh } from './causes.zh.ts';
import { valuesZh } from './values.zh.ts';
import { profilesZh } from './profiles.zh.ts';
import { profileEditZh } from './profileEdit.zh.ts';
import { headlinesZh } from './headlines.zh.ts';
import { definitionsZh } from './definitions.zh.ts';
import { figuresZh } from './figures.zh.ts';
import { inputsZh } from './inputs.zh.ts';
import { kindsZh } from './kinds.zh.ts';
import { measuresZh } from './measures.zh.ts';
import { travelZh } from './travel.zh.ts';
import { valueFormsZh } from './valueForms.zh.ts';

/** The window's own words, Chinese. `{name}` is a value. Findings, phases and roles stand in api/messages. */
export const zh = {
  ...travelZh,
  ...measuresZh,
  ...kindsZh,
  ...headlinesZh,
  ...profilesZh,
  ...profileEditZh,
  ...valuesZh,
  ...causesZh,
  ...inputsZh,
  ...definitionsZh,
  ...figuresZh,
  ...valueFormsZh,
  'app.name': '均衡', 'app.subtitle': 'Junheng', 'language': '语言', 'close': '关闭', 'cancel': '取消', 'yes': '是', 'persons': '{count} 人', 'synthetic': '虚构示例数据',

  'project.new': '新建', 'project.open': '打开', 'project.sample': '示例', 'project.recipe': '存为方案', 'project.recipeHint': '存成 JSON 方案，命令行可重算出同样的数字',
  'project.newTitle': '新建项目', 'project.openTitle': '打开项目', 'project.name': '项目名称', 'project.path': '项目文件的完整路径', 'project.pick': '选择 .junheng 文件…', 'project.pickCopy': '网页读不到文件的位置：这样打开的是一份副本，改动不写回原文件，下次启动后副本即清除。要改原文件，请在下面填写完整路径。', 'project.noRecent': '还没有打开过别的项目。',
  'export': '导出表格', 'export.picture': '导出图片', 'export.csv': '{table}（CSV）', 'export.geojson': '{table}与图形（GeoJSON）',
  'table.main': '主表', 'table.facilities': '设施表', 'table.uncovered': '未覆盖地点表', 'table.parents': '地级汇总表', 'table.tags': '标记汇总表（如贫困县与其他）', 'table.townships': '乡镇表', 'table.sites': '选址点表',
  'table.places': '口径分歧地点表', 'table.variants': '敏感性情形表', 'table.flips': '结论翻转表',
  'table.points': '人口点数值表', 'table.distribution': '出行费用分布表', 'table.catchments': '设施服务范围表',
  'table.lorenz': '洛伦兹曲线表', 'table.groups': '分组表', 'table.years': '各年离散程度表', 'table.series': '历年数值表', 'table.weights': '权重表', 'table.parts': '分项得分表', 'table.robustness': '稳健性表', 'table.regions': '区域内差异表', 'table.summary': '汇总表', 'table.conflicts': '标准冲突表', 'table.gaplist': '短板清单', 'table.causes': '原因表', 'table.circumstances': '原因对照表',

  'start.starting': '正在启动…', 'start.sample': '第一次使用：正在生成一个虚构的省并算出它的覆盖、差距和选址，随后即可操作。', 'start.once': '只做这一次，以后直接打开。全程不连网络。', 'start.failed': '没有打开任何项目。', 'start.again': '打开示例',

  'panel.fold': '收起或展开面板', 'left.label': '数据与分析', 'left.data': '数据', 'left.analyses': '分析', 'left.results': '结果',
  'data.empty': '还没有数据', 'data.import': '导入', 'data.notes': '{count} 条说明', 'data.notesTitle': '导入说明', 'data.role': '内容', 'data.rows': '行数', 'data.format': '格式', 'data.encoding': '文字编码', 'data.crs': '坐标系', 'data.files': '文件',
  'data.preview': '预览', 'data.previewOf': '前 {shown} 行，共 {total} 行', 'data.remove': '移除', 'data.removeAsk': '从项目中移除这份数据？原文件不受影响。',
  'runs.empty': '还没有结果', 'runs.remove': '删除结果 {id}', 'runs.removeAsk': '删除这个结果？',

  'analysis.run': '运行', 'parameter.default': '默认值。{source}', 'parameter.changed': '已改动。', 'parameter.reset': '恢复 {value}', 'parameter.radiusGiven': '直线距离，由使用者给定',
  'unit.min': '分钟', 'unit.km/h': '公里/小时', 'unit.m': '米', 'unit.1': '', 'unit.count': '个', 'unit.s': '秒',
  'travel.model': '出行模型', 'travel.model.radius': '半径', 'travel.model.network': '路网', 'travel.model.friction': '地形', 'travel.model.matrix': '矩阵',
  'travel.model.radius.hint': '椭球面上的直线距离。', 'travel.model.network.hint': '沿道路的最短时间。', 'travel.model.friction.hint': '逐格通行时间（摩擦面）。',
  'travel.model.radius.needs': '需要先导入公共服务设施。', 'travel.model.network.needs': '需要先导入设施、人口和路网。', 'travel.model.friction.needs': '需要先导入设施和摩擦面。',
  'travel.radiusBy': '半径的给法', 'travel.radiusBy.minutes': '由时间换算', 'travel.radiusBy.meters': '直接给米数', 'travel.radiusMeters': '半径', 'travel.minutes': '时限', 'travel.speedKmh': '速度', 'travel.detourFactor': '绕行系数',
  'travel.resultingRadius': '换算半径', 'travel.snap': '接入路网', 'travel.snap.nearest-edge': '最近路段', 'travel.snap.nearest-node': '最近节点', 'travel.snap.nearest-edge.hint': '到路段的一程按接入速度计时。', 'travel.snap.nearest-node.hint': '到节点的一程不计时。',
  'travel.accessSpeedKmh': '接入速度', 'travel.maxSnapMeters': '最远接入距离', 'travel.neighbours': '邻域', 'travel.direction': '方向', 'travel.direction.to-facility': '前往设施', 'travel.direction.from-facility': '由设施出发',
  'travel.facilityTypes': '设施类型', 'travel.facilityTypes.all': '全部类型', 'coverage.byType': '另按设施类型分别计算',
  'gaps.indicators': '指标', 'gaps.indicator': '指标', 'gaps.chooseIndicators': '选择指标', 'gaps.direction': '好的方向', 'gaps.direction.higher': '越高越好', 'gaps.direction.lower': '越低越好', 'gaps.benchmark': '基准',
  'gaps.benchmark.national': '全国值', 'gaps.benchmark.weighted-mean': '加权平均', 'gaps.benchmark.mean': '平均', 'gaps.benchmark.value': '给定值',
  'gaps.benchmark.national.hint': '指标表中代码 000000 或 100000 的一行。', 'gaps.benchmark.weighted-mean.hint': '以人口等列加权的各县平均。', 'gaps.benchmark.mean.hint': '各县的简单平均。', 'gaps.benchmark.value.hint': '所有指标与同一个数比较。',
  'gaps.value': '基准值', 'gaps.weight': '人口列（权重）', 'gaps.year': '年份', 'gaps.year.latest': '最近一年', 'gaps.near': '“接近”容差', 'gaps.near.hint': '规划未给出容差；不填则不判“接近”。', 'gaps.near.none': '不设',
  'gaps.needs': '需要先导入指标表。', 'gaps.needsValue': '请填写基准值。', 'gaps.needsWeight': '加权平均要有权重：请选择。',
  'gaps.summary.persons': '，涉及 {persons}人', 'gaps.summary.near': '；另有 {near} 个接近', 'gaps.summary.poor': '，其中贫困县 {poor} 个',
  'siting.problem.mclp': '最大覆盖问题（MCLP）：在给定点数内，使服务圈内的人最多。', 'siting.sites': '新增点数', 'siting.fixed': '已有设施', 'siting.fixed.facilities': '保留，不占点数', 'siting.fixed.none': '不考虑',
  'siting.candidates.file': '备选点：已导入的备选点表。', 'siting.candidates.people': '备选点：人口点所在处。', 'siting.needs': '需要先导入人口。',
  'siting.before': '现状覆盖', 'siting.after': '建成后覆盖', 'siting.added': '新增覆盖', 'siting.sitesCount': '{count} 个点', 'siting.heuristic': '启发式解',
  'siting.bound': '上界 {bound} 人，差距不超过 {gap}', 'siting.boundHint': '启发式解不保证最优；上界是任何方案都不可能超过的人数。', 'siting.chart': '逐点新增覆盖人口与累计',
  'siting.bar': '第 {order} 点 {name}：新增 {added} 人，累计 {after} 人', 'siting.noSites': '没有可增加覆盖的点', 'siting.siteTitle': '选址点 {order} · {name}',

  'map.label': '地图', 'map.canvas': '地图：方向键移动，加减号缩放', 'map.toolbar': '地图工具', 'map.variable': '图上变量', 'map.facilityType': '设施类型', 'map.limit': '时限', 'map.zoomIn': '放大', 'map.zoomOut': '缩小', 'map.fit': '全图',
  'map.noWebgl': '本机不能绘制地图（没有 WebGL）。表格和图表不受影响。', 'map.noZones': '导入行政区划后在此显示地图。', 'map.noProject': '没有打开项目。',
  'variable.persons_share': '人口覆盖率', 'variable.area_share': '面积覆盖率', 'variable.uncovered': '未覆盖人口', 'variable.persons': '人口', 'variable.share': '{group} 覆盖率',
  'variable.value': '指标值', 'variable.gap': '与基准之差', 'variable.attainment': '达到基准的比例', 'variable.share_after': '建成后覆盖率', 'variable.share_before': '现状覆盖率', 'variable.gained': '新增覆盖人口',
  'type.all': '全部设施', 'limit.minutes': '{minutes} 分钟',
  'classes.title': '分级', 'classes.method': '分级方法', 'classes.quantile': '分位数', 'classes.equal': '等距', 'classes.manual': '手动', 'classes.zero': '以零为界', 'classes.count': '级数',
  'classes.breaks': '分界值，由小到大', 'classes.breaksPercent': '分界值（%），由小到大', 'classes.hint': '恰在分界上的值归入上一级。', 'classes.wrong': '请写 1 至 8 个由小到大的数，以逗号分开。',
  'legend.label': '图例', 'legend.units.zones': '县数', 'legend.units.parents': '地级数', 'legend.units.townships': '乡镇数', 'legend.noData': '无数据', 'legend.poor': '贫困县', 'legend.covered': '服务圈', 'legend.coveredStale': '服务圈（数据已更换，请重新运行）', 'legend.roads': '圈内道路', 'legend.roadsStale': '圈内道路（数据已更换，请重新运行）', 'legend.uncovered': '未覆盖地点（{total}）', 'legend.uncoveredSome': '未覆盖地点：最大 {shown} 处，共 {total} 处',
  'legend.facilities': '设施', 'legend.facilitiesCloser': '设施（放大后显示）', 'legend.untyped': '未分类', 'legend.labels': '地名', 'legend.sites': '选址点（按次序）',
  'tooltip.uncoveredPlace': '服务圈外', 'tooltip.facility': '类型', 'tooltip.capacity': '容量',

  'level.zones': '县级', 'level.parents': '地级', 'level.townships': '乡镇',
  'table.keys': '上下键选行，回车选定', 'table.parentsHint': '点一行，看它的各县', 'compare.with': '与另一次结果比较', 'compare.note': '比较对象 {run}：{type}，{limit}', 'table.search': '按名称或代码查找', 'table.level': '汇总层级', 'table.count': '{count} 行', 'table.empty': '没有符合的行', 'table.townshipsAll': '全部乡镇；先选一个县可只看该县', 'table.townshipsOf': '{name}的乡镇',
  'variable.access': '可达性', 'variable.nearest': '到最近设施（人均）', 'variable.access.group': '可达性（{group}）', 'variable.reached_share': '可到达人口比例', 'variable.median': '到最近设施（中位数）', 'variable.p90': '到最近设施（九成人不超过）',
  'variable.disputed': '说法不一的人口', 'variable.disputed_share': '说法不一的人口比例', 'variable.model': '覆盖率（{model}）', 'variable.ribbon': '覆盖率变动幅度', 'variable.flips': '结论翻转的情形数', 'variable.share_low': '最低覆盖率', 'variable.share_base': '基本情形覆盖率', 'variable.share_high': '最高覆盖率',
  'tag.poor': '贫困',
  'column.persons': '人口', 'column.covered': '已覆盖', 'column.uncovered': '未覆盖人口', 'column.share': '人口覆盖率', 'column.areaShare': '面积覆盖率', 'column.change': '相差（百分点）', 'column.rank': '位次', 'column.state': '状态', 'column.value': '值', 'column.benchmark': '基准',
  'column.gap': '差', 'column.attainment': '达到比例', 'column.position': '在各县中的位置', 'column.order': '次序', 'column.site': '地点', 'column.gained': '新增人口', 'column.gainedTotal': '累计新增',
  'state.met': '达到', 'state.near': '接近', 'state.below': '未达到', 'state.missing': '缺数据',

  'headline.coverage': '{reach}，{area} {share} 的人口可到达{facilities}；{outside}人在圈外。', 'headline.coverage.poor': '{reach}，{area} {share} 的人口可到达{facilities}；{outside}人在圈外，其中贫困县 {poor}人。',
  'headline.coverage.all': '{reach}，{area}的人口全部可到达{facilities}。', 'headline.noPeople': '{area}没有人口数据。', 'headline.withinMinutes': '{minutes} 分钟内', 'headline.withinMeters': '{meters} 米内', 'headline.area': '全域', 'headline.anyFacility': '公共服务设施', 'headline.or': '或',
  'headline.gaps': '{name}：{n} 个县中 {below} 个未达到基准 {benchmark}{more}。', 'headline.gaps.own': '{name}：{n} 个县中 {below} 个不及{benchmark}{more}。', 'headline.gap': '{area}{name} {value}，{state} {benchmark}，{of} 个县中倒数第 {rank}。', 'headline.gap.missing': '{area}没有“{name}”的数据。',
  'headline.state.met': '达到基准', 'headline.state.near': '接近基准', 'headline.state.below': '未达到基准', 'headline.state.missing': '基准',
  'headline.siting': '新增 {sites} 个点后，{reach}可到达的人口由 {before} 提高到 {after}，多覆盖 {gained}人。',

  'card.label': '县情卡片', 'card.whole': '全域', 'card.units': '{count} 个县级单位', 'card.close': '回到全域', 'card.uncoveredPeople': '人在服务圈外', 'card.ofPeople': '共 {persons}人',
  'card.coverageOf': '覆盖（{run}）', 'card.byType': '按设施类型：覆盖率与圈外人数', 'card.byTag': '有标记的县与其余县：覆盖率、圈外人口', 'card.byTagValue': '有标记的县与其余县', 'tag.poorCounties': '贫困县', 'tag.others': '其余县', 'tag.without': '非{tag}', 'card.byGroup': '按人群', 'card.left': '{persons} 人在圈外', 'card.distribution': '各县覆盖率分布', 'card.bar': '{from}%–{to}%：{count} 个县',
  'card.places': '未覆盖地点', 'card.placesCount': '{count} 处', 'card.noPlaces': '没有未覆盖的地点。', 'card.more': '多看一些', 'card.fewer': '收起',
  'card.indicators': '指标与基准', 'card.benchmark': '基准 {benchmark}', 'card.rank': '倒数第 {rank} / {of}', 'card.noIndicators': '指标表中没有这个县。', 'card.nothing': '运行一次分析，这里会出现数字。',

  'import.title': '导入数据', 'import.step.pick': '选择文件', 'import.step.map': '核对', 'import.step.done': '完成', 'import.drop': '把文件拖到这里，或', 'import.pick': '选择文件…',
  'import.formats': 'CSV、TSV、XLSX、GeoJSON、TopoJSON、Shapefile（可为 zip）、GeoPackage、KML、GeoTIFF、OSM PBF', 'import.together': 'Shapefile 请把 .shp .dbf .prj .cpg 等一起选中；道路表请把节点表和路段表一起选中。',
  'import.notFound': '未能判定，请指定', 'import.found': '识别为 {value}，把握 {confidence}', 'import.rows': '{rows} 行', 'import.sum': '合计 {sum}', 'import.detect': '自动识别', 'import.sheet': '工作表', 'import.layer': '图层',
  'import.role': '这是什么数据', 'import.chooseRole': '请选择', 'import.noColumn': '无', 'import.guessed': '{type}，由列名推断（把握 {confidence}）', 'import.constantYear': '整个表是同一年',
  'import.poorHint': '是/否、1/0', 'import.largestComponent': '只用最大的连通部分', 'import.addGroup': '加一个人群', 'import.chooseFile': '选择文件', 'import.add': '加到已有数据之外', 'import.replace': '替换同类已有数据',
  'import.willReplace': '将替换项目中已有的“{role}”。', 'import.missing': '还缺：{fields}', 'import.separator': '、', 'import.back': '重新选择', 'import.start': '导入', 'import.another': '再导入一份', 'import.done': '完成',
  'import.imported': '已导入 {name}，{rows} 行', 'import.noNotes': '没有需要说明的问题。',
  'input.code': '行政区划代码', 'input.name': '名称', 'input.parent': '上级', 'input.id': '编号', 'input.lon': '经度', 'input.lat': '纬度', 'input.lonlat': '经纬度（合为一列）', 'input.type': '类型', 'input.capacity': '容量',
  'input.persons': '人口', 'input.zone': '所属区划代码', 'input.minutes': '分钟', 'input.cost': '费用', 'input.year': '年份', 'input.poor': '贫困县标记', 'input.unit': '格值的单位', 'input.profile': '出行方式',
  'input.groups': '人群', 'input.groupName': '人群名称', 'input.groupColumn': '人群所在列', 'input.groupAs': '列的含义', 'group.flag': '是/否', 'group.persons': '人数', 'group.share': '比例',
  'input.nodes': '节点表', 'input.edges': '路段表', 'input.nodeId': '节点编号', 'input.nodeLon': '节点经度', 'input.nodeLat': '节点纬度', 'input.from': '起点', 'input.to': '终点', 'input.lengthMeters': '长度（米）',
  'input.speedKmh': '速度（公里/小时）', 'input.reverseMinutes': '反向分钟', 'input.oneway': '单行',
  'fieldType.text': '文本', 'fieldType.number': '数值', 'fieldType.integer': '整数', 'fieldType.boolean': '是/否', 'fieldType.date': '日期', 'fieldType.json': 'JSON', 'fieldType.empty': '空',
  'friction.minutes-per-cell': '分钟/格', 'friction.minutes-per-meter': '分钟/米', 'friction.seconds-per-meter': '秒/米', 'profile.car': '驾车', 'profile.bicycle': '骑行', 'profile.foot': '步行',

  'problem.input': '输入有误', 'problem.notYet': '这个版本还没有：{feature}', 'problem.bug': '程序出错，编号 {id}（日志中可查）', 'problem.connection': '操作没有完成',
};

export type TextKey = keyof typeof zh;
