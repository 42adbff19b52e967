import type { Finding } from '../../../api/findings.ts';
import type { ColumnValues } from '../../../data/dataset.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import type { ZonePolygons } from '../../../geo/types.ts';
import { loadZones } from '../../load.ts';
import type { IndicatorTable } from '../../load.ts';
import { FIELD } from '../../storedColumns.ts';

/** Codes of the national row (GB/T 2260 has none; both are in use). */
export const NATIONAL_CODES: ReadonlySet<string> = new Set(['000000', '100000']);

export type UnitLevel = 'zones' | 'townships';

/** The units values belong to: the zones, or, without any, those that a table or a run names. */
export interface UnitFrame {
  level: UnitLevel;
  codes: string[];
  names: string[];
  /** Unit above; '' unknown. Null where the zones do not say. */
  parents: string[] | null;
  /** Column of the zones that holds it. */
  parentColumn: string | null;
  /** 1 = tagged. */
  tags: Record<string, Uint8Array>;
  /** Column of the zones behind each tag. */
  tagColumns: Record<string, string>;
  /** What is to be told of the lists behind the tags. */
  notes: Finding[];
  /** Null without zones. */
  polygons: ZonePolygons | null;
  /** Any other column of the zones, by the name it has in the file; null where there is none. */
  field: (name: string) => ColumnValues | null;
  fieldNames: string[];
}

/** Zones or townships of the project; null without any. `year` chooses the tags that hold in it. */
export function zoneFrame(project: ProjectFile, level: UnitLevel, year: number | null = null): UnitFrame | null {
  const zones = loadZones(project, level, year);
  const dataset = project.listDatasets(level).at(-1);
  if (!zones || !dataset) return null;
  const { request } = dataset;
  const input = request.role === 'zones' || request.role === 'townships' ? request.input : null;
  return {
    level, codes: zones.codes, names: zones.names, parents: zones.parents, parentColumn: input?.parent ?? null, tags: zones.tags, tagColumns: input?.tags ?? {}, notes: zones.tagNotes, polygons: zones.polygons,
    field: (name) => project.readColumn(dataset.id, FIELD + name),
    fieldNames: project.columnNames(dataset.id).filter((name) => name.startsWith(FIELD)).map((name) => name.slice(FIELD.length)),
  };
}

/** Units that only a list of codes is known of. */
export function listFrame(codes: string[], names: string[], level: UnitLevel = 'zones'): UnitFrame {
  return { level, codes, names, parents: null, parentColumn: null, tags: {}, tagColumns: {}, notes: [], polygons: null, field: () => null, fieldNames: [] };
}

/** Units of indicator tables in the order of their first row, the national row left out. */
export function tableFrame(tables: readonly IndicatorTable[]): UnitFrame {
  const names = new Map<string, string>();
  for (const table of tables) {
    table.codes.forEach((code, row) => {
      if (!NATIONAL_CODES.has(code) && !names.get(code)) names.set(code, table.names?.[row] ?? '');
    });
  }
  return listFrame([...names.keys()], [...names.values()]);
}

/** The zones where there are any, else the units of the indicator tables. */
export function frameOf(project: ProjectFile, tables: readonly IndicatorTable[], level: UnitLevel, year: number | null): UnitFrame {
  return zoneFrame(project, level, year) ?? tableFrame(tables);
}
