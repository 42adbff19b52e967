import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateProvince, writeBenchRecipe } from '../engine/benchRecipe.ts';
import type { BenchSize } from '../engine/benchRecipe.ts';
import { material } from '../material.ts';

/**
 * `npm run bench [-- S|M|L]`: time per phase and peak memory of one synthetic province through the command line, beside
 * the peers' recorded figures for the same data. Ours is the time from the imported project to the table (graphs,
 * indexes and snapping included); a peer's is its whole process on data it had imported before.
 */

const CLI = join(import.meta.dirname, '..', '..', 'engine', 'cli', 'junheng.mjs');
const PEERS: Record<'radius' | 'network' | 'friction', string[]> = {
  radius: ['pg-radius-geog', 'pg-radius-utm', 'pg-radius-pop', 'qgis-radius', 'r-radius', 'ref-radius'],
  network: ['pg-network', 'scipy-network', 'pg-snap'],
  friction: ['grass-friction', 'skimage-friction'],
};

interface Timings { analyses: Record<string, { compute_s: number }>; import_s: number; total_s: number; peak_mb: number; threads: number }

const size = (process.argv[2] ?? 'M').toUpperCase() as BenchSize;
const generator = material('bench', 'gen.mjs');
const figures = material('bench', 'figures.txt');
if (!generator || !figures) {
  console.log('bench: nothing to run without the generator and the figures of the peers');
} else {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-bench-'));
  try {
    report(generator, readFileSync(figures, 'utf8'), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(generatorPath: string, peerText: string, folder: string): void {
  const dir = generateProvince(generatorPath, size, 1, folder);
  const recipe = writeBenchRecipe(dir, size);
  const out = join(dir, 'out');
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [CLI, 'run', recipe, '--out', out, '--quiet'], { encoding: 'utf8' });
  const wallSeconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(stderr);
  const timings = JSON.parse(readFileSync(join(out, 'timings.json'), 'utf8')) as Timings;
  const peers = peerSeconds(peerText);

  console.log(`Province ${size}, seed 1; ${timings.threads} threads, Node ${process.version}\n`);
  console.log(row('phase', 'seconds', 'fastest peer', 'peer s', 'ratio'));
  console.log(row('import (raw files to project)', timings.import_s.toFixed(2), '', '', ''));
  for (const id of ['radius', 'network', 'friction'] as const) {
    const seconds = timings.analyses[id].compute_s;
    const known = PEERS[id].flatMap((name) => (peers.has(name) ? [{ name, seconds: peers.get(name)! }] : [])).sort((a, b) => a.seconds - b.seconds);
    const [best] = known;
    console.log(row(id, seconds.toFixed(2), best?.name ?? 'none recorded', best?.seconds.toFixed(2) ?? '', best ? `${(best.seconds / seconds).toFixed(1)} x` : ''));
    for (const { name, seconds: others } of known.slice(1)) console.log(row('', '', name, others.toFixed(2), `${(others / seconds).toFixed(1)} x`));
  }
  console.log(row('whole command, raw files to results', wallSeconds.toFixed(2), '', '', ''));
  console.log(`\npeak memory ${timings.peak_mb.toFixed(0)} MB (whole process, all threads)`);
}

/** Median seconds of each peer for this size, seed 1, from the recorded lines. */
function peerSeconds(text: string): Map<string, number> {
  const seconds = new Map<string, number>();
  for (const [, name, wall] of text.matchAll(new RegExp(`^(\\S+) ${size} seed=1 .*?wall=([\\d.]+)s`, 'gm'))) seconds.set(name, Number(wall));
  return seconds;
}

function row(...cells: string[]): string {
  const widths = [36, 9, 20, 9, 8];
  return cells.map((cell, i) => (i === 0 || i === 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ').trimEnd();
}
