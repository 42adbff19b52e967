import type { Analysis } from '../../../api/recipe.ts';

/** Kinds that compute with values counties have; the others ask how people travel. */
export const VALUE_KINDS = ['overview', 'gaps', 'disparity', 'rules', 'equity', 'moran', 'convergence', 'progress', 'composite'] as const satisfies readonly Analysis['kind'][];

export type ValueAnalysis = Extract<Analysis, { kind: (typeof VALUE_KINDS)[number] }>;

export const isValueAnalysis = (analysis: Analysis): analysis is ValueAnalysis => (VALUE_KINDS as readonly string[]).includes(analysis.kind);
