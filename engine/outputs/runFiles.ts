import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Column } from '../../data/dataset.ts';
import type { ProjectFile, RunDraft } from '../../data/project/projectFile.ts';
import { loadZones } from '../load.ts';
import { toCsv } from './csv.ts';
import { geojsonText, zonesWithFigures } from './geojson.ts';
import type { OutputFile } from './outputFile.ts';

/** The files of one run: `<id>.csv`, `<id>.json`, further tables, and `<id>.geojson` and `<id>.minutes.tif` where asked for. */
export function runFiles(project: ProjectFile, run: RunDraft, coveredFeatures: Feature[], minutesTif: Uint8Array | null): OutputFile[] {
  const { analysisId } = run;
  const tables = run.tables.filter(({ name }) => !name.startsWith('.'));
  const files: OutputFile[] = tables.map(({ name, columns }) => ({ name: name === 'main' ? `${analysisId}.csv` : `${analysisId}.${name}.csv`, content: toCsv(columns) }));
  files.push({ name: `${analysisId}.json`, content: jsonText(runDocument(run)) });
  if (run.analysis.format?.includes('geojson')) {
    const main = tables.find(({ name }) => name === 'main')!;
    files.push({ name: `${analysisId}.geojson`, content: runGeojson(project, run, 'main', main.columns, coveredFeatures) });
  }
  if (minutesTif !== null) files.push({ name: `${analysisId}.minutes.tif`, content: minutesTif });
  return files;
}

/** Whether a run has a travel time for every cell of a raster. */
export const hasMinutesRaster = (run: Pick<RunDraft, 'kind' | 'basis'>): boolean => run.kind === 'coverage' && run.basis.model === 'friction';

/** What `<id>.json` holds: everything but times and paths. */
function runDocument(run: RunDraft): Record<string, unknown> {
  const { analysisId, kind, analysis, basis, totals, notes, checks } = run;
  return { id: analysisId, kind, synthetic: basis.synthetic, analysis, basis, totals, notes, checks };
}

/** Zones (or townships, of a table of them or an analysis at their level) with the figures of a table as GeoJSON text. */
export function runGeojson(project: ProjectFile, { analysis, basis }: Pick<RunDraft, 'analysis' | 'basis'>, table: string, columns: Column[], more: Feature[]): string {
  const ofTownships = table === 'townships' || ('level' in analysis && analysis.level === 'townships');
  const zones = loadZones(project, ofTownships ? 'townships' : 'zones');
  const collection: FeatureCollection<Geometry | null> = zones ? zonesWithFigures(zones.codes, zones.polygons, columns, more) : { type: 'FeatureCollection', features: more };
  return geojsonText(collection, basis.synthetic);
}

/** Stable JSON: two spaces, LF, a newline at the end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
