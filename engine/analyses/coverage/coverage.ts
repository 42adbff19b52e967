import type { Finding } from '../../../api/findings.ts';
import type { CoverageAnalysis } from '../../../api/recipe.ts';
import type { Column } from '../../../data/dataset.ts';
import type { ProjectFile, RunDraft, RunTable } from '../../../data/project/projectFile.ts';
import { loadPopulation, loadZones, required, withPersons } from '../../load.ts';
import type { Population } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { supplements } from './backupCapacity.ts';
import { provenance, travelBasis } from '../basis.ts';
import { completeCoverage, limitsOf } from '../complete/complete.ts';
import type { CompletedCoverage } from '../complete/complete.ts';
import type { Solved } from '../travel/coverageModel.ts';
import { coverageColumns, parentColumn, rollUp, sumUnits, totalsOf } from './coverageTable.ts';
import type { UnitSums } from './coverageTable.ts';
import { facilityColumns, uncoveredColumns } from './facilityTables.ts';
import { stackColumns } from '../stackColumns.ts';
import { TAG_SIDES, tagColumns } from '../tagTable.ts';
import { facilitiesFor, selectFacilities, travelModelOf } from '../travel/travelModel.ts';
import { hasPlaces, outsideNotes, prepareUnits, unitsOf } from '../units.ts';

/** `facilityReach: auto` computes each facility's own reach when facilities x settled nodes or cells stay below this. */
const REACH_WORK_LIMIT = 3e7;

/** Coverage by zone, facility type, limit and group, with roll-up, drill-down, facilities and uncovered places. */
export function runCoverage(project: ProjectFile, given: CoverageAnalysis, control: TaskControl): RunDraft {
  const analysis = completeCoverage(given);
  const limits = limitsOf(analysis);
  control.report('load', 0);
  const facilities = facilitiesFor(project, analysis);
  const population = analysis.model === 'network' || analysis.model === 'matrix' ? required(loadPopulation(project), 'population', given.id) : loadPopulation(project);
  const zones = loadZones(project, 'zones', population?.year ?? null);
  const townshipZones = loadZones(project, 'townships');
  const started = performance.now();

  control.report('zones', 0.05);
  const units = unitsOf(zones, population, analysis);
  const townships = townshipZones && (!population || hasPlaces(population)) ? prepareUnits(townshipZones, population, false) : null;
  const notes: Finding[] = [...(population ? outsideNotes(units, population) : []), ...(zones?.tagNotes ?? [])];
  // People outside every zone enter no figure, those of the facilities neither.
  const inside = population && withPersons(population, personsInside(population.persons, units.pointUnit!));
  const model = travelModelOf(project, analysis, facilities, inside, control);

  const selections = selectFacilities(facilities, analysis);
  const blocks: UnitSums[] = [];
  const townshipBlocks: UnitSums[] = [];
  const totals: Record<string, unknown>[] = [];
  const drawings: RunTable[] = [];
  const facilityBlocks: Column[][] = [];
  const uncoveredBlocks: Column[][] = [];
  const countsCells = analysis.model === 'friction';
  const supplementOf = analysis.backup || analysis.capacityLimited
    ? supplements(project, analysis, facilities, selections[0].chosen, required(population, 'population', given.id), units, control, notes)
    : null;
  for (const { type, chosen } of selections) {
    const solved = model.solve(chosen, type);
    const supplement = supplementOf?.(chosen);
    limits.forEach((limit, l) => {
      const more = supplement?.personsWithin(model.limits[l]);
      const sums = sumUnits(units, population, solved, l, model.limits[l], model.countsPoints, type, limit, more);
      blocks.push(sums);
      if (townships) townshipBlocks.push(sumUnits(townships, population, solved, l, model.limits[l], model.countsPoints, type, limit, more));
      totals.push({ ...totalsOf(sums, units.areaKm2, countsCells), ...solved.searchTotals(l) });
      if (population && solved.pointCost) uncoveredBlocks.push(uncoveredColumns(population, units, solved.pointCost, model.limits[l], type, limit));
    });
    if (type === 'all') facilityBlocks.push([...facilityColumns(facilities, chosen, inside, solved, reachOf(analysis, solved, chosen, population, notes)), ...(supplement?.facilityColumns ?? [])]);
    if (solved.drawing) drawings.push(solved.drawing);
    for (const note of solved.notes) if (type === 'all') notes.push(note);
  }

  const tables: RunTable[] = [{ name: 'main', columns: coverageColumns(units.codes, units.names, units.areaKm2, blocks, countsCells) }];
  if (units.parents) {
    const rolled = blocks.map((block) => rollUp(block, units.areaKm2, units.parents!));
    tables.push({ name: 'parents', columns: coverageColumns(rolled[0].names, rolled[0].names, rolled[0].areaKm2, rolled.map((r) => r.sums), countsCells) });
  }
  const tagged = tagColumns(zones?.tags ?? {}, (sideOfUnit) => {
    const rolled = blocks.map((block) => rollUp(block, units.areaKm2, Array.from(sideOfUnit, (side) => TAG_SIDES[side])));
    return coverageColumns(rolled[0].names, rolled[0].names, rolled[0].areaKm2, rolled.map((r) => r.sums), countsCells);
  });
  if (tagged) tables.push({ name: 'tags', columns: tagged });
  if (townships) {
    const columns = coverageColumns(townships.codes, townships.names, townships.areaKm2, townshipBlocks, countsCells);
    if (townships.parents) columns.splice(2, 0, parentColumn(columns[0], townships.codes, townships.parents));
    tables.push({ name: 'townships', columns });
  }
  tables.push({ name: 'facilities', columns: facilityBlocks[0] });
  if (uncoveredBlocks.length > 0) tables.push({ name: 'uncovered', columns: stackColumns(uncoveredBlocks) });
  tables.push(...drawings);

  // The figures a reader looks for first stand at the top: all facilities, the largest limit; every block is in `by`.
  const headline = totals.filter((t) => t['facility_type'] === 'all').at(-1)!;
  return {
    analysisId: given.id, kind: 'coverage', analysis: analysis, basis: travelBasis(project, analysis, population),
    totals: { ...headline, by: totals }, notes, ...provenance(project, started), tables,
  };
}

function personsInside(persons: Float64Array, pointUnit: Int32Array): Float64Array {
  const inside = new Float64Array(persons.length);
  for (let i = 0; i < inside.length; i++) inside[i] = pointUnit[i] >= 0 ? persons[i] : 0;
  return inside;
}

function reachOf(analysis: CompletedCoverage, solved: Solved, chosen: Int32Array, population: Population | null, notes: Finding[]): Float64Array | null {
  if (!population || analysis.facilityReach === false) return null;
  if (analysis.facilityReach === 'auto' && solved.reachWork > REACH_WORK_LIMIT) {
    notes.push({ code: 'analysis.reach-not-computed', severity: 'note', parameter: `analyses.${analysis.id}.facilityReach`, values: { facilities: chosen.length } });
    return null;
  }
  return solved.personsInReach();
}
