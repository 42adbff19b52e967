import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { geodesicMeters } from '../../geo/earth/ellipsoid.ts';
import { networkReach, pointsInReach } from '../../geo/network/networkReach.ts';
import { networkTimes, nodesWithin, prepareNetwork, type NetworkTimes, type TravelDirection } from '../../geo/network/networkTimes.ts';
import type { RoadNetwork, SnapRule } from '../../geo/network/networkAccess.ts';
import { buildEdgeIndex, snapToEdges, snapToNodes } from '../../geo/network/snap.ts';
import type { Points } from '../../geo/types.ts';

const SEED = 20170123;
const points = (...lonLat: [number, number][]): Points => ({ lon: Float64Array.from(lonLat, (p) => p[0]), lat: Float64Array.from(lonLat, (p) => p[1]) });
function network(nodes: [number, number][], edges: [number, number, number, number][]): RoadNetwork {
  return {
    nodes: points(...nodes),
    edges: {
      from: Int32Array.from(edges, (e) => e[0]), to: Int32Array.from(edges, (e) => e[1]),
      minutes: Float64Array.from(edges, (e) => e[2]), reverseMinutes: Float64Array.from(edges, (e) => e[3]),
    },
  };
}
function solve(roads: RoadNetwork, sites: Points, people: Points, rule: SnapRule, direction: TravelDirection = 'to-facility', limit = Infinity): NetworkTimes & { pointsNotSnapped: Int32Array } {
  const prepared = prepareNetwork(roads, people, rule, direction);
  return { ...networkTimes(prepared, sites, limit), pointsNotSnapped: prepared.pointsNotSnapped };
}
const nearestNode: SnapRule = { snap: 'nearest-node', accessSpeedKmh: null, maxSnapMeters: Infinity };
const nearestEdge: SnapRule = { snap: 'nearest-edge', accessSpeedKmh: 6, maxSnapMeters: 5000 };

describe('snapping to nodes', () => {
  it('takes the nearest on the ellipsoid, ties the lowest index', () => {
    // At 60 N a degree of longitude is half as long, so 0.015 degrees east beats 0.01 degrees north.
    const nodes = points([10.02, 60], [10, 60.01], [10.015, 60], [9.985, 60]);
    const { node, distanceMeters } = snapToNodes(nodes, points([10, 60], [10.02, 60.0001]), Infinity);
    expect(Array.from(node)).toEqual([2, 0]); // nodes 2 and 3 are equally near
    expect(Math.abs(distanceMeters[0] - geodesicMeters(10, 60, 10.015, 60))).toBeLessThan(1e-6);
  });
  it('a limit is inclusive; points without coordinates and networks without nodes give none', () => {
    const nodes = points([105, 26]);
    const meters = geodesicMeters(105, 26, 105.01, 26);
    expect(snapToNodes(nodes, points([105.01, 26]), meters + 1e-6).node[0]).toBe(0);
    expect(snapToNodes(nodes, points([105.01, 26]), meters - 1e-6).node[0]).toBe(-1);
    expect(Array.from(snapToNodes(nodes, points([NaN, 26]), Infinity).node)).toEqual([-1]);
    expect(Array.from(snapToNodes(points(), points([105, 26]), Infinity).distanceMeters)).toEqual([NaN]);
  });
});

describe('snapping to edges', () => {
  /** Least distance to 4,001 places along the geodesic from a to b, each by geographiclib. */
  const sampled = (a: [number, number], b: [number, number], p: [number, number]): { meters: number; fraction: number } => {
    const line = geodesic.Geodesic.WGS84.InverseLine(a[1], a[0], b[1], b[0]);
    let best = { meters: Infinity, fraction: NaN };
    for (let k = 0; k <= 4000; k++) {
      const t = k / 4000;
      const { lon2, lat2 } = line.Position(t * line.s13);
      const meters = geodesicMeters(p[0], p[1], lon2!, lat2!);
      if (meters < best.meters) best = { meters, fraction: t };
    }
    return best;
  };
  it('is right to a millimetre against sampled geodesics, at several latitudes and across the date line', () => {
    for (const [lon, lat] of [[105, 26], [87, 43.8], [179.999, -17], [20, 0], [10, 78]]) {
      // An edge of about 1 km and a point about 700 m off it; second edge far away to give the grid some extent.
      const a: [number, number] = [lon, lat];
      const b: [number, number] = [lon + 0.006, lat + 0.007];
      const p: [number, number] = [lon + 0.009, lat + 0.001];
      const wrap = ([x, y]: [number, number]): [number, number] => [x > 180 ? x - 360 : x, y];
      const roads = network([a, wrap(b), wrap([lon + 0.3, lat + 0.2]), wrap([lon + 0.31, lat + 0.2])], [[2, 3, 1, 1], [0, 1, 1, 1]]);
      const got = snapToEdges(buildEdgeIndex(roads.nodes, roads.edges, Uint8Array.of(1, 1)), points(wrap(p)), 5000);
      const want = sampled(a, b, p);
      expect(got.edge[0]).toBe(1);
      expect(Math.abs(got.distanceMeters[0] - want.meters)).toBeLessThan(2e-3);
      expect(Math.abs(got.fraction[0] - want.fraction)).toBeLessThan(1e-3);
    }
  });
  it('takes the end of an edge beyond its end, of edges that meet there the lowest, and skips unusable ones', () => {
    const roads = network([[105, 26], [105.01, 26], [105.02, 26.01], [105.02, 25.99]], [[1, 3, 1, 1], [0, 1, 1, 1], [1, 2, 1, 1]]);
    const due = points([105.005, 26.003]); // nearest to the inside of edge 1
    const beyond = points([105.0101, 26], [105.01, 26]); // beyond the end of edge 1; on the junction itself
    expect(Array.from(snapToEdges(buildEdgeIndex(roads.nodes, roads.edges, Uint8Array.of(1, 1, 1)), due, 5000).edge)).toEqual([1]);
    const got = snapToEdges(buildEdgeIndex(roads.nodes, roads.edges, Uint8Array.of(1, 1, 1)), beyond, 5000);
    expect(got.edge[1]).toBe(0);
    expect(got.fraction[1]).toBe(0);
    expect(got.distanceMeters[1]).toBe(0);
    expect(Array.from(snapToEdges(buildEdgeIndex(roads.nodes, roads.edges, Uint8Array.of(0, 1, 0)), beyond, 5000).fraction)).toEqual([1, 1]);
  });
  it('finds the edge brute force finds, among edges from metres to 100 km long', () => {
    const place = fc.tuple(fc.double({ min: 100, max: 103, noNaN: true }), fc.double({ min: 28, max: 30, noNaN: true }));
    const edge = fc.tuple(place, fc.constantFrom(1e-4, 0.01, 0.3, 1), fc.double({ min: 0, max: 6.3, noNaN: true }))
      .map(([[x, y], length, angle]) => [[x, y], [x + length * Math.cos(angle), y + length * Math.sin(angle)]] as [[number, number], [number, number]]);
    fc.assert(fc.property(fc.array(edge, { minLength: 1, maxLength: 25 }), fc.array(place, { minLength: 1, maxLength: 6 }), fc.constantFrom(3000, 100_000), (edges, people, limit) => {
      const roads = network(edges.flat(), edges.map((_, e) => [2 * e, 2 * e + 1, 1, 1]));
      const all = new Uint8Array(edges.length).fill(1);
      const got = snapToEdges(buildEdgeIndex(roads.nodes, roads.edges, all), points(...people), limit);
      people.forEach((person, p) => {
        // Each edge alone has no competition and no grid to speak of.
        const alone = edges.map((_, e) => snapToEdges(buildEdgeIndex(roads.nodes, roads.edges, all.map((__, k) => (k === e ? 1 : 0))), points(person), limit).distanceMeters[0]);
        const nearest = Math.min(...alone.filter((m) => !Number.isNaN(m)));
        if (nearest === Infinity) expect(got.edge[p]).toBe(-1);
        else expect(Math.abs(got.distanceMeters[p] - nearest)).toBeLessThan(1e-6);
      });
    }), { seed: SEED, numRuns: 150 });
  });
});

describe('travel times over a network', () => {
  /*
   * One straight road on the equator, where a degree of longitude is 111,319.49 m (a * pi / 180):
   * nodes at 0, 0.01, 0.02 E; minutes 4 there and 5 back on the first piece, 7 and 8 on the second.
   */
  const road = network([[0, 0], [0.01, 0], [0.02, 0]], [[0, 1, 4, 5], [1, 2, 7, 8]]);

  it('nearest node: no access leg unless a speed is given, then both legs', () => {
    const site = points([0.021, 0]); // 111.3 m from node 2
    const people = points([0.001, 0]); // 111.3 m from node 0
    expect(solve(road, site, people, nearestNode).minutes[0]).toBe(11);
    expect(solve(road, site, people, nearestNode, 'from-facility').minutes[0]).toBe(13);
    const leg = (111.31949 / 6000) * 60;
    expect(solve(road, site, people, { ...nearestNode, accessSpeedKmh: 6 }).minutes[0]).toBeCloseTo(11 + 2 * leg, 5);
  });
  it('nearest edge: both legs and the parts of the edges', () => {
    // Person 0.0025 E: a quarter along the first edge; facility at 0.0175 E: three quarters along the second.
    // To: 3/4 of 4 + 3/4 of 7 = 8.25; from: 3/4 of 8 + 3/4 of 5 = 9.75. Legs: 0.0005 and 0.001 degrees north.
    const site = points([0.0175, 0.0005]);
    const people = points([0.0025, 0.001]);
    const north = (degrees: number): number => (geodesicMeters(0, 0, 0, degrees) / 6000) * 60;
    const legs = north(0.0005) + north(0.001);
    expect(solve(road, site, people, nearestEdge).minutes[0]).toBeCloseTo(8.25 + legs, 6);
    expect(solve(road, site, people, nearestEdge, 'from-facility').minutes[0]).toBeCloseTo(9.75 + legs, 6);
  });
  it('person and facility on the same edge go straight along it, with its direction', () => {
    // Person at 1/4, facility at 3/4 of the first edge: forward 2, backward 2.5.
    const site = points([0.0075, 0]);
    const people = points([0.0025, 0]);
    expect(solve(road, site, people, nearestEdge).minutes[0]).toBeCloseTo(2, 6);
    expect(solve(road, site, people, nearestEdge, 'from-facility').minutes[0]).toBeCloseTo(2.5, 6);
    // One-way from 0 to 1, with a way back from 1 to 0 of 20 minutes round a third node: against the street one must go
    // on to its end (1/4 of 4), round (20), and on from its start (1/4 of 4).
    const ring = network([[0, 0], [0.01, 0], [0.005, 0.02]], [[0, 1, 4, NaN], [1, 2, 12, NaN], [2, 0, 8, NaN]]);
    expect(solve(ring, site, people, nearestEdge).minutes[0]).toBeCloseTo(2, 6);
    expect(solve(ring, site, people, nearestEdge, 'from-facility').minutes[0]).toBeCloseTo(1 + 20 + 1, 6);
    // A person at the facility's own place needs no way round.
    expect(solve(ring, site, site, nearestEdge, 'from-facility').minutes[0]).toBeCloseTo(0, 9);
  });
  it('a place at the start of a one-way street can leave by the street that ends there', () => {
    // The person stands on node 1, the end of 0 -> 1 and the start of 1 -> 2; the site on node 0 of the two-way street 0 - 3.
    const streets = network([[0, 0], [0.01, 0], [0.02, 0], [0.01, 0.01]], [[1, 2, 3, NaN], [0, 1, NaN, 6]]);
    expect(solve(streets, points([0, 0]), points([0.01, 0]), nearestEdge).minutes[0]).toBeCloseTo(6, 9);
  });
  it('an island, a closed street and a distant place are unreachable, and said so', () => {
    const roads = network([[0, 0], [0.01, 0], [0.1, 0], [0.11, 0], [0.2, 0], [0.21, 0]], [[0, 1, 4, 4], [2, 3, 4, 4], [4, 5, NaN, NaN]]);
    const people = points([0, 0], [0.1, 0], [0.2, 0], [0, 0.06]);
    const edgeTimes = solve(roads, points([0.01, 0]), people, nearestEdge);
    expect(edgeTimes.minutes[0]).toBeCloseTo(4, 9);
    expect(Array.from(edgeTimes.minutes.slice(1))).toEqual([NaN, NaN, NaN]);
    expect(Array.from(edgeTimes.site)).toEqual([0, -1, -1, -1]);
    expect(Array.from(edgeTimes.pointsNotSnapped)).toEqual([2, 3]); // 6.6 km from the road; 10 km from any open one
    const nodeTimes = solve(roads, points([0.01, 0], [0, 5]), people, { ...nearestNode, maxSnapMeters: 6000 });
    expect(Array.from(nodeTimes.minutes)).toEqual([4, NaN, NaN, NaN]);
    expect(Array.from(nodeTimes.pointsNotSnapped)).toEqual([3]);
    expect(Array.from(nodeTimes.sitesNotSnapped)).toEqual([1]);
  });
  it('the limit is inclusive and counts nodes and their minutes', () => {
    // Towards node 2 along 4 and 7: node 1 at 7, node 0 at 11.
    const times = solve(road, points([0.02, 0]), points([0, 0], [0.01, 0]), nearestNode, 'to-facility', 11);
    expect(nodesWithin(times.nodeMinutes, 11)).toEqual({ nodesReached: 3, sumMinutes: 18 });
    expect(nodesWithin(times.nodeMinutes, 10.999)).toEqual({ nodesReached: 2, sumMinutes: 7 });
    expect(Array.from(times.minutes)).toEqual([11, 7]);
    expect(solve(road, points([0.02, 0]), points([0, 0]), nearestNode, 'to-facility', 10.999).minutes[0]).toBeNaN();
  });
});

describe('laws on random networks', () => {
  const minutes = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 20_000 }).map((k) => k / 1000) }, { weight: 1, arbitrary: fc.constant(NaN) });
  const place = fc.tuple(fc.integer({ min: 0, max: 60 }).map((k) => k / 1000), fc.integer({ min: 0, max: 60 }).map((k) => 30 + k / 1000));
  const town = fc.record({
    nodes: fc.array(place, { minLength: 2, maxLength: 10 }),
    edges: fc.array(fc.tuple(fc.nat(9), fc.nat(9), minutes, minutes), { minLength: 1, maxLength: 16 }),
    sites: fc.array(place, { minLength: 1, maxLength: 4 }),
    people: fc.array(place, { minLength: 1, maxLength: 8 }),
    limit: fc.constantFrom(10, 30, Infinity),
    direction: fc.constantFrom<TravelDirection>('to-facility', 'from-facility'),
    rule: fc.constantFrom(nearestNode, nearestEdge, { ...nearestNode, accessSpeedKmh: 6, maxSnapMeters: 2000 }),
  }).map((t) => ({ ...t, roads: network(t.nodes, t.edges.map(([a, b, there, back]) => [a % t.nodes.length, b % t.nodes.length, there, back])) }));

  it('the joint search gives the least of the searches of each facility, and the first of equals', () => {
    fc.assert(fc.property(town, ({ roads, sites, people, limit, direction, rule }) => {
      const joint = solve(roads, points(...sites), points(...people), rule, direction, limit);
      const reach = networkReach(prepareNetwork(roads, points(...people), rule, direction), points(...sites));
      const alone = sites.map((_, s) => {
        const row = new Float64Array(people.length).fill(NaN);
        pointsInReach(reach, s, limit, (p, m) => {
          expect(row[p]).toBeNaN(); // once per point
          row[p] = m;
        });
        return row;
      });
      people.forEach((_, p) => {
        const least = Math.min(...alone.map((row) => (Number.isNaN(row[p]) ? Infinity : row[p])));
        if (least === Infinity) return expect([joint.minutes[p], joint.site[p]]).toEqual([NaN, -1]);
        expect(Math.abs(joint.minutes[p] - least)).toBeLessThan(1e-9);
        expect(Math.abs(alone[joint.site[p]][p] - least)).toBeLessThan(1e-9);
        const first = alone.findIndex((row) => row[p] < least + 1e-9);
        expect(joint.site[p]).toBeGreaterThanOrEqual(first);
      });
    }), { seed: SEED, numRuns: 400 });
  });
  it('powers of two as people: more facilities and a larger limit only ever add people', () => {
    fc.assert(fc.property(town, ({ roads, sites, people, limit, direction, rule }) => {
      const covered = (count: number, within: number): number =>
        solve(roads, points(...sites.slice(0, count)), points(...people), rule, direction, within).minutes.reduce((sum, m, p) => (m <= within ? sum + 2 ** p : sum), 0);
      let before = 0;
      for (let k = 0; k <= sites.length; k++) {
        const now = covered(k, limit);
        expect(now & before).toBe(before);
        expect(covered(k, limit / 3) & ~now).toBe(0);
        before = now;
      }
    }), { seed: SEED, numRuns: 150 });
  });
});
