import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { ACCENT_COLOUR, COVERED_COLOUR, INK_COLOUR, NO_DATA_COLOUR, UNCOVERED_COLOUR } from '../../geo/figure/palette.ts';

export const SOURCES = ['zones', 'labels', 'parents', 'townships', 'covered', 'uncovered', 'facilities', 'sites'] as const;
export type SourceName = (typeof SOURCES)[number];

const PAPER = '#f7f5ef';
/** Lighter than the teal of its edge: over dark classes a covered area must look lighter, not darker. */
const COVERED_FILL = '#6fc4bb';
const FONT = ['sans-serif'];

/** Colour by the class written into the feature state; no class is "no data". */
export function fillByClass(colours: readonly string[]): ExpressionSpecification {
  const cases: (number | string)[] = colours.flatMap((colour, index) => [index, colour]);
  if (cases.length === 0) return ['literal', NO_DATA_COLOUR] as unknown as ExpressionSpecification;
  return ['match', ['coalesce', ['feature-state', 'class'], -1], ...cases, NO_DATA_COLOUR] as unknown as ExpressionSpecification;
}

const layers: LayerSpecification[] = [
  { id: 'paper', type: 'background', paint: { 'background-color': PAPER } },
  { id: 'zones-fill', type: 'fill', source: 'zones', paint: { 'fill-color': NO_DATA_COLOUR } },
  { id: 'covered-fill', type: 'fill', source: 'covered', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': COVERED_FILL, 'fill-opacity': 0.3, 'fill-antialias': false } },
  { id: 'covered-edge', type: 'line', source: 'covered', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'line-color': COVERED_COLOUR, 'line-width': 0.9, 'line-opacity': 0.75 } },
  { id: 'covered-roads', type: 'line', source: 'covered', filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': COVERED_COLOUR, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.6, 11, 2.2], 'line-opacity': 0.85 } },
  { id: 'zones-poor', type: 'fill', source: 'zones', filter: ['==', ['get', 'poor'], true], paint: { 'fill-pattern': 'hatch' } },
  { id: 'zones-line', type: 'line', source: 'zones', paint: { 'line-color': '#8c8577', 'line-width': 0.6 } },
  { id: 'townships-line', type: 'line', source: 'townships', paint: { 'line-color': '#5f6a70', 'line-width': 0.7, 'line-dasharray': [3, 2] } },
  { id: 'parents-line', type: 'line', source: 'parents', layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': '#57524a', 'line-width': 1.7 } },
  {
    id: 'uncovered-circle', type: 'circle', source: 'uncovered',
    paint: { 'circle-radius': ['interpolate', ['linear'], ['zoom'], 5, ['*', 0.5, ['get', 'radius']], 8, ['get', 'radius'], 11, ['*', 1.8, ['get', 'radius']]], 'circle-color': UNCOVERED_COLOUR, 'circle-opacity': 0.6, 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 0.5 },
  },
  {
    id: 'facilities-symbol', type: 'symbol', source: 'facilities',
    layout: { 'icon-image': ['concat', 'facility-', ['get', 'shape']], 'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.4, 8, 0.55, 11, 1], 'icon-padding': 0, 'icon-allow-overlap': false },
  },
  { id: 'zones-selected-halo', type: 'line', source: 'zones', filter: ['==', ['get', 'code'], ''], layout: { 'line-join': 'round' }, paint: { 'line-color': '#ffffff', 'line-width': 5 } },
  { id: 'zones-selected', type: 'line', source: 'zones', filter: ['==', ['get', 'code'], ''], layout: { 'line-join': 'round' }, paint: { 'line-color': ACCENT_COLOUR, 'line-width': 2.6 } },
  {
    id: 'zones-label', type: 'symbol', source: 'labels',
    layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': ['interpolate', ['linear'], ['zoom'], 5, 10.5, 9, 13], 'text-padding': 3, 'text-max-width': 7, 'symbol-sort-key': ['get', 'order'] },
    paint: { 'text-color': INK_COLOUR, 'text-halo-color': 'rgba(255,255,255,0.9)', 'text-halo-width': 1.4 },
  },
  {
    id: 'sites-symbol', type: 'symbol', source: 'sites',
    layout: { 'icon-image': 'site', 'icon-allow-overlap': true, 'text-field': ['get', 'order'], 'text-font': FONT, 'text-size': 12, 'text-allow-overlap': true },
    paint: { 'text-color': '#ffffff' },
  },
];

/** The whole map: our own paper, no tiles, no fonts and nothing else from a network. */
export function mapStyle(): StyleSpecification {
  const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } };
  return { version: 8, sources: Object.fromEntries(SOURCES.map((name) => [name, { ...empty, tolerance: name === 'covered' ? 0.2 : 0.375 }])), layers };
}
