/** Who travels in a cell, as stored per cell of a friction surface with elevation. */
export const WALKING = 0;
export const BICYCLING = 1;
export const MOTORIZED = 2;

const GRAVITY = 9.8;
/** Rider 80 kg and bicycle 15 kg, in newtons. */
const WEIGHT = GRAVITY * (80 + 15);
const ROLLING = 0.012;
const FRONTAL_AREA = 0.445;
/** kg/m3 at 20 degrees and 500 m above the sea (barometric decay of 7000 m). */
const AIR_DENSITY = (1.293 - 0.00426 * 20) * Math.exp(-500 / 7000);
const DRAG = 0.5 * FRONTAL_AREA * AIR_DENSITY;
/** The brakes: nobody rides downhill faster than this many times the speed on flat ground. */
const FASTEST = 2;

/**
 * Speed on a slope of a cyclist who gives the power that makes `flatSpeed` on flat ground, against rolling resistance, air
 * and gravity: DRAG v^3 + WEIGHT (slope + ROLLING) v = power at the wheel; at most twice the flat speed. The parameters are
 * those of AccessMod 5 (user manual, "Speed correction for the bicycling model"); its transmission loss is on both sides
 * and falls out. The only positive root, by Newton's method from above, where the cubic is convex: it falls to the root and
 * stops where rounding ends the fall.
 *
 * @param flatSpeed metres per second, positive
 * @param slope rise over horizontal distance in the direction of travel; negative downhill
 * @returns metres per second
 */
export function cyclingSpeed(flatSpeed: number, slope: number): number {
  if (slope === 0) return flatSpeed;
  const power = flatSpeed * (DRAG * flatSpeed * flatSpeed + WEIGHT * ROLLING);
  const resistance = WEIGHT * (slope + ROLLING);
  const fastest = FASTEST * flatSpeed;
  if (fastest * (DRAG * fastest * fastest + resistance) <= power) return fastest;
  let speed = resistance > 0 ? Math.min(fastest, power / resistance) : fastest;
  for (;;) {
    const square = DRAG * speed * speed;
    const next = speed - (speed * (square + resistance) - power) / (3 * square + resistance);
    if (!(next < speed)) return speed;
    speed = next;
  }
}
