import type { Finding } from '../../api/findings.ts';
import { parseCrs } from '../importers/crs.ts';
import type { Crs } from '../importers/crs.ts';
import type { Guess } from '../source.ts';

/** What the coordinates themselves say. NaN pairs say nothing. */
export interface CoordinateFacts {
  xs: Float64Array;
  ys: Float64Array;
  /** Box of the zones in WGS 84, [west, south, east, north]; coordinates without a CRS are believed if they fit it. */
  zones?: [number, number, number, number];
}

const WGS84 = parseCrs('EPSG:4326') as Crs;
/** Degrees the zones' box may be missed by: facilities just over the border are normal. */
const ZONES_MARGIN = 1;

/**
 * Settles the CRS of coordinates, or asks. Declared systems are obeyed. A statement of the file is believed unless it
 * cannot be true (degrees beyond 360) or its datum is not well tied to WGS 84 (Beijing 1954, Xian 1980). Bare
 * coordinates of a table that look like degrees, and fit the zones where these are known, are taken for WGS 84 with a
 * note; those of a shapefile without .prj are always a question.
 */
export function settleCrs(guess: Guess, facts: CoordinateFacts, place: { file: string; parameter: string }, hasGeometry: boolean): { crs: Crs | null; findings: Finding[] } {
  const about = { file: place.file, parameter: place.parameter };
  if (guess.value !== null && guess.source !== 'coordinates') {
    const crs = parseCrs(guess.value);
    if (crs === null) {
      const declared = guess.source === 'declared';
      return { crs: null, findings: [{ code: 'crs.unknown', severity: declared ? 'error' : 'question', ...about, values: { crs: guess.value.slice(0, 120) } }] };
    }
    if (crs.geographic && looksProjected(facts)) {
      const severity = guess.source === 'declared' ? 'error' : 'question';
      return { crs: null, findings: [{ code: guess.source === 'format' ? 'crs.missing' : 'crs.doubtful', severity, ...about, values: { stated: crs.name.slice(0, 120), x: example(facts.xs), y: example(facts.ys) } }] };
    }
    if (!crs.shiftKnown) {
      const severity = guess.source === 'declared' ? 'note' : 'question';
      return { crs, findings: [{ code: 'crs.doubtful', severity, ...about, values: { best: crs.name.slice(0, 120), x: example(facts.xs), y: example(facts.ys) } }] };
    }
    return { crs, findings: [] };
  }
  const missing = { code: 'crs.missing', ...about, values: { x: example(facts.xs), y: example(facts.ys) } } as const;
  if (hasGeometry && guess.source !== 'coordinates') return { crs: looksProjected(facts) ? null : WGS84, findings: [{ ...missing, severity: 'question' }] };
  if (looksProjected(facts)) return { crs: null, findings: [{ ...missing, severity: 'question' }] };
  const { known, outside } = facts.zones === undefined ? { known: 0, outside: 0 } : countOutside(facts, facts.zones);
  if (outside > known / 2) return { crs: WGS84, findings: [{ code: 'crs.outside-zones', severity: 'question', ...about, values: { count: outside, ...missing.values } }] };
  return { crs: WGS84, findings: [{ ...missing, code: 'crs.assumed', severity: 'note', values: { ...missing.values, taken: 'EPSG:4326' } }] };
}

/** More than a tenth of the pairs cannot be degrees. A few stray ones are bad rows, not another system. */
function looksProjected({ xs, ys }: CoordinateFacts): boolean {
  let known = 0;
  let beyond = 0;
  for (let i = 0; i < xs.length; i++) {
    if (!Number.isFinite(xs[i]) || !Number.isFinite(ys[i])) continue;
    known++;
    if (Math.abs(xs[i]) > 360 || Math.abs(ys[i]) > 360) beyond++;
  }
  return beyond > known * 0.1 && Math.abs(example(xs)) < 1e12;
}

/** Coordinates in WGS 84 degrees against the zones' box [west, south, east, north], with a margin. NaN pairs say nothing. */
export function countOutside({ xs, ys }: { xs: Float64Array; ys: Float64Array }, [west, south, east, north]: [number, number, number, number]): { known: number; outside: number } {
  let known = 0;
  let outside = 0;
  for (let i = 0; i < xs.length; i++) {
    if (Number.isNaN(xs[i]) || Number.isNaN(ys[i])) continue;
    known++;
    if (xs[i] < west - ZONES_MARGIN || xs[i] > east + ZONES_MARGIN || ys[i] < south - ZONES_MARGIN || ys[i] > north + ZONES_MARGIN) outside++;
  }
  return { known, outside };
}

function example(values: Float64Array): number {
  const first = values.find((value) => Number.isFinite(value));
  return first ?? 0;
}
