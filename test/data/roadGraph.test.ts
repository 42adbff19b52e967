import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildDataset } from '../../data/roles/buildDataset.ts';
import { onlyNodes, sortedById } from '../../data/roadGraph.ts';

const dir = mkdtempSync(join(tmpdir(), 'junheng-roads-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

// Nodes in no order of ids; edge a open both ways at unequal cost, b one way only, c the other way only.
writeFileSync(join(dir, 'nodes.csv'), 'id,x,y\n30,104.3,26\n10,104.1,26\n20,104.2,26\n');
writeFileSync(join(dir, 'edges.csv'), 's,t,cost,back\n10,20,3,5\n20,30,2,-1\n10,30,-1,7\n');

async function edges(directed: boolean | undefined) {
  const { columns } = await buildDataset(
    { role: 'roads', input: { nodes: 'nodes.csv', nodeId: 'id', nodeLon: 'x', nodeLat: 'y', edges: 'edges.csv', from: 's', to: 't', minutes: 'cost', reverseMinutes: 'back', directed, crs: 'EPSG:4326' } },
    { baseDir: dir, parameterPrefix: 'inputs.roads' },
  );
  return (name: string) => Array.from<string | number | null>(columns.find((column) => column.name === name)!.values);
}

test('nodes are stored in the order of their ids, as numbers', async () => {
  const column = await edges(undefined);
  expect(column('node.id')).toEqual([10, 20, 30]);
  expect(column('node.lon')).toEqual([104.1, 104.2, 104.3]);
  expect([column('edge.from'), column('edge.to')]).toEqual([[0, 1, 0], [1, 2, 2]]);
});

test('a negative cost closes its direction; said to be undirected, an edge is open both ways at its lesser cost', async () => {
  const directed = await edges(true);
  expect([directed('edge.minutes'), directed('edge.reverseMinutes')]).toEqual([[3, 2, NaN], [5, NaN, 7]]);
  const undirected = await edges(false);
  expect([undirected('edge.minutes'), undirected('edge.reverseMinutes')]).toEqual([[3, 2, 7], [3, 2, 7]]);
});

test('text ids sort as text; a subset keeps the edges inside it', () => {
  const graph = {
    id: ['b', 'a', 'c'], lon: Float64Array.of(2, 1, 3), lat: new Float64Array(3), from: Int32Array.of(0, 1), to: Int32Array.of(1, 2),
    minutes: Float64Array.of(1, 2), reverseMinutes: Float64Array.of(1, 2), lengthMeters: Float64Array.of(10, 20),
    edgeId: ['x', 'y'], edgeClass: Int32Array.of(0, -1), classes: ['primary'],
  };
  const sorted = sortedById(graph);
  expect(sorted).toMatchObject({ id: ['a', 'b', 'c'], lon: Float64Array.of(1, 2, 3), from: Int32Array.of(1, 0), to: Int32Array.of(0, 2) });
  expect(onlyNodes(sorted, Uint8Array.of(1, 0, 1))).toMatchObject({ id: ['a', 'c'], from: Int32Array.of(0), to: Int32Array.of(1), minutes: Float64Array.of(2), edgeId: ['y'], edgeClass: Int32Array.of(-1) });
});
