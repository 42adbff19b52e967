import type { RunInfo } from '../../api/contract.ts';
import { useNames, useText } from './context.ts';

/** Name of a facility type of a run; `all` names the types the run was limited to, where it was. */
export function useTypeName(): (type: string, run: RunInfo) => string {
  const text = useText();
  const names = useNames();
  return (type, run) => {
    if (type !== 'all') return names(type);
    const chosen = run.analysis['facilityTypes'] as string[] | undefined;
    return chosen === undefined ? text('type.all') : chosen.map(names).join(', ');
  };
}
