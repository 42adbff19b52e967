import { useEffect, useState } from 'react';
import { useBench } from './context.ts';
import type { CoverageShown } from './shown.ts';
import { uncoveredPlaces } from './uncovered.ts';
import type { UncoveredPlaces } from './uncovered.ts';

/** The uncovered places of what is shown, null until they are there. */
export function useUncovered(shown: CoverageShown | null): UncoveredPlaces | null {
  const { client, actions } = useBench();
  const [kept, setKept] = useState<{ of: CoverageShown; value: UncoveredPlaces } | null>(null);
  useEffect(() => {
    if (shown === null) return;
    let current = true;
    uncoveredPlaces(client, shown).then(
      (value) => current && setKept({ of: shown, value }),
      (error: unknown) => current && actions.report(error),
    );
    return () => {
      current = false;
    };
  }, [client, actions, shown]);
  return kept !== null && kept.of === shown ? kept.value : null;
}
