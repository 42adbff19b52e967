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
  const properties = new PropertyCells(file);
  features.forEach((feature, row) => {
    if (withId) columnOf('id')[row] = propertyCell(feature.id);
    for (const [name, value] of Object.entries(feature.properties ?? {})) {
      columnOf(name)[row] = properties.cell(value, row, name);
    }
    geometry.push(feature.geometry ?? null);
  });
  const notes: Finding[] = [...geometryNotes(geometry, file), ...mixedColumns(names, columns, file), ...properties.notes()];
  return { names, columns, rowCount: features.length, rowNumberOf: (row) => row + 1, geometry, notes };
}

/** Cells of properties, a blank text and one that stands for "no value" missing; the latter are counted, as in a CSV file. */
export class PropertyCells {
  private readonly file: string;
  private count = 0;
  private first = { row: 0, column: '', text: '' };

  constructor(file: string) {
    this.file = file;
  }

  cell(value: unknown, row: number, column: string): Cell {
    const cell = propertyCell(value);
    if (typeof cell !== 'string') return cell;
    const text = cell.trim();
    if (text === '') return null;
    if (!isMissingText(text)) return text;
    if (this.count++ === 0) this.first = { row: row + 1, column, text };
    return null;
  }

  notes(): Finding[] {
    const { row, column, text } = this.first;
    return this.count === 0 ? [] : [{ code: 'row.error-cell', severity: 'note', file: this.file, row, column, values: { count: this.count, text } }];
  }
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
