import type { JobPhase } from '../jobPhases.ts';
import type { JobState } from '../jobs.ts';
import type { Role } from '../recipe.ts';
import type { Severity } from '../findings.ts';
import type { CheckId } from '../checkIds.ts';
import type { RuleReason, RuleState } from '../ruleTerms.ts';
import { findingsZh } from './findings.zh.ts';

const phases = {
  'phase.queue': '排队', 'phase.read': '读取文件', 'phase.check': '检查数据', 'phase.store': '写入项目', 'phase.load': '载入数据', 'phase.graph': '建立路网',
  'phase.snap': '接入路网', 'phase.travel': '计算出行时间', 'phase.area': '计算覆盖面积', 'phase.reach': '计算设施可达人口', 'phase.zones': '归入行政区划',
  'phase.siting': '计算选址', 'phase.gaps': '计算差距', 'phase.figures': '计算指标', 'phase.write': '写出结果', 'phase.generate': '生成示例省',
} satisfies Record<`phase.${JobPhase}`, string>;

const states = {
  'state.queued': '排队中', 'state.running': '运行中', 'state.done': '已完成', 'state.failed': '失败', 'state.cancelled': '已取消',
} satisfies Record<`state.${JobState}`, string>;

const roles = {
  'role.zones': '行政区划', 'role.townships': '乡镇（街道）', 'role.facilities': '公共服务设施', 'role.population': '人口', 'role.otherPopulation': '对照人口', 'role.candidates': '备选点', 'role.roads': '路网',
  'role.friction': '摩擦面', 'role.indicators': '指标表', 'role.matrix': '出行矩阵',
  'role.codeChanges': '区划代码变更', 'role.tags': '地区标记名单', 'role.areas': '适用区域', 'role.neighbours': '邻接关系', 'role.profiles': '标准数据包',
} satisfies Record<`role.${Role}`, string>;

const checks = {
  'check.counties-sum': '各县之和等于合计', 'check.people-located': '县内外人口之和等于输入人口', 'check.parents-sum': '上级汇总等于各县之和', 'check.unreachable-counted': '已覆盖与未覆盖（含不可达）之和等于人口',
  'check.monotone-limit': '时限放宽，覆盖不减少', 'check.monotone-types': '全部设施的覆盖不少于单类设施', 'check.share-range': '比例都在 0 与 1 之间', 'check.groups-within-persons': '分组人口不超过总人口',
  'check.supply-balance': '人口与可达性之积的总和等于所用供给', 'check.capacity-balance': '服务人数不超过容量，也不超过覆盖人口', 'check.models-partition': '各口径一致与分歧的人口之和等于总人口', 'check.ribbon-order': '敏感性上下限与结论翻转前后相符',
  'check.townships-sum': '各乡镇之和等于县', 'check.decomposition-sum': '组间与组内之和等于总差异', 'check.gap-list-sum': '差距清单之和等于圈外人口，各原因之和亦然', 'check.parts-sum': '各部分之和等于总数',
} satisfies Record<`check.${CheckId}`, string>;

const severities = { 'severity.error': '错误', 'severity.question': '待确认', 'severity.note': '说明' } satisfies Record<`severity.${Severity}`, string>;

const ruleStates = { 'ruleState.pass': '达标', 'ruleState.fail': '未达标', 'ruleState.not-applicable': '不适用', 'ruleState.no-data': '无法检验' } satisfies Record<`ruleState.${RuleState}`, string>;

const ruleReasons = {
  'ruleReason.out-of-scope': '不在适用范围内', 'ruleReason.encouraged-only': '文件只是鼓励，没有也不算未达标', 'ruleReason.scope-unknown': '项目中没有适用范围的标记或区域', 'ruleReason.threshold-open': '文件没有给出限值',
  'ruleReason.national-total': '限值是全国总量', 'ruleReason.share-needed': '没有说明须有多大比例的人在时限之内', 'ruleReason.tolerance-needed': '没有说明多近才算接近', 'ruleReason.not-bound': '项目中没有可用的数据',
  'ruleReason.no-facilities-of-type': '项目中没有这类设施', 'ruleReason.attribute-missing': '设施没有这项属性', 'ruleReason.attribute-unknown': '有设施的属性未知', 'ruleReason.no-value': '缺少数值', 'ruleReason.no-denominator': '缺少分母',
  'ruleReason.no-units': '项目中没有这一级单元', 'ruleReason.no-units-below': '没有下级单元', 'ruleReason.no-facilities-here': '单元内没有设施', 'ruleReason.too-few-facilities': '设施不足两处', 'ruleReason.no-coverage-rows': '覆盖结果中没有这个单元',
  'ruleReason.limit-differs': '覆盖结果的时限与规则不同', 'ruleReason.no-reference': '没有可比较的参照值',
} satisfies Record<`ruleReason.${RuleReason}`, string>;

/**
 * The message catalogue, Chinese. `{name}` is a value, `{name:,}` a number with thousands, `{name:list}` the message
 * `list.<value>` where there is one; a piece in square brackets appears only with all of its values.
 */
export const zh = {
  ...findingsZh,
  ...phases,
  ...states,
  ...roles,
  ...severities,
  ...checks,
  ...ruleStates,
  ...ruleReasons,
  'checks.passed': '{count} 项校核全部通过', 'checks.failed': '校核未通过：{check:check}[（{place}：{left} 与 {right}）][；{compared} 处中 {failed} 处]', 'checks.colon': '：',

  'model.radius': '直线距离（半径）', 'model.network': '路网', 'model.friction': '地形（摩擦面）', 'model.matrix': '矩阵',
  'profile.car': '驾车', 'profile.bicycle': '骑行', 'profile.foot': '步行', 'profile.foot-slopes': '步行，计入坡度', 'profile.table': '道路表所给时间', 'profile.lines': '道路图层所给速度', 'profile.layers': '按土地覆盖和道路取速度', 'profile.slopes': '按土地覆盖、道路和坡度取速度',
  'snap.nearest-edge': '最近路段', 'snap.nearest-node': '最近节点',
  'direction.to-facility': '前往设施', 'direction.from-facility': '由设施出发',
  'gapState.met': '达到', 'gapState.near': '接近', 'gapState.below': '低于', 'gapState.missing': '缺数据',
  'sitingStatus.optimal': '最优', 'sitingStatus.within-gap': '在允许差距之内', 'sitingStatus.time-limit': '到达时限', 'sitingStatus.heuristic': '启发式解', 'sitingStatus.infeasible': '无可行解',
  'geometry.Point': '点', 'geometry.MultiPoint': '多点', 'geometry.LineString': '线', 'geometry.MultiLineString': '多线', 'geometry.Polygon': '面', 'geometry.MultiPolygon': '多面',
  'method.greedy + interchange': '贪心加替换',
  'benchmark.national': '全国行', 'benchmark.weighted-mean': '加权平均', 'benchmark.mean': '平均', 'facilityType.all': '全部',
  'reason.open-quote': '引号没有成对', 'reason.binary': '内容是二进制数据', 'reason.json': '不是正确的 JSON', 'reason.geojson': '不是正确的 GeoJSON', 'reason.topojson': '不是正确的 TopoJSON',
  'reason.xlsx': '不是正确的 XLSX 工作簿', 'reason.dbf': '不是正确的 DBF 表', 'reason.footnote': '表下说明', 'reason.total': '合计行', 'reason.title': '表头说明', 'reason.not-a-feature': '不是要素', 'reason.units': '单位行',
  'reason.shp': '不是正确的 SHP 文件', 'reason.dbf-count': '图形与属性的条数不同', 'reason.record': '记录损坏', 'reason.zip': '压缩包损坏或不能使用', 'reason.gpkg': '不是正确的 GeoPackage', 'reason.xml': '不是正确的 XML',
  'reason.tiff': '不是正确的 TIFF', 'reason.osm-pbf': '不是 OSM PBF 文件，或已损坏', 'reason.open-ring': '环没有闭合', 'reason.few-vertices': '顶点太少', 'reason.self-intersection': '自相交', 'reason.hole-outside': '洞在多边形之外',
  'reason.orlib': '不是 OR-Library 图文件的行', 'matrixUnit.minutes': '分钟', 'matrixUnit.meters': '米', 'matrixUnit.cost': '自定成本',
  'reason.no-coordinates': '没有坐标', 'reason.no-persons': '没有人口数', 'reason.no-new-code': '没有新代码', 'reason.same-code': '代码没有改变', 'reason.part-moved': '只有部分区域划出', 'reason.other-pattern': '列名不符合给定的写法', 'reason.not-indicator': '长表中不属于指标', 'reason.not-georeferenced': '没有地理位置信息',
  'component.all': '各片都保留使用', 'component.largest': '只使用最大的一片',

  'place.file': '{file}', 'place.row': '第 {row} 行', 'place.column': '“{column}”列', 'place.separator': ' ', 'place.withParameter': '{place}（{parameter}）', 'place.sentence': '{place}：{sentence}',

  'basis.line': '口径：{parts}', 'basis.separator': '；', 'basis.listSeparator': '、',
  'basis.synthetic': '虚构示例数据',
  'basis.model': '出行方式：{model:model}[（{profile:profile}）]',
  'basis.minutes': '时限：{minutes} 分钟', 'basis.distance': '距离：{distances}', 'basis.cost': '成本界限：{limits}', 'basis.kilometres': '{value} 公里', 'basis.metres': '{value} 米',
  'basis.speed': '速度：{value} 公里/小时', 'basis.detour': '绕行系数：{value}',
  'basis.snap': '接入：{snap:snap}', 'basis.access': '接入速度：{value} 公里/小时', 'basis.direction': '方向：{direction:direction}', 'basis.neighbours': '邻域：{value}', 'basis.scenario': '情景：{value}',
  'basis.method': '方法：{method:accessMethod}', 'basis.per': '每 {value} 人', 'basis.decay.power': '衰减：幂函数（指数 {exponent}[，最小成本 {minimumCost}]）', 'basis.decay.exponential': '衰减：指数（β {beta}）', 'basis.decay.gaussian': '衰减：高斯（σ {sigma}）', 'basis.decay.steps': '衰减：分段（上限 {limits}，权重 {weights}）',
  'accessMethod.nearest': '最近设施', 'accessMethod.cumulative': '累计机会', 'accessMethod.gravity': '重力模型', 'accessMethod.2sfca': '2SFCA', 'accessMethod.e2sfca': 'E2SFCA', 'accessMethod.m2sfca': 'M2SFCA', 'accessMethod.3sfca': '3SFCA',
  'basis.denominator': '分母：{value}', 'basis.year': '年份：{value}', 'basis.yearUnknown': '年份未注明', 'basis.policy': '依据：{document}（[{period}，]{status:policyStatus}）[，标准数据包 {profile}]', 'policyStatus.in-force': '现行', 'policyStatus.superseded': '已被取代', 'policyStatus.draft': '草案',
};

export type MessageKey = keyof typeof zh;
