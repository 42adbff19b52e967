/** What the measures are: one line of meaning, formula, divisor. Shown on hover and printed below exported figures; Chinese. */
export const definitionsZh = {
  'define.rolled_up': '地级、省级的值是{how}；缺值的县另计，总量缺一个县即为未知。', 'define.persons_below': '未达到基准的各县的人口之和；人口不详的县不计。',
  'define.gini': '基尼系数：0 为完全均等，1 为全归一处。G = Σᵢ Σⱼ wᵢ wⱼ |xᵢ − xⱼ| / (2 W² x̄)；不乘 n/(n−1)。',
  'define.theil_t': '泰尔指数 T = Σ (wᵢ/W)(xᵢ/x̄) ln(xᵢ/x̄)，自然对数，0 ln 0 = 0；可分解为组间与组内，对高值敏感。',
  'define.theil_l': '泰尔指数 L（平均对数离差）= Σ (wᵢ/W) ln(x̄/xᵢ)；有值为 0 时不存在，对低值敏感。',
  'define.cv': '变异系数 = 标准差 / 平均数；标准差除以 n（加权时除以 W）。',
  'define.mad': '平均绝对离差 = Σ (wᵢ/W) |xᵢ − x̄|，单位同原值。',
  'define.palma': 'Palma 比 = 最高 10% 所占份额 / 最低 40% 所占份额，在洛伦兹曲线上内插；完全均等时为 0.25。',
  'define.atkinson': 'Atkinson 指数 = 1 − 等价均等值 / 平均数，厌恶程度 ε = {epsilon}；越大越看重最低的一端。',
  'define.p90_p10': '九成分位 / 一成分位，第 7 型内插；不随极端值动。',
  'define.max_min': '最大值 / 最小值；最小为 0 时不存在。',
  'define.concentration': '集中指数 C = 2 cov(x, r) / x̄，r 为按所选次序排列的位次份额；负值偏向次序靠前（如较穷）的一头。',
  'define.interval': '自助法区间：对县有放回抽样 {bootstrap} 次，取 {confidence}% 分位区间，随机种子 {seed}。',
  'define.lorenz': '洛伦兹曲线：由低到高，累计 x% 的权重占有 y% 的值；离对角线越远越不均。',
  'define.decomposition': '组间 = Σ s_g ln(x̄_g / x̄)，组内 = Σ s_g T_g（s_g 为组所占的值份额）；组间与组内之和等于总数。嵌套时逐层分。',
  'define.location_quotient': '区位熵 = 值的份额 / 权重的份额；大于 1 为多于其份。',
  'define.theil_part': '该县在泰尔 T 中的一项：(wᵢ/W)(xᵢ/x̄) ln(xᵢ/x̄)；各县之和为总数。',
  'define.share_of_value': '该县的值（乘权重）占全体的份额。', 'define.share_of_weight': '该县的权重占全体的份额；不加权时为 1/n。',

  'define.moran_i': '莫兰指数 I = (n/S₀) Σᵢ Σⱼ wᵢⱼ zᵢ zⱼ / Σ zᵢ²，行标准化；接近 1 为相似的相邻，约 −1/(n−1) 为随机，负为高低相间。',
  'define.expectation': '无空间相关时的期望 −1/(n−1)。', 'define.z': 'z = (I − 期望) / √方差，随机化假设（方差 {variance}），双侧 p。',
  'define.p_sim': '置换 p = (更极端的次数 + 1) / ({permutations} + 1)，种子 {seed}。', 'define.geary': 'Geary C = (n−1) Σᵢ Σⱼ wᵢⱼ (xᵢ − xⱼ)² / (2 S₀ Σ zᵢ²)；小于 1 为相似相邻。',
  'define.islands': '没有邻居的县：空间滞后取 0，仍计入 n。', 'define.links': '邻接对数，两个方向各计一次。',
  'define.lag': '空间滞后：邻居的（加权）平均值。', 'define.local_i': '局部莫兰 Iᵢ = zᵢ × lag(zᵢ) / (Σ z² / n)；Anselin 1995。', 'define.p_local': '条件置换的 p；“校正后”为 Benjamini–Hochberg 控制错误发现率 {rate} 之后。',
  'define.cluster': '高-高：自己高、邻居也高；低-低同理；高-低、低-高为与邻居相反的县。只标出控制错误发现之后显著的。', 'define.gi': 'Getis–Ord Gi*：自己和邻居合起来偏高（热点）或偏低（冷点），为 z 值；Ord & Getis 1995。',

  'define.sigma': 'σ 收敛：各县的变异系数（除以 n）或对数标准差随时间下降。', 'define.sd_log': '对数的标准差，除以 n；不随单位而变。',
  'define.beta': 'β 收敛：ln(y_T / y₀) / T 对 ln y₀ 作最小二乘，不加权；斜率为负，说明起点低的增长快。', 'define.lambda': '收敛速度 λ = −ln(1 + 斜率 × T) / T。', 'define.half_life': '差距减半所需年数 = ln 2 / λ；不收敛时不存在。', 'define.r2': '回归解释的变异份额。', 'define.slope_p': '斜率为 0 的双侧 t 检验。',
  'define.growth': '年均增长 = ln(y_T / y₀) / T。', 'define.residual': '实际增长减去同样起点的县的预期增长。',

  'define.progress': '进度 = (现状 − 基期) / (目标 − 基期)。', 'define.expected': '均匀推进线上现状年应有的值：基期 + (目标 − 基期) × 已过年数 / 总年数。', 'define.years_to_target': '按基期以来的年均变化，离目标还要几年；方向相反时不存在。', 'define.forecast': '年均变化不变时目标年的值。',
  'define.progress_state': '达到：现状已达目标；按期：不低于均匀推进线；落后：低于它。', 'define.sum_to_date': '从基期次年累计到现状年。', 'define.remaining': '该县任务减去累计数。',

  'define.index': '综合指数 = Σ 权重 × 得分；得分为归一后的值，越高越好。', 'define.rank': '1 为最好；同分取最小位次。', 'define.rank_range': '随机权重 {samples} 次（种子 {seed}）下位次的 5% 至 95% 范围；范围宽的县，位次取决于权重。', 'define.consistency': '一致性比率 CR = CI / RI，CI = (λmax − n)/(n − 1)；0.1 以上应重新判断（Saaty）。', 'define.entropy': '熵权：各县差异越大，权重越大；只是数据的性质，不代表政策轻重。', 'define.contribution': '得分 × 权重；各项之和为指数。',

  'define.difference': '城镇减乡村，单位同原值。', 'define.ratio': '城镇 / 乡村。', 'define.within_tolerance': '与平均 {benchmark} 相差不超过 {tolerance}，即算“接近”；容差由使用者设定。', 'define.region_gini': '该地级所辖各县之间的基尼系数，与全省的同一算法。',
  'define.relative_gap': '(值 − 基准) / |基准|。', 'define.z_score': '(值 − 各县平均) / 标准差（除以 n）。', 'define.severity': '相对差距达到第几级分界（{grades}），由使用者设定。', 'define.attainment': '值 / 基准；越低越好的指标取倒数。', 'define.rank_worst': '1 为最差；同值取最小位次。',
  'define.overview_state': '红：有指标未达到基准，或覆盖不到使用者设定的比例；黄：有指标接近基准，或圈外有人；绿：都不是；灰：没有数据。',
};
