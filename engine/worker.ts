import { parentPort } from 'node:worker_threads';
import { toEnvelope } from '../api/findings.ts';
import { sameProfiles } from '../data/profiles/projectProfiles.ts';
import { ProjectFile } from '../data/project/projectFile.ts';
import { releaseMemory } from '../data/releaseMemory.ts';
import { checkAnalysis } from './analyses/checkAnalysis.ts';
import { coveredArea, coveredAreaOf } from './analyses/coverage/coveredArea.ts';
import { runAnalysis } from './analyses/runAnalysis.ts';
import { zonesHintOf } from './load.ts';
import { minutesGeoTiff } from './outputs/geotiff.ts';
import { hasMinutesRaster, runFiles } from './outputs/runFiles.ts';
import { TaskControl } from './tasks.ts';
import type { AnalysisAnswer, TaskKind, TaskMap, TaskMessage } from './tasks.ts';

/**
 * The long work, each task a plain function of its input; a project is opened for the task and closed after it. Readers
 * and the generator are loaded when they are asked for: most threads need one of them, or none.
 */
const tasks: { [K in TaskKind]: (input: TaskMap[K]['input'], control: TaskControl) => Promise<TaskMap[K]['output']> | TaskMap[K]['output'] } = {
  inspect: async ({ path, options }) => (await import('../data/inspect.ts')).inspectFile(path, options),

  import: async ({ projectPath, request, replace, baseDir, parameterPrefix, zones }, control) => {
    const { buildDataset } = await import('../data/roles/buildDataset.ts');
    const draft = await buildDataset(request, { baseDir, parameterPrefix, zones: zones ?? undefined, progress: (phase, fraction) => control.report(phase, fraction * 0.9) });
    control.report('store', 0.9);
    const hint = request.role === 'zones' ? zonesHintOf(draft) : null;
    if (projectPath === null) return { datasetId: null, notes: draft.notes, zones: hint };
    const datasetId = ProjectFile.use(projectPath, (project) => project.insertDataset(draft, draft.role === 'profiles' ? sameProfiles(project, draft, replace) : replace));
    for (const { values } of draft.columns) if (ArrayBuffer.isView(values)) releaseMemory(values);
    return { datasetId, notes: draft.notes, zones: hint };
  },

  check: ({ projectPath, analysis, others }) => ProjectFile.use(projectPath, (project) => {
    checkAnalysis(project, analysis, others);
    return null;
  }),

  analyse: ({ projectPath, analysis, wanted, needed }, control) => ProjectFile.use(projectPath, (project) => {
    const run = runAnalysis(project, analysis, control, needed);
    if (wanted === 'run') return { run, files: [] };
    const drawn = run.kind === 'coverage' && analysis.format?.includes('geojson') ? coveredAreaOf(project, run).features : [];
    const minutesTif = analysis.format?.includes('geotiff') && hasMinutesRaster(run) ? minutesGeoTiff(project, run, control) : null;
    const files = runFiles(project, run, drawn, minutesTif);
    return { run: wanted === 'both' ? run : { ...run, tables: [] }, files };
  }),

  coveredArea: ({ projectPath, runId, facilityType, limit }) => ProjectFile.use(projectPath, (project) => coveredArea(project, runId, facilityType, limit)),

  minutesRaster: ({ projectPath, runId }, control) => ProjectFile.use(projectPath, (project) => minutesGeoTiff(project, project.getRun(runId), control)),

  isochrones: async ({ projectPath, params }, control) => {
    const { isochrones } = await import('./analyses/travel/isochrones.ts');
    return ProjectFile.use(projectPath, (project) => isochrones(project, params, control));
  },

  generateSample: async ({ outDir }, control) => {
    const { generateSample } = await import('../data/sample/generate.ts');
    await generateSample(outDir, { progress: (fraction) => control.report('generate', fraction) });
    return null;
  },
};

async function perform<K extends TaskKind>(message: TaskMessage<K>): Promise<void> {
  try {
    const value = await tasks[message.kind](message.input, new TaskControl(message.control));
    parentPort!.postMessage({ id: message.id, ok: true, value }, buffersOf(message.kind, value));
  } catch (error) {
    const { randomUUID } = await import('node:crypto');
    const envelope = toEnvelope(error, randomUUID());
    const stack = envelope.kind === 'bug' ? `bug ${envelope.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` : undefined;
    parentPort!.postMessage({ id: message.id, ok: false, error: envelope, stack });
  }
}

/** The memory of an analysis' tables and files goes over to the other thread instead of being copied. */
function buffersOf(kind: TaskKind, value: unknown): ArrayBuffer[] {
  if (kind !== 'analyse') return [];
  const { run, files } = value as AnalysisAnswer;
  const arrays = [...run.tables.flatMap(({ columns }) => columns.map(({ values }) => values)), ...files.map(({ content }) => content)];
  const buffers = new Set<ArrayBuffer>();
  for (const array of arrays) if (ArrayBuffer.isView(array) && array.buffer instanceof ArrayBuffer && array.byteLength === array.buffer.byteLength) buffers.add(array.buffer);
  return [...buffers];
}

parentPort!.on('message', (message: TaskMessage) => void perform(message));
