import { max } from 'd3-array';
import { scaleSqrt } from 'd3-scale';
import type { FeatureCollection } from 'geojson';
import { useEffect, useMemo } from 'react';
import { useComparedName } from '../app/comparedName.ts';
import type { ComparisonShown } from '../app/comparison.ts';
import { useWorkbench } from '../app/context.ts';
import type { Screen } from '../app/screen.ts';
import type { MapScene } from './scene.ts';

/** What the legend says of the disputed places. */
export interface DisputedFacts {
  /** Reading name of the first model. */
  first: string;
  onlyFirst: number;
  onlyFirstShown: number;
  onlyOthers: number;
  onlyOthersShown: number;
}

/** Degrees of latitude to each side of a place that is brought into view: a valley, not a street. */
const AROUND = 0.06;

/** Draws the places on which the models differ and brings the chosen one into view. */
export function useDisputed(scene: MapScene | null, { kind, comparison }: Screen): DisputedFacts | null {
  const shown = useWorkbench((state) => state.overlays.uncovered);
  const place = useWorkbench((state) => state.place);
  const current = kind === 'comparison' ? comparison : null;
  const comparedName = useComparedName(current?.described ?? []);
  useEffect(() => scene?.set('disputed', current !== null && shown ? disputedFeatures(current) : null), [scene, current, shown]);
  useEffect(() => {
    if (current !== null && place !== null) scene?.focus([place.lon - AROUND, place.lat - AROUND, place.lon + AROUND, place.lat + AROUND]);
  }, [scene, current, place]);
  const first = current === null ? '' : comparedName(current.models[0]);
  return useMemo(() => (current === null ? null : {
    first, onlyFirst: current.onlyFirstTotal, onlyFirstShown: current.onlyFirst.length, onlyOthers: current.onlyOthersTotal, onlyOthersShown: current.onlyOthers.length,
  }), [current, first]);
}

/** Sized by people; `lost` are those whom the first model covers and another does not. */
export function disputedFeatures({ onlyFirst, onlyOthers }: Pick<ComparisonShown, 'onlyFirst' | 'onlyOthers'>): FeatureCollection {
  const drawn = [...onlyOthers.map((place) => ({ ...place, lost: false })), ...onlyFirst.map((place) => ({ ...place, lost: true }))];
  const radius = scaleSqrt().domain([0, max(drawn, (place) => place.persons) ?? 1]).range([0, 11]);
  return {
    type: 'FeatureCollection',
    features: drawn.map(({ id, name, persons, lost, lon, lat }) => ({ type: 'Feature', properties: { id, name, persons, lost, radius: radius(persons) }, geometry: { type: 'Point', coordinates: [lon, lat] } })),
  };
}
