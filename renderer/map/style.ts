import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { ACCENT_COLOUR, COVERED_COLOUR, INK_COLOUR, NO_DATA_COLOUR, UNCOVERED_COLOUR } from '../../geo/figure/palette.ts';
import { NO_DATA, NOT_DRAWN } from './painted.ts';

export const SOURCES = ['zones', 'labels', 'parents', 'townships', 'covered', 'reach', 'uncovered', 'disputed', 'facilities', 'sites'] as const;
export type SourceName = (typeof SOURCES)[number];

export const PAPER = '#f7f5ef';
/** A zone that is only the ground around what is mapped. */
const GROUND = '#ece9e1';
/** Lighter than the teal of its edge: over dark classes a covered area must look lighter, not darker. */
const COVERED_FILL = '#6fc4bb';
const FONT = ['sans-serif'];

/** Colour by class, which zones have in their feature state and townships among their properties. */
export function fillByClass(colours: readonly string[], kept: 'feature-state' | 'get'): ExpressionSpecification {
  const cases: (number | string)[] = [NO_DATA, NO_DATA_COLOUR, ...colours.flatMap((colour, index) => [index, colour])];
  return ['match', ['coalesce', [kept, 'class'], NOT_DRAWN], ...cases, kept === 'get' ? 'rgba(0,0,0,0)' : GROUND] as unknown as ExpressionSpecification;
}

/** A value that changes with the zoom, counted in steps from the zoom that shows the whole area: a province and a county look alike. */
function byZoom(wholeZoom: number, ...stops: [number, unknown][]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flatMap(([steps, value]) => [wholeZoom + steps, value])] as unknown as ExpressionSpecification;
}

const circle = (factor: number) => ['*', factor, ['get', 'radius']];
/** Places too small to be told apart at a zoom are not drawn there; closer by they come out. */
const fromRadius = (radius: number, opacity: number) => ['case', ['<', ['get', 'radius'], radius], 0, opacity];

/** Paint that hangs on the zoom that shows the whole area. Of `manyZones` the boundaries are faint there: they would be most of what is seen. */
export function zoomedPaint(wholeZoom: number, manyZones: boolean) {
  return [
    ['zones-line', 'line-opacity', manyZones ? byZoom(wholeZoom, [0, 0.18], [1.5, 0.6], [3, 1]) : 1],
    // Over the whole area covered ground has only its edge: the classes under it must keep their colours.
    ['covered-fill', 'fill-opacity', byZoom(wholeZoom, [0, 0], [1.5, 0.12], [3, 0.24])],
    ['covered-edge', 'line-width', byZoom(wholeZoom, [0, 0.5], [1.5, 0.8], [4, 1.4])],
    ['covered-edge', 'line-opacity', byZoom(wholeZoom, [0, 0.4], [1.5, 0.6], [3, 0.8])],
    ['reach-edge', 'line-opacity', byZoom(wholeZoom, [0, 0], [1.5, 0.3], [3, 0.8])],
    ['townships-line', 'line-opacity', byZoom(wholeZoom, [0, 0.15], [1.5, 0.8])],
    ['covered-roads', 'line-width', byZoom(wholeZoom, [0, 0.5], [1.5, 0.9], [4, 2.2])],
    ['covered-roads', 'line-opacity', byZoom(wholeZoom, [0, 0.4], [1.5, 0.6], [4, 0.85])],
    ['uncovered-circle', 'circle-radius', byZoom(wholeZoom, [0, circle(0.6)], [1.5, circle(0.9)], [4, circle(1.8)])],
    ['uncovered-circle', 'circle-opacity', byZoom(wholeZoom, [0, fromRadius(4, 0.6)], [1.5, fromRadius(2, 0.6)], [2.5, 0.6])],
    ['uncovered-circle', 'circle-stroke-opacity', byZoom(wholeZoom, [0, fromRadius(4, 1)], [1.5, fromRadius(2, 1)], [2.5, 1])],
    ['disputed-circle', 'circle-radius', byZoom(wholeZoom, [0, circle(0.6)], [1.5, circle(0.9)], [4, circle(1.8)])],
    ['disputed-circle', 'circle-opacity', byZoom(wholeZoom, [0, fromRadius(4, 0.6)], [1.5, fromRadius(2, 0.6)], [2.5, 0.6])],
    ['disputed-circle', 'circle-stroke-opacity', byZoom(wholeZoom, [0, fromRadius(4, 1)], [1.5, fromRadius(2, 1)], [2.5, 1])],
  ] as const;
}

/** Layout that hangs on the zoom that shows the whole area. */
export function zoomedLayout(wholeZoom: number) {
  return [
    ['facilities-symbol', 'icon-size', byZoom(wholeZoom, [0, 0.45], [1.5, 0.6], [4, 1])],
    ['zones-label', 'text-size', byZoom(wholeZoom, [0, 11], [3, 13])],
  ] as const;
}

const layers: LayerSpecification[] = [
  { id: 'paper', type: 'background', paint: { 'background-color': PAPER } },
  { id: 'zones-fill', type: 'fill', source: 'zones', paint: { 'fill-color': GROUND } },
  { id: 'townships-fill', type: 'fill', source: 'townships', paint: { 'fill-color': fillByClass([], 'get') } },
  { id: 'covered-fill', type: 'fill', source: 'covered', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': COVERED_FILL, 'fill-antialias': false } },
  { id: 'covered-edge', type: 'line', source: 'covered', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'line-color': COVERED_COLOUR } },
  { id: 'covered-roads', type: 'line', source: 'covered', filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': COVERED_COLOUR } },
  // Bands lie one in the other: what is nearer is drawn later and darker.
  { id: 'reach-fill', type: 'fill', source: 'reach', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': 0.85, 'fill-antialias': false } },
  { id: 'reach-edge', type: 'line', source: 'reach', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'line-color': '#0b4f4b', 'line-width': 0.9 } },
  { id: 'zones-poor', type: 'fill', source: 'zones', filter: ['==', ['get', 'poor'], true], paint: { 'fill-pattern': 'hatch' } },
  // What is not brushed recedes under paper.
  { id: 'zones-dimmed', type: 'fill', source: 'zones', layout: { visibility: 'none' }, paint: { 'fill-color': PAPER, 'fill-opacity': ['case', ['boolean', ['feature-state', 'brushed'], false], 0, 0.68], 'fill-antialias': false } },
  { id: 'zones-line', type: 'line', source: 'zones', paint: { 'line-color': '#8c8577', 'line-width': 0.6 } },
  { id: 'townships-line', type: 'line', source: 'townships', paint: { 'line-color': '#5f6a70', 'line-width': 0.7, 'line-dasharray': [3, 2] } },
  { id: 'parents-line', type: 'line', source: 'parents', layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': '#57524a', 'line-width': 1.7 } },
  { id: 'zones-brushed', type: 'line', source: 'zones', layout: { 'line-join': 'round' }, paint: { 'line-color': INK_COLOUR, 'line-width': ['case', ['boolean', ['feature-state', 'brushed'], false], 1.8, 0] } },
  { id: 'uncovered-circle', type: 'circle', source: 'uncovered', paint: { 'circle-color': UNCOVERED_COLOUR, 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 0.5 } },
  { id: 'disputed-circle', type: 'circle', source: 'disputed', paint: { 'circle-color': ['case', ['get', 'lost'], UNCOVERED_COLOUR, COVERED_COLOUR], 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 0.5 } },
  // Below the symbols: a name hides no facility (nor does a facility take a name away, see `crossSourceCollisions` of the scene).
  {
    id: 'zones-label', type: 'symbol', source: 'labels',
    layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-padding': 3, 'text-max-width': 7, 'symbol-sort-key': ['get', 'order'] },
    paint: { 'text-color': INK_COLOUR, 'text-halo-color': 'rgba(255,255,255,0.9)', 'text-halo-width': 1.4 },
  },
  { id: 'facilities-symbol', type: 'symbol', source: 'facilities', layout: { 'icon-image': ['concat', 'facility-', ['get', 'shape']], 'icon-padding': 0, 'icon-allow-overlap': false } },
  { id: 'reach-place', type: 'circle', source: 'reach', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-color': 'rgba(0, 0, 0, 0)', 'circle-radius': 10, 'circle-stroke-color': INK_COLOUR, 'circle-stroke-width': 2.5 } },
  { id: 'zones-selected-halo', type: 'line', source: 'zones', filter: ['==', ['get', 'code'], ''], layout: { 'line-join': 'round' }, paint: { 'line-color': '#ffffff', 'line-width': 5 } },
  { id: 'zones-selected', type: 'line', source: 'zones', filter: ['==', ['get', 'code'], ''], layout: { 'line-join': 'round' }, paint: { 'line-color': ACCENT_COLOUR, 'line-width': 2.6 } },
  {
    id: 'sites-symbol', type: 'symbol', source: 'sites',
    layout: { 'icon-image': 'site', 'icon-allow-overlap': true, 'text-field': ['get', 'order'], 'text-font': FONT, 'text-size': 12, 'text-allow-overlap': true },
    paint: { 'text-color': '#ffffff' },
  },
];

/** The whole map: our own paper, no tiles, no fonts and nothing else from a network. */
export function mapStyle(): StyleSpecification {
  const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } };
  return { version: 8, sources: Object.fromEntries(SOURCES.map((name) => [name, { ...empty, tolerance: name === 'covered' || name === 'reach' ? 0.2 : 0.375 }])), layers };
}
