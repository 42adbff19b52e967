import { describe, expect, it } from 'vitest';
import { dotPlot } from '../../geo/figure/dots.ts';
import { codesWithin, markedFigure, nearestMark, nextMark, sameCodes, toggled } from '../../renderer/chart/brush.ts';
import type { Mark } from '../../renderer/chart/brush.ts';
import { figureDocument, withFonts } from '../../renderer/chart/exportFigure.ts';

const marks: Mark[] = [
  { code: 'dot', title: '', at: [[10, 10]], order: 1 },
  { code: 'line', title: '', at: [[0, 50], [100, 90]], order: 0 },
  { code: 'far', title: '', at: [[200, 200]], order: 2 },
];

describe('brush', () => {
  it('reads the marks out of a figure and takes their titles with it', () => {
    const drawn = dotPlot([{ code: 'a"1', name: 'A', value: 2, state: 'plain' }, { code: 'b', name: 'B', value: 1, state: 'plain' }], {
      width: 300, height: 200, title: 'whole', selected: '', brushed: new Set(['b']), benchmark: Number.NaN, benchmarkLabel: '', better: 'higher', valueName: '', orderName: '', format: String, dotTitle: ({ code }) => `<${code}>`, missing: String,
    });
    const { svg, marks: read, width, height } = markedFigure(drawn);
    expect(Object.fromEntries(read.map(({ code, title, order }) => [code, [title, order]]))).toEqual({ 'a"1': ['<a"1>', 1], b: ['<b>', 0] });
    expect(read.every(({ at }) => at.length === 1 && at[0].every(Number.isFinite))).toBe(true);
    expect([width, height]).toEqual([300, 200]);
    expect(svg.match(/<title>/g)).toHaveLength(1);
  });
  it('takes a unit with any place in the box, whichever corner was dragged to', () => {
    expect([...codesWithin(marks, { from: [110, 95], to: [5, 5] })].sort()).toEqual(['dot', 'line']);
    expect([...codesWithin(marks, { from: [10, 10], to: [10, 10] })]).toEqual(['dot']);
    expect([...codesWithin(marks, { from: [11, 11], to: [12, 12] })]).toEqual([]);
  });
  it('finds the nearest mark within reach', () => {
    expect(nearestMark(marks, [96, 87], 14)?.code).toBe('line');
    expect(nearestMark(marks, [150, 150], 14)).toBeNull();
  });
  it('goes through the marks in their order and stays at the ends', () => {
    expect(nextMark(marks, null, 1)?.code).toBe('line');
    expect(nextMark(marks, null, -1)?.code).toBe('far');
    expect(nextMark(marks, 'line', 1)?.code).toBe('dot');
    expect(nextMark(marks, 'far', 1)?.code).toBe('far');
    expect(nextMark(marks, 'dot', Infinity)?.code).toBe('far');
    expect(nextMark(marks, 'dot', -Infinity)?.code).toBe('line');
    expect(nextMark([], null, 1)).toBeNull();
  });
  it('puts a code in and takes it out again', () => {
    const once = toggled(new Set(['a']), 'b');
    expect([...once]).toEqual(['a', 'b']);
    expect([...toggled(once, 'a')]).toEqual(['b']);
    expect(sameCodes(once, new Set(['b', 'a']))).toBe(true);
    expect(sameCodes(once, new Set(['b']))).toBe(false);
  });
});

describe('exported figure', () => {
  const texts = { title: '标题', sentence: '一句话。', definition: 'G = 1', basis: '口径', synthetic: '' };
  it('has the figure with its own coordinates between what is said above and below', () => {
    const { svg, width, height } = figureDocument('<svg width="300" height="100"><circle/></svg>', 300, 100, texts);
    expect(width).toBe(336);
    const order = ['标题', '一句话。', '<circle/>', 'G = 1', '口径'].map((part) => svg.indexOf(part));
    expect(order.every((at, i) => at > 0 && (i === 0 || at > order[i - 1]))).toBe(true);
    // Nothing is written below the sheet.
    const bases = [...svg.matchAll(/<text x="[\d.]+" y="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(Math.max(...bases)).toBeLessThan(height);
    expect(svg.match(/font-family/g)).toHaveLength(1);
  });
  it('says that data are invented only where they are', () => {
    expect(figureDocument('<svg/>', 300, 100, texts).height).toBeLessThan(figureDocument('<svg/>', 300, 100, { ...texts, synthetic: '虚构' }).height);
  });
  it('names fonts without carrying them', () => {
    expect(withFonts('<svg width="1"/>')).toMatch(/^<svg font-family="[^"]+" width="1"\/>$/);
  });
});
