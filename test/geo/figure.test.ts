import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bullet } from '../../geo/figure/bullet.ts';
import { classify, classOf } from '../../geo/figure/classes.ts';
import { cumulativeShare } from '../../geo/figure/cumulative.ts';
import { histogram } from '../../geo/figure/histogram.ts';
import { divergingColours, sequentialColours } from '../../geo/figure/palette.ts';
import { ribbons } from '../../geo/figure/ribbon.ts';
import { shareBar } from '../../geo/figure/sharebar.ts';
import { addedSteps } from '../../geo/figure/steps.ts';
import { element, escapeText } from '../../geo/figure/svg.ts';

const attribute = (svg: string, tag: string, name: string) =>
  [...svg.matchAll(new RegExp(`<${tag}\\b[^>]*?\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1]);

describe('classes', () => {
  it('puts a value on a break into the class above it', () => {
    const classes = classify([0.4999, 0.5, 0.9, 0.9499, 0.95, 1, Number.NaN], 'manual', [0.5, 0.9, 0.95]);
    expect([...classes.counts]).toEqual([1, 1, 2, 2]);
    expect(classes.missing).toBe(1);
    expect(classOf(classes.breaks, 0.95)).toBe(3);
    expect(classOf(classes.breaks, Number.NaN)).toBe(-1);
  });

  it('takes type 7 quantiles: of 1, 2, 4, 8, 16 in 4 classes the breaks are 2, 4, 8', () => {
    // h = (n - 1) p = 1, 2, 3 for p = 1/4, 2/4, 3/4: exactly the 2nd, 3rd and 4th value.
    expect(classify([16, 1, 8, 2, 4], 'quantile', 4).breaks).toEqual([2, 4, 8]);
  });

  it('merges tied quantiles instead of drawing empty classes', () => {
    const classes = classify([0.2, 1, 1, 1, 1, 1, 1, 1], 'quantile', 5);
    expect(classes.breaks).toEqual([1]);
    expect([...classes.counts]).toEqual([1, 7]);
  });

  it('makes equal intervals: 10..50 in 4 classes breaks at 20, 30, 40', () => {
    expect(classify([10, 13, 50], 'equal', 4).breaks).toEqual([20, 30, 40]);
  });

  it('splits signed gaps at zero', () => {
    // magnitudes 1, 2, 4, 10 -> index floor(3 x 0.9) = 2 -> 4, half is 2
    expect(classify([-10, -1, 2, 4], 'zero', 4).breaks).toEqual([-2, 0, 2]);
  });

  it('draws one class for a constant and none for nothing', () => {
    expect([...classify([3, 3], 'equal', 5).counts]).toEqual([2]);
    const nothing = classify([Number.NaN], 'quantile', 5);
    expect(nothing).toMatchObject({ breaks: [], missing: 1, minimum: Number.NaN });
  });

  it('counts every value once, whatever the method (law)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(Number.NaN)), { maxLength: 60 }),
        fc.constantFrom('quantile', 'equal', 'zero'),
        fc.integer({ min: 2, max: 9 }),
        (values, method, count) => {
          const classes = classify(values, method, count);
          const counted = classes.counts.reduce((sum, n) => sum + n, 0) + classes.missing;
          expect(counted).toBe(values.length);
          expect(classes.breaks.every((value, i) => i === 0 || value > classes.breaks[i - 1])).toBe(true);
        },
      ),
      { seed: 20170123, numRuns: 200 },
    );
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

describe('palette', () => {
  it('falls in lightness from step to step, so that it reads without hue', () => {
    for (const count of [2, 5, 9]) {
      const light = sequentialColours(count).map(luminance);
      expect(light.every((value, i) => i === 0 || value < light[i - 1])).toBe(true);
    }
    expect(sequentialColours(5, true)).toEqual(sequentialColours(5).reverse());
  });

  it('is dark at both ends of a diverging ramp', () => {
    const light = divergingColours(4).map(luminance);
    expect(light[0]).toBeLessThan(light[1]);
    expect(light[3]).toBeLessThan(light[2]);
  });
});

describe('svg', () => {
  it('escapes text and leaves undefined attributes out', () => {
    expect(escapeText('a<b & "c">')).toBe('a&lt;b &amp; &quot;c&quot;&gt;');
    expect(element('g', { id: 'x"y', x: 1 / 3, class: undefined })).toBe('<g id="x&quot;y" x="0.33"/>');
  });
});

describe('histogram', () => {
  it('draws one bar per bin with its height in proportion to its count', () => {
    // 4 bins of 0.25 over 0..1: counts 1, 0, 2, 4; the tallest spans bottom - top = 84 - 8 = 76 px
    const svg = histogram([0.1, 0.5, 0.6, 0.75, 0.8, 0.9, 1, Number.NaN], {
      width: 200, height: 100, title: 't', domain: [0, 1], bins: 4, marker: 0.6, format: String, barTitle: (from, to, count) => `${from}-${to}: ${count}`,
    });
    expect(attribute(svg, 'rect', 'height')).toEqual(['19', '0', '38', '76']);
    expect(svg).toContain('<title>0.75-1: 4</title>');
    expect(attribute(svg, 'rect', 'fill')[2]).not.toBe(attribute(svg, 'rect', 'fill')[3]);
  });
});

describe('bullet', () => {
  const options = { width: 110, height: 20, title: 't', spread: [0, 10], below: true };
  it('places value and benchmark on the scale of all units', () => {
    // scale 0..10 on 5..105 px: 2 -> 25, 7 -> 75
    const svg = bullet({ ...options, value: 2, benchmark: 7 });
    expect(attribute(svg, 'circle', 'cx')).toEqual(['25']);
    expect(attribute(svg, 'line', 'x1')).toEqual(['3', '25', '75']);
  });
  it('says a missing value with an open dot, not with zero', () => {
    const svg = bullet({ ...options, value: Number.NaN, benchmark: 7 });
    expect(attribute(svg, 'circle', 'fill')).toEqual(['none']);
  });
  it('draws an empty frame when nothing is known', () => {
    expect(bullet({ ...options, spread: [], value: Number.NaN, benchmark: Number.NaN })).not.toContain('<circle');
  });
});

describe('shareBar', () => {
  it('keeps the last few people visible', () => {
    expect(attribute(shareBar({ width: 100, height: 8, title: 't', share: 0.9999 }), 'rect', 'width')).toEqual(['100', '99']);
    expect(attribute(shareBar({ width: 100, height: 8, title: 't', share: 1 }), 'rect', 'width')).toEqual(['100', '100']);
    expect(shareBar({ width: 100, height: 8, title: 't', share: Number.NaN })).toContain('stroke-dasharray');
  });
});

describe('addedSteps', () => {
  it('adds up from the people covered before', () => {
    const svg = addedSteps([400, 100], { width: 208, height: 118, title: 't', before: 1000, format: String, barTitle: (i, added, after) => `${i + 1}: +${added} = ${after}` });
    expect(svg).toContain('<title>1: +400 = 1400</title>');
    expect(svg).toContain('<title>2: +100 = 1500</title>');
    // bars on 0..400 -> 100..32 px: heights 68 and 17
    expect(attribute(svg, 'rect', 'height')).toEqual(['68', '17']);
  });
  it('draws a flat line where no site adds anybody', () => {
    expect(addedSteps([0], { width: 100, height: 60, title: 't', before: 7, format: String, barTitle: String })).toContain('<path');
  });
});

describe('cumulative share', () => {
  const bands = [{ from: 0, to: 15, persons: 50, share: 0.5 }, { from: 15, to: 30, persons: 30, share: 0.8 }, { from: 30, to: NaN, persons: 20, share: 1 }];
  const options = { width: 248, height: 130, title: 't', limit: 30, format: String, share: (share: number) => `${Math.round(share * 100)}%`, bandTitle: (band: { to: number }) => `to ${band.to}`, beyond: (share: number) => `beyond ${Math.round(share * 100)}%` };
  it('runs through the upper ends of the bands: x from 36 to 236 for 0..30, y from 112 to 12 for 0..1', () => {
    // 15 of 30 is half way, x = 136; a share of 0.5 is y = 62, of 0.8 y = 32.
    expect(attribute(cumulativeShare(bands, options), 'path', 'd')).toContain('M36 112L136 62L236 32');
  });
  it('marks the limit with its share, and says what lies beyond the last band', () => {
    const svg = cumulativeShare(bands, options);
    expect(svg).toContain('30 · 80%');
    expect(svg).toContain('beyond 20%');
    expect(svg).toContain('to 15');
  });
  it('says no share at a limit between two ends, where it is not known', () => {
    expect(cumulativeShare(bands, { ...options, limit: 20 })).not.toContain('20 ·');
  });
  it('draws nothing for nobody', () => {
    expect(cumulativeShare([{ from: 0, to: NaN, persons: 0, share: NaN }], options)).not.toContain('<path');
  });
});

describe('ribbons', () => {
  const options = { width: 244, height: 118, title: 't', verdict: 0.5, verdictLabel: 'passes', selected: 'b', ribbonTitle: ({ code }: { code: string }) => `title ${code}` };
  const list = [{ code: 'a', low: 0.5, base: 0.8, high: 1, flips: false }, { code: 'b', low: 0.2, base: 0.4, high: 0.6, flips: true }, { code: 'empty', low: NaN, base: NaN, high: NaN, flips: false }];
  it('stand in the order of the base case, from lowest to highest share: y from 110 to 10 for 0..1', () => {
    const svg = ribbons(list, options);
    expect(attribute(svg, 'g', 'data-code')).toEqual(['b', 'a']);
    // b: high 0.6 at y = 50, 0.4 of the 100 px high; a: high 1 at y = 10, 0.5 high.
    const [, bar, , , otherBar] = [...svg.matchAll(/<rect[^>]*? y="([\d.]+)"[^>]*? height="([\d.]+)"/g)].map((match) => match.slice(1).map(Number));
    expect([bar, otherBar]).toEqual([[50, 40], [10, 50]]);
  });
  it('leave out who has no people, and draw the line of the verdict', () => {
    const svg = ribbons(list, options);
    expect(svg).not.toContain('empty');
    expect(svg).toContain('passes');
    expect(ribbons(list, { ...options, verdict: NaN })).not.toContain('passes');
  });
});
