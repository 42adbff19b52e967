import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { CompositeAnalysis } from '../../../api/valueAnalyses.ts';
import { pairwiseFault, pairwiseWeights } from '../../../geo/composite/pairwise.ts';
import type { PairwiseWeights } from '../../../geo/composite/pairwise.ts';
import { entropyWeights, equalWeights, ownWeights, weightsByArea } from '../../../geo/composite/weights.ts';

/** Above this the judgements should be looked at again (Saaty 1980). */
const CONSISTENT_UP_TO = 0.1;

export interface CompositeWeights {
  chosen: Float64Array;
  equal: Float64Array;
  /** Null where all indicators are constant. */
  entropy: Float64Array | null;
  /** Null for other weights than pairwise comparisons. */
  pairwise: PairwiseWeights | null;
  notes: Finding[];
}

/** Name of the weighting, as results print it. */
export const weightingOf = ({ weights }: CompositeAnalysis): string => (typeof weights === 'string' ? weights : 'ahp');

/** Weights of the indicators, whose values are given. Throws InputError `analysis.all-constant` where entropy weights do not exist. */
export function compositeWeights(analysis: CompositeAnalysis, columns: readonly Float64Array[]): CompositeWeights {
  const { id, indicators, weights } = analysis;
  const equal = equalWeights(indicators.length);
  const entropy = entropyWeights(columns, indicators.map(({ direction }) => direction));
  if (typeof weights === 'object') {
    const pairwise = pairwiseWeights(weights.ahp);
    const { consistencyRatio } = pairwise;
    const notes: Finding[] = consistencyRatio > CONSISTENT_UP_TO
      ? [{ code: 'analysis.pairwise-inconsistent', severity: 'note', parameter: `analyses.${id}.weights.ahp`, values: { ratio: Number(consistencyRatio.toFixed(3)) } }] : [];
    return { chosen: pairwise.weights, equal, entropy, pairwise, notes };
  }
  if (weights === 'entropy' && entropy === null) throw new InputError({ code: 'analysis.all-constant', severity: 'error', parameter: `analyses.${id}.weights` });
  const chosen = weights === 'equal' ? equal
    : weights === 'equal-by-area' ? weightsByArea(indicators.map(({ area }) => area!))
    : weights === 'own' ? ownWeights(Float64Array.from(indicators, ({ weight }) => weight!))
    : entropy!;
  return { chosen, equal, entropy, pairwise: null, notes: [] };
}

/** What is wrong with the keys that weights are made of. */
export function weightFindings({ id, indicators, weights }: CompositeAnalysis): Finding[] {
  const at = (key: string) => `analyses.${id}.${key}`;
  if (typeof weights === 'object') return matrixFindings(weights.ahp, indicators.length, at('weights.ahp'));
  const missing = (key: 'area' | 'weight'): Finding[] => indicators.flatMap((indicator, i): Finding[] => (
    indicator[key] === undefined ? [{ code: 'recipe.missing-key', severity: 'error', parameter: at(`indicators[${i}].${key}`), values: { key } }] : []));
  if (weights === 'equal-by-area') return missing('area');
  if (weights !== 'own') return [];
  const without = missing('weight');
  if (without.length > 0 || indicators.some(({ weight }) => weight! > 0)) return without;
  return [{ code: 'analysis.weights-all-zero', severity: 'error', parameter: at('indicators[0].weight') }];
}

function matrixFindings(matrix: readonly (readonly number[])[], count: number, parameter: string): Finding[] {
  if (matrix.length !== count) return [{ code: 'analysis.pairwise-size', severity: 'error', parameter, values: { count, rows: matrix.length } }];
  const fault = pairwiseFault(matrix);
  if (fault === null) return [];
  if (fault.reason === 'not-square') return [{ code: 'analysis.pairwise-size', severity: 'error', parameter: `${parameter}[${fault.row}]`, values: { count, line: fault.row + 1, columns: fault.columns } }];
  const { row, column } = fault;
  return [{
    code: 'analysis.pairwise-not-reciprocal', severity: 'error', parameter: `${parameter}[${row}][${column}]`,
    values: { line: row + 1, place: column + 1, value: matrix[row][column], other: matrix[column][row] },
  }];
}
