import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { BenchSize } from '../engine/benchRecipe.ts';
import { material } from '../material.ts';

/** A peer's whole process on data it had imported before. `recorded`: from the list of figures, measured on another day. */
export interface PeerFigure { name: string; seconds: number; peakMb: number; recorded: boolean }

/** Runs of a live peer; the large provinces keep some of them busy for minutes. */
const RUNS: Record<BenchSize, number> = { S: 3, M: 3, L: 1 };

/** Figures of peers for a size: run now where they are installed, else as recorded, else none. */
export class Peers {
  private readonly runner = material('bench', 'peers.mjs');
  private readonly recorded: string;
  private readonly live: boolean;

  constructor(live: boolean) {
    const figures = material('bench', 'figures.txt');
    this.recorded = figures === null ? '' : readFileSync(figures, 'utf8');
    this.live = live;
  }

  /** The recorded fastest of `names` first. */
  figures(names: readonly string[], size: BenchSize): PeerFigure[] {
    return names.flatMap((name) => this.run(name, size) ?? this.recall(name, size) ?? []).sort((a, b) => a.seconds - b.seconds);
  }

  private run(name: string, size: BenchSize): PeerFigure | null {
    if (!this.live || this.runner === null) return null;
    const { stdout } = spawnSync(process.execPath, [this.runner, name, size, '1', String(RUNS[size]), '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const line = stdout.trim().split('\n').at(-1) ?? '';
    if (!line.startsWith('{')) {
      console.warn(`  ${name}: not run (${line.slice(0, 120) || 'no answer'}); its recorded figure is taken`);
      return null;
    }
    const { rc, wall_s, peak_mb, notes } = JSON.parse(line) as { rc: number; wall_s: number; peak_mb: number; notes: string };
    if (rc !== 0) {
      console.warn(`  ${name}: not run (status ${rc}: ${notes.slice(0, 120)}); its recorded figure is taken`);
      return null;
    }
    return { name, seconds: wall_s, peakMb: peak_mb, recorded: false };
  }

  private recall(name: string, size: BenchSize): PeerFigure | null {
    const match = new RegExp(`^${name} ${size} seed=1 .*?wall=([\\d.]+)s.*?peak=(\\d+)MB`, 'm').exec(this.recorded);
    return match === null ? null : { name, seconds: Number(match[1]), peakMb: Number(match[2]), recorded: true };
  }
}
