import { NO_DATA_COLOUR, sequentialColours } from './palette.ts';

/**
 * Fixed colours of named states and clusters, by the rule of the palette: brown is need, teal what is well, pale what is neither.
 * Within a scheme lightness differs too, so that a print without colour still tells them apart.
 */

export type Scheme = 'gap' | 'rule' | 'progress' | 'overview' | 'lisa' | 'hotspots';

/** Which end of a value is the need: with `low`, a cluster of low values is brown. */
export type Worse = 'low' | 'high';

export interface Category {
  /** As the run's table writes it. */
  key: string;
  colour: string;
}

const NEED = '#7a3d17';
const NEED_LIGHT = '#cf9450';
const WELL = '#3f9a90';
const WELL_LIGHT = '#a3d5cb';
const NEITHER = '#f4f1e8';
const ISLAND = '#bdb6cc';

const SCHEMES: Record<Exclude<Scheme, 'lisa' | 'hotspots'>, Record<string, string>> = {
  gap: { below: NEED, near: NEED_LIGHT, met: WELL_LIGHT, missing: NO_DATA_COLOUR },
  rule: { fail: NEED, pass: WELL_LIGHT, 'not-applicable': NEITHER, 'no-data': NO_DATA_COLOUR },
  progress: { behind: NEED, 'on-track': WELL_LIGHT, met: WELL, 'no-data': NO_DATA_COLOUR },
  overview: { red: NEED, amber: NEED_LIGHT, green: WELL_LIGHT, 'no-data': NO_DATA_COLOUR },
};

/** Categories of a scheme in the order of its legend, the need first. */
export function categoriesOf(scheme: Scheme, worse: Worse = 'low'): Category[] {
  const named = (colours: Record<string, string>) => Object.entries(colours).map(([key, colour]): Category => ({ key, colour }));
  const low = worse === 'low';
  if (scheme === 'lisa') {
    const need = low ? { LL: NEED, LH: NEED_LIGHT, HL: WELL_LIGHT, HH: WELL } : { HH: NEED, HL: NEED_LIGHT, LH: WELL_LIGHT, LL: WELL };
    return named({ ...need, ns: NEITHER, island: ISLAND });
  }
  if (scheme === 'hotspots') return named({ ...(low ? { cold: NEED, hot: WELL } : { hot: NEED, cold: WELL }), ns: NEITHER, island: ISLAND });
  return named(SCHEMES[scheme]);
}

/** Grades of severity, the gravest and darkest first; 0 stands for everything that is not below. */
export function severityCategories(grades: number): Category[] {
  const dark = sequentialColours(grades + 1).slice(1);
  return [...dark.map((colour, index) => ({ key: String(index + 1), colour })).reverse(), { key: '0', colour: WELL_LIGHT }];
}
