import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { Analysis } from '../../api/recipe.ts';
import { checkAnalysis } from '../../engine/analyses/checkAnalysis.ts';
import { runAnalysis } from '../../engine/analyses/runAnalysis.ts';
import { neededBefore, withNeeded } from '../../engine/analyses/values/references.ts';
import { buildTown, columnOf, control } from './town.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-references-'));
const town = buildTown(join(folder, 'town.junheng'));
afterAll(() => {
  town.close();
  rmSync(folder, { recursive: true, force: true });
});

const coverage: Analysis = { id: 'c', kind: 'coverage', model: 'radius', radiusMeters: [2000, 5000], by: 'type' };
const equity = (keys: object): Analysis => ({ id: 'e', kind: 'equity', of: 'c.persons_share', limit: 5000, bootstrap: 0, ...keys });
const found = (work: () => void): unknown[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return error.findings.map(({ code, parameter, values }) => [code, parameter, values?.['nearest'] ?? values?.['known']]);
    throw error;
  }
  return [];
};

describe('an analysis that names another', () => {
  test('is checked against it before anything is computed', () => {
    const check = (keys: object) => found(() => checkAnalysis(town, equity(keys), [coverage, equity(keys)]));
    expect(check({})).toEqual([]);
    expect(check({ of: 'c.persons_share_urban', type: 'clinic' })).toEqual([]);
    expect(check({ of: 'd.persons_share' })).toEqual([['analysis.unknown-reference', 'analyses.e.of', 'c']]);
    expect(check({ of: 'c.person_share' })).toEqual([['column.missing', 'analyses.e.of', 'persons_share']]);
    expect(check({ type: 'clinics' })).toEqual([['analysis.no-rows', 'analyses.e.type', 'all, clinic, school']]);
    expect(check({ limit: 3000 })).toEqual([['analysis.no-rows', 'analyses.e.limit', '2000, 5000']]);
    expect(check({ limit: undefined })).toEqual([['analysis.several-rows', 'analyses.e.limit', '2000, 5000']]);
  });

  test('is checked against columns and rows of gaps and accessibility, and the kind its key is for', () => {
    const gaps: Analysis = { id: 'g', kind: 'gaps', indicators: [{ column: 'a', direction: 'higher' }, { column: 'b', direction: 'lower', name: 'deaths' }], benchmark: 'mean' };
    const near: Analysis = { id: 'n', kind: 'accessibility', method: 'nearest', model: 'radius', radiusMeters: 5000 };
    const check = (analysis: Analysis) => found(() => checkAnalysis(town, analysis, [coverage, gaps, near, analysis]));
    const of = (value: string, keys: object = {}) => check(equity({ of: value, limit: undefined, ...keys }));
    expect(of('g.gap', { indicator: 'deaths' })).toEqual([]);
    expect(of('g.gap')).toEqual([['analysis.several-rows', 'analyses.e.indicator', 'a, deaths']]);
    expect(of('g.gap', { indicator: 'b' })).toEqual([['analysis.no-rows', 'analyses.e.indicator', 'a, deaths']]);
    expect(of('g.gapp')).toEqual([['column.missing', 'analyses.e.of', 'gap']]);
    expect([of('n.median'), of('n.value', { type: 'clinic' })]).toEqual([[], [['analysis.no-rows', 'analyses.e.type', 'all']]]);
    expect(of('n.value', { rankBy: 'g.valu', indicator: 'a' })).toEqual([['column.missing', 'analyses.e.rankBy', 'value']]);
    expect(check({ id: 'd', kind: 'disparity', urban: 'c.persons_share', rural: 'n.p9', limit: 5000 })).toEqual([['column.missing', 'analyses.d.rural', 'p90']]);
    expect(check({ id: 'd', kind: 'disparity', coverage: 'c' })).toEqual([['analysis.several-rows', 'analyses.d.limit', '2000, 5000']]);
    expect(check({ id: 'd', kind: 'disparity', coverage: 'c', limit: 2000, group: 'urbn' })).toEqual([['column.missing', 'analyses.d.group', 'persons_urban']]);
    expect(check({ id: 'o', kind: 'overview', coverage: 'c', limit: 3000 })).toEqual([['analysis.no-rows', 'analyses.o.limit', '2000, 5000']]);
    expect(check({ id: 'o', kind: 'overview', gaps: 'c', coverage: ['c', 'g'] })).toEqual([['recipe.invalid-value', 'analyses.o.gaps', undefined], ['recipe.invalid-value', 'analyses.o.coverage', undefined]]);
  });

  test('an analysis that contradicts itself is not run, as it does not pass the check', () => {
    const contradictions: Analysis[] = [
      { id: 'd', kind: 'disparity' }, { id: 'o', kind: 'overview' }, { id: 'o', kind: 'overview', coverage: 'c', tag: 'por' }, { id: 'm', kind: 'moran', of: 'c.persons_share', limit: 5000, weights: { knn: 1 }, snapMeters: 5 },
    ];
    const now = runAnalysis(town, coverage, control());
    for (const analysis of contradictions) {
      const told = found(() => checkAnalysis(town, analysis, [coverage, analysis]));
      expect(told).toHaveLength(1);
      expect(found(() => runAnalysis(town, analysis, control(), [now]))).toEqual(told);
    }
  });

  test('takes the run just computed, else the newest stored one of that id; the basis names its own limit', () => {
    const now = runAnalysis(town, coverage, control());
    const taken = runAnalysis(town, equity({}), control(), [now]);
    expect(columnOf(taken, 'value')).toEqual([1, expect.closeTo(1 / 3, 12)]);
    expect(taken.basis).toMatchObject({ model: 'radius', limitsMeters: [5000] });
    expect(found(() => runAnalysis(town, equity({}), control()))).toEqual([['analysis.unknown-reference', 'analyses.e.of', '']]);
    town.insertRun(runAnalysis(town, { ...coverage, radiusMeters: [2000, 90_000] }, control()));
    town.insertRun(now);
    expect(columnOf(runAnalysis(town, equity({}), control()), 'value')).toEqual(columnOf(taken, 'value'));
  });

  test('comes after it, and takes it along; a circle is refused', () => {
    const moran: Analysis = { id: 'm', kind: 'moran', of: 'e.value', weights: 'queen' };
    const alone: Analysis = { id: 'x', kind: 'gaps', indicators: [{ column: 'a', direction: 'higher' }], benchmark: 'mean' };
    expect([...neededBefore([moran, equity({}), coverage])]).toEqual([['m', ['e']], ['e', ['c']], ['c', []]]);
    expect(withNeeded([moran, alone, equity({}), coverage], moran).map(({ id }) => id)).toEqual(['m', 'e', 'c']);
    expect(found(() => neededBefore([moran, equity({ of: 'm.value' })]))).toEqual([['analysis.circular', 'analyses.m', undefined]]);
  });
});
