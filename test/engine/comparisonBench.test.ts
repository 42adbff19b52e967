import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Recipe } from '../../api/recipe.ts';
import { material } from '../material.ts';
import { generateProvince, writeBenchRecipe } from './benchRecipe.ts';
import { readCsv, runCli } from './runCli.ts';

/** The models side by side and their sensitivity on a whole province, against single coverage runs of the same keys. */
const bench = material('bench', 'gen.mjs');
const folder = mkdtempSync(join(tmpdir(), 'junheng-comparison-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [radius, network, friction] = [
  { model: 'radius', radiusMeters: 5000 }, { model: 'network', minutes: 30, snap: 'nearest-node' }, { model: 'friction', minutes: 30 },
] as const;

describe.skipIf(!bench)('a generated province', () => {
  test('comparison and sensitivity are the single coverage runs; threads and repetition change no byte', { timeout: 120_000 }, async () => {
    const dir = generateProvince(bench!, 'S', 1, folder);
    const path = writeBenchRecipe(dir, 'S');
    const recipe = JSON.parse(readFileSync(path, 'utf8')) as Recipe;
    // The second source of people: the same places and counts, so that it must change nothing.
    recipe.inputs.otherPopulation = recipe.inputs.population;
    recipe.analyses = [
      { id: 'radius', kind: 'coverage', ...radius, facilityReach: false }, { id: 'network', kind: 'coverage', ...network, facilityReach: false }, { id: 'friction', kind: 'coverage', ...friction, facilityReach: false },
      { id: 'slow', kind: 'coverage', ...network, minutes: 24, facilityReach: false },
      { id: 'all', kind: 'comparison', models: [radius, network, friction] },
      { id: 'sens', kind: 'sensitivity', ...network, otherPopulation: true }, { id: 'cells', kind: 'sensitivity', ...friction, speedFactors: [1], limitMinutes: [30], cellFactors: [3] },
    ];
    writeFileSync(path, JSON.stringify(recipe));
    const outs = [join(dir, 'two'), join(dir, 'one')];
    for (const [at, out] of outs.entries()) {
      const outcome = await runCli(['run', path, '--out', out, '--quiet', '--lang', 'en', '--threads', String(2 - at)]);
      expect(outcome.stderr).toBe('');
      expect(outcome.status).toBe(0);
      expect(outcome.stdout).toMatch(/Checks passed: \d+/);
    }
    const [out] = outs;
    for (const name of ['all.csv', 'all.json', 'all.places.csv', 'sens.csv', 'sens.json', 'sens.variants.csv', 'sens.flips.csv', 'cells.variants.csv', 'summary.json', 'manifest.json']) {
      expect(readFileSync(join(outs[1], name), 'utf8'), name).toBe(readFileSync(join(out, name), 'utf8'));
    }

    const rows = (name: string) => readCsv(readFileSync(join(out, `${name}.csv`), 'utf8'));
    const totals = (id: string) => (JSON.parse(readFileSync(join(out, `${id}.json`), 'utf8')) as { totals: Record<string, number> }).totals;
    const all = rows('all');
    for (const model of ['radius', 'network', 'friction']) {
      expect(all.map((row) => row[`persons_covered_${model}`])).toEqual(rows(model).map((row) => row['persons_covered']));
      expect(totals('all')[`persons_share_${model}`]).toBe(totals(model)['persons_share']);
    }
    // Who is uncovered by exactly some models, from the lists of the single runs.
    const beyond = (model: string) => new Set(rows(`${model}.uncovered`).map((row) => row['id']));
    const lists = ['radius', 'network', 'friction'].map(beyond);
    const disputed = new Set([...lists[0], ...lists[1], ...lists[2]].filter((id) => lists.some((list) => !list.has(id))));
    const places = rows('all.places');
    expect(new Set(places.map((row) => row['id']))).toEqual(disputed);
    for (const row of places) lists.forEach((list, m) => expect(row[`covered_${['radius', 'network', 'friction'][m]}`]).toBe(list.has(row['id']) ? '0' : '1'));
    expect(Number(places[0]['covered_radius'])).toBe(1);

    const variant = (name: string) => rows('sens.variants').find((row) => row['variant'] === name)!;
    expect(variant('base')['persons_covered']).toBe(String(totals('network')['persons_covered']));
    expect(variant('speed-0.8')['persons_covered']).toBe(String(totals('slow')['persons_covered']));
    expect({ ...variant('otherPopulation'), variant: 'base', population: 'population' }).toEqual(variant('base'));
    expect(rows('cells.variants')[0]['persons_covered']).toBe(String(totals('friction')['persons_covered']));
  });
});
