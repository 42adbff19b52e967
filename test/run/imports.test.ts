import { describe, expect, it } from 'vitest';
import { againstDirection, findCycles, importsOf } from './imports.ts';
import { tally } from './outcome.ts';

it('reads every form of import that names a file of the project, and nothing else', () => {
  const text = `
    import type { A } from './a.ts';
    import { b } from "../geo/b.ts";
    export { c } from './c.ts';
    export * from './d.ts';
    import './style.css';
    import url from './worker.mjs?url';
    import { join } from 'node:path';
    // import './comment.ts'
    const text = "import './text.ts'";
    const e = await import('./e.ts');
    const f = await import(text);
  `;
  expect(importsOf('data/x.ts', text).map(({ to }) => to).sort()).toEqual(['data/a.ts', 'data/c.ts', 'data/d.ts', 'data/e.ts', 'data/style.css', 'data/worker.mjs', 'geo/b.ts']);
  expect(() => importsOf('data/x.ts', 'import {')).toThrow(SyntaxError);
});

it('allows imports down the layers only', () => {
  const allowed: [string, string][] = [['api/a.ts', 'geo/a.ts'], ['engine/a.ts', 'data/a.ts'], ['electron/a.ts', 'engine/a.ts'], ['renderer/a.tsx', 'api/a.ts'], ['test/a.ts', 'renderer/a.ts'], ['engine/version.ts', 'package.json']];
  const refused: [string, string][] = [['geo/a.ts', 'api/a.ts'], ['api/a.ts', 'data/a.ts'], ['data/a.ts', 'engine/a.ts'], ['engine/a.ts', 'electron/a.ts'], ['renderer/a.tsx', 'engine/a.ts'], ['renderer/a.tsx', 'data/a.ts'], ['electron/a.ts', 'renderer/a.ts'], ['engine/a.ts', 'test/a.ts']];
  const imports = [...allowed, ...refused].map(([from, to]) => ({ from, to }));
  expect(againstDirection(imports)).toEqual(refused.map(([from, to]) => `${from} imports ${to}`));
});

describe('cycles', () => {
  const of = (...edges: string[]) => findCycles(edges.map((edge) => ({ from: edge.split('>')[0], to: edge.split('>')[1] })));
  it('are found however long, and where they begin behind a tail', () => {
    expect(of('a>b', 'b>c', 'c>d', 'd>b')).toEqual(['b -> c -> d -> b']);
    expect(of('a>a')).toEqual(['a -> a']);
    expect(of('a>b', 'b>a', 'c>d', 'd>c')).toHaveLength(2);
  });
  it('are not two ways to one file', () => {
    expect(of('a>b', 'a>c', 'b>d', 'c>d')).toEqual([]);
  });
});

it('adds skips up by reason', () => {
  expect(tally(['x', 'y', 'x'])).toEqual([{ count: 2, reason: 'x' }, { count: 1, reason: 'y' }]);
});
