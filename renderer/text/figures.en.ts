import type { figuresZh } from './figures.zh.ts';

/** Words of figures and of maps of named states: what they are called, and their definitions in one line each; English. */
export const figuresEn: Record<keyof typeof figuresZh, string> = {
  'figure.export': 'Export figure: {title}', 'figure.png': 'Picture (PNG)', 'figure.svg': 'Vector drawing (SVG)', 'figure.brushed': '{count} brushed', 'figure.brushEnd': 'Clear',
  'figure.keys': 'Drag a box to brush, Shift and click to add; keyboard: arrows go from county to county, Enter chooses, Space brushes, Esc ends the brush',
  'figure.missing': 'Not drawn for want of data: {count}', 'figure.missingLag': 'Not drawn, without data or neighbours: {count}', 'figure.order': 'worst to best →',

  'figure.about': 'Definition of “{title}”',
  'definition.dots': 'Gap = value − benchmark; attainment = value ÷ benchmark, inverted where lower is better. From the worst to the best; benchmark {benchmark}.',
  'definition.slope': 'One line per county, left {left}, right {right}; difference = {right} − {left}. Dashed: the means of both sides.',
  'definition.lorenz': 'Counties in ascending order of the value; across: cumulative share of {weight}, up: cumulative share of the value. Gini G = Σᵢ Σⱼ wᵢ wⱼ |xᵢ − xⱼ| ÷ (2 x̄ W²), divisor {divisor}, without n/(n − 1).',
  'definition.parts': 'Theil T = Σ s ln(s/p), Theil L = Σ p ln(p/s); s: share of the value, p: share of the weight, natural logarithms. Between + within = total.',
  'definition.forest': 'Lines are {confidence} intervals: percentiles of {bootstrap} resamples of the counties with replacement (seed {seed}). Divisor: {divisor}.',
  'definition.convergence': 'ln(y_T ÷ y_0) ÷ T = a + β ln y_0 (least squares, T = {years} years); β < 0: counties that began lower catch up. λ = −ln(1 + βT) ÷ T, half-life = ln 2 ÷ λ.',
  'definition.sigma': 'CV = standard deviation ÷ mean, sd of logs = standard deviation of ln y, both with divisor n and equal weights. Theil T = Σ s ln(s/p), between + within = total.',
  'definition.progress': 'Progress = (current − baseline) ÷ (target − baseline); the path is the straight line from baseline to target year; the forecast carries the mean yearly change since the baseline on to {target}.',
  'definition.moran': 'z = (x − x̄) ÷ s, s with divisor n; up: mean z of the neighbours (row-standardised weights). The slope is I = Σ z (Wz) ÷ Σ z² of the counties drawn.',
  'definition.ranks': 'Dots: rank under the chosen weights; bars: 5–95 % of the rank under {samples} sets of random weights (seed {seed}), ticks: the median. The longer the bar, the more the rank hangs on the weights.',

  'category.gap.below': 'Short of it', 'category.gap.near': 'Near', 'category.gap.met': 'Met',
  'category.rule.fail': 'Fails', 'category.rule.pass': 'Passes', 'category.rule.not-applicable': 'Not applicable',
  'category.progress.behind': 'Behind', 'category.progress.on-track': 'On track', 'category.progress.met': 'Met',
  'category.overview.red': 'Falls short', 'category.overview.amber': 'To watch', 'category.overview.green': 'No shortfall',
  'category.lisa.HH': 'High-high', 'category.lisa.LL': 'Low-low', 'category.lisa.HL': 'High-low', 'category.lisa.LH': 'Low-high', 'category.lisa.ns': 'Not significant', 'category.lisa.island': 'No neighbours',
  'category.hotspots.hot': 'Hot spot (high values)', 'category.hotspots.cold': 'Cold spot (low values)', 'category.hotspots.ns': 'Not significant', 'category.hotspots.island': 'No neighbours',
  'category.within.no': 'Not near the average', 'category.within.yes': 'Near the average',
  'category.severity.0': 'Not below', 'category.severity.first': 'Short by less than {to}', 'category.severity.middle': 'Short by {from}–{to}', 'category.severity.last': 'Short by {from} or more',

  'mapped.state': 'State', 'mapped.indicators_below': 'Indicators short', 'mapped.red_items': 'Shortfalls', 'mapped.difference': 'Town minus country', 'mapped.ratio': 'Town over country', 'mapped.urban': 'Town', 'mapped.rural': 'Country', 'mapped.value': 'Value', 'mapped.within': 'Near the average',
  'mapped.failed': 'Rules failed', 'mapped.location_quotient': 'Location quotient', 'mapped.theil_t_part': 'Part in Theil T', 'mapped.cluster': 'Local clusters (LISA)', 'mapped.gi_cluster': 'Hot and cold spots (Gi*)', 'mapped.lag': 'Mean of neighbours', 'mapped.local_i': 'Local Moran',
  'mapped.annual_growth': 'Yearly growth', 'mapped.value_from': 'Value of {from}', 'mapped.value_to': 'Value of {to}', 'mapped.residual': 'Growth beyond that of equals', 'mapped.progress': 'Progress', 'mapped.current': 'Current value', 'mapped.years_to_target': 'Years to target', 'mapped.remaining': 'Remaining',
  'mapped.index': 'Composite index', 'mapped.rank': 'Rank', 'mapped.persons_share': 'People covered: {item}', 'mapped.persons_outside': 'People outside: {item}', 'mapped.area': 'Sub-index: {area}',
  'variable.state': 'State against the benchmark', 'variable.severity': 'Grade of shortfall', 'variable.bivariate': 'Two at once: attainment and coverage',
  'mapped.allRules': 'All rules together', 'mapped.rule': 'Which rule',
  'worse.label': 'Which end is the need', 'worse.low': 'Low is worse', 'worse.high': 'High is worse',
  'bivariate.coverage': 'Paired with which coverage run', 'bivariate.none': 'Run coverage first', 'bivariate.breaks': 'Breaks', 'bivariate.terciles': 'Terciles', 'bivariate.own': 'Own', 'bivariate.wrong': 'Two ascending numbers for each axis.',
  'bivariate.x.higher': '{indicator} ÷ benchmark', 'bivariate.x.lower': 'Benchmark ÷ {indicator}', 'bivariate.y': 'People covered', 'bivariate.cell': '{x}, {y}: {count} counties', 'bivariate.class.0': 'low', 'bivariate.class.1': 'middle', 'bivariate.class.2': 'high',
  'legend.brushed': 'Brushed',
};
