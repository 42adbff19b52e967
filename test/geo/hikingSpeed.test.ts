import { expect, test } from 'vitest';
import { profileTimeFactors, slopeTimeFactor } from '../../geo/network/hikingSpeed.ts';

test("Tobler's figures: 6 km/h at -5 %, 5.037 on the flat, 2.980 at 15 % up, alike at 10 % down and on the flat", () => {
  expect(slopeTimeFactor(0)).toBe(1);
  expect(slopeTimeFactor(-0.05)).toBeCloseTo(5.036742 / 6, 6); // 6 exp(-0.175) / 6
  expect(slopeTimeFactor(0.15)).toBeCloseTo(5.036742 / 2.979512, 6); // exp(-0.175) / exp(-0.7)
  expect(slopeTimeFactor(-0.1)).toBeCloseTo(1, 12);
});

test('a profile is the mean of its steps, each way by its own slopes', () => {
  // 100 m up 10 m, then 100 m level.
  const { along, back } = profileTimeFactors([0, 10, 10], 100);
  expect(along).toBeCloseTo((Math.exp(0.35) + 1) / 2, 12);
  expect(back).toBeCloseTo((1 + 1) / 2, 12); // at -10 % the time of the flat
  expect(profileTimeFactors([7, 7, 7, 7], 30)).toEqual({ along: 1, back: 1 });
  expect(profileTimeFactors([7, NaN], 30).along).toBeNaN();
});
