import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import { nearestName } from '../../../api/nearestName.ts';
import type { Analysis } from '../../../api/recipe.ts';
import type { ProjectFile, RunDraft, RunTable } from '../../../data/project/projectFile.ts';

/** A run that another analysis takes figures from. */
export interface GivenRun extends Pick<RunDraft, 'analysisId' | 'kind' | 'analysis' | 'basis' | 'totals' | 'datasetHashes'> {
  /** Columns of one of its tables, or null where it has no such table. */
  table: (name: string) => RunTable['columns'] | null;
}

/** The run of an analysis id, or InputError `analysis.unknown-reference` that names the nearest known one. */
export type References = (id: string, parameter: string) => GivenRun;

/** An id that an analysis names, the key it stands in, and the kind that key is for, where it is for one. */
export interface Reference { id: string; parameter: string; kind?: Analysis['kind'] }

const ofValue = (value: unknown, parameter: string): Reference[] => (typeof value === 'string' ? [{ id: value.slice(0, value.indexOf('.')), parameter }] : []);
const ids = (value: string | string[] | undefined, parameter: string, kind: Analysis['kind']): Reference[] => [value ?? []].flat().map((id) => ({ id, parameter, kind }));

/** The analyses whose figures an analysis needs. */
export function referencesIn(analysis: Analysis): Reference[] {
  const at = (key: string) => `analyses.${analysis.id}.${key}`;
  switch (analysis.kind) {
    case 'moran': return ofValue(analysis.of, at('of'));
    case 'equity': return [...ofValue(analysis.of, at('of')), ...ofValue(analysis.rankBy, at('rankBy'))];
    case 'composite': return analysis.indicators.flatMap(({ of }, i) => ofValue(of, at(`indicators[${i}].of`)));
    case 'disparity': return [...ofValue(analysis.of, at('of')), ...ofValue(analysis.urban, at('urban')), ...ofValue(analysis.rural, at('rural')), ...ids(analysis.coverage, at('coverage'), 'coverage')];
    case 'overview': return [...ids(analysis.gaps, at('gaps'), 'gaps'), ...ids(analysis.coverage, at('coverage'), 'coverage'), ...ids(analysis.disparity, at('disparity'), 'disparity')];
    case 'rules': return Object.entries(analysis.bind ?? {}).flatMap(([rule, { coverage }]) => ids(coverage, at(`bind.${rule}.coverage`), 'coverage'));
    default: return [];
  }
}

/**
 * The analyses in an order in which each comes after those it needs; those named that are not among them are left to the
 * runs of the project. Throws InputError `analysis.circular`.
 */
export function neededBefore(analyses: readonly Analysis[]): Map<string, string[]> {
  const known = new Map(analyses.map((analysis) => [analysis.id, analysis]));
  const needs = new Map(analyses.map((analysis) => [analysis.id, [...new Set(referencesIn(analysis).map(({ id }) => id))].filter((id) => known.has(id))]));
  const done = new Set<string>();
  const visit = (id: string, path: string[]): void => {
    if (done.has(id)) return;
    if (path.includes(id)) {
      throw new InputError({ code: 'analysis.circular', severity: 'error', parameter: `analyses.${id}`, values: { path: [...path.slice(path.indexOf(id)), id].join(' → ') } });
    }
    for (const needed of needs.get(id)!) visit(needed, [...path, id]);
    done.add(id);
  };
  for (const id of known.keys()) visit(id, []);
  return needs;
}

/** An analysis with all of those it needs, in the order of the list. */
export function withNeeded(analyses: readonly Analysis[], wanted: Analysis): Analysis[] {
  const needs = neededBefore(analyses);
  const kept = new Set<string>();
  const keep = (id: string): void => {
    if (kept.has(id)) return;
    kept.add(id);
    for (const needed of needs.get(id) ?? []) keep(needed);
  };
  keep(wanted.id);
  return analyses.filter(({ id }) => kept.has(id));
}

/** Runs handed over come first, then the newest stored run of the id. */
export function referencesOf(project: ProjectFile, given: readonly RunDraft[]): References {
  return (id, parameter) => {
    const draft = given.find((run) => run.analysisId === id);
    if (draft) return { ...draft, table: (name) => draft.tables.find((table) => table.name === name)?.columns ?? null };
    const stored = project.listRuns().findLast((run) => run.analysisId === id);
    if (!stored) throw new InputError(unknownReference(id, parameter, [...given.map((run) => run.analysisId), ...project.listRuns().map((run) => run.analysisId)]));
    return { ...stored, table: (name) => (stored.tables.some((table) => table.name === name) ? project.readRunTable(stored.id, name) : null) };
  };
}

export function unknownReference(id: string, parameter: string, known: readonly string[]): Finding {
  const nearest = nearestName(id, known);
  return { code: 'analysis.unknown-reference', severity: 'error', parameter, values: { id, known: [...new Set(known)].join(', '), ...(nearest === null ? {} : { nearest }) } };
}

/** A key is for analyses of one kind and names another one. */
export const wrongKind = ({ id, parameter, kind = 'coverage' }: Reference, found: Analysis['kind']): Finding => ({ code: 'recipe.invalid-value', severity: 'error', parameter, values: { value: `${id} (${found})`, options: kind } });

function kindFindings(analysis: Analysis, beside: readonly Analysis[]): Finding[] {
  return referencesIn(analysis).flatMap((reference) => {
    const named = beside.find(({ id }) => id === reference.id);
    return named === undefined || reference.kind === undefined || named.kind === reference.kind ? [] : [wrongKind(reference, named.kind)];
  });
}

/** Where there are no runs besides those of the recipe, every analysis named has to be one of it, of the kind its key is for. Throws InputError `analysis.unknown-reference`, `recipe.invalid-value`. */
export function requireReferences(analyses: readonly Analysis[]): void {
  const known = analyses.map(({ id }) => id);
  const findings = analyses.flatMap((analysis) => [
    ...referencesIn(analysis).filter(({ id }) => !known.includes(id)).map(({ id, parameter }) => unknownReference(id, parameter, known.filter((one) => one !== analysis.id))), ...kindFindings(analysis, analyses),
  ]);
  if (findings.length > 0) throw new InputError(findings);
}

/** What can be said of the references of an analysis before anything is computed: each names another analysis, or a run of the project, of the kind its key is for. */
export function checkReferences(project: ProjectFile, analysis: Analysis, others: readonly Analysis[]): void {
  const known = [...others.map(({ id }) => id), ...project.listRuns().map((run) => run.analysisId)];
  const findings = referencesIn(analysis).filter(({ id }) => id === analysis.id || !known.includes(id)).map(({ id, parameter }) => unknownReference(id, parameter, known.filter((one) => one !== analysis.id)));
  findings.push(...kindFindings(analysis, others));
  if (findings.length > 0) throw new InputError(findings);
}
