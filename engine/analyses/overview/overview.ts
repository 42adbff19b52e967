import { InputError } from '../../../api/findings.ts';
import type { OverviewAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile, RunDraft } from '../../../data/project/projectFile.ts';
import { loadIndicators, loadPopulation } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { ENGINE_VERSION } from '../../version.ts';
import { basisAtLimit, datasetHashes, tableBasis } from '../basis.ts';
import { wrongKind } from '../values/references.ts';
import type { GivenRun, References } from '../values/references.ts';
import { requireTag } from '../values/requireTag.ts';
import { frameOf } from '../values/unitFrame.ts';
import { causesOf } from './causes.ts';
import { coverageItems } from './coverageItems.ts';
import { gapItems } from './gapItems.ts';
import { causeColumns, countyColumns, gapListColumns, summaryColumns } from './overviewTables.ts';
import type { Page } from './overviewTables.ts';

/** The one page: indicators against their benchmarks, coverage by service, people concerned, and why. */
export function runOverview(project: ProjectFile, analysis: OverviewAnalysis, control: TaskControl, references: References): RunDraft {
  control.report('load', 0);
  const started = performance.now();
  const runsOf = (key: 'gaps' | 'coverage'): GivenRun[] => [analysis[key] ?? []].flat().map((id) => ofKind(references(id, `analyses.${analysis.id}.${key}`), key, analysis.id));
  const gapRuns = runsOf('gaps');
  const coverageRuns = runsOf('coverage');
  const first = coverageRuns[0] ?? gapRuns[0];
  const year = first.basis.year;
  const frame = frameOf(project, loadIndicators(project), 'zones', year);
  control.report('gaps', 0.2);
  const coverage = coverageItems(coverageRuns, analysis, frame.codes);
  const gaps = gapItems(gapRuns, frame.codes);
  const causes = coverage.map((item, i) => {
    control.report('gaps', 0.3 + (0.6 * i) / coverage.length);
    return causesOf(project, item, frame.codes);
  });
  const page: Page = { frame, tagged: frame.tags[analysis.tag ?? 'poor'] ?? null, coverage, gaps, causes, shareNeeded: analysis.shareNeeded ?? null };
  const counties = countyColumns(page);
  const states = counties.find(({ name }) => name === 'state')!.values as string[];
  const count = (state: string) => states.filter((one) => one === state).length;
  const sum = (values: Float64Array) => values.reduce((total, value) => total + (value || 0), 0);
  return {
    analysisId: analysis.id, kind: 'overview', analysis, basis: { ...(coverage.length > 0 ? basisAtLimit(first.basis, coverage[0].limitMinutes, coverage[0].limitMeters, coverage[0].limitCost) : first.basis), denominator: first.basis.denominator || (loadPopulation(project)?.source ?? ''), synthetic: tableBasis(project, '', null).synthetic },
    totals: {
      red: count('red'), amber: count('amber'), green: count('green'), no_data: count('no-data'), share_needed: page.shareNeeded,
      coverage: coverage.map((item) => ({
        analysis: item.run.analysisId, key: item.key, facility_type: item.facilityType, model: item.run.basis.model, limit_minutes: finite(item.limitMinutes), limit_meters: finite(item.limitMeters), limit_cost: finite(item.limitCost),
        persons: sum(item.persons), persons_outside: sum(item.outside), poor_outside: page.tagged && sum(item.outside.filter((_, unit) => page.tagged![unit] === 1)), rural_outside: item.ruralOutside.every((value) => Number.isNaN(value)) ? null : sum(item.ruralOutside),
      })),
      indicators: gaps.map((item) => ({ analysis: item.run.analysisId, indicator: item.indicator, below: item.state.filter((state) => state === 'below').length, missing: item.state.filter((state) => state === 'missing').length })),
      area_mean_place_persons: causes.length === 0 ? null : finite(causes[0].area.meanPlacePersons),
    },
    notes: [], datasetHashes: datasetHashes(project), engineVersion: ENGINE_VERSION, computeSeconds: (performance.now() - started) / 1000,
    tables: [
      { name: 'main', columns: counties }, { name: 'gaplist', columns: gapListColumns(page) }, { name: 'causes', columns: causeColumns(page) },
      ...(coverage.length > 0 ? [{ name: 'summary', columns: summaryColumns(page) }] : []),
    ],
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** At least one analysis to make a page of; the tag. Throws InputError `recipe.missing-key`, `column.missing`. */
export function checkOverview(project: ProjectFile, analysis: OverviewAnalysis): void {
  if (analysis.tag !== undefined) requireTag(frameOf(project, loadIndicators(project), 'zones', null), analysis.tag, analysis.id);
  if (analysis.gaps === undefined && analysis.coverage === undefined) throw new InputError({ code: 'recipe.missing-key', severity: 'error', parameter: `analyses.${analysis.id}.gaps`, values: { key: 'gaps / coverage' } });
}

function ofKind(run: GivenRun, kind: 'gaps' | 'coverage', analysisId: string): GivenRun {
  if (run.kind === kind) return run;
  throw new InputError(wrongKind({ id: run.analysisId, parameter: `analyses.${analysisId}.${kind}`, kind }, run.kind));
}
