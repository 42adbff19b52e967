import type { Column } from '../../../data/dataset.ts';
import type { Population } from '../../load.ts';
import { pairsWithFirst } from '../complete/completeComparison.ts';
import { inCodeOrder } from '../codeOrder.ts';
import type { Units } from '../units.ts';

/** What one model says of every population point: cost in its unit (NaN unreachable or beyond the search) and 1 where covered. */
export interface Verdicts {
  name: string;
  cost: Float64Array;
  covered: Uint8Array;
}

type Holds = (point: number) => boolean;

/** The counted statements of a comparison, by column name without `persons_`; each is true or false of a point. */
function statementsOf(models: Verdicts[]): Map<string, Holds> {
  const agreeing: Holds = (point) => models.every(({ covered }) => covered[point] === models[0].covered[point]);
  const maskOf = (name: string) => models.find((model) => model.name === name)!.covered;
  const statements = new Map<string, Holds>();
  for (const { name, covered } of models) statements.set(`covered_${name}`, (point) => covered[point] === 1);
  statements.set('all', (point) => models.every(({ covered }) => covered[point] === 1));
  statements.set('none', (point) => models.every(({ covered }) => covered[point] === 0));
  statements.set('disputed', (point) => !agreeing(point));
  for (const [by, not] of pairsWithFirst(models.map(({ name }) => name))) {
    const [one, other] = [maskOf(by), maskOf(not)];
    statements.set(`${by}_not_${not}`, (point) => one[point] === 1 && other[point] === 0);
  }
  return statements;
}

/** People of whom `holds` is true, by unit; only points inside a unit count. */
function sumByUnit(units: Units, persons: Float64Array, holds: Holds): Float64Array {
  const sums = new Float64Array(units.codes.length);
  units.pointUnit!.forEach((unit, point) => { if (unit >= 0 && holds(point)) sums[unit] += persons[point]; });
  return sums;
}

/** The county table: code, name, persons, per model its people and their share, then who is covered by all, by none, by some. */
export function comparisonColumns(units: Units, persons: Float64Array, models: Verdicts[]): Column[] {
  const order = inCodeOrder(units.codes);
  const numbers = (sums: Float64Array) => Float64Array.from(order, (unit) => sums[unit]);
  const all = sumByUnit(units, persons, () => true);
  const columns: Column[] = [
    { name: 'code', values: order.map((unit) => units.codes[unit]) },
    { name: 'name', values: order.map((unit) => units.names[unit]) },
    { name: 'persons', values: numbers(all) },
  ];
  for (const [statement, holds] of statementsOf(models)) {
    const sums = sumByUnit(units, persons, holds);
    columns.push({ name: `persons_${statement}`, values: numbers(sums) });
    const share = shareName(statement);
    if (share) columns.push({ name: share, values: numbers(sums.map((sum, unit) => (all[unit] > 0 ? sum / all[unit] : NaN))) });
  }
  return columns;
}

/** The province under the same names, added up point by point, and every ordered pair of models. A share of nobody is null. */
export function comparisonTotals(units: Units, persons: Float64Array, models: Verdicts[]): Record<string, unknown> {
  const total = (holds: Holds) => {
    let sum = 0;
    for (let point = 0; point < persons.length; point++) if (units.pointUnit![point] >= 0 && holds(point)) sum += persons[point];
    return sum;
  };
  const all = total(() => true);
  const totals: Record<string, unknown> = { persons: all };
  for (const [statement, holds] of statementsOf(models)) {
    const sum = total(holds);
    totals[`persons_${statement}`] = sum;
    const share = shareName(statement);
    if (share) totals[share] = all > 0 ? sum / all : null;
  }
  totals['disagreement'] = models.flatMap((one) => models.filter((other) => other !== one).map((other) => ({
    covered_by: one.name, not_covered_by: other.name, persons: total((point) => one.covered[point] === 1 && other.covered[point] === 0),
  })));
  return totals;
}

const shareName = (statement: string): string | null => {
  if (statement === 'disputed') return 'persons_disputed_share';
  return statement.startsWith('covered_') ? `persons_share_${statement.slice('covered_'.length)}` : null;
};

/**
 * Places with people on which the models differ: those first whom the first model covers and another does not, most people
 * first; then those whom only others cover. A cost that does not exist is NaN.
 */
export function disputedPlaces(units: Units, population: Population, models: Verdicts[]): Column[] {
  const { persons } = population;
  const [first, ...others] = models;
  const places: number[] = [];
  for (let i = 0; i < persons.length; i++) {
    if (units.pointUnit![i] >= 0 && persons[i] > 0 && others.some(({ covered }) => covered[i] !== first.covered[i])) places.push(i);
  }
  places.sort((a, b) => first.covered[b] - first.covered[a] || persons[b] - persons[a] || a - b);
  const numbers = (of: Float64Array) => Float64Array.from(places, (i) => of[i]);
  return [
    { name: 'id', values: places.map((i) => population.ids[i]) },
    { name: 'name', values: places.map((i) => population.names?.[i] ?? null) },
    { name: 'code', values: places.map((i) => units.codes[units.pointUnit![i]]) },
    { name: 'lon', values: numbers(population.lon) },
    { name: 'lat', values: numbers(population.lat) },
    { name: 'persons', values: numbers(persons) },
    ...models.flatMap(({ name, cost, covered }): Column[] => [
      { name: `cost_${name}`, values: numbers(cost) },
      { name: `covered_${name}`, values: Uint8Array.from(places, (i) => covered[i]) },
    ]),
  ];
}
