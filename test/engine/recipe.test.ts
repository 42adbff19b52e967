import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { ANALYSIS_KINDS } from '../../api/recipe.ts';
import { completeCoverage, limitsOf } from '../../engine/analyses/complete/complete.ts';
import { parseRecipe, recipeJsonSchema } from '../../engine/recipes/readRecipe.ts';
import { recipeOf, requestsOf } from '../../engine/recipes/requests.ts';
import { exampleRecipe } from '../../engine/cli/exampleRecipe.ts';

const zones = { path: 'z.geojson', code: 'code' };
const coverage = { id: 'r', kind: 'coverage', model: 'radius', radiusMeters: 5000 };

function findingsOf(use: () => unknown): Finding[] {
  try {
    use();
  } catch (error) {
    if (error instanceof InputError) return error.findings;
    throw error;
  }
  throw new Error('nothing was found');
}

describe('recipe', () => {
  test('an unknown key is refused with the nearest known one, at its place', () => {
    expect(findingsOf(() => parseRecipe({ inputs: { zones: { ...zones, nmae: 'n' } }, analyses: [] }, 'a.json'))).toEqual([
      expect.objectContaining({ code: 'recipe.unknown-key', file: 'a.json', parameter: 'inputs.zones.nmae', values: expect.objectContaining({ key: 'nmae', nearest: 'name' }) }),
    ]);
    const [finding] = findingsOf(() => parseRecipe({ inputs: {}, analyses: [{ ...coverage, radiusMetres: 1 }] }, 'a.json'));
    expect(finding).toMatchObject({ code: 'recipe.unknown-key', parameter: 'analyses.r.radiusMetres', values: { nearest: 'radiusMeters' } });
    const [ofKind] = findingsOf(() => parseRecipe({ inputs: {}, analyses: [{ id: 'o', kind: 'od', model: 'radius', nearst: 1 }] }, 'a'));
    expect(String(ofKind.values?.['known']).split(', ')).toEqual(expect.arrayContaining(['nearest', 'radiusMeters']));
    expect(String(ofKind.values?.['known']).split(', ')).not.toContain('decay');
  });

  test('a kind that is none is told with those there are', () => {
    const analyses = [{ id: 'a', kind: 'covrage' }, { id: 'g', kind: 'accessibility', method: 'gravity', model: 'radius', decay: { kind: 'gausian', sigma: 1 } }];
    expect(findingsOf(() => parseRecipe({ inputs: {}, analyses }, 'a'))).toMatchObject([
      { code: 'recipe.invalid-value', parameter: 'analyses.a.kind', values: { options: ANALYSIS_KINDS.join(' / ') } },
      { code: 'recipe.invalid-value', parameter: 'analyses.g.decay.kind', values: { options: 'power / exponential / gaussian / steps' } },
    ]);
  });

  test('a missing key, a wrong value and a double id are told apart', () => {
    expect(findingsOf(() => parseRecipe({ inputs: { zones: { path: 'z' } }, analyses: [] }, 'a'))[0]).toMatchObject({ code: 'recipe.missing-key', parameter: 'inputs.zones.code' });
    expect(findingsOf(() => parseRecipe({ inputs: {}, analyses: [{ ...coverage, radiusMeters: -5 }] }, 'a'))[0]).toMatchObject({ code: 'recipe.invalid-value', parameter: 'analyses.r.radiusMeters' });
    const gravity = { id: 'g', kind: 'accessibility', method: 'gravity', model: 'radius', decay: { kind: 'power', exponent: 0 }, per: 0 };
    const [exponent, per] = findingsOf(() => parseRecipe({ inputs: {}, analyses: [gravity] }, 'a'));
    expect([exponent.values, per.values]).toEqual([{ value: '0', below: '0' }, { value: '0', above: '0' }]);
    expect(findingsOf(() => parseRecipe({ inputs: {}, analyses: [coverage, coverage] }, 'a'))[0]).toMatchObject({ code: 'recipe.duplicate-id' });
    // r.csv and R.csv are one file on Windows and macOS.
    expect(findingsOf(() => parseRecipe({ inputs: {}, analyses: [coverage, { ...coverage, id: 'R' }, { ...coverage, id: 'Manifest' }] }, 'a'))).toMatchObject([
      { code: 'recipe.duplicate-id', parameter: 'analyses.R.id' }, { code: 'recipe.reserved-name', parameter: 'analyses.Manifest.id', values: { name: 'Manifest' } },
    ]);
    // summary.json is the summary of the run, whatever an analysis is called.
    expect(findingsOf(() => parseRecipe({ inputs: {}, analyses: [{ ...coverage, id: 'summary' }] }, 'a'))).toMatchObject([{ code: 'recipe.reserved-name', parameter: 'analyses.summary.id' }]);
  });

  test('of several shapes a key may have, the one that was meant is told of', () => {
    const facilities = [{ path: 'a.csv' }, { path: 'b.csv', type: { valu: 'clinic' } }];
    expect(findingsOf(() => parseRecipe({ inputs: { facilities }, analyses: [] }, 'a')).map(({ code, parameter }) => [code, parameter])).toEqual([
      ['recipe.missing-key', 'inputs.facilities.1.type.value'], ['recipe.unknown-key', 'inputs.facilities.1.type.valu'],
    ]);
    const neighbours = findingsOf(() => parseRecipe({ inputs: {}, analyses: [{ ...coverage, neighbours: 4 }] }, 'a'));
    const both = findingsOf(() => parseRecipe({ inputs: {}, analyses: [{ id: 'm', kind: 'moran', of: 'r.area_share', weights: { knn: 4, meters: 5000 } }] }, 'a'));
    expect(both).toMatchObject([{ code: 'parameter.conflict', parameter: 'analyses.m.weights', values: { one: 'meters', other: 'knn' } }]);
    const ofComposite = findingsOf(() => parseRecipe({ inputs: {}, analyses: [{ id: 'g', kind: 'gaps', indicators: [{ column: 'a', direction: 'higher', best: 1 }], benchmark: 'mean' }] }, 'a'));
    expect(ofComposite).toMatchObject([{ code: 'recipe.unknown-key', values: { key: 'best', known: expect.not.stringContaining('worst') } }]);
    expect(neighbours).toMatchObject([{ parameter: 'analyses.r.neighbours', values: { options: '8 / 16' } }]);
    const gaps = { id: 'g', kind: 'gaps', indicators: [{ column: 'a', direction: 'higher' }], benchmark: 'average' };
    expect(findingsOf(() => parseRecipe({ inputs: {}, analyses: [gaps] }, 'a'))).toMatchObject([{ parameter: 'analyses.g.benchmark', values: { options: expect.stringContaining('weighted-mean') } }]);
  });

  test('a group as a bare string is refused', () => {
    const population = { path: 'p.csv', persons: 'pop', groups: { urban: 'urban' } };
    expect(findingsOf(() => parseRecipe({ inputs: { population }, analyses: [] }, 'a'))[0].parameter).toBe('inputs.population.groups.urban');
  });

  test('minutes become metres by speed and detour; both at once contradict each other', () => {
    // 30 min at 30 km/h is 15 km of road, over a detour of 1.3.
    expect(limitsOf(completeCoverage({ id: 'x', kind: 'coverage', model: 'radius' }))).toEqual([{ minutes: 30, meters: 15000 / 1.3 }]);
    expect(limitsOf(completeCoverage({ id: 'x', kind: 'coverage', model: 'radius', minutes: [60, 15, 60], speedKmh: 20, detourFactor: 1 }))).toEqual([{ minutes: 15, meters: 5000 }, { minutes: 60, meters: 20000 }]);
    expect(findingsOf(() => completeCoverage({ id: 'x', kind: 'coverage', model: 'radius', minutes: 30, radiusMeters: 100 }))[0]).toMatchObject({ code: 'parameter.conflict', parameter: 'analyses.x.radiusMeters' });
    expect(findingsOf(() => completeCoverage({ id: 'x', kind: 'coverage', model: 'network', radiusMeters: 100 }))[0].code).toBe('parameter.conflict');
    expect(findingsOf(() => completeCoverage({ id: 'x', kind: 'coverage', model: 'radius', minutes: 1440, speedKmh: 200 }))[0]).toMatchObject({ code: 'parameter.out-of-range', parameter: 'analyses.x.minutes' });
    expect(findingsOf(() => completeCoverage({ id: 'x', kind: 'coverage', model: 'friction', speedKmh: 30 }))[0].code).toBe('parameter.conflict');
  });

  test('defaults of the contract', () => {
    expect(completeCoverage({ id: 'x', kind: 'coverage', model: 'network' })).toMatchObject({ minutes: [30], snap: 'nearest-edge', accessSpeedKmh: 5, maxSnapMeters: 5000, direction: 'to-facility' });
    const node = completeCoverage({ id: 'x', kind: 'coverage', model: 'network', snap: 'nearest-node' });
    expect(node.accessSpeedKmh).toBeUndefined();
    expect(node.maxSnapMeters).toBeUndefined();
    expect(completeCoverage({ id: 'x', kind: 'coverage', model: 'friction' }).neighbours).toBe(8);
  });

  test('inputs become requests, zones first, and come back as the same recipe', () => {
    const inputs = { indicators: [{ path: 'a.csv', code: 'c' }, { path: 'b.csv', code: 'c' }], zones, facilities: { path: 'f.csv', lon: 'x', lat: 'y' } };
    const requests = requestsOf(inputs);
    expect(requests.map((r) => r.parameter)).toEqual(['inputs.zones', 'inputs.facilities', 'inputs.indicators[0]', 'inputs.indicators[1]']);
    const back = recipeOf(requests.map((r) => r.request), [], '/base', { synthetic: false });
    expect(back).toEqual({ inputs, analyses: [] });
    expect(recipeOf([{ role: 'zones', input: { ...zones, path: '/base/d/z.geojson' } }], [], '/base', { synthetic: true })).toMatchObject({ synthetic: true, inputs: { zones: { path: 'd/z.geojson' } } });
  });

  test('the published schema is the one in use, and the commented example is a recipe', async () => {
    const published = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/recipe.schema.json'), 'utf8')) as unknown;
    expect(published).toEqual(JSON.parse(JSON.stringify(recipeJsonSchema())));
    for (const lang of ['zh', 'en'] as const) {
      const lines = (await exampleRecipe(lang, false)).split('\n');
      const example = JSON.parse(lines.filter((line) => !line.trimStart().startsWith('//')).join('\n')) as { inputs: object; analyses: { kind: string }[] };
      expect(parseRecipe(example, 'example.json')).toEqual(example);
      expect([...new Set(example.analyses.map(({ kind }) => kind))].sort()).toEqual([...ANALYSIS_KINDS].sort());
      // The other forms of an input stand in remarks, ready to be taken.
      const others = lines.map((line) => /^ *\/\/ (".*),$/.exec(line)?.[1]).filter((input) => input !== undefined);
      expect(others).toHaveLength(6);
      for (const input of others) parseRecipe({ ...example, inputs: { ...example.inputs, ...(JSON.parse(`{${input}}`) as object) } }, 'example.json');
    }
  });
});
