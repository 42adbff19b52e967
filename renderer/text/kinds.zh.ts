/** The kinds of analysis by name: what each asks, what stands there while it has no result, and what a job is called; Chinese. */
export const kindsZh = {
  'group.access': '覆盖与可达', 'group.equity': '差距与均等', 'group.siting': '选址',
  'group.access.question': '谁够得着，谁够不着', 'group.equity.question': '哪里落后，差多少，是否在缩小', 'group.siting.question': '下一步放在哪里', 'group.access.short': '覆盖与可达', 'group.equity.short': '差距与均等', 'group.siting.short': '选址', 'group.label': '分析分组',

  'panel.tall': '放大结果区', 'panel.usual': '还原结果区',

  'kind.coverage': '覆盖', 'kind.accessibility': '可达性', 'kind.comparison': '模型对比', 'kind.sensitivity': '敏感性', 'kind.od': '出行表',
  'kind.overview': '一页总览', 'kind.gaps': '差距', 'kind.disparity': '三类差距', 'kind.rules': '标准核对', 'kind.equity': '均等程度', 'kind.moran': '空间集聚', 'kind.convergence': '收敛', 'kind.progress': '目标进度', 'kind.composite': '综合指数', 'kind.siting': '选址',

  'kind.coverage.question': '谁在服务圈内，谁在圈外', 'kind.accessibility.question': '到设施要多久，人均能分到多少', 'kind.comparison.question': '几种算法在哪里说法不一', 'kind.sensitivity.question': '结论经得起多大变动', 'kind.od.question': '谁到哪个设施，多长时间',
  'kind.overview.question': '每县一行：指标、覆盖、人和原因', 'kind.gaps.question': '哪些县不及基准，差多少', 'kind.disparity.question': '城乡、区域、人群各差多少', 'kind.rules.question': '国家和地方标准哪条没达到', 'kind.equity.question': '县与县之间有多不均', 'kind.moran.question': '高低是否连成片，在哪里', 'kind.convergence.question': '差距在缩小还是扩大', 'kind.progress.question': '到目标年能否达到', 'kind.composite.question': '多项指标合成一个排名', 'kind.siting.question': '下一批设施放在哪里',

  'kind.coverage.none': '还没有覆盖结果：在左侧“覆盖”中运行。', 'kind.accessibility.none': '还没有可达性结果：在左侧“可达性”中运行。', 'kind.comparison.none': '还没有对比结果：在左侧“模型对比”中运行。', 'kind.sensitivity.none': '还没有敏感性结果：在左侧“敏感性”中运行。', 'kind.od.none': '还没有出行表：在左侧“出行表”中运行。',
  'kind.overview.none': '还没有总览：先有差距或覆盖的结果，再在左侧“一页总览”中运行。', 'kind.gaps.none': '还没有差距结果：在左侧“差距”中运行。', 'kind.disparity.none': '还没有城乡、区域、人群差距的结果：在左侧“三类差距”中运行。', 'kind.rules.none': '还没有核对结果：在左侧“标准核对”中运行。', 'kind.equity.none': '还没有均等程度的结果：在左侧“均等程度”中运行。', 'kind.moran.none': '还没有空间集聚的结果：在左侧“空间集聚”中运行。', 'kind.convergence.none': '还没有收敛结果：在左侧“收敛”中运行，指标表至少要有两个年份。', 'kind.progress.none': '还没有目标进度：在左侧“目标进度”中运行。', 'kind.composite.none': '还没有综合指数：在左侧“综合指数”中运行。', 'kind.siting.none': '还没有选址结果：在左侧“选址”中运行。',

  'job.sample': '生成示例省', 'job.import': '导入', 'job.other': '正在计算',
  'job.coverage': '计算覆盖', 'job.accessibility': '计算可达性', 'job.comparison': '对比模型', 'job.sensitivity': '检验敏感性', 'job.od': '计算出行表',
  'job.overview': '汇总一页总览', 'job.gaps': '计算差距', 'job.disparity': '计算三类差距', 'job.rules': '核对标准', 'job.equity': '计算均等程度', 'job.moran': '计算空间集聚', 'job.convergence': '计算收敛', 'job.progress': '计算目标进度', 'job.composite': '计算综合指数', 'job.siting': '计算选址',
  'job.cancel': '取消', 'job.starting': '开始…', 'job.queued': '排队中', 'job.left': '约剩 {time}',
};
