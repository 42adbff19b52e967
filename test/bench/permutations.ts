import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localPseudoP } from '../../geo/autocorrelation/conditionalPermutations.ts';
import { deviationsOf } from '../../geo/autocorrelation/deviations.ts';
import { adjustedForFalseDiscovery } from '../../geo/autocorrelation/falseDiscovery.ts';
import { getisOrdStar } from '../../geo/autocorrelation/getisOrd.ts';
import { gearyC, moranI } from '../../geo/autocorrelation/globalStatistics.ts';
import { localMoran } from '../../geo/autocorrelation/localMoran.ts';
import { globalPseudoP } from '../../geo/autocorrelation/permutations.ts';
import { contiguity } from '../../geo/neighbours/contiguity.ts';
import { rowStandardised } from '../../geo/neighbours/neighbourLists.ts';
import { randomStream } from '../../geo/random.ts';
import type { NeighbourLists } from '../../geo/neighbours/neighbourLists.ts';
import type { ZonePolygons } from '../../geo/types.ts';

/**
 * `node test/bench/permutations.ts [permutations]`: neighbours and spatial autocorrelation of a country of 3,000 counties laid like bricks (six
 * neighbours each, 170 vertices each), in one thread. Prints one line of JSON. At up to 9,999 permutations spdep (moran.mc, localmoran_perm) is asked the same in the same go
 * where R has it, on neighbours it is given.
 */

const COLUMNS = 60;
const ROWS = 50;
/** Vertices between two corners. */
const BORDER_VERTICES = 27;
/** spdep takes minutes for more. */
const PEER_PERMUTATIONS = 9999;

export interface PermutationsOutcome {
  counties: number;
  vertices: number;
  links: number;
  permutations: number;
  /** Wall seconds of each part; `total` is their sum. `local` is of all counties. */
  seconds: { neighbours: number; statistics: number; global: number; local: number; total: number };
  peakMb: number;
  /** Counties that are significant after the control of false discovery. */
  significant: number;
  /** Seconds of spdep, and how many times ours that is; or why it was not asked. */
  spdep: { global: number; local: number; globalRatio: number; localRatio: number } | string;
}

export function runPermutations(permutations: number): PermutationsOutcome {
  const zones = bricks();
  const random = randomStream(20_200_701);
  // a wave over the country, and noise
  const values = Float64Array.from({ length: COLUMNS * ROWS }, (_, k) => Math.sin((k % COLUMNS) / 9) + Math.cos(Math.floor(k / COLUMNS) / 7) + 2 * random.unit());
  let last = performance.now();
  const lap = (): number => {
    const now = performance.now();
    const seconds = (now - last) / 1000;
    last = now;
    return seconds;
  };
  const lists = rowStandardised(contiguity(zones, 'queen', 0));
  const neighbours = lap();
  const deviations = deviationsOf(values);
  moranI(deviations, lists);
  gearyC(deviations, lists);
  getisOrdStar(deviations, lists);
  const { lagOfDeviations } = localMoran(values, deviations, lists);
  const statistics = lap();
  globalPseudoP(deviations.z, lists, permutations, random);
  const global = lap();
  const adjusted = adjustedForFalseDiscovery(localPseudoP(deviations.z, lagOfDeviations, lists, permutations, random));
  const local = lap();
  return {
    counties: values.length, vertices: zones.coordinates.length / 2, links: lists.neighbour.length, permutations,
    seconds: { neighbours, statistics, global, local, total: neighbours + statistics + global + local },
    peakMb: process.resourceUsage().maxRSS / 1024, significant: adjusted.filter((p) => p <= 0.05).length,
    spdep: permutations > PEER_PERMUTATIONS ? 'not asked' : askSpdep(lists, values, permutations, { global, local }),
  };
}

function askSpdep({ offsets, neighbour }: NeighbourLists, values: Float64Array, permutations: number, ours: { global: number; local: number }): PermutationsOutcome['spdep'] {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-spdep-'));
  try {
    const [links, column] = ['links.csv', 'values.csv'].map((name) => join(folder, name));
    const rows = Array.from(values.keys()).flatMap((i) => Array.from(neighbour.subarray(offsets[i], offsets[i + 1]), (j) => `${i + 1},${j + 1}`));
    writeFileSync(links, `from,to\n${rows.join('\n')}\n`);
    writeFileSync(column, `value\n${values.join('\n')}\n`);
    const { status, stdout, stderr } = spawnSync('Rscript', ['--vanilla', join(import.meta.dirname, 'programs', 'permutations.R'), links, column, String(permutations)], { encoding: 'utf8' });
    if (status === null) return 'skipped: no Rscript';
    if (status !== 0) return `skipped: ${stderr.trim().split('\n').at(-1) ?? ''}`;
    const [global, local] = stdout.trim().split(' ').map(Number);
    return Number.isFinite(global) ? { global, local, globalRatio: global / ours.global, localRatio: local / ours.local } : 'skipped: R has no spdep';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rows of boxes of 0.5 degrees, every other row shifted by half a box: three corners above, three below. */
function bricks(): ZonePolygons {
  const coordinates: number[] = [];
  const ringOffsets = [0];
  for (let k = 0; k < COLUMNS * ROWS; k++) {
    const row = Math.floor(k / COLUMNS);
    const west = 80 + ((k % COLUMNS) + (row % 2) / 2) * 0.5;
    const south = 20 + row * 0.5;
    const corners = [[west, south], [west + 0.25, south], [west + 0.5, south], [west + 0.5, south + 0.5], [west + 0.25, south + 0.5], [west, south + 0.5]];
    corners.forEach(([x, y], c) => {
      const [toX, toY] = corners[(c + 1) % corners.length];
      for (let step = 0; step <= BORDER_VERTICES; step++) {
        const t = step / (BORDER_VERTICES + 1);
        coordinates.push(x + t * (toX - x), y + t * (toY - y));
      }
    });
    ringOffsets.push(coordinates.length / 2);
  }
  const one = Uint32Array.from({ length: COLUMNS * ROWS + 1 }, (_, k) => k);
  return { coordinates: Float64Array.from(coordinates), ringOffsets: Uint32Array.from(ringOffsets), polygonOffsets: one, zoneOffsets: one };
}

if (import.meta.main) console.log(JSON.stringify(runPermutations(Number(process.argv[2] ?? 9999))));
