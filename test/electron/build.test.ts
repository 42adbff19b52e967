import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, parseSync } from 'vite';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { hashSources } from '../../electron/build/sources.ts';
import { nodeTarget, pageTarget, preloadTarget, replaceFolder, UNBUNDLED_PACKAGES } from '../../electron/build/targets.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-build-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the stamp', () => {
  const root = join(folder, 'tree');
  beforeEach(() => {
    rmSync(root, { recursive: true, force: true });
    for (const layer of ['renderer', 'api', 'geo', 'data', 'engine', 'electron/build']) mkdirSync(join(root, layer), { recursive: true });
    for (const file of ['package.json', 'package-lock.json', 'renderer/a.ts', 'engine/b.ts']) writeFileSync(join(root, file), file);
  });

  it('stays while nothing changes and changes with content, names and the lock file', () => {
    const first = hashSources('all', root);
    expect(hashSources('all', root)).toBe(first);
    const seen = new Set([first]);
    const changed = () => {
      const hash = hashSources('all', root);
      const fresh = !seen.has(hash);
      seen.add(hash);
      return fresh;
    };
    writeFileSync(join(root, 'engine/b.ts'), 'other');
    expect(changed()).toBe(true);
    renameSync(join(root, 'engine/b.ts'), join(root, 'engine/c.ts'));
    expect(changed()).toBe(true);
    // Contents that only swap places are a change.
    writeFileSync(join(root, 'renderer/a.ts'), 'other');
    writeFileSync(join(root, 'engine/c.ts'), 'renderer/a.ts');
    expect(changed()).toBe(true);
    writeFileSync(join(root, 'package-lock.json'), '{}');
    expect(changed()).toBe(true);
  });

  it('of the page does not change with the engine', () => {
    const page = hashSources('ui', root);
    writeFileSync(join(root, 'engine/b.ts'), 'other');
    expect(hashSources('ui', root)).toBe(page);
    writeFileSync(join(root, 'renderer/a.ts'), 'other');
    expect(hashSources('ui', root)).not.toBe(page);
  });
});

it('puts a finished folder in the place of an older one', () => {
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'file'), text);
  };
  write('finished', 'new');
  replaceFolder(join(folder, 'finished'), join(folder, 'place'));
  write('finished', 'newer');
  replaceFolder(join(folder, 'finished'), join(folder, 'place'));
  expect(readFileSync(join(folder, 'place', 'file'), 'utf8')).toBe('newer');
  expect(readdirSync(folder).filter((name) => name.startsWith('place'))).toEqual(['place']);
});

/** What a built file asks for from outside itself. */
function requestsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const { module } = parseSync(path, text);
  return [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...[...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name)];
}
const isBuiltin = (name: string) => name.startsWith('node:') || builtinModules.includes(name);

it('makes the preload script one CommonJS file that asks for Electron alone', async () => {
  const out = join(folder, 'preload');
  await build(preloadTarget(out));
  expect(readdirSync(out)).toEqual(['preload.cjs']);
  expect(new Set(requestsOf(join(out, 'preload.cjs')))).toEqual(new Set(['electron']));
  expect(readFileSync(join(out, 'preload.cjs'), 'utf8')).not.toMatch(/^(?:import|export)\b/m);
});

it('makes of main process, engine, worker and command line a bundle without packages but the native ones', async () => {
  const out = join(folder, 'node');
  await build(nodeTarget(out));
  for (const file of ['main/main.js', 'engine/engineProcess.js', 'engine/worker.js', 'engine/cli.js']) expect([file, existsSync(join(out, file))]).toEqual([file, true]);
  const files = (readdirSync(out, { recursive: true }) as string[]).filter((name) => name.endsWith('.js'));
  const outside = new Set(files.flatMap((name) => requestsOf(join(out, name))).filter((name) => !isBuiltin(name) && !name.startsWith('.')));
  expect(outside).toEqual(new Set(['electron', ...UNBUNDLED_PACKAGES]));
  // What runs without a window must not ask for Electron.
  const engine = new Set<string>();
  const follow = (name: string): void => {
    if (engine.has(name)) return;
    engine.add(name);
    for (const request of requestsOf(join(out, 'engine', name))) if (request.startsWith('./')) follow(request.slice(2));
  };
  for (const name of ['engineProcess.js', 'worker.js', 'cli.js']) follow(name);
  expect([...engine].filter((name) => requestsOf(join(out, 'engine', name)).includes('electron'))).toEqual([]);
});

it('makes a page that the security policy lets run: no inline script, nothing inlined', async () => {
  const page = join(folder, 'page');
  mkdirSync(page);
  writeFileSync(join(page, 'index.html'), '<!doctype html><body><script type="module" src="/main.ts"></script></body>');
  writeFileSync(join(page, 'main.ts'), "import url from './mark.svg?url'; document.body.append(url);");
  writeFileSync(join(page, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const out = join(folder, 'page-out');
  await build(pageTarget(out, page));
  const html = readFileSync(join(out, 'index.html'), 'utf8');
  expect(html).toMatch(/<script type="module" crossorigin src="\.\/assets\/[^"]+\.js"><\/script>/);
  expect(html).not.toMatch(/<script[^>]*>[^<]/);
  expect(readdirSync(join(out, 'assets')).some((name) => name.endsWith('.svg'))).toBe(true);
});
