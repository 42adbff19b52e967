import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '../../api/client.ts';
import type { Client } from '../../api/client.ts';
import { contract } from '../../api/contract.ts';
import type { Answer, Method, Params, Result } from '../../api/contract.ts';
import { InputError } from '../../api/findings.ts';
import { jobStatus } from '../../api/jobs.ts';
import { createEngine } from '../../engine/host.ts';
import type { Engine } from '../../engine/host.ts';
import { parseRecipe } from '../../engine/recipes/readRecipe.ts';
import { writeSmallFiles } from './smallFiles.ts';

/** Every method through dispatch: answers fit their schema, and only methods that say so change the project. */
const folder = mkdtempSync(join(tmpdir(), 'junheng-contract-'));
const dir = join(folder, 'small');
const projectPath = join(folder, 'contract.junheng');
const called = new Set<Method>();
let engine: Engine;
let client: Client;

beforeAll(async () => {
  writeSmallFiles(dir);
  writeFileSync(join(dir, 'indicators.csv'), 'code,year,schooling\n000000,2020,9\n990101,2020,10\n990102,2020,8\n');
  engine = await createEngine({ host: 'browser', home: join(folder, 'home') });
  client = createClient((method, params) => engine.dispatch(method, params));
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Number that grows with every commit of another connection. */
function dataVersion(): () => number {
  const db = new Database(projectPath, { readonly: true });
  db.pragma('data_version');
  return () => db.pragma('data_version', { simple: true }) as number;
}

async function call<M extends Method>(method: M, params: Params<M>): Promise<Answer<M>> {
  called.add(method);
  const version = !contract[method].changes && existsSync(projectPath) ? dataVersion() : null;
  const before = version?.();
  const answer = await client.call(method, params);
  if (!contract[method].job) expect(contract[method].result.safeParse(answer).error, method).toBeUndefined();
  if (version) expect(version(), `${method} changed the project`).toBe(before);
  return answer;
}

async function run<M extends Method>(method: M, params: Params<M>): Promise<Result<M>> {
  called.add(method);
  expect(contract[method].job, method).toBe(true);
  const result = await client.run(method, params, (status) => expect(jobStatus.safeParse(status).error).toBeUndefined());
  expect(contract[method].result.safeParse(result).error, method).toBeUndefined();
  return result;
}

const codesOf = (answer: Promise<unknown>): Promise<string[]> => answer.then(() => [], (error: unknown) => (error as InputError).findings.map((finding) => finding.code));

describe('the contract', () => {
  test('a project from nothing to its results', async () => {
    expect(await call('project.current', {})).toBeNull();
    expect(await codesOf(client.call('datasets.list', {}))).toEqual(['project.none-open']);
    await call('project.create', { name: '合同', path: projectPath });
    const inspected = await call('datasets.inspect', { path: join(dir, 'population.csv') });
    expect(inspected).toMatchObject({ format: 'CSV', rows: 3, suggestedRole: 'population' });
    const zones = { path: join(dir, 'zones.geojson'), code: 'code', name: 'name', tags: { poor: 'poor' } };
    await run('datasets.import', { request: { role: 'zones', input: zones } });
    await run('datasets.import', { request: { role: 'population', input: { path: join(dir, 'population.csv'), id: 'id', lon: 'lon', lat: 'lat', persons: 'pop' } } });
    await run('datasets.import', { request: { role: 'indicators', input: { path: join(dir, 'indicators.csv'), code: 'code', year: 'year' } } });
    const facilities = { path: join(dir, 'facilities.csv'), id: 'id', lon: 'lon', lat: 'lat', type: 'type', capacity: 'capacity' };
    await run('datasets.import', { request: { role: 'facilities', input: facilities } });
    // Facilities are added to those there are, unless they are to replace them; zones always replace.
    await run('datasets.import', { request: { role: 'facilities', input: facilities }, replace: true });
    await run('datasets.import', { request: { role: 'zones', input: zones } });
    const datasets = await call('datasets.list', {});
    expect(datasets.map((d) => d.role)).toEqual(['zones', 'facilities', 'population', 'indicators']);
    const population = datasets.find((d) => d.role === 'population')!;
    expect(await call('datasets.rows', { id: population.id, offset: 1, limit: 1 })).toMatchObject({ total: 3, rows: [expect.arrayContaining(['p2', 104.08, 200])] });
    expect(await call('zones.shapes', { level: 'zones' })).toMatchObject({ bbox: [104, 26, 104.1 + 0.1, 26.1].map((degrees) => expect.closeTo(degrees, 9)), features: [{ id: 0, properties: { code: '990101', tags: { poor: false } } }, { properties: { tags: { poor: true } } }] });
    expect((await call('zones.shapes', { level: 'townships' })).features).toEqual([]);
    expect((await call('facilities.points', {})).features).toHaveLength(1);
  });

  test('runs: shown, filtered, exported, drawn, removed', async () => {
    const { run: made } = await run('analyses.run', { analysis: { id: 'r', kind: 'coverage', model: 'radius', radiusMeters: [2000, 5000] } });
    await run('analyses.run', { analysis: { id: 'g', kind: 'gaps', indicators: [{ column: 'schooling', direction: 'higher' }], benchmark: 'national' } });
    await run('analyses.run', { analysis: { id: 's', kind: 'siting', problem: 'mclp', model: 'radius', minutes: 30, sites: 1, fixed: 'facilities' } });
    expect((await call('runs.list', {})).map((r) => r.analysisId)).toEqual(['r', 'g', 's']);
    expect(await call('runs.get', { id: made.id })).toEqual(made);
    const rows = await call('runs.rows', { id: made.id, table: 'main', where: { code: '990101', limit_meters: 5000 } });
    expect(rows.total).toBe(1);
    expect(rows.rows[0][rows.columns.indexOf('persons_covered')]).toBe(300);
    expect((await call('runs.export', { id: made.id, table: 'main', format: 'csv' })).text).toContain('990102,乙县,all');
    expect(JSON.parse((await call('runs.export', { id: made.id, table: 'main', format: 'geojson' })).text)).toMatchObject({ features: { length: 4 } });
    expect(await codesOf(client.call('runs.export', { id: made.id, table: 'facilities', format: 'geojson' }))).toEqual(['parameter.out-of-range']);
    expect(await codesOf(client.call('runs.export', { id: made.id, table: 'townships', format: 'csv' }))).toEqual(['parameter.out-of-range']);
    expect((await call('runs.coveredArea', { id: made.id, facilityType: 'all', limit: 0 })).features).toHaveLength(1);
    expect((await call('travel.isochrones', { model: 'radius', from: { facility: 0 }, radiusMeters: [2000, 5000] })).features).toMatchObject([
      { properties: { limit_meters: 5000, persons: 300 } }, { properties: { limit_meters: 2000 } },
    ]);
  });

  test('a run is drawn with the data it was computed from, or not at all', async () => {
    const [made] = await client.call('runs.list', {});
    writeFileSync(join(dir, 'moved.csv'), 'id,lon,lat,type\nf1,104.15,26.05,clinic\n');
    await run('datasets.import', { request: { role: 'facilities', input: { path: join(dir, 'moved.csv'), id: 'id', lon: 'lon', lat: 'lat', type: 'type' } }, replace: true });
    expect(await call('runs.coveredArea', { id: made.id, facilityType: 'all', limit: 0 })).toEqual({ type: 'FeatureCollection', features: [], stale: true });
    const { run: again } = await run('analyses.run', { analysis: { id: 'r', kind: 'coverage', model: 'radius', radiusMeters: 2000 } });
    await call('runs.remove', { id: again.id });
    const { run: third } = await run('analyses.run', { analysis: { id: 'r', kind: 'coverage', model: 'radius', radiusMeters: 9000 } });
    expect(third.id).not.toBe(again.id);
    expect(await codesOf(client.call('runs.get', { id: again.id }))).toEqual(['run.unknown']);
  });

  test('the project as a recipe is a recipe, and runs to the same figures', async () => {
    const { text } = await call('project.recipe', {});
    const recipe = parseRecipe(JSON.parse(text), 'saved.json');
    expect(recipe.analyses.map((a) => a.id)).toEqual(['r', 'g', 's']);
    const path = join(folder, 'saved.json');
    writeFileSync(path, text);
    expect((await run('recipes.validate', { path })).findings.filter((f) => f.severity !== 'note')).toEqual([]);
    const { summary } = await run('recipes.run', { path, out: join(folder, 'out') });
    const analysed = await run('recipes.analyse', { path, project: projectPath, only: 'r', out: join(folder, 'analysed') });
    expect(Object.keys((analysed.summary as { analyses: object }).analyses)).toEqual(['r']);
    const runs = await client.call('runs.list', {});
    for (const id of ['r', 'g', 's']) expect((summary['analyses'] as Record<string, { totals: unknown }>)[id].totals, id).toEqual(runs.findLast((r) => r.analysisId === id)!.totals);
  });

  test('a job belongs to the project it was asked for, whatever is opened meanwhile', async () => {
    const before = (await client.call('runs.list', {})).length;
    const pending = client.run('analyses.run', { analysis: { id: 'late', kind: 'coverage', model: 'radius', radiusMeters: 4000 } });
    await call('project.create', { name: 'other', path: join(folder, 'other.junheng') });
    await pending;
    expect(await client.call('runs.list', {})).toEqual([]);
    await call('project.open', { path: projectPath });
    const runs = await client.call('runs.list', {});
    expect(runs).toHaveLength(before + 1);
    expect(runs.at(-1)?.analysisId).toBe('late');
    expect((await call('project.recent', {})).map((r) => r.name)).toEqual(['contract', 'other']);
  });

  test('standards profiles: listed, copied under another id, changed, compared, exported, removed', async () => {
    expect((await call('profiles.list', {})).map(({ id, datasetId }) => [id, datasetId])).toEqual([['cn-2017-9', null]]);
    const plan = await call('profiles.get', { id: '国发[2017]9号' });
    expect(await codesOf(client.call('profiles.save', { profile: plan }))).toEqual(['profile.taken']);
    const [first, ...others] = plan.indicators;
    const local = { ...plan, id: 'local', version: '2', status: 'draft', indicators: [{ ...first, target: { year: 2020, value: 97 } }, ...others.slice(1)] };
    await call('profiles.save', { profile: { ...local, rules: [] } });
    expect(await codesOf(client.call('profiles.save', { profile: local }))).toEqual(['profile.taken']);
    expect(await call('profiles.save', { profile: local, replace: true })).toMatchObject({ id: 'local', version: '2', status: 'draft', counts: { indicators: 19, rules: 84 } });
    expect((await call('profiles.list', {})).map(({ id }) => id)).toEqual(['cn-2017-9', 'local']);
    expect(await call('profiles.compare', { from: 'cn-2017-9', to: 'local' })).toEqual({
      indicators: [
        { id: first.id, name: first.name, change: 'differs', fields: [{ field: 'target.value', from: 95, to: 97 }], stricter: 'to' },
        { id: others[0].id, name: others[0].name, change: 'gone', fields: [], stricter: null },
      ], rules: [], services: [], regions: [], groups: [],
    });
    expect(await call('profiles.exportComparison', { from: 'cn-2017-9', to: 'local' })).toMatchObject({
      fileName: 'cn-2017-9-local.csv', text: expect.stringContaining(`indicators,${first.id},${first.name.zh},${first.name.en},differs,to,target.value,95,97\nindicators,${others[0].id},`) as string,
    });
    expect(await codesOf(client.call('profiles.save', { profile: { ...local, id: 'other', staus: 'draft' } }))).toEqual(['recipe.unknown-key']);
    // What is exported is what a recipe reads.
    const { fileName, text } = await call('profiles.export', { id: 'local' });
    writeFileSync(join(folder, fileName), text.replace('"local"', '"again"'));
    await run('datasets.import', { request: { role: 'profiles', input: { path: join(folder, fileName) } } });
    expect(await client.call('profiles.get', { id: 'again' })).toEqual({ ...local, id: 'again' });
    // The same file again is not a second profile of that id: it replaces the first, where that is wanted, and no other.
    const again = { request: { role: 'profiles' as const, input: { path: join(folder, fileName) } } };
    expect(await codesOf(client.run('datasets.import', again))).toEqual(['profile.taken']);
    await client.run('datasets.import', { ...again, replace: true });
    expect((await client.call('profiles.list', {})).map(({ id }) => id)).toEqual(['cn-2017-9', 'local', 'again']);
    expect(await codesOf(client.call('profiles.get', { id: 'lokal' }))).toEqual(['profile.unknown']);
    expect(await codesOf(client.call('profiles.remove', { id: 'cn-2017-9' }))).toEqual(['profile.built-in']);
    for (const id of ['local', 'again']) await call('profiles.remove', { id });
    expect(await client.call('profiles.list', {})).toHaveLength(1);
  });

  test('unknown methods and wrong parameters are told, not bugs', async () => {
    expect(await engine.dispatch('no.such', {})).toMatchObject({ ok: false, error: { kind: 'input' } });
    expect(await engine.dispatch('runs.get', { id: 'x' })).toMatchObject({ ok: false, error: { kind: 'input', findings: [{ parameter: 'id' }] } });
    expect(await engine.dispatch('toString', {})).toMatchObject({ ok: false, error: { kind: 'input' } });
    expect(await codesOf(client.call('project.create', { name: 'x', path: 'relative.junheng' }))).toEqual(['parameter.out-of-range']);
    expect(await codesOf(client.call('jobs.cancel', { id: 'nobody' }))).toEqual(['job.unknown']);
  });

  test('the rest answers too, and nothing of the contract was left out', async () => {
    await call('app.info', {});
    const [{ id }] = await call('jobs.list', {});
    await call('jobs.wait', { id, afterRevision: -1, timeoutSeconds: 0 });
    await call('jobs.cancel', { id });
    const [dataset] = await client.call('datasets.list', {});
    await call('datasets.remove', { id: dataset.id });
    // The sample province has tests of its own (engine/cancel, e2e, command line).
    const elsewhere: Method[] = ['project.openSample', 'recipes.demo'];
    expect((Object.keys(contract) as Method[]).filter((method) => !called.has(method))).toEqual(elsewhere);
  });
});
