import type { Finding } from '../../../api/findings.ts';
import type { SensitivityAnalysis } from '../../../api/recipe.ts';
import type { ProjectFile, RunDraft } from '../../../data/project/projectFile.ts';
import { loadPopulation, loadZones, required } from '../../load.ts';
import type { Facilities, Population, Zones } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { provenance, travelBasis } from '../basis.ts';
import type { CompletedSensitivity } from '../complete/complete.ts';
import { baseLimitOf, completeSensitivity, sensitivityAsGiven, variantsOf } from '../complete/completeSensitivity.ts';
import type { Variant } from '../complete/completeSensitivity.ts';
import { finite } from '../finite.ts';
import { flipColumns, sensitivityColumns, shareOf, variantColumns } from './sensitivityTables.ts';
import type { VariantSums } from './sensitivityTables.ts';
import { facilitiesFor, selectFacilities, travelModelOf } from '../travel/travelModel.ts';
import { outsideNotes, unitsOf } from '../units.ts';
import type { Units } from '../units.ts';

/** How far the share of people covered moves with speed, limit, cell size and source of people, and whose verdict turns over. */
export function runSensitivity(project: ProjectFile, given: SensitivityAnalysis, control: TaskControl): RunDraft {
  const analysis = completeSensitivity(given);
  control.report('load', 0);
  const zones = loadZones(project, 'zones');
  const facilities = facilitiesFor(project, analysis);
  const population = required(loadPopulation(project), 'population', given.id);
  const other = analysis.otherPopulation ? required(loadPopulation(project, 'otherPopulation'), 'otherPopulation', given.id) : null;
  const started = performance.now();
  const variants = variantsOf(analysis);
  const notes: Finding[] = [];
  const sums = new Map<Variant, VariantSums>();

  // Variants of the same people and cells share one search, to the largest limit among them.
  const searches = [...new Set(variants.map(searchOf))].map((key) => variants.filter((variant) => searchOf(variant) === key));
  const unitsOfPeople = new Map<Population, Units>();
  searches.forEach((same, s) => {
    const [{ population: source }] = same;
    const people = source === 'population' ? population : other!;
    const units = unitsOfPeople.get(people) ?? unitsWithNotes(zones, people, analysis, source, notes);
    unitsOfPeople.set(people, units);
    const part = control.part(0.05 + (0.9 * s) / searches.length, 0.05 + (0.9 * (s + 1)) / searches.length);
    const found = search(project, analysis, same, facilities, people, part);
    if (s === 0) notes.push(...found.notes);
    for (const variant of same) sums.set(variant, sumVariant(variant, units, people.persons, found.cost, found.limitOf(variant)));
  });

  const ordered = variants.map((variant) => sums.get(variant)!);
  const [base] = ordered;
  const verdictShare = analysis.verdictShare ?? shareOf(base.coveredTotal, base.personsTotal);
  const shares = ordered.map((sum) => shareOf(sum.coveredTotal, sum.personsTotal));
  const known = shares.filter((share) => !Number.isNaN(share));
  const { low, high } = { low: Math.min(...known), high: Math.max(...known) };
  const limitUnit = analysis.minutes ? 'min' : analysis.radiusMeters ? 'm' : 'cost';
  const { codes, names } = unitsOfPeople.get(population)!;
  const main = sensitivityColumns(codes, names, ordered, verdictShare);
  const countRows = (column: string, holds: (value: unknown) => boolean) => Array.from<unknown>(main.find(({ name }) => name === column)!.values).filter(holds).length;
  const nameOf = (share: number) => ordered[shares.indexOf(share)]?.variant.name ?? null;
  return {
    analysisId: given.id, kind: 'sensitivity', analysis: sensitivityAsGiven(analysis), basis: travelBasis(project, analysis, population),
    totals: {
      persons: base.personsTotal, persons_covered: base.coveredTotal, persons_share: finite(shares[0]),
      share_low: finite(low), share_base: finite(shares[0]), share_high: finite(high), variant_low: nameOf(low), variant_high: nameOf(high),
      verdict_share: finite(verdictShare), verdict_source: analysis.verdictShare === undefined ? 'base-share' : 'given',
      limit: baseLimitOf(analysis), limit_unit: limitUnit, variants: ordered.length,
      counties: codes.length, counties_pass: countRows('verdict', (value) => value === 'pass'), counties_fail: countRows('verdict', (value) => value === 'fail'),
      counties_flipping: countRows('flips', (value) => (value as number) > 0),
      population_sources: { population: population.source, otherPopulation: other?.source ?? null },
    },
    notes, ...provenance(project, started),
    tables: [
      { name: 'main', columns: main },
      { name: 'variants', columns: variantColumns(ordered, limitUnit, verdictShare) },
      { name: 'flips', columns: flipColumns(codes, names, ordered, verdictShare) },
    ],
  };
}

const searchOf = ({ population, cellFactor }: Variant): string => `${population} ${cellFactor}`;

function unitsWithNotes(zones: Zones | null, people: Population, analysis: CompletedSensitivity, source: Variant['population'], notes: Finding[]): Units {
  const units = unitsOf(zones, people, analysis);
  notes.push(...outsideNotes(units, people).map((note) => (source === 'population' ? note : { ...note, parameter: 'inputs.otherPopulation' })));
  return units;
}

/** One search for all `variants`: a trip at f times all speeds stays within T exactly when at the given speeds it stays within T x f. */
function search(project: ProjectFile, analysis: CompletedSensitivity, variants: Variant[], facilities: Facilities, people: Population, control: TaskControl) {
  const reached = ({ limit, speedFactor }: Variant) => limit * speedFactor;
  const limits = [...new Set(variants.map(reached))].sort((a, b) => a - b);
  const key = analysis.minutes ? 'minutes' : analysis.radiusMeters ? 'radiusMeters' : 'limits';
  const model = travelModelOf(project, { ...analysis, [key]: limits }, facilities, people, control, variants[0].cellFactor);
  const [{ chosen }] = selectFacilities(facilities, analysis);
  const { pointCost, notes } = model.solve(chosen, 'all');
  return { cost: pointCost!, notes, limitOf: (variant: Variant) => model.limits[limits.indexOf(reached(variant))] };
}

function sumVariant(variant: Variant, units: Units, persons: Float64Array, cost: Float64Array, limit: number): VariantSums {
  const sums: VariantSums = { variant, persons: new Float64Array(units.codes.length), covered: new Float64Array(units.codes.length), personsTotal: 0, coveredTotal: 0 };
  units.pointUnit!.forEach((unit, point) => {
    if (unit < 0) return;
    sums.persons[unit] += persons[point];
    sums.personsTotal += persons[point];
    if (!(cost[point] <= limit)) return;
    sums.covered[unit] += persons[point];
    sums.coveredTotal += persons[point];
  });
  return sums;
}
