import { InputError } from '../../api/findings.ts';
import type { Analysis, Role } from '../../api/recipe.ts';
import type { ProjectFile } from '../../data/project/projectFile.ts';
import { knowsMinutes, loadPopulation, requirePlaces, required } from '../load.ts';
import { withOpportunities } from './accessibility/accessibility.ts';
import { refuseWithoutCapacity } from './coverage/backupCapacity.ts';
import { facilitiesOfModels } from './comparison/comparison.ts';
import { completeCoverage, completeSiting } from './complete/complete.ts';
import type { CompletedTravel } from './complete/complete.ts';
import { completeComparison, groundModel } from './complete/completeComparison.ts';
import { completeAccessibility, completeOd } from './complete/completeMeasures.ts';
import { completeSensitivity } from './complete/completeSensitivity.ts';
import { requireZoneOfPlaces } from './units.ts';
import { checkMatrix } from './travel/matrixModel.ts';
import { inMatrixUnit } from './travel/matrixUnit.ts';
import { facilitiesFor, selectFacilities } from './travel/travelModel.ts';
import { roadsUnder } from './travel/scenario.ts';
import { fixedSites } from './siting.ts';
import { checkValueAnalysis } from './values/checkValueAnalysis.ts';
import { isValueAnalysis } from './values/valueKinds.ts';
import { rowFindings } from './values/checkRowsOf.ts';
import { checkReferences } from './values/references.ts';

/** What can be said of an analysis before computing it: parameters, inputs, columns, types, years, analyses it refers to (`others` stand beside it). Throws its findings. */
export function checkAnalysis(project: ProjectFile, given: Analysis, others: readonly Analysis[] = []): void {
  const { analysis } = inMatrixUnit(project, given);
  checkReferences(project, analysis, others);
  if (isValueAnalysis(analysis)) {
    const findings = rowFindings(project, analysis, others);
    if (findings.length > 0) throw new InputError(findings);
    return checkValueAnalysis(project, analysis);
  }
  checkMatrix(project, analysis);
  const population = loadPopulation(project);
  if (population && project.listDatasets('zones').length > 0) requireZoneOfPlaces(population);
  const need = (role: Role) => required(project.listDatasets(role)[0] ?? null, role, analysis.id);
  if (analysis.kind === 'comparison') {
    const models = completeComparison(analysis);
    for (const { travel } of models) needModel(project, travel);
    if (groundModel(models) !== 'matrix') need('zones');
    required(population, 'population', analysis.id);
    selectFacilities(facilitiesOfModels(project, models), { ...models[0].travel, id: analysis.id });
    return;
  }
  if (analysis.kind === 'sensitivity') {
    const completed = completeSensitivity(analysis);
    needModel(project, completed);
    if (completed.model !== 'matrix') need('zones');
    required(population, 'population', analysis.id);
    if (completed.otherPopulation) need('otherPopulation');
    selectFacilities(facilitiesFor(project, completed), completed);
    return;
  }
  if (analysis.model === 'network') need('roads');
  if (analysis.model === 'network' && analysis.scenario) roadsUnder(project, analysis);
  if (analysis.model === 'friction') need('friction');
  if (analysis.kind === 'coverage') {
    const completed = completeCoverage(analysis);
    if (analysis.model === 'network') need('population');
    if (analysis.model === 'matrix') required(population, 'population', analysis.id);
    else {
      need('zones');
      requirePlaces(project, ['facilities', 'population']);
    }
    if (completed.backup || completed.capacityLimited) required(population, 'population', analysis.id);
    const facilities = facilitiesFor(project, analysis);
    refuseWithoutCapacity(completed, facilities, selectFacilities(facilities, completed)[0].chosen);
    return;
  }
  required(population, 'population', analysis.id);
  if (analysis.model !== 'matrix') requirePlaces(project, ['population']);
  if (analysis.kind === 'accessibility' || analysis.kind === 'od') {
    const facilities = facilitiesFor(project, analysis);
    if (analysis.model !== 'matrix') requirePlaces(project, ['facilities']);
    if (analysis.kind === 'od') {
      selectFacilities(facilities, completeOd(analysis));
      return;
    }
    if (analysis.model !== 'matrix') need('zones');
    withOpportunities(completeAccessibility(analysis), facilities);
    return;
  }
  fixedSites(project, completeSiting(analysis));
}

/** The input a travel model stands on. */
function needModel(project: ProjectFile, { model, id }: CompletedTravel): void {
  if (model === 'radius') return;
  const role = ({ network: 'roads', friction: 'friction', matrix: 'matrix' } as const)[model];
  if (role === 'matrix' && knowsMinutes(project)) return;
  required(project.listDatasets(role)[0] ?? null, role, id);
}
