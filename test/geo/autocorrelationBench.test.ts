import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { afterAll, describe, expect, it } from 'vitest';
import { deviationsOf } from '../../geo/autocorrelation/deviations.ts';
import { moranI } from '../../geo/autocorrelation/globalStatistics.ts';
import { localMoran } from '../../geo/autocorrelation/localMoran.ts';
import { contiguity } from '../../geo/neighbours/contiguity.ts';
import { islandCount, rowStandardised } from '../../geo/neighbours/neighbourLists.ts';
import { material } from '../material.ts';
import { zonePolygons } from './zonePolygons.ts';

/** Synthetic provinces with an enclave and an exclave, and what moran.test and localmoran of R's spdep say of a column of shares. */
const bench = material('bench');
const folder = mkdtempSync(join(tmpdir(), 'junheng-moran-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
interface Peer { column: string; n: number; links: number; moran_I: number; expectation: number; variance_randomisation: number; p_two_sided: number; local_I_first: number }

describe.skipIf(bench === null)('against spdep on the synthetic provinces', () => {
  it.each(['S', 'M'])('%s, seed 1', (size) => {
    const dir = join(folder, size);
    execFileSync(process.execPath, [join(bench!, 'gen.mjs'), '--size', size, '--seed', '1', '--out', dir], { stdio: 'ignore' });
    const { features } = JSON.parse(readFileSync(join(dir, 'counties.geojson'), 'utf8')) as FeatureCollection<Polygon | MultiPolygon, { id: number }>;
    const [head, ...rows] = readFileSync(join(bench!, 'expected', `${size}-1.csv`), 'utf8').trim().split('\n').map((row) => row.split(','));
    const share = new Map(rows.map((row) => [Number(row[0]), Number(row[head.indexOf('radius_area_share_postgis_geography_q32')])]));
    const peer = (JSON.parse(readFileSync(join(bench!, 'expected', `${size}-1.json`), 'utf8')) as { stats_of_radius_area_share_postgis_geography_q32: Peer }).stats_of_radius_area_share_postgis_geography_q32;

    const values = Float64Array.from(features, ({ properties }) => share.get(properties.id)!);
    const lists = rowStandardised(contiguity(zonePolygons(features.map(({ geometry }) => geometry)), 'queen', 0));
    const deviations = deviationsOf(values);
    const moran = moranI(deviations, lists);
    expect([values.length, lists.neighbour.length, islandCount(lists)]).toEqual([peer.n, peer.links, 0]);
    // the peer printed ten decimals, and the p-value six digits
    expect(moran.value).toBeCloseTo(peer.moran_I, 9);
    expect(moran.expectation).toBeCloseTo(peer.expectation, 9);
    expect(moran.variance).toBeCloseTo(peer.variance_randomisation, 9);
    expect(Number(moran.p.toPrecision(6))).toBe(peer.p_two_sided);
    // localmoran divides sum z^2 by n, as Junheng does
    expect(localMoran(values, deviations, lists).local[0]).toBeCloseTo(peer.local_I_first, 9);
  }, 120_000);
});
