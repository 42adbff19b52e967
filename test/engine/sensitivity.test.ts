import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import { analysis as analysisSchema } from '../../api/recipe.ts';
import type { CoverageAnalysis, SensitivityAnalysis } from '../../api/recipe.ts';
import type { ProjectFile, RunDraft } from '../../data/project/projectFile.ts';
import { checkAnalysis } from '../../engine/analyses/checkAnalysis.ts';
import { runAnalysis } from '../../engine/analyses/runAnalysis.ts';
import { PLACES, buildTown, columnOf, control, knowMinutes } from './town.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-sensitivity-'));
const town = buildTown(join(folder, 'town.junheng'));
afterAll(() => {
  town.close();
  rmSync(folder, { recursive: true, force: true });
});

type Keys = Omit<SensitivityAnalysis, 'id' | 'kind'>;
const network = { model: 'network', minutes: 30, snap: 'nearest-node', facilityTypes: ['clinic'] } satisfies Keys;
const analysis = (keys: Keys): SensitivityAnalysis => ({ id: 's', kind: 'sensitivity', ...keys });
const run = (keys: Keys, project: ProjectFile = town): RunDraft => runAnalysis(project, analysis(keys), control());
const coverage = (keys: Omit<CoverageAnalysis, 'id' | 'kind'>): RunDraft => runAnalysis(town, { id: 'c', kind: 'coverage', ...keys }, control());
const coveredBy = (draft: RunDraft, variant: string): unknown => columnOf(draft, 'persons_covered', 'variants')[columnOf(draft, 'variant', 'variants').indexOf(variant)];

test('a verdict that flips, by hand', () => {
  const draft = run(network);
  // From the clinic p1 0, p2 10, p3 35 minutes, p4 never. County A (p1 p2) is covered wherever 20 minutes (25 x 0.8) are enough.
  // County B (400 of 1200 when p3 is in): 30 x 1.2 = 36 and 35 x 1 reach p3, 35 x 0.8 = 28 and 25 x 1.2 = 30 do not.
  expect(columnOf(draft, 'variant', 'variants')).toEqual([
    'base', 'speed-0.8', 'speed-1.2', 'limit-25', 'limit-35', 'speed-0.8-limit-25', 'speed-0.8-limit-35', 'speed-1.2-limit-25', 'speed-1.2-limit-35',
  ]);
  expect(columnOf(draft, 'persons_covered', 'variants')).toEqual([300, 300, 700, 300, 700, 300, 300, 300, 700]);
  expect(columnOf(draft, 'counties_pass', 'variants')).toEqual([1, 1, 2, 1, 2, 1, 1, 1, 2]);
  expect(columnOf(draft, 'counties_flipped', 'variants')).toEqual([0, 0, 1, 0, 1, 0, 0, 0, 1]);
  // Without a share of its own the verdict is the base share of the whole: 300 / 1500.
  expect(draft.totals).toMatchObject({
    persons: 1500, persons_covered: 300, share_low: 0.2, share_base: 0.2, share_high: 700 / 1500, verdict_share: 0.2, verdict_source: 'base-share',
    variants: 9, counties: 2, counties_pass: 1, counties_fail: 1, counties_flipping: 1, limit: 30, limit_unit: 'min', variant_high: 'speed-1.2',
  });
  expect(columnOf(draft, 'code')).toEqual(['990101', '990102']);
  expect(columnOf(draft, 'persons_share')).toEqual([1, 0]);
  expect(columnOf(draft, 'share_low')).toEqual([1, 0]);
  expect(columnOf(draft, 'share_high')).toEqual([1, 400 / 1200]);
  expect(columnOf(draft, 'verdict')).toEqual(['pass', 'fail']);
  expect(columnOf(draft, 'flips')).toEqual([0, 3]);
  expect(columnOf(draft, 'flipped_by')).toEqual([null, 'speed-1.2 limit-35 speed-1.2-limit-35']);
  expect(columnOf(draft, 'variant', 'flips')).toEqual(['speed-1.2', 'limit-35', 'speed-1.2-limit-35']);
  expect(columnOf(draft, 'share', 'flips')).toEqual([400 / 1200, 400 / 1200, 400 / 1200]);
  expect(columnOf(draft, 'verdict', 'flips')).toEqual(['pass', 'pass', 'pass']);
  expect(draft.checks!.filter(({ state }) => state === 'fail')).toEqual([]);
  expect(draft.checks!.find(({ id }) => id === 'ribbon-order')).toMatchObject({ state: 'pass' });
});

test('a verdict share of one half is never reached in B', () => {
  const draft = run({ ...network, verdictShare: 0.5 });
  expect(columnOf(draft, 'flips')).toEqual([0, 0]);
  expect(draft.totals).toMatchObject({ verdict_share: 0.5, verdict_source: 'given', counties_flipping: 0 });
  expect(columnOf(draft, 'code', 'flips')).toEqual([]);
});

describe('laws', () => {
  test('speed 1 and the limit itself are the base case and nothing else', () => {
    const draft = run({ ...network, speedFactors: [1], limitMinutes: [30] });
    expect(columnOf(draft, 'variant', 'variants')).toEqual(['base']);
    expect(draft.totals).toMatchObject({ persons_covered: coverage(network).totals['persons_covered'], share_low: 0.2, share_high: 0.2 });
  });

  test('a variant is the coverage run with that speed or limit', () => {
    const radius = { model: 'radius', minutes: 15, speedKmh: 40, facilityTypes: ['clinic'] } satisfies Keys;
    const draft = run({ ...radius, speedFactors: [0.4, 1.7], limitMinutes: [6, 27] });
    const expected = (speedKmh: number, minutes: number) => coverage({ ...radius, speedKmh, minutes }).totals['persons_covered'];
    expect(coveredBy(draft, 'speed-1.7')).toBe(expected(68, 15));
    expect(coveredBy(draft, 'limit-27')).toBe(expected(40, 27));
    expect(coveredBy(draft, 'speed-0.4-limit-6')).toBe(expected(16, 6));
    // 7.7 km at the base, 3.1 and 1.2 km below it, 13.1 and 13.8 km above: the figures do differ.
    expect(new Set(columnOf(draft, 'persons_covered', 'variants'))).toEqual(new Set([100, 300, 700, 1500]));
    for (const minutes of [10, 35, 36]) expect(coveredBy(run({ ...network, limitMinutes: [minutes] }), `limit-${minutes}`)).toBe(coverage({ ...network, minutes }).totals['persons_covered']);
  });

  test('limits in metres take factors, and no speed', () => {
    const draft = run({ model: 'radius', radiusMeters: 10_000, facilityTypes: ['clinic'], limitFactors: [0.2, 1.5] });
    // p2 at 3.0, p3 at 10.01, p4 at 13.7 km.
    expect(columnOf(draft, 'variant', 'variants')).toEqual(['base', 'limit-x0.2', 'limit-x1.5']);
    expect(columnOf(draft, 'limit', 'variants')).toEqual([10_000, 2000, 15_000]);
    expect(columnOf(draft, 'persons_covered', 'variants')).toEqual([300, 100, 1500]);
    expect(draft.totals['limit_unit']).toBe('m');
  });
});

test('merged cells: half as many steps cost twice as much, and places fall into other cells', () => {
  const draft = run({ model: 'friction', minutes: 25, facilityTypes: ['clinic'], speedFactors: [1], limitMinutes: [25] });
  // Strip 10 10 10 10 lake: p3, 10.0 km east, costs 30. Merged by two: 20 20 lake minutes per cell, p3 lies in the second: 20.
  expect(columnOf(draft, 'variant', 'variants')).toEqual(['base', 'cells-2']);
  expect(columnOf(draft, 'persons_covered', 'variants')).toEqual([300, 700]);
  expect(columnOf(draft, 'flipped_by')).toEqual([null, 'cells-2']);
});

test('a second source of people', () => {
  const both = buildTown(join(folder, 'both.junheng'));
  const [p3, p4] = [PLACES.p3, PLACES.p4];
  both.insertDataset({
    role: 'otherPopulation', name: 'other.csv', rowCount: 2, meta: {}, notes: [], sources: [], request: { role: 'otherPopulation', input: { path: 'other.csv', persons: 'count' } },
    columns: [
      { name: 'id', values: ['a', 'b'] }, { name: 'lon', values: Float64Array.of(p3[0], p4[0]) }, { name: 'lat', values: Float64Array.of(p3[1], p4[1]) }, { name: 'persons', values: Float64Array.of(400, 100) },
    ],
  }, false);
  const draft = run({ ...network, minutes: 40, speedFactors: [1], limitMinutes: [40], otherPopulation: true }, both);
  // Base: A 300 of 300, B 400 of 1200, all 700 of 1500. The other source has nobody in A and 400 of 500 in B: B passes, A has no verdict.
  expect(columnOf(draft, 'persons_covered', 'variants')).toEqual([700, 400]);
  expect(columnOf(draft, 'persons', 'variants')).toEqual([1500, 500]);
  expect(columnOf(draft, 'share_high')).toEqual([1, 0.8]);
  expect(columnOf(draft, 'flipped_by')).toEqual([null, 'otherPopulation']);
  expect(draft.totals).toMatchObject({ share_base: 700 / 1500, share_high: 0.8, variant_high: 'otherPopulation', population_sources: { population: 'population.csv: pop', otherPopulation: 'other.csv: count' } });
  both.close();
});

test('a matrix: speed factors scale its times', () => {
  const known = buildTown(join(folder, 'known.junheng'));
  knowMinutes(known, Float64Array.of(5, 12, 35, NaN, 1));
  const draft = run({ model: 'matrix', minutes: 30, limitMinutes: [30] }, known);
  expect(columnOf(draft, 'persons_covered', 'variants')).toEqual([300, 300, 700]);
  expect(() => run({ model: 'matrix', otherPopulation: true }, known)).toThrow(InputError);
  known.close();
});

test('completed keys run to the same figures', () => {
  const draft = run({ model: 'friction', facilityTypes: ['clinic'] });
  const again = runAnalysis(town, analysisSchema.parse(JSON.parse(JSON.stringify(draft.analysis))), control());
  expect(again.analysis).toEqual(draft.analysis);
  expect(again.totals).toEqual(draft.totals);
});

test('keys that say nothing to the model, and a source that is not there', () => {
  const codesOf = (keys: Keys) => {
    try {
      checkAnalysis(town, analysis(keys));
    } catch (error) {
      if (error instanceof InputError) return error.findings.map(({ code, parameter }) => `${code} ${parameter}`);
      throw error;
    }
    return [];
  };
  expect(codesOf({ model: 'radius', radiusMeters: 5000, speedFactors: [1.2], limitMinutes: [20], cellFactors: [2] })).toEqual([
    'parameter.conflict analyses.s.speedFactors', 'parameter.conflict analyses.s.limitMinutes', 'parameter.conflict analyses.s.cellFactors',
  ]);
  expect(codesOf({ ...network, limitFactors: [1.1] })).toEqual(['parameter.conflict analyses.s.limitFactors']);
  expect(codesOf({ ...network, otherPopulation: true })).toEqual(['recipe.missing-input inputs.otherPopulation']);
  expect(codesOf(network)).toEqual([]);
});
