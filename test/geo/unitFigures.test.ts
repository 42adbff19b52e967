import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { categoriesOf, severityCategories } from '../../geo/figure/categories.ts';
import type { Scheme } from '../../geo/figure/categories.ts';
import { evenLabels } from '../../geo/figure/axes.ts';
import { convergenceScatter } from '../../geo/figure/convergence.ts';
import { dotPlot } from '../../geo/figure/dots.ts';
import type { Dot, DotsOptions } from '../../geo/figure/dots.ts';
import { moranScatter, standardScores } from '../../geo/figure/moranScatter.ts';
import { rankIntervals } from '../../geo/figure/ranks.ts';
import { slopeChart } from '../../geo/figure/slope.ts';
import type { SlopeOptions } from '../../geo/figure/slope.ts';
import { fitted, textWidth } from '../../geo/figure/textWidth.ts';

const NONE: ReadonlySet<string> = new Set();
const codes = (svg: string) => [...svg.matchAll(/<g data-code="([^"]*)"/g)].map((match) => match[1]);
/** Places of each mark, by code. */
const places = (svg: string) => Object.fromEntries([...svg.matchAll(/<g data-code="([^"]*)" data-at="([^"]*)"/g)].map(([, code, at]) => [code, at]));
const dimmed = (svg: string) => [...svg.matchAll(/<g data-code="([^"]*)"[^>]*? opacity="/g)].map((match) => match[1]);
const whole = { title: 't', selected: '', brushed: NONE, missing: (count: number) => `without ${count}`, format: String };

describe('text width', () => {
  it('takes a Chinese character for one em and cuts before what does not fit', () => {
    expect(textWidth('云岭', 10)).toBe(20);
    // 云 and an ellipsis take 20 px, 云岭 and an ellipsis 30.
    expect(fitted('云岭省', 29, 10)).toBe('云…');
    expect(fitted('云岭省', 30, 10)).toBe('云岭省');
    expect(fitted('云岭省', 9, 10)).toBe('');
  });
});

describe('dot plot', () => {
  const list: Dot[] = [{ code: 'a', name: 'A', value: 90, state: 'met' }, { code: 'b', name: 'B', value: 50, state: 'below' }, { code: 'c', name: 'C', value: Number.NaN, state: 'missing' }];
  const options: DotsOptions = { ...whole, width: 400, height: 200, benchmark: 80, benchmarkLabel: 'mean', better: 'higher', valueName: 'v', orderName: 'worst to best', dotTitle: ({ code }) => `title ${code}` };
  const middleRows = (svg: string) => Object.fromEntries(Object.entries(places(svg)).map(([code, at]) => [code, Number(at.split(',')[1])]));

  it('has one row per unit with a value, the worst first, and says how many have none', () => {
    // 200 - 22 - 20 - 17 = 141 px for two rows, at most 30 px each: middles at 22 + 15 and 22 + 45.
    const svg = dotPlot(list, options);
    expect(middleRows(svg)).toEqual({ b: 37, a: 67 });
    expect(svg).toContain('<title>title b</title>');
    expect(svg).toContain('without 1');
    expect(svg).not.toContain('data-code="c"');
  });
  it('puts the highest first where lower is better', () => {
    expect(middleRows(dotPlot(list, { ...options, better: 'lower' }))).toEqual({ a: 37, b: 67 });
  });
  it('is in the order of the distance where each unit has a benchmark of its own', () => {
    // b is 10 above its own, a 10 below.
    const svg = dotPlot([{ ...list[0], own: 100 }, { ...list[1], own: 40 }], { ...options, benchmark: Number.NaN });
    expect(middleRows(svg)).toEqual({ a: 37, b: 67 });
  });
  it('becomes columns without room for the names, equally far apart', () => {
    const many = Array.from({ length: 40 }, (_, i): Dot => ({ code: String(100 + i), name: 'N', value: i, state: 'plain' }));
    const at = Object.values(places(dotPlot(many, options))).map((place) => Number(place.split(',')[0]));
    expect(at).toHaveLength(40);
    const steps = at.slice(1).map((x, i) => x - at[i]);
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(0.25);
  });
  it('dims all but the brushed ones and the one looked at', () => {
    expect(dimmed(dotPlot(list, { ...options, brushed: new Set(['b']) }))).toEqual(['a']);
    expect(dimmed(dotPlot(list, { ...options, brushed: new Set(['b']), selected: 'a' }))).toEqual([]);
  });
});

describe('slope chart', () => {
  const options: SlopeOptions = { ...whole, width: 400, height: 240, leftName: '2015', rightName: '2020', better: 'higher', mean: { left: Number.NaN, right: Number.NaN }, meanLabel: 'mean', valueName: '', worseLabel: (count) => `worse ${count}`, betterLabel: (count) => `better ${count}`, unitTitle: ({ code }) => code };
  const list = [{ code: 'up', name: 'U', left: 1, right: 3 }, { code: 'down', name: 'D', left: 2, right: 1 }, { code: 'same', name: 'S', left: 2, right: 2 }, { code: 'half', name: 'H', left: 2, right: Number.NaN }];
  it('counts lines by where they go, and leaves out who lacks an end', () => {
    const svg = slopeChart(list, options);
    expect(codes(svg).sort()).toEqual(['down', 'same', 'up']);
    expect(svg).toContain('worse 1');
    expect(svg).toContain('better 1');
    expect(svg).toContain('without 1');
  });
  it('turns round where lower is better', () => {
    const svg = slopeChart(list, { ...options, better: 'lower' });
    expect(svg).toContain('worse 1');
    expect(/data-code="up".*?stroke="#a4501a"/.test(svg)).toBe(true);
  });
  it('carries both ends: a level line has them at one height', () => {
    const [left, right] = places(slopeChart(list, options))['same'].split(' ').map((place) => place.split(',').map(Number));
    expect(left[1]).toBe(right[1]);
    expect(left[0]).toBeLessThan(right[0]);
  });
});

describe('convergence scatter', () => {
  const options = { ...whole, width: 400, height: 240, slope: -0.5, intercept: 1, xName: 'ln', yName: 'growth', note: 'b', growth: String, above: 'above', below: 'below', pointTitle: ({ code }: { code: string }) => code };
  it('colours by the side of the line: 1 - 0.5 x 1 = 0.5', () => {
    const svg = convergenceScatter([{ code: 'over', name: '', logFrom: 1, growth: 0.6 }, { code: 'under', name: '', logFrom: 1, growth: 0.4 }, { code: 'gone', name: '', logFrom: Number.NaN, growth: 0.4 }], options);
    expect(/data-code="over".*?fill="#1d7f79"/.test(svg)).toBe(true);
    expect(/data-code="under".*?fill="#a4501a"/.test(svg)).toBe(true);
    expect(codes(svg)).toHaveLength(2);
    expect(svg).toContain('without 1');
  });
  it('draws without a line where there is none', () => {
    expect(convergenceScatter([{ code: 'a', name: '', logFrom: 1, growth: 0.6 }], { ...options, slope: Number.NaN })).not.toContain('NaN');
    // The axis is of logarithms, but its ticks stand at values: 8, 10 and 12 years, not 2.1.
    const years = convergenceScatter([8, 10, 12].map((value) => ({ code: String(value), name: '', logFrom: Math.log(value), growth: 0 })), { ...options, width: 600, format: (value) => String(Math.round(value * 1000) / 1000) });
    expect(years).toMatch(/>8\.0<.*>9\.0<.*>10\.0<|>8<.*>9<.*>10</);
    expect(years).not.toContain('>2.1<');
  });
});

describe('Moran scatter', () => {
  it('standardises with divisor n: 1 and 3 have mean 2 and deviation 1', () => {
    // Lags 3 and 1 score 1 and -1: each unit is the opposite of its neighbour, slope (-1 x 1 + 1 x -1) / 2 = -1.
    const { points, slope } = standardScores([{ value: 1, lag: 3 }, { value: 3, lag: 1 }]);
    expect(points).toEqual([{ x: -1, y: 1 }, { x: 1, y: -1 }]);
    expect(slope).toBe(-1);
  });
  it('has no slope where all values are equal', () => {
    expect(standardScores([{ value: 2, lag: 2 }, { value: 2, lag: 2 }]).slope).toBeNaN();
  });
  it('draws islands not at all, but counts them', () => {
    const svg = moranScatter([{ code: 'a', name: '', value: 1, lag: 3, cluster: 'ns' }, { code: 'b', name: '', value: 3, lag: 1, cluster: 'HL' }, { code: 'i', name: '', value: 2, lag: Number.NaN, cluster: 'island' }], {
      ...whole, width: 400, height: 240, worse: 'low', quadrants: { HH: 'hh', LL: 'll', HL: 'hl', LH: 'lh' }, notSignificant: 'ns', xName: 'z', yName: 'lag', note: '', pointTitle: ({ code }) => code,
    });
    expect(codes(svg).sort()).toEqual(['a', 'b']);
    expect(svg).toContain('without 1');
  });
});

describe('rank intervals', () => {
  const options = { ...whole, width: 400, height: 200, rankName: 'rank', names: { rank: 'own', median: 'median', range: 'range' }, unitTitle: ({ code }: { code: string }) => code };
  it('stand in the order of the rank, who has no index left out', () => {
    const svg = rankIntervals([{ code: 'second', name: '', rank: 2, low: 1, median: 2, high: 2 }, { code: 'first', name: '', rank: 1, low: 1, median: 1, high: 2 }, { code: 'none', name: '', rank: Number.NaN, low: Number.NaN, median: Number.NaN, high: Number.NaN }], options);
    expect(codes(svg)).toEqual(['first', 'second']);
    expect(svg).toContain('without 1');
  });
});

/** Relative luminance of WCAG 2.x, from #rrggbb. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('categories', () => {
  it('differ in lightness within a scheme, so that a print without colour still tells them apart', () => {
    for (const scheme of ['gap', 'rule', 'progress', 'overview', 'lisa', 'hotspots'] as Scheme[]) {
      const light = categoriesOf(scheme).map(({ colour }) => luminance(colour)).sort((a, b) => a - b);
      for (let i = 1; i < light.length; i++) expect(light[i] - light[i - 1], scheme).toBeGreaterThan(0.05);
    }
  });
  it('are darkest where the need is, at the end that is worse', () => {
    const darkest = (worse: 'low' | 'high', scheme: Scheme) => categoriesOf(scheme, worse).reduce((best, one) => (luminance(one.colour) < luminance(best.colour) ? one : best)).key;
    expect([darkest('low', 'lisa'), darkest('high', 'lisa'), darkest('low', 'hotspots'), darkest('high', 'hotspots')]).toEqual(['LL', 'HH', 'cold', 'hot']);
  });
  it('have a grade of severity each, the gravest darkest and first', () => {
    const grades = severityCategories(3);
    expect(grades.map(({ key }) => key)).toEqual(['3', '2', '1', '0']);
    const light = grades.slice(0, 3).map(({ colour }) => luminance(colour));
    expect(light).toEqual([...light].sort((a, b) => a - b));
  });
});

describe('figures of units (laws)', () => {
  const value = fc.oneof(fc.double({ min: -1e5, max: 1e5, noNaN: true }), fc.constant(Number.NaN), fc.constant(0));
  it('write no NaN, one mark for every unit that has its values, whatever the size', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { maxLength: 60 }), fc.integer({ min: 280, max: 900 }), fc.integer({ min: 120, max: 420 }), (pairs, width, height) => {
        const size = { ...whole, width, height };
        const units = pairs.map(([a, b], i) => ({ code: `u${i}`, name: `名${i}`, a, b }));
        const both = units.filter(({ a, b }) => !Number.isNaN(a) && !Number.isNaN(b)).length;
        const drawings: [string, number][] = [
          [dotPlot(units.map(({ code, name, a }) => ({ code, name, value: a, state: 'plain' })), { ...size, benchmark: Number.NaN, benchmarkLabel: '', better: 'higher', valueName: '', orderName: '', dotTitle: ({ code }) => code }), units.filter(({ a }) => !Number.isNaN(a)).length],
          [slopeChart(units.map(({ code, name, a, b }) => ({ code, name, left: a, right: b })), { ...size, leftName: 'l', rightName: 'r', better: 'higher', mean: { left: Number.NaN, right: Number.NaN }, meanLabel: 'm', valueName: '', worseLabel: String, betterLabel: String, unitTitle: ({ code }) => code }), both],
          [convergenceScatter(units.map(({ code, name, a, b }) => ({ code, name, logFrom: a, growth: b })), { ...size, slope: 0.1, intercept: 0, xName: 'x', yName: 'y', note: '', growth: String, above: '', below: '', pointTitle: ({ code }) => code }), both],
          [rankIntervals(units.map(({ code, name, a, b }) => ({ code, name, rank: Math.abs(a), low: Math.abs(b), median: Math.abs(b), high: Math.abs(b) })), { ...size, rankName: '', names: { rank: '', median: '', range: '' }, unitTitle: ({ code }) => code }), units.filter(({ a }) => !Number.isNaN(a)).length],
        ];
        for (const [svg, count] of drawings) {
          expect(svg).not.toMatch(/NaN|Infinity|undefined/);
          expect(codes(svg)).toHaveLength(count);
        }
      }),
      { seed: 20170123, numRuns: 60 },
    );
  });
});

test('labels of one axis have equally many decimals; 0 stays bare, and what is no plain number is left', () => {
  expect(evenLabels([0, 0.5, 1], (share) => (share === 1 || share === 0 ? `${share * 100}%` : `${(share * 100).toFixed(1)}%`))).toEqual(['0%', '50%', '100%']);
  expect(evenLabels([2, 2.05, 2.1], String)).toEqual(['2.00', '2.05', '2.10']);
  expect(evenLabels([-1, 0, 1], (value) => value.toFixed(1).replace('-', '−'))).toEqual(['−1', '0', '1']);
  expect(evenLabels([1000, 1500], (value) => value.toLocaleString('en'))).toEqual(['1,000', '1,500']);
  expect(evenLabels([1, 2], (value) => `${value}万 9`)).toEqual(['1万 9', '2万 9']);
});
