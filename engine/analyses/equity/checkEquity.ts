import type { EquityAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { loadIndicators, required } from '../../load.ts';
import { checkValueOf } from '../values/checkValueOf.ts';
import { frameOf } from '../values/unitFrame.ts';
import { unitGroupsOf } from '../values/unitGroups.ts';
import { isPopulationColumn, unitWeightsOf } from '../values/unitWeights.ts';

/** What can be said of an equity analysis without computing it: columns, years, weights, groups. Throws its findings. */
export function checkEquity(project: ProjectFile, analysis: EquityAnalysis): void {
  const { id, of, rankBy, groups, level = 'zones' } = analysis;
  const year = checkValueOf(project, of, { analysisId: id, key: 'of' });
  if (rankBy !== undefined) checkValueOf(project, rankBy, { analysisId: id, key: 'rankBy' });
  const tables = loadIndicators(project);
  const frame = frameOf(project, tables, level, year);
  checkWeight(project, analysis, typeof of === 'string', year);
  for (const column of [groups ?? []].flat()) unitGroupsOf(frame, tables, column, year, `analyses.${id}.groups`);
}

/** Where the weight comes from exists. `isOfRun`: people may come with the run the values are of. */
export function checkWeight(project: ProjectFile, { id, weight, level = 'zones' }: Pick<EquityAnalysis, 'id' | 'weight' | 'level'>, isOfRun: boolean, year: number | null): void {
  if (weight === undefined || weight === 'none') return;
  if (weight !== 'population' || (!isOfRun && isPopulationColumn(project))) {
    unitWeightsOf(project, { frame: frameOf(project, loadIndicators(project), level, year), persons: null, year }, weight, id);
    return;
  }
  if (isOfRun) return;
  for (const role of [level, 'population'] as const) required(project.listDatasets(role)[0] ?? null, role, id);
}
