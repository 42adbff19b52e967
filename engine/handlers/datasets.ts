import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputError } from '../../api/findings.ts';
import type { ImportRequest } from '../../api/recipe.ts';
import { SEVERAL_FILES } from '../../api/roles.ts';
import { boundsOf } from '../../geo/zones/zoneBounds.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import type { StoredDataset } from '../../data/project/projectFile.ts';
import { toRows } from '../outputs/rows.ts';
import { facilityFeatures, zoneFeatures } from '../shapes.ts';
import { loadZones } from '../load.ts';
import { mapPaths } from '../recipes/requests.ts';
import type { ZonesHint } from '../tasks.ts';
import type { HandlerContext, Handlers } from './context.ts';
import { datasetInfoOf } from './projects.ts';

type DatasetMethods = 'datasets.inspect' | 'datasets.import' | 'datasets.list' | 'datasets.remove' | 'datasets.rows' | 'zones.shapes' | 'facilities.points';

export function datasetHandlers({ pool, jobs, session }: HandlerContext): Pick<Handlers, DatasetMethods> {
  return {
    'datasets.inspect': ({ path, ...options }) => pool.run('inspect', { path: resolve(path), options }),
    'datasets.import': ({ request, replace }) => {
      const project = session.required();
      const { path } = project;
      const zones = request.role === 'zones' ? null : zonesHint(project);
      return {
        jobId: jobs.start('datasets.import', async (job) => {
          const { datasetId } = await pool.run(
            'import',
            {
              projectPath: path, request, replace: replace ?? !SEVERAL_FILES.has(request.role), baseDir: await folderOf(request),
              parameterPrefix: `inputs.${request.role}`, zones,
            },
            { signal: job.signal, onProgress: job.report },
          );
          return { dataset: ProjectFile.use(path, (stored) => datasetInfoOf(datasetOf(stored, datasetId!))) };
        }),
      };
    },
    'datasets.list': () => session.required().listDatasets().map(datasetInfoOf),
    'datasets.remove': ({ id }) => {
      session.required().removeDataset(id);
      return {};
    },
    'datasets.rows': ({ id, offset, limit }) => {
      const project = session.required();
      const dataset = datasetOf(project, id);
      const columns = project.columnNames(id).filter((name) => !name.startsWith('geometry.')).map((name) => ({ name, values: project.readColumn(id, name)! }));
      // A dataset may hold tables of different length (nodes and edges): the rows are those of the main one.
      const main = columns.filter((column) => column.values.length === dataset.rowCount);
      return { columns: main.map((column) => column.name), rows: toRows(main, offset, limit), total: dataset.rowCount };
    },
    'zones.shapes': ({ level }) => {
      const zones = loadZones(session.required(), level);
      return { type: 'FeatureCollection' as const, features: zones ? zoneFeatures(zones) : [], bbox: zones ? boundsOf(zones.polygons.coordinates) : null };
    },
    'facilities.points': () => ({ type: 'FeatureCollection' as const, features: facilityFeatures(session.required()) }),
  };
}

function datasetOf(project: ProjectFile, id: number): StoredDataset {
  const dataset = project.listDatasets().find((d) => d.id === id);
  if (!dataset) throw new InputError({ code: 'dataset.unknown', severity: 'error', values: { id } });
  return dataset;
}

function zonesHint(project: ProjectFile): ZonesHint | null {
  const zones = loadZones(project, 'zones');
  const bbox = zones ? boundsOf(zones.polygons.coordinates) : null;
  return zones && bbox ? { bbox, codes: zones.codes } : null;
}

async function folderOf(request: ImportRequest): Promise<string> {
  let path = '';
  mapPaths(request, (each) => (path ||= each));
  return (await stat(path).catch(() => null))?.isDirectory() ? path : dirname(path);
}
