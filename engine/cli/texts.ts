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
  comparison: {
    zh: '{id}：按{first}覆盖 {covered} 人，其中 {persons} 人按{other}不在范围内',
    en: '{id}: {covered} people covered by {first}, {persons} of them not by {other}',
  },
  sensitivity: {
    zh: '{id}：覆盖 {base}，各情形下 {low} 至 {high}；判定线 {verdict}，{counties} 个县中 {flipping} 个的结论会翻转',
    en: '{id}: {base} covered, {low} to {high} over the cases; pass from {verdict}, the verdict of {flipping} of {counties} counties flips',
  },
  nearest: {
    zh: '{id}：到最近设施平均 {value}，一半人口不超过 {median}（{reached} 人；{unreached} 人不可达）',
    en: '{id}: {value} on average to the nearest facility, {median} at most for half of the people ({reached}; {unreached} do not reach any)',
  },
  accessibility: {
    zh: '{id}：{method} 平均 {value}（每 {per} 人），{persons} 人中 {reached} 人可达',
    en: '{id}: {method} {value} on average (per {per}), {reached} of {persons} people reached',
  },
  od: {
    zh: '{id}：{origins} 个人口点的 {pairs} 条出行；{without} 个点（{unreached} 人）没有可达的设施',
    en: '{id}: {pairs} trips from {origins} places; {without} places ({unreached} people) reach no facility',
  },
  siting: {
    zh: '{id}：启发式选出 {count} 处，覆盖人口 {before} → {after}（上界 {bound}，差距 {gap}）',
    en: '{id}: heuristic, {count} sites, people covered {before} → {after} (bound {bound}, gap {gap})',
  },
  minutes: { zh: '{value} 分钟', en: '{value} min' },
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
