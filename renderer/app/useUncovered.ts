import { useEffect, useState } from 'react';
import { useBench, useWorkbench } from './context.ts';
import type { CoverageShown } from './shown.ts';
import { uncoveredPlaces } from './uncovered.ts';
import type { UncoveredPlaces } from './uncovered.ts';

/** The uncovered places of what is shown, null until they are there. */
export function useUncovered(shown: CoverageShown | null): UncoveredPlaces | null {
  const { client, reader, actions } = useBench();
  const path = useWorkbench((state) => state.project?.path);
  const [kept, setKept] = useState<{ key: string; value: UncoveredPlaces } | null>(null);
  const key = shown === null ? null : `uncovered ${path} ${shown.run.id} ${shown.run.createdAt} ${shown.type} ${shown.limitIndex}`;
  useEffect(() => {
    if (shown === null || key === null) return;
    let current = true;
    reader.keep(key, () => uncoveredPlaces(client, shown)).then(
      (value) => current && setKept({ key, value }),
      (error: unknown) => current && actions.report(error),
    );
    return () => {
      current = false;
    };
  }, [client, reader, actions, shown, key]);
  return kept !== null && kept.key === key ? kept.value : null;
}
