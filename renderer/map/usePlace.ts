import { useEffect, useRef } from 'react';
import { useWorkbench } from '../app/context.ts';
import type { MapScene } from './scene.ts';

/** Degrees of latitude to each side of a place that is brought into view: a valley, not a street. */
const AROUND = 0.2;

/** Brings the place chosen in a list into view, and the whole area again once none is. */
export function usePlace(scene: MapScene | null): void {
  const place = useWorkbench((state) => state.place);
  const close = useRef(false);
  useEffect(() => {
    if (place !== null) scene?.focus([place.lon - AROUND, place.lat - AROUND, place.lon + AROUND, place.lat + AROUND]);
    else if (close.current) scene?.fitWhole();
    close.current = place !== null;
  }, [scene, place]);
}
