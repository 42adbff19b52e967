import type { Finding } from '../../../api/findings.ts';
import { nearestName } from '../../../api/nearestName.ts';
import type { Analysis, CoverageAnalysis } from '../../../api/recipe.ts';
import type { RowsOf, ValueOf } from '../../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { loadFacilities } from '../../load.ts';
import { completeCoverage, limitsOf } from '../complete/complete.ts';

/** Where a recipe takes a column of a coverage analysis, said before anything is computed: a name that will not be there, rows that are not chosen. */

interface Taken { of: ValueOf; rows: RowsOf; parameter: string }

function takenBy(analysis: Analysis): Taken[] {
  const at = (key: string) => `analyses.${analysis.id}.${key}`;
  if (analysis.kind === 'equity' || analysis.kind === 'moran') return [{ of: analysis.of, rows: analysis, parameter: at('of') }];
  if (analysis.kind === 'composite') return analysis.indicators.map(({ of, ...rows }, i) => ({ of, rows, parameter: at(`indicators[${i}].of`) }));
  return [];
}

/** Findings of the coverage columns an analysis takes from `others`, the analyses beside it. */
export function coverageRowFindings(project: ProjectFile, analysis: Analysis, others: readonly Analysis[]): Finding[] {
  return takenBy(analysis).flatMap(({ of, rows, parameter }) => {
    if (typeof of !== 'string') return [];
    const point = of.indexOf('.');
    const run = others.find(({ id }) => id === of.slice(0, point));
    return run?.kind === 'coverage' ? findingsOf(project, run, of.slice(point + 1), rows, parameter) : [];
  });
}

function findingsOf(project: ProjectFile, run: CoverageAnalysis, column: string, { type, limit }: RowsOf, parameter: string): Finding[] {
  const beside = (key: string) => parameter.replace(/of$/, key);
  const columns = columnsOf(project, run);
  if (!columns.includes(column)) {
    const nearest = nearestName(column, columns);
    return [{ code: 'column.missing', severity: 'error', file: run.id, column, parameter, values: { column, known: columns.join(', '), ...(nearest === null ? {} : { nearest }) } }];
  }
  const types = run.by === 'type' ? ['all', ...(run.facilityTypes ?? loadFacilities(project)?.types ?? [])] : ['all'];
  if (type !== undefined && !types.includes(type)) return [{ code: 'analysis.no-rows', severity: 'error', parameter: beside('type'), values: { run: run.id, value: type, known: [...new Set(types)].join(', ') } }];
  const limits = limitsOf(completeCoverage(run));
  const known = limits.map((one) => one.minutes ?? one.meters ?? one.cost ?? '').join(', ');
  if (limit === undefined) return limits.length > 1 ? [{ code: 'analysis.several-rows', severity: 'error', parameter: beside('limit'), values: { run: run.id, key: 'limit', known } }] : [];
  return limits.some(({ minutes, meters, cost }) => [minutes, meters, cost].includes(limit)) ? [] : [{ code: 'analysis.no-rows', severity: 'error', parameter: beside('limit'), values: { run: run.id, value: limit, known } }];
}

/** Figures the table of a coverage run will have. */
function columnsOf(project: ProjectFile, { backup, capacityLimited }: CoverageAnalysis): string[] {
  const groups = project.listDatasets('population').at(-1)?.meta.groups ?? [];
  return [
    'zone_km2', 'area_km2', 'area_share', 'persons', 'persons_covered', 'persons_share', 'cells', 'cells_covered', ...groups.flatMap((group) => [`persons_${group}`, `persons_covered_${group}`, `persons_share_${group}`]),
    ...(backup === true ? ['persons_backup', 'persons_backup_share'] : []), ...(capacityLimited === true ? ['persons_served', 'persons_residual'] : []),
  ];
}
