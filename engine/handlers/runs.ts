import { InputError } from '../../api/findings.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import { toCsv } from '../outputs/csv.ts';
import { rowsWhere, toRows } from '../outputs/rows.ts';
import { hasMinutesRaster, runGeojson } from '../outputs/runFiles.ts';
import type { HandlerContext, Handlers } from './context.ts';
import { runInfoOf } from './projects.ts';
import { RunTables } from './runTables.ts';

type RunMethods = 'analyses.run' | 'runs.list' | 'runs.get' | 'runs.rows' | 'runs.coveredArea' | 'runs.remove' | 'runs.export';

/** Tables with one row per unit, which have a shape. */
const ON_THE_MAP: ReadonlySet<string> = new Set(['main', 'townships']);

export function runHandlers({ pool, jobs, session }: HandlerContext): Pick<Handlers, RunMethods> {
  const tables = new RunTables();
  return {
    'analyses.run': ({ analysis }) => {
      // The page may open another project meanwhile: the run belongs to the one it was asked for.
      const { path } = session.required();
      return {
        jobId: jobs.start('analyses.run', async (job) => {
          const { run: draft } = await pool.run('analyse', { projectPath: path, analysis, wanted: 'run', needed: [] }, { signal: job.signal, onProgress: job.report });
          job.report('store', 0.98);
          return { run: ProjectFile.use(path, (project) => runInfoOf(project.getRun(project.insertRun(draft)))) };
        }),
      };
    },
    'runs.list': () => session.required().listRuns().map(runInfoOf),
    'runs.get': ({ id }) => runInfoOf(session.required().getRun(id)),
    'runs.rows': ({ id, table, where, offset = 0, limit = Infinity }) => {
      const columns = tables.read(session.required(), id, table);
      const chosen = where ? rowsWhere(columns, where) : undefined;
      return { columns: columns.map((column) => column.name), rows: toRows(columns, offset, limit, chosen), total: chosen?.length ?? columns[0]?.values.length ?? 0 };
    },
    'runs.coveredArea': async ({ id, facilityType, limit }) => {
      const { features, stale } = await pool.run('coveredArea', { projectPath: session.required().path, runId: id, facilityType, limit });
      return { type: 'FeatureCollection' as const, features, ...(stale ? { stale } : {}) };
    },
    'runs.remove': ({ id }) => {
      session.required().removeRun(id);
      return {};
    },
    'runs.export': async ({ id, table, format }) => {
      const project = session.required();
      const run = project.getRun(id);
      const found = run.tables.find((one) => one.name === table);
      const exists = found !== undefined;
      if (!exists || (format === 'geojson' && !(ON_THE_MAP.has(table) && found.columns.includes('code'))) || (format === 'geotiff' && !(table === 'main' && hasMinutesRaster(run)))) {
        throw new InputError({ code: 'parameter.out-of-range', severity: 'error', parameter: exists ? 'format' : 'table', values: { value: exists ? format : table } });
      }
      // A table leaves the program without its basis line: invented data say so in the name of the file.
      const name = `${table === 'main' ? run.analysisId : `${run.analysisId}.${table}`}${run.basis.synthetic ? '.synthetic' : ''}`;
      if (format === 'geotiff') {
        const bytes = await pool.run('minutesRaster', { projectPath: project.path, runId: id });
        return { fileName: `${name}.minutes.tif`, mediaType: 'image/tiff', text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'), base64: true as const };
      }
      return format === 'csv'
        ? { fileName: `${name}.csv`, mediaType: 'text/csv;charset=utf-8', text: Buffer.from(toCsv(project.readRunTable(id, table))).toString('utf8') }
        : { fileName: `${name}.geojson`, mediaType: 'application/geo+json', text: runGeojson(project, run, table, project.readRunTable(id, table), []) };
    },
  };
}
