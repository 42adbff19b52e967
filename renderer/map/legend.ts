import { bivariateLegend } from '../../geo/figure/bivariate.ts';
import { ACCENT_COLOUR, COVERED_COLOUR, INK_COLOUR, NO_DATA_COLOUR, SITE_COLOUR, UNCOVERED_COLOUR } from '../../geo/figure/palette.ts';
import type { Formats } from '../app/format.ts';
import type { Screen } from '../app/screen.ts';
import { LARGEST_PLACES } from '../app/uncovered.ts';
import type { Overlays } from '../app/workbench.ts';
import type { Text, TextKey } from '../text/text.ts';
import type { Mapped, MappedCategories, MappedPair, Painted, PaintedPair, Unit } from './painted.ts';
import { shapeOf, SHAPE_PATHS } from './symbols.ts';

/** What stands before an entry. A `path` is on a 16 x 16 field. */
export type LegendSymbol =
  | { kind: 'swatch' | 'circle'; fill: string; edge: string }
  | { kind: 'line'; colour: string }
  | { kind: 'hatch' }
  | { kind: 'path'; path: string; colour: string };

export interface LegendEntry {
  symbol: LegendSymbol | null;
  text: string;
  /** Number of units of a class. */
  count: string | null;
  /** The layer this entry switches; null switches nothing. */
  overlay: keyof Overlays | null;
  shown: boolean;
}

/** The legend of the map: the same on the screen, where its layers are switched, and on the picture. */
export interface MapLegend {
  title: string;
  units: string;
  /** The key of two values at once, as SVG; null of others, which have classes. */
  square: string | null;
  classes: LegendEntry[];
  layers: LegendEntry[];
}

/** What the legend says of the disputed places. */
export interface DisputedFacts {
  /** Reading name of the first model. */
  first: string;
  onlyFirst: number;
  onlyFirstShown: number;
  onlyOthers: number;
  onlyOthersShown: number;
}

export interface LegendFacts {
  text: Text;
  formats: Formats;
  /** Name of the mapped variable. */
  title: string;
  /** Names of both axes where two values are mapped at once. */
  pairNames: { x: string; y: string };
  /** Bounds between the grades of severity of the run, ascending. */
  severity: readonly number[];
  mapped: Mapped | null;
  painted: Painted | null;
  poorCounties: number;
  /** Zones brushed. */
  brushed: number;
  /** What the covered area of the run on the screen is made of; null without one. */
  covered: 'area' | 'roads' | null;
  /** The data were replaced since the run: its area is not drawn. */
  stale: boolean;
  uncoveredTotal: number | null;
  disputed: DisputedFacts | null;
  /** Whether the limits of the run can be drawn as bands; what is drawn so now, with what it is the reach of ('' the run's own). */
  offersBands: boolean;
  bands: { of: string; rows: { colour: string; text: string }[] } | null;
  /** All types of the project, which decide the symbols, and those drawn now. */
  facilityTypes: readonly string[];
  drawnTypes: ReadonlySet<string>;
  typeName: (type: string) => string;
  manyFacilities: boolean;
  sites: boolean;
  overlays: Overlays;
}

const plain = { count: null, overlay: null, shown: true };

export function legendOf(facts: LegendFacts): MapLegend {
  const { text, formats, mapped, painted, overlays } = facts;
  const classes: LegendEntry[] = [];
  if (mapped !== null && painted !== null) {
    // Without a single value there is no class to name.
    const some = painted.missing === 0 || Array.from(painted.counts).some((count) => count > 0);
    for (const [index, words] of (some ? classTexts(facts, mapped, painted) : []).entries()) {
      classes.push({ ...plain, symbol: { kind: 'swatch', fill: painted.colours[index], edge: EDGE }, text: words, count: formats.count(painted.counts[index]) });
    }
    if (painted.missing > 0) classes.push({ ...plain, symbol: { kind: 'swatch', fill: NO_DATA_COLOUR, edge: EDGE }, text: text('legend.noData'), count: formats.count(painted.missing) });
  }
  if (facts.poorCounties > 0 && (mapped === null || mapped.level === 'zones')) classes.push({ ...plain, symbol: { kind: 'hatch' }, text: text('legend.poor'), count: formats.count(facts.poorCounties) });
  if (facts.brushed > 0 && (mapped === null || mapped.level === 'zones')) classes.push({ ...plain, symbol: { kind: 'swatch', fill: 'transparent', edge: INK_COLOUR }, text: text('legend.brushed'), count: formats.count(facts.brushed) });
  return { square: mapped?.form === 'pair' && painted?.form === 'pair' ? squareOf(facts, mapped, painted) : null, title: facts.title, units: mapped === null ? '' : text(`legend.units.${mapped.level}`), classes, layers: layersOf(facts, overlays) };
}

const EDGE = 'rgba(0, 0, 0, 0.25)';

/** What each class is called: its range, or the name of the category; a pair has its square instead. */
function classTexts({ text, formats, severity }: LegendFacts, mapped: Mapped, painted: Painted): string[] {
  if (mapped.form === 'categories') return mapped.categories.map(({ key }) => categoryText(text, formats, mapped.scheme, key, severity));
  if (mapped.form === 'pair' || painted.form !== 'numbers') return [];
  return painted.colours.map((_, index) => rangeText(painted.classes.breaks, index, (value) => figureText(formats, mapped.unit, value)));
}

/** Name of a category; a grade of severity is named by its bounds, the ascending `severity` of the run. */
export function categoryText(text: Text, formats: Formats, scheme: MappedCategories['scheme'], key: string, severity: readonly number[]): string {
  if (scheme !== 'severity') return text(`category.${scheme}.${key}` as TextKey);
  const grade = Number(key);
  if (grade === 0) return text('category.severity.0');
  const [from, to] = [severity[grade - 2], severity[grade - 1]].map((bound) => (bound === undefined ? '' : formats.share(bound)));
  if (severity.length === 0) return text('category.gap.below');
  return grade === 1 ? text('category.severity.first', { to }) : grade > severity.length ? text('category.severity.last', { from }) : text('category.severity.middle', { from, to });
}

/** Bounds between the grades of severity of the gap run on the screen; none without grades. */
export function severityOf({ gaps }: Pick<Screen, 'gaps'>): readonly number[] {
  return (gaps?.run.analysis['severity'] as number[] | undefined) ?? [];
}

function squareOf({ text, formats, title, pairNames }: LegendFacts, mapped: MappedPair, painted: PaintedPair): string {
  const names = ['0', '1', '2'] as const;
  const { x: xName, y: yName } = pairNames;
  return bivariateLegend({
    title, xName, yName, breaks: painted.breaks, counts: painted.counts, worse: mapped.worse,
    format: { x: (value) => figureText(formats, mapped.unit.x, value), y: (value) => figureText(formats, mapped.unit.y, value) },
    cellTitle: (x, y, count) => text('bivariate.cell', { x: `${xName} ${text(`bivariate.class.${names[x]}`)}`, y: `${yName} ${text(`bivariate.class.${names[y]}`)}`, count: formats.count(count) }),
  });
}

function layersOf({ text, formats, covered, stale, offersBands, bands, uncoveredTotal, disputed, facilityTypes, drawnTypes, typeName, manyFacilities, sites }: LegendFacts, overlays: Overlays): LegendEntry[] {
  const layers: LegendEntry[] = [];
  const layer = (overlay: keyof Overlays, symbol: LegendSymbol | null, words: string) => layers.push({ symbol, text: words, count: null, overlay, shown: overlays[overlay] });
  if (covered === 'area') layer('covered', { kind: 'swatch', fill: `${COVERED_COLOUR}33`, edge: COVERED_COLOUR }, text(stale ? 'legend.coveredStale' : 'legend.covered'));
  if (covered === 'roads') layer('roads', { kind: 'line', colour: COVERED_COLOUR }, text(stale ? 'legend.roadsStale' : 'legend.roads'));
  if (offersBands) layer('bands', null, text('legend.bands'));
  if (bands !== null && bands.of !== '') layers.push({ ...plain, symbol: { kind: 'circle', fill: bands.rows[0].colour, edge: EDGE }, text: bands.of });
  for (const row of bands?.rows ?? []) layers.push({ ...plain, symbol: { kind: 'swatch', fill: row.colour, edge: EDGE }, text: row.text });
  if (uncoveredTotal !== null) {
    const words = uncoveredTotal > LARGEST_PLACES ? text('legend.uncoveredSome', { shown: formats.count(LARGEST_PLACES), total: formats.count(uncoveredTotal) }) : text('legend.uncovered', { total: formats.count(uncoveredTotal) });
    layer('uncovered', { kind: 'circle', fill: `${UNCOVERED_COLOUR}99`, edge: UNCOVERED_COLOUR }, words);
  }
  if (disputed !== null) {
    const count = (shown: number, total: number) => ({ model: disputed.first, shown: formats.count(shown), total: formats.count(total) });
    const some = (shown: number, total: number) => shown < total;
    layer('uncovered', { kind: 'circle', fill: `${UNCOVERED_COLOUR}99`, edge: UNCOVERED_COLOUR }, text(some(disputed.onlyFirstShown, disputed.onlyFirst) ? 'legend.onlyFirstSome' : 'legend.onlyFirst', count(disputed.onlyFirstShown, disputed.onlyFirst)));
    if (disputed.onlyOthers > 0 && overlays.uncovered) layers.push({ ...plain, symbol: { kind: 'circle', fill: `${COVERED_COLOUR}99`, edge: COVERED_COLOUR }, text: text(some(disputed.onlyOthersShown, disputed.onlyOthers) ? 'legend.onlyOthersSome' : 'legend.onlyOthers', count(disputed.onlyOthersShown, disputed.onlyOthers)) });
  }
  if (facilityTypes.length > 0) layer('facilities', null, text(manyFacilities ? 'legend.facilitiesCloser' : 'legend.facilities'));
  if (overlays.facilities) {
    for (const type of facilityTypes) {
      if (drawnTypes.has(type)) layers.push({ ...plain, symbol: { kind: 'path', path: SHAPE_PATHS[shapeOf(facilityTypes, type)], colour: ACCENT_COLOUR }, text: type === '' ? text('legend.untyped') : typeName(type) });
    }
  }
  if (sites) layers.push({ ...plain, symbol: { kind: 'circle', fill: SITE_COLOUR, edge: SITE_COLOUR }, text: text('legend.sites') });
  layer('labels', null, text('legend.labels'));
  return layers;
}

/** A value of the mapped variable in its unit. */
export function figureText(formats: Formats, unit: Unit, value: number): string {
  return unit === 'share' || unit === 'ratio' ? formats.share(value) : unit === 'persons' ? formats.count(value) : unit === 'meters' ? formats.kilometers(value) : unit === 'minutes' || unit === 'cost' ? formats.cost(value) : formats.figure(value);
}

function rangeText(breaks: readonly number[], index: number, written: (value: number) => string): string {
  if (breaks.length === 0) return '—';
  if (index === 0) return `< ${written(breaks[0])}`;
  if (index === breaks.length) return `≥ ${written(breaks[index - 1])}`;
  return `${written(breaks[index - 1])} – ${written(breaks[index])}`;
}
