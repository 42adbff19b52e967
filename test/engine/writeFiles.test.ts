import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import { writeFiles } from '../../engine/outputs/writeFiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-write-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = ['a.csv', 'b.csv', 'c.csv'];
const files = (text: string) => names.map((name) => ({ name, content: `${name} ${text}` }));
const contents = (dir: string) => readdirSync(dir).sort().map((name) => [name, readFileSync(join(dir, name), 'utf8')]);

test('files are new or replaced, and nothing else is left behind', async () => {
  const dir = join(folder, 'plain', 'deep');
  await writeFiles(dir, files('1'));
  await writeFiles(dir, files('2'));
  expect(contents(dir)).toEqual(names.map((name) => [name, `${name} 2`]));
});

test('a file that cannot be written leaves all the others as they were', async () => {
  const dir = join(folder, 'blocked');
  mkdirSync(dir);
  writeFileSync(join(dir, 'a.csv'), 'before');
  // A name that no file system takes, after two that it does.
  const bad = [...files('new').slice(0, 2), { name: `${'x'.repeat(300)}.csv`, content: '' }];
  await expect(writeFiles(dir, bad)).rejects.toThrow(InputError);
  expect(contents(dir)).toEqual([['a.csv', 'before']]);
});

test('a place that is taken by something else brings back what was replaced before it', async () => {
  const dir = join(folder, 'taken');
  await writeFiles(dir, files('1'));
  rmSync(join(dir, 'c.csv'));
  await writeFiles(dir, files('2').slice(0, 2));
  // The third file's new text goes missing while the first two are already in place.
  const vanishing = files('3').map((file, i) => (i === 2 ? { ...file, name: join('no-such-folder', 'c.csv') } : file));
  await expect(writeFiles(dir, vanishing)).rejects.toThrow(InputError);
  expect(contents(dir)).toEqual([['a.csv', 'a.csv 2'], ['b.csv', 'b.csv 2']]);
});
