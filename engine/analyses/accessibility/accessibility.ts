import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { AccessibilityAnalysis } from '../../../api/recipe.ts';
import type { Column } from '../../../data/dataset.ts';
import type { ProjectFile, RunDraft, RunTable } from '../../../data/project/projectFile.ts';
import { ascendingOrder } from '../../../geo/measures/ascendingOrder.ts';
import { decayWeights } from '../../../geo/measures/decay.ts';
import { choiceWeights, floatingCatchment } from '../../../geo/measures/floatingCatchment.ts';
import type { CatchmentRule } from '../../../geo/measures/floatingCatchment.ts';
import { opportunitiesInReach } from '../../../geo/measures/opportunities.ts';
import { pickCatchments } from '../../../geo/measures/pairsByPoint.ts';
import type { CatchmentPairs } from '../../../geo/types.ts';
import { loadPopulation, loadZones, required, withPersons } from '../../load.ts';
import type { Facilities, Population } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { accessibilityColumns, accessibilityTotals, distributionColumns, measureUnits } from './accessibilityTable.ts';
import type { Averaging, Measured } from './accessibilityTable.ts';
import { provenance, travelBasis } from '../basis.ts';
import { catchmentsOf } from '../travel/catchments.ts';
import { completeAccessibility } from '../complete/completeMeasures.ts';
import { limitsOf, oneLimitAsGiven, unitOf } from '../complete/complete.ts';
import type { CompletedAccessibility } from '../complete/complete.ts';
import { byCodePoint } from '../codeOrder.ts';
import { parentColumn } from '../coverage/coverageTable.ts';
import { pick } from '../travel/radiusModel.ts';
import { TAG_SIDES, tagColumns } from '../tagTable.ts';
import { facilitiesFor, selectFacilities, travelModelOf } from '../travel/travelModel.ts';
import { hasPlaces, outsideNotes, prepareUnits, unitsOf } from '../units.ts';

const RULES: Partial<Record<AccessibilityAnalysis['method'], CatchmentRule>> = { '2sfca': 'two-step', e2sfca: 'two-step', m2sfca: 'modified', '3sfca': 'three-step' };

/** A measure for one set of facilities, with what becomes of the supply; null where a method has none. */
interface MeasuredSupply extends Measured {
  supply: { total: number; used: number; check: number; leftOut: number } | null;
}
type Measure = (chosen: Int32Array, facilityType: string) => MeasuredSupply;

/** Accessibility of places by unit, facility type and group: the nearest, opportunities in reach, floating catchments. */
export function runAccessibility(project: ProjectFile, given: AccessibilityAnalysis, control: TaskControl): RunDraft {
  const completed = completeAccessibility(given);
  control.report('load', 0);
  const population = required(loadPopulation(project), 'population', given.id);
  const zones = loadZones(project, 'zones', population.year);
  const townshipZones = loadZones(project, 'townships');
  const facilities = facilitiesFor(project, completed);
  const analysis = withOpportunities(completed, facilities);
  const started = performance.now();

  control.report('zones', 0.05);
  const units = unitsOf(zones, population, analysis);
  const townships = townshipZones && hasPlaces(population) ? prepareUnits(townshipZones, population, false) : null;
  const pointUnit = units.pointUnit!;
  const notes: Finding[] = [...outsideNotes(units, population), ...(zones?.tagNotes ?? [])];
  const tables: RunTable[] = [];
  const selections = selectFacilities(facilities, analysis);
  // People outside every zone enter no figure; they take no part of the supply either, so that the balance closes.
  const inside = withPersons(population, population.persons.map((count, i) => (pointUnit[i] >= 0 ? count : 0)));
  const measure = analysis.method === 'nearest'
    ? nearestMeasure(project, analysis, facilities, population, control, notes)
    : catchmentMeasure(project, analysis, facilities, selections[0].chosen, inside, control, notes, tables);
  const measured = selections.map(({ type, chosen }) => measure(chosen, type));

  control.report('zones', 0.9);
  const averaging: Averaging = { isCost: analysis.method === 'nearest', per: analysis.per ?? 1 };
  const figuresOf = (unitOfPoint: Int32Array, unitCount: number) => measured.map((block) => measureUnits(unitOfPoint, unitCount, population, block, averaging));
  const results: RunTable[] = [{ name: 'main', columns: accessibilityColumns(units.codes, units.names, figuresOf(pointUnit, units.codes.length)) }];
  if (units.parents) {
    const names = [...new Set(units.parents)].sort(byCodePoint);
    const parentOf = new Map(names.map((name, i) => [name, i]));
    const pointParent = pointUnit.map((unit) => (unit < 0 ? -1 : parentOf.get(units.parents![unit])!));
    results.push({ name: 'parents', columns: accessibilityColumns(names, names, figuresOf(pointParent, names.length)) });
  }
  const tagged = tagColumns(zones?.tags ?? {}, (sideOfUnit) =>
    accessibilityColumns(TAG_SIDES, TAG_SIDES, figuresOf(pointUnit.map((unit) => (unit < 0 ? -1 : sideOfUnit[unit])), TAG_SIDES.length)));
  if (tagged) results.push({ name: 'tags', columns: tagged });
  if (townships) {
    const columns = accessibilityColumns(townships.codes, townships.names, figuresOf(townships.pointUnit!, townships.codes.length));
    if (townships.parents) columns.splice(2, 0, parentColumn(columns[0], townships.codes, townships.parents));
    results.push({ name: 'townships', columns });
  }
  const [limit] = limitsOf(analysis);
  if (averaging.isCost) results.push({ name: 'distribution', columns: distributionColumns(pointUnit, population.persons, measured, limit.meters ?? limit.minutes ?? limit.cost!) });
  results.push(...tables);
  if (analysis.points) results.push({ name: 'points', columns: pointColumns(population, measured[0], averaging) });

  const totals = measured.map((block) => ({
    ...accessibilityTotals(pointUnit, population, block, averaging),
    supply_total: block.supply?.total ?? null, supply_used: block.supply?.used ?? null, check: block.supply?.check ?? null,
    facilities_left_out: block.supply?.leftOut ?? null,
  }));
  return {
    analysisId: given.id, kind: 'accessibility', analysis: oneLimitAsGiven(analysis),
    basis: { ...travelBasis(project, analysis, population), method: analysis.method, decay: analysis.decay ?? null, per: analysis.per ?? null },
    totals: { method: analysis.method, unit: unitOf(limit), per: analysis.per ?? null, ...totals[0], facilities: selections[0].chosen.length, by: totals }, notes, ...provenance(project, started), tables: results,
  };
}

/** What `cumulative` and `gravity` add up: capacities where any facility has one, else facilities. */
export function withOpportunities(analysis: CompletedAccessibility, facilities: Facilities): CompletedAccessibility {
  const chosen = selectFacilities(facilities, analysis)[0].chosen;
  const anyCapacity = chosen.some((f) => facilities.capacity[f] > 0);
  const addsUp = analysis.method === 'cumulative' || analysis.method === 'gravity';
  const opportunities = addsUp ? (analysis.opportunities ?? (anyCapacity ? 'capacity' : 'count')) : undefined;
  if (analysis.method !== 'nearest' && opportunities !== 'count' && !anyCapacity) {
    throw new InputError({ code: 'analysis.capacity-unknown', severity: 'error', parameter: 'inputs.facilities.capacity' });
  }
  return opportunities ? { ...analysis, opportunities } : analysis;
}

/** Cost to the nearest facility: one search for all facilities of a type. */
function nearestMeasure(project: ProjectFile, analysis: CompletedAccessibility, facilities: Facilities, population: Population, control: TaskControl, notes: Finding[]): Measure {
  const model = travelModelOf(project, analysis, facilities, population, control);
  return (chosen, facilityType) => {
    const solved = model.solve(chosen, facilityType);
    if (facilityType === 'all') notes.push(...solved.notes);
    const value = solved.pointCost!;
    return { facilityType, value, known: true, reached: Uint8Array.from(value, (cost) => (Number.isNaN(cost) ? 0 : 1)), order: ascendingOrder(value), supply: null };
  };
}

/** The measures that look at every facility in reach: catchments of all facilities once, then a formula per type. */
function catchmentMeasure(
  project: ProjectFile, analysis: CompletedAccessibility, facilities: Facilities, all: Int32Array, population: Population, control: TaskControl, notes: Finding[], tables: RunTable[],
): Measure {
  const { persons } = population;
  const rule = RULES[analysis.method];
  const sites = [{ ...pick(facilities, all), ids: Array.from(all, (f) => facilities.ids[f]) }];
  const [catchments] = catchmentsOf(project, analysis, population, sites, control, notes);
  const [listed] = analysis.choiceOver === 'listed' ? catchmentsOf(project, withoutLimit(analysis), population, sites, control) : [null];
  control.report('reach', 0.75);
  const weights = analysis.decay ? decayWeights(catchments.cost, analysis.decay) : null;
  if (weights) refuseInfinite(weights, catchments, analysis.id, population, facilities, all);
  const rowOf = new Map(Array.from(all, (facility, row) => [facility, row]));
  return (chosen, facilityType) => {
    const rows = chosen.map((facility) => rowOf.get(facility)!);
    const pairs = chosen.length === all.length ? catchments : pickCatchments(catchments, rows);
    const pairWeights = weights && pairs !== catchments ? decayWeights(pairs.cost, analysis.decay!) : weights;
    const supply = Float64Array.from(chosen, (f) => (analysis.opportunities === 'count' ? 1 : facilities.capacity[f]));
    const inReach = sumInReach(pairs, persons);
    let result: { access: Float64Array; reached: Uint8Array };
    let used: (site: number) => boolean = (site) => supply[site] > 0 && inReach[site] > 0;
    if (rule) {
      const choices = listed && pickCatchments(listed, rows);
      const choice = choices ? choiceWeights(choices, decayWeights(choices.cost, analysis.decay!), persons.length, supply) : undefined;
      const floating = floatingCatchment(pairs, pairWeights, persons, supply, rule, choice);
      used = (site) => !Number.isNaN(floating.ratio[site]);
      if (facilityType === 'all') tables.push({ name: 'facilities', columns: facilityColumns(facilities, chosen, inReach, floating.ratio, analysis.per!) });
      result = floating;
    } else result = opportunitiesInReach(pairs, pairWeights, persons.length, supply);
    const without = supply.filter((amount) => !(amount > 0)).length;
    const leftOut = chosen.filter((_, site) => !used(site)).length;
    if (facilityType === 'all' && leftOut > 0) {
      const values = { ...(without > 0 ? { withoutCapacity: without } : {}), ...(leftOut > without ? { withoutPeople: leftOut - without } : {}) };
      notes.push({ code: 'analysis.facilities-left-out', severity: 'note', parameter: `analyses.${analysis.id}`, values });
    }
    const sum = (of: (site: number) => boolean) => supply.reduce((total, amount, site) => total + (amount > 0 && of(site) ? amount : 0), 0);
    let check = 0;
    for (let i = 0; i < persons.length; i++) check += persons[i] * result.access[i];
    const known = without < supply.length;
    return { facilityType, value: known ? result.access : result.access.fill(NaN), known, reached: result.reached, supply: { total: sum(() => true), used: sum(used), check, leftOut } };
  };
}

/** The same analysis without a limit: every pair a matrix lists. */
function withoutLimit(analysis: CompletedAccessibility): CompletedAccessibility {
  const open = [Infinity];
  return { ...analysis, ...(analysis.minutes && { minutes: open }), ...(analysis.radiusMeters && { radiusMeters: open }), ...(analysis.limits && { limits: open }) };
}

function refuseInfinite(weights: Float64Array, pairs: CatchmentPairs, analysisId: string, population: Population, facilities: Facilities, chosen: Int32Array): void {
  const first = weights.indexOf(Infinity);
  if (first < 0) return;
  const site = pairs.offsets.findIndex((end) => end > first) - 1;
  throw new InputError({
    code: 'analysis.decay-at-zero', severity: 'error', parameter: `analyses.${analysisId}.decay`,
    values: { count: weights.filter((w) => w === Infinity).length, place: population.ids[pairs.point[first]], facility: facilities.ids[chosen[site]] },
  });
}

function sumInReach({ offsets, point }: CatchmentPairs, persons: Float64Array): Float64Array {
  const sums = new Float64Array(offsets.length - 1);
  for (let site = 0; site < sums.length; site++) for (let k = offsets[site]; k < offsets[site + 1]; k++) sums[site] += persons[point[k]];
  return sums;
}

/** Per facility: people in reach and supply per person (times `per`), empty for a facility left out. */
function facilityColumns(facilities: Facilities, chosen: Int32Array, inReach: Float64Array, ratio: Float64Array, per: number): Column[] {
  return [
    { name: 'id', values: Array.from(chosen, (f) => facilities.ids[f]) },
    { name: 'name', values: Array.from(chosen, (f) => facilities.names[f]) },
    { name: 'type', values: Array.from(chosen, (f) => facilities.types[f]) },
    { name: 'capacity', values: Float64Array.from(chosen, (f) => facilities.capacity[f]) },
    { name: 'persons_in_reach', values: inReach },
    { name: 'ratio', values: ratio.map((r) => r * per) },
  ];
}

function pointColumns(population: Population, { value }: Measured, { per }: Averaging): Column[] {
  return [{ name: 'id', values: population.ids }, { name: 'value', values: value.map((v) => v * per) }];
}
