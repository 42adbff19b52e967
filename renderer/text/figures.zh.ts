/** Words of figures and of maps of named states: what they are called, and their definitions in one line each; Chinese. */
export const figuresZh = {
  'figure.export': '导出图：{title}', 'figure.png': '图片（PNG）', 'figure.svg': '矢量图（SVG）', 'figure.brushed': '已圈选 {count} 个县', 'figure.brushEnd': '取消圈选',
  'figure.keys': '拖框圈选，按住 Shift 点选或加选；键盘：方向键逐个查看，回车选定，空格圈选，Esc 取消圈选',
  'figure.missing': '{count} 个县缺数据，未画', 'figure.missingLag': '{count} 个县缺数据或无邻县，未画', 'figure.order': '由差到好 →', 'figure.mean': '平均',

  'definition.dots': '差 = 值 − 基准；达到比例 = 值 ÷ 基准，越低越好的指标取倒数。各县由差到好排列，基准 {benchmark}。',
  'definition.slope': '每县一线，左为{left}，右为{right}；差 = {right} − {left}。虚线为两端的平均。',
  'definition.lorenz': '各县按值由低到高排列，横轴为累计{weight}比例，纵轴为累计值比例。基尼系数 G = Σᵢ Σⱼ wᵢ wⱼ |xᵢ − xⱼ| ÷ (2 x̄ W²)，除数为{divisor}，不乘 n/(n − 1)。',
  'definition.concentration': '各县按{order}由低到高排列；集中指数 = 2 × 对角线与曲线之间的面积，曲线在对角线之上为负。',
  'definition.parts': '泰尔 T = Σ s ln(s/p)，泰尔 L = Σ p ln(p/s)；s 为占全部值的份额，p 为占全部权重的份额，自然对数。组间 + 组内 = 合计。',
  'definition.forest': '线段为 {confidence} 区间：各县有放回重抽 {bootstrap} 次（种子 {seed}）的百分位数。除数：{divisor}。',
  'definition.convergence': 'ln(y_T ÷ y_0) ÷ T = a + β ln y_0（最小二乘，T = {years} 年）；β < 0 为起点低的县追得快。λ = −ln(1 + βT) ÷ T，半程 = ln 2 ÷ λ。',
  'definition.sigma': '变异系数 = 标准差 ÷ 均值，对数标准差 = ln y 的标准差，除数均为 n，各县等权。泰尔 T = Σ s ln(s/p)，组间 + 组内 = 合计。',
  'definition.progress': '进度 = (现值 − 基期值) ÷ (目标值 − 基期值)；应达进度为基期到目标年的直线；预测按基期以来的年均变化外推到 {target} 年。',
  'definition.moran': 'z = (x − x̄) ÷ s，s 的除数为 n；纵轴为邻县 z 的平均（行标准化权重）。斜率为所画各县的 I = Σ z (Wz) ÷ Σ z²。',
  'definition.ranks': '圆点为所选权重下的位次；横条为 {samples} 组随机权重（种子 {seed}）下位次的 5%–95%，短线为中位数。条越长，位次越取决于权重。',

  'category.gap.below': '低于基准', 'category.gap.near': '接近基准', 'category.gap.met': '达到基准',
  'category.rule.fail': '未达标', 'category.rule.pass': '达标', 'category.rule.not-applicable': '不适用', 'category.rule.no-data': '无法核对',
  'category.progress.behind': '落后', 'category.progress.on-track': '按进度', 'category.progress.met': '已达到',
  'category.overview.red': '有短板', 'category.overview.amber': '须留意', 'category.overview.green': '无短板',
  'category.lisa.HH': '高-高', 'category.lisa.LL': '低-低', 'category.lisa.HL': '高-低', 'category.lisa.LH': '低-高', 'category.lisa.ns': '不显著', 'category.lisa.island': '无邻县',
  'category.hotspots.hot': '热点（高值集聚）', 'category.hotspots.cold': '冷点（低值集聚）', 'category.hotspots.ns': '不显著', 'category.hotspots.island': '无邻县',
  'category.within.no': '不接近平均', 'category.within.yes': '接近平均',
  'category.severity.0': '不低于', 'category.severity.first': '差不到 {to}', 'category.severity.middle': '差 {from}–{to}', 'category.severity.last': '差 {from} 以上',

  'worse.label': '哪一端是短板', 'worse.low': '低为短板', 'worse.high': '高为短板',
  'bivariate.coverage': '与哪次覆盖结果相配', 'bivariate.none': '先运行一次覆盖', 'bivariate.breaks': '分界', 'bivariate.terciles': '三分位', 'bivariate.own': '自定', 'bivariate.wrong': '每轴两个数，由小到大。',
  'bivariate.y': '人口覆盖率', 'bivariate.cell': '{x}，{y}：{count} 个县', 'bivariate.class.0': '低', 'bivariate.class.1': '中', 'bivariate.class.2': '高',
  'legend.brushed': '圈选的县（{count}）',
};
