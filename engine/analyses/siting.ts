import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import type { SitingAnalysis } from '../../api/recipe.ts';
import type { Column } from '../../data/dataset.ts';
import type { ProjectFile, RunDraft, RunTable } from '../../data/project/projectFile.ts';
import { mclpGreedy, relativeGap } from '../../geo/siting/mclp.ts';
import type { CatchmentPairs } from '../../geo/types.ts';
import { loadCandidates, loadFacilities, loadPopulation, loadZones, required } from '../load.ts';
import type { Candidates, Facilities, Population } from '../load.ts';
import type { TaskControl } from '../tasks.ts';
import { provenance, travelBasis } from './basis.ts';
import { completeSiting, limitsOf, oneLimitAsGiven } from './complete/complete.ts';
import type { CompletedSiting } from './complete/complete.ts';
import { catchmentsOf } from './travel/catchments.ts';
import { wantedTypes } from './travel/travelModel.ts';
import { byCodePoint, inCodeOrder } from './codeOrder.ts';
import { outsideNotes, prepareUnits } from './units.ts';
import type { Units } from './units.ts';

/** Where new facilities cover the most people (MCLP, greedy with interchange: a heuristic, with a proven bound). */
export function runSiting(project: ProjectFile, given: SitingAnalysis, control: TaskControl): RunDraft {
  const analysis = completeSiting(given);
  control.report('load', 0);
  const population = required(loadPopulation(project), 'population', given.id);
  const zones = loadZones(project, 'zones');
  const candidates = loadCandidates(project) ?? candidatesOf(population);
  const fixed = fixedSites(project, analysis);
  const started = performance.now();

  control.report('zones', 0.05);
  const units = zones ? prepareUnits(zones, population, true) : null;
  // People outside every zone enter no figure of a coverage run; they are left out here too, so that the two agree.
  const persons = units ? population.persons.map((count, i) => (units.pointUnit![i] >= 0 ? count : 0)) : population.persons;
  const [covers, fixedCovers] = catchmentsOf(project, analysis, population, [candidates, fixed], control);
  const alreadyCovered = new Uint8Array(persons.length);
  for (const point of fixedCovers.point) alreadyCovered[point] = 1;
  control.report('siting', 0.8);
  const solution = mclpGreedy({
    coverOffsets: covers.offsets, coverPoints: covers.point, persons, alreadyCovered, sites: analysis.sites!, candidateCount: candidates.ids.length,
    tick: control.tick('siting', 0.8, 0.98, analysis.sites!),
  });
  const notes: Finding[] = [
    ...(units ? outsideNotes(units, population) : []),
    { code: 'analysis.heuristic', severity: 'note', parameter: `analyses.${given.id}`, values: { problem: 'MCLP', method: 'greedy + interchange' } },
    ...(solution.chosen.length < analysis.sites! ? [{ code: 'analysis.few-candidates', severity: 'note', parameter: `analyses.${given.id}.sites`, values: { chosen: solution.chosen.length, sites: analysis.sites! } } as Finding] : []),
  ];
  const covered = coveredAfter(alreadyCovered, covers, solution.chosen);
  const chosenIds = Array.from(solution.chosen, (c) => candidates.ids[c]);
  const tables: RunTable[] = [{ name: 'sites', columns: siteColumns(candidates, solution.chosen, solution.gains, units, analysis, persons) }];
  tables.unshift({ name: 'main', columns: units ? beforeAfterColumns(units, persons, alreadyCovered, covered) : tables[0].columns });
  return {
    analysisId: given.id, kind: 'siting', analysis: oneLimitAsGiven(analysis), basis: travelBasis(project, analysis, population),
    totals: {
      problem: analysis.problem, objective: solution.objective, bound: solution.bound, gap: relativeGap(solution.objective, solution.bound), status: 'heuristic',
      sites: chosenIds.sort(byCodePoint), persons: persons.reduce((sum, count) => sum + count, 0),
      persons_covered_before: solution.coveredBefore, persons_covered_after: solution.coveredAfter, candidates: candidates.ids.length, fixed: fixed.ids.length,
    },
    notes, ...provenance(project, started), tables,
  };
}

/** Without candidates of their own, the places where people live are the candidates. */
function candidatesOf(population: Population): Candidates {
  return {
    ids: population.ids, names: population.ids.map((id, i) => population.names?.[i] ?? id), lon: population.lon, lat: population.lat,
    cost: new Float64Array(population.ids.length).fill(NaN),
  };
}

export function fixedSites(project: ProjectFile, analysis: CompletedSiting): Pick<Facilities, 'ids' | 'lon' | 'lat'> {
  const none = { ids: [], lon: new Float64Array(0), lat: new Float64Array(0) };
  if (analysis.fixed === 'none') return none;
  const facilities = required(loadFacilities(project), 'facilities', analysis.id);
  const wanted = analysis.fixed === 'facilities' ? null : new Set(analysis.fixed);
  const unknown = [...(wanted ?? [])].filter((id) => !facilities.ids.includes(id));
  if (unknown.length > 0) {
    throw new InputError(unknown.map((id) => ({ code: 'row.unknown-reference', severity: 'error', parameter: `analyses.${analysis.id}.fixed`, values: { id } })));
  }
  const ambiguous = [...(wanted ?? [])].filter((id) => facilities.ids.indexOf(id) !== facilities.ids.lastIndexOf(id));
  if (ambiguous.length > 0) {
    throw new InputError(ambiguous.map((id) => ({ code: 'row.duplicate-key', severity: 'error', parameter: `analyses.${analysis.id}.fixed`, values: { text: id } })));
  }
  const types = wantedTypes(facilities, analysis);
  const chosen = facilities.ids.flatMap((id, i) => ((wanted ? wanted.has(id) : !types || types.has(facilities.types[i])) ? [i] : []));
  return { ids: chosen.map((i) => facilities.ids[i]), lon: Float64Array.from(chosen, (i) => facilities.lon[i]), lat: Float64Array.from(chosen, (i) => facilities.lat[i]) };
}

function coveredAfter(before: Uint8Array, covers: CatchmentPairs, chosen: Int32Array): Uint8Array {
  const after = before.slice();
  for (const candidate of chosen) for (let k = covers.offsets[candidate]; k < covers.offsets[candidate + 1]; k++) after[covers.point[k]] = 1;
  return after;
}

function siteColumns(candidates: Candidates, chosen: Int32Array, gains: Float64Array, units: Units | null, analysis: CompletedSiting, persons: Float64Array): Column[] {
  const [limit] = limitsOf(analysis);
  const total = persons.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  const cumulative = gains.map((gain) => (sum += gain));
  const columns: Column[] = [
    { name: 'order', values: Float64Array.from(chosen, (_, k) => k + 1) },
    { name: 'id', values: Array.from(chosen, (c) => candidates.ids[c]) },
    { name: 'name', values: Array.from(chosen, (c) => candidates.names[c]) },
    { name: 'lon', values: Float64Array.from(chosen, (c) => candidates.lon[c]) },
    { name: 'lat', values: Float64Array.from(chosen, (c) => candidates.lat[c]) },
    { name: 'persons_gained', values: gains },
    { name: 'persons_gained_cumulative', values: cumulative },
    { name: 'persons_gained_share', values: gains.map((gain) => (total > 0 ? gain / total : NaN)) },
    { name: 'cost', values: Float64Array.from(chosen, (c) => candidates.cost[c]) },
    { name: 'limit_minutes', values: new Float64Array(chosen.length).fill(limit.minutes ?? NaN) },
    { name: 'limit_meters', values: new Float64Array(chosen.length).fill(limit.meters ?? NaN) },
  ];
  if (limit.cost !== undefined) columns.push({ name: 'limit_cost', values: new Float64Array(chosen.length).fill(limit.cost) });
  if (units) columns.splice(3, 0, { name: 'code', values: unitCodes(units, candidates, chosen) });
  return columns;
}

function unitCodes(units: Units, candidates: Candidates, chosen: Int32Array): (string | null)[] {
  const unit = units.locate({ lon: Float64Array.from(chosen, (c) => candidates.lon[c]), lat: Float64Array.from(chosen, (c) => candidates.lat[c]) });
  return Array.from(unit, (u) => (u < 0 ? null : units.codes[u]));
}

function beforeAfterColumns(units: Units, persons: Float64Array, before: Uint8Array, after: Uint8Array): Column[] {
  const sum = (mask: Uint8Array | null) => {
    const sums = new Float64Array(units.codes.length);
    units.pointUnit!.forEach((unit, i) => { if (unit >= 0 && (!mask || mask[i])) sums[unit] += persons[i]; });
    return sums;
  };
  const [all, was, is] = [sum(null), sum(before), sum(after)];
  const order = inCodeOrder(units.codes);
  const numbers = (of: (unit: number) => number) => Float64Array.from(order, of);
  const share = (part: Float64Array) => (unit: number) => (all[unit] > 0 ? part[unit] / all[unit] : NaN);
  return [
    { name: 'code', values: order.map((unit) => units.codes[unit]) },
    { name: 'name', values: order.map((unit) => units.names[unit]) },
    { name: 'persons', values: numbers((u) => all[u]) },
    { name: 'persons_covered_before', values: numbers((u) => was[u]) },
    { name: 'persons_covered_after', values: numbers((u) => is[u]) },
    { name: 'persons_gained', values: numbers((u) => is[u] - was[u]) },
    { name: 'persons_share_before', values: numbers(share(was)) },
    { name: 'persons_share_after', values: numbers(share(is)) },
  ];
}
