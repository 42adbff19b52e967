import { PARAMETERS } from '../../../api/parameters.ts';
import { InputError } from '../../../api/findings.ts';
import type { OverviewAnalysis } from '../../../api/valueAnalyses.ts';
import type { Column } from '../../../data/dataset.ts';
import type { GivenRun } from '../values/references.ts';

/** One service at one limit, of every unit. */
export interface CoverageItem {
  run: GivenRun;
  /** `all`, or one facility type of a run by type. */
  facilityType: string;
  /** Suffix of the columns: the id of the run, and the type where the run has several. */
  key: string;
  limitMinutes: number;
  limitMeters: number;
  limitCost: number;
  /** One per unit; NaN where the run has no figure. */
  persons: Float64Array;
  outside: Float64Array;
  share: Float64Array;
  /** People outside the urban group who are not covered; NaN where the population has no such group. */
  ruralOutside: Float64Array;
  /** People covered who found no place within the capacities; NaN where the run does not say. */
  unserved: Float64Array;
}

/** The services of the coverage runs, each at the limit asked for: that of 30 minutes where the run has it, else the largest. Throws InputError `analysis.no-rows`, `column.missing` for a group that was named and a run lacks. */
export function coverageItems(runs: readonly GivenRun[], analysis: OverviewAnalysis, codes: readonly string[]): CoverageItem[] {
  const group = analysis.group ?? 'urban';
  return runs.flatMap((run) => {
    const table = run.table('main')!;
    const types = [...new Set(textOf(table, 'facility_type'))];
    const chosen = types.length > 1 ? types.filter((type) => type !== 'all') : types;
    if (analysis.group !== undefined) requireGroup(table, run, analysis.id, analysis.group);
    const limit = limitOf(table, run, analysis);
    return chosen.map((facilityType) => itemOf(table, run, facilityType, limit, group, codes, chosen.length > 1 ? `${run.analysisId}_${facilityType}` : run.analysisId));
  });
}

function requireGroup(table: Column[], { analysisId }: GivenRun, id: string, group: string): void {
  const column = `persons_covered_${group}`;
  const known = table.map(({ name }) => name).filter((name) => name.startsWith('persons_covered_'));
  if (!known.includes(column)) throw new InputError({ code: 'column.missing', severity: 'error', file: analysisId, column, parameter: `analyses.${id}.group`, values: { column, known: known.join(', ') } });
}

type Limit = Pick<CoverageItem, 'limitMinutes' | 'limitMeters' | 'limitCost'>;

function limitOf(table: Column[], run: GivenRun, { id, limit: wanted }: OverviewAnalysis): Limit {
  const [minutes, meters, cost] = ['limit_minutes', 'limit_meters', 'limit_cost'].map((name) => numbersOf(table, name));
  const limits = Array.from(minutes, (_, row): Limit => ({ limitMinutes: minutes[row], limitMeters: meters[row], limitCost: cost[row] }));
  const own = ({ limitMinutes, limitMeters, limitCost }: Limit) => [limitMinutes, limitMeters, limitCost];
  const found = limits.find((limit) => own(limit).includes(wanted ?? PARAMETERS.minutes.default));
  if (found) return found;
  const size = (limit: Limit) => own(limit).find((value) => !Number.isNaN(value)) ?? NaN;
  if (wanted === undefined) return limits.reduce((largest, limit) => (size(limit) > size(largest) ? limit : largest));
  throw new InputError({ code: 'analysis.no-rows', severity: 'error', parameter: `analyses.${id}.limit`, values: { run: run.analysisId, value: wanted, known: [...new Set(limits.map(size))].join(', ') } });
}

function itemOf(table: Column[], run: GivenRun, facilityType: string, limit: Limit, group: string, codes: readonly string[], key: string): CoverageItem {
  const rowCodes = textOf(table, 'code');
  const types = textOf(table, 'facility_type');
  const [minutes, meters, cost] = ['limit_minutes', 'limit_meters', 'limit_cost'].map((name) => numbersOf(table, name));
  const rowOf = new Map(rowCodes.flatMap((code, row) => (
    types[row] === facilityType && Object.is(minutes[row], limit.limitMinutes) && Object.is(meters[row], limit.limitMeters) && Object.is(cost[row], limit.limitCost) ? [[code, row] as const] : [])));
  const at = (name: string) => {
    const values = numbersOf(table, name);
    return Float64Array.from(codes, (code) => values[rowOf.get(code) ?? -1] ?? NaN);
  };
  const [persons, covered, served] = [at('persons'), at('persons_covered'), at('persons_served')];
  const [urban, urbanCovered] = [at(`persons_${group}`), at(`persons_covered_${group}`)];
  const outside = persons.map((count, unit) => count - covered[unit]);
  return {
    run, facilityType, key, ...limit, persons, outside, share: at('persons_share'),
    ruralOutside: outside.map((count, unit) => count - (urban[unit] - urbanCovered[unit])),
    unserved: covered.map((count, unit) => count - served[unit]),
  };
}

const textOf = (table: Column[], name: string): string[] => table.find((column) => column.name === name)!.values as string[];

/** A column of figures; one the table lacks is unknown throughout. */
export function numbersOf(table: Column[], name: string): Float64Array {
  return (table.find((column) => column.name === name)?.values as Float64Array | undefined) ?? new Float64Array(table[0].values.length).fill(NaN);
}
