import { useEffect, useMemo, useRef } from 'react';
import { useComparedName } from '../app/comparedName.ts';
import { useWorkbench } from '../app/context.ts';
import type { Screen } from '../app/screen.ts';
import { disputedFeatures } from './disputedFeatures.ts';
import type { DisputedFacts } from './legend.ts';
import type { MapScene } from './scene.ts';

/** Degrees of latitude to each side of a place that is brought into view: a valley, not a street. */
const AROUND = 0.2;

/** Draws the places on which the models differ and brings the chosen one into view. */
export function useDisputed(scene: MapScene | null, { kind, comparison }: Screen): DisputedFacts | null {
  const shown = useWorkbench((state) => state.overlays.uncovered);
  const place = useWorkbench((state) => state.place);
  const current = kind === 'comparison' ? comparison : null;
  const comparedName = useComparedName(current?.described ?? []);
  useEffect(() => scene?.set('disputed', current !== null && shown ? disputedFeatures(current) : null), [scene, current, shown]);
  // Another tab is about the whole area again.
  const close = useRef(false);
  useEffect(() => {
    const near = current !== null && place !== null;
    if (near) scene?.focus([place.lon - AROUND, place.lat - AROUND, place.lon + AROUND, place.lat + AROUND]);
    else if (close.current) scene?.fitWhole();
    close.current = near;
  }, [scene, current, place]);
  const first = current === null ? '' : comparedName(current.models[0], true);
  return useMemo(() => (current === null ? null : {
    first, onlyFirst: current.onlyFirstTotal, onlyFirstShown: current.onlyFirst.length, onlyOthers: current.onlyOthersTotal, onlyOthersShown: current.onlyOthers.length,
  }), [current, first]);
}
