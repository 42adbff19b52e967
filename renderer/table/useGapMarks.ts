import { useMemo } from 'react';
import { useBench } from '../app/context.ts';
import { opened, unitAbove } from '../app/gapsAbove.ts';
import type { GapsAbove } from '../app/gapsAbove.ts';
import type { Zones } from '../app/zones.ts';
import { useUnitMarks } from '../chart/useUnitMarks.ts';
import type { UnitMarks } from '../chart/useUnitMarks.ts';

/** Marks of the gap figure: of counties themselves; of units above, which open by a click, and brush all their counties. */
export function useGapMarks(zones: Zones | null, above: GapsAbove | null): UnitMarks {
  const { store } = useBench();
  const marks = useUnitMarks();
  return useMemo(() => {
    if (above === null || zones === null) return marks;
    const of = unitAbove(zones.list, above.level);
    const open = new Set(of.filter((_, at) => !marks.brushed.has(zones.list[at].code)));
    return {
      selected: null,
      // A unit above is brushed where all of its counties are.
      brushed: new Set(of.filter((code) => !open.has(code))),
      onSelect: (code) => store.set((state) => opened(above.level, code, above.rows.length === 1, state.filter)),
      onBrush: (codes) => store.set({ brushed: new Set(zones.list.flatMap((zone, at) => (codes.has(of[at]) ? [zone.code] : []))) }),
    };
  }, [store, marks, zones, above]);
}
