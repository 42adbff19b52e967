import { visitCosts } from '../../geo/friction/costDistance.ts';
import { pointsByRow, tallyTimes } from '../../geo/friction/timeTally.ts';

interface HundredMillion {
  /** Search and counting, without the making of the surface. */
  seconds: number;
  /** Greatest resident memory of the process, the surface (400 MB) and the limit of every cell (100 MB) included. */
  peakMb: number;
  cells: number;
  reached: number;
}

const SIDE = 10_000;
const SOURCES = 50_000;
const LIMIT_MINUTES = 30;

/** 0 to 1, the same for the same whole number (finalizer of MurmurHash3). */
function hashed(key: number): number {
  let h = Math.imul(key ^ (key >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

/**
 * The time to the nearest of 50,000 facilities over 10,000 x 10,000 cells. Friction is 0.3 to 4 minutes a cell, by blocks
 * of 64 cells and by cell, a twentieth of it no data; seeded.
 */
function search(): HundredMillion {
  const friction = new Float32Array(SIDE * SIDE);
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const cell = row * SIDE + column;
      const value = hashed(cell);
      friction[cell] = value < 0.05 ? NaN : 0.3 + 2.2 * hashed(((row >> 6) << 16) | (column >> 6)) + 1.5 * value;
    }
  }
  const sources = { cell: Int32Array.from({ length: SOURCES }, (_, s) => Math.floor(hashed(s + 1_000_000_007) * SIDE * SIDE)), label: Int32Array.from({ length: SOURCES }, (_, s) => s) };
  const started = performance.now();
  const surface = { width: SIDE, height: SIDE, friction, stepX: 1, stepY: 1, neighbours: 8 as const };
  const tally = tallyTimes(SIDE, SIDE, [LIMIT_MINUTES], pointsByRow(new Int32Array(0), SIDE, SIDE), 0, (visit) => visitCosts(surface, sources, LIMIT_MINUTES, visit));
  return { seconds: (performance.now() - started) / 1000, peakMb: process.resourceUsage().maxRSS / 1024, cells: SIDE * SIDE, reached: tally.cells[0] };
}

if (import.meta.main) console.log(JSON.stringify(search()));
