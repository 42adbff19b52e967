import type { RunInfo } from '../../api/contract.ts';
import { useWorkbench } from './context.ts';
import type { Kind } from './workbench.ts';

/** The run of a kind that is on the screen, null where there is none. */
export function useShownRun(kind: Kind): RunInfo | null {
  const id = useWorkbench((state) => state.shown[kind]);
  const runs = useWorkbench((state) => state.project?.runs);
  return runs?.find((run) => run.id === id) ?? null;
}

/** Stamp of what is read of a run, see `useAnswer`. */
export function useRunStamp(run: RunInfo | null): string {
  // Run ids begin anew in every project, and a run removed may give its id away.
  return `${useWorkbench((state) => state.project?.path ?? '')} ${run?.createdAt ?? ''}`;
}
