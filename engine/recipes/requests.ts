import { isAbsolute, relative, resolve } from 'node:path';
import { ROLES } from '../../api/roles.ts';
import type { Analysis, ImportRequest, Recipe, RecipeInputs } from '../../api/recipe.ts';
import { pairsIn, pairsNamed } from './pairsFile.ts';

/** One input of a recipe with the name findings use for it. */
export interface NamedRequest {
  request: ImportRequest;
  parameter: string;
}

/**
 * The inputs of a recipe as import requests, zones first (the others are checked against them), lists in order; files of neighbour
 * pairs that its analyses name are inputs too, each once.
 */
export function requestsOf(inputs: RecipeInputs, analyses: readonly Analysis[] = []): NamedRequest[] {
  const requests: NamedRequest[] = [];
  const add = (role: ImportRequest['role'], value: unknown) => {
    if (value === undefined) return;
    const items: unknown[] = Array.isArray(value) ? value : [value];
    items.forEach((input, i) => requests.push({ request: { role, input } as ImportRequest, parameter: Array.isArray(value) ? `inputs.${role}[${i}]` : `inputs.${role}` }));
  };
  for (const role of ROLES) if (role !== 'neighbours') add(role, inputs[role]);
  const seen = new Set<string>();
  for (const analysis of analyses) {
    const input = pairsIn(analysis);
    if (input === null || seen.has(JSON.stringify(input))) continue;
    seen.add(JSON.stringify(input));
    requests.push({ request: { role: 'neighbours', input }, parameter: `analyses.${analysis.id}.weights.pairs` });
  }
  return requests;
}

const PATH_KEYS: readonly string[] = ['path', 'nodes', 'edges'];

/** The same request with its paths changed, those of its layers too (`elevation.path`, `barriers[0].path`). */
export function mapPaths(request: ImportRequest, change: (path: string) => string): ImportRequest {
  const changed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(changed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typeof inner === 'string' && PATH_KEYS.includes(key) ? change(inner) : changed(inner)]));
  };
  return { ...request, input: changed(request.input) } as ImportRequest;
}

/** Stored requests and analyses back as a recipe; paths relative to `baseDir` where they lie below it. Files of neighbour pairs are named by the analyses that use them. */
export function recipeOf(requests: ImportRequest[], analyses: Recipe['analyses'], baseDir: string, facts: { title?: string; synthetic: boolean }): Recipe {
  const inputs: Record<string, unknown> = {};
  for (const request of requests) {
    const { role, input } = mapPaths(request, (path) => shortest(baseDir, path));
    if (role === 'neighbours') continue;
    const before = inputs[role];
    inputs[role] = before === undefined ? input : [...(Array.isArray(before) ? (before as unknown[]) : [before]), input];
  }
  return { ...(facts.title ? { title: facts.title } : {}), ...(facts.synthetic ? { synthetic: true } : {}), inputs: inputs, analyses: analyses.map((analysis) => withPairs(analysis, requests, baseDir)) };
}

/** The analysis with its table of neighbour pairs as it was imported, columns and all. */
function withPairs(analysis: Analysis, requests: readonly ImportRequest[], baseDir: string): Analysis {
  const wanted = pairsIn(analysis);
  if (wanted === null || analysis.kind !== 'moran') return analysis;
  const inputs = requests.flatMap((request) => (request.role === 'neighbours' ? [request.input] : []));
  const at = pairsNamed(inputs, wanted);
  if (at < 0) return analysis;
  const path = shortest(baseDir, inputs[at].path);
  return { ...analysis, weights: { pairs: Object.keys(inputs[at]).length === 1 ? path : { ...inputs[at], path } } };
}

function shortest(baseDir: string, path: string): string {
  const absolute = isAbsolute(path) ? path : resolve(baseDir, path);
  const below = relative(baseDir, absolute);
  return below.startsWith('..') || isAbsolute(below) ? absolute : below.replaceAll('\\', '/');
}
