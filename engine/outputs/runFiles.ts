import type { Feature, FeatureCollection } from 'geojson';
import type { ProjectFile, StoredRun } from '../../data/project/projectFile.ts';
import { loadZones } from '../load.ts';
import { toCsv } from './csv.ts';
import { geojsonText, zonesWithFigures } from './geojson.ts';

export interface OutputFile {
  name: string;
  text: string;
}

/** The files of one run: `<id>.csv`, `<id>.json`, further tables, and `<id>.geojson` where asked for. */
export function runFiles(project: ProjectFile, run: StoredRun, coveredFeatures: Feature[]): OutputFile[] {
  const { analysisId } = run;
  const files: OutputFile[] = [];
  for (const table of run.tables) {
    files.push({ name: table.name === 'main' ? `${analysisId}.csv` : `${analysisId}.${table.name}.csv`, text: toCsv(project.readRunTable(run.id, table.name)) });
  }
  files.push({ name: `${analysisId}.json`, text: jsonText(runDocument(run)) });
  if (run.analysis.format?.includes('geojson')) files.push({ name: `${analysisId}.geojson`, text: runGeojson(project, run, 'main', coveredFeatures) });
  return files;
}

/** What `<id>.json` holds: everything but times and paths. */
function runDocument(run: StoredRun): Record<string, unknown> {
  const { analysisId, kind, analysis, basis, totals, notes } = run;
  return { id: analysisId, kind, synthetic: basis.synthetic, analysis, basis, totals, notes };
}

/** Zones (or townships) with the figures of a table as GeoJSON text. */
export function runGeojson(project: ProjectFile, run: StoredRun, table: string, more: Feature[]): string {
  const zones = loadZones(project, table === 'townships' ? 'townships' : 'zones');
  const collection: FeatureCollection = zones ? zonesWithFigures(zones.codes, zones.polygons, project.readRunTable(run.id, table), more) : { type: 'FeatureCollection', features: more };
  return geojsonText(collection, run.basis.synthetic);
}

/** Stable JSON: two spaces, LF, a newline at the end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
