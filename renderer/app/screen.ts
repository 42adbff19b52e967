import { useMemo } from 'react';
import type { RunInfo } from '../../api/contract.ts';
import { useAccessibilityShown } from './accessibility.ts';
import type { AccessibilityShown } from './accessibility.ts';
import { useComparisonShown } from './comparison.ts';
import type { ComparisonShown } from './comparison.ts';
import { useWorkbench } from './context.ts';
import { useLevelShown } from './level.ts';
import type { LevelShown } from './level.ts';
import { useSensitivityShown } from './sensitivity.ts';
import type { SensitivityShown } from './sensitivity.ts';
import { useCoverageShown, useGapsShown, useSitingShown } from './shown.ts';
import type { CoverageShown, GapsShown, SitingShown } from './shown.ts';
import { useTripsShown } from './trips.ts';
import type { TripsShown } from './trips.ts';
import { useUncovered } from './uncovered.ts';
import type { UncoveredShown } from './uncovered.ts';
import type { Kind } from './workbench.ts';

/** The run of every kind that is on the screen, with its figures; null where there is none. Map, tables and card read this and nothing else. */
export interface Screen {
  /** Kind of the open tab: the one the map shows. */
  kind: Kind;
  /** Its run. */
  run: RunInfo | null;
  coverage: CoverageShown | null;
  /** Coverage at the level of the table. */
  level: LevelShown | null;
  uncovered: UncoveredShown | null;
  accessibility: AccessibilityShown | null;
  comparison: ComparisonShown | null;
  sensitivity: SensitivityShown | null;
  od: TripsShown | null;
  gaps: GapsShown | null;
  siting: SitingShown | null;
}

export function useScreen(): Screen {
  const kind = useWorkbench((state) => state.kind);
  const selected = useWorkbench((state) => state.selected);
  const coverage = useCoverageShown();
  const level = useLevelShown(coverage);
  const uncovered = useUncovered(coverage, selected);
  const accessibility = useAccessibilityShown();
  const comparison = useComparisonShown();
  const sensitivity = useSensitivityShown();
  const od = useTripsShown();
  const gaps = useGapsShown();
  const siting = useSitingShown();
  return useMemo(() => {
    const runs = { coverage, accessibility, comparison, sensitivity, od, gaps, siting };
    return { kind, run: runs[kind]?.run ?? null, level, uncovered, ...runs };
  }, [kind, coverage, level, uncovered, accessibility, comparison, sensitivity, od, gaps, siting]);
}
