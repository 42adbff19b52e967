import type { FeatureCollection } from 'geojson';
import type { Inspection, IsochroneParams } from '../api/contract.ts';
import type { Finding } from '../api/findings.ts';
import { JOB_PHASES } from '../api/jobPhases.ts';
import type { JobPhase } from '../api/jobPhases.ts';
import type { Analysis, ImportRequest } from '../api/recipe.ts';
import { CancelledError } from '../api/findings.ts';
import type { Tick } from '../geo/types.ts';
import type { InspectOptions } from '../data/source.ts';
import type { RunDraft } from '../data/project/projectFile.ts';
import type { OutputFile } from './outputs/outputFile.ts';

/** What a worker can be asked to do, with the value it answers. Projects are opened by path inside the worker. */
export interface TaskMap {
  inspect: { input: { path: string; options: InspectOptions }; output: Inspection };
  /** Reads and checks an input; stores it when `projectPath` is given. */
  import: {
    input: { projectPath: string | null; request: ImportRequest; replace: boolean; baseDir: string; parameterPrefix: string; zones: ZonesHint | null };
    output: { datasetId: number | null; notes: Finding[]; zones: ZonesHint | null };
  };
  /** All that can be said of an analysis without computing it, `others` standing beside it in the recipe; answers null or throws its findings. */
  check: { input: { projectPath: string; analysis: Analysis; others: Analysis[] }; output: null };
  /** Runs an analysis: the tables stay with the run that is to be stored, and become files where these are wanted. `needed`: the runs it refers to, just computed. */
  analyse: { input: { projectPath: string; analysis: Analysis; wanted: 'run' | 'files' | 'both'; needed: RunDraft[] }; output: AnalysisAnswer };
  coveredArea: { input: { projectPath: string; runId: number; facilityType: string; limit: number }; output: FeatureCollection & { stale?: true } };
  /** The GeoTIFF of a stored friction run. */
  minutesRaster: { input: { projectPath: string; runId: number }; output: Uint8Array };
  isochrones: { input: { projectPath: string; params: IsochroneParams }; output: FeatureCollection };
  generateSample: { input: { outDir: string }; output: null };
}
export type TaskKind = keyof TaskMap;

/** A computed analysis. `run` has no tables and `files` is empty where they were not wanted: both are large. */
export interface AnalysisAnswer { run: RunDraft; files: OutputFile[] }

/** What the zones already read say to the inputs after them: do their coordinates and codes fit? */
export interface ZonesHint { bbox: [number, number, number, number]; codes: string[] }

export interface TaskMessage<K extends TaskKind = TaskKind> { id: number; kind: K; input: TaskMap[K]['input']; control: SharedArrayBuffer }

/** Slots of the shared control array: a synchronous loop never sees a message, so cancel and progress live here. */
const CANCEL = 0;
const PHASE = 1;
const FRACTION = 2;
const MILLION = 1_000_000;

export function newControl(): SharedArrayBuffer {
  return new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT);
}

/** The worker's side: report progress, and stop when asked. */
export class TaskControl {
  private readonly slots: Int32Array;
  private readonly from: number;
  private readonly to: number;
  constructor(buffer: SharedArrayBuffer, from = 0, to = 1) {
    this.slots = new Int32Array(buffer);
    this.from = from;
    this.to = to;
  }

  /** Control of one part of the task: what it calls 0..1 is `from`..`to` here. */
  part(from: number, to: number): TaskControl {
    const at = (fraction: number) => this.from + (this.to - this.from) * fraction;
    return new TaskControl(this.slots.buffer as SharedArrayBuffer, at(from), at(to));
  }

  /** Sets phase and fraction (0..1 of the whole task). Throws CancelledError when the user asked to stop. */
  report(phase: JobPhase, fraction: number): void {
    Atomics.store(this.slots, PHASE, JOB_PHASES.indexOf(phase));
    Atomics.store(this.slots, FRACTION, Math.round((this.from + (this.to - this.from) * Math.min(1, Math.max(0, fraction))) * MILLION));
    if (Atomics.load(this.slots, CANCEL) !== 0) throw new CancelledError();
  }

  /** A tick for geo: `totalUnits` of work move the task from fraction `from` to `to` in a phase. */
  tick(phase: JobPhase, from: number, to: number, totalUnits: number): Tick {
    let done = 0;
    return (units) => {
      done += units;
      this.report(phase, from + (to - from) * Math.min(1, done / Math.max(1, totalUnits)));
    };
  }
}

export function requestCancel(control: SharedArrayBuffer): void {
  Atomics.store(new Int32Array(control), CANCEL, 1);
}

export function readProgress(control: SharedArrayBuffer): { phase: JobPhase; fraction: number } {
  const slots = new Int32Array(control);
  return { phase: JOB_PHASES[Atomics.load(slots, PHASE)], fraction: Atomics.load(slots, FRACTION) / MILLION };
}
