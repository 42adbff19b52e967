import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../api/recipe.ts';
import { recipeOf, requestsOf } from '../../engine/recipes/requests.ts';
import { pairsNamed } from '../../engine/recipes/pairsFile.ts';
import { readCsv, runCli } from './runCli.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-moran-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * 3 x 3 counties with the values 1 to 9, row by row from the north-west; a tenth far away with the value 5, so that the mean stays 5 and
 * its deviation is 0; an eleventh south of the ninth, without a value. In the file they stand in the order of `SHUFFLED`.
 */
const SHUFFLED = [5, 11, 1, 9, 3, 10, 7, 2, 8, 4, 6];
const codeOf = (k: number): string => String(990_100 + k);
const placeOf = (k: number): [number, number] => (k === 10 ? [110, 20] : k === 11 ? [104.2, 25.6] : [104 + ((k - 1) % 3) * 0.1, 25.9 - Math.floor((k - 1) / 3) * 0.1]);
const ROOK = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((k) => [...(k % 3 === 0 ? [] : [[k, k + 1]]), ...(k > 6 ? [] : [[k, k + 3]])]);

function writeInputs(): void {
  const feature = (k: number) => {
    const [x, y] = placeOf(k);
    const round = (value: number): number => Number(value.toFixed(6));
    const ring = [[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]].map(([lon, lat]) => [round(lon), round(lat)]);
    return { type: 'Feature', properties: { code: codeOf(k), name: `县${k}` }, geometry: { type: 'Polygon', coordinates: [ring] } };
  };
  writeFileSync(join(folder, 'zones.geojson'), JSON.stringify({ type: 'FeatureCollection', features: SHUFFLED.map(feature) }));
  writeFileSync(join(folder, 'values.csv'), `code,schooling\n${SHUFFLED.map((k) => `${codeOf(k)},${k === 10 ? 5 : k === 11 ? '' : k}`).join('\n')}\n`);
  mkdirSync(join(folder, 'w'), { recursive: true });
  writeFileSync(join(folder, 'w', 'rook.csv'), `from,to\n${[...ROOK, ...ROOK.map(([a, b]) => [b, a])].map(([a, b]) => `${codeOf(a)},${codeOf(b)}`).join('\n')}\n${codeOf(9)},999999\n`);
  writeFileSync(join(folder, 'w', 'one.csv'), `a,b,w\n${ROOK.map(([a, b]) => `${codeOf(a)},${codeOf(b)},2`).join('\n')}\n`);
}

const inputs = { zones: { path: 'zones.geojson', code: 'code', name: 'name' }, indicators: { path: 'values.csv', code: 'code' } };
const of = { column: 'schooling' };
async function run(name: string, recipe: object, ...more: string[]) {
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(recipe));
  const out = join(folder, name);
  const { status, stdout, stderr } = await runCli(['run', join(folder, `${name}.json`), '--out', out, '--json', '--lang', 'en', ...more]);
  expect(stderr).toBe('');
  const text = (file: string) => readFileSync(join(out, file), 'utf8');
  return {
    status, stdout, text,
    totals: (id: string) => (JSON.parse(text(`${id}.json`)) as { totals: Record<string, unknown> }).totals,
    notes: (id: string) => (JSON.parse(text(`${id}.json`)) as { notes: { code: string; values: Record<string, unknown> }[] }).notes,
    table: (id: string) => readCsv(text(`${id}.csv`)),
  };
}

describe('moran through the command line', () => {
  const analyses = [
    { id: 'rook', kind: 'moran', of, weights: 'rook' },
    { id: 'queen', kind: 'moran', of, weights: 'queen', permutations: 99, seed: 7 },
    { id: 'pairs', kind: 'moran', of, weights: { pairs: 'w/rook.csv' } },
    { id: 'oneway', kind: 'moran', of, weights: { pairs: 'w/one.csv' } },
    { id: 'near', kind: 'moran', of, weights: { knn: 1 }, permutations: 0 },
    { id: 'within', kind: 'moran', of, weights: { meters: 11_500 } },
  ];
  let outcome: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    writeInputs();
    outcome = await run('all', { inputs, analyses });
    expect(outcome.status).toBe(0);
  });

  test('rook: the figures of the 3 x 3 lattice with an island, in order of code', () => {
    // z lag(z) of the nine: 100/3 (test/geo/autocorrelation.test.ts); n = 10, S0 = 9: I = 10/9 x 100/3 / 60 = 50/81. b2 = 10 x 708 / 3600
    // S1 = 83/12, S2 = 1325/36 as without the island; C = 9 x 45 / (2 x 9 x 60)
    const totals = outcome.totals('rook');
    const [s1, s2, b2] = [83 / 12, 1325 / 36, 7080 / 3600];
    const variance = (10 * (73 * s1 - 10 * s2 + 243) - b2 * (90 * s1 - 20 * s2 + 486)) / (9 * 8 * 7 * 81) - 1 / 81;
    expect(totals).toMatchObject({ links: 24, islands: 1, n: 10, missing: 1, components: 2, mean_neighbours: 2.4, permutations: 999, seed: 1, weights: 'rook', false_discovery: 0.05, value: 'schooling' });
    expect(totals['i']).toBeCloseTo(50 / 81, 14);
    expect(totals['expectation']).toBeCloseTo(-1 / 9, 15);
    expect(totals['variance']).toBeCloseTo(variance, 14);
    expect(totals['geary_c']).toBeCloseTo(3 / 8, 14);
    expect(totals['geary_z']).toBeLessThan(0);
    const rows = outcome.table('rook');
    expect(rows.map((row) => row['code'])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(codeOf));
    expect(Object.keys(rows[0])).toEqual(['code', 'name', 'value', 'lag', 'local_i', 'p_sim', 'cluster', 'neighbours', 'p_adjusted', 'gi_star', 'gi_p', 'gi_cluster']);
    // the corner: lag (2 + 4) / 2, I = -4 x -2 / (60 / 10); its south-eastern opposite has lost the county without a value
    expect(rows[0]).toMatchObject({ name: '县1', value: '1', lag: '3', neighbours: '2', cluster: 'ns' });
    expect(Number(rows[0]['local_i'])).toBeCloseTo(4 / 3, 14);
    expect(rows[8]).toMatchObject({ value: '9', lag: '7', neighbours: '2' });
    expect(rows[9]).toMatchObject({ value: '5', lag: '0', local_i: '0', p_sim: '', cluster: 'island', neighbours: '0', gi_star: '', gi_cluster: 'island' });
    expect(rows[10]).toEqual({ code: codeOf(11), name: '县11', value: '', lag: '', local_i: '', p_sim: '', cluster: '', neighbours: '', p_adjusted: '', gi_star: '', gi_p: '', gi_cluster: '' });
    expect(outcome.notes('rook').map(({ code, values }) => [code, values['count']])).toEqual([['analysis.values-missing', 1], ['analysis.islands', 1]]);
    expect(totals['clusters']).toEqual({ HH: 0, LL: 0, HL: 0, LH: 0, ns: 9, island: 1 });
    const checks = (JSON.parse(outcome.text('rook.json')) as { checks: { id: string; state: string }[] }).checks;
    expect(checks).toContainEqual({ id: 'parts-sum', state: 'pass', values: { compared: 2 } });
  });

  test('the other neighbours', () => {
    expect(outcome.totals('queen')).toMatchObject({ links: 40, islands: 1, permutations: 99, seed: 7 });
    expect(outcome.totals('queen')['i']).toBeCloseTo((10 / 9) * (64 / 3 / 60), 14);
    // 10 km of longitude and 11 km of latitude lie between centres: the four on either side. The eleventh would be 22 km off.
    expect(outcome.totals('within')).toMatchObject({ links: 24, islands: 1, weights: '11500 m' });
    // one neighbour each, in the west or the east; that of the tenth is the eleventh, which has no value and leaves its list
    expect(outcome.totals('near')).toMatchObject({ links: 9, islands: 1, weights: 'knn 1', permutations: 0, p_sim: null, clusters: { HH: 0, LL: 0, HL: 0, LH: 0, ns: 0, island: 1 } });
    // without permutations nothing is tested
    expect(new Set(outcome.table('near').slice(0, 9).map((row) => row['cluster']))).toEqual(new Set(['']));
  });

  test('pairs: the same as rook; one way only, a note; the table is an input of the run', () => {
    const { weights, ...pairs } = outcome.totals('pairs');
    const { weights: rook, ...same } = outcome.totals('rook');
    expect([weights, rook]).toEqual(['pairs rook.csv', 'rook']);
    expect(pairs).toEqual(same);
    expect(outcome.text('pairs.csv')).toBe(outcome.text('rook.csv'));
    expect(outcome.notes('pairs')).toMatchObject([{ code: 'row.unknown-code', values: { text: '999999', count: 1 } }, { code: 'analysis.values-missing' }, { code: 'analysis.islands' }]);
    // each county looks at those in the east and the south alone: the ninth at nobody
    expect(outcome.totals('oneway')).toMatchObject({ links: 12, islands: 2 });
    expect(outcome.notes('oneway')[0]).toMatchObject({ code: 'analysis.pairs-one-way', values: { count: 12 } });
    const manifest = outcome.text('manifest.json');
    // The seed that was taken where the recipe gives none.
    expect((JSON.parse(manifest) as { analyses: { id: string; seed: number }[] }).analyses.find(({ id }) => id === 'rook')!.seed).toBe(1);
    for (const file of ['rook.csv', 'one.csv']) expect(manifest).toContain(createHash('sha256').update(readFileSync(join(folder, 'w', file))).digest('hex'));
  });

  test('byte for byte the same on one thread, and from another order of the file', async () => {
    const again = await run('again', { inputs, analyses }, '--threads', '1');
    for (const { id } of analyses) for (const kind of ['csv', 'json']) expect(again.text(`${id}.${kind}`), id).toBe(outcome.text(`${id}.${kind}`));
    const zones = JSON.parse(readFileSync(join(folder, 'zones.geojson'), 'utf8')) as { features: unknown[] };
    writeFileSync(join(folder, 'turned.geojson'), JSON.stringify({ ...zones, features: [...zones.features].reverse() }));
    const turned = await run('turned', { inputs: { ...inputs, zones: { ...inputs.zones, path: 'turned.geojson' } }, analyses: analyses.slice(0, 4) });
    for (const { id } of analyses.slice(0, 4)) expect(turned.text(`${id}.csv`), id).toBe(outcome.text(`${id}.csv`));
  });

  test('of another analysis, on a project, and without zones', async () => {
    writeFileSync(join(folder, 'clinics.csv'), `id,lon,lat\n${[1, 2, 5].map((k) => `f${k},${placeOf(k)[0] + 0.05},${placeOf(k)[1] + 0.05}`).join('\n')}\n`);
    const recipe = {
      inputs: { ...inputs, facilities: { path: 'clinics.csv', id: 'id', lon: 'lon', lat: 'lat', crs: 'EPSG:4326' } },
      analyses: [{ id: 'm', kind: 'moran', of: 'r.area_share', weights: { pairs: 'w/rook.csv' } }, { id: 'r', kind: 'coverage', model: 'radius', radiusMeters: 6000 }],
    };
    const whole = await run('referring', recipe, '--project', join(folder, 'kept.junheng'));
    expect(whole.totals('m')).toMatchObject({ n: 11, islands: 2, value: 'r.area_share' });
    expect(whole.totals('m')['i']).toBeGreaterThan(0);
    // the stored table answers by its base name too
    writeFileSync(join(folder, 'only.json'), JSON.stringify({ analyses: [{ id: 'm', kind: 'moran', of: 'r.area_share', weights: { pairs: 'rook.csv' } }] }));
    const out = join(folder, 'analysed');
    const { status, stderr } = await runCli(['analyse', join(folder, 'kept.junheng'), '--recipe', join(folder, 'only.json'), '--out', out, '--json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readFileSync(join(out, 'm.csv'), 'utf8')).toBe(whole.text('m.csv'));

    const below = await run('below', { inputs: { ...inputs, townships: { ...inputs.zones, parent: 'name' } }, analyses: [{ ...analyses[0], level: 'townships' }] });
    expect(below.text('rook.csv')).toBe(outcome.text('rook.csv'));

    const listed = await run('listed', { inputs: { indicators: inputs.indicators }, analyses: [analyses[2]] });
    expect(listed.totals('pairs')['i']).toBeCloseTo(50 / 81, 14);
  });

  test('a number that the zones carry themselves serves as a value; a table with a column of that name goes before it', async () => {
    const values = new Map(readCsv(readFileSync(join(folder, 'values.csv'), 'utf8')).map((row) => [row['code'], row['schooling'] === '' ? null : Number(row['schooling'])]));
    const zones = JSON.parse(readFileSync(join(folder, 'zones.geojson'), 'utf8')) as { features: { properties: Record<string, unknown> }[] };
    const carrying = (name: string, of: (code: string) => number | null) => {
      const features = zones.features.map((feature) => ({ ...feature, properties: { ...feature.properties, schooling: of(String(feature.properties['code'])) } }));
      writeFileSync(join(folder, name), JSON.stringify({ ...zones, features }));
      return { ...inputs.zones, path: name };
    };
    const own = await run('own', { inputs: { zones: carrying('own.geojson', (code) => values.get(code) ?? null) }, analyses: analyses.slice(0, 2) });
    for (const id of ['rook', 'queen']) expect(own.text(`${id}.csv`), id).toBe(outcome.text(`${id}.csv`));
    const both = await run('both', { inputs: { ...inputs, zones: carrying('other.geojson', () => 7) }, analyses: analyses.slice(0, 1) });
    expect(both.text('rook.csv')).toBe(outcome.text('rook.csv'));
  });

  test('equal values: nothing exists, and that is said', async () => {
    writeFileSync(join(folder, 'equal.csv'), `code,schooling\n${SHUFFLED.map((k) => `${codeOf(k)},0.1`).join('\n')}\n`);
    const equal = await run('equal', { inputs: { ...inputs, indicators: { path: 'equal.csv', code: 'code' } }, analyses: [analyses[0]] });
    expect(equal.totals('rook')).toMatchObject({ i: null, expectation: null, variance: null, z: null, p: null, p_sim: null, geary_c: null, links: 26, n: 11 });
    expect(equal.notes('rook').map(({ code }) => code)).toEqual(['analysis.all-equal', 'analysis.islands']);
    expect(equal.table('rook')[0]).toMatchObject({ value: '0.1', lag: '0.1', local_i: '', p_sim: '', cluster: '', gi_star: '' });
  });

  test('what is wrong is told before anything is computed', async () => {
    const wrong = async (analysis: object, given: object = inputs) => {
      writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ inputs: given, analyses: [{ id: 'm', kind: 'moran', of, ...analysis }] }));
      const { status, stdout } = await runCli(['validate', join(folder, 'wrong.json'), '--json', '--lang', 'en']);
      expect(status).toBe(1);
      return (JSON.parse(stdout) as { findings: { code: string; severity: string; parameter?: string }[] }).findings.filter(({ severity }) => severity === 'error').map(({ code, parameter }) => [code, parameter]);
    };
    expect(await wrong({ weights: 'queen' }, { indicators: inputs.indicators })).toEqual([['recipe.missing-input', 'inputs.zones']]);
    expect(await wrong({ weights: { knn: 11 } })).toEqual([['parameter.out-of-range', 'analyses.m.weights.knn']]);
    expect(await wrong({ weights: { knn: 3 }, snapMeters: 5, of: { column: 'scholing' } })).toEqual([['parameter.conflict', 'analyses.m.snapMeters'], ['column.missing', 'analyses.m.of.column']]);
    expect(await wrong({ weights: { pairs: 'w/none.csv' } })).toEqual([['file.not-found', 'analyses.m.weights.pairs.path']]);
    writeFileSync(join(folder, 'w', 'self.csv'), `a,b\n${codeOf(1)},${codeOf(1)}\n`);
    expect(await wrong({ weights: { pairs: { path: 'w/self.csv', from: 'b', to: 'a' } } })).toEqual([['row.self-pair', 'analyses.m.weights.pairs.from']]);
  });
});

describe('the table of pairs in a recipe', () => {
  const moran = (id: string, pairs: string | object): Analysis => ({ id, kind: 'moran', of, weights: { pairs } }) as Analysis;

  test('is read once, and comes back into the analysis that uses it', () => {
    const named = { path: 'w/b.csv', from: 'x', to: 'y' };
    const analyses = [moran('one', 'w/a.csv'), moran('two', named), moran('three', 'w/a.csv')];
    const requests = requestsOf({}, analyses);
    expect(requests).toEqual([
      { request: { role: 'neighbours', input: { path: 'w/a.csv' } }, parameter: 'analyses.one.weights.pairs' }, { request: { role: 'neighbours', input: named }, parameter: 'analyses.two.weights.pairs' },
    ]);
    const stored = requests.map(({ request }) => request);
    expect(recipeOf(stored, analyses, '/base', { synthetic: false })).toEqual({ inputs: {}, analyses });
    // by its base name, as the page names it
    expect(recipeOf(stored, [moran('m', 'b.csv')], '/base', { synthetic: false }).analyses).toEqual([moran('m', named)]);
    expect(recipeOf([], [moran('m', 'b.csv')], '/base', { synthetic: false }).analyses).toEqual([moran('m', 'b.csv')]);
  });

  test('is found by its path, the end of its path or its base name', () => {
    const inputs = ['/data/w/a.csv', 'C:\\data\\v\\a.csv', '/data/w/ab.csv'].map((path) => ({ path }));
    const at = (path: string) => pairsNamed(inputs, { path });
    expect([at('/data/w/a.csv'), at('./w/a.csv'), at('../other/a.csv'), at('b.csv'), at('')]).toEqual([0, 0, 1, -1, -1]);
    // Beside the recipe and in a folder below it: the former is meant.
    expect([at('a.csv'), pairsNamed([{ path: '/data/a.csv' }, ...inputs], { path: 'a.csv' })]).toEqual([0, 0]);
  });

  test('the same file read in two ways is two tables', async () => {
    writeFileSync(join(folder, 'chain.csv'), `x,y\n${codeOf(1)},${codeOf(2)}\n${codeOf(1)},${codeOf(3)}\n`);
    const back = { path: 'chain.csv', from: 'y', to: 'x' };
    const listed = await run('chain', { inputs, analyses: [{ ...moran('there', 'chain.csv'), permutations: 0 }, { ...moran('back', back), permutations: 0 }] });
    const neighbours = (id: string) => listed.table(id).slice(0, 3).map((row) => row['neighbours']);
    expect([neighbours('there'), neighbours('back')]).toEqual([['2', '0', '0'], ['0', '1', '1']]);
  });
});
