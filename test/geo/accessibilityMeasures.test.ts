import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decayWeights } from '../../geo/measures/decay.ts';
import type { DecayFunction } from '../../geo/measures/decay.ts';
import { choiceWeights, floatingCatchment } from '../../geo/measures/floatingCatchment.ts';
import type { CatchmentRule } from '../../geo/measures/floatingCatchment.ts';
import { opportunitiesInReach } from '../../geo/measures/opportunities.ts';
import { material } from '../material.ts';
import { pairsOf } from './pairsOf.ts';

/** Numbers in [0, 1) from a seed (a linear congruential generator, full period 2^32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const plain = (values: Float64Array): number[] => Array.from(values);
const inverse: DecayFunction = { kind: 'power', exponent: -1 };

describe('weights of a trip by its cost', () => {
  const weights = (costs: number[], decay: DecayFunction) => plain(decayWeights(Float64Array.from(costs), decay));

  it('power: cost to the exponent, with the least cost given for lower ones', () => {
    expect(weights([1, 2, 4], { kind: 'power', exponent: -2 })).toEqual([1, 1 / 4, 1 / 16]);
    expect(weights([0], inverse)).toEqual([Infinity]);
    expect(weights([0, 0.5, 2], { ...inverse, minimumCost: 1 })).toEqual([1, 1, 1 / 2]);
  });

  it('exponential and Gaussian: 1 at cost 0, 1/e at cost 1/beta, exp(-1/2) at one sigma', () => {
    expect(weights([0, 10], { kind: 'exponential', beta: 0.1 })).toEqual([1, Math.exp(-1)]);
    expect(weights([0, 15, 30], { kind: 'gaussian', sigma: 15 })).toEqual([1, Math.exp(-0.5), Math.exp(-2)]);
  });

  it('steps: limits are inclusive, beyond the last there is nothing', () => {
    expect(weights([0, 10, 10.001, 20, 30, 30.001], { kind: 'steps', limits: [10, 20, 30], weights: [1, 0.68, 0.22] })).toEqual([1, 1, 0.68, 0.68, 0.22, 0]);
  });
});

/**
 * Three places a 100, b 300, c 50; two clinics X (capacity 20) and Y (capacity 8). X reaches a at 1 and b at 2, Y reaches
 * b at 1; nobody reaches c.
 */
describe('a town worked out by hand', () => {
  const persons = Float64Array.of(100, 300, 50);
  const capacity = Float64Array.of(20, 8);
  const pairs = pairsOf([[1, 2, NaN], [NaN, 1, NaN]]);
  const w = decayWeights(pairs.cost, inverse); // X: a 1, b 1/2; Y: b 1
  const measure = (rule: CatchmentRule, weights: Float64Array | null = w) => floatingCatchment(pairs, weights, persons, capacity, rule);

  it('2SFCA: X has 20/400, Y 8/300; a reaches X, b both', () => {
    const { access, ratio, reached } = measure('two-step', null);
    expect(plain(ratio)).toEqual([20 / 400, 8 / 300]);
    expect(plain(access)).toEqual([0.05, 0.05 + 8 / 300, 0]);
    expect([...reached]).toEqual([1, 1, 0]);
  });

  it('E2SFCA: X has 20/(100 + 300/2), and b takes half of that', () => {
    const { access, ratio } = measure('two-step');
    expect(plain(ratio)).toEqual([0.08, 8 / 300]);
    expect(plain(access)).toEqual([0.08, 0.04 + 8 / 300, 0]);
  });

  it('M2SFCA: the same ratios, the weight twice: b takes a quarter of X', () => {
    const { access, ratio } = measure('modified');
    expect(plain(ratio)).toEqual([0.08, 8 / 300]);
    expect(plain(access)).toEqual([0.08, 0.02 + 8 / 300, 0]);
  });

  it('3SFCA: b chooses X with 1/3 and Y with 2/3', () => {
    // G w of b: X 1/3 x 1/2 = 1/6, Y 2/3 x 1. Demand: X 100 + 300/6 = 150, Y 200. A: a 20/150, b 20/150/6 + 8/200 x 2/3.
    const { access, ratio } = measure('three-step');
    expect(ratio[0]).toBeCloseTo(20 / 150, 12);
    expect(ratio[1]).toBeCloseTo(8 / 200, 12);
    expect(access[0]).toBeCloseTo(20 / 150, 12);
    expect(access[1]).toBeCloseTo(20 / 900 + 16 / 600, 12);
  });

  it('cumulative and gravity: what lies in reach, whole or by its weight', () => {
    expect(plain(opportunitiesInReach(pairs, null, 3, capacity).access)).toEqual([20, 28, 0]);
    expect(plain(opportunitiesInReach(pairs, null, 3, Float64Array.of(1, 1)).access)).toEqual([1, 2, 0]);
    expect(plain(opportunitiesInReach(pairs, w, 3, capacity).access)).toEqual([20, 18, 0]);
  });

  it('sites without capacity or without people in reach are left out, also of the choice of 3SFCA', () => {
    const more = pairsOf([[1, 2, NaN], [NaN, 1, NaN], [NaN, 1, NaN], [NaN, NaN, NaN]]);
    const { ratio, access } = floatingCatchment(more, decayWeights(more.cost, inverse), persons, Float64Array.of(20, 8, NaN, 5), 'three-step');
    expect(plain(ratio).map(Number.isNaN)).toEqual([false, false, true, true]);
    expect(plain(access)).toEqual(plain(measure('three-step').access));
    expect(plain(opportunitiesInReach(more, null, 3, Float64Array.of(20, 8, NaN, 5)).access)).toEqual([20, 28, 0]);
  });
});

describe('known answers', () => {
  const file = material('data', 'expected', 'pysal_access', 'expected.json');
  interface Scenario { cost: Record<string, number>; '2SFCA': Record<string, number>; '3SFCA': Record<string, number> }
  it.skipIf(!file)('three tracts, four scenarios: 2SFCA and 3SFCA with weight 1/cost up to 61, no supply lost', () => {
    const { population, doctors, max_cost, scenarios } = JSON.parse(readFileSync(file!, 'utf8')) as { population: Record<string, number>; doctors: Record<string, number>; max_cost: number; scenarios: Scenario[] };
    const ids = ['1', '2', '3'];
    const persons = Float64Array.from(ids, (id) => population[id]);
    const capacity = Float64Array.from(ids, (id) => doctors[id]);
    expect(scenarios).toHaveLength(4);
    for (const scenario of scenarios) {
      const costs = ids.map((site) => ids.map((place) => scenario.cost[`${place}->${site}`]).map((cost) => (cost <= max_cost ? cost : NaN)));
      const pairs = pairsOf(costs);
      const weights = decayWeights(pairs.cost, inverse);
      const listed = pairsOf(ids.map((site) => ids.map((place) => scenario.cost[`${place}->${site}`])));
      for (const [rule, name] of [['two-step', '2SFCA'], ['three-step', '3SFCA']] as const) {
        // pysal adds up the weights of the choice over all sites of its cost table; Wan et al. over those in the catchment.
        const { access } = floatingCatchment(pairs, weights, persons, capacity, rule, choiceWeights(listed, decayWeights(listed.cost, inverse), 3, capacity));
        ids.forEach((id, i) => expect(Math.abs(access[i] / scenario[name][id] - 1)).toBeLessThan(1e-12));
        expect(access.reduce((sum, a, i) => sum + a * persons[i], 0)).toBeCloseTo(135, 10);
      }
    }
  });

  it('gravity on a 5 x 5 grid: sum of distances / 60 from five of its points', () => {
    // From a corner: sum over i, j in 0..4 of sqrt(i^2 + j^2) = 79.3404..., over 60.
    const at = (k: number): [number, number] => [k % 5, Math.floor(k / 5)];
    const from = [1, 5, 13, 19, 24].map((id) => at(id - 1));
    const pairs = pairsOf(Array.from({ length: 25 }, (_, s) => from.map(([x, y]) => Math.hypot(x - at(s)[0], y - at(s)[1]))));
    const weights = decayWeights(pairs.cost.map((cost) => cost / 60), { kind: 'power', exponent: 1 });
    const { access } = opportunitiesInReach(pairs, weights, 5, new Float64Array(25).fill(1));
    [1.32234021, 1.32234021, 0.780985109, 0.925540119, 1.133733026].forEach((value, i) => expect(access[i]).toBeCloseTo(value, 8));
  });
});

describe('laws, on random towns', () => {
  interface Town { costs: number[][]; persons: Float64Array; capacity: Float64Array; decay: DecayFunction }
  const towns: Town[] = Array.from({ length: 40 }, (_, seed) => {
    const random = generator(seed + 1);
    const points = 1 + Math.floor(random() * 30);
    const sites = 1 + Math.floor(random() * 12);
    const decays: DecayFunction[] = [inverse, { kind: 'exponential', beta: 0.1 }, { kind: 'gaussian', sigma: 8 }, { kind: 'steps', limits: [5, 15], weights: [1, 0.4] }];
    return {
      costs: Array.from({ length: sites }, () => Array.from({ length: points }, () => (random() < 0.4 ? NaN : 0.1 + 20 * random()))),
      persons: Float64Array.from({ length: points }, () => (random() < 0.1 ? 0 : Math.floor(random() * 1000))),
      capacity: Float64Array.from({ length: sites }, () => (random() < 0.1 ? NaN : Math.floor(random() * 50))),
      decay: decays[seed % 4],
    };
  });
  const run = ({ costs, persons, capacity, decay }: Town, rule: CatchmentRule, weighted = true) => {
    const pairs = pairsOf(costs);
    return floatingCatchment(pairs, weighted ? decayWeights(pairs.cost, decay) : null, persons, capacity, rule);
  };
  const shared = (town: Town, access: Float64Array) => access.reduce((sum, a, i) => sum + a * town.persons[i], 0);
  const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(b)));

  it('people times access is the capacity in use; M2SFCA shares out no more', () => {
    for (const town of towns) {
      for (const [rule, weighted] of [['two-step', false], ['two-step', true], ['three-step', true]] as const) {
        const { access, ratio } = run(town, rule, weighted);
        near(shared(town, access), town.capacity.reduce((sum, c, site) => (Number.isNaN(ratio[site]) ? sum : sum + c), 0));
      }
      // Weights of at most 1: 1/cost exceeds 1 below a cost of 1.
      const bounded = { ...town, decay: town.decay === inverse ? { ...inverse, minimumCost: 1 } : town.decay };
      expect(shared(bounded, run(bounded, 'modified').access)).toBeLessThanOrEqual(shared(bounded, run(bounded, 'two-step').access) * (1 + 1e-12));
    }
  });

  it('twice the capacity is twice the access', () => {
    for (const town of towns) {
      for (const rule of ['two-step', 'modified', 'three-step'] as const) {
        expect(plain(run({ ...town, capacity: town.capacity.map((c) => 2 * c) }, rule).access)).toEqual(plain(run(town, rule).access).map((a) => 2 * a));
      }
    }
  });

  it('a site more never lowers what is in reach', () => {
    for (const { costs, capacity, decay, persons } of towns) {
      const [all, fewer] = [pairsOf(costs), pairsOf(costs.slice(1))];
      const more = opportunitiesInReach(all, decayWeights(all.cost, decay), persons.length, capacity).access;
      opportunitiesInReach(fewer, decayWeights(fewer.cost, decay), persons.length, capacity.slice(1)).access.forEach((value, i) => expect(more[i]).toBeGreaterThanOrEqual(value * (1 - 1e-12)));
    }
  });

  it('the order of points and sites does not matter', () => {
    for (const town of towns) {
      const points = town.persons.length;
      const turned: Town = { ...town, costs: town.costs.toReversed().map((row) => row.toReversed()), persons: town.persons.toReversed(), capacity: town.capacity.toReversed() };
      for (const rule of ['two-step', 'modified', 'three-step'] as const) {
        const { access } = run(turned, rule);
        run(town, rule).access.forEach((value, i) => near(access[points - 1 - i], value));
      }
    }
  });

  it('powers of two as capacities show which sites a place reaches', () => {
    for (const { costs, persons } of towns) {
      const capacity = Float64Array.from(costs, (_, site) => 2 ** site);
      const { access } = opportunitiesInReach(pairsOf(costs), null, persons.length, capacity);
      access.forEach((sum, i) => expect(sum).toBe(costs.reduce((bits, row, site) => (Number.isNaN(row[i]) ? bits : bits + 2 ** site), 0)));
    }
  });
});
