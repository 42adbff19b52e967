import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { CoverageAnalysis, Scenario } from '../../api/recipe.ts';
import type { ProjectFile } from '../../data/project/projectFile.ts';
import { completeCoverage, limitsOf } from '../../engine/analyses/complete/complete.ts';
import { checkAnalysis } from '../../engine/analyses/checkAnalysis.ts';
import { buildGridTown, cornerId, cover, coveredCorners, townEdges } from './gridTown.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-scenario-'));
let project: ProjectFile;
beforeAll(async () => {
  project = await buildGridTown(folder);
});
afterAll(() => {
  project.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Minutes of every corner to or from the clinic at c00, by relaxing every street until nothing changes. */
function plainMinutes(toClinic: boolean, closed: (id: string, kind: string) => boolean = () => false, factorOf: (kind: string) => number = () => 1): Map<string, number> {
  const best = new Map([[cornerId(0, 0), 0]]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { id, from, to, minutes, oneway, kind } of townEdges()) {
      if (closed(id, kind)) continue;
      const steps = toClinic ? [[to, from], ...(oneway ? [] : [[from, to]])] : [[from, to], ...(oneway ? [] : [[to, from]])];
      for (const [a, b] of steps) {
        const cost = (best.get(a) ?? Infinity) + minutes / factorOf(kind);
        if (cost >= (best.get(b) ?? Infinity)) continue;
        best.set(b, cost);
        changed = true;
      }
    }
  }
  return best;
}
const within = (minutes: Map<string, number>, limit: number): string[] => [...minutes].filter(([, cost]) => cost <= limit).map(([id]) => id).sort();

describe('times derived by hand', () => {
  test('to the clinic within 5 minutes: row 0 all, row 1 up its avenues, row 2 by column 0 only', () => {
    // c10 2, c11 1+2, c12 2+2, c13 3+2; c20 4; c21 = c11 + 2 = 5; row 2 else and row 3 from 6 up.
    expect(coveredCorners(cover(project, { minutes: 5 }))).toEqual(['c00', 'c01', 'c02', 'c03', 'c10', 'c11', 'c12', 'c13', 'c20', 'c21']);
  });
  test('with a slow highway the one-way street does not help those who come, and helps those who leave', () => {
    // Highway at a fifth: 5 minutes a block. c11 comes up to c01 and along (2 + 5 = 7) or down, round by c20 (2 + 2 + 2 + 2 = 8): 7;
    // from the clinic it is 2 + 2 by row 1. c12: to the clinic 2 + 10 = 12; from it 2 + 4 = 6.
    const slow: Scenario = { name: '拥堵', classFactors: { fast: 0.2 } };
    expect(coveredCorners(cover(project, { minutes: 6, scenario: slow }))).toEqual(['c00', 'c01', 'c10', 'c20', 'c21', 'c30']);
    expect(coveredCorners(cover(project, { minutes: 6, scenario: slow, direction: 'from-facility' }))).toEqual(['c00', 'c01', 'c10', 'c11', 'c12', 'c20', 'c21', 'c30']);
  });
  test('the bridge closed: c22 goes round by c23 and c13', () => {
    // With the bridge 5 + 2 = 7; without c23 (c13 5 + 2 = 7) + 2 = 9.
    expect(coveredCorners(cover(project, { minutes: 8 }))).toContain('c22');
    const closed = cover(project, { minutes: 8, scenario: { name: '桥断', closedRoads: ['bridge'] } });
    expect(coveredCorners(closed)).not.toContain('c22');
    expect(closed.totals).toMatchObject({ closed_edges: 1 });
    expect(closed.basis.scenario).toBe('桥断');
    expect(coveredCorners(cover(project, { minutes: 9, scenario: { name: '桥断', closedRoads: ['bridge'] } }))).toContain('c22');
  });
  test('a closed place is the road nearest to it', () => {
    const byPlace = cover(project, { minutes: 8, scenario: { name: 'x', closedAt: [[105.0152, 25.9801]] } });
    const byId = cover(project, { minutes: 8, scenario: { name: 'x', closedRoads: ['bridge'] } });
    expect(byPlace.totals).toEqual(byId.totals);
  });
  test('every limit, both directions, with and without changes: the very corners of a plain search', () => {
    const scenarios: [Scenario | undefined, (id: string, kind: string) => boolean, (kind: string) => number][] = [
      [undefined, () => false, () => 1],
      [{ name: 'rain', speedFactor: 0.7, classFactors: { lane: 0.5 } }, () => false, (kind) => (kind === 'lane' ? 0.35 : 0.7)],
      [{ name: 'flood', closedClasses: ['fast'], closedRoads: ['v00', 'h31'] }, (id, kind) => kind === 'fast' || id === 'v00' || id === 'h31', () => 1],
      [{ name: 'avenues', closedClasses: ['avenue'] }, (_, kind) => kind === 'avenue', () => 1],
    ];
    for (const [scenario, closed, factorOf] of scenarios) {
      for (const direction of ['to-facility', 'from-facility'] as const) {
        const minutes = plainMinutes(direction === 'to-facility', closed, factorOf);
        // Halves, so that no sum of rounded quotients stands on the limit.
        for (const limit of [1.05, 3.05, 6.05, 9.05, 14.05, 40.05]) expect(coveredCorners(cover(project, { minutes: limit, direction, scenario })).sort()).toEqual(within(minutes, limit));
      }
    }
  });
});

describe('laws', () => {
  test('an empty scenario changes nothing but its name', () => {
    for (const travel of [{}, { snap: 'nearest-edge' }, { direction: 'from-facility' }] as const) {
      const plain = cover(project, travel);
      const empty = cover(project, { ...travel, scenario: { name: '平时', speedFactor: 1, classFactors: { lane: 1 } } });
      expect(empty.tables).toEqual(plain.tables);
      const { closed_edges, by: _, ...totals } = empty.totals;
      const { by: __, ...plainTotals } = plain.totals;
      expect([totals, closed_edges]).toEqual([plainTotals, 0]);
    }
  });
  test('closing one road after another never lowers a time', () => {
    const closedRoads: string[] = [];
    let before = Infinity;
    for (const { id } of townEdges().filter((_, i) => i % 3 === 0)) {
      closedRoads.push(id);
      const { totals } = cover(project, { minutes: 10, scenario: { name: 'x', closedRoads: [...closedRoads] } });
      expect(totals['persons_covered']).toBeLessThanOrEqual(before);
      before = totals['persons_covered'] as number;
    }
  });
});

describe('what is refused', () => {
  const findings = (analysis: Partial<CoverageAnalysis>) => {
    try {
      checkAnalysis(project, { id: 'n', kind: 'coverage', model: 'network', ...analysis });
    } catch (error) {
      if (error instanceof InputError) return error.findings;
      throw error;
    }
    return [];
  };
  test('unknown classes, roads and places, all at once, with the nearest name', () => {
    expect(findings({ scenario: { name: 'x', classFactors: { lanes: 0.5 }, closedClasses: ['streat'], closedRoads: ['brigde', 'h00'], closedAt: [[105, 25.5], [105, 26]] } })).toEqual([
      { code: 'scenario.unknown-class', severity: 'error', parameter: 'analyses.n.scenario.classFactors', values: { text: 'lanes', nearest: 'lane', known: 'avenue, fast, lane, street' } },
      { code: 'scenario.unknown-class', severity: 'error', parameter: 'analyses.n.scenario.closedClasses', values: { text: 'streat', nearest: 'street', known: 'avenue, fast, lane, street' } },
      { code: 'scenario.unknown-road', severity: 'error', parameter: 'analyses.n.scenario.closedRoads', values: { text: 'brigde', nearest: 'bridge' } },
      { code: 'scenario.no-road-near', severity: 'error', parameter: 'analyses.n.scenario.closedAt', values: { lon: 105, lat: 25.5, meters: 100 } },
    ]);
  });
  test('a model that knows no roads: only what it can follow', () => {
    const conflicts = (analysis: Partial<CoverageAnalysis>): unknown => {
      try {
        return limitsOf(completeCoverage({ id: 'n', kind: 'coverage', model: 'radius', ...analysis })).map(({ meters }) => meters);
      } catch (error) {
        return (error as InputError).findings.map(({ code, parameter }) => `${code} ${parameter}`);
      }
    };
    expect(conflicts({ minutes: 30, scenario: { name: 'x', speedFactor: 0.5 } })).toEqual([30 / 60 * 15_000 / 1.3]);
    expect(conflicts({ radiusMeters: 5000, scenario: { name: 'x', speedFactor: 0.5 } })).toEqual(['parameter.conflict analyses.n.scenario']);
    expect(conflicts({ scenario: { name: 'x', closedClasses: ['lane'] } })).toEqual(['parameter.conflict analyses.n.scenario.closedClasses']);
    expect(conflicts({ model: 'friction', scenario: { name: 'x', closedAt: [[1, 2]], speedFactor: 2 } })).toEqual(['parameter.conflict analyses.n.scenario.closedAt']);
    expect(conflicts({ model: 'matrix', scenario: { name: 'x' } })).toEqual(['parameter.conflict analyses.n.scenario']);
  });
});
