import { accumulate, drain } from './drainage.ts';
import { fractalNoise, gradientNoise, smoothStep } from './noise.ts';
import { GRID, GRID_CELLS } from './plane.ts';
import { layerSeed } from './random.ts';

/** The land, per cell of the grid. */
export interface Terrain {
  /** Metres above the sea. */
  readonly elevation: Float32Array;
  /** Greatest minus least elevation within 2.5 km, metres: how mountainous a place is. */
  readonly relief: Float32Array;
  /** Rise over run to the steepest neighbour. */
  readonly slope: Float32Array;
  /** 0 none, 1 stream, 2 river, 3 great river. */
  readonly river: Uint8Array;
  readonly lake: Uint8Array;
}

const COARSE = 2; // erosion runs on every second cell: a quarter of the work, and rivers need no more
const AGES = 18; // steps of erosion
const ERODIBILITY = 0.16;
const CREEP = 0.3; // share of a cell's height that its neighbours even out in one step
const RIVER_SQUARE_KILOMETERS = [350, 2200, 14_000];
const LAKE_CELLS = { least: 40, most: 500, count: 9, depthMeters: 6 };

/** Makes the land: uplift in the west and north, worn down by its own rivers. Heights in metres. */
export function makeTerrain(seed: number): Terrain {
  const elevation = refine(erode(seed), layerSeed(seed, 'terrain detail'));
  const drainage = drain(elevation, GRID.width, isOutlet(GRID.width));
  const lake = findLakes(elevation, drainage.filled);
  const drainedCells = accumulate(drainage);
  const cellSquareKilometers = (GRID.cellMeters / 1000) ** 2;
  const river = Uint8Array.from(drainedCells, (cells) => RIVER_SQUARE_KILOMETERS.filter((least) => cells * cellSquareKilometers >= least).length);
  return { elevation, relief: reliefOf(elevation, 3), slope: slopeOf(elevation), river, lake };
}

/** Water leaves by the south and the east; the other sides are the mountains' far slopes. */
function isOutlet(width: number) {
  return (cell: number): boolean => cell % width === width - 1 || cell >= width * (width - 1);
}

/**
 * Stream-power erosion, implicit in time (Braun and Willett 2013, doi 10.1016/j.geomorph.2012.10.008): dendritic
 * valleys and connected ridges, which noise alone never has.
 */
function erode(seed: number): Float32Array {
  const width = GRID.width / COARSE;
  const uplift = new Float32Array(width * width);
  const height = new Float32Array(width * width);
  const broad = fractalNoise(layerSeed(seed, 'terrain broad'), 3);
  const ranges = fractalNoise(layerSeed(seed, 'terrain ranges'), 4);
  const rough = fractalNoise(layerSeed(seed, 'terrain rough'), 4);
  for (let row = 0; row < width; row++) {
    for (let column = 0; column < width; column++) {
      const east = column / width;
      const north = 1 - row / width;
      const bend = 0.09 * broad(east * 3 + 7, north * 3);
      const rise = 0.72 * (1 - east) + 0.42 * north - 0.28 + 0.34 * broad(east * 2.2, north * 2.2);
      const basin = Math.exp(-(((east - 0.6 + bend) / 0.17) ** 2) - ((north - 0.47 - bend) / 0.12) ** 2)
        + 0.8 * Math.exp(-(((east - 0.38 - bend) / 0.08) ** 2) - ((north - 0.3 + bend) / 0.07) ** 2);
      const ridge = 1 - Math.min(1, 2.2 * Math.abs(ranges(east * 5 + bend * 6, north * 5 - bend * 6)));
      const mountain = smoothStep(0.02, 0.62, rise) * Math.max(0, 1 - basin);
      const cell = row * width + column;
      uplift[cell] = 8 + 165 * mountain * (0.3 + 0.7 * ridge) + 34 * Math.max(0, ridge - 0.4) * (1 - basin);
      height[cell] = 260 + 260 * Math.max(0, rise) + 500 * mountain + 330 * rough(east * 9, north * 9) * (0.25 + mountain);
    }
  }
  let surface: Float32Array = height;
  for (let age = 0; age < AGES; age++) {
    const drainage = drain(surface, width, isOutlet(width));
    const area = accumulate(drainage);
    const next = new Float32Array(surface.length);
    for (const cell of drainage.order) {
      const receiver = drainage.receiver[cell];
      const wear = receiver === cell ? 0 : ERODIBILITY * Math.sqrt(area[cell]);
      const below = receiver === cell ? 0 : next[receiver];
      const raised = receiver === cell ? surface[cell] : surface[cell] + uplift[cell];
      next[cell] = (raised + wear * below) / (1 + wear);
    }
    surface = creep(next, width);
  }
  return surface;
}

/** Soil creep: rounds slopes and crests, which stream power alone leaves as blades. */
function creep(surface: Float32Array, width: number): Float32Array {
  const next = Float32Array.from(surface);
  for (let row = 1; row < width - 1; row++) {
    for (let cell = row * width + 1; cell < (row + 1) * width - 1; cell++) {
      const around = (surface[cell - 1] + surface[cell + 1] + surface[cell - width] + surface[cell + width]) / 4;
      next[cell] += CREEP * (around - surface[cell]);
    }
  }
  return next;
}

/** The coarse surface on the full grid, with the small forms erosion is too coarse for. */
function refine(coarse: Float32Array, seed: number): Float32Array {
  const detail = fractalNoise(seed, 2);
  const lift = gradientNoise(seed + 1);
  const width = GRID.width / COARSE;
  const elevation = new Float32Array(GRID_CELLS);
  for (let row = 0; row < GRID.height; row++) {
    const y = Math.min(width - 1.001, Math.max(0, (row + 0.5) / COARSE - 0.5));
    const top = Math.floor(y);
    for (let column = 0; column < GRID.width; column++) {
      const x = Math.min(width - 1.001, Math.max(0, (column + 0.5) / COARSE - 0.5));
      const left = Math.floor(x);
      const at = top * width + left;
      const upper = coarse[at] * (1 - x + left) + coarse[at + 1] * (x - left);
      const lower = coarse[at + width] * (1 - x + left) + coarse[at + width + 1] * (x - left);
      const steep = Math.max(Math.abs(coarse[at] - coarse[at + 1]), Math.abs(coarse[at] - coarse[at + width]));
      const smooth = upper * (1 - y + top) + lower * (y - top);
      elevation[row * GRID.width + column] = smooth + (2 + 0.1 * steep) * detail(column / 6, row / 6) + 5 * lift(column / 23, row / 23);
    }
  }
  return elevation;
}

/** Greatest minus least elevation in a square of `reach` cells each way; rows first, then columns. */
function reliefOf(elevation: Float32Array, reach: number): Float32Array {
  const { width, height } = GRID;
  const highest = new Float32Array(GRID_CELLS);
  const lowest = new Float32Array(GRID_CELLS);
  for (let cell = 0; cell < GRID_CELLS; cell++) {
    const column = cell % width;
    let high = elevation[cell];
    let low = high;
    for (let c = Math.max(0, column - reach); c <= Math.min(width - 1, column + reach); c++) {
      const value = elevation[cell - column + c];
      if (value > high) high = value;
      if (value < low) low = value;
    }
    highest[cell] = high;
    lowest[cell] = low;
  }
  return Float32Array.from({ length: GRID_CELLS }, (_, cell) => {
    const column = cell % width;
    const row = (cell - column) / width;
    let high = -Infinity;
    let low = Infinity;
    for (let r = Math.max(0, row - reach); r <= Math.min(height - 1, row + reach); r++) {
      high = Math.max(high, highest[r * width + column]);
      low = Math.min(low, lowest[r * width + column]);
    }
    return high - low;
  });
}

function slopeOf(elevation: Float32Array): Float32Array {
  const { width, height, cellMeters } = GRID;
  const slope = new Float32Array(GRID_CELLS);
  for (let row = 1; row < height - 1; row++) {
    for (let cell = row * width + 1; cell < (row + 1) * width - 1; cell++) {
      const east = (elevation[cell + 1] - elevation[cell - 1]) / (2 * cellMeters);
      const south = (elevation[cell + width] - elevation[cell - width]) / (2 * cellMeters);
      slope[cell] = Math.hypot(east, south);
    }
  }
  return slope;
}

/** The largest hollows that are neither ponds nor inland seas. */
function findLakes(elevation: Float32Array, filled: Float32Array): Uint8Array {
  const lake = new Uint8Array(GRID_CELLS);
  const seen = new Uint8Array(GRID_CELLS);
  const found: number[][] = [];
  const isDeep = (cell: number): boolean => filled[cell] - elevation[cell] > LAKE_CELLS.depthMeters;
  for (let start = 0; start < GRID_CELLS; start++) {
    if (seen[start] || !isDeep(start)) continue;
    const body = [start];
    seen[start] = 1;
    for (let i = 0; i < body.length; i++) {
      for (const step of [1, -1, GRID.width, -GRID.width]) {
        const neighbour = body[i] + step;
        if (neighbour < 0 || neighbour >= GRID_CELLS || seen[neighbour] || !isDeep(neighbour)) continue;
        seen[neighbour] = 1;
        body.push(neighbour);
      }
    }
    if (body.length >= LAKE_CELLS.least && body.length <= LAKE_CELLS.most) found.push(body);
  }
  found.sort((a, b) => b.length - a.length);
  for (const body of found.slice(0, LAKE_CELLS.count)) for (const cell of body) lake[cell] = 1;
  return lake;
}
