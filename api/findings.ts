/**
 * What can be wrong with the user's input, as data. The engine passes codes and values; the sentence is made by
 * `messages` at the last moment, in the reader's language. The list is closed: a code outside it does not compile,
 * and a test asserts that each has a sentence in both languages.
 */

export const FINDING_CODES = [
  // files
  'file.not-found', 'file.unreadable', 'file.empty', 'file.unknown-format', 'file.truncated', 'file.invalid', 'file.missing-part',
  'file.not-a-project', 'file.newer-project', 'file.exists', 'file.cannot-write', 'file.several-layers', 'file.no-sheet',
  // questions: doubtful encoding, CRS, unit
  'encoding.doubtful', 'encoding.unknown', 'encoding.mojibake', 'crs.missing', 'crs.assumed', 'crs.unknown', 'crs.doubtful', 'crs.outside-zones',
  // tables
  'column.missing', 'column.duplicate', 'column.required', 'table.no-rows', 'table.no-header', 'table.ragged', 'row.not-a-number', 'row.out-of-range', 'row.negative',
  'row.missing-value', 'row.duplicate-key', 'row.bad-flag', 'row.unknown-code', 'row.unknown-reference', 'row.bad-coordinate',
  'row.error-cell', 'row.skipped', 'value.trimmed', 'value.percent', 'code.bad-format', 'code.unequal-length', 'code.not-joined',
  'column.left-out', 'row.bad-attribute', 'row.self-pair', 'code.circular', 'code.followed', 'tags.unknown-code', 'tags.divided', 'indicators.divided', 'indicators.merged',
  // geometry and rasters
  'geometry.missing', 'geometry.wrong-type', 'geometry.centred', 'geometry.invalid', 'raster.no-overlap',
  'raster.degree-grid', 'raster.negative', 'raster.rotated', 'raster.bands', 'raster.too-large', 'raster.not-classes', 'raster.not-metric', 'raster.resampled',
  // friction made of layers
  'friction.unknown-mode', 'friction.layer-outside', 'friction.layers', 'friction.class-without-speed', 'friction.class-closed', 'friction.road-without-speed', 'friction.without-elevation',
  // network
  'network.component', 'network.too-far', 'network.no-usable-ways', 'network.duplicate-node',
  'network.lines-joined', 'network.plain-crossings', 'network.rows-without-speed', 'network.outside-elevation', 'raster.not-elevation',
  'scenario.unknown-class', 'scenario.unknown-road', 'scenario.no-road-near',
  // matrices of travel times
  'points.no-coordinates', 'matrix.no-value', 'matrix.no-pair', 'matrix.left-out', 'matrix.limit-unit', 'matrix.seconds',
  // recipes and parameters
  'recipe.not-json', 'recipe.unknown-key', 'recipe.invalid-value', 'recipe.missing-key', 'recipe.duplicate-id', 'recipe.reserved-name', 'recipe.missing-input',
  'recipe.unknown-analysis', 'recipe.inputs-ignored', 'recipe.not-yet-available', 'parameter.conflict', 'parameter.out-of-range',
  // analyses
  'analysis.without-people', 'analysis.no-facilities', 'analysis.facility-on-nodata', 'analysis.facility-off-raster', 'analysis.reach-not-computed',
  'analysis.too-many-pairs', 'analysis.too-many-trips', 'analysis.decay-steps', 'analysis.decay-at-zero', 'analysis.capacity-unknown', 'analysis.facilities-left-out', 'analysis.no-benchmark', 'analysis.year-missing', 'analysis.values-missing',
  'analysis.points-outside-zones', 'analysis.points-without-persons', 'analysis.heuristic', 'analysis.few-candidates',
  // analyses of values
  'analysis.unknown-reference', 'analysis.circular', 'analysis.no-rows', 'analysis.several-rows', 'analysis.years-mixed', 'analysis.sums-differ', 'analysis.values-hidden', 'analysis.small-numbers',
  'analysis.years-incomplete', 'analysis.no-logarithm', 'analysis.nothing-to-split', 'analysis.indicator-constant', 'analysis.all-constant', 'analysis.outside-goalposts', 'analysis.units-dropped', 'analysis.several-years',
  'analysis.all-equal', 'analysis.few-units', 'analysis.no-neighbours', 'analysis.islands', 'analysis.pairs-one-way', 'analysis.few-permutations',
  'analysis.without-value', 'analysis.without-weight', 'analysis.weight-zero', 'analysis.weights-all-zero', 'analysis.group-unknown', 'analysis.rank-unknown', 'analysis.no-shares', 'analysis.one-sided', 'analysis.no-tag',
  'analysis.pairwise-size', 'analysis.pairwise-not-reciprocal', 'analysis.pairwise-inconsistent',
  // standards profiles
  'profile.unknown', 'profile.duplicate-id', 'profile.unknown-reference', 'profile.taken', 'profile.built-in', 'profile.newer',
  'rules.parts', 'rules.unknown-name', 'analysis.facilities-outside-zones',
  // jobs and projects
  'job.unknown', 'project.none-open', 'dataset.unknown', 'run.unknown', 'run.stale',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

/** `error` stops the work; `question` is a doubt only the user can settle (names the recipe key that answers it); `note` is a remark. */
export type Severity = 'error' | 'question' | 'note';

/** One thing found. `row` counts the rows of the file from 1, the title row included; `file` is a base name. */
export interface Finding {
  code: FindingCode;
  severity: Severity;
  file?: string;
  row?: number;
  column?: string;
  parameter?: string;
  /** What the sentence needs: counts, the offending text, the nearest known name. Plain scalars only. */
  values?: Record<string, string | number>;
}

/** The user's input is at fault: carries every finding, never a sentence. */
export class InputError extends Error {
  readonly findings: Finding[];
  constructor(findings: Finding[] | Finding) {
    const list = Array.isArray(findings) ? findings : [findings];
    super(list.map((f) => f.code).join(', '));
    this.name = 'InputError';
    this.findings = list;
  }
}

/** The user asked to stop. Not an error of anybody. */
export class CancelledError extends Error {
  constructor() {
    super('cancelled');
    this.name = 'CancelledError';
  }
}

/** An analysis kind, model or problem of the contract that this version does not have yet (exit status 2). */
export class NotYetAvailableError extends Error {
  readonly feature: string;
  constructor(feature: string) {
    super(`not yet available: ${feature}`);
    this.name = 'NotYetAvailableError';
    this.feature = feature;
  }
}

/** The one envelope that crosses every boundary (process, worker, HTTP, IPC). */
export type ErrorEnvelope =
  | { kind: 'input'; findings: Finding[] }
  | { kind: 'cancelled' }
  | { kind: 'not-yet-available'; feature: string }
  | { kind: 'bug'; id: string; summary: string };

/** Folds any thrown value into the envelope. `bugId` names the log line that holds the stack. */
export function toEnvelope(error: unknown, bugId: string): ErrorEnvelope {
  if (error instanceof InputError) return { kind: 'input', findings: error.findings };
  if (error instanceof CancelledError) return { kind: 'cancelled' };
  if (error instanceof NotYetAvailableError) return { kind: 'not-yet-available', feature: error.feature };
  return { kind: 'bug', id: bugId, summary: error instanceof Error ? error.message : String(error) };
}

/** The reverse of {@link toEnvelope}, on the far side of a boundary. */
export function fromEnvelope(envelope: ErrorEnvelope): Error {
  switch (envelope.kind) {
    case 'input': return new InputError(envelope.findings);
    case 'cancelled': return new CancelledError();
    case 'not-yet-available': return new NotYetAvailableError(envelope.feature);
    case 'bug': return Object.assign(new Error(envelope.summary), { name: 'BugError', bugId: envelope.id });
  }
}
