import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './runCli.ts';
import { writeSmallFiles } from './smallFiles.ts';

/** `junheng analyse`: the outputs of `run` without reading the inputs again. */
const folder = mkdtempSync(join(tmpdir(), 'junheng-analyse-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = { JUNHENG_HOME: join(folder, 'home') };
const { content } = writeSmallFiles(join(folder, 'small'));
const analyses = [
  ...content.analyses,
  { id: 'drawn', kind: 'coverage', model: 'radius', radiusMeters: [2000, 5000], by: 'type', format: ['csv', 'geojson'] },
];
const recipe = join(folder, 'small', 'recipe.json');
const withoutInputs = join(folder, 'analyses.json');
const project = join(folder, 'kept.junheng');
const complete = join(folder, 'complete');

/** Every file of a folder but the one that may vary. */
const filesOf = (dir: string) => readdirSync(dir).filter((name) => name !== 'timings.json').sort().map((name) => [name, readFileSync(join(dir, name), 'utf8')] as const);
const findingsOf = (stdout: string) => (JSON.parse(stdout) as { findings: { code: string; message: string }[] }).findings;

beforeAll(async () => {
  writeFileSync(recipe, JSON.stringify({ ...content, title: '小地方', synthetic: true, analyses }));
  writeFileSync(withoutInputs, JSON.stringify({ analyses }));
  const { status, stderr } = await runCli(['run', recipe, '--out', complete, '--project', project, '--quiet'], { env });
  expect([status, stderr]).toEqual([0, '']);
});

describe('junheng analyse', () => {
  test('gives the bytes of run and leaves the project as it was', async () => {
    const before = readFileSync(project);
    const out = join(folder, 'again');
    const { status, stdout, stderr } = await runCli(['analyse', project, '--recipe', withoutInputs, '--out', out, '--json', '--threads', '1'], { env });
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')));
    // The manifest names the recipe's file, which is another one here.
    const renamed = filesOf(out).map(([name, text]) => [name, text.replace('"recipe": "analyses.json"', '"recipe": "recipe.json"')]);
    expect(renamed).toEqual(filesOf(complete));
    expect(readdirSync(out)).toContain('drawn.geojson');
    expect(readFileSync(project).equals(before)).toBe(true);
    expect(JSON.parse(readFileSync(join(out, 'timings.json'), 'utf8'))).toMatchObject({ analyses: { r: { compute_s: expect.any(Number) } }, import_s: 0, threads: 1 });
  });

  test('one analysis only; inputs of the recipe are not read, and that is said', async () => {
    const out = join(folder, 'one');
    const moved = join(folder, 'moved.json');
    writeFileSync(moved, JSON.stringify({ inputs: { zones: { path: 'nowhere.geojson', code: 'code' } }, analyses }));
    const { status, stdout } = await runCli(['analyse', project, '--recipe', moved, '--out', out, '--only', 'r', '--lang', 'en'], { env });
    expect(status).toBe(0);
    expect(stdout).toContain('were not read');
    expect(readdirSync(out).sort()).toEqual(['manifest.json', 'r.csv', 'r.facilities.csv', 'r.json', 'r.tags.csv', 'r.uncovered.csv', 'summary.json', 'timings.json']);
    expect(readFileSync(join(out, 'r.csv'))).toEqual(readFileSync(join(complete, 'r.csv')));
  });

  test('what is wrong is said: an unknown analysis, a missing input, no project, a foreign file', async () => {
    const out = join(folder, 'none');
    const network = join(folder, 'network.json');
    writeFileSync(network, JSON.stringify({ analyses: [{ id: 'n', kind: 'coverage', model: 'network', minutes: 30 }] }));
    const codes = async (args: string[]): Promise<string[]> => {
      const { status, stdout } = await runCli(['analyse', ...args, '--out', out, '--json'], { env });
      expect(status).toBe(1);
      return findingsOf(stdout).map(({ code }) => code);
    };
    expect(await codes([project, '--recipe', withoutInputs, '--only', 'drawm'])).toEqual(['recipe.unknown-analysis']);
    expect(await codes([project, '--recipe', network])).toEqual(['recipe.missing-input']);
    expect(await codes([join(folder, 'no.junheng'), '--recipe', withoutInputs])).toEqual(['file.not-found']);
    expect(await codes([recipe, '--recipe', withoutInputs])).toEqual(['file.not-a-project']);
    expect(await codes([project, '--recipe', join(folder, 'no.json')])).toEqual(['file.not-found']);
    // A folder is there, but no recipe.
    expect(await codes([project, '--recipe', folder])).toEqual(['file.unreadable']);
    expect(readdirSync(folder)).not.toContain('none');
    const { status } = await runCli(['analyse', project, '--out', out], { env });
    expect(status).toBe(2);
  });
});
