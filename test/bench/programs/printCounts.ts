import { toCsv } from '../../../engine/outputs/csv.ts';
import type { Column } from '../../../data/dataset.ts';

/** Prints columns as CSV, then on stderr what the computing took and the peak of the process, for the bench to read. */
export function printCounts(startedMs: number, columns: Column[]): void {
  const computeSeconds = (performance.now() - startedMs) / 1000;
  process.stdout.write(toCsv(columns));
  console.error(JSON.stringify({ compute_s: computeSeconds, peak_mb: process.resourceUsage().maxRSS / 1024 }));
}
