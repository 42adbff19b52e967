import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from './outcome.ts';
import { tally } from './outcome.ts';
import { runProgram } from './program.ts';
import { REPORT_FILE } from './vitestReporter.ts';
import type { UnitReport } from './vitestReporter.ts';

/** Every test that needs no browser. */
export async function* runUnitTests(): AsyncGenerator<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-test-'));
  const reportFile = join(folder, 'unit.json');
  try {
    const { status, output } = await runProgram(
      'vitest', 'vitest',
      ['run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=./test/run/vitestReporter.ts', '--no-color'],
      { [REPORT_FILE]: reportFile },
    );
    yield outcomeOf(status, output, reportFile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function outcomeOf(status: number | null, output: string, reportFile: string): Outcome {
  let report: UnitReport;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8')) as UnitReport;
  } catch {
    // The runner ended before it could report: that is a failure whatever its status.
    return { name: 'unit', passed: 0, failed: 1, skipped: [], details: output };
  }
  // A status without a failed test is a failure of the run itself.
  const failed = status === 0 ? report.failed : Math.max(1, report.failed);
  return { name: 'unit', passed: report.passed, failed, skipped: tally(report.skipReasons), details: failed > 0 ? output : '' };
}
