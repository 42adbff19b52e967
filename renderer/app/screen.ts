import { useMemo } from 'react';
import type { RunInfo } from '../../api/contract.ts';
import { useAccessibilityShown } from './accessibility.ts';
import type { AccessibilityShown } from './accessibility.ts';
import { useCompositeShown } from './composite.ts';
import type { CompositeShown } from './composite.ts';
import { useConvergenceShown } from './convergence.ts';
import type { ConvergenceShown } from './convergence.ts';
import { useDisparityShown } from './disparity.ts';
import type { DisparityShown } from './disparity.ts';
import { useEquityShown } from './equity.ts';
import type { EquityShown } from './equity.ts';
import { useComparisonShown } from './comparison.ts';
import type { ComparisonShown } from './comparison.ts';
import { useWorkbench } from './context.ts';
import { useLevelShown } from './level.ts';
import type { LevelShown } from './level.ts';
import { useMoranShown } from './moran.ts';
import type { MoranShown } from './moran.ts';
import { useOverviewShown } from './overview.ts';
import type { OverviewShown } from './overview.ts';
import { useProgressShown } from './progress.ts';
import type { ProgressShown } from './progress.ts';
import { useRulesShown } from './rules.ts';
import type { RulesShown } from './rules.ts';
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
  overview: OverviewShown | null;
  disparity: DisparityShown | null;
  rules: RulesShown | null;
  equity: EquityShown | null;
  moran: MoranShown | null;
  convergence: ConvergenceShown | null;
  progress: ProgressShown | null;
  composite: CompositeShown | null;
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
  const overview = useOverviewShown();
  const disparity = useDisparityShown();
  const rules = useRulesShown();
  const equity = useEquityShown();
  const moran = useMoranShown();
  const convergence = useConvergenceShown();
  const progress = useProgressShown();
  const composite = useCompositeShown();
  return useMemo(() => {
    const runs = { coverage, accessibility, comparison, sensitivity, od, gaps, siting, overview, disparity, rules, equity, moran, convergence, progress, composite };
    return { kind, run: runs[kind]?.run ?? null, level, uncovered, ...runs };
  }, [kind, coverage, level, uncovered, accessibility, comparison, sensitivity, od, gaps, siting, overview, disparity, rules, equity, moran, convergence, progress, composite]);
}
