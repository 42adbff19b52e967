import { InputError } from '../../../api/findings.ts';
import type { OverviewAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile, RunDraft } from '../../../data/project/projectFile.ts';
import { benchmarkOf } from '../../../geo/measures/gaps.ts';
import { loadIndicators, loadPopulation } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { basisAtLimit, provenance, tableBasis } from '../basis.ts';
import { finite } from '../finite.ts';
import { wrongKind } from '../values/references.ts';
import type { GivenRun, References } from '../values/references.ts';
import { requireTag } from '../values/requireTag.ts';
import { frameOf } from '../values/unitFrame.ts';
import { causesOf } from './causes.ts';
import type { Cause } from './causes.ts';
import { causeColumns, circumstanceColumns } from './causeTable.ts';
import { coverageItems } from './coverageItems.ts';
import type { CoverageItem } from './coverageItems.ts';
import { gapItems } from './gapItems.ts';
import { indicatorCauses } from './indicatorCauses.ts';
import type { IndicatorCauses } from './indicatorCauses.ts';
import { missingValuesOf } from './missingValues.ts';
import { countyColumns, gapListColumns, summaryColumns } from './overviewTables.ts';
import type { Page } from './page.ts';
import { itemsOfTypes, requireServices, typesOfIndicators } from './serviceTypes.ts';
import { supplyOf } from './supply.ts';
import { townAndCountryOf } from './townAndCountry.ts';

/** The one page: indicators against their benchmarks, coverage by service, people concerned, and why. */
export function runOverview(project: ProjectFile, analysis: OverviewAnalysis, control: TaskControl, references: References): RunDraft {
  control.report('load', 0);
  const started = performance.now();
  const runsOf = (key: 'gaps' | 'coverage' | 'disparity'): GivenRun[] => [analysis[key] ?? []].flat().map((id) => ofKind(references(id, `analyses.${analysis.id}.${key}`), key, analysis.id));
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
  const indicators = whyBelow(project, analysis, { coverage, gaps, causes }, runsOf('disparity'), frame.codes);
  const page: Page = { frame, tagged: frame.tags[analysis.tag ?? 'poor'] ?? null, coverage, gaps, causes, indicators, shareNeeded: analysis.shareNeeded ?? null };
  const counties = countyColumns(page);
  const states = counties.find(({ name }) => name === 'state')!.values as string[];
  const count = (state: string) => states.filter((one) => one === state).length;
  return {
    analysisId: analysis.id, kind: 'overview', analysis, basis: { ...(coverage.length > 0 ? basisAtLimit(first.basis, coverage[0].limitMinutes, coverage[0].limitMeters, coverage[0].limitCost) : first.basis), denominator: first.basis.denominator || (loadPopulation(project)?.source ?? ''), synthetic: tableBasis(project, '', null).synthetic },
    totals: {
      red: count('red'), amber: count('amber'), green: count('green'), no_data: count('no-data'), share_needed: page.shareNeeded,
      coverage: coverage.map((item) => ({
        analysis: item.run.analysisId, key: item.key, facility_type: item.facilityType, model: item.run.basis.model, limit_minutes: finite(item.limitMinutes), limit_meters: finite(item.limitMeters), limit_cost: finite(item.limitCost),
        persons: sum(item.persons), persons_outside: sum(item.outside), poor_outside: page.tagged && sum(item.outside.filter((_, unit) => page.tagged![unit] === 1)), rural_outside: item.ruralOutside.every((value) => Number.isNaN(value)) ? null : sum(item.ruralOutside),
      })),
      indicators: gaps.map((item, i) => ({ analysis: item.run.analysisId, indicator: item.indicator, below: item.state.filter((state) => state === 'below').length, missing: item.state.filter((state) => state === 'missing').length, ...explained(indicators[i]) })),
      area_mean_place_persons: causes.length === 0 ? null : finite(causes[0].area.meanPlacePersons),
    },
    notes: [], ...provenance(project, started),
    tables: [
      { name: 'main', columns: counties }, { name: 'gaplist', columns: gapListColumns(page) }, { name: 'causes', columns: causeColumns(page) },
      ...(gaps.length > 0 ? [{ name: 'circumstances', columns: circumstanceColumns(page) }] : []),
      ...(coverage.length > 0 ? [{ name: 'summary', columns: summaryColumns(page) }] : []),
    ],
  };
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + (value || 0), 0);

/** What stands beside each indicator, and from it why it is below. */
function whyBelow(project: ProjectFile, analysis: OverviewAnalysis, { coverage, gaps, causes }: Pick<Page, 'coverage' | 'gaps' | 'causes'>, disparity: readonly GivenRun[], codes: readonly string[]): IndicatorCauses[] {
  const tables = loadIndicators(project);
  const types = typesOfIndicators(project, analysis, gaps, tables);
  const pairs = townAndCountryOf(disparity, gaps, codes, `analyses.${analysis.id}.disparity`);
  const supplies = new Map(types.map((list) => [list.join('\n'), list.length === 0 ? null : supplyOf(project, list, codes)]));
  const years = [...gaps, ...coverage].flatMap(({ run }) => run.basis.year ?? []);
  const share = (item: CoverageItem) => benchmarkOf(item.share, item.persons, 'weighted-mean');
  return gaps.map((item, i) => indicatorCauses({
    item, types: types[i], supply: supplies.get(types[i].join('\n'))!, pair: pairs[i], missing: missingValuesOf(tables, item, codes), older: item.run.basis.year !== null && item.run.basis.year < Math.max(...years),
    coverage: itemsOfTypes(project, coverage, types[i]).map((service) => ({ item: service, causes: causes[coverage.indexOf(service)].units, reference: analysis.shareNeeded ?? share(service) })),
  }));
}

/** Counties below by cause, and the facilities the cause was looked for in. */
function explained({ types, item, cause }: IndicatorCauses): Record<string, unknown> {
  const count = (wanted: Cause | null) => cause.filter((one, unit) => item.state[unit] === 'below' && one === wanted).length;
  return { facility_types: types, causes: { distance: count('distance'), spread: count('spread'), capacity: count('capacity'), data_gap: count('data-gap'), none: count(null) } };
}

/** At least one analysis to make a page of; the tag; the facilities of `services`. Throws InputError `recipe.missing-key`, `column.missing`, `analysis.no-facilities`. */
export function checkOverview(project: ProjectFile, analysis: OverviewAnalysis): void {
  if (analysis.tag !== undefined) requireTag(frameOf(project, loadIndicators(project), 'zones', null), analysis.tag, analysis.id);
  if (analysis.gaps === undefined && analysis.coverage === undefined) throw new InputError({ code: 'recipe.missing-key', severity: 'error', parameter: `analyses.${analysis.id}.gaps`, values: { key: 'gaps / coverage' } });
  const needing = (['services', 'disparity'] as const).find((key) => analysis[key] !== undefined);
  if (analysis.gaps === undefined && needing !== undefined) throw new InputError({ code: 'recipe.missing-key', severity: 'error', parameter: `analyses.${analysis.id}.gaps`, values: { key: 'gaps' } });
  requireServices(project, analysis);
}

function ofKind(run: GivenRun, kind: 'gaps' | 'coverage' | 'disparity', analysisId: string): GivenRun {
  if (run.kind === kind) return run;
  throw new InputError(wrongKind({ id: run.analysisId, parameter: `analyses.${analysisId}.${kind}`, kind }, run.kind));
}
