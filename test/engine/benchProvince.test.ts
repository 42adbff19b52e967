import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { material } from '../material.ts';
import { generateProvince, writeBenchRecipe } from './benchRecipe.ts';
import type { BenchSize } from './benchRecipe.ts';
import { readCsv, runCli } from './runCli.ts';

/** The whole command line against the answers of PostGIS, pgRouting, scipy, GRASS and scikit-image on the same province. */
const bench = material('bench', 'gen.mjs');
const folder = mkdtempSync(join(tmpdir(), 'junheng-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(size: BenchSize, seed: number) {
  const dir = generateProvince(bench!, size, seed, folder);
  const out = join(dir, 'out');
  const outcome = await runCli(['run', writeBenchRecipe(dir, size), '--out', out, '--json', '--lang', 'en']);
  expect(outcome.stderr).toBe('');
  expect(outcome.status).toBe(0);
  const table = (id: string) => readCsv(readFileSync(join(out, `${id}.csv`), 'utf8'));
  const totals = (id: string) => (JSON.parse(readFileSync(join(out, `${id}.json`), 'utf8')) as { totals: Record<string, number> }).totals;
  return { dir, out, table, totals, summary: JSON.parse(outcome.stdout) as { synthetic: boolean } };
}

const expectedOf = (name: string) => readCsv(readFileSync(material('bench', 'expected', name)!, 'utf8'));

describe.skipIf(!bench)('answers of independent programs', () => {
  for (const { size, nodes, sumMinutes, cells, cellMinutes } of [
    { size: 'S', nodes: 8852, sumMinutes: 138906.879, cells: 66988, cellMinutes: 1355429.0525 },
    // Whole-cell total on exact coordinates; the peers round facilities to 1 mm and lose 5 cells.
    { size: 'M', nodes: 164739, sumMinutes: 2628617.698, cells: 1147808, cellMinutes: null },
  ] as const) {
    test(`${size}, seed 1`, { timeout: 240_000 }, async () => {
      const { table, totals, summary } = await run(size, 1);
      expect(summary.synthetic).toBe(true);
      const expected = expectedOf(`${size}-1.csv`);
      const friction = expectedOf(`friction-${size}-1.csv`);
      const rows = { radius: table('radius'), network: table('network'), friction: table('friction') };
      const sfca = table('sfca');
      expect(rows.radius).toHaveLength(expected.length);
      let worstArea = 0;
      expected.forEach((county, i) => {
        const persons = Number(county['pop']);
        const radius = rows.radius[i];
        expect(radius['code']).toBe(String(520000 + Number(county['county'])));
        expect(Number(radius['persons'])).toBe(persons);
        expect(Number(radius['persons_covered'])).toBe(Math.round(Number(county['radius_pop_share']) * persons));
        worstArea = Math.max(worstArea, Math.abs(Number(radius['area_share']) - Number(county['radius_area_share'])));
        // Printed with 8 decimals.
        expect(Math.abs(Number(sfca[i]['value']) - Number(county['sfca_per_1000']))).toBeLessThan(1e-6);
        expect(Number(rows.network[i]['persons_covered'])).toBe(Math.round(Number(county['network_pop_share']) * persons));
        expect(Number(rows.friction[i]['cells'])).toBe(Number(friction[i]['cells']));
        expect(Number(rows.friction[i]['cells_covered'])).toBe(Number(friction[i]['cells_covered']));
        expect(Number(rows.friction[i]['persons_covered'])).toBe(Number(friction[i]['pop_covered']));
      });
      expect(worstArea).toBeLessThan(2e-4);
      expect(totals('network')['nodes_reached']).toBe(nodes);
      expect(totals('network')['sum_minutes']).toBeCloseTo(sumMinutes, 3);
      expect(totals('friction')['cells_reached']).toBe(cells);
      if (cellMinutes !== null) expect(totals('friction')['sum_minutes']).toBeCloseTo(cellMinutes, 3);
      expect(totals('sfca')['check']).toBeCloseTo(totals('sfca')['supply_used'], 6);
      for (const id of ['radius', 'network', 'friction'] as const) {
        const sum = (name: string) => rows[id].reduce((total, row) => total + Number(row[name]), 0);
        expect(totals(id)['persons_covered']).toBe(sum('persons_covered'));
        expect(totals(id)['persons']).toBe(sum('persons'));
      }
    });
  }

  test('threads and repetition change no byte', { timeout: 120_000 }, async () => {
    const { dir, out } = await run('S', 7);
    const again = join(dir, 'again');
    const outcome = await runCli(['run', join(dir, 'recipe.json'), '--out', again, '--quiet', '--threads', '1']);
    expect(outcome.status).toBe(0);
    for (const name of ['radius.csv', 'radius.json', 'sfca.csv', 'sfca.json', 'sfca.facilities.csv', 'network.csv', 'friction.json', 'friction.csv', 'network.facilities.csv', 'radius.uncovered.csv', 'summary.json', 'manifest.json']) {
      expect(readFileSync(join(again, name), 'utf8'), name).toBe(readFileSync(join(out, name), 'utf8'));
    }
  });
});
