import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { z } from '../../api/schema.ts';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { schemaFindings, valueAt } from '../../api/schemaFindings.ts';
import { recipe as recipeSchema } from '../../api/recipe.ts';
import type { Analysis, Recipe } from '../../api/recipe.ts';
import { neededBefore } from '../analyses/values/references.ts';

export interface LoadedRecipe {
  recipe: Recipe;
  /** Absolute folder that the recipe's paths are relative to. */
  baseDir: string;
  file: string;
  /** The recipe names inputs that were not to be read. */
  inputsIgnored: boolean;
}

/**
 * Reads and checks a recipe; every fault is one finding. With `analysesOnly`
 * the recipe may leave out its inputs, and what it says of them is not looked at.
 */
export async function readRecipe(path: string, analysesOnly = false): Promise<LoadedRecipe> {
  const absolute = resolve(path);
  const file = basename(absolute);
  let text: string;
  try {
    text = await readFile(absolute, 'utf8');
  } catch (error) {
    throw new InputError({ code: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'file.not-found' : 'file.unreadable', severity: 'error', file });
  }
  if (text.trim() === '') throw new InputError({ code: 'file.empty', severity: 'error', file });
  const content = parseJson(text, file);
  const alone = analysesOnly && typeof content === 'object' && content !== null && !Array.isArray(content);
  return {
    recipe: parseRecipe(alone ? { ...content, inputs: {} } : content, file), baseDir: dirname(absolute), file,
    inputsIgnored: alone && 'inputs' in content && Object.keys(content.inputs ?? {}).length > 0,
  };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message);
    const row = position ? text.slice(0, Number(position[1])).split('\n').length : undefined;
    throw new InputError({ code: 'recipe.not-json', severity: 'error', file, row, values: { reason: (error as Error).message } });
  }
}

/** Files of a run that belong to no analysis. */
const FILES_OF_THE_RUN = ['summary', 'manifest', 'timings'];

/** Checks the content of a recipe. `file` is the base name that findings print. */
export function parseRecipe(content: unknown, file: string): Recipe {
  const parsed = recipeSchema.safeParse(content);
  if (!parsed.success) throw new InputError(schemaFindings(parsed.error.issues, { content, file, jsonSchema: recipeJsonSchema, nameOf: parameterOf }));
  const { analyses } = parsed.data;
  // Ids are names of files, which Windows and macOS do not tell apart by case.
  const nameOf = ({ id }: Analysis): string => id.toLowerCase();
  const seen = new Set<string>();
  const doubles = analyses.filter((analysis) => seen.size === seen.add(nameOf(analysis)).size);
  const findings = doubles.map(({ id }): Finding => ({ code: 'recipe.duplicate-id', severity: 'error', file, parameter: `analyses.${id}.id`, values: { id } }));
  const reserved = analyses.filter((analysis) => FILES_OF_THE_RUN.includes(nameOf(analysis)));
  findings.push(...reserved.map(({ id }): Finding => ({ code: 'recipe.reserved-name', severity: 'error', file, parameter: `analyses.${id}.id`, values: { name: id } })));
  if (findings.length > 0) throw new InputError(findings);
  neededBefore(analyses);
  return parsed.data;
}

/** `analyses.r.minutes` instead of `analyses.0.minutes`, where the analysis has an id. */
function parameterOf(path: PropertyKey[], content: unknown): string {
  return path.map((key, i) => {
    if (i !== 1 || path[0] !== 'analyses') return String(key);
    const id = (valueAt(content, path.slice(0, 2)) as { id?: unknown } | undefined)?.id;
    return typeof id === 'string' && id !== '' ? id : String(key);
  }).join('.');
}

/** The published JSON Schema of the recipe. */
export function recipeJsonSchema(): unknown {
  return { ...z.toJSONSchema(recipeSchema, { io: 'input' }), title: 'Junheng recipe' };
}
