import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateJsonError } from '../../../data/importers/jsonError.ts';

describe('the place of a JSON error', () => {
  it.each([
    ['{"a":1,}', 7, false], ['[1,,2]', 3, false], ['{"a" 1}', 5, false], ['[NaN]', 1, false], ['{"a":1}x', 7, false], ['[01]', 1, false], ['{"a":-1e-14.0}', 5, false],
    ['{"a":/*c*/1}', 5, false], ['["a\nb"]', 1, false], ['{"a":[1,2', 9, true], ['{"a":"tex', 5, true], ['', 0, true], ['[tru', 1, true],
  ])('%j', (text, position, truncated) => {
    expect(locateJsonError(text)).toEqual({ position, truncated });
  });

  it('knows every text that was cut from one that is wrong', () => {
    fc.assert(fc.property(fc.json(), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (json, share) => {
      const whole = `{"data":${json}}`;
      const cut = whole.slice(0, 1 + Math.floor(share * (whole.length - 1)));
      // A text cut anywhere before its last brace is nothing but unfinished.
      expect(locateJsonError(cut).truncated).toBe(true);
    }), { seed: 7, numRuns: 300 });
  });
});
