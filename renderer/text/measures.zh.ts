/** The window's words on accessibility, comparison, sensitivity, trips and checks, Chinese. */
export const measuresZh = {
  'access.method': '方法', 'access.formula': '公式',
  'access.nearest': '最近设施', 'access.cumulative': '累计机会', 'access.gravity': '重力模型', 'access.2sfca': '两步移动搜寻（2SFCA）', 'access.e2sfca': '增强两步移动搜寻（E2SFCA）', 'access.m2sfca': '改进两步移动搜寻（M2SFCA）', 'access.3sfca': '三步移动搜寻（3SFCA）',
  'access.nearest.hint': '到最近一处要多久：平均、中位数、九成人不超过。', 'access.cumulative.hint': '时限内能用到的容量或设施合计。', 'access.gravity.hint': '越远的容量折得越多，再合计。', 'access.2sfca.hint': '容量由圈内的人平分，再加到每个人头上。', 'access.e2sfca.hint': '同 2SFCA，近处的人分得多。', 'access.m2sfca.hint': '同 E2SFCA，远的那份算损失，不转给别人。', 'access.3sfca.hint': '先按远近选设施，再分容量，避免高估需求。',
  'access.nearest.formula': 'A_i = min_j c_ij', 'access.cumulative.formula': 'A_i = Σ_j S_j（c_ij ≤ 时限）；Wachs & Kumagai 1973', 'access.gravity.formula': 'A_i = Σ_j S_j f(c_ij)；Hansen 1959', 'access.2sfca.formula': 'R_j = S_j / Σ_i P_i，A_i = Σ_j R_j；Luo & Wang 2003', 'access.e2sfca.formula': 'R_j = S_j / Σ_i P_i w_ij，A_i = Σ_j R_j w_ij；Luo & Qi 2009', 'access.m2sfca.formula': 'R_j = S_j / Σ_i P_i w_ij，A_i = Σ_j R_j w_ij²；Delamater 2013', 'access.3sfca.formula': 'G_ij = w_ij / Σ_j w_ij，R_j = S_j / Σ_i P_i G_ij w_ij，A_i = Σ_j R_j G_ij w_ij；Wan 等 2012',
  'access.decay': '距离衰减', 'access.decay.none': '不衰减', 'access.decay.power': '幂函数', 'access.decay.exponential': '指数', 'access.decay.gaussian': '高斯', 'access.decay.steps': '分段',
  'access.exponent': '指数（负）', 'access.minimumCost': '最小成本', 'access.beta': 'β', 'access.sigma': 'σ', 'access.stepLimits': '分段上限', 'access.stepWeights': '各段权重',
  'access.decay.suggested': '建议值，随限值而变：限值处权重 0.01。', 'access.decay.luo': '建议值：时限三等分，权重取 Luo & Qi 2009。', 'access.decay.powerHint': '比最小成本更近的按最小成本算。', 'access.decay.weights': '限值一半处权重 {half}，限值处 {limit}', 'access.decay.wrong': '分段上限须递增，且与权重一样多。',
  'access.opportunities': '合计什么', 'access.opportunities.auto': '有容量用容量', 'access.opportunities.capacity': '容量', 'access.opportunities.count': '设施数',
  'access.per': '每多少人', 'access.perHint': '结果按此人数给出', 'access.points': '另存每个人口点的值', 'access.choiceOver': '在哪些设施中选', 'access.choiceOver.catchment': '限值之内', 'access.choiceOver.listed': '行程表所列全部',
  'access.needsPeople': '需要先导入人口。', 'costUnit.minutes': '分钟', 'costUnit.meters': '米', 'costUnit.cost': '成本',
  'access.view': '看什么', 'access.view.units': '各县', 'access.view.facilities': '设施', 'access.chart': '多少人在多久之内', 'access.chart.title': '按成本累计的人口比例', 'access.chart.bar': '{to}以内：{share} 的人（{persons} 人）', 'access.chart.beyond': '{share} 超出',
  'access.note.nearest': '全域平均 {value}，一半人不超过 {median}，九成人不超过 {p90}；{out}人在 {limit}内到不了', 'access.note.value': '全域每 {per} 人 {value}；{out}人一处也到不了', 'access.note.opportunities': '全域人均可用 {value}；{out}人一处也到不了',
  'column.mean': '平均（{unit}）', 'column.median': '中位数', 'column.p90': '九成人不超过', 'column.unreached': '到不了的人', 'column.perPersons': '每 {per} 人', 'column.opportunities': '人均可用',
  'column.facility': '设施', 'column.type': '类型', 'column.inReach': '圈内人口', 'column.assigned': '就近人口', 'column.capacity': '容量', 'column.load': '每容量人数', 'column.ratio': '每 {per} 人容量', 'column.served': '已服务', 'column.capacityLeft': '剩余容量',
  'column.backup': '有备选设施', 'column.servedPeople': '容量内已服务', 'column.residual': '容量不足的人',
  'facilities.none': '这次运行没有设施表', 'facilities.loadHint': '就近人口 ÷ 容量（床、席位等）', 'table.facilitiesView': '设施',
  'coverage.backup': '统计有第二处设施可到的人', 'coverage.capacityLimited': '计入容量（由近到远，满员为止）', 'coverage.unreachable': '其中 {persons}人（{places} 处）离路太远，接不上路网',

  'comparison.models': '比较的模型', 'comparison.modelsHint': '差异都相对第一种模型。', 'comparison.minutes': '共同时限', 'comparison.add': '加一种模型', 'comparison.remove': '去掉 {model}', 'comparison.tooFew': '至少选两种模型。', 'comparison.speedOf': '速度', 'comparison.first': '基准', 'comparison.same': '有两种模型完全相同。',
  'comparison.note': '{all}人各模型都在圈内，{none}人都在圈外，{disputed}人（{share}）说法不一', 'comparison.places': '说法不一的地点', 'comparison.places.count': '前 {shown} 处，共 {total} 处', 'comparison.matrix': '分歧矩阵（人）', 'comparison.matrix.hint': '行：该模型在圈内；列：该模型在圈外', 'comparison.matrix.in': '圈内', 'comparison.matrix.out': '圈外', 'comparison.none': '各模型说法一致。',
  'comparison.view.places': '地点', 'comparison.view.matrix': '矩阵', 'comparison.beyond': '到不了', 'column.disputed': '说法不一', 'column.disputedShare': '比例', 'column.place': '地点',
  'legend.onlyFirst': '{model}在内、别的在外（{total}）', 'legend.onlyOthers': '{model}在外、别的在内（{total}）', 'legend.onlyFirstSome': '{model}在内、别的在外：画最大 {shown} 处，共 {total}', 'legend.onlyOthersSome': '{model}在外、别的在内：画最大 {shown} 处，共 {total}',

  'sensitivity.speedFactors': '速度乘以', 'sensitivity.limitMinutes': '时限改为', 'sensitivity.limitFactors': '限值乘以', 'sensitivity.cellFactors': '像元合并', 'sensitivity.cellFactorsHint': '每边合并几格', 'sensitivity.otherPopulation': '换用对照人口', 'sensitivity.verdictShare': '达标线', 'sensitivity.verdictShare.base': '全域覆盖率', 'sensitivity.verdictShare.hint': '空着：用基本情形下全域的覆盖率', 'sensitivity.limitHint': '空着：时限的 5/6 和 7/6',
  'sensitivity.low': '最低', 'sensitivity.base': '基本情形', 'sensitivity.high': '最高', 'sensitivity.flipping': '结论会翻转的县', 'sensitivity.ofCounties': '共 {count} 个', 'sensitivity.verdict': '达标线 {share}', 'sensitivity.chart': '各县覆盖率在各情形下的变动', 'sensitivity.chart.county': '{name}：{base}（{low} – {high}）', 'sensitivity.chart.flips': '{name}：{base}（{low} – {high}），{count} 种情形下结论翻转',
  'sensitivity.variants': '情形', 'sensitivity.counties': '各县', 'sensitivity.key.flips': '会翻转', 'sensitivity.key.firm': '不变',
  'column.variant': '情形', 'column.sharesOfVariant': '覆盖率', 'column.flipped': '翻转的县', 'column.verdict': '结论', 'column.base': '基本', 'column.low': '最低', 'column.high': '最高', 'column.flips': '翻转', 'sensitivity.flippedBy': '使结论翻转：', 'verdict.pass': '达标', 'verdict.fail': '未达标', 'verdict.none': '无人口',
  'variant.base': '基本情形', 'variant.speed': '速度 ×{factor}', 'variant.limit': '限值 {limit}', 'variant.cells': '像元 {factor} 合 1', 'variant.otherPopulation': '对照人口',

  'od.nearest': '最近几处', 'od.nearest.all': '全部', 'od.nearest.hint': '1：每个地点去最近的一处，即设施服务区', 'od.catchments': '服务区', 'od.trips': '出行明细', 'od.note': '{pairs} 条出行；{without} 处地点、{persons}人在限值内到不了', 'od.page': '第 {from}–{to} 条，共 {total} 条', 'od.export': '导出明细（CSV）',
  'column.places': '地点数', 'column.farthest': '最远（{unit}）', 'column.meanCost': '平均（{unit}）', 'column.origin': '起点', 'column.destination': '终点', 'column.cost': '成本（{unit}）', 'column.rankOfTrip': '第几近',

  'checks.count': '{count} 项校核通过', 'checks.wrong': '{count} 项校核未通过', 'checks.title': '校核', 'checks.compared': '比对 {compared} 处', 'checks.wrongOf': '{compared} 处中 {failed} 处不符；{place}：{left} 与 {right}', 'checks.state.pass': '通过', 'checks.others': '另有 {count} 项与这类结果无关。', 'checks.hint': '同一个数用两种办法加出来，必须一致。',

  'unit.km': '公里', 'limit.cost': '成本 {cost}', 'headline.withinCost': '成本 {cost} 内', 'export.geotiff': '每格出行时间（GeoTIFF）',
  'amount.minutes': '{value} 分钟', 'amount.cost': '{value}',
  'headline.access.nearest': '{area}到最近的{facilities}平均要 {value}，一半人不超过 {median}，九成人不超过 {p90}。', 'headline.access.nearestOut': '{area}到最近的{facilities}平均要 {value}，一半人不超过 {median}，九成人不超过 {p90}；另有 {out}人在 {limit}内到不了。', 'headline.access.nobody': '{area}没有人能在 {limit}内到达{facilities}。',
  'headline.access.value': '{reach}，{area}每 {per} 人可用的{facilities}容量为 {value}（{method}）；{out}人一处也到不了。', 'headline.access.opportunities': '{reach}，{area}人均可用的{facilities}{what}为 {value}（{method}）；{out}人一处也到不了。', 'headline.access.unknown': '{area}的{facilities}没有容量数据，算不出可达性。',
  'headline.comparison': '按{first}，{area} {inside}人在{circle}内；按{other}，其中 {lost}人到不了。', 'headline.comparison.same': '按{first}，{area} {inside}人在{circle}内；按{other}，这些人也都到得了。',
  'headline.circle': '服务圈', 'headline.circle.minutes': ' {minutes} 分钟圈',
  'headline.sensitivity': '{area}覆盖率为 {base}；速度、时限等假设变动时在 {low} 与 {high} 之间，{flips} 个县的结论会翻转。', 'headline.sensitivity.county': '{area}覆盖率为 {base}，假设变动时在 {low} 与 {high} 之间；“{verdict}”的结论在 {flips} 种情形下会翻转。', 'headline.sensitivity.firm': '{area}覆盖率为 {base}，假设变动时在 {low} 与 {high} 之间；“{verdict}”的结论不变。',
  'headline.od': '{reach}，共有 {pairs} 条出行；{persons}人到不了任何{facilities}。', 'headline.od.all': '{reach}，共有 {pairs} 条出行，人人都到得了{facilities}。',
 
};
