import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { AccessibilityAnalysis, OdAnalysis } from '../../../api/recipe.ts';
import { completeTravel } from './complete.ts';
import type { CompletedAccessibility, CompletedOd } from './complete.ts';

type Method = AccessibilityAnalysis['method'];
/** Methods that mean nothing without a decay; 2SFCA may have one (then often called by it: Gaussian 2SFCA). */
const NEED_DECAY: readonly Method[] = ['gravity', 'e2sfca', 'm2sfca', '3sfca'];
const WITHOUT_DECAY: readonly Method[] = ['nearest', 'cumulative'];
const ADD_UP: readonly Method[] = ['cumulative', 'gravity'];

/**
 * An accessibility analysis with its defaults: values per 1 person; `nearest` has no `per`, its value is a cost. Which
 * opportunities are added up by default follows from the facilities. Throws InputError `parameter.conflict`,
 * `recipe.missing-key` or `analysis.decay-steps`, all at once.
 */
export function completeAccessibility(analysis: AccessibilityAnalysis): CompletedAccessibility {
  const findings: Finding[] = [];
  const parameter = (key: string) => `analyses.${analysis.id}.${key}`;
  const { method, decay } = analysis;
  const conflict = (key: string): Finding => ({ code: 'parameter.conflict', severity: 'error', parameter: parameter(key), values: { one: key, other: `method: ${method}` } });
  if (decay && WITHOUT_DECAY.includes(method)) findings.push(conflict('decay'));
  if (!decay && NEED_DECAY.includes(method)) findings.push({ code: 'recipe.missing-key', severity: 'error', parameter: parameter('decay'), values: { key: 'decay' } });
  if (analysis.opportunities && !ADD_UP.includes(method)) findings.push(conflict('opportunities'));
  if (analysis.choiceOver && method !== '3sfca') findings.push(conflict('choiceOver'));
  else if (analysis.choiceOver === 'listed' && analysis.model !== 'matrix') {
    findings.push({ code: 'parameter.conflict', severity: 'error', parameter: parameter('choiceOver'), values: { one: 'choiceOver: listed', other: `model: ${analysis.model}` } });
  }
  if (decay?.kind === 'steps' && (decay.limits.length !== decay.weights.length || decay.limits.some((limit, k) => k > 0 && !(limit > decay.limits[k - 1])))) {
    findings.push({ code: 'analysis.decay-steps', severity: 'error', parameter: parameter('decay'), values: { limits: decay.limits.length, weights: decay.weights.length } });
  }
  if (findings.length > 0) throw new InputError(findings);
  const { per, ...travel } = completeTravel(analysis);
  return method === 'nearest' ? travel : { ...travel, per: per ?? 1 };
}

/** An OD analysis with its defaults. Its rows are trips, which have no zone: Throws InputError `parameter.conflict` for another format than CSV. */
export function completeOd(analysis: OdAnalysis): CompletedOd {
  const format = analysis.format?.find((one) => one !== 'csv');
  if (format) throw new InputError({ code: 'parameter.conflict', severity: 'error', parameter: `analyses.${analysis.id}.format`, values: { one: format, other: 'kind: od' } });
  return completeTravel(analysis);
}
