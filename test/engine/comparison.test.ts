import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { ComparisonAnalysis } from '../../api/recipe.ts';
import type { RunDraft } from '../../data/project/projectFile.ts';
import { analysis as analysisSchema } from '../../api/recipe.ts';
import { checkAnalysis } from '../../engine/analyses/checkAnalysis.ts';
import { runAnalysis } from '../../engine/analyses/runAnalysis.ts';
import { buildTown, columnOf, control, knowMinutes } from './town.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-comparison-'));
const town = buildTown(join(folder, 'town.junheng'));
afterAll(() => {
  town.close();
  rmSync(folder, { recursive: true, force: true });
});

const analysis = (models: ComparisonAnalysis['models']): ComparisonAnalysis => ({ id: 'c', kind: 'comparison', models, facilityTypes: ['clinic'] });
const run = (models: ComparisonAnalysis['models']): RunDraft => runAnalysis(town, analysis(models), control());

test('who is covered by all models, by none and by some', () => {
  const draft = run([{ model: 'radius', radiusMeters: 11_000 }, { model: 'network', minutes: 30, snap: 'nearest-node' }, { model: 'friction' }]);
  // From the clinic at p1: radius p2 3 km, p3 10.0 km, p4 13.7 km; road p2 10, p3 35 min, p4 never; ground p2 10, p3 30 min, p4 off the strip.
  // Radius and ground cover p1 p2 p3, the road p1 p2: 300 all, 400 (p3) disputed, 800 (p4) none.
  expect(columnOf(draft, 'code')).toEqual(['990101', '990102']);
  expect(draft.tables[0].columns.map(({ name }) => name)).toEqual([
    'code', 'name', 'persons', 'persons_covered_radius', 'persons_share_radius', 'persons_covered_network', 'persons_share_network', 'persons_covered_friction', 'persons_share_friction',
    'persons_all', 'persons_none', 'persons_disputed', 'persons_disputed_share',
    'persons_radius_not_network', 'persons_network_not_radius', 'persons_radius_not_friction', 'persons_friction_not_radius',
  ]);
  expect(columnOf(draft, 'persons_covered_radius')).toEqual([300, 400]);
  expect(columnOf(draft, 'persons_covered_network')).toEqual([300, 0]);
  expect(columnOf(draft, 'persons_share_friction')).toEqual([1, 400 / 1200]);
  expect(columnOf(draft, 'persons_all')).toEqual([300, 0]);
  expect(columnOf(draft, 'persons_none')).toEqual([0, 800]);
  expect(columnOf(draft, 'persons_disputed_share')).toEqual([0, 400 / 1200]);
  expect(columnOf(draft, 'persons_radius_not_network')).toEqual([0, 400]);
  expect(draft.totals).toMatchObject({
    persons: 1500, persons_covered_radius: 700, persons_covered_network: 300, persons_all: 300, persons_none: 800, persons_disputed: 400, places_disputed: 1,
    persons_radius_not_network: 400, persons_network_not_radius: 0, persons_radius_not_friction: 0,
  });
  expect(draft.totals['disagreement']).toContainEqual({ covered_by: 'friction', not_covered_by: 'network', persons: 400 });
  expect(draft.totals['models']).toMatchObject([{ name: 'radius', limit_meters: 11_000 }, { name: 'network', limit_minutes: 30, basis: { snap: 'nearest-node' } }, { name: 'friction' }]);
  expect(draft.checks!.filter(({ state }) => state === 'pass').map(({ id }) => id)).toEqual(['counties-sum', 'people-located', 'share-range', 'models-partition']);
  expect(draft.notes).toContainEqual(expect.objectContaining({ code: 'analysis.points-outside-zones', values: { count: 1, persons: 1600 } }));
});

test('places the models disagree on, worst first, with the cost up to twice the limit', () => {
  const places = run([{ name: 'circle', model: 'radius', radiusMeters: 14_000 }, { model: 'network', minutes: 5, snap: 'nearest-node' }]);
  expect(columnOf(places, 'id', 'places')).toEqual(['p4', 'p3', 'p2']);
  expect(columnOf(places, 'code', 'places')).toEqual(['990102', '990102', '990101']);
  expect(columnOf(places, 'covered_circle', 'places')).toEqual([1, 1, 1]);
  expect(columnOf(places, 'covered_network', 'places')).toEqual([0, 0, 0]);
  // p2 is 10 minutes away, twice the limit; p3 beyond that; p4 cannot be reached.
  expect(columnOf(places, 'cost_network', 'places')).toEqual([NaN, NaN, 10]);
  // The road of 40 minutes reaches p3, the circle of 2 km does not: such places come after those the first model covers.
  const reversed = run([{ model: 'radius', radiusMeters: 2000 }, { model: 'network', minutes: 40, snap: 'nearest-node' }]);
  expect(columnOf(reversed, 'id', 'places')).toEqual(['p3', 'p2']);
  expect(columnOf(reversed, 'covered_radius', 'places')).toEqual([0, 0]);
});

test('the same model twice has two names, and completed analyses run to the same figures', () => {
  const draft = run([{ model: 'network', minutes: 40, snap: 'nearest-node' }, { model: 'network', minutes: 15, snap: 'nearest-node' }]);
  expect(draft.totals).toMatchObject({ persons_covered_network: 700, 'persons_covered_network-2': 300, 'persons_network_not_network-2': 400 });
  // What a project exports as a recipe is this, as JSON.
  const again = runAnalysis(town, analysisSchema.parse(JSON.parse(JSON.stringify(draft.analysis))), control());
  expect(again.analysis).toEqual(draft.analysis);
  expect(again.totals).toEqual(draft.totals);
  expect(again.tables).toEqual(draft.tables);
});

test('a column of known minutes is a model like the others', () => {
  const known = buildTown(join(folder, 'known.junheng'));
  knowMinutes(known, Float64Array.of(5, 12, 35, NaN, 1));
  const draft = runAnalysis(known, { id: 'c', kind: 'comparison', models: [{ model: 'radius', radiusMeters: 11_000 }, { model: 'matrix', minutes: 30 }] }, control());
  // Circles of 11 km around p1 and p3 hold all four; p3 knows 35 minutes, p4 none.
  expect(draft.totals).toMatchObject({ persons_covered_radius: 1500, persons_covered_matrix: 300, persons_radius_not_matrix: 1200 });
  expect(columnOf(draft, 'cost_matrix', 'places')).toEqual([NaN, 35]);
  expect(() => runAnalysis(known, analysis([{ model: 'radius', radiusMeters: 11_000 }, { model: 'matrix' }]), control()), 'of which type nobody knows').toThrow(InputError);
  known.close();
});

test('a missing input and a contradiction name their model', () => {
  const bare = buildTown(join(folder, 'bare.junheng'));
  bare.removeDataset(bare.listDatasets('friction')[0].id);
  const findingsOf = (models: ComparisonAnalysis['models'], work: typeof checkAnalysis | typeof runAnalysis) => {
    try {
      if (work === runAnalysis) runAnalysis(bare, analysis(models), control());
      else checkAnalysis(bare, analysis(models));
    } catch (error) {
      if (error instanceof InputError) return error.findings;
      throw error;
    }
    return [];
  };
  const missing = { code: 'recipe.missing-input', parameter: 'inputs.friction', values: { input: 'friction', analysis: 'c.models[1]' } };
  for (const work of [checkAnalysis, runAnalysis]) {
    expect(findingsOf([{ model: 'radius', radiusMeters: 5000 }, { model: 'friction' }], work)).toMatchObject([missing]);
    expect(findingsOf([{ model: 'network', speedKmh: 30 }, { model: 'radius', radiusMeters: 5000, minutes: 30 }], work)).toMatchObject([
      { code: 'parameter.conflict', parameter: 'analyses.c.models[0].speedKmh' }, { code: 'parameter.conflict', parameter: 'analyses.c.models[1].radiusMeters' },
    ]);
  }
  bare.close();
});
