import { runBrowserTests } from './e2e.ts';
import { checkStyle } from './lint.ts';
import type { Outcome } from './outcome.ts';
import { checkTypes } from './types.ts';
import { runUnitTests } from './unit.ts';

/** `npm test [-- PART…]`: everything that is checked, cheapest first, one line each. Exit status 1 on any failure. */
const PARTS: Readonly<Record<string, () => AsyncGenerator<Outcome>>> = { types: checkTypes, lint: checkStyle, unit: runUnitTests, e2e: runBrowserTests };

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in PARTS));
if (unknown === undefined) process.exitCode = await run(wanted.length > 0 ? wanted : Object.keys(PARTS));
else {
  console.error(`unknown part ${unknown}; there are: ${Object.keys(PARTS).join(', ')}`);
  process.exitCode = 2;
}

async function run(names: string[]): Promise<number> {
  const outcomes: Outcome[] = [];
  for (const name of names) {
    let started = performance.now();
    for await (const outcome of PARTS[name]()) {
      outcomes.push(outcome);
      console.log(line(outcome, (performance.now() - started) / 1000));
      if (outcome.details !== '') console.log(outcome.details.trimEnd().replace(/^/gm, '    '));
      started = performance.now();
    }
  }
  const skips = outcomes.flatMap((outcome) => outcome.skipped.map((skip) => ({ ...skip, name: outcome.name })));
  if (skips.length > 0) console.log('\nSkipped:');
  for (const { name, count, reason } of skips) console.log(`  ${count} ${name}: ${reason}`);

  const sum = (value: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + value(outcome), 0);
  const failed = sum((outcome) => outcome.failed);
  console.log(`\n${sum((outcome) => outcome.passed)} passed, ${failed} failed, ${sum((outcome) => skippedIn(outcome))} skipped`);
  return failed > 0 ? 1 : 0;
}

function skippedIn(outcome: Outcome): number {
  return outcome.skipped.reduce((total, skip) => total + skip.count, 0);
}

function line(outcome: Outcome, seconds: number): string {
  const state = outcome.failed > 0 ? 'FAIL' : outcome.passed > 0 ? 'ok  ' : 'skip';
  const many = outcome.passed + outcome.failed + skippedIn(outcome) > 1;
  const counts = many ? `: ${outcome.passed} passed, ${outcome.failed} failed, ${skippedIn(outcome)} skipped` : '';
  return `${state} ${outcome.name}${counts} (${seconds.toFixed(1)} s)`;
}
