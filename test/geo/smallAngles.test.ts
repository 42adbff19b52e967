import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asinSmall, atanSmall, cosSmall, sinSmall, tanSmall } from '../../geo/earth/smallAngles.ts';

describe('trigonometry of short distances', () => {
  const pairs = [[sinSmall, Math.sin], [cosSmall, Math.cos], [tanSmall, Math.tan], [atanSmall, Math.atan], [asinSmall, Math.asin]] as const;

  it('is that of Math to the last digits, on both sides of the change from series to function', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double({ min: -0.021, max: 0.021, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })), (x) => {
        for (const [small, general] of pairs) expect(Math.abs(small(x) - general(x))).toBeLessThanOrEqual(4e-16 * Math.abs(general(x)));
      }),
      { seed: 20170129, numRuns: 5000 },
    );
  });

  it('takes a sine that rounding has put beyond 1 for a right angle', () => {
    expect(asinSmall(1 + 1e-15)).toBe(Math.PI / 2);
    expect(asinSmall(-1 - 1e-15)).toBe(-Math.PI / 2);
  });
});
