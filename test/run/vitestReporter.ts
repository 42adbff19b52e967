import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

/** What {@link CountingReporter} leaves for the runner. */
export interface UnitReport {
  passed: number;
  failed: number;
  /** One reason per skipped test. */
  skipReasons: string[];
}

/** Environment variable that names the file the report goes to. */
export const REPORT_FILE = 'JUNHENG_UNIT_REPORT';

/**
 * Counts, with the reason of every skip: the note given to `context.skip(note)`, else what the test file printed as
 * `skipped: …` (as the material helper does), else that there is none.
 */
export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const report: UnitReport = { passed: 0, failed: unhandledErrors.length, skipReasons: [] };
    for (const module of modules) {
      const printed = this.printedBy.get(module.moduleId);
      // A file that could not be loaded has errors and no tests.
      report.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') report.passed += 1;
        else if (result.state === 'failed') report.failed += 1;
        else report.skipReasons.push((result.state === 'skipped' ? result.note : undefined) ?? printed ?? `no reason given in ${module.relativeModuleId}`);
      }
    }
    const file = process.env[REPORT_FILE];
    if (file !== undefined) writeFileSync(file, JSON.stringify(report));
  }

  onUserConsoleLog(log: { content: string; taskId?: string; origin?: string }): void {
    const reason = /^skipped: (.+)$/m.exec(log.content)?.[1];
    if (reason === undefined) return;
    // While a file is being collected there is no test yet; the origin or the task then names the file itself.
    for (const module of this.modules) if (log.taskId === undefined || module.id === log.taskId || log.taskId.startsWith(module.id)) this.printedBy.set(module.moduleId, reason);
  }

  onTestModuleQueued(module: TestModule): void {
    this.modules.push(module);
  }

  private readonly modules: TestModule[] = [];
  private readonly printedBy = new Map<string, string>();
}
