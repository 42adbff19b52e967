import type { Client } from '../../api/client.ts';
import type { Method, Params, ProjectInfo, Result, RunInfo } from '../../api/contract.ts';
import { CancelledError, fromEnvelope } from '../../api/findings.ts';
import type { ErrorEnvelope } from '../../api/findings.ts';
import type { JobStatus } from '../../api/jobs.ts';
import type { ImportRequest } from '../../api/recipe.ts';
import { saveFile } from './save.ts';
import type { Store } from './store.ts';
import { KINDS, LANGUAGE_KEY, NO_FILTER, NO_UNITS } from './workbench.ts';
import type { FollowedJob, Kind, WorkbenchState } from './workbench.ts';
import type { Language } from '../text/text.ts';

export type Actions = ReturnType<typeof createActions>;

/** Everything the window does to the engine. Errors with a field to stand at are thrown; all others are reported. */
export function createActions(client: Client, store: Store<WorkbenchState>) {
  let nextKey = 1;

  const report = (error: unknown) => {
    if (error instanceof CancelledError) return;
    store.set((state) => ({ problems: [...state.problems, { key: nextKey++, error }] }));
  };
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      report(error);
    }
  };
  const patchJob = (key: number, change: Partial<FollowedJob>) =>
    store.set((state) => ({ jobs: state.jobs.map((job) => (job.key === key ? { ...job, ...change } : job)) }));

  /** Runs a job in view: progress in the store while it lasts. */
  const follow = async <M extends Method>(method: M, params: Params<M>, title: FollowedJob['title'], subject: string): Promise<Result<M>> => {
    const key = nextKey++;
    store.set((state) => ({ jobs: [...state.jobs, { key, title, subject, status: null, cancelling: false }] }));
    try {
      return await client.run(method, params, (status: JobStatus) => patchJob(key, { status }));
    } finally {
      store.set((state) => ({ jobs: state.jobs.filter((job) => job.key !== key) }));
    }
  };

  const adopt = (project: ProjectInfo, shown = latestOf(project.runs)) => {
    const kind = KINDS.find((one) => shown[one] !== undefined) ?? 'coverage';
    store.set({ project, shown, kind, selected: null, place: null, level: 'zones', search: '', filter: NO_FILTER, brushed: NO_UNITS, comparedTo: null, facilityType: 'all', limit: null, coverageVariable: 'persons_share', accessVariable: 'access', comparisonVariable: 'disputed_share', sensitivityVariable: 'ribbon', valueVariables: {}, rule: null, indicator: null, classes: {}, phase: 'ready' });
  };
  const refresh = async () => {
    const project = await client.call('project.current', {});
    if (project === null) return;
    const runs = new Set(project.runs.map((run) => run.id));
    store.set((state) => {
      const kept = Object.fromEntries(Object.entries(state.shown).filter(([, id]) => runs.has(id)));
      return { project, shown: { ...latestOf(project.runs), ...kept } };
    });
  };
  /** Follows a job that was running before this page was: the window was closed or loaded again meanwhile. */
  const rejoin = async (job: JobStatus): Promise<JobStatus> => {
    const key = nextKey++;
    const title = job.method === 'project.openSample' ? 'job.sample' : job.method === 'datasets.import' ? 'job.import' : 'job.other';
    store.set((state) => ({ jobs: [...state.jobs, { key, title, subject: '', status: job, cancelling: false }] }));
    try {
      let status = job;
      while (isRunning(status)) {
        status = await client.call('jobs.wait', { id: job.id, afterRevision: status.revision, timeoutSeconds: 20 });
        patchJob(key, { status });
      }
      if (status.state !== 'done') throw fromEnvelope(status.error as ErrorEnvelope);
      return status;
    } finally {
      store.set((state) => ({ jobs: state.jobs.filter((one) => one.key !== key) }));
    }
  };
  const openSample = async (running?: JobStatus) => {
    store.set({ phase: 'sample' });
    try {
      const project = running === undefined ? await follow('project.openSample', {}, 'job.sample', '') : ((await rejoin(running)).result as ProjectInfo);
      // The sample's analyses are ordered to be read: the first of each kind is where to begin.
      adopt(project, latestOf([...project.runs].reverse(), (a, b) => a < b));
    } catch (error) {
      const { project } = store.get();
      store.set({ phase: project === null ? 'failed' : 'ready' });
      report(error);
    }
  };
  const show = (run: RunInfo) =>
    store.set((state) => ({ shown: { ...state.shown, [run.kind]: run.id }, kind: run.kind, place: null, ...FRESH[run.kind] }));

  return {
    report, attempt, openSample, show,
    async start() {
      try {
        const project = await client.call('project.current', {});
        const running = (await client.call('jobs.list', {})).filter(isRunning);
        const sample = running.find((job) => job.method === 'project.openSample');
        if (project === null || sample !== undefined) return await openSample(sample);
        adopt(project);
        for (const job of running) {
          void attempt(async () => {
            await rejoin(job);
            await refresh();
          });
        }
      } catch (error) {
        store.set({ phase: 'failed' });
        report(error);
      }
    },
    dismiss: (key: number) => store.set((state) => ({ problems: state.problems.filter((problem) => problem.key !== key) })),
    setLanguage(language: Language) {
      localStorage.setItem(LANGUAGE_KEY, language);
      store.set({ language });
    },
    /** Marks units in every figure, table and on the map; none clears the mark. */
    brush: (codes: Iterable<string>) => store.set({ brushed: new Set(codes) }),
    /** Adds a unit to those marked, or takes it away again. */
    brushOne: (code: string) => store.set(({ brushed }) => ({ brushed: brushed.has(code) ? new Set([...brushed].filter((one) => one !== code)) : new Set([...brushed, code]) })),
    openProject: async (path: string) => adopt(await client.call('project.open', { path })),
    createProject: async (name: string) => adopt(await client.call('project.create', { name })),
    async runAnalysis(analysis: Params<'analyses.run'>['analysis'], subject: string) {
      const { run } = await follow('analyses.run', { analysis }, `job.${analysis.kind}`, subject);
      await refresh();
      show(run);
    },
    cancel: (job: FollowedJob) =>
      attempt(async () => {
        if (job.status === null) return;
        patchJob(job.key, { cancelling: true });
        await client.call('jobs.cancel', { id: job.status.id });
      }),
    async importDataset(request: ImportRequest, replace: boolean, subject: string) {
      const { dataset } = await follow('datasets.import', { request, replace }, 'job.import', subject);
      await refresh();
      return dataset;
    },
    removeDataset: (id: number) => attempt(async () => {
      await client.call('datasets.remove', { id });
      await refresh();
    }),
    removeRun: (id: number) => attempt(async () => {
      await client.call('runs.remove', { id });
      await refresh();
    }),
    /** Adds a profile to the project, or puts it in the place of the one with its id. Findings are thrown. */
    async saveProfile(profile: Params<'profiles.save'>['profile'], replace: boolean) {
      const saved = await client.call('profiles.save', { profile, replace });
      await refresh();
      return saved;
    },
    removeProfile: (id: string) => attempt(async () => {
      await client.call('profiles.remove', { id });
      await refresh();
    }),
    exportProfile: (id: string) => attempt(async () => save(await client.call('profiles.export', { id }))),
    /** What differs between two profiles, as CSV. */
    exportComparison: (from: string, to: string) => attempt(async () => save(await client.call('profiles.exportComparison', { from, to }))),
    saveRecipe: () => attempt(async () => save(await client.call('project.recipe', {}))),
    exportTable: (params: Params<'runs.export'>) => attempt(async () => save(await client.call('runs.export', params))),
  };
}

/** What another run of a kind may not have: its types, limits, groups and models. */
const FRESH: Partial<Record<Kind, Partial<WorkbenchState>>> = {
  coverage: { facilityType: 'all', limit: null }, accessibility: { facilityType: 'all', accessVariable: 'access' }, comparison: { comparisonVariable: 'disputed_share' }, gaps: { indicator: null }, rules: { rule: null },
};

const isRunning = (job: JobStatus) => job.state === 'queued' || job.state === 'running';

/** The newest run of each kind, or the one that `better` prefers. */
function latestOf(runs: readonly RunInfo[], better = (a: number, b: number) => a > b): Partial<Record<Kind, number>> {
  const latest: Partial<Record<Kind, number>> = {};
  for (const run of runs) {
    if (latest[run.kind] === undefined || better(run.id, latest[run.kind]!)) latest[run.kind] = run.id;
  }
  return latest;
}

function save(file: Result<'runs.export'>): void {
  const content = file.base64 === true ? Uint8Array.from(atob(file.text), (character) => character.charCodeAt(0)) : file.text;
  saveFile(file.fileName, new Blob([content], { type: file.mediaType }));
}
