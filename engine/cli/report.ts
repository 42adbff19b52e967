import { CancelledError, InputError, NotYetAvailableError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { findingMessage } from '../../api/messages/index.ts';
import { cliText } from './texts.ts';
import type { Language } from './texts.ts';

export const EXIT = { done: 0, input: 1, usage: 2, cancelled: 3, bug: 70 } as const;

/** A finding as `--json` prints it: every key there, null where it does not apply. */
export function findingJson(finding: Finding, lang: Language): Record<string, unknown> {
  const { code, severity, file = null, row = null, column = null, parameter = null } = finding;
  return { code, severity, file, row, column, parameter, message: findingMessage(lang, finding) };
}

/** Prints why a command failed and answers its exit status. */
export function reportFailure(error: unknown, lang: Language, json: boolean): number {
  if (error instanceof InputError) {
    printFindings(error.findings, lang, json);
    return EXIT.input;
  }
  if (error instanceof NotYetAvailableError) {
    if (json) printFindings([{ code: 'recipe.not-yet-available', severity: 'error', values: { feature: error.feature } }], lang, true);
    else console.error(cliText(lang, 'notYet', { feature: error.feature }));
    return EXIT.usage;
  }
  if (error instanceof CancelledError) {
    console.error(cliText(lang, 'cancelled'));
    return EXIT.cancelled;
  }
  const bugId = (error as { bugId?: string }).bugId;
  console.error(cliText(lang, 'bug', { id: bugId ?? '-', reason: error instanceof Error ? error.message : String(error) }));
  return EXIT.bug;
}

function printFindings(findings: Finding[], lang: Language, json: boolean): void {
  if (json) console.log(JSON.stringify({ ok: false, findings: findings.map((finding) => findingJson(finding, lang)) }));
  else for (const finding of findings) console.error(findingLine(finding, lang));
}

/** `✗` stops the work, `?` is a doubt, `·` is a remark. */
export function findingLine(finding: Finding, lang: Language): string {
  const mark = { error: '✗', question: '?', note: '·' }[finding.severity];
  return `${mark} ${findingMessage(lang, finding)}`;
}
