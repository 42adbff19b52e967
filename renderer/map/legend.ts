import { ACCENT_COLOUR, COVERED_COLOUR, NO_DATA_COLOUR, SITE_COLOUR, UNCOVERED_COLOUR } from '../../geo/figure/palette.ts';
import type { Formats } from '../app/format.ts';
import { LARGEST_PLACES } from '../app/uncovered.ts';
import type { Overlays } from '../app/workbench.ts';
import type { Text } from '../text/text.ts';
import type { Mapped, Painted } from './mapped.ts';
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
  mapped: Mapped | null;
  painted: Painted | null;
  poorCounties: number;
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
    const written = (value: number) => figureText(formats, mapped.unit, value);
    for (const [index, fill] of painted.colours.entries()) {
      classes.push({ ...plain, symbol: { kind: 'swatch', fill, edge: EDGE }, text: rangeText(painted.classes.breaks, index, written), count: formats.count(painted.classes.counts[index]) });
    }
    if (painted.classes.missing > 0) classes.push({ ...plain, symbol: { kind: 'swatch', fill: NO_DATA_COLOUR, edge: EDGE }, text: text('legend.noData'), count: formats.count(painted.classes.missing) });
  }
  if (facts.poorCounties > 0 && (mapped === null || mapped.level === 'zones')) classes.push({ ...plain, symbol: { kind: 'hatch' }, text: text('legend.poor'), count: formats.count(facts.poorCounties) });
  return { title: facts.title, units: mapped === null ? '' : text(`legend.units.${mapped.level}`), classes, layers: layersOf(facts, overlays) };
}

const EDGE = 'rgba(0, 0, 0, 0.25)';

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
export function figureText(formats: Formats, unit: Mapped['unit'], value: number): string {
  return unit === 'share' || unit === 'ratio' ? formats.share(value) : unit === 'persons' ? formats.count(value) : unit === 'meters' ? formats.kilometers(value) : unit === 'minutes' || unit === 'cost' ? formats.cost(value) : formats.figure(value);
}

function rangeText(breaks: readonly number[], index: number, written: (value: number) => string): string {
  if (breaks.length === 0) return '—';
  if (index === 0) return `< ${written(breaks[0])}`;
  if (index === breaks.length) return `≥ ${written(breaks[index - 1])}`;
  return `${written(breaks[index - 1])} – ${written(breaks[index])}`;
}
