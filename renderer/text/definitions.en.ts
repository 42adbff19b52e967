import type { definitionsZh } from './definitions.zh.ts';

/** What the measures are: one line of meaning, formula, divisor. Shown on hover and printed below exported figures; English. */
export const definitionsEn: Record<keyof typeof definitionsZh, string> = {
  'define.rolled_up': 'The value of a prefecture or province is {how}. Counties without it are counted apart; a total that lacks one is unknown.', 'define.persons_below': 'People of the counties short of the benchmark; counties whose people are not known are left out.',
  'define.gini': 'Gini: 0 is all alike, 1 all in one place. G = Σᵢ Σⱼ wᵢ wⱼ |xᵢ − xⱼ| / (2 W² x̄); without n/(n−1).',
  'define.theil_t': 'Theil T = Σ (wᵢ/W)(xᵢ/x̄) ln(xᵢ/x̄), natural logs, 0 ln 0 = 0; falls into between and within, sensitive to high values.',
  'define.theil_l': 'Theil L (mean log deviation) = Σ (wᵢ/W) ln(x̄/xᵢ); does not exist with a value of 0, sensitive to low values.',
  'define.cv': 'Coefficient of variation = standard deviation / mean; divisor n (W where weighted).',
  'define.mad': 'Mean absolute deviation = Σ (wᵢ/W) |xᵢ − x̄|, in the unit of the value.',
  'define.palma': 'Palma = share of the top 10% / share of the bottom 40%, on the interpolated Lorenz curve; 0.25 where all are alike.',
  'define.atkinson': 'Atkinson = 1 − equally distributed equivalent / mean, aversion ε = {epsilon}; the larger, the more the low end counts.',
  'define.p90_p10': '90th percentile / 10th percentile, type 7; extremes do not move it.',
  'define.max_min': 'Greatest / least value; does not exist where the least is 0.',
  'define.concentration': 'Concentration index C = 2 cov(x, r) / x̄, r the fractional rank in the chosen order; negative favours those first in it, such as the poor.',
  'define.interval': 'Bootstrap: counties drawn with replacement {bootstrap} times, percentile interval of {confidence}%, seed {seed}.',
  'define.lorenz': 'Lorenz curve: from low to high, x% of the weight hold y% of the value; the farther from the diagonal, the less equal.',
  'define.decomposition': 'Between = Σ s_g ln(x̄_g / x̄), within = Σ s_g T_g (s_g the group’s share of the value); they add up to the total. Nested groups level by level.',
  'define.location_quotient': 'Location quotient = share of the value / share of the weight; above 1 is more than its part.',
  'define.theil_part': 'The county’s term of Theil T: (wᵢ/W)(xᵢ/x̄) ln(xᵢ/x̄); the terms add up to the total.',
  'define.share_of_value': 'Share of the county’s value (times weight) in all.', 'define.share_of_weight': 'Share of the county’s weight in all; 1/n without weights.',

  'define.moran_i': 'Moran’s I = (n/S₀) Σᵢ Σⱼ wᵢⱼ zᵢ zⱼ / Σ zᵢ², row-standardised; near 1 like beside like, about −1/(n−1) chance, negative high beside low.',
  'define.expectation': 'Expected without spatial correlation: −1/(n−1).', 'define.z': 'z = (I − expectation) / √variance under randomisation (variance {variance}), p two-sided.',
  'define.p_sim': 'Pseudo p = (more extreme + 1) / ({permutations} + 1), seed {seed}.', 'define.geary': 'Geary C = (n−1) Σᵢ Σⱼ wᵢⱼ (xᵢ − xⱼ)² / (2 S₀ Σ zᵢ²); below 1 like beside like.',
  'define.islands': 'Counties without a neighbour: their lag is 0 and they stay in n.', 'define.links': 'Pairs of neighbours, both directions counted.',
  'define.lag': 'Spatial lag: the (weighted) mean of the neighbours.', 'define.local_i': 'Local Moran Iᵢ = zᵢ × lag(zᵢ) / (Σ z² / n); Anselin 1995.', 'define.p_local': 'p of conditional permutations; “adjusted” after Benjamini–Hochberg at a false discovery rate of {rate}.',
  'define.cluster': 'High-high: high among high; low-low alike; high-low and low-high differ from their neighbours. Only those significant after the control of false discovery are marked.', 'define.gi': 'Getis–Ord Gi*: the county with its neighbours is high (hot) or low (cold), as a z value; Ord & Getis 1995.',

  'define.sigma': 'Sigma convergence: the coefficient of variation (divisor n) or the standard deviation of logs falls over time.', 'define.sd_log': 'Standard deviation of the logs, divisor n; does not depend on the unit.',
  'define.beta': 'Beta convergence: least squares of ln(y_T / y₀) / T on ln y₀, unweighted; a negative slope means that those behind grow faster.', 'define.lambda': 'Speed λ = −ln(1 + slope × T) / T.', 'define.half_life': 'Years until the gap is halved = ln 2 / λ; does not exist without convergence.', 'define.r2': 'Share of the variation the regression explains.', 'define.slope_p': 'Two-sided t test of a slope of 0.',
  'define.growth': 'Annual growth = ln(y_T / y₀) / T.', 'define.residual': 'Growth less what counties with the same start are expected to have.',

  'define.progress': 'Progress = (current − baseline) / (target − baseline).', 'define.expected': 'Value of the on-track line in the current year: baseline + (target − baseline) × years gone / all years.', 'define.years_to_target': 'Years left at the mean annual change since the baseline; does not exist where the change goes the wrong way.', 'define.forecast': 'Value in the target year if the annual change goes on.',
  'define.progress_state': 'Met: the target is reached; on track: not below the on-track line; behind: below it.', 'define.sum_to_date': 'Summed from the year after the baseline to the current one.', 'define.remaining': 'The county’s part less the sum to date.',

  'define.index': 'Index = Σ weight × score; scores are the normalised values, higher is better.', 'define.rank': '1 is best; ties share the least.', 'define.rank_range': 'Where 5% to 95% of the ranks lie under {samples} random weights (seed {seed}); the rank of a county with a wide range hangs on the weights.', 'define.consistency': 'Consistency ratio CR = CI / RI, CI = (λmax − n)/(n − 1); judge again from 0.1 on (Saaty).', 'define.entropy': 'Entropy weights: the more the counties differ, the more an indicator counts; a property of the data, not of policy.', 'define.contribution': 'Score × weight; they add up to the index.',

  'define.difference': 'Urban less rural, in the unit of the value.', 'define.ratio': 'Urban / rural.', 'define.within_tolerance': 'Within {tolerance} of the average of {benchmark}; the user sets the tolerance.', 'define.region_gini': 'Gini among the counties of the prefecture, as that of the province is computed.',
  'define.relative_gap': '(value − benchmark) / |benchmark|.', 'define.z_score': '(value − mean of the counties) / standard deviation (divisor n).', 'define.severity': 'How many of the bounds ({grades}) the relative shortfall reaches; the user sets them.', 'define.attainment': 'value / benchmark; the inverse where lower is better.', 'define.rank_worst': '1 is worst; ties share the least.',
  'define.overview_state': 'Red: an indicator short of its benchmark, or coverage below the share the user set; amber: an indicator near it, or people outside; green: neither; grey: no data.',
};
