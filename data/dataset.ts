import type { Finding } from '../api/findings.ts';
import type { ImportRequest, IndicatorsInput, Role } from '../api/recipe.ts';

/** Values of a stored column. Text columns hold null for missing; numeric ones hold NaN (floats only). */
export type ColumnValues = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array | (string | null)[];

export interface Column {
  name: string;
  values: ColumnValues;
}

/** A file that went into a dataset. `path` is absolute and stays out of every reproducible output. */
export interface SourceFile {
  path: string;
  name: string;
  bytes: number;
  sha256: string;
}

/**
 * A dataset ready to be stored, all checks passed. Columns by role (all coordinates WGS 84 degrees unless said):
 *
 * - `zones`, `townships`: text `code`, `name`, `parent?`; Uint8 `tag:<tag>` (0/1); geometry as `geometry.coordinates`
 *   (Float64, lon/lat interleaved, rings open), `geometry.ringOffsets`, `geometry.polygonOffsets`, `geometry.zoneOffsets`
 *   (Uint32, see geo/types.ts ZonePolygons); every other field of the file as `field:<name>`.
 * - `facilities`: text `id`, `name`, `type`; Float64 `lon`, `lat`, `capacity` (NaN unknown), `attribute:<a>` (NaN unknown; flags 1 and 0).
 * - `population`: text `id`, `name?`, `zone?`; Float64 `lon`, `lat`, `persons` (never NaN: such rows are left out and counted),
 *   `group:<g>` persons of the group (NaN unknown), `minutes?` (NaN unreachable); text `leftOut.id?`, identifiers of the rows
 *   left out.
 * - `candidates`: text `id`, `name`; Float64 `lon`, `lat`, `cost` (NaN unknown).
 * - `roads`: Float64 `node.lon`, `node.lat`; Int32 `edge.from`, `edge.to` (node indexes); Float64 `edge.minutes`,
 *   `edge.reverseMinutes` (NaN: closed in that direction), `edge.lengthMeters`; Float64 `node.id` where all ids are
 *   numbers, else text `node.id`; `edge.id` likewise (OSM way, id in a table, row of a line layer); Int32 `edge.class`,
 *   an index into `meta.roads.classes`, -1 for none (absent where no road has a class).
 * - `friction`: Float32 `values` (unit as in meta, NaN impassable), row 0 at the top; meta holds the grid. Made of layers with a
 *   DEM also Float32 `elevation` (metres) and Uint8 `mode` (geo/friction/slopeSpeed.ts); `values` then hold for flat ground.
 * - `matrix`: text `origins`, `destinations` (distinct identifiers); Int32 `origin`, `destination` (indexes into them), Float64
 *   `value` in `meta.matrix.unit`, one per pair; an absent pair is unreachable.
 * - `codeChanges`: text `from`, `to`; Float64 `year` (NaN unknown).
 * - `tags`: text `code`, `name?`, `tag`; Float64 `from`, `to`: first and last year it holds (NaN open).
 * - `neighbours`: text `from`, `to`; Float64 `weight` (>= 0; 1 where the table has none), one row per pair and direction.
 * - `profiles`, one row: text `id`, `version`, `title` and `content`, the profile as JSON (api/profile.ts).
 * - `areas`: text `area`; geometry as in `zones`, one element per row of the file.
 * - `indicators`, one row per code and year: text `code`, `name?`; Float64 `year` (NaN when the table has none); each indicator as
 *   Float64 `value:<name>`, each column of words as text `text:<name>`. Several tables of a recipe are stored as several datasets.
 */
export interface DatasetDraft {
  role: Role;
  /** Shown in the data list: the file's base name. */
  name: string;
  rowCount: number;
  columns: Column[];
  meta: DatasetMeta;
  notes: Finding[];
  sources: SourceFile[];
  request: ImportRequest;
}

/** What the values of a matrix are. */
export type MatrixUnit = 'minutes' | 'meters' | 'cost';

/** What an indicator is, as the user says. */
export type IndicatorFacts = NonNullable<IndicatorsInput['about']>[string];

/** Friction made of layers: what lies in it, printed with every result. Files by their base names; cells of the finished surface. */
export interface FrictionLayersMeta {
  landCover: string;
  roads: string[];
  barriers: string[];
  elevation: string | null;
  classes: { class: string; label: string | null; speedKmh: number; mode: 'walking' | 'bicycling' | 'motorized'; cells: number }[];
  roadCells: number;
  /** Cells that a barrier closes; those of them that a road keeps open are `bridgeCells`, counted among the roads. */
  barrierCells: number;
  bridgeCells: number;
  /** Cells that a road touches on a barrier without crossing it, closed. */
  falseBridgeCells: number;
  impassableCells: number;
}

/** Small facts about a dataset that are not columns. All optional; which are present follows from the role. */
export interface DatasetMeta {
  crs?: string;
  encoding?: string;
  format?: string;
  groups?: string[];
  tags?: string[];
  facilityTypes?: string[];
  years?: number[];
  indicatorNames?: string[];
  /** Facilities: names of their attributes. */
  attributes?: string[];
  /** Areas: their names. */
  areas?: string[];
  /** Indicators: what the user says of them, by name. */
  about?: Record<string, IndicatorFacts>;
  personsTotal?: number;
  /** Population: it knows its minutes to the nearest facility. */
  knownMinutes?: true;
  /** Roads: what the graph was built with, printed with every result (profile, speeds, one-way rule, component). */
  roads?: { profile: string; speedsKmh: Record<string, number>; ignoreOneway: boolean; component: 'all' | 'largest'; directed: boolean; classes: string[]; elevation?: string };
  /** Matrix: its unit. `graph`: it was made of a graph, whose vertices are also the people (one each) and the candidates. */
  matrix?: { unit: MatrixUnit; graph?: true };
  /** Friction: the grid. x = originX + column * cellX, y = originY - row * cellY, in the units of `crs`. */
  grid?: { width: number; height: number; originX: number; originY: number; cellX: number; cellY: number; unit: 'minutes-per-cell' | 'minutes-per-meter' | 'seconds-per-meter' };
  friction?: FrictionLayersMeta;
}

/** Progress of an import: phase key and the fraction of that phase done, 0..1. May throw to cancel. */
export type ImportProgress = (phase: 'read' | 'check' | 'store', fraction: number) => void;
