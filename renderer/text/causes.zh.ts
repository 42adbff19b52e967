/** Why an indicator is below its benchmark, Chinese. */
export const causesZh = {
  'cause.country': '乡村落后', 'cause.none': '未能说明',
  'reason.distance': '离设施太远', 'reason.spread': '人住得分散', 'reason.data-gap': '道路数据可能不全', 'reason.full': '设施容量已满', 'reason.capacity': '按人口的设施偏少', 'reason.country': '乡村落后于城镇', 'reason.few-events': '例数少，差距可能只是偶然', 'reason.older': '数值较旧',
  'headline.overview.worst': '差得最多的是{name}：{value}，基准 {benchmark}{because}。', 'headline.overview.likely': '，可能因为{cause}', 'headline.overview.unexplained': '，现有数据说明不了原因',
  'why.indicator': '{name}：{value}，基准 {benchmark}，差 {short}。',
  'why.value-missing': '{name}：{year} 年没有数据。', 'why.value-missing.undated': '{name}：没有数据。', 'why.last': '数据缺口：最近的是 {lastYear} 年的 {lastValue}。', 'why.noLast': '数据缺口：更早的年份也没有。', 'why.value-hidden': '{name}：例数太少，数值不显示。', 'why.no-people': '{name}：没有人口数，不作比较。', 'why.no-benchmark': '{name}：{value}，没有可比的基准。',
  'why.by.coverage': '{cause}：{outside}人（{share}）{service}（{reference}），{part}。',
  'why.part.distance': '其中 {persons}人住在较大的聚居点', 'why.part.distance.km': '其中 {persons}人住在较大的聚居点，圈外的人离设施直线平均 {km} 公里', 'why.part.spread': '其中 {persons}人散居在小地点', 'why.part.data-gap': '其中 {persons}人直线步行可到而路网到不了', 'why.part.capacity': '另有 {persons}人在圈内但设施容量已满',
  'why.by.capacity': '容量：{types}的容量每万人 {own}，全域 {all}。', 'why.by.facilities': '容量：{types}每万人 {own} 处，全域 {all} 处。', 'why.by.country': '城乡：城镇 {urban}，达到基准；乡村 {rural}，没有达到。', 'why.by.few-events': '数据缺口：例数少，95% 区间 {low} 至 {high} 含基准，差距可能只是偶然。', 'why.by.older': '数据缺口：数值是 {year} 年的，早于本页其他结果，现在如何不清楚。',
  'why.contrast': '未达到的 {below} 个县中 {belowWith} 个如此，其余 {others} 个县中 {othersWith} 个。', 'why.contrast.alone': '{below} 个可查的县都未达到，没有别的县可比。',
  'why.unexplained': '说明不了原因：{checks}。',
  'why.check.coverage': '{service}覆盖 {share}（{reference}）', 'why.needed': '要求覆盖 {reference}', 'why.mean': '全域覆盖 {reference}', 'why.check.capacity': '{types}的容量每万人 {own}，全域 {all}', 'why.check.facilities': '{types}每万人 {own} 处，全域 {all} 处', 'why.check.country': '城镇 {urban}，乡村 {rural}', 'why.check.common': '{check}，但未达到的 {below} 个县中 {belowWith} 个如此，其余 {others} 个县中 {othersWith} 个，并不更少见',
  'why.unchecked.types': '没有指明由哪类设施提供，覆盖和容量没有查', 'why.unchecked.coverage': '本页没有{types}的覆盖结果', 'why.unchecked.capacity': '{types}的数量对不上县或人口',
  'why.rule': '指标依次查覆盖、容量、城乡；只说在未达到的县中更常见的情形。这是线索，不证明因果。',
  'card.whyIndicators': '指标为何未达到（县数）', 'card.whyCount': '{cause} {count}',
  'overview.disparity': '指标的城乡结果', 'overview.disparity.hint': '用来查是否只有乡村未达到。', 'overview.services': '提供服务的设施', 'overview.services.hint': '用来查覆盖和容量；不选则按标准中写明的设施类型。',
};
