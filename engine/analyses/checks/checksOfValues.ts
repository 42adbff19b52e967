import type { CheckedRun, Comparison, Figures } from './checkTables.ts';

/** Gaps: counties compared and below, and their people, counted again from value, benchmark and operator of each row. */
export function compareGaps({ draft, main, tables }: CheckedRun, comparison: Comparison): void {
  for (const [indicator, figures] of Object.entries(draft.totals as Record<string, Record<string, unknown>>)) {
    let [compared, below, persons] = [0, 0, 0];
    const operator = String(figures['operator']);
    for (let row = 0; row < main.rows; row++) {
      if (main.text('indicator', row) !== indicator || main.text('state', row) === 'missing') continue;
      compared++;
      if (isMet(main.number('value', row), operator, main.number('benchmark', row)) || main.text('state', row) === 'near') continue;
      below++;
      if (!Number.isNaN(main.number('persons', row))) persons += main.number('persons', row);
    }
    comparison.equal(compared, figures['n'] as number, () => `${indicator} n`);
    comparison.equal(below, figures['below'] as number, () => `${indicator} below`);
    if (figures['persons_below'] !== null) comparison.equal(persons, figures['persons_below'] as number, () => `${indicator} persons_below`);
    for (const level of ['parents', 'provinces']) {
      const above = tables.get(level);
      if (!above) continue;
      const sumOf = (column: string) => above.sumsBy(column, (row) => above.text('indicator', row)).get(indicator) ?? NaN;
      comparison.equal(sumOf('units_below'), figures['below'] as number, () => `${level} ${indicator} units_below`);
      if (figures['persons_below'] !== null) comparison.equal(sumOf('persons_below'), figures['persons_below'] as number, () => `${level} ${indicator} persons_below`);
    }
  }
}

function isMet(value: number, operator: string, benchmark: number): boolean {
  return operator === '>' ? value > benchmark : operator === '<' ? value < benchmark : operator === '<=' ? value <= benchmark : value >= benchmark;
}

/** Coverage: people of the townships of a county add up to the county, covered or not, by group. */
export function compareTownships({ tables, main }: CheckedRun, comparison: Comparison): void {
  const townships = tables.get('townships');
  if (!townships?.has('parent') || !main.has('code')) return;
  const key = (table: Figures, unit: string, row: number) => `${table.text(unit, row)} ${table.question(row)}`;
  for (const name of main.summable().filter((column) => column.startsWith('persons'))) {
    const below = townships.sumsBy(name, (row) => key(townships, 'parent', row));
    for (let row = 0; row < main.rows; row++) {
      const sum = below.get(key(main, 'code', row));
      // A county without townships has nothing to add up.
      if (sum !== undefined) comparison.equal(sum, main.number(name, row), () => `${name} ${key(main, 'code', row)}`);
    }
  }
}

interface Decomposed { theil_t: { between: number | null; within: number | null }; theil_l: { between: number | null; within: number | null } }

/** Equity: the parts between and within groups are the whole, of both Theil indices; nested parts too. Convergence: likewise in every year. */
export function compareDecomposition({ draft, tables }: CheckedRun, comparison: Comparison): void {
  if (draft.kind === 'convergence' && draft.totals['groups'] !== null) {
    const years = tables.get('years')!;
    for (let row = 0; row < years.rows; row++) comparison.equal(years.number('theil_t_between', row) + years.number('theil_t_within', row), years.number('theil_t', row), () => `theil_t ${years.number('year', row)}`);
  }
  if (draft.kind !== 'equity') return;
  const { decomposition, theil_t: t, theil_l: l } = draft.totals as unknown as { decomposition: Decomposed[] | null; theil_t: number | null; theil_l: number | null };
  for (const [name, total] of [['theil_t', t], ['theil_l', l]] as const) {
    if (!decomposition?.length || total === null) continue;
    const between = decomposition.reduce((sum, level) => sum + (level[name].between ?? NaN), 0);
    comparison.equal(between + (decomposition.at(-1)![name].within ?? NaN), total, () => name);
  }
}

/** Overview: the rows of the gap list of a service are all people outside, and in every county the causes are its people outside. */
export function compareGapList({ draft, tables, main }: CheckedRun, comparison: Comparison): void {
  if (draft.kind !== 'overview') return;
  const [list, causes] = [tables.get('gaplist')!, tables.get('causes')!];
  const listed = list.sumsBy('persons_affected', (row) => `${list.text('kind', row)} ${list.text('item', row)}`);
  for (const { key } of draft.totals['coverage'] as { key: string }[]) {
    let outside = 0;
    for (let row = 0; row < main.rows; row++) outside += main.number(`persons_outside_${key}`, row) || 0;
    comparison.equal(listed.get(`coverage ${key}`) ?? 0, outside, () => key);
  }
  for (let row = 0; row < causes.rows; row++) {
    const parts = ['persons_distance', 'persons_spread', 'persons_data_gap'].reduce((sum, name) => sum + causes.number(name, row), 0);
    comparison.equal(parts, causes.number('persons_outside', row), () => `${causes.text('item', row)} ${causes.text('code', row)}`);
  }
}

/** Progress: the shares of a split total add up to it. Composite index: weights add up to 1, contributions to the index. Moran: neighbours add up to the links, local figures to the global one. */
export function compareParts({ draft, tables, main }: CheckedRun, comparison: Comparison): void {
  if (draft.kind === 'progress' && draft.totals['split_by'] !== undefined) {
    comparison.equal(sumOf(main, 'target'), draft.totals['target'] as number, () => 'target');
    comparison.equal(sumOf(main, 'share_of_total'), 1, () => 'share_of_total');
  }
  if (draft.kind === 'moran') {
    const { i, n, islands, links } = draft.totals as { i: number | null; n: number; islands: number; links: number };
    comparison.equal(sumOf(main, 'neighbours'), links, () => 'neighbours');
    // Rows of weights add up to 1, those of islands to 0.
    if (i !== null) comparison.equal(sumOf(main, 'local_i'), i * (n - islands), () => 'local_i');
  }
  if (draft.kind !== 'composite') return;
  const weights = tables.get('weights')!;
  comparison.equal(sumOf(weights, 'weight'), 1, () => 'weight');
  const parts = tables.get('parts')!;
  const contributed = parts.sumsBy('contribution', (row) => parts.text('code', row));
  for (let row = 0; row < main.rows; row++) {
    const index = main.number('index', row);
    if (!Number.isNaN(index)) comparison.equal(contributed.get(main.text('code', row)) ?? NaN, index, () => main.text('code', row));
  }
}

function sumOf(table: Figures, name: string): number {
  let sum = 0;
  for (let row = 0; row < table.rows; row++) sum += table.number(name, row) || 0;
  return sum;
}
