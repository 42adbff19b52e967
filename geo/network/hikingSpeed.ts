/**
 * Time on a slope over time on the flat, whatever the speed on the flat: 1 at slope 0, least (0.84) at -0.05. Walking at slope
 * s = rise / run goes at 6 exp(-3.5 |s + 0.05|) km/h (W. Tobler, "Three presentations on geographical analysis and
 * modeling", NCGIA Technical Report 93-1, 1993), fastest gently downhill.
 */
export function slopeTimeFactor(slope: number): number {
  return Math.exp(3.5 * (Math.abs(slope + 0.05) - 0.05));
}

/**
 * Time factors of a way there and back over a profile of heights at equal steps: the means of the factors of the steps,
 * each step taking the same time on the flat. Heights and the step in metres; NaN anywhere gives NaN.
 */
export function profileTimeFactors(heightsMeters: ArrayLike<number>, stepMeters: number): { along: number; back: number } {
  const steps = heightsMeters.length - 1;
  let along = 0;
  let back = 0;
  for (let i = 0; i < steps; i++) {
    const slope = (heightsMeters[i + 1] - heightsMeters[i]) / stepMeters;
    along += slopeTimeFactor(slope);
    back += slopeTimeFactor(-slope);
  }
  return { along: along / steps, back: back / steps };
}
