import { posix } from 'node:path';
import { parseSync } from 'vite';
import { LAYERS } from './sources.ts';
import type { Layer } from './sources.ts';

/** Which layers each layer may import from. */
const ALLOWED: Readonly<Record<Layer, readonly Layer[]>> = {
  geo: ['geo'],
  api: ['api', 'geo'],
  data: ['data', 'api', 'geo'],
  engine: ['engine', 'data', 'api', 'geo'],
  electron: ['electron', 'engine', 'data', 'api', 'geo'],
  renderer: ['renderer', 'api', 'geo'],
  test: LAYERS,
};

/** An import of one file of the project by another; paths relative to its top. */
export interface Import {
  from: string;
  to: string;
}

/** The relative imports of a source text, type-only and dynamic ones among them, as the parser sees them. */
export function importsOf(path: string, text: string): Import[] {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0].message}`);
  const specifiers = [
    ...module.staticImports.map((statement) => statement.moduleRequest.value),
    ...module.staticExports.flatMap((statement) => statement.entries.map((entry) => entry.moduleRequest?.value)),
    // A dynamic import is an expression; only one of a plain string can be followed.
    ...module.dynamicImports.map(({ moduleRequest }) => /^(['"])(.*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[2]),
  ];
  const targets = new Set(specifiers.filter((specifier) => specifier?.startsWith('.')).map((specifier) => posix.join(posix.dirname(path), specifier!.replace(/\?.*$/, ''))));
  return [...targets].map((to) => ({ from: path, to }));
}

/** The imports that go against the direction of the layers, each as a sentence. */
export function againstDirection(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => {
      const target = to.split('/')[0] as Layer;
      return LAYERS.includes(target) && !ALLOWED[from.split('/')[0] as Layer].includes(target);
    })
    .map(({ from, to }) => `${from} imports ${to}`);
}

/** One cycle per group of files that import each other, as `a -> b -> a`. */
export function findCycles(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const cycles: string[] = [];
  const finished = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) return void cycles.push([...path.slice(at), file].join(' -> '));
    if (finished.has(file)) return;
    path.push(file);
    for (const target of targets.get(file) ?? []) visit(target);
    path.pop();
    finished.add(file);
  };
  for (const file of targets.keys()) visit(file);
  return cycles;
}
