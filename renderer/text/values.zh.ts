/** The panes of the analyses that compare values, Chinese. */
export const valuesZh = {
  'filter.tag': '不限标记', 'filter.region': '不限地级', 'brush.count': '圈选 {count}', 'brush.keep': '只看圈选的', 'brush.clear': '取消圈选', 'brush.kept': '只看 {count} 个', 'brush.release': '恢复全部',
  'list.and': '、', 'list.comma': '、', 'list.colon': '：', 'level.provinces': '省级', 'groups.unknown': '未注明', 'groups.poorOrNot': '贫困县与其余县',
  'table.keysOfUnits': '上下键选行，回车选定；按住 Ctrl 点选或按 Ctrl+回车可圈选',
  'view.table': '表', 'view.figures': '图', 'view.statistics': '统计量', 'view.groups': '分组', 'view.ranks': '排名', 'view.weights': '权重', 'view.robustness': '换权重', 'view.regions': '区域与人群', 'view.towns': '城乡', 'view.rules': '各条标准', 'view.services': '各项服务', 'view.gaplist': '短板清单', 'view.years': '各年',
  'value.divided': '{column} / {per}{times}', 'value.inYear': '{value}（{year} 年）', 'value.ofRun': '{value}（{run}）',

  'statistic': '统计量', 'statistic.interval': '{confidence}% 区间', 'statistic.indices': '指数（0 为均等）', 'statistic.ratios': '比值（1 为均等）',
  'statistic.gini': '基尼系数', 'statistic.theil_t': '泰尔 T', 'statistic.theil_l': '泰尔 L', 'statistic.cv': '变异系数', 'statistic.mad': '平均绝对离差', 'statistic.palma': 'Palma 比', 'statistic.atkinson': 'Atkinson 指数', 'statistic.p90_p10': 'P90/P10', 'statistic.max_min': '最大/最小', 'statistic.concentration': '集中指数',
  'column.meanValue': '平均', 'column.group': '组', 'column.units': '县数', 'column.shareOfValue': '值的份额', 'column.shareOfWeight': '权重份额', 'column.quotient': '区位熵', 'column.theilPart': '泰尔分量', 'column.betweenPart': '组间', 'column.withinPart': '组内',
  'equity.n': '{n} 个县', 'equity.missing': '{count} 个缺数据', 'equity.withoutWeight': '{count} 个缺权重', 'equity.unweighted': '不加权', 'equity.weighted': '按 {weight} 加权', 'equity.divisor.n': 'n（县数）', 'equity.divisor.weight_sum': 'W（权重之和）', 'equity.chart': '统计量与区间', 'equity.lorenz': '洛伦兹曲线', 'equity.concentration': '集中曲线', 'equity.equality': '完全均等', 'equity.axis.units': '县', 'equity.axis.weight': '人口（权重）', 'equity.axis.value': '值', 'equity.noIntervals': '没有抽样，不给区间。除数：{divisor}。',
  'equity.parts': '泰尔指数：组间与组内', 'equity.between': '{groups}之间', 'equity.betweenInside': '{groups}之间（上一级之内）', 'equity.within': '最末一级之内',

  'moran.i': '莫兰指数', 'moran.expectation': '期望 {value}', 'moran.pSim': '置换 p', 'moran.note': '{value} · 平均 {neighbours} 个邻居，{links} 对', 'moran.fewPermutations': '置换 {count} 次，p 最小只能到 {least}；控制错误发现后没有一个显著，可增加置换次数再看。', 'moran.chart': '莫兰散点图', 'moran.axis.value': '自己（z）', 'moran.axis.lag': '邻县平均（z）', 'moran.point': '{name}：{value}，邻县 {lag} · {cluster}',
  'column.cluster': '类型', 'column.lag': '邻县平均', 'column.neighbours': '邻居', 'column.localI': '局部 I', 'column.p': 'p', 'column.pAdjusted': '校正后 p', 'column.spot': '冷热点', 'spot.hot': '热点', 'spot.cold': '冷点', 'spot.ns': '不显著', 'spot.island': '无邻县',

  'convergence.chart': '增长与起点', 'convergence.sigma': '离散程度逐年变化', 'convergence.sdLog': '对数标准差', 'convergence.halfLife': '差距减半', 'convergence.years': '{years} 年', 'convergence.axis.start': '{year} 年的值（对数刻度）', 'convergence.axis.growth': '年均增长', 'convergence.axis.spread': '离散程度', 'convergence.line': '斜率 {slope}，p {p}，R² = {r2}', 'convergence.above': '快于预期', 'convergence.below': '慢于预期', 'convergence.point': '{name}：起点 {start}，年均增长 {growth}', 'convergence.year': '{year}：变异系数 {cv}，对数标准差 {sdLog}', 'convergence.allUnits': '全部',
  'column.growth': '年均增长', 'column.fitted': '按起点预期', 'column.residual': '超出预期（百分点）', 'column.valueFrom': '起始年的值', 'column.valueTo': '终止年的值',

  'progress.observed': '实际', 'progress.path': '均匀推进线', 'progress.forecast': '照此外推', 'progress.chart': '{name}的进度', 'progress.chart.middle': '居中的县：{name}',
  'column.progress': '进度', 'column.expected': '应达进度', 'column.current': '现状', 'column.target': '{year} 年目标', 'column.annualChange': '年均变化', 'column.yearsToTarget': '还需几年', 'column.forecast': '{year} 年预测', 'column.sum': '累计', 'column.ofTotal': '占总任务', 'column.remaining': '尚余',

  'composite.scheme.without': '去掉{indicator}', 'composite.chart': '位次及其变动范围', 'composite.rank': '本权重位次', 'composite.median': '中位', 'composite.range': '5%–95% 范围', 'composite.unit': '{name}：第 {rank} 位，变动 {low}–{high}', 'composite.droppedCount': '{count} 个县缺数据，不排', 'composite.ofUnit': '{name}的值', 'composite.score': '得分', 'composite.contribution': '贡献',
  'column.rankRange': '位次范围', 'column.missingValues': '缺几项',

  'column.urban': '城镇', 'column.rural': '乡村', 'column.urbanRuralDifference': '城乡差', 'column.urbanRuralRatio': '城乡比', 'column.personsUrban': '城镇人口', 'column.personsRural': '乡村人口', 'column.within': '接近平均', 'column.withinShare': '比例',
  'disparity.chart': '城镇与乡村', 'disparity.all': '全域', 'disparity.worse': '乡村较差：{count} 个县', 'disparity.better': '乡村较好：{count} 个县', 'disparity.unit': '{name}：城镇 {urban}，乡村 {rural}', 'disparity.ratio': '城乡比 {ratio}', 'disparity.taggedWithin': '接近平均的{tag}', 'disparity.ofTagged': '共 {tagged} 个，占 {share}',

  'rules.rule': '标准', 'rules.level': '层级', 'rules.kind': '类别', 'rules.share': '达标比例', 'rules.tested': '已核对', 'rules.threshold': '要求', 'rules.reason': '说明', 'rules.denominator': '分母：{denominator}', 'rules.units': '各单位', 'rules.choose': '点一条标准，看各单位是否达到。', 'rules.scope': '适用：{scope}', 'rules.precedence.strictest': '冲突时从严', 'rules.precedence.first': '冲突时以前者为准', 'rules.whichFailed': '未达标的标准', 'rules.conflicts': '标准不一（{count}）', 'rules.taken': '采用',
  'ruleKind.presence': '有无', 'ruleKind.service-time': '服务时间', 'ruleKind.ratio': '配比', 'ruleKind.share': '达标率', 'ruleKind.coverage': '覆盖率', 'ruleKind.frequency': '频次', 'ruleKind.capacity': '规模', 'ruleKind.spread': '内部差异', 'ruleKind.gap': '与参照的差距',
  'ruleLevel.province': '省', 'ruleLevel.prefecture': '地', 'ruleLevel.county': '县', 'ruleLevel.township': '乡', 'ruleLevel.village': '村',

  'overview.state.red': '红', 'overview.state.amber': '黄', 'overview.state.green': '绿', 'overview.state.no-data': '无数据', 'overview.noShare': '未设覆盖要求：圈外有人最多为黄', 'overview.share': '覆盖不到 {share} 为红', 'overview.service': '在 {reach}到不了{facilities}', 'overview.noCoverage': '没有放进覆盖结果', 'overview.noIndicators': '没有放进差距结果',
  'column.below': '未达指标', 'column.worst': '差得最多', 'column.outside': '圈外人口', 'column.ruralOutside': '其中乡村', 'column.ofPoor': '其中贫困县', 'column.redCounties': '红的县', 'column.countiesBelow': '未达到的县', 'column.item': '事项', 'column.affected': '涉及人数', 'column.ruralAffected': '其中乡村', 'column.cause': '主要原因',
  'gaplist.allItems': '全部事项', 'gaplist.note': '每县每项一行，按涉及人数由多到少；人数不详的在最后。',
  'cause.distance': '距离', 'cause.capacity': '容量', 'cause.spread': '居住分散', 'cause.data-gap': '数据缺口', 'cause.distance.short': '离设施太远', 'cause.capacity.short': '设施容量不够', 'cause.spread.short': '人住得分散', 'cause.data-gap.short': '道路数据可能不全',
  'card.why': '为什么是{state}', 'card.why.green': '为什么是绿：没有一项不及基准，圈外也没有人。', 'card.why.none': '没有可用的数据，判不了。', 'card.why.near': '没有指标不及基准。',
  'why.outside': '{outside}人（{share}）{service}。', 'why.distance': '其中 {persons}人住在较大的聚居点（不小于全域平均的 {mean} 人一处），离最近的设施直线平均 {km} 公里：主要是距离，附近设点能惠及较多人。', 'why.distance.plain': '其中 {persons}人住在较大的聚居点（不小于全域平均的 {mean} 人一处）：主要是距离。', 'why.spread': '其中 {persons}人散居在小于 {mean} 人的地点：主要是居住分散，宜用巡诊、班车等流动服务。', 'why.data-gap': '其中 {persons}人离设施的直线距离步行可到，路网却到不了：道路数据可能缺了一段，请先核对。', 'why.capacity': '另有 {persons}人在圈内，但设施容量已满。',
  'why.supply': '本县每万人 {own} 处设施，全域 {all} 处。', 'why.places': '共 {places} 处地点。',
  'card.services': '覆盖：比例与圈外人数', 'card.groupsOf': '所在组',

  'table.provinces': '省级汇总表', 'legend.units.provinces': '省级数',
  'overview.sums': '{level}（{count} 个）各列之和与全域一致：红黄绿各县数、圈外人数', 'overview.sumsDiffer': '{level}（{count} 个）之和与全域不一致', 'column.redItems': '红项',
  'gaps.benchmarkLine': '{name} {value}', 'gaps.benchmarkOf': '{name}（{detail}）', 'gaps.weightedBy': '按 {weight} 加权', 'gaps.levels': '层级', 'gaps.figureOf': '{indicator}（{level}）', 'gaps.dividedBy': '分母：{denominator}。', 'gaps.allCounties': '全部各县', 'gaps.belowOf': '{below}（共 {units} 个县）', 'gaps.rolledUp.ratio-of-sums': '各县例数之和 ÷ 分母之和', 'gaps.rolledUp.sum': '各县之和', 'gaps.rolledUp.weighted-mean': '各县按人口加权的平均', 'gaps.rolledUp.mean': '各县的简单平均', 'gaps.withoutPersons': '{count} 个县人口不详，未计入', 'gaps.valueIs': '值为{how}', 'gaps.sums': '{level}合计（{count} 个）：{units} 个县，{below} 个未达到{persons}；与县级合计一致', 'gaps.sumsPersons': '，涉及 {persons}人', 'gaps.sumsDiffer': '{level}合计（{count} 个）：{units} 个县，{below} 个未达到{persons}；与县级合计不一致', 'gaps.open': '点一行，看它的各县', 'gaps.counted': '{n} 个县中 {below} 个未达到', 'gaps.counted.near': '{near} 个接近', 'gaps.counted.persons': '涉及 {persons}人', 'gaps.counted.poor': '其中贫困县 {poor} 个', 'gaps.counted.hidden': '{hidden} 个因例数太少隐去',
  'column.relativeGap': '相对差距', 'column.shortfall': '缺口', 'column.zScore': 'z', 'column.severity': '严重程度', 'column.events': '例数', 'column.interval': '95% 区间',
};
