import { BICYCLING, WALKING } from '../../geo/friction/slopeSpeed.ts';

/**
 * Travel times by the rule of AccessMod as it was in May 2015, when the worked example of its demonstration was computed: a
 * plain Dijkstra with a heap that shares nothing with the program. It differs from AccessMod's rule of today (and the
 * program's) in two points: a step takes its length at the mean of both cells' speeds (not the mean of their times), and
 * cyclists ride by an earlier formula of power.
 */
export interface DemoGround {
  width: number;
  height: number;
  cellX: number;
  cellY: number;
  /** NaN impassable. */
  secondsPerMeter: Float32Array;
  elevation: Float32Array;
  mode: Uint8Array;
}

/** Minutes to the nearest source by 8 neighbours; NaN beyond the limit. */
export function earlyAccessMod(ground: DemoGround, sources: number[], limitMinutes: number): Float64Array {
  const { width, height, cellX, cellY, secondsPerMeter, elevation, mode } = ground;
  const minutes = new Float64Array(width * height).fill(Infinity);
  const heap: [number, number][] = [];
  const push = (minute: number, cell: number): void => {
    let i = heap.push([minute, cell]) - 1;
    while (i > 0 && heap[(i - 1) >> 1][0] > heap[i][0]) {
      const up = (i - 1) >> 1;
      [heap[i], heap[up]] = [heap[up], heap[i]];
      i = up;
    }
  };
  const pop = (): [number, number] => {
    const top = heap[0];
    const last = heap.pop()!;
    if (heap.length === 0) return top;
    heap[0] = last;
    for (let i = 0; ;) {
      const least = [2 * i + 1, 2 * i + 2].filter((k) => k < heap.length).reduce((best, k) => (heap[k][0] < heap[best][0] ? k : best), i);
      if (least === i) return top;
      [heap[i], heap[least]] = [heap[least], heap[i]];
      i = least;
    }
  };
  const speedOn = (cell: number, slope: number): number => {
    const flat = 1 / secondsPerMeter[cell];
    if (mode[cell] === WALKING) return flat * Math.exp(-3.5 * (Math.abs(slope + 0.05) - 0.05));
    return mode[cell] === BICYCLING ? earlyCycling(flat, slope) : flat;
  };
  for (const source of sources) {
    minutes[source] = 0;
    push(0, source);
  }
  while (heap.length > 0) {
    const [here, cell] = pop();
    if (here > minutes[cell]) continue;
    const [x, y] = [cell % width, Math.floor(cell / width)];
    for (let nextY = Math.max(0, y - 1); nextY <= Math.min(height - 1, y + 1); nextY++) {
      for (let nextX = Math.max(0, x - 1); nextX <= Math.min(width - 1, x + 1); nextX++) {
        const next = nextY * width + nextX;
        if (next === cell || Number.isNaN(secondsPerMeter[next])) continue;
        const meters = Math.hypot((nextX - x) * cellX, (nextY - y) * cellY);
        // People travel from the next cell to this one, which is nearer to the facility.
        const slope = (elevation[cell] - elevation[next]) / meters;
        const time = here + meters / ((speedOn(cell, slope) + speedOn(next, slope)) / 2) / 60;
        if (time > limitMinutes || time >= minutes[next]) continue;
        minutes[next] = time;
        push(time, next);
      }
    }
  }
  return minutes.map((minute) => (minute === Infinity ? NaN : minute));
}

/**
 * m/s at the power of `flat`: 92 kg, rolling 0.008, drag area 0.4 m2, transmission 1.09, air as it had it; the power of the flat
 * ride adds speed and dynamic rolling where their product belongs, and of several real roots of the cubic the least counts,
 * without its sign. These are its slips, kept because the example has them.
 */
function earlyCycling(flat: number, slope: number): number {
  const air = 1.225 * (373 / 293.15) * Math.exp(-1.225 * 9.81 * (350 / 101_325));
  const dragArea = 0.4;
  const weight = 9.81 * 92;
  const power = 1.09 * flat * ((dragArea * air * flat * flat) / 2 + weight * 0.008 + flat + 0.2);
  const angle = Math.atan(slope);
  const a = (0.2 * Math.cos(angle)) / (dragArea * air);
  const b = (2 * weight * (0.008 * Math.cos(angle) + Math.sin(angle))) / (dragArea * air);
  const c = (-2 * power) / (1.09 * dragArea * air);
  const cubic = (v: number): number => ((v + a) * v + b) * v + c;
  const bound = 1 + Math.abs(a) + Math.abs(b) + Math.abs(c);
  const peak = (-a - Math.sqrt(Math.max(0, a * a - 3 * b))) / 3;
  const below = a * a > 3 * b && peak < 0 && cubic(peak) >= 0;
  let [low, high] = below ? [-bound, peak] : [0, bound];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (cubic(middle) < 0) low = middle;
    else high = middle;
  }
  return Math.abs((low + high) / 2);
}
