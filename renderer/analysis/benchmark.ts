import type { Benchmark } from '../../api/valueAnalyses.ts';
import { denominatorKeys, NO_DENOMINATOR } from './denominator.ts';
import type { Denominator } from './denominator.ts';

export const BENCHMARK_KINDS = ['national', 'weighted-mean', 'mean', 'group', 'counterpart', 'target', 'value'] as const;
export type BenchmarkKind = (typeof BENCHMARK_KINDS)[number];

/** What a form holds of a benchmark: every field of every kind. */
export interface BenchmarkForm {
  kind: BenchmarkKind;
  value: number | null;
  /** Column of the own group, and whether its mean is weighted. */
  group: string | null;
  weighted: boolean;
  /** Column of the counterpart. */
  column: string | null;
  denominator: Denominator;
  profile: string | null;
}

export const NATIONAL: BenchmarkForm = { kind: 'national', value: null, group: 'parent', weighted: false, column: null, denominator: NO_DENOMINATOR, profile: null };

/** Means that count units by a column of people. */
export const isWeighted = ({ kind, weighted }: BenchmarkForm): boolean => kind === 'weighted-mean' || (kind === 'group' && weighted);

/** The benchmark of a recipe; null while something of it is open. */
export function benchmarkOf(form: BenchmarkForm): Benchmark | null {
  switch (form.kind) {
    case 'value': return form.value === null ? null : { value: form.value };
    case 'group': return form.group === null ? null : { group: form.group, ...(form.weighted ? { weighted: true } : {}) };
    case 'counterpart': return form.column === null ? null : { column: form.column, ...denominatorKeys(form.denominator) };
    case 'target': return form.profile === null ? null : `target:${form.profile}`;
    default: return form.kind;
  }
}
