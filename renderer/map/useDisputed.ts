import { useEffect, useMemo } from 'react';
import { useComparedName } from '../app/comparedName.ts';
import { useWorkbench } from '../app/context.ts';
import type { Screen } from '../app/screen.ts';
import { disputedFeatures } from './disputedFeatures.ts';
import type { DisputedFacts } from './legend.ts';
import type { MapScene } from './scene.ts';

/** Draws the places on which the models differ. */
export function useDisputed(scene: MapScene | null, { kind, comparison }: Screen): DisputedFacts | null {
  const shown = useWorkbench((state) => state.overlays.uncovered);
  const current = kind === 'comparison' ? comparison : null;
  const comparedName = useComparedName(current?.described ?? []);
  useEffect(() => scene?.set('disputed', current !== null && shown ? disputedFeatures(current) : null), [scene, current, shown]);
  const first = current === null ? '' : comparedName(current.models[0], true);
  return useMemo(() => (current === null ? null : {
    first, onlyFirst: current.onlyFirstTotal, onlyFirstShown: current.onlyFirst.length, onlyOthers: current.onlyOthersTotal, onlyOthersShown: current.onlyOthers.length,
  }), [current, first]);
}
