import { CodeChanges } from '../data/codeChanges.ts';
import type { ProjectFile } from '../data/project/projectFile.ts';
import type { ZonePolygons } from '../geo/types.ts';
import { withPresentCodes } from './indicatorTable.ts';
import type { IndicatorTable } from './indicatorTable.ts';
import { FIELD, float, only, polygonsOf, text } from './storedColumns.ts';

/** Polygons that rules hold in; several may share a name. Zone `i` of `polygons` is that of `names[i]`. */
export interface Areas { names: string[]; polygons: ZonePolygons; file: string }

/** Every indicator table of the project, and last the numbers that zones and townships carry themselves where no table has a column of that name. */
export function loadIndicators(project: ProjectFile): IndicatorTable[] {
  const tables = indicatorTables(project);
  const taken = new Set(tables.flatMap((table) => [...table.values.keys()]));
  return [...tables, ...fieldTables(project, taken)];
}

function indicatorTables(project: ProjectFile): IndicatorTable[] {
  const datasets = project.listDatasets('indicators');
  const changes = datasets.length > 0 ? loadCodeChanges(project) : null;
  const known = changes === null ? null : codesOfUnits(project);
  return datasets.map((dataset) => {
    const values = new Map<string, Float64Array>();
    const texts = new Map<string, (string | null)[]>();
    for (const name of project.columnNames(dataset.id)) {
      if (name.startsWith('value:')) values.set(name.slice('value:'.length), float(project, dataset.id, name)!);
      if (name.startsWith('text:')) texts.set(name.slice('text:'.length), text(project, dataset.id, name)!);
    }
    const table: IndicatorTable = {
      codes: text(project, dataset.id, 'code') as string[], names: text(project, dataset.id, 'name'), year: float(project, dataset.id, 'year')!, values, texts,
      about: dataset.meta.about ?? {}, file: dataset.name, notes: [],
    };
    return changes === null || known === null ? table : withPresentCodes(table, changes, known);
  });
}

/** Numeric fields of the zones as tables without a year. */
function fieldTables(project: ProjectFile, taken: ReadonlySet<string>): IndicatorTable[] {
  return (['zones', 'townships'] as const).flatMap((role) => {
    const dataset = only(project, role);
    if (!dataset) return [];
    const values = new Map<string, Float64Array>();
    for (const stored of project.columnNames(dataset.id).filter((name) => name.startsWith(FIELD))) {
      const name = stored.slice(FIELD.length);
      const column = taken.has(name) ? null : project.readColumn(dataset.id, stored);
      if (column instanceof Float64Array) values.set(name, column);
    }
    const codes = text(project, dataset.id, 'code') as string[];
    return values.size === 0 ? [] : [{ codes, names: null, year: new Float64Array(codes.length).fill(Number.NaN), values, texts: new Map(), about: {}, file: dataset.name, notes: [] }];
  });
}

/** All area datasets of the project, in the order of import. */
export function loadAreas(project: ProjectFile): Areas[] {
  return project.listDatasets('areas').map(({ id, name }) => ({ names: text(project, id, 'area') as string[], polygons: polygonsOf(project, id), file: name }));
}

export function loadCodeChanges(project: ProjectFile): CodeChanges | null {
  const dataset = only(project, 'codeChanges');
  if (!dataset) return null;
  const from = text(project, dataset.id, 'from') as string[];
  const to = text(project, dataset.id, 'to') as string[];
  const year = float(project, dataset.id, 'year')!;
  return new CodeChanges(from.map((code, i) => ({ from: code, to: to[i], year: year[i] })));
}

/** Codes of the zones and of the townships; null without zones. */
export function codesOfUnits(project: ProjectFile): ReadonlySet<string> | null {
  const zones = only(project, 'zones');
  if (!zones) return null;
  const townships = only(project, 'townships');
  return new Set([...(text(project, zones.id, 'code') as string[]), ...(townships ? (text(project, townships.id, 'code') as string[]) : [])]);
}
