import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import iconv from 'iconv-lite';
import { importRequest } from '../../../api/recipe.ts';
import type { DatasetDraft } from '../../../data/dataset.ts';
import { inspectFile } from '../../../data/inspect.ts';
import { buildDataset } from '../../../data/roles/buildDataset.ts';
import { buildMatrix } from '../../../data/roles/matrix.ts';
import { material } from '../../material.ts';
import { findingsOf, temporaryFolder } from '../temporaryFiles.ts';

const folder = temporaryFolder();
const context = { baseDir: folder.root, parameterPrefix: 'inputs.matrix' };
const MAPPING = { origin: 'from', destination: 'to', minutes: 't' };
const build = (input: Record<string, unknown>) => buildDataset(importRequest.parse({ role: 'matrix', input }), context);

/** `p1 → f1: 10` for every pair of a matrix. */
function pairsOf(draft: Omit<DatasetDraft, 'request'>): string[] {
  const column = (name: string) => draft.columns.find((c) => c.name === name)!.values;
  return Array.from(column('value') as Float64Array, (value, i) => `${column('origins')[Number(column('origin')[i])]} → ${column('destinations')[Number(column('destination')[i])]}: ${value}`);
}

test('pairs in the order of the file; a pair without a value is left out and counted', async () => {
  const path = folder.write('od.csv', 'from,to,t\np1,f1,10\np2,f1,\np2,f2,0\n007,f1,NA\n007,f2,2.5\n');
  const draft = await build({ path, ...MAPPING });
  expect(pairsOf(draft)).toEqual(['p1 → f1: 10', 'p2 → f2: 0', '007 → f2: 2.5']);
  expect(draft).toMatchObject({ rowCount: 3, meta: { matrix: { unit: 'minutes' } } });
  expect(draft.notes).toContainEqual({ code: 'matrix.no-value', severity: 'note', file: 'od.csv', row: 3, column: 't', values: { count: 2 } });
});

describe('what is wrong with a matrix', () => {
  const od = (rows: string) => folder.write('bad.csv', `from,to,t,d\n${rows}\n`);
  it.each([
    ['no value named', {}, 'p,f,1,1', [{ code: 'column.required', parameter: 'inputs.matrix.minutes' }]],
    ['two values named', { minutes: 't', meters: 'd' }, 'p,f,1,1', [{ code: 'parameter.conflict', parameter: 'inputs.matrix.meters', values: { one: 'meters', other: 'minutes' } }]],
    ['a column that is not there', { cost: 'kost' }, 'p,f,1,1', [{ code: 'column.missing', column: 'kost', parameter: 'inputs.matrix.cost' }]],
    ['a negative value', { minutes: 't' }, 'p,f,1,1\np,g,-3,1', [{ code: 'row.negative', row: 3, column: 't', values: { text: -3 } }]],
    ['a word for a value', { meters: 'd' }, 'p,f,1,far', [{ code: 'row.not-a-number', row: 2, column: 'd', values: { text: 'far' } }]],
    ['no origin', { minutes: 't' }, ',f,1,1\np,f,2,2', [{ code: 'row.missing-value', row: 2, column: 'from', parameter: 'inputs.matrix.origin' }]],
    ['no destination', { minutes: 't' }, 'p,,1,1', [{ code: 'row.missing-value', row: 2, column: 'to', parameter: 'inputs.matrix.destination' }]],
    ['a pair twice', { minutes: 't' }, 'p,f,1,1\np,g,2,1\np,f,1,1', [{ code: 'row.duplicate-key', row: 4, values: { text: 'p → f', first: 2 } }]],
    ['a pair twice, once without a value', { minutes: 't' }, 'p,f,,1\np,f,1,1', [{ code: 'row.duplicate-key', row: 3, values: { first: 2 } }]],
    ['several faults of one file, all at once', { minutes: 't' }, 'p,f,1,1\np,f,-2,1\np,g,far,1', [{ code: 'row.not-a-number', row: 4 }, { code: 'row.negative', row: 3 }, { code: 'row.duplicate-key', row: 3, values: { first: 2 } }]],
    ['nothing under the header', { minutes: 't' }, '', [{ code: 'table.no-rows' }]],
  ])('%s', async (_, value, rows, expected) => {
    const path = od(rows);
    for (const largeBytes of [Infinity, 0]) {
      if (rows === '' && largeBytes === 0) continue;
      const found = await findingsOf(buildMatrix({ path, origin: 'from', destination: 'to', ...value }, path, context, largeBytes));
      expect(found, `read as a ${largeBytes === 0 ? 'large' : 'small'} file`).toMatchObject(expected);
      for (const finding of found) expect(finding).toMatchObject({ severity: 'error', file: 'bad.csv' });
    }
  });

  it('all faults at once, the first twenty of a kind with their number', async () => {
    const path = od(`${Array.from({ length: 25 }, (_, i) => `p${i},f,-1,1`).join('\n')}\n,f,1,1`);
    const found = await findingsOf(build({ path, ...MAPPING }));
    expect(found.filter(({ code }) => code === 'row.negative')).toHaveLength(20);
    expect(found).toContainEqual(expect.objectContaining({ code: 'row.negative', row: 2, values: { text: -1, count: 25 } }));
    expect(found).toContainEqual(expect.objectContaining({ code: 'row.missing-value', row: 27 }));
  });

  it('values that look like seconds are read as minutes and told', async () => {
    const path = folder.write('osrm.csv', 'from,to,duration_seconds\np,f,600\n');
    expect((await build({ path, origin: 'from', destination: 'to', minutes: 'duration_seconds' })).notes).toMatchObject([{ code: 'matrix.seconds', severity: 'note', column: 'duration_seconds' }]);
  });
});

describe('a large file reads as a small one', () => {
  it.each([
    ['quotes, blanks, blank lines, CRLF', 'from,x,to,t\r\n"p,1",9," f""1 ",1.50\r\n\r\n p2 ,,f2,1e2\r\n,,,\r\np2,,f1,"0.10"\r\n', undefined],
    ['a title above, no line end at the end', '表1 时间,,\nfrom,to,t\np1,f1,3\np2,f1,４\np3,f1,—', undefined],
    ['semicolons and decimal commas', 'from;to;t\np1;f1;1,5\np2;f1;12\np3;f1;0,25\n', undefined],
    ['numbers of every length', `from\tto\tt\n${['0.1', '123456789012345', '1234567890123456789', '0.000000000000001', '.5', '5.', '+7', '1E-7', '99.990000'].map((t, i) => `p${i}\tf\t${t}`).join('\n')}\n`, undefined],
    ['GB18030', 'from,to,t\n兴义,卫生院,5\n㐀㐁,卫生院,6\n', 'gb18030'],
  ])('%s', async (_, text, encoding) => {
    const path = folder.write('some.csv', encoding === undefined ? text : iconv.encode(text, encoding));
    const input = { path, ...MAPPING, ...(encoding === undefined ? {} : { encoding }) };
    const [small, large] = [await buildMatrix(input, path, context, Infinity), await buildMatrix(input, path, context, 0)];
    expect(pairsOf(large)).toEqual(pairsOf(small));
    expect(pairsOf(large).length).toBeGreaterThan(1);
    expect(large.sources).toEqual(small.sources);
    expect(large.notes.filter(({ code }) => code === 'matrix.no-value')).toEqual(small.notes.filter(({ code }) => code === 'matrix.no-value'));
  });

  it('with more identifiers and rows than it first makes room for', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `origin${i % 9973},d${Math.floor(i / 9973)},${i % 100}`);
    // Long lines at the head make the estimate of the number of rows too small.
    const path = folder.write('many.csv', `from,to,t,remark\n${Array.from({ length: 200 }, (_, i) => `a${i},z,1,${'x'.repeat(400)}`).join('\n')}\n${rows.join('\n')}\n`);
    const [small, large] = [await buildMatrix({ path, ...MAPPING }, path, context, Infinity), await buildMatrix({ path, ...MAPPING }, path, context, 0)];
    expect(large.rowCount).toBe(30_200);
    for (const [c, column] of large.columns.entries()) expect(column.values, column.name).toEqual(small.columns[c].values);
  });
});

describe('orlib-pmed', () => {
  const graph = (text: string) => build({ graph: { path: folder.write('g.txt', text), format: 'orlib-pmed' } });

  it('every vertex is an origin and a destination; of repeated edges the last counts', async () => {
    const draft = await graph(' 4 3 1\n 1 2 30\n 2 3 10\n 2 1 50\n');
    expect(pairsOf(draft)).toEqual(['1 → 1: 0', '1 → 2: 50', '1 → 3: 60', '2 → 1: 50', '2 → 2: 0', '2 → 3: 10', '3 → 1: 60', '3 → 2: 10', '3 → 3: 0', '4 → 4: 0']);
    expect(draft).toMatchObject({ name: 'g.txt', meta: { matrix: { unit: 'cost', graph: true } } });
  });

  it.each([
    ['no graph', 'from,to,t\n', { code: 'file.invalid', row: 1 }],
    ['fewer edges than announced', '3 2 1\n1 2 5\n', { code: 'file.truncated', values: { announced: 2, records: 1 } }],
    ['a vertex that is not there', '2 1 1\n1 3 5\n', { code: 'row.unknown-reference', row: 2, values: { id: '3' } }],
    ['a negative length', '2 1 1\n1 2 -5\n', { code: 'row.negative', row: 2 }],
    ['a word for a length', '2 1 1\n1 2 x\n', { code: 'file.invalid', row: 2 }],
    ['too many vertices', '5000 0 1\n', { code: 'row.out-of-range', row: 1, values: { text: 5000, minimum: 1, maximum: 2000 } }],
  ])('%s', async (_, text, expected) => {
    expect(await findingsOf(graph(text))).toMatchObject([{ severity: 'error', file: 'g.txt', parameter: 'inputs.matrix.graph.path', ...expected }]);
  });

  const pmed1 = material('data', 'expected', 'orlib_pmed', 'pmed1.txt');
  it.skipIf(pmed1 === null)('pmed1: the lengths are those of an independent search (Bellman-Ford, last edges only)', async () => {
    const [[n, m], ...edges] = readFileSync(pmed1!, 'utf8').trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number));
    expect(edges).toHaveLength(m);
    const last = new Map(edges.map(([a, b, length]) => [`${Math.min(a, b)} ${Math.max(a, b)}`, [a - 1, b - 1, length]]));
    expect(last.size, 'the file repeats edges').toBeLessThan(m);
    const draft = await build({ graph: { path: pmed1, format: 'orlib-pmed' } });
    const value = draft.columns.find(({ name }) => name === 'value')!.values;
    expect(draft.rowCount).toBe(n * n);
    for (let source = 0; source < n; source += 7) {
      const length = new Float64Array(n).fill(Infinity);
      length[source] = 0;
      for (let round = 0; round < n; round++) {
        for (const [a, b, between] of last.values()) {
          length[b] = Math.min(length[b], length[a] + between);
          length[a] = Math.min(length[a], length[b] + between);
        }
      }
      expect(Array.from<string | number | null>(value.slice(source * n, (source + 1) * n))).toEqual(Array.from(length));
    }
  });

  it.skipIf(pmed1 === null)('pmed1: five sites cost 5819 in all, the published optimum (the least of repeated edges would give 5718)', async () => {
    const draft = await build({ graph: { path: pmed1, format: 'orlib-pmed' } });
    const value = draft.columns.find(({ name }) => name === 'value')!.values as Float64Array;
    const n = Math.sqrt(value.length);
    const total = (sites: number[]): number => Array.from({ length: n }, (_, i) => Math.min(...sites.map((site) => value[i * n + site]))).reduce((sum, cost) => sum + cost, 0);
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    let best = Infinity;
    for (let start = 0; start < 8; start++) {
      const sites = Array.from({ length: 5 }, () => random(n));
      let cost = total(sites);
      for (let improved = true; improved;) {
        improved = false;
        for (let k = 0; k < sites.length; k++) {
          for (let other = 0; other < n; other++) {
            const swapped = total(sites.with(k, other));
            if (swapped >= cost) continue;
            sites[k] = other;
            cost = swapped;
            improved = true;
          }
        }
      }
      best = Math.min(best, cost);
    }
    expect(best).toBe(5819);
  });
});

describe('what a table of trips is seen to be', () => {
  it.each([
    ['r5r.csv', 'from_id,to_id,travel_time_p50\na,b,12\n', { origin: 'from_id', destination: 'to_id', minutes: 'travel_time_p50' }],
    ['时间.csv', '起点,终点,分钟\n甲村,卫生院,12\n', { origin: '起点', destination: '终点', minutes: '分钟' }],
    ['trips.csv', 'origin,destination,distance\na,b,1200\n', { origin: 'origin', destination: 'destination', meters: 'distance' }],
    ['od_matrix.csv', 'from,to,cost\na,b,3\n', { origin: 'from', destination: 'to', cost: 'cost' }],
  ])('%s suggests a matrix that imports', async (name, text, expected) => {
    const path = folder.write(name, text);
    const seen = await inspectFile(path);
    expect(seen).toMatchObject({ suggestedRole: 'matrix', suggestedInput: { path, ...expected } });
    expect((await build(seen.suggestedInput!)).rowCount).toBe(1);
  });
});
