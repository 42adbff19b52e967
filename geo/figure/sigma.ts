import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { axisRoom, leftAxis, yearTicks } from './axes.ts';
import { keyRows } from './keys.ts';
import type { Key } from './keys.ts';
import type { Plot } from './marks.ts';
import { ACCENT_COLOUR, FAINT_COLOUR, INK_COLOUR, SITE_COLOUR } from './palette.ts';
import { drawing, element, escapeText, label } from './svg.ts';

/** Dispersion of the units in one year; NaN where it does not exist (no logarithm of zero, no groups). */
export interface SigmaYear {
  year: number;
  cv: number;
  sdLog: number;
  /** Parts of Theil's T, which add up to it; without groups `between` is NaN and `within` the whole. */
  between: number;
  within: number;
}

export interface SigmaOptions {
  width: number;
  height: number;
  title: string;
  dispersionName: string;
  theilName: string;
  names: { cv: string; sdLog: string; between: string; within: string };
  format: (value: number) => string;
  yearTitle: (year: SigmaYear) => string;
}

const [CV, SD_LOG, BETWEEN, WITHIN] = [ACCENT_COLOUR, SITE_COLOUR, '#3c7391', '#b9cbd3'];
const TOP = 24;
/** From this width the two panels stand side by side; in a low drawing, where one over the other would be flat, from half of it. */
const SIDE_BY_SIDE = 520;
const LOW = 300;

/** Sigma convergence: dispersion over the years as lines, and Theil's T in its parts as bars. Both scales begin at zero, so that a fall looks as large as it is. */
export function sigmaLines(list: readonly SigmaYear[], options: SigmaOptions): string {
  const { width, height } = options;
  const years = [...list].sort((a, b) => a.year - b.year);
  const theil = years.some(({ within, between }) => !Number.isNaN(within) || !Number.isNaN(between));
  const beside = width >= SIDE_BY_SIDE || (height < LOW && width >= SIDE_BY_SIDE / 2 + 80);
  const [panelWidth, panelHeight] = !theil ? [width, height] : beside ? [(width - 24) / 2, height] : [width, (height - 8) / 2];
  const parts = [element('g', {}, ...lines(years, options, panelWidth, panelHeight))];
  if (theil) parts.push(element('g', { transform: beside ? `translate(${Math.round(panelWidth + 24)} 0)` : `translate(0 ${Math.round(panelHeight + 8)})` }, ...bars(years, options, panelWidth, panelHeight)));
  return drawing(width, height, options.title, ...parts);
}

interface Panel {
  plot: Plot;
  x: (year: number) => number;
  y: ReturnType<typeof scaleLinear<number, number>>;
  parts: string[];
}

function panel(years: readonly SigmaYear[], top: number, name: string, keys: readonly Key[], { format }: SigmaOptions, width: number, height: number): Panel {
  const drawnKeys = keyRows(keys, 2, 0, width - 4);
  const bottom = height - 20 - drawnKeys.height;
  // Room over the highest for its figure.
  const domain: [number, number] = [0, top > 0 ? top * (1 + 20 / Math.max(40, bottom - TOP)) : 1];
  const y = scaleLinear().domain(domain).range([bottom, TOP]);
  const plot: Plot = { left: axisRoom(domain, bottom - TOP, y, format), right: width - 6, top: TOP, bottom };
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0];
  const inset = Math.min(28, (plot.right - plot.left) / 4);
  const scale = scaleLinear().domain(first === last ? [first - 1, last + 1] : [first, last]).range([plot.left + inset, plot.right - inset]);
  const x = (year: number) => scale(year);
  const parts = leftAxis(y, plot, format, name);
  parts.push(element('line', { x1: plot.left, x2: plot.right, y1: bottom, y2: bottom, stroke: FAINT_COLOUR }));
  for (const year of yearTicks(first, last, plot.right - plot.left)) {
    if (years.length > 0) parts.push(label(x(year), bottom + 15, String(year), { 'text-anchor': 'middle', fill: FAINT_COLOUR }));
  }
  parts.push(element('g', { transform: `translate(0 ${Math.round(bottom + 20)})` }, ...drawnKeys.drawn));
  return { plot, x, y, parts };
}

function lines(years: readonly SigmaYear[], options: SigmaOptions, width: number, height: number): string[] {
  const top = max(years, ({ cv, sdLog }) => Math.max(Number.isNaN(cv) ? 0 : cv, Number.isNaN(sdLog) ? 0 : sdLog)) ?? 0;
  const keys: Key[] = [{ kind: 'line', colour: CV, text: options.names.cv }, { kind: 'dashed', colour: SD_LOG, text: options.names.sdLog }];
  const { parts, x, y } = panel(years, top, options.dispersionName, keys, options, width, height);
  for (const [of, colour, dash] of [['cv', CV, undefined], ['sdLog', SD_LOG, '6 4']] as const) {
    const known = years.filter((year) => !Number.isNaN(year[of]));
    parts.push(element('path', { d: known.map((year, i) => `${i === 0 ? 'M' : 'L'}${rounded(x(year.year))} ${rounded(y(year[of]))}`).join(''), fill: 'none', stroke: colour, 'stroke-width': 2, 'stroke-dasharray': dash }));
    for (const [i, year] of known.entries()) {
      parts.push(element('circle', { cx: x(year.year), cy: y(year[of]), r: 3.5, fill: colour, stroke: '#ffffff' }, element('title', {}, escapeText(options.yearTitle(year)))));
      // The upper of the two lines is written above, the lower below.
      const above = !(year[of] < year[of === 'cv' ? 'sdLog' : 'cv']);
      if (i === 0 || i === known.length - 1) parts.push(label(x(year.year), y(year[of]) + (above ? -8 : 16), options.format(year[of]), { 'text-anchor': 'middle', fill: INK_COLOUR }));
    }
  }
  return parts;
}

function bars(years: readonly SigmaYear[], options: SigmaOptions, width: number, height: number): string[] {
  const parted = years.some(({ between }) => !Number.isNaN(between));
  const top = max(years, ({ between, within }) => (Number.isNaN(between) ? 0 : between) + (Number.isNaN(within) ? 0 : within)) ?? 0;
  const keys: Key[] = parted ? [{ kind: 'box', colour: BETWEEN, text: options.names.between }, { kind: 'box', colour: WITHIN, text: options.names.within }] : [];
  const { parts, x, y } = panel(years, top, options.theilName, keys, options, width, height);
  const gap = years.reduce((least, { year }, i) => (i === 0 ? least : Math.min(least, x(year) - x(years[i - 1].year))), 56);
  const bar = Math.min(40, gap * 0.62);
  for (const year of years) {
    if (Number.isNaN(year.within)) continue;
    const between = Number.isNaN(year.between) ? 0 : year.between;
    const left = x(year.year) - bar / 2;
    parts.push(element(
      'g', {}, element('title', {}, escapeText(options.yearTitle(year))),
      element('rect', { x: left, y: y(between), width: bar, height: y(0) - y(between), fill: BETWEEN }),
      element('rect', { x: left, y: y(between + year.within), width: bar, height: y(between) - y(between + year.within), fill: parted ? WITHIN : BETWEEN }),
    ));
  }
  return parts;
}

const rounded = (value: number) => Math.round(value * 100) / 100;
