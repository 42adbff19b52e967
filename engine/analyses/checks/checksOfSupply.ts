import type { Decay } from '../../../api/recipe.ts';
import type { CheckedRun, Comparison } from './checkTables.ts';

/** Methods that hand out the whole supply of a facility; m2sfca hands out less the farther people live. */
const HANDING_OUT_ALL: readonly unknown[] = ['2sfca', 'e2sfca', '3sfca'];

/**
 * Accessibility: people times value, added up over the points (`check`), is what the counties' people times their mean
 * value add up to. For floating catchments it is the supply used, and so are the capacities of the facilities with a ratio.
 */
export function compareSupply({ draft, tables, main, totals }: CheckedRun, comparison: Comparison): void {
  if (draft.analysis.kind !== 'accessibility' || draft.analysis.method === 'nearest') return;
  const { method, per = 1 } = draft.analysis;
  const spread = new Map<string, number>();
  for (let row = 0; row < main.rows; row++) {
    const value = main.number('value', row);
    if (!Number.isNaN(value)) spread.set(main.question(row), (spread.get(main.question(row)) ?? 0) + (main.number('persons', row) * value) / per);
  }
  for (const [question, figures] of totals) {
    const [check, used] = [figures['check'] as number, figures['supply_used'] as number];
    comparison.equal(spread.get(question) ?? 0, check, () => `check ${question}`);
    if (HANDING_OUT_ALL.includes(method)) comparison.equal(check, used, () => `supply_used ${question}`);
    else if (method === 'm2sfca' && atMostOne(draft.analysis.decay)) comparison.atMost(check, used, () => `supply_used ${question}`);
  }
  const facilities = tables.get('facilities');
  if (!facilities?.has('ratio', 'capacity')) return;
  let withRatio = 0;
  for (let row = 0; row < facilities.rows; row++) if (!Number.isNaN(facilities.number('ratio', row))) withRatio += facilities.number('capacity', row);
  comparison.equal(withRatio, draft.totals['supply_used'] as number, () => 'capacity');
}

/** No trip weighs more than 1: only then is nothing handed out twice. */
function atMostOne(decay: Decay | undefined): boolean {
  return decay?.kind === 'exponential' || decay?.kind === 'gaussian' || (decay?.kind === 'steps' && decay.weights.every((weight) => weight <= 1));
}

/**
 * Coverage within capacities: what a facility serves and has left is its capacity, neither below 0; in every county the
 * people served and left over are its people, and those served or with a second facility are among the covered; and the
 * people the facilities serve are those the counties count, at the largest limit.
 */
export function compareCapacity({ draft, tables, main }: CheckedRun, comparison: Comparison): void {
  if (draft.kind !== 'coverage') return;
  for (let row = 0; row < main.rows; row++) {
    const of = (name: string) => main.number(name, row);
    const place = () => `${main.text('code', row)} ${main.question(row)}`;
    comparison.atMost(of('persons_served'), of('persons_covered'), place);
    comparison.atMost(of('persons_backup'), of('persons_covered'), place);
    if (main.has('persons_served')) comparison.equal(of('persons_served') + of('persons_residual'), of('persons'), place);
  }
  const facilities = tables.get('facilities');
  if (!facilities?.has('persons_served')) return;
  let served = 0;
  for (let row = 0; row < facilities.rows; row++) {
    const of = (name: string) => facilities.number(name, row);
    const place = () => `facilities ${facilities.text('id', row)}`;
    served += of('persons_served');
    comparison.atMost(0, of('persons_served'), place);
    comparison.atMost(0, of('capacity_left'), place);
    if (!Number.isNaN(of('capacity'))) comparison.equal(of('persons_served') + of('capacity_left'), of('capacity'), place);
  }
  comparison.equal(served, draft.totals['persons_served'] as number, () => 'persons_served');
}
