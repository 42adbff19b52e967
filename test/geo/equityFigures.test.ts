import { describe, expect, it } from 'vitest';
import { yearTicks } from '../../geo/figure/axes.ts';
import { bivariateClasses, bivariateColour, bivariateLegend } from '../../geo/figure/bivariate.ts';
import { forestPlot } from '../../geo/figure/forest.ts';
import { lorenzCurves } from '../../geo/figure/lorenz.ts';
import { partBars } from '../../geo/figure/parts.ts';
import { progressLine } from '../../geo/figure/progress.ts';
import { sigmaLines } from '../../geo/figure/sigma.ts';

const attribute = (svg: string, tag: string, name: string) => [...svg.matchAll(new RegExp(`<${tag}\\b[^>]*?\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1]);
const percent = (share: number) => `${Math.round(share * 100)}%`;

describe('Lorenz curves', () => {
  const options = { width: 500, height: 160, title: 't', equality: 'equal', xName: 'people', yName: 'value', share: percent };
  it('run through their points on a square: 44..144 across and 124..24 up for 0..1', () => {
    // 160 - 24 - 36 = 100 px; a quarter of the value with half of the people is (94, 99).
    const svg = lorenzCurves([{ key: 'a', name: 'A', x: [0, 0.5, Number.NaN, 1], y: [0, 0.25, 0.9, 1], index: 'Gini 0.25' }], options);
    expect(attribute(svg, 'path', 'd')).toContain('M44 124L94 99L144 24');
    expect(svg).toContain('50% → 25%');
    expect(svg).toContain('Gini 0.25');
  });
  it('draw nothing but the diagonal without points', () => {
    expect(lorenzCurves([{ key: 'a', name: 'A', x: [], y: [], index: '' }], options)).not.toContain('<path');
  });
  it('has its key below where there is no room beside it', () => {
    const svg = lorenzCurves([{ key: 'a', name: 'A', x: [0, 1], y: [0, 1], index: '0' }], { ...options, width: 280, height: 260 });
    expect(svg).toContain('equal');
    expect(svg).not.toMatch(/NaN/);
  });
});

describe('Theil in parts', () => {
  const options = { width: 400, height: 120, title: 't', format: String, share: percent, partTitle: (_: unknown, part: { name: string }) => part.name, none: 'none' };
  it('cut the bar in proportion: 1, 1 and 2 of 4', () => {
    const svg = partBars([{ name: 'T', total: 0.4, parts: [{ name: 'p', value: 0.1, kind: 'between' }, { name: 'c', value: 0.1, kind: 'between' }, { name: 'w', value: 0.2, kind: 'within' }] }], options);
    const widths = attribute(svg, 'rect', 'width').slice(0, 3).map(Number);
    expect(widths[1]).toBeCloseTo(widths[0], 1);
    expect(widths[2]).toBeCloseTo(2 * widths[0], 1);
    expect(svg).toContain('50%');
  });
  it('say that an index does not exist', () => {
    expect(partBars([{ name: 'L', total: Number.NaN, parts: [] }], options)).toContain('none');
  });
});

describe('sigma', () => {
  const options = { width: 600, height: 200, title: 't', dispersionName: 'd', theilName: 'T', names: { cv: 'cv', sdLog: 'sd', between: 'b', within: 'w' }, format: String, yearTitle: ({ year }: { year: number }) => String(year) };
  const years = [{ year: 2015, cv: 0.4, sdLog: Number.NaN, between: 0.03, within: 0.01 }, { year: 2020, cv: 0.2, sdLog: 0.3, between: 0.01, within: 0.01 }];
  it('has a dot for each value there is, and bars whose parts stand on one another', () => {
    const svg = sigmaLines(years, options);
    expect(attribute(svg, 'circle', 'cx')).toHaveLength(3);
    const [between, within] = [...svg.matchAll(/<rect[^>]*? y="([\d.]+)"[^>]*? height="([\d.]+)"/g)].map((match) => match.slice(1).map(Number)).slice(2);
    // After the boxes of the key: three to one, the second ending where the first begins.
    expect(between[1] / within[1]).toBeCloseTo(3, 1);
    expect(within[0] + within[1]).toBeCloseTo(between[0], 1);
  });
  it('draws one panel without Theil', () => {
    const svg = sigmaLines(years.map((year) => ({ ...year, between: Number.NaN, within: Number.NaN })), options);
    expect(svg).not.toContain('>T<');
    expect(svg).not.toMatch(/NaN/);
  });
  it('draws nothing for no year', () => {
    expect(sigmaLines([], options)).not.toMatch(/NaN|<circle/);
  });
});

describe('progress', () => {
  const options = {
    width: 400, height: 220, title: 't', baseline: { year: 2015, value: 80 }, target: { year: 2020, value: 90 }, forecast: 88, current: { year: 2018, value: 85 }, better: 'higher' as const, valueName: '', format: String,
    names: { observed: 'o', path: 'p', forecast: 'f', target: 'target' },
  };
  const series = [{ year: 2015, value: 80 }, { year: 2018, value: 85 }, { year: 2016, value: Number.NaN }];
  it('is brown behind the straight way (86 in 2018) and teal ahead of it', () => {
    expect(progressLine(series, options)).toContain('r="5" fill="#a4501a"');
    expect(progressLine([series[0], { year: 2018, value: 87 }], { ...options, current: { year: 2018, value: 87 } })).toContain('r="5" fill="#1d7f79"');
    // Down from 90 to 80, 84 in 2018: 85 is behind.
    expect(progressLine([{ year: 2015, value: 90 }, series[1]], { ...options, baseline: { year: 2015, value: 90 }, target: { year: 2020, value: 80 }, better: 'lower' })).toContain('r="5" fill="#a4501a"');
  });
  it('has no way to go for a unit that began beyond the target, which is behind only once it falls short of it', () => {
    const from = { year: 2015, value: 95 };
    const kept = progressLine([from, { year: 2018, value: 91 }], { ...options, baseline: from, current: { year: 2018, value: 91 } });
    expect(kept).not.toMatch(/stroke-dasharray="6 4"|>p</);
    expect(kept).toContain('r="5" fill="#1d7f79"');
    expect(progressLine([from, { year: 2018, value: 89 }], { ...options, baseline: from, current: { year: 2018, value: 89 } })).toContain('r="5" fill="#a4501a"');
  });
  it('draws what is known without target or forecast', () => {
    const svg = progressLine(series, { ...options, target: { year: 2020, value: Number.NaN }, forecast: Number.NaN });
    expect(svg).not.toMatch(/NaN|target/);
    expect(attribute(svg, 'circle', 'cx')).toHaveLength(2);
  });
});

describe('forest plot', () => {
  it('has a stroke where equality would be, and leaves the missing unmarked', () => {
    const svg = forestPlot(
      [{ name: 'indices', rows: [{ key: 'gini', name: 'Gini', value: 0.5, low: 0.4, high: 1, equality: 0 }, { key: 'l', name: 'L', value: Number.NaN, low: Number.NaN, high: Number.NaN, equality: 0 }] }, { name: 'none', rows: [] }],
      { width: 500, height: 160, title: 't', format: String, rowTitle: ({ key }) => key, none: 'not there' },
    );
    expect(attribute(svg, 'rect', 'width').filter((width) => width === '7')).toHaveLength(1);
    expect(svg).toContain('0.5 [0.4, 1]');
    expect(svg).toContain('not there');
    expect(svg).not.toContain('>none<');
  });
});

describe('years', () => {
  it('ends with the last and is thinned to what fits', () => {
    expect(yearTicks(2015, 2020, 400)).toEqual([2015, 2016, 2017, 2018, 2019, 2020]);
    // Two labels of 40 px: every third year from the end.
    expect(yearTicks(2015, 2020, 80)).toEqual([2017, 2020]);
    expect(yearTicks(2020, 2020, 80)).toEqual([2020]);
  });
});

describe('two values at once', () => {
  it('sorts by terciles of the units that have both', () => {
    // Of 1..4 the type 7 terciles are 2 and 3; the fifth lacks y and does not count.
    const { breaks, ofUnit, missing, counts } = bivariateClasses([1, 2, 3, 4, 9], [4, 3, 2, 1, Number.NaN], null);
    expect(breaks.x.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([2, 3]);
    // (1, 4) low x, high y: cell 3 x 2 + 0; (2, 3): 7; (3, 2): 5; (4, 1): 2.
    expect([...ofUnit]).toEqual([6, 7, 5, 2, -1]);
    expect(missing).toBe(1);
    expect([...counts]).toEqual([0, 0, 1, 0, 0, 1, 1, 1, 0]);
  });
  it('takes given breaks, a value on one belonging above it', () => {
    expect([...bivariateClasses([0.8, 0.9, 1], [1, 1, 1], { x: [0.9, 1], y: [0.5, 0.8] }).ofUnit]).toEqual([6, 7, 8]);
  });
  it('leaves the middle empty where terciles are tied: most counties are wholly covered', () => {
    const { breaks, ofUnit } = bivariateClasses([1, 2, 3, 4], [0.2, 1, 1, 1], null);
    expect(breaks.y).toEqual([1, 1]);
    expect([...ofUnit].map((cell) => Math.floor(cell / 3))).toEqual([0, 2, 2, 2]);
  });
  it('is darkest where both are in need, and turns round with an axis', () => {
    const worse = { x: 'low', y: 'low' } as const;
    const sum = (colour: string) => [1, 3, 5].reduce((total, at) => total + Number.parseInt(colour.slice(at, at + 2), 16), 0);
    const all = Array.from({ length: 9 }, (_, cell) => sum(bivariateColour(cell % 3, Math.floor(cell / 3), worse)));
    expect(all.indexOf(Math.min(...all))).toBe(0);
    expect(all.indexOf(Math.max(...all))).toBe(8);
    expect(new Set(Array.from({ length: 9 }, (_, cell) => bivariateColour(cell % 3, Math.floor(cell / 3), worse))).size).toBe(9);
    expect(bivariateColour(2, 0, { x: 'high', y: 'low' })).toBe(bivariateColour(0, 0, worse));
  });
  it('has nine cells with their counts in its key', () => {
    const svg = bivariateLegend({ title: 't', xName: 'x', yName: 'y', breaks: { x: [1, 2], y: [3, 4] }, counts: [1, 2, 3, 4, 5, 6, 7, 8, 9], worse: { x: 'low', y: 'low' }, format: { x: String, y: String }, cellTitle: (x, y, count) => `${x}${y}=${count}` });
    expect(attribute(svg, 'rect', 'fill')).toHaveLength(9);
    // Row by row from below: cell 5 is x = 2, y = 1.
    expect(svg).toContain('<title>21=6</title>');
  });
});
