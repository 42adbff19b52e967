import { resolve } from 'node:path';

/** What the main executable was asked to be: the command line, or the window with perhaps a project to open. */
export type Start = { kind: 'commandLine'; args: string[] } | { kind: 'window'; project: string | null };

/** Verbs of the command line that end in text; `open` is the window. */
const VERBS = new Set(['demo', 'run', 'validate', 'inspect', 'report', 'serve', 'selftest', 'help']);

/**
 * Reads the arguments after the executable (and, unpackaged, after the application's folder). Arguments after `--`, or
 * from a known verb on, are the command line's: an installed Junheng has no Node to run it with otherwise. Switches before
 * them are Chromium's.
 */
export function readStart(args: readonly string[], folder: string): Start {
  const dashes = args.indexOf('--');
  const first = args.findIndex((argument) => !argument.startsWith('-'));
  const verb = first < 0 ? undefined : args[first];
  if (dashes >= 0 && (first < 0 || dashes < first)) return { kind: 'commandLine', args: args.slice(dashes + 1) };
  if (verb !== undefined && VERBS.has(verb)) return { kind: 'commandLine', args: args.slice(first) };
  const project = verb === 'open' ? args[first + 1] : verb;
  return { kind: 'window', project: project === undefined || project.startsWith('-') ? null : resolve(folder, project) };
}
