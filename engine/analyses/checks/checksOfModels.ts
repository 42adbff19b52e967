import type { CheckedRun, Comparison, Figures } from './checkTables.ts';

/**
 * Comparison: in every county the people covered by all models, by none and by some are its people; the people of the
 * listed places are those disputed; and a model's people are those it shares with the first and those it alone covers.
 */
export function compareModels({ draft, tables, main }: CheckedRun, comparison: Comparison): void {
  if (draft.kind !== 'comparison') return;
  const places = tables.get('places')!;
  const listed = places.sumsBy('persons', (row) => places.text('code', row));
  const [first, ...others] = (draft.totals['models'] as { name: string }[]).map(({ name }) => name);
  for (let row = 0; row < main.rows; row++) {
    const code = main.text('code', row);
    const of = (name: string) => main.number(`persons_${name}`, row);
    comparison.equal(of('all') + of('none') + of('disputed'), main.number('persons', row), () => `persons ${code}`);
    comparison.equal(listed.get(code) ?? 0, of('disputed'), () => `persons_disputed ${code}`);
    for (const other of others) {
      const shared = of(`covered_${first}`) - of(`${first}_not_${other}`);
      comparison.equal(shared + of(`${other}_not_${first}`), of(`covered_${other}`), () => `persons_covered_${other} ${code}`);
    }
  }
}

/**
 * Sensitivity: the base share lies between the lowest and the highest, for every county and the whole; more speed or a
 * larger limit never covers fewer; each verdict counted as flipped has its row, by variant and by county.
 */
export function compareRibbon({ draft, tables, main }: CheckedRun, comparison: Comparison): void {
  if (draft.kind !== 'sensitivity') return;
  const [variants, flips] = [tables.get('variants')!, tables.get('flips')!];
  const ofCounty = countBy(flips, 'code');
  const ofVariant = countBy(flips, 'variant');
  for (let row = 0; row < main.rows; row++) {
    const code = main.text('code', row);
    comparison.atMost(main.number('share_low', row), main.number('persons_share', row), () => `share_low ${code}`);
    comparison.atMost(main.number('persons_share', row), main.number('share_high', row), () => `share_high ${code}`);
    comparison.equal(ofCounty.get(code) ?? 0, main.number('flips', row), () => `flips ${code}`);
  }
  for (let row = 0; row < variants.rows; row++) {
    const name = variants.text('variant', row);
    comparison.equal(ofVariant.get(name) ?? 0, variants.number('counties_flipped', row), () => `counties_flipped ${name}`);
  }
  const figure = (name: string) => (draft.totals[name] as number | null) ?? NaN;
  comparison.atMost(figure('share_low'), figure('share_base'), () => 'share_low');
  comparison.atMost(figure('share_base'), figure('share_high'), () => 'share_high');
  compareVariants(variants, comparison);
}

function compareVariants(variants: Figures, comparison: Comparison): void {
  const reached = (row: number) => variants.number('limit', row) * variants.number('speed_factor', row);
  const rows = Array.from({ length: variants.rows }, (_, row) => row).sort((a, b) => reached(a) - reached(b));
  const before = new Map<string, number>();
  for (const row of rows) {
    const key = `${variants.text('population', row)} ${variants.number('cell_factor', row)}`;
    const smaller = before.get(key);
    before.set(key, row);
    if (smaller !== undefined) comparison.atMost(variants.number('persons_covered', smaller), variants.number('persons_covered', row), () => `persons_covered ${variants.text('variant', row)}`);
  }
}

function countBy(table: Figures, column: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let row = 0; row < table.rows; row++) counts.set(table.text(column, row), (counts.get(table.text(column, row)) ?? 0) + 1);
  return counts;
}

/** Trips: origins with a trip and those without are all, and so are their people; with one facility each, the catchments hold the people reached. */
export function compareTrips({ draft, tables, main, persons }: CheckedRun, comparison: Comparison): void {
  const figure = (name: string) => draft.totals[name] as number;
  // Trips stand by origin, so every change of origin is another place.
  const origin = main.columns.get('origin')!;
  let origins = 0;
  for (let row = 0; row < main.rows; row++) if (row === 0 || origin[row] !== origin[row - 1]) origins++;
  comparison.equal(origins + figure('origins_without'), figure('origins'), () => 'origins');
  if (persons) comparison.equal(figure('persons_reached') + figure('persons_unreached'), persons.reduce((sum, count) => sum + count, 0), () => 'persons');
  if (draft.analysis.kind !== 'od' || draft.analysis.nearest !== 1) return;
  comparison.equal(tables.get('catchments')!.sumsBy('persons', () => '').get('') ?? 0, figure('persons_reached'), () => 'catchments persons');
}
