import { InputError } from '../../api/findings.ts';
import type { CoverageAnalysis } from '../../api/recipe.ts';
import { newGeoTiff } from '../../data/exporters/geotiff.ts';
import { parseCrs } from '../../data/importers/crs.ts';
import type { ProjectFile, RunDraft } from '../../data/project/projectFile.ts';
import { visitGroundTimes } from '../../geo/friction/groundTimes.ts';
import { datasetHashes } from '../analyses/basis.ts';
import { completeCoverage } from '../analyses/complete/complete.ts';
import { cellsOf, sourcesOf, surfaceOf } from '../analyses/travel/frictionModel.ts';
import { facilitiesFor, selectFacilities } from '../analyses/travel/travelModel.ts';
import { loadFriction, required } from '../load.ts';
import type { TaskControl } from '../tasks.ts';

const NODATA = -9999;

/**
 * Minutes from every cell to the nearest of all facilities of a friction run, up to its largest limit, as a GeoTIFF in
 * the CRS of the surface: 32-bit floats, no data (-9999) where no facility is within the limit. Searched again, not
 * stored with the run. Throws InputError `run.stale` where the data have been replaced since.
 */
export function minutesGeoTiff(project: ProjectFile, run: Pick<RunDraft, 'analysisId' | 'analysis' | 'basis' | 'datasetHashes'>, control: TaskControl): Uint8Array {
  const hashes = datasetHashes(project);
  for (const role of ['friction', 'facilities']) {
    if (JSON.stringify(hashes[role]) !== JSON.stringify(run.datasetHashes[role])) throw new InputError({ code: 'run.stale', severity: 'error', values: { id: run.analysisId } });
  }
  const analysis = completeCoverage(run.analysis as CoverageAnalysis);
  const friction = required(loadFriction(project), 'friction', run.analysisId);
  const facilities = facilitiesFor(project, analysis);
  const { chosen } = selectFacilities(facilities, analysis).find(({ type }) => type === 'all')!;
  const surface = surfaceOf(friction, analysis);
  const { grid, crs } = friction;
  const description = `Minutes to the nearest facility${run.basis.synthetic ? '; synthetic data' : ''}`;
  const { bytes, values } = newGeoTiff({ ...grid, crs, geographic: parseCrs(crs)?.geographic ?? false, nodata: NODATA, description });
  values.fill(NODATA);
  const tick = control.tick('write', 0, 1, grid.width * grid.height);
  visitGroundTimes(surface, sourcesOf(surface, cellsOf(friction, facilities), chosen), analysis.minutes!.at(-1)!, (row, column, count, minutes, _label, at) => {
    const into = row * grid.width + column;
    for (let i = 0; i < count; i++) if (!Number.isNaN(minutes[at + i])) values[into + i] = minutes[at + i];
  }, tick);
  return bytes;
}
