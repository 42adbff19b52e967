/** The forms of the analyses that compare values, Chinese. */
export const valueFormsZh = {
  'more': '更多', 'seed': '随机种子', 'seed.hint': '同一种子，同样数字', 'unit.years': '年',
  'indicator.otherAreas': '未归类',
  'value.of': '要分析的值', 'value.from': '取自', 'value.from.indicator': '指标', 'value.from.run': '已有结果', 'value.chooseIndicator': '选择指标', 'value.chooseRun': '选择一个结果', 'value.column': '结果中的哪一列', 'value.needs': '请先选择要分析的值。',
  'value.per': '分母', 'value.per.none': '不再相除', 'value.per.hint': '任何一列，如常住、户籍人口', 'value.times': '每多少',
  'weight.none': '不加权（各县同等）', 'weight.population': '人口',
  'groups.units': '区划', 'groups.tags': '标记', 'groups.none': '不分组', 'groups.code4': '代码前 4 位（地级）', 'groups.code2': '代码前 2 位（省级）', 'groups.poor': '贫困县', 'groups.noTag': '选择标记',
  'operator.>=': '≥ 不低于', 'operator.>': '> 高于（等于不算）', 'operator.<=': '≤ 不高于', 'operator.<': '< 低于（等于不算）',

  'gaps.benchmark.group': '所在组的平均', 'gaps.benchmark.counterpart': '对照列', 'gaps.benchmark.target': '标准中的目标',
  'gaps.benchmark.group.hint': '各县与本地级、本省或同类县的平均相比。', 'gaps.benchmark.counterpart.hint': '各县与自己的另一列相比，例如乡村值与城镇值。', 'gaps.benchmark.target.hint': '各指标与所选标准中的目标值相比，符号也按标准。',
  'gaps.group': '怎样分组', 'gaps.group.weighted': '组平均按人口列加权', 'gaps.counterpart': '对照哪一列', 'gaps.needsGroup': '请选择怎样分组。', 'gaps.needsCounterpart': '请选择对照列。',
  'gaps.weight.weighted': '平均按这一列加权，涉及人数也用它。', 'gaps.weight.people': '只用来算涉及人数；这个基准不加权。', 'gaps.weight.none': '不算人数',
  'gaps.severity': '严重程度分级', 'gaps.severity.hint': '相对差距的分界，由小到大；例如 10、25 把“未达到”分成三级。规划未给出，不填则不分级。', 'gaps.severity.none': '不分级', 'gaps.tag': '另计的标记',
  'gaps.indicator.more': '{name}：分母、小样本、达到的条件', 'gaps.indicator.moreHint': '分母、小样本、达到的条件',
  'gaps.pool': '合并年数', 'gaps.pool.hint': '事件数和分母各自相加后再除', 'gaps.pool.none': '只用一年', 'gaps.hideBelow': '少于几例不显示', 'gaps.hideBelow.hint': '隐去的个数会注明', 'gaps.hideBelow.none': '都显示',
  'gaps.interval': '95% 区间', 'gaps.interval.none': '不给', 'gaps.interval.poisson': '泊松（事件率）', 'gaps.interval.wilson': 'Wilson（比例）',
  'gaps.operator': '怎样算达到', 'gaps.operator.higher': '≥ 基准', 'gaps.operator.lower': '≤ 基准', 'gaps.operator.profile': '按标准的符号', 'gaps.target': '标准中的指标', 'gaps.target.hint': '标准中名为“{column}”的指标',

  'equity.weight': '权重', 'equity.weight.none': '每个县一票：看县与县的差别。', 'equity.weight.some': '人多的县分量重：看人与人的差别。', 'equity.groups': '按组分解', 'equity.groups.hint': '泰尔指数分成组间与组内；选几个则依次嵌套，先大后小。也可键入区划的其他字段名。',
  'equity.rankBy': '集中指数的排序', 'equity.rankBy.hint': '例如人均收入：由穷到富排列，看服务偏向哪一头。', 'equity.bootstrap': '自助抽样次数', 'equity.bootstrap.hint': '用来给区间；0 为不给', 'equity.confidence': '置信水平', 'equity.epsilon': 'Atkinson ε', 'equity.epsilon.hint': '对不均等的厌恶程度',
  'equity.more.bootstrap': '自助抽样 {count} 次，{confidence}% 区间', 'equity.more.epsilon': 'Atkinson ε = {epsilon}', 'equity.more.rankBy': '含集中指数',

  'moran.weights': '谁算邻居', 'moran.weights.queen': '共边或共点（queen）', 'moran.weights.rook': '共边（rook）', 'moran.weights.knn': '最近的 k 个', 'moran.weights.meters': '一定距离内', 'moran.weights.pairs': '已导入的邻接表',
  'moran.weights.queen.hint': '边界有一点相同即为邻居。没有邻居的县（孤岛）会注明。', 'moran.weights.rook.hint': '边界有一段相同才是邻居。', 'moran.weights.knn.hint': '代表点之间测地距离最近的 k 个。', 'moran.weights.meters.hint': '代表点之间测地距离不超过此数。', 'moran.weights.pairs.hint': '按表中的对和权重。',
  'moran.knn': '几个邻居', 'moran.meters': '距离', 'moran.needsKnn': '请填写邻居个数。', 'moran.needsMeters': '请填写距离。', 'moran.permutations': '置换次数', 'moran.permutations.hint': '发表用可取 9,999', 'moran.falseDiscovery': '错误发现率', 'moran.falseDiscovery.hint': 'Benjamini–Hochberg；控制“碰巧成片”的县', 'moran.snapMeters': '边界容差', 'moran.snapMeters.hint': '边界没有对齐的数据用', 'moran.snapMeters.none': '须完全重合',
  'moran.more.permutations': '置换 {count} 次，种子 {seed}', 'moran.more.falseDiscovery': '错误发现率 {rate}',

  'convergence.from': '起始年', 'convergence.to': '终止年', 'convergence.groups': '另看组间与组内', 'convergence.groups.hint': '例如地级：差距在地级之间还是之内缩小。', 'convergence.needsYears': '指标表至少要有两个年份。', 'convergence.needsOrder': '终止年要晚于起始年。',

  'progress.baselineYear': '基期年', 'progress.targetYear': '目标年', 'progress.target': '目标', 'progress.target.value': '给定数值', 'progress.target.profile': '标准中的目标', 'progress.targetValue': '目标值', 'progress.cumulative': '累计指标（逐年相加，如“五年新增”）', 'progress.baseline': '共同的基期值', 'progress.baseline.hint': '不填则各县用自己基期年的值', 'progress.baseline.own': '各县自己的', 'progress.year': '现状年',
  'progress.needsYears': '请填写目标年。', 'progress.needsOrder': '目标年要晚于基期年。', 'progress.needsTarget': '请给出目标。', 'progress.more.ownBaseline': '各县用自己的基期值', 'progress.more.baseline': '基期值 {value}',
  'progress.split': '把总任务分到各县', 'progress.split.total': '总任务', 'progress.split.total.hint': '不填则用标准中的累计目标', 'progress.split.profile': '按标准', 'progress.split.by': '按什么分', 'progress.split.overrides': '手定的份额', 'progress.split.overrides.hint': '余下的在其他县之间按上面的办法分。', 'progress.split.share': '份额', 'progress.split.add': '手定一个县', 'progress.split.remove': '去掉这个县',

  'composite.add': '加一项', 'composite.remove': '去掉第 {number} 项', 'composite.area': '服务领域', 'composite.direction.higher': '高为好', 'composite.direction.lower': '低为好', 'composite.weight': '权重', 'composite.best': '满分值', 'composite.worst': '零分值',
  'composite.weights': '怎样定权重', 'composite.weights.equal': '各项相同', 'composite.weights.equal-by-area': '各领域相同，领域内相同', 'composite.weights.entropy': '熵权法', 'composite.weights.own': '自己给', 'composite.weights.ahp': '层次分析法（AHP）',
  'composite.weights.equal.hint': '最容易说清楚。', 'composite.weights.equal-by-area.hint': '指标多的领域不占便宜。', 'composite.weights.entropy.hint': '各县差别大的指标权重大；不代表更重要。', 'composite.weights.own.hint': '会折算成合计为 1。', 'composite.weights.ahp.hint': '两两比较；给出一致性比率 CR，0.1 以上应重新判断。',
  'composite.judgements': '两两比较', 'composite.judgements.hint': '1 同等，3 稍重，5 明显，7 强烈，9 极端；分数表示右边更重。', 'composite.judgement': '{a} 比 {b}',
  'composite.normalisation': '怎样化成同一尺度', 'composite.normalisation.min-max': '极差（0 至 1）', 'composite.normalisation.z-score': 'z 分数', 'composite.normalisation.rank': '位次', 'composite.normalisation.goalposts': '零分值与满分值',
  'composite.normalisation.min-max.hint': '最差的县 0 分，最好的 1 分；随各县而变，不能跨年比。', 'composite.normalisation.z-score.hint': '离平均几个标准差。', 'composite.normalisation.rank.hint': '只看次序，不看差多少。', 'composite.normalisation.goalposts.hint': '给每项定两个端点；可以跨年比。',
  'composite.missing': '缺数据的县', 'composite.missing.drop': '不算指数', 'composite.missing.available': '用有的指标算，权重重新折算', 'composite.samples': '随机权重次数', 'composite.samples.hint': '看位次随权重变动多少', 'composite.more': '随机权重 {samples} 次，种子 {seed}', 'composite.needsTwo': '至少选两项。', 'composite.needsWeights': '请给每项填权重。', 'composite.needsPosts': '请给每项填零分值和满分值。',

  'disparity.by': '城乡的值取自', 'disparity.by.coverage': '覆盖结果', 'disparity.by.values': '指标', 'disparity.by.coverage.hint': '城镇人口与其余人口各有多少在服务圈内。', 'disparity.by.values.hint': '城镇一列、乡村一列；另可给各县的值。',
  'disparity.coverage': '覆盖结果', 'disparity.urban': '城镇', 'disparity.rural': '乡村', 'disparity.of': '各县的值', 'disparity.of.hint': '看地级之内的差异，和有标记的县离平均多远。', 'disparity.tolerance': '“接近平均”的容差', 'disparity.tolerance.hint': '规划未给出；不填则不判', 'disparity.more': '平均：{benchmark}', 'disparity.needsCoverage': '请选择一个覆盖结果。', 'disparity.needsValues': '请选择城镇和乡村的指标，或各县的值。', 'disparity.needsBoth': '城镇和乡村要一起给。',

  'overview.coverage': '放进哪些覆盖结果', 'overview.coverage.hint': '按设施类型分别一列。', 'overview.gaps': '放进哪些差距结果', 'overview.none': '不放', 'overview.shareNeeded': '覆盖要达到多少人才不算红', 'overview.shareNeeded.hint': '规划未给出；不填则圈外有人最多为黄。', 'overview.everybody': '不设', 'overview.limit.hint': '有 30 分钟用 30 分钟，否则最大的', 'overview.group': '城镇人口所在的人群', 'overview.more.limit': '30 分钟，没有则最大的时限', 'overview.more.group': '“{group}”之外为乡村', 'overview.needs': '需要先有差距或覆盖的结果。', 'overview.needsOne': '请至少选一个结果。',

  'rules.needs': '需要先导入行政区划或指标表。', 'rules.profiles.order': '先选的在前。', 'rules.precedence': '标准不一时', 'rules.precedence.strictest.short': '从严', 'rules.precedence.first.short': '先选的为准', 'rules.which': '核对哪些', 'rules.all': '全部（{count} 条）',
  'rules.bindings': '用什么数据核对', 'rules.bindings.hint': '名称与标准一致的设施类型、属性和指标会自动对上；其余在这里指明。', 'rules.addBinding': '为一条标准指明数据', 'rules.editBinding': '修改“{rule}”的数据', 'rules.removeBinding': '去掉“{rule}”的数据', 'rules.thresholdSet': '要求 {threshold}',
  'rules.bind.facilityTypes': '哪些类型的设施算', 'rules.bind.attribute': '设施属性', 'rules.bind.column': '或：指标列', 'rules.bind.noColumn': '不用', 'rules.bind.coverage': '覆盖结果', 'rules.bind.noCoverage': '不用', 'rules.bind.type': '设施类型', 'rules.bind.scopeTag': '适用范围的标记', 'rules.bind.scopeArea': '适用范围的区域', 'rules.bind.direction': '好的方向',
  'rules.bind.asProfile': '按标准', 'rules.bind.asRule': '按标准的时限', 'rules.bind.shareNeeded': '多少人要在时限内', 'rules.bind.shareNeeded.hint': '原文没有说；不填则不判', 'rules.bind.threshold.hint': '原文没有数值，可自己定', 'rules.bind.tolerance': '“接近”容差',
};
