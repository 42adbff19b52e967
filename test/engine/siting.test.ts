import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCli } from './runCli.ts';
import { writeSmallFiles } from './smallFiles.ts';

/** What a siting analysis says of sites it cannot fix: nothing is left out in silence. */
const folder = mkdtempSync(join(tmpdir(), 'junheng-siting-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a fixed id that two facilities share, and a type that none has, are errors', async () => {
  const { recipe, content } = writeSmallFiles(folder);
  writeFileSync(join(folder, 'more.csv'), 'id,lon,lat\nf1,104.15,26.05\n');
  const facilities = [content.inputs.facilities, { path: 'more.csv', id: 'id', lon: 'lon', lat: 'lat', type: { value: 'school' } }];
  const siting = { kind: 'siting', problem: 'mclp', model: 'radius', radiusMeters: 1000, sites: 1 };
  writeFileSync(recipe, JSON.stringify({ inputs: { ...content.inputs, facilities }, analyses: [{ ...siting, id: 'twice', fixed: ['f1'] }, { ...siting, id: 'none', fixed: 'facilities', facilityTypes: ['hospital'] }] }));
  const { status, stdout } = await runCli(['run', recipe, '--out', join(folder, 'out'), '--json']);
  expect(status).toBe(1);
  expect((JSON.parse(stdout) as { findings: unknown[] }).findings).toEqual([
    expect.objectContaining({ code: 'row.duplicate-key', parameter: 'analyses.twice.fixed' }),
    expect.objectContaining({ code: 'analysis.no-facilities', parameter: 'analyses.none.facilityTypes' }),
  ]);
});
