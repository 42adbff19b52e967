import type { Analysis } from '../../api/recipe.ts';
import type { ProjectFile, RunDraft } from '../../data/project/projectFile.ts';
import { loadPersons } from '../load.ts';
import type { TaskControl } from '../tasks.ts';
import { runAccessibility } from './accessibility/accessibility.ts';
import { checksOf } from './checks/checks.ts';
import { runComparison } from './comparison/comparison.ts';
import { runComposite } from './composite/composite.ts';
import { runCoverage } from './coverage/coverage.ts';
import { runDisparity } from './disparity/disparity.ts';
import { runEquity } from './equity/equity.ts';
import { runGaps } from './gaps/gaps.ts';
import { runMoran } from './moran/moran.ts';
import { runConvergence } from './overTime/convergence.ts';
import { runProgress } from './overTime/progress.ts';
import { checkMatrix } from './travel/matrixModel.ts';
import { inMatrixUnit } from './travel/matrixUnit.ts';
import { runOverview } from './overview/overview.ts';
import { runRules } from './rules/rules.ts';
import { runOd } from './accessibility/od.ts';
import { runSensitivity } from './sensitivity/sensitivity.ts';
import { runSiting } from './siting.ts';
import { referencesOf } from './values/references.ts';
import type { References } from './values/references.ts';
import { checkValueAnalysis } from './values/checkValueAnalysis.ts';
import { isValueAnalysis } from './values/valueKinds.ts';

/**
 * Runs one analysis on a project: reads tables, computes, checks its figures, returns the run to be stored. Writes nothing. `needed`
 * are the runs just computed that it refers to; others it refers to are stored in the project.
 */
export function runAnalysis(project: ProjectFile, asked: Analysis, control: TaskControl, needed: readonly RunDraft[] = []): RunDraft {
  const { analysis, notes } = inMatrixUnit(project, asked);
  const remarks = [...notes, ...checkMatrix(project, analysis)];
  if (isValueAnalysis(analysis)) checkValueAnalysis(project, analysis);
  const draft = compute(project, analysis, control, referencesOf(project, needed));
  const started = performance.now();
  const checks = checksOf(draft, loadPersons(project));
  return { ...draft, notes: [...remarks, ...draft.notes], checks, computeSeconds: draft.computeSeconds + (performance.now() - started) / 1000 };
}

function compute(project: ProjectFile, analysis: Analysis, control: TaskControl, references: References): RunDraft {
  switch (analysis.kind) {
    case 'coverage': return runCoverage(project, analysis, control);
    case 'gaps': return runGaps(project, analysis, control);
    case 'siting': return runSiting(project, analysis, control);
    case 'accessibility': return runAccessibility(project, analysis, control);
    case 'od': return runOd(project, analysis, control);
    case 'comparison': return runComparison(project, analysis, control);
    case 'sensitivity': return runSensitivity(project, analysis, control);
    case 'overview': return runOverview(project, analysis, control, references);
    case 'convergence': return runConvergence(project, analysis, control);
    case 'progress': return runProgress(project, analysis, control);
    case 'composite': return runComposite(project, analysis, control, references);
    case 'moran': return runMoran(project, analysis, control, references);
    case 'equity': return runEquity(project, analysis, control, references);
    case 'disparity': return runDisparity(project, analysis, control, references);
    case 'rules': return runRules(project, analysis, control, references);
  }
}
