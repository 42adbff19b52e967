import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHECK_IDS } from '../api/checkIds.ts';
import { PARAMETERS } from '../api/parameters.ts';
import { ACCESSIBILITY_METHODS, coverageAnalysis, sitingAnalysis } from '../api/recipe.ts';
import { VALUE_KINDS } from '../engine/analyses/values/valueKinds.ts';

const root = join(import.meta.dirname, '..');
const read = (...parts: string[]) => readFileSync(join(root, ...parts), 'utf8');

test('docs/methods.md has every travel model, analysis and parameter, with its default', () => {
  const methods = read('docs', 'methods.md');
  const models = coverageAnalysis.shape.model.options;
  expect(models).toEqual(['radius', 'network', 'friction', 'matrix']);
  for (const model of models) expect(methods, model).toMatch(new RegExp(`^### ${model} —`, 'm'));
  expect(sitingAnalysis.shape.problem.options).toContain('mclp');
  for (const method of ACCESSIBILITY_METHODS) expect(methods, method).toMatch(new RegExp(`^### ${method} —`, 'm'));
  for (const kind of ['accessibility', 'od', 'comparison', 'sensitivity', 'checks', 'profiles', 'mclp', ...VALUE_KINDS]) expect(methods, kind).toMatch(new RegExp(`^## ${kind} —`, 'm'));
  for (const id of CHECK_IDS) expect(methods).toContain(`\`${id}\``);
  for (const parameter of Object.values(PARAMETERS)) {
    const row = methods.split('\n').find((line) => line.startsWith(`| \`${parameter.id}\` |`));
    expect(row, parameter.id).toBeDefined();
    const shown = parameter.id === 'near' ? 'none' : parameter.id === 'radiusMeters' ? '11 538' : String(parameter.default);
    expect(row, parameter.id).toContain(`| ${parameter.unit} | ${shown}`);
  }
});

test('the two commands stand on the first screen of the README', () => {
  const firstScreen = read('README.md').split('\n').slice(0, 40).join('\n');
  expect(firstScreen).toContain('npm ci && npm start');
  expect(firstScreen).toContain('npm ci && npm test');
});
