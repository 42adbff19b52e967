import type { Feature, Geometry } from 'geojson';
import type { Finding } from '../../api/findings.ts';
import type { Cell } from '../source.ts';
import { isMissingText, parseNumber, propertyCell } from './cells.ts';

/** Features as columns: the union of their properties in order of first appearance, and their geometries. */
export interface FeatureTable {
  names: string[];
  columns: Cell[][];
  rowCount: number;
  rowNumberOf: (row: number) => number;
  geometry: (Geometry | null)[];
  notes: Finding[];
}

/**
 * Rows are numbered from 1, one per feature. A feature's own `id` becomes the column `id` where no property has that
 * name. Missing geometries are counted in a note, as are error cells and a column that holds numbers in some features
 * and words in others.
 */
export function featureTable(features: readonly Feature<Geometry | null>[], file: string): FeatureTable {
  const index = new Map<string, number>();
  const names: string[] = [];
  const columns: Cell[][] = [];
  const columnOf = (name: string): Cell[] => {
    let at = index.get(name);
    if (at === undefined) {
      at = names.push(name) - 1;
      index.set(name, at);
      columns.push(Array.from({ length: features.length }, () => null));
    }
    return columns[at];
  };
  const geometry: (Geometry | null)[] = [];
  const withId = features.some((feature) => feature.id !== undefined) && !features.some((feature) => feature.properties !== null && feature.properties !== undefined && 'id' in feature.properties);
  let errors = 0;
  let firstError = { row: 0, column: '', text: '' };
  features.forEach((feature, row) => {
    if (withId) columnOf('id')[row] = propertyCell(feature.id);
    for (const [name, value] of Object.entries(feature.properties ?? {})) {
      let cell = propertyCell(value);
      if (typeof cell === 'string') {
        const text = cell.trim();
        cell = text === '' ? null : text;
        if (text !== '' && isMissingText(text)) {
          if (errors++ === 0) firstError = { row: row + 1, column: name, text };
          cell = null;
        }
      }
      columnOf(name)[row] = cell;
    }
    geometry.push(feature.geometry ?? null);
  });
  const notes: Finding[] = [...geometryNotes(geometry, file), ...mixedColumns(names, columns, file)];
  if (errors > 0) notes.push({ code: 'row.error-cell', severity: 'note', file, row: firstError.row, column: firstError.column, values: { count: errors, text: firstError.text } });
  return { names, columns, rowCount: features.length, rowNumberOf: (row) => row + 1, geometry, notes };
}

/** One note for features without a geometry: how many, and the first. */
export function geometryNotes(geometry: readonly (Geometry | null)[], file: string): Finding[] {
  const missing = geometry.reduce((count, g) => count + (g === null ? 1 : 0), 0);
  if (missing === 0) return [];
  return [{ code: 'geometry.missing', severity: 'note', file, row: geometry.indexOf(null) + 1, values: { count: missing, total: geometry.length } }];
}

function mixedColumns(names: readonly string[], columns: readonly Cell[][], file: string): Finding[] {
  const notes: Finding[] = [];
  names.forEach((column, c) => {
    if (!columns[c].some((cell) => typeof cell === 'number')) return;
    const row = columns[c].findIndex((cell) => typeof cell === 'string' && Number.isNaN(parseNumber(cell)));
    if (row >= 0) notes.push({ code: 'row.not-a-number', severity: 'note', file, row: row + 1, column, values: { text: String(columns[c][row]) } });
  });
  return notes;
}

/** What is known of the geometry types of a table, for reports: the one type, `Mixed`, or null without geometry. */
export function geometryTypeOf(geometry: readonly (Geometry | null)[] | null): string | null {
  if (geometry === null) return null;
  const types = new Set<string>();
  for (const g of geometry) if (g !== null) types.add(g.type);
  const [first, second] = types;
  if (types.size === 2 && `Multi${first}` === second) return second;
  if (types.size === 2 && `Multi${second}` === first) return first;
  return types.size === 0 ? null : types.size === 1 ? first : 'Mixed';
}
