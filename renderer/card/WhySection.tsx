import { useBench, useFormats, useNames, useText } from '../app/context.ts';
import type { CauseRow, OverviewShown, OverviewUnit, ServiceItem } from '../app/overview.ts';
import { useServiceName } from '../app/serviceName.ts';
import { ShareRow } from './ShareRow.tsx';

interface WhySectionProps {
  overview: OverviewShown;
  /** County, or null for the whole area. */
  code: string | null;
}

/** Why a county is red (or amber, or green), in plain words with the numbers; of the whole area, every service. */
export function WhySection({ overview, code }: WhySectionProps) {
  const text = useText();
  const { store } = useBench();
  const serviceName = useServiceName();
  const unit = code === null ? undefined : overview.byCode.get(code);
  const { services } = overview;
  const show = (key: string) => store.set(({ valueVariables }) => ({ valueVariables: { ...valueVariables, overview: `persons_share_${key}` } }));
  const figures = (item: ServiceItem) => (unit === undefined ? { share: 1 - item.outside / item.persons, outside: item.outside } : unit.coverage[item.key] ?? { share: Number.NaN, outside: Number.NaN });
  return (
    <>
      {unit !== undefined && (
        <section className="why" data-testid="why">
          <h3>{text('card.why', { state: text(`overview.state.${unit.state}`) })}<small>{overview.run.analysisId}</small></h3>
          <Reasons overview={overview} unit={unit} />
        </section>
      )}
      {services.length > 0 && (
        <section>
          <h3>{text('card.services')}</h3>
          {services.map((item) => <ShareRow key={item.key} name={serviceName(item, services)} share={figures(item).share} persons={figures(item).outside} onSelect={() => show(item.key)} />)}
        </section>
      )}
    </>
  );
}

function Reasons({ overview: { services, causes, gaps }, unit }: { overview: OverviewShown; unit: OverviewUnit }) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  if (unit.state === 'no-data') return <p>{text('card.why.none')}</p>;
  if (unit.state === 'green') return <p>{text('card.why.green')}</p>;
  const below = gaps.filter((gap) => gap.code === unit.code && gap.kind === 'indicator');
  return (
    <ul>
      {unit.compared > 0 && <li>{unit.below > 0 ? text('card.why.indicators', { below: formats.count(unit.below), names: below.map(({ item }) => names(item)).join(text('list.comma')) }) : text('card.why.near')}</li>}
      {services.map((service) => {
        const cause = causes.find((row) => row.code === unit.code && row.item === service.key);
        return cause === undefined ? null : <CauseItem key={service.key} service={service} cause={cause} share={unit.coverage[service.key]?.share ?? Number.NaN} />;
      })}
    </ul>
  );
}

/** The people outside one service and why: the largest part first, each with what it is judged by. */
function CauseItem({ service, cause, share }: { service: ServiceItem; cause: CauseRow; share: number }) {
  const text = useText();
  const formats = useFormats();
  const serviceName = useServiceName();
  const mean = formats.count(Math.round(cause.meanPlace));
  const km = formats.figure(Math.round(cause.straightKm * 10) / 10);
  const parts = [
    { persons: cause.distance, said: text(Number.isNaN(cause.straightKm) ? 'why.distance.plain' : 'why.distance', { persons: formats.compact(cause.distance), mean, km }) },
    { persons: cause.spread, said: text('why.spread', { persons: formats.compact(cause.spread), mean }) },
    { persons: cause.dataGap, said: text('why.data-gap', { persons: formats.compact(cause.dataGap) }) },
    { persons: cause.unserved, said: text('why.capacity', { persons: formats.compact(cause.unserved) }) },
  ].filter(({ persons }) => persons > 0).sort((a, b) => b.persons - a.persons);
  return (
    <li>
      <b>{text('why.outside', { outside: formats.compact(cause.outside), share: formats.share(1 - share), service: serviceName(service, 'within') })}</b>
      {parts.map(({ said }) => <span key={said}>{said}</span>)}
      <small>{[Number.isNaN(cause.per10k) ? '' : text('why.supply', { own: formats.figure(Math.round(cause.per10k * 100) / 100), all: formats.figure(Math.round(cause.areaPer10k * 100) / 100) }), cause.places > 0 ? text('why.places', { places: formats.count(cause.places) }) : ''].filter((part) => part !== '').join(' ')}</small>
    </li>
  );
}
