import type { Check } from '../../api/checks.ts';
import type { Basis, Inspection, Result } from '../../api/contract.ts';
import type { Finding } from '../../api/findings.ts';
import { format } from '../../api/messages/index.ts';
import { EXIT, findingJson, findingLine } from './report.ts';
import { cliText } from './texts.ts';
import type { Language } from './texts.ts';
import { VALUE_LINES, integer, percent } from './valueLines.ts';
import type { Totals, ValueLines } from './valueLines.ts';

interface ComparedTotals { name: string; model: NonNullable<Basis['model']>; limit_minutes: number | null; limit_meters: number | null; limit_cost: number | null }
interface Summary { synthetic?: boolean; analyses?: Record<string, { kind: string; totals: Totals }> }

export function printSummary({ summary: content, findings, checks }: Result<'recipes.run'>, lang: Language, json: boolean, out: string): number {
  if (json) {
    console.log(JSON.stringify(content));
    return EXIT.done;
  }
  const summary = content as Summary;
  if (summary.synthetic) console.log(cliText(lang, 'synthetic'));
  for (const [id, { kind, totals }] of Object.entries(summary.analyses ?? {})) for (const line of lines(id, kind, totals, lang)) console.log(line);
  // Several analyses of the same data have the same to say of them: once is enough to read.
  for (const line of new Set((findings as Finding[]).map((finding) => findingLine(finding, lang)))) console.log(line);
  for (const line of checkLines(checks, lang)) console.log(line);
  console.log(cliText(lang, 'written', { out }));
  return EXIT.done;
}

/** One line when every check passed, else one for each that failed. */
function checkLines(checks: Record<string, Check[]>, lang: Language): string[] {
  const done = Object.entries(checks).flatMap(([id, list]) => list.filter(({ state }) => state !== 'not-applicable').map((check) => ({ id, check })));
  const failed = done.filter(({ check }) => check.state === 'fail');
  if (failed.length === 0) return done.length === 0 ? [] : [format(lang, 'checks.passed', { count: done.length })];
  return failed.map(({ id, check }) => `✗ ${id}${format(lang, 'checks.colon')}${format(lang, 'checks.failed', { ...check.values, check: check.id })}`);
}

/** The name a model was given, else the model itself, with its limit where another has the same model. */
function modelLabel({ name, model, ...limit }: ComparedTotals, all: ComparedTotals[], lang: Language): string {
  if (name !== model && !name.startsWith(`${model}-`)) return name;
  const label = format(lang, `model.${model}`);
  return all.filter((one) => one.model === model).length === 1 ? label : cliText(lang, 'modelWithin', { model: label, limit: limitText({ ...limit, ...(limit.limit_minutes !== null && { limit_meters: null }) }, lang) });
}

function limitText(limit: Totals, lang: Language): string {
  const { limit_minutes: minutes, limit_meters: meters } = limit;
  if (typeof minutes === 'number' && typeof meters === 'number') return cliText(lang, 'minutesAsRadius', { minutes, meters: integer(meters, lang) });
  const [unit] = (['minutes', 'cost', 'meters'] as const).filter((key) => typeof limit[`limit_${key}`] === 'number');
  return unit === undefined ? cliText(lang, 'unknown') : cliText(lang, unit, { value: limit[`limit_${unit}`] as number });
}

function lines(id: string, kind: string, totals: Totals, lang: Language): string[] {
  const ofValues = VALUE_LINES[kind as keyof typeof VALUE_LINES] as ValueLines | undefined;
  if (ofValues) return ofValues(id, totals, lang);
  if (kind === 'siting') {
    return [cliText(lang, 'siting', {
      id, count: (totals['sites'] as string[]).length, before: integer(totals['persons_covered_before'], lang), after: integer(totals['persons_covered_after'], lang),
      bound: integer(totals['bound'], lang), gap: percent(totals['gap'], lang),
    })];
  }
  if (kind === 'comparison') {
    const models = totals['models'] as ComparedTotals[];
    const [first, ...others] = models;
    const label = (one: ComparedTotals) => modelLabel(one, models, lang);
    return others.map((other) => cliText(lang, 'comparison', {
      id, first: label(first), other: label(other),
      covered: integer(totals[`persons_covered_${first.name}`], lang), persons: integer(totals[`persons_${first.name}_not_${other.name}`], lang),
    }));
  }
  if (kind === 'sensitivity') {
    return [cliText(lang, 'sensitivity', {
      id, base: percent(totals['share_base'], lang), low: percent(totals['share_low'], lang), high: percent(totals['share_high'], lang), verdict: percent(totals['verdict_share'], lang),
      flipping: integer(totals['counties_flipping'], lang), counties: integer(totals['counties'], lang),
    })];
  }
  if (kind === 'accessibility') {
    const cost = (value: unknown) => (typeof value === 'number' ? cliText(lang, totals['unit'] as 'minutes' | 'meters' | 'cost', { value: Number(value.toFixed(1)) }) : cliText(lang, 'unknown'));
    const reached = integer(totals['persons_reached'], lang);
    if (totals['method'] === 'nearest') return [cliText(lang, 'nearest', { id, value: cost(totals['value']), median: cost(totals['median']), reached, unreached: integer(totals['persons_unreached'], lang) })];
    const value = typeof totals['value'] === 'number' ? String(Number(totals['value'].toPrecision(4))) : cliText(lang, 'unknown');
    const method = totals['method'] as 'cumulative' | 'gravity' | '2sfca' | 'e2sfca' | 'm2sfca' | '3sfca';
    const isShare = method !== 'cumulative' && method !== 'gravity';
    const per = totals['per'] === 1 ? '' : cliText(lang, isShare ? 'perPeople' : 'times', { count: String(totals['per']) });
    return [cliText(lang, 'accessibility', { id, method: cliText(lang, `method.${method}`), value, per, reached, persons: integer(totals['persons'], lang) })];
  }
  if (kind === 'od') {
    return [cliText(lang, 'od', {
      id, pairs: integer(totals['pairs'], lang), origins: integer(totals['origins'], lang), without: integer(totals['origins_without'], lang), unreached: integer(totals['persons_unreached'], lang),
    })];
  }
  return (totals['by'] as Totals[]).filter((t) => t['facility_type'] === 'all').map((t) => {
    const limit = limitText(t, lang);
    if (t['persons'] === null) return cliText(lang, 'coverageArea', { id, limit, area: integer(t['area_km2'], lang), share: percent(t['area_share'], lang) });
    return cliText(lang, 'coverage', { id, limit, covered: integer(t['persons_covered'], lang), share: percent(t['persons_share'], lang), persons: integer(t['persons'], lang) });
  });
}

export function printValidation(result: { ok: boolean; findings: unknown[] }, lang: Language, json: boolean): number {
  const findings = result.findings as Finding[];
  if (json) console.log(JSON.stringify({ ok: result.ok, findings: findings.map((finding) => findingJson(finding, lang)) }));
  else {
    for (const finding of findings) (finding.severity === 'note' ? console.log : console.error)(findingLine(finding, lang));
    if (result.ok) console.log(cliText(lang, 'valid'));
  }
  return result.ok ? EXIT.done : EXIT.input;
}

export function printInspection(inspection: Inspection, lang: Language, json: boolean): number {
  const notes = inspection.notes as Finding[];
  if (json) {
    console.log(JSON.stringify({ ...inspection, notes: notes.map((note) => findingJson(note, lang)) }));
    return EXIT.done;
  }
  const { format, encoding, crs, geometry, rows, fields } = inspection;
  const sure = ({ value, confidence }: { value: string | null; confidence: number }) => (value === null ? '-' : `${value} (${Math.round(confidence * 100)}%)`);
  console.log([format, `encoding ${sure(encoding)}`, `crs ${sure(crs)}`, geometry ?? '', rows === null ? '' : `${rows} rows`].filter(Boolean).join('  '));
  if (inspection.width !== undefined) console.log(`${inspection.width} x ${inspection.height}  bands ${inspection.bands}  nodata ${inspection.nodata ?? '-'}  sum ${inspection.sum}`);
  for (const field of fields) console.log(`  ${field.name}  ${field.type}${field.role === null ? '' : `  → ${field.role} (${Math.round(field.confidence * 100)}%)`}`);
  for (const note of notes) console.log(findingLine(note, lang));
  return EXIT.done;
}
