import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../e2e/chromium.ts';
import type { Outcome } from './outcome.ts';
import { tally } from './outcome.ts';
import { runProgram } from './program.ts';

/** The part of Playwright's JSON report that is read here. */
interface Suite {
  suites?: Suite[];
  specs?: { tests: { status: 'expected' | 'unexpected' | 'flaky' | 'skipped'; annotations: { type: string; description?: string }[] }[] }[];
}

/** Every test in a real browser, and of the real window where there is an Electron. */
export async function* runBrowserTests(): AsyncGenerator<Outcome> {
  if (findChromium() === null) {
    const reason = 'no Chromium, Chrome or Edge is installed (JUNHENG_CHROMIUM names one)';
    // On a build machine a missing browser would silently take every one of these tests away.
    const required = process.env['JUNHENG_REQUIRE_CHROMIUM'] === '1';
    yield { name: 'e2e', passed: 0, failed: required ? 1 : 0, skipped: required ? [] : [{ count: 1, reason: `all browser tests: ${reason}` }], details: required ? reason : '' };
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'junheng-test-'));
  const reportFile = join(folder, 'e2e.json');
  try {
    const { status, output } = await runProgram('@playwright/test', 'playwright', ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile, FORCE_COLOR: '0',
    });
    yield outcomeOf(status, output, reportFile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function outcomeOf(status: number | null, output: string, reportFile: string): Outcome {
  let report: Suite & { errors: unknown[] };
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8')) as typeof report;
  } catch {
    return { name: 'e2e', passed: 0, failed: 1, skipped: [], details: output };
  }
  let passed = 0;
  let failed = report.errors.length;
  const reasons: string[] = [];
  for (const test of testsOf(report)) {
    if (test.status === 'expected') passed += 1;
    else if (test.status === 'skipped') reasons.push(test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? 'no reason given');
    else failed += 1;
  }
  if (status !== 0) failed = Math.max(1, failed);
  return { name: 'e2e', passed, failed, skipped: tally(reasons), details: failed > 0 ? output : '' };
}

function testsOf(suite: Suite): NonNullable<Suite['specs']>[number]['tests'] {
  return [...(suite.specs ?? []).flatMap((spec) => spec.tests), ...(suite.suites ?? []).flatMap(testsOf)];
}
