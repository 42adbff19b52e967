import type { Geometry } from 'geojson';
import type { Finding } from '../api/findings.ts';

/** A cell as read: text stays text (codes keep their zeros), typed cells (JSON, XLSX, DBF) keep their type; null is missing. */
export type Cell = string | number | boolean | null;

export type FieldType = 'text' | 'number' | 'integer' | 'boolean' | 'date' | 'json' | 'empty';

/** A guess with how sure we are (0..1) and, for a CRS, where it comes from. */
export interface Guess {
  value: string | null;
  confidence: number;
  source?: 'file' | 'declared' | 'format' | 'coordinates' | 'none';
  candidates?: { value: string; confidence: number; sample?: string }[];
}

export interface SourceField {
  name: string;
  type: FieldType;
  /** Role guessed from the name and the values (`code`, `name`, `lon`, `persons` …), with its confidence. */
  role: string | null;
  confidence: number;
}

/**
 * What a reader gets out of one file: a plain table, with geometry where the format has it. Titles, totals and
 * footnotes above and below the table are already gone (and noted). Geometry is in the file's own CRS.
 */
export interface SourceTable {
  /** `CSV`, `TSV`, `XLSX`, `GeoJSON`, `TopoJSON`, `Shapefile`, `GeoPackage`, `KML`. */
  format: string;
  /** Base name, as findings print it. */
  file: string;
  encoding: Guess;
  crs: Guess;
  fields: SourceField[];
  rowCount: number;
  /** Row of the file that row `i` of the table stands in, from 1 (for CSV and XLSX: the title row is counted). */
  rowNumberOf: (row: number) => number;
  /** One array per field, in the order of `fields`. */
  columns: Cell[][];
  geometry: (Geometry | null)[] | null;
  /** All sheets or layers of the file, where it has several. */
  layers?: string[];
  notes: Finding[];
}

/** A raster band in memory, row 0 at the top. Missing cells are NaN. */
export interface SourceRaster {
  format: 'GeoTIFF';
  file: string;
  width: number;
  height: number;
  bands: number;
  /** First band; Float32 where the file holds 32-bit floats, so no precision is invented. */
  values: Float32Array | Float64Array;
  nodata: number | null;
  /** Upper-left corner and cell size in the units of the CRS: x = originX + column * cellX, y = originY - row * cellY. */
  originX: number;
  originY: number;
  cellX: number;
  cellY: number;
  crs: Guess;
  notes: Finding[];
}

/** What a user may say of a file before it is looked at. */
export interface InspectOptions {
  encoding?: string;
  crs?: string;
  sheet?: string;
  layer?: string;
}
