import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateProvince, writeBenchRecipe } from '../engine/benchRecipe.ts';
import type { BenchSize } from '../engine/benchRecipe.ts';
import { material } from '../material.ts';
import { LINES } from './lines.ts';
import type { ProvinceCounts } from './lines.ts';
import { importProvince, runOurs } from './ours.ts';
import { Peers } from './peers.ts';
import { printGrowth, printHead, printLine } from './table.ts';

/**
 * `npm run bench [-- S|M|L|all] [--recorded]`: synthetic provinces through the command line beside the peers, which are run
 * in the same go where they are installed (`--recorded` takes their recorded figures). Ours is a whole process, from
 * the imported project on disk to the table; a peer's is its whole process on data it had imported before. `national`,
 * `hundred-million` and `permutations` run the large programs beside this file. Provinces are kept in JUNHENG_BENCH (default: a folder of
 * the temporary one).
 */
const RUNS: Record<BenchSize, number> = { S: 7, M: 7, L: 3 };
/** Programs of their own, so that the peak memory is theirs alone, with the arguments they are run with one after the other. */
const PROGRAMS: Record<string, { file: string; runs: string[][] }> = { national: { file: 'national.ts', runs: [['0.01'], ['0.1'], ['1']] }, 'hundred-million': { file: 'hundredMillion.ts', runs: [[]] }, permutations: { file: 'permutations.ts', runs: [['9999'], ['99999']] } };

const given = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const wanted = given[0] ?? 'M';
const program = PROGRAMS[wanted];
if (program !== undefined) {
  for (const args of program.runs) spawnSync(process.execPath, [join(import.meta.dirname, program.file), ...args], { stdio: 'inherit' });
} else {
  const sizes = wanted === 'all' ? (['S', 'M', 'L'] as const) : [wanted.toUpperCase() as BenchSize];
  const generator = material('bench', 'gen.mjs');
  if (!sizes.every((size) => size in RUNS)) throw new Error(`bench: S, M, L, all, ${Object.keys(PROGRAMS).join(' or ')}, not ${wanted}`);
  if (generator === null) console.log('bench: nothing to run without the generator of provinces');
  else compare(generator, sizes, new Peers(!process.argv.includes('--recorded')));
}

function compare(generator: string, sizes: readonly BenchSize[], peers: Peers): void {
  const growth = new Map<string, { count: number; seconds: number }[]>();
  console.log(`Node ${process.version}, ${cpus().length} cores; * recorded figure, not run now`);
  for (const size of sizes) {
    const dir = generateProvince(generator, size, 1, process.env['JUNHENG_BENCH'] ?? join(tmpdir(), 'junheng-bench'));
    const counts = countsOf(dir);
    const scratch = mkdtempSync(join(tmpdir(), 'junheng-bench-run-'));
    try {
      const { projects, measured } = importProvince(dir, writeBenchRecipe(dir, size), scratch);
      console.log(`\nProvince ${size}: ${Object.entries(counts).map(([name, count]) => `${count.toLocaleString('en-US')} ${name}`).join(', ')}`);
      printHead();
      for (const line of LINES) {
        try {
          const ours = runOurs(line, size, projects, RUNS[size]);
          printLine(line.id, ours, peers.figures(line.peers, size));
          growth.set(line.id, [...(growth.get(line.id) ?? []), { count: counts[line.grows], seconds: ours.seconds }]);
        } catch (error) {
          console.log(`${line.id}: skipped, ${(error as Error).message.trim().split('\n')[0]}`);
        }
      }
      console.log(`raw files to results (radius, network, friction): ${measured.wholeSeconds.toFixed(2)} s, of which reading ${measured.importSeconds.toFixed(2)} s; peak ${measured.peakMb.toFixed(0)} MB`);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
  if (sizes.length < 2) return;
  console.log('\nGrowth of the whole process');
  for (const [id, points] of growth) if (points.length > 1) printGrowth(id, points);
}

function countsOf(dir: string): ProvinceCounts {
  const { files } = JSON.parse(readFileSync(join(dir, 'meta.json'), 'utf8')) as { files: Record<string, { rows?: number; bytes: number }> };
  // The raster is uncompressed 32-bit floats; its header is nothing beside them.
  return { facilities: files['facilities.csv'].rows!, points: files['population.csv'].rows!, nodes: files['nodes.csv'].rows!, cells: Math.round(files['friction.tif'].bytes / 4) };
}
