import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';
import { NOTICES_FILE, noticesText, shippedPackages } from '../../electron/build/notices.ts';

const packages = shippedPackages();

it('is what the generator writes today (node electron/build/notices.ts)', () => {
  expect(readFileSync(NOTICES_FILE, 'utf8') === noticesText(packages), 'THIRD-PARTY-NOTICES.md is out of date').toBe(true);
});

it('covers every package that the sources of the product import', () => {
  const root = join(import.meta.dirname, '..', '..');
  const shipped = new Set(packages.map(({ name }) => name));
  const imported = new Set<string>();
  for (const layer of ['geo', 'api', 'data', 'engine', 'renderer']) {
    for (const entry of readdirSync(join(root, layer), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      for (const { moduleRequest, entries } of parseSync(path, readFileSync(path, 'utf8')).module.staticImports) {
        const specifier = moduleRequest.value;
        const typesOnly = entries.length > 0 && entries.every(({ isType }) => isType);
        if (!typesOnly && !/^(?:\.|node:)/.test(specifier)) imported.add(specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/'));
      }
    }
  }
  expect(imported.size).toBeGreaterThan(0);
  expect([...imported].filter((name) => !shipped.has(name))).toEqual([]);
});

it('has no licence that would bind the whole', () => {
  const strong = /\b(?:A?GPL)-|SSPL|BUSL|UNLICENSED/;
  // A choice with a permissive side is taken on that side.
  expect(packages.filter(({ license }) => license.split(/ OR /i).every((choice) => strong.test(choice)))).toEqual([]);
});
