import type { Params } from '../../api/contract.ts';
import { PARAMETERS } from '../../api/parameters.ts';
import type { TravelModel } from './travel.ts';

/** One model of a comparison as its form holds it; the speed counts for a radius only. */
export interface ComparedForm {
  key: number;
  model: TravelModel;
  speedKmh: number;
}

export const MOST_MODELS = 4;

type ComparedKeys = Extract<Params<'analyses.run'>['analysis'], { kind: 'comparison' }>['models'][number];

/** The keys of a recipe for one model, all else as the model usually has it. */
export function comparedKeys({ model, speedKmh }: ComparedForm, minutes: number): ComparedKeys {
  return model === 'radius' ? { model, minutes, speedKmh, detourFactor: PARAMETERS.detourFactor.default } : { model, minutes };
}

/** Is a model there twice? Its figures would be too. */
export function sameTwice(models: readonly ComparedForm[]): boolean {
  return new Set(models.map(({ model, speedKmh }) => (model === 'radius' ? `${model} ${speedKmh}` : model))).size < models.length;
}
