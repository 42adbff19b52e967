import type { CompositeAnalysis } from '../../api/valueAnalyses.ts';
import { NO_VALUE, valueOf } from './valueOf.ts';
import type { ValueForm } from './valueOf.ts';

export type Weighting = 'equal' | 'equal-by-area' | 'entropy' | 'own' | 'ahp';

/** One indicator of the index, as a form holds it. */
export interface PartForm {
  key: number;
  value: ValueForm;
  direction: 'higher' | 'lower';
  area: string;
  weight: number | null;
  best: number | null;
  worst: number | null;
}

export interface CompositeForm {
  parts: PartForm[];
  weighting: Weighting;
  /** Judgements of Saaty's scale by pair `i j` (i < j): how much more the first counts, 1/9 to 9. */
  judgements: Record<string, number>;
  normalisation: CompositeAnalysis['normalisation'];
  missing: CompositeAnalysis['missing'];
  samples: number | null;
  seed: number | null;
}

export const newPart = (key: number): PartForm => ({ key, value: NO_VALUE, direction: 'higher', area: '', weight: null, best: null, worst: null });

/** The parts the form may compute with: those that name a value. */
export const namedParts = (form: CompositeForm): PartForm[] => form.parts.filter(({ value }) => valueOf(value) !== null);

/** Saaty's matrix of the named parts: 1 on the diagonal, the reverse judgement below it. */
export function judgementMatrix(form: CompositeForm): number[][] {
  const parts = namedParts(form);
  const judged = (a: PartForm, b: PartForm) => form.judgements[`${a.key} ${b.key}`] ?? 1;
  return parts.map((a, i) => parts.map((b, j) => (i === j ? 1 : i < j ? judged(a, b) : 1 / judged(b, a))));
}

/** The analysis of a recipe, without its id. */
export function compositeOf(form: CompositeForm): Omit<CompositeAnalysis, 'id'> {
  return {
    kind: 'composite',
    indicators: namedParts(form).map(({ value, direction, area, weight, best, worst }) => ({
      of: valueOf(value)!, ...(value.from === 'run' && value.type !== null ? { type: value.type } : {}), ...(value.from === 'run' && value.limit !== null ? { limit: value.limit } : {}), ...(value.from === 'run' && value.indicator !== null ? { indicator: value.indicator } : {}),
      direction, ...(area.trim() === '' ? {} : { area: area.trim() }), ...(form.weighting === 'own' && weight !== null ? { weight } : {}),
      ...(form.normalisation === 'goalposts' && best !== null ? { best } : {}), ...(form.normalisation === 'goalposts' && worst !== null ? { worst } : {}),
    })),
    weights: form.weighting === 'ahp' ? { ahp: judgementMatrix(form) } : form.weighting,
    normalisation: form.normalisation, missing: form.missing, ...(form.samples === null ? {} : { samples: form.samples }), ...(form.seed === null ? {} : { seed: form.seed }),
  };
}
