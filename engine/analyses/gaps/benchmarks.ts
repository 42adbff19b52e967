import { InputError } from '../../../api/findings.ts';
import type { GapIndicator, GapsAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { benchmarkOf } from '../../../geo/measures/gaps.ts';
import type { Operator } from '../../../geo/measures/gaps.ts';
import type { IndicatorTable } from '../../load.ts';
import { TARGET, findProfile, targetOf } from '../../profiles.ts';
import { ratioOf, requireColumns, wantedColumns } from '../values/indicatorColumns.ts';
import type { UnitFrame } from '../values/unitFrame.ts';
import { NATIONAL_CODES } from '../values/unitFrame.ts';
import { unitGroupsOf } from '../values/unitGroups.ts';
import { ratesOf } from './indicatorRates.ts';

/** What an indicator is compared with. */
export interface UnitBenchmark {
  /** One for all units, or one each. */
  value: number | Float64Array;
  operator: Operator;
  /** Of a target: the year it is set for. */
  targetYear: number | null;
}

export interface BenchmarkContext {
  project: ProjectFile;
  tables: readonly IndicatorTable[];
  frame: UnitFrame;
  year: number | null;
  analysis: GapsAnalysis;
  /** People of each unit; null unknown. */
  weights: Float64Array | null;
}

/** Benchmark of an indicator whose values are given. Throws InputError `analysis.no-benchmark` where there is none. */
export function benchmarkFor(context: BenchmarkContext, indicator: GapIndicator, values: Float64Array): UnitBenchmark {
  const { project, tables, frame, year, analysis, weights } = context;
  const { benchmark } = analysis;
  const parameter = `analyses.${analysis.id}.benchmark`;
  const byDirection: Operator = indicator.operator ?? (indicator.direction === 'higher' ? '>=' : '<=');
  if (typeof benchmark === 'string' && benchmark.startsWith(TARGET)) {
    const profile = findProfile(project, benchmark.slice(TARGET.length), parameter);
    const target = targetOf(profile, indicator.target ?? indicator.column);
    if (target === null || target.cumulative !== null || target.value === null) {
      const known = profile.indicators.filter((one) => typeof one.target?.value === 'number').map(({ id }) => id);
      throw noBenchmark(analysis, indicator, year, parameter, known);
    }
    return { value: target.value, operator: indicator.operator ?? target.operator, targetYear: target.year };
  }
  if (typeof benchmark === 'object' && 'value' in benchmark) return { value: benchmark.value, operator: byDirection, targetYear: null };
  if (typeof benchmark === 'object' && 'group' in benchmark) return { value: groupMeans(context, benchmark, values), operator: byDirection, targetYear: null };
  if (typeof benchmark === 'object') {
    requireColumns(tables, wantedColumns(benchmark, parameter));
    return { value: ratioOf(tables, benchmark, year, frame.codes), operator: byDirection, targetYear: null };
  }
  const national = () => ratesOf(tables, { ...indicator, hideBelow: undefined, interval: undefined }, year, [...NATIONAL_CODES]).values.find((one) => !Number.isNaN(one)) ?? NaN;
  const value = benchmark === 'national' ? national() : benchmarkOf(values, weights, benchmark as 'mean' | 'weighted-mean');
  if (!Number.isFinite(value)) throw noBenchmark(analysis, indicator, year, parameter, []);
  return { value, operator: byDirection, targetYear: null };
}

function noBenchmark({ benchmark }: GapsAnalysis, { column }: GapIndicator, year: number | null, parameter: string, known: string[]): InputError {
  const asked = typeof benchmark === 'string' ? benchmark : JSON.stringify(benchmark);
  return new InputError({
    code: 'analysis.no-benchmark', severity: 'error', column, parameter, values: { benchmark: asked, year: year ?? '', ...(known.length > 0 ? { known: known.join(', ') } : {}) },
  });
}

/** Each unit's benchmark is the mean of its own group, the unit among them. */
function groupMeans({ tables, frame, year, analysis, weights }: BenchmarkContext, { group, weighted = false }: { group: string; weighted?: boolean }, values: Float64Array): Float64Array {
  const groups = unitGroupsOf(frame, tables, group, year, `analyses.${analysis.id}.benchmark.group`);
  const means = groups.labels.map((label, at) => {
    if (label === '') return NaN;
    const members = values.map((value, unit) => (groups.of[unit] === at ? value : NaN));
    return benchmarkOf(members, weights, weighted ? 'weighted-mean' : 'mean');
  });
  return Float64Array.from(groups.of, (at) => means[at]);
}
