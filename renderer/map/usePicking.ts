import { useCallback, useEffect } from 'react';
import { useBench, useWorkbench } from '../app/context.ts';

/** Whether a form waits for places clicked on the map, and how a click is handed to it; Escape ends the waiting. */
export function usePicking(): { picking: boolean; take: (place: [number, number]) => boolean } {
  const { store } = useBench();
  const picking = useWorkbench((state) => state.picking !== null);
  useEffect(() => {
    if (!picking) return;
    const end = (event: KeyboardEvent) => {
      if (event.key === 'Escape') store.set({ picking: null });
    };
    window.addEventListener('keydown', end);
    return () => window.removeEventListener('keydown', end);
  }, [store, picking]);
  const take = useCallback((place: [number, number]) => {
    const waiting = store.get().picking;
    waiting?.(place);
    return waiting !== null;
  }, [store]);
  return { picking, take };
}
