import { useNames, useText, useWorkbench } from './context.ts';
import { useReach } from './limitName.ts';
import { useLimitName } from './limitName.ts';
import type { ServiceItem } from './overview.ts';

/** A service of the one page by its facilities and limit; the facilities a run was limited to stand for all. */
export function useServiceName(): (service: ServiceItem, within?: boolean) => string {
  const text = useText();
  const names = useNames();
  const limitName = useLimitName();
  const reach = useReach();
  const runs = useWorkbench((state) => state.project?.runs);
  const english = useWorkbench((state) => state.language === 'en');
  return ({ analysis, type, limit }, within = false) => {
    const chosen = runs?.findLast((run) => run.analysisId === analysis)?.analysis['facilityTypes'] as string[] | undefined;
    const types = type !== 'all' ? names(type) : chosen === undefined ? text('type.all') : chosen.map(names).join(text('headline.or'));
    if (within) return text('overview.service', { reach: english ? reach(limit).toLowerCase() : reach(limit), facilities: english ? types.toLowerCase() : types });
    return `${types} ${limitName(limit)}`;
  };
}
