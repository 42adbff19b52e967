import { useNames, useText, useWorkbench } from './context.ts';
import { useReach } from './limitName.ts';
import type { ServiceItem } from './overview.ts';

/**
 * A service of the one page by its facilities and limit: `医院 30 分钟`; of several with the same name (`among`) also by the model of travel.
 * `within` a sentence it says that people cannot get there.
 */
export function useServiceName(): (service: ServiceItem, among: readonly ServiceItem[] | 'within') => string {
  const text = useText();
  const names = useNames();
  const reach = useReach();
  const runs = useWorkbench((state) => state.project?.runs);
  const english = useWorkbench((state) => state.language === 'en');
  const facilities = ({ analysis, type }: ServiceItem) => {
    const chosen = runs?.findLast((run) => run.analysisId === analysis)?.analysis['facilityTypes'] as string[] | undefined;
    return type !== 'all' ? names(type) : chosen === undefined ? text('type.all') : chosen.map(names).join(text('headline.or'));
  };
  const short = (service: ServiceItem) => {
    const { minutes, meters, cost } = service.limit;
    return `${facilities(service)} ${cost !== undefined ? text('limit.cost', { cost }) : Number.isNaN(minutes) ? `${meters} ${text('unit.m')}` : text('limit.minutes', { minutes })}`;
  };
  return (service, among) => {
    if (among === 'within') return text('overview.service', { reach: english ? reach(service.limit).toLowerCase() : reach(service.limit), facilities: english ? facilities(service).toLowerCase() : facilities(service) });
    const name = short(service);
    const alike = among.filter((one) => short(one) === name);
    const model = runs?.findLast((run) => run.analysisId === service.analysis)?.basis.model ?? null;
    return alike.length > 1 && model !== null ? `${name} · ${text(`travel.model.${model}`)}` : name;
  };
}
