import { resultingRadii, travelKeys } from './travel.ts';
import type { TravelForm } from './travel.ts';

const one = (values: number | number[] | undefined): number | undefined => [values].flat()[0];

/** The keys of a recipe for the form, where an analysis takes one limit. */
export function oneLimitKeys(form: TravelForm) {
  const { minutes, radiusMeters, limits, ...keys } = travelKeys(form);
  return {
    ...keys,
    ...(minutes === undefined ? {} : { minutes: one(minutes) }), ...(radiusMeters === undefined ? {} : { radiusMeters: one(radiusMeters) }), ...(limits === undefined ? {} : { limits: one(limits) }),
  };
}

/** The one limit in the unit of the model's costs: a radius is a distance, also where it comes from minutes. NaN while none is given. */
export function limitOfCost(form: TravelForm): number {
  if (form.model === 'matrix') return form.limits[0] ?? Number.NaN;
  if (form.model !== 'radius') return form.minutes[0];
  return form.radiusBy === 'meters' ? form.radiusMeters[0] : resultingRadii(form)[0];
}

/** Unit of the costs of the model the form shows. */
export function costUnitOf(form: TravelForm, matrixUnit: 'minutes' | 'meters' | 'cost'): 'minutes' | 'meters' | 'cost' {
  return form.model === 'matrix' ? matrixUnit : form.model === 'radius' ? 'meters' : 'minutes';
}
