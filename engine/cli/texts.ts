export type Language = 'zh' | 'en';

/** What the command line itself says; everything about data and analyses is in api/messages. */
const TEXTS = {
  notYet: { zh: '尚未提供：{feature}', en: 'not yet available: {feature}' },
  cancelled: { zh: '已取消，未写入任何结果。', en: 'Cancelled; nothing was written.' },
  bug: { zh: '程序内部错误（编号 {id}）：{reason}', en: 'A bug in Junheng (id {id}): {reason}' },
  unknownTopic: { zh: '没有关于“{topic}”的帮助。', en: 'There is no help on “{topic}”.' },
  written: { zh: '结果已写入 {out}', en: 'Results are in {out}' },
  synthetic: { zh: '【虚构示例数据】', en: '[invented sample data]' },
  valid: { zh: '方案与数据可以运行。', en: 'The recipe and its inputs can be run.' },
  coverage: {
    zh: '{id}：{limit}内覆盖 {covered} 人，占 {share}（分母 {persons} 人）',
    en: '{id}: {covered} people covered within {limit}, {share} (of {persons})',
  },
  coverageArea: { zh: '{id}：{limit}内覆盖面积 {area} km²，占 {share}', en: '{id}: {area} km² covered within {limit}, {share}' },
  gap: {
    zh: '{id}：{indicator} 基准 {benchmark}，{n} 个有值单元中 {below} 个低于基准，涉及 {persons} 人',
    en: '{id}: {indicator} benchmark {benchmark}; {below} of {n} units are below it, {persons} people',
  },
  ownBenchmark: { zh: '（各单元不同）', en: '(one of its own for each unit)' },
  overview: {
    zh: '{id}：红 {red} 个县，黄 {amber} 个，绿 {green} 个，无数据 {unknown} 个',
    en: '{id}: counties red {red}, amber {amber}, green {green}, without data {unknown}',
  },
  overviewItem: { zh: '{id}：{item} 圈外 {outside} 人', en: '{id}: {item}: {outside} people outside' },
  overviewItemPoor: { zh: '{id}：{item} 圈外 {outside} 人，其中贫困县 {poor} 人', en: '{id}: {item}: {outside} people outside, {poor} of them in poor counties' },
  overviewIndicator: {
    zh: '{id}：{indicator} {below} 个县未达到，原因为距离 {distance}、分布 {spread}、容量 {capacity}、数据缺口 {gap}，未能说明 {none}',
    en: '{id}: {indicator}: {below} counties below; cause distance {distance}, spread {spread}, capacity {capacity}, data gap {gap}, not explained {none}',
  },
  convergence: {
    zh: '{id}：{from} 至 {to} 年，{n} 个单元的变异系数由 {cvFrom} 变为 {cvTo}；增长率对期初对数的斜率 {slope}（p {p}）',
    en: '{id}: {from} to {to}, coefficient of variation of {n} units {cvFrom} → {cvTo}; slope of growth on the first logarithm {slope} (p {p})',
  },
  halfLife: { zh: '{id}：收敛速度每年 {speed}，差距减半需 {years} 年', en: '{id}: speed of convergence {speed} a year; half of the gap closes in {years} years' },
  progress: {
    zh: '{id}：{indicator} 至 {targetYear} 年目标 {target}，{year} 年已达标 {met} 个单元，进度正常 {onTrack} 个，落后 {behind} 个，无数据 {unknown} 个',
    en: '{id}: {indicator}, target {target} by {targetYear}; in {year} met by {met} units, on track {onTrack}, behind {behind}, no data {unknown}',
  },
  composite: {
    zh: '{id}：{n} 个单元的综合指数（缺少指标而未计算的 {dropped} 个），权重 {weights}',
    en: '{id}: composite index of {n} units ({dropped} without one), weights {weights}',
  },
  consistency: { zh: '{id}：判断矩阵一致性比率 {ratio}', en: '{id}: consistency ratio of the comparisons {ratio}' },
  moran: {
    zh: '{id}：{value} 的 Moran 指数 I = {i}（z = {z}，p {p}，置换 p = {simulated}）；{n} 个单元，邻接 {links} 条，无邻居 {islands} 个',
    en: '{id}: Moran\'s I of {value} = {i} (z = {z}, p {p}, by permutation {simulated}); {n} units, {links} links, {islands} without neighbours',
  },
  moranClusters: {
    zh: '{id}：显著的集聚（错误发现率 {rate}）：高高 {hh}，低低 {ll}，高低 {hl}，低高 {lh}',
    en: '{id}: significant clusters (false discovery rate {rate}): high-high {hh}, low-low {ll}, high-low {hl}, low-high {lh}',
  },
  equity: {
    zh: '{id}：{value}，{n} 个单元（{weight}），基尼系数 {gini}，泰尔 T {theil}，变异系数 {cv}',
    en: '{id}: {value}, {n} units ({weight}): Gini {gini}, Theil T {theil}, coefficient of variation {cv}',
  },
  weighted: { zh: '按 {weight} 加权', en: 'weighted by {weight}' },
  unweighted: { zh: '不加权', en: 'unweighted' },
  equityInterval: { zh: '（{level} 区间 {low} 至 {high}）', en: ' ({level} interval {low} to {high})' },
  equityParts: { zh: '{id}：泰尔 T 的 {share} 在各组（{groups}）之间', en: '{id}: {share} of Theil T lies between groups ({groups})' },
  equityPartsInside: { zh: '{id}：泰尔 T 的 {share} 在上述组内的各组（{groups}）之间', en: '{id}: {share} of Theil T lies between groups ({groups}) inside those' },
  concentration: { zh: '{id}：按 {rank} 排序的集中指数 {index}', en: '{id}: concentration index {index}, ranked by {rank}' },
  townAndCountry: {
    zh: '{id}：城镇 {urban}，农村 {rural}，相差 {difference}，比值 {ratio}；{n} 个单元中差距最大的是 {widest}',
    en: '{id}: urban {urban}, rural {rural}, difference {difference}, ratio {ratio}; the widest gap of {n} units is in {widest}',
  },
  spread: { zh: '{id}：{value}，{n} 个单元之间的基尼系数 {gini}，变异系数 {cv}', en: '{id}: {value} among {n} units: Gini {gini}, coefficient of variation {cv}' },
  taggedNear: {
    zh: '{id}：{tagged} 个带标记（{tag}）单元中有 {within} 个达到或接近平均值 {benchmark}（容差 {tolerance}）',
    en: '{id}: {within} of {tagged} tagged units ({tag}) reach the average {benchmark} or are near it (tolerance {tolerance})',
  },
  rules: {
    zh: '{id}：按 {profile} 检验 {rules} 条规则：达标 {passed} 项次，未达标 {failed} 项次（涉及 {failing} 条规则），不适用 {without}，无法检验 {unknown}',
    en: '{id}: {rules} rules of {profile}: met {passed} times, not met {failed} times (by {failing} rules), not applicable {without}, not testable {unknown}',
  },
  ruleReasons: { zh: '{id}：未检验的主要原因：{reasons}', en: '{id}: main reasons for not testing: {reasons}' },
  ruleConflictsStrictest: { zh: '{id}：有 {count} 条规则几份标准的限值不同，从严', en: '{id}: profiles differ in {count} thresholds; the strictest was taken' },
  ruleConflictsFirst: { zh: '{id}：有 {count} 条规则几份标准的限值不同，按列出的先后', en: '{id}: profiles differ in {count} thresholds; the first profile named was taken' },
  comparison: {
    zh: '{id}：按{first}有 {covered} 人在范围内，其中 {persons} 人按{other}不在范围内',
    en: '{id}: {covered} people covered by {first}, {persons} of them not by {other}',
  },
  sensitivity: {
    zh: '{id}：覆盖人口占 {base}，换用其他假设时在 {low} 至 {high} 之间；达标线 {verdict}，{counties} 个单元中有 {flipping} 个会改变达标结论',
    en: '{id}: {base} of people covered, {low} to {high} over the cases tried; a unit passes at {verdict} or more; units whose verdict flips: {flipping} of {counties}',
  },
  nearest: {
    zh: '{id}：到最近设施平均 {value}，一半人口不超过 {median}（范围内 {reached} 人；范围内没有设施的 {unreached} 人）',
    en: '{id}: {value} on average to the nearest facility, {median} at most for half of the {reached} people with one within the limit; people with none: {unreached}',
  },
  accessibility: {
    zh: '{id}：{method}按人口平均为 {value}{per}；{persons} 人中 {reached} 人可达',
    en: '{id}: {method}: {value}{per}, averaged over people; {reached} of {persons} people reached',
  },
  perPeople: { zh: '（每 {count} 人）', en: ' per {count} people' },
  times: { zh: '（已乘以 {count}）', en: ' (times {count})' },
  'method.cumulative': { zh: '范围内的机会', en: 'opportunities within the limit' },
  'method.gravity': { zh: '重力模型可达性', en: 'gravity accessibility' },
  'method.2sfca': { zh: '两步移动搜索法（2SFCA）可达性', en: 'two-step floating catchment (2SFCA)' },
  'method.e2sfca': { zh: '增强两步移动搜索法（E2SFCA）可达性', en: 'enhanced two-step floating catchment (E2SFCA)' },
  'method.m2sfca': { zh: '改进两步移动搜索法（M2SFCA）可达性', en: 'modified two-step floating catchment (M2SFCA)' },
  'method.3sfca': { zh: '三步移动搜索法（3SFCA）可达性', en: 'three-step floating catchment (3SFCA)' },
  od: {
    zh: '{id}：{origins} 个人口点，列出到设施的出行 {pairs} 条；范围内没有设施的人口点 {without} 个（{unreached} 人）',
    en: '{id}: trips listed: {pairs}, from {origins} places; places with no facility within the limit: {without} ({unreached} people)',
  },
  siting: {
    zh: '{id}：启发式方法选出 {count} 处，覆盖人口 {before} → {after}（任何选法都不超过 {bound}，差距 {gap}）',
    en: '{id}: {count} sites chosen by a heuristic, people covered {before} → {after} (no choice can pass {bound}; gap {gap})',
  },
  modelWithin: { zh: '{model}{limit}', en: '{model} ({limit})' },
  minutes: { zh: '{value} 分钟', en: '{value} min' },
  minutesAsRadius: { zh: '{minutes} 分钟（半径 {meters} 米）', en: '{minutes} min (a radius of {meters} m)' },
  meters: { zh: '{value} 米', en: '{value} m' },
  cost: { zh: '{value} 成本单位', en: 'a cost of {value}' },
  unknown: { zh: '未知', en: 'unknown' },
  secondsLeft: { zh: '约剩 {seconds} 秒', en: 'about {seconds} s left' },
} as const;

export function cliText(lang: Language, key: keyof typeof TEXTS, values: Record<string, string | number> = {}): string {
  return TEXTS[key][lang].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Chinese unless the environment asks for another language. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const wanted = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^en/i.test(wanted) ? 'en' : 'zh';
}
