import type { Decay } from '../../api/recipe.ts';

export type DecayKind = Decay['kind'];

/** What a form holds of a decay: every field of every kind; null follows the limit. */
export interface DecayForm {
  kind: DecayKind | 'none';
  exponent: number;
  minimumCost: number | null;
  beta: number | null;
  sigma: number | null;
  stepLimits: number[] | null;
  stepWeights: number[] | null;
}

export const DEFAULT_DECAY: DecayForm = { kind: 'gaussian', exponent: -1, minimumCost: null, beta: null, sigma: null, stepLimits: null, stepWeights: null };

/** Weight at the limit of the suggested exponential and Gaussian decay: a trip of that cost hardly counts any more. */
const WEIGHT_AT_LIMIT = 0.01;
/** Weights of thirds of the limit (Luo & Qi 2009, the slower of their two sets). */
const STEP_WEIGHTS = [1, 0.68, 0.22];

const short = (value: number): number => Number(value.toPrecision(3));

/** The decay of the form with what it leaves open filled in from the limit, in the unit of the model's costs; null for none. */
export function decayOf(form: DecayForm, limit: number): Decay | null {
  switch (form.kind) {
    case 'none': return null;
    case 'power': return { kind: 'power', exponent: form.exponent, minimumCost: form.minimumCost ?? short(limit / 30) };
    case 'exponential': return { kind: 'exponential', beta: form.beta ?? short(-Math.log(WEIGHT_AT_LIMIT) / limit) };
    case 'gaussian': return { kind: 'gaussian', sigma: form.sigma ?? short(limit / Math.sqrt(-2 * Math.log(WEIGHT_AT_LIMIT))) };
    case 'steps': return { kind: 'steps', limits: form.stepLimits ?? STEP_WEIGHTS.map((_, step) => short((limit * (step + 1)) / STEP_WEIGHTS.length)), weights: form.stepWeights ?? STEP_WEIGHTS };
  }
}
