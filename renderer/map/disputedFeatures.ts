import { max } from 'd3-array';
import { scaleSqrt } from 'd3-scale';
import type { FeatureCollection } from 'geojson';
import type { ComparisonShown } from '../app/comparison.ts';

/** Sized by people; `lost` are those whom the first model covers and another does not. */
export function disputedFeatures({ onlyFirst, onlyOthers }: Pick<ComparisonShown, 'onlyFirst' | 'onlyOthers'>): FeatureCollection {
  const drawn = [...onlyOthers.map((place) => ({ ...place, lost: false })), ...onlyFirst.map((place) => ({ ...place, lost: true }))];
  const radius = scaleSqrt().domain([0, max(drawn, (place) => place.persons) ?? 1]).range([0, 11]);
  return {
    type: 'FeatureCollection',
    features: drawn.map(({ id, name, persons, lost, lon, lat }) => ({ type: 'Feature', properties: { id, name, persons, lost, radius: radius(persons) }, geometry: { type: 'Point', coordinates: [lon, lat] } })),
  };
}
