import type { Analysis, Role } from '../../api/recipe.ts';
import { NotYetAvailableError } from '../../api/findings.ts';
import type { ProjectFile } from '../../data/project/projectFile.ts';
import { loadFacilities, loadIndicators, required } from '../load.ts';
import { completeCoverage, completeSiting } from './complete.ts';
import { selectFacilities } from './travelModel.ts';
import { checkColumns, chooseYear } from './gaps.ts';
import { fixedSites } from './siting.ts';

/** What can be said of an analysis before computing it: parameters, inputs, columns, types, years. Throws its findings. */
export function checkAnalysis(project: ProjectFile, analysis: Analysis): void {
  const need = (role: Role) => required(project.listDatasets(role)[0] ?? null, role, analysis.id);
  if (analysis.kind === 'gaps') {
    if (typeof analysis.benchmark === 'string' && analysis.benchmark.startsWith('target:')) throw new NotYetAvailableError('benchmark: target');
    need('indicators');
    const tables = loadIndicators(project);
    checkColumns(tables, analysis);
    chooseYear(tables, analysis);
    return;
  }
  if (analysis.kind === 'accessibility' || analysis.kind === 'od' || analysis.kind === 'comparison' || analysis.kind === 'sensitivity') throw new NotYetAvailableError(`kind: ${analysis.kind}`);
  if (analysis.model === 'network') need('roads');
  if (analysis.model === 'friction') need('friction');
  if (analysis.kind === 'coverage') {
    const completed = completeCoverage(analysis);
    need('zones');
    need('facilities');
    if (analysis.model === 'network') need('population');
    selectFacilities(loadFacilities(project)!, completed);
    return;
  }
  need('population');
  fixedSites(project, completeSiting(analysis));
}
