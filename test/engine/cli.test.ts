import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeSmallFiles } from './smallFiles.ts';
import { readCsv, runCli } from './runCli.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = { JUNHENG_HOME: join(folder, 'home') };
const { recipe, content } = writeSmallFiles(join(folder, 'small'));
let made = 0;
function recipeWith(change: (copy: typeof content) => void): string {
  const copy = structuredClone(content);
  change(copy);
  const path = join(folder, 'small', `recipe-${++made}.json`);
  writeFileSync(path, JSON.stringify(copy));
  return path;
}
const findingsOf = (stdout: string) => (JSON.parse(stdout) as { ok: boolean; findings: Record<string, unknown>[] }).findings;

describe('junheng', () => {
  test('run writes the files of the contract, and prints summary.json', async () => {
    const out = join(folder, 'out');
    const { status, stdout, stderr } = await runCli(['run', recipe, '--out', out, '--json'], { env });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['manifest.json', 'r.csv', 'r.facilities.csv', 'r.json', 'r.tags.csv', 'r.uncovered.csv', 'summary.json', 'timings.json']);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')));
    const csv = readFileSync(join(out, 'r.csv'), 'utf8');
    expect(csv.startsWith('\uFEFFcode,name,facility_type,limit_minutes,limit_meters,zone_km2,area_km2,area_share,persons,persons_covered,persons_share,cells,cells_covered\n')).toBe(true);
    expect(csv).not.toContain('\r');
    expect(csv.endsWith('\n')).toBe(true);
    const [a, b] = readCsv(csv);
    // p2 is 3.0 km east of the clinic, p3 10 km.
    expect([a['persons'], a['persons_covered'], a['persons_share'], a['limit_minutes'], a['cells']]).toEqual(['300', '300', '1', '', '']);
    expect([b['persons'], b['persons_covered'], b['persons_share']]).toEqual(['400', '0', '0']);
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { inputs: { files: { sha256: string }[] }[] };
    expect(manifest.inputs).toHaveLength(3);
    expect(JSON.stringify(manifest)).not.toContain(folder);
    const timings = JSON.parse(readFileSync(join(out, 'timings.json'), 'utf8')) as Record<string, unknown>;
    expect(timings).toMatchObject({ analyses: { r: { compute_s: expect.any(Number) } }, import_s: expect.any(Number), total_s: expect.any(Number), peak_mb: expect.any(Number) });
  });

  test('run keeps the project that is asked for and never writes over one', async () => {
    const project = join(folder, 'kept.junheng');
    const args = ['--project', project, '--json', 'run', recipe, '--out', join(folder, 'out2')];
    expect((await runCli(args, { env })).status).toBe(0);
    expect(existsSync(project)).toBe(true);
    const again = await runCli(args, { env });
    expect(again.status).toBe(1);
    expect(findingsOf(again.stdout)).toEqual([expect.objectContaining({ code: 'file.exists', file: 'kept.junheng' })]);
  });

  test('validate says everything that is wrong and writes nothing', async () => {
    const before = readdirSync(join(folder, 'small'));
    const bad = recipeWith((copy) => {
      copy.inputs.zones['code'] = 'kode';
      copy.inputs.population['persons'] = 'people';
    });
    const { status, stdout } = await runCli(['validate', bad, '--json', '--lang', 'en'], { env });
    expect(status).toBe(1);
    expect(findingsOf(stdout)).toEqual(expect.arrayContaining([
      expect.objectContaining({ code: 'column.missing', severity: 'error', file: 'zones.geojson', column: 'kode', parameter: 'inputs.zones.code' }),
      expect.objectContaining({ code: 'column.missing', severity: 'error', file: 'population.csv', column: 'people', parameter: 'inputs.population.persons' }),
    ]));
    for (const finding of findingsOf(stdout)) expect(finding['message']).toMatch(/\w/);
    expect(readdirSync(join(folder, 'small')).filter((name) => !name.startsWith('recipe-'))).toEqual(before.filter((name) => !name.startsWith('recipe-')));
    const good = await runCli(['validate', recipe, '--json'], { env });
    expect(good.status).toBe(0);
    expect(JSON.parse(good.stdout)).toMatchObject({ ok: true });
  });

  test('what is wrong with an analysis is said by validate and run alike', async () => {
    const bad = recipeWith((copy) => { copy.analyses[0]['facilityTypes'] = ['hospital']; });
    for (const args of [['validate', bad, '--json'], ['run', bad, '--out', join(folder, 'none'), '--json']]) {
      const { status, stdout } = await runCli(args, { env });
      expect(status).toBe(1);
      expect(findingsOf(stdout)).toContainEqual(expect.objectContaining({ code: 'analysis.no-facilities', parameter: 'analyses.r.facilityTypes' }));
    }
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  test('exit 2 for wrong calls and for what is not there yet', async () => {
    expect((await runCli(['walk'], { env })).status).toBe(2);
    expect((await runCli(['run', recipe], { env })).status).toBe(2);
    expect((await runCli(['run', recipe, '--out', 'x', '--thread', '2'], { env })).status).toBe(2);
    const planned = recipeWith((copy) => { copy.analyses.push({ id: 'm', kind: 'siting', problem: 'p-center', model: 'radius', radiusMeters: 5000, sites: 1 }); });
    const answer = await runCli(['run', planned, '--out', join(folder, 'none'), '--lang', 'en'], { env });
    expect(answer.status).toBe(2);
    expect(answer.stderr).toContain('not yet available');
  });

  test('messages come in the language asked for', async () => {
    const zh = await runCli(['run', join(folder, 'absent.json'), '--out', 'x', '--lang', 'zh'], { env });
    const en = await runCli(['run', join(folder, 'absent.json'), '--out', 'x', '--lang', 'en'], { env });
    expect(zh.status).toBe(1);
    expect(zh.stderr).toMatch(/[\u4E00-\u9FFF]/);
    expect(en.stderr).toContain('absent.json');
    expect(en.stderr).not.toMatch(/[\u4E00-\u9FFF]/);
  });

  test('inspect prints what an importer sees', async () => {
    const { status, stdout } = await runCli(['inspect', join(folder, 'small', 'population.csv'), '--json'], { env });
    expect(status).toBe(0);
    const seen = JSON.parse(stdout) as { format: string; rows: number; encoding: { value: string }; fields: { name: string; role: string }[] };
    expect(seen).toMatchObject({ format: 'CSV', rows: 3, encoding: { value: 'utf-8' } });
    expect(seen.fields.map((f) => f.name)).toEqual(['id', 'lon', 'lat', 'pop']);
    expect(seen.fields.map((f) => f.role)).toEqual(expect.arrayContaining(['lon', 'lat', 'persons']));
    expect((await runCli(['inspect', join(folder, 'nothing.csv'), '--json'], { env })).status).toBe(1);
  });

  test('a zone without geometry has no area, not an area of 0, and its parent has that of the others', async () => {
    const zones = JSON.parse(readFileSync(join(folder, 'small', 'zones.geojson'), 'utf8')) as { features: { properties: object; geometry: object | null }[] };
    zones.features.push({ properties: { code: '990103', name: '丙县', poor: 0 }, geometry: null });
    for (const { properties } of zones.features) Object.assign(properties, { city: '市' });
    writeFileSync(join(folder, 'small', 'three.geojson'), JSON.stringify(zones));
    const out = join(folder, 'three');
    expect((await runCli(['run', recipeWith(({ inputs }) => { Object.assign(inputs.zones, { path: 'three.geojson', parent: 'city' }); }), '--out', out], { env })).status).toBe(0);
    const [a, b, c] = readCsv(readFileSync(join(out, 'r.csv'), 'utf8'));
    expect([c['code'], c['zone_km2'], c['area_km2'], c['area_share']]).toEqual(['990103', '', '', '']);
    const [city] = readCsv(readFileSync(join(out, 'r.parents.csv'), 'utf8'));
    expect(Number(city['zone_km2'])).toBe(Number(a['zone_km2']) + Number(b['zone_km2']));
    expect(Number(city['area_km2'])).toBe(Number(a['area_km2']) + Number(b['area_km2']));
  });

  test('a folder that cannot be written is named by its last part only', async () => {
    const { status, stdout } = await runCli(['run', recipe, '--out', join(recipe, 'out'), '--json'], { env });
    expect(status).toBe(1);
    expect(findingsOf(stdout)).toMatchObject([{ code: 'file.cannot-write', file: 'out' }]);
    expect(stdout).not.toContain(folder);
  });

  test('a reader that goes away leaves the results whole', async () => {
    const out = join(folder, 'unread');
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'engine', 'cli', 'junheng.mjs'), 'run', recipe, '--out', out], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    const status = await new Promise((resolve) => { child.once('close', resolve); });
    expect([status, stderr]).toEqual([0, '']);
    expect(readdirSync(out)).toContain('summary.json');
  });

  test('a GeoJSON output has the zones with their figures and the covered area', async () => {
    const path = recipeWith((copy) => { copy.analyses[0]['format'] = ['csv', 'geojson']; });
    const out = join(folder, 'geo');
    expect((await runCli(['run', path, '--out', out], { env })).status).toBe(0);
    const { features } = JSON.parse(readFileSync(join(out, 'r.geojson'), 'utf8')) as { features: { properties: Record<string, unknown>; geometry: { type: string } }[] };
    expect(features.map((f) => f.properties['code'] ?? f.properties['kind'])).toEqual(['990101', '990102', 'covered']);
    expect(features[0].properties['persons_covered']).toBe(300);
    expect(features[2].geometry.type).toBe('MultiPolygon');
  });
});
