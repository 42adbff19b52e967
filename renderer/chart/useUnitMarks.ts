import { useMemo } from 'react';
import { useBench, useWorkbench } from '../app/context.ts';

/** Units as figures mark them: the one looked at, the brushed ones, and how a figure changes both. */
export interface UnitMarks {
  selected: string | null;
  brushed: ReadonlySet<string>;
  onSelect: (code: string) => void;
  onBrush: (codes: ReadonlySet<string>) => void;
}

/** The units marked in this window, for figures whose marks are units. */
export function useUnitMarks(): UnitMarks {
  const { store } = useBench();
  const selected = useWorkbench((state) => state.selected);
  const brushed = useWorkbench((state) => state.brushed);
  return useMemo(() => ({
    selected, brushed,
    onSelect: (code) => store.set({ selected: code }),
    onBrush: (codes) => store.set({ brushed: codes }),
  }), [store, selected, brushed]);
}
