import type { Finding } from '../../../api/findings.ts';
import { nearestValue } from '../../../api/nearestName.ts';
import type { AccessibilityAnalysis, Analysis, CoverageAnalysis } from '../../../api/recipe.ts';
import type { GapsAnalysis, RowsOf, ValueOf } from '../../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { loadFacilities } from '../../load.ts';
import { completeCoverage, limitsOf } from '../complete/complete.ts';
import type { Limit } from '../complete/complete.ts';
import { gapName } from '../gaps/checkGaps.ts';
import { besideKey } from './readValue.ts';

/** Where a recipe takes a column of another analysis, said before anything is computed: a name that will not be there, rows that are not chosen. */

interface Taken { of: ValueOf | undefined; rows: RowsOf; parameter: string }

/** What the table of a run will have: its figures, and what tells the rows of a unit apart, null where nothing does. */
interface Foreseen { columns: string[]; types: string[] | null; limits: Limit[]; indicators: string[] | null }

function takenBy(analysis: Analysis): Taken[] {
  const at = (key: string, of: ValueOf | undefined, rows: RowsOf): Taken => ({ of, rows, parameter: `analyses.${analysis.id}.${key}` });
  switch (analysis.kind) {
    case 'moran': return [at('of', analysis.of, analysis)];
    case 'equity': return [at('of', analysis.of, analysis), at('rankBy', analysis.rankBy, analysis)];
    case 'disparity': {
      const { of, urban, rural, coverage, group = 'urban' } = analysis;
      if (coverage !== undefined) return [at('coverage', `${coverage}.persons_share`, analysis), at('group', `${coverage}.persons_${group}`, analysis)];
      return [at('of', of, analysis), at('urban', urban, analysis), at('rural', rural, analysis)];
    }
    // Without a limit the page takes one itself.
    case 'overview': return analysis.limit === undefined ? [] : [analysis.coverage ?? []].flat().map((id) => at('coverage', `${id}.persons`, { limit: analysis.limit }));
    case 'composite': return analysis.indicators.map(({ of, ...rows }, i) => at(`indicators[${i}].of`, of, rows));
    default: return [];
  }
}

/** Findings of the columns an analysis takes from `others`, the analyses beside it. */
export function rowFindings(project: ProjectFile, analysis: Analysis, others: readonly Analysis[]): Finding[] {
  const findings = takenBy(analysis).flatMap(({ of, rows, parameter }) => {
    if (typeof of !== 'string') return [];
    const point = of.indexOf('.');
    const run = others.find(({ id }) => id === of.slice(0, point));
    const foreseen = run && foreseenOf(project, run);
    return run && foreseen ? findingsOf(run.id, foreseen, of.slice(point + 1), rows, parameter) : [];
  });
  // Two columns of one run lack the same choice of rows.
  return [...new Map(findings.map((finding) => [`${finding.code} ${finding.parameter} ${finding.values?.['run']}`, finding])).values()];
}

function findingsOf(run: string, { columns, types, limits, indicators }: Foreseen, column: string, rows: RowsOf, parameter: string): Finding[] {
  if (!columns.includes(column)) {
    return [{ code: 'column.missing', severity: 'error', file: run, column, parameter, values: { column, known: columns.join(', '), ...nearestValue(column, columns) } }];
  }
  const none = (key: string, value: string | number, known: string): Finding[] => [{ code: 'analysis.no-rows', severity: 'error', parameter: besideKey(parameter, key), values: { run, value, known } }];
  const several = (key: string, known: string): Finding[] => [{ code: 'analysis.several-rows', severity: 'error', parameter: besideKey(parameter, key), values: { run, key, known } }];
  if (rows.type !== undefined && types !== null && !types.includes(rows.type)) return none('type', rows.type, [...new Set(types)].join(', '));
  const knownLimits = limits.map(({ minutes, meters, cost }) => minutes ?? meters ?? cost ?? '').join(', ');
  if (rows.limit === undefined && limits.length > 1) return several('limit', knownLimits);
  if (rows.limit !== undefined && limits.length > 0 && !limits.some(({ minutes, meters, cost }) => [minutes, meters, cost].includes(rows.limit))) return none('limit', rows.limit, knownLimits);
  if (rows.indicator === undefined && indicators !== null && indicators.length > 1) return several('indicator', indicators.join(', '));
  if (rows.indicator !== undefined && indicators !== null && !indicators.includes(rows.indicator)) return none('indicator', rows.indicator, indicators.join(', '));
  return [];
}

/** The kinds values are mostly taken from; those of the others are told when they have been computed. */
function foreseenOf(project: ProjectFile, run: Analysis): Foreseen | null {
  switch (run.kind) {
    case 'coverage': return { columns: coverageColumns(project, run), types: typesOf(project, run), limits: limitsOf(completeCoverage(run)), indicators: null };
    case 'accessibility': return { columns: accessibilityColumns(project, run), types: typesOf(project, run), limits: [], indicators: null };
    case 'gaps': return { columns: gapColumns(run), types: null, limits: [], indicators: run.indicators.map(gapName) };
    default: return null;
  }
}

const groupsOf = (project: ProjectFile): readonly string[] => project.listDatasets('population').at(-1)?.meta.groups ?? [];
const typesOf = (project: ProjectFile, { by, facilityTypes }: CoverageAnalysis | AccessibilityAnalysis): string[] => (by === 'type' ? ['all', ...(facilityTypes ?? loadFacilities(project)?.types ?? [])] : ['all']);

function coverageColumns(project: ProjectFile, { backup, capacityLimited }: CoverageAnalysis): string[] {
  return [
    'zone_km2', 'area_km2', 'area_share', 'persons', 'persons_covered', 'persons_share', 'cells', 'cells_covered', ...groupsOf(project).flatMap((group) => [`persons_${group}`, `persons_covered_${group}`, `persons_share_${group}`]),
    ...(backup === true ? ['persons_backup', 'persons_backup_share'] : []), ...(capacityLimited === true ? ['persons_served', 'persons_residual'] : []),
  ];
}

function accessibilityColumns(project: ProjectFile, { method }: AccessibilityAnalysis): string[] {
  return ['persons', 'persons_reached', 'value', ...(method === 'nearest' ? ['median', 'p90'] : []), ...groupsOf(project).flatMap((group) => [`persons_${group}`, `persons_reached_${group}`, `value_${group}`])];
}

/** `events` and the ends of an interval are there where any indicator is divided by another column. */
function gapColumns({ severity, indicators }: GapsAnalysis): string[] {
  const ofEvents = indicators.some(({ per }) => per !== undefined);
  return [
    'value', 'benchmark', 'gap', 'shortfall', 'attainment', 'rank', 'persons', 'poor', 'relative_gap', 'z_score', ...(severity === undefined ? [] : ['severity']), ...(ofEvents ? ['events', 'value_low', 'value_high'] : []),
  ];
}
