import { useBench, useFormats, useNames, useText } from '../app/context.ts';
import { causeLabel, indicatorCauseSaid, isMissing } from '../app/indicatorCause.ts';
import type { CauseRow, IndicatorCause, OverviewShown, OverviewUnit, ServiceItem } from '../app/overview.ts';
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
      {code === null && <CausesOfAll overview={overview} />}
    </>
  );
}

function Reasons({ overview, unit }: { overview: OverviewShown; unit: OverviewUnit }) {
  const text = useText();
  const { services, causes, indicatorCauses } = overview;
  const own = indicatorCauses.filter((row) => row.code === unit.code);
  // Explained, not explained, missing.
  const items = own.toSorted((a, b) => Number(isMissing(a)) - Number(isMissing(b)) || Number(a.reason === 'none') - Number(b.reason === 'none')).map((row) => <IndicatorItem key={`${row.analysis} ${row.item}`} overview={overview} row={row} />);
  if (unit.state === 'no-data' || unit.state === 'green') return <><p>{text(unit.state === 'green' ? 'card.why.green' : 'card.why.none')}</p>{items.length > 0 && <ul>{items}</ul>}</>;
  return (
    <>
      <ul>
        {unit.compared > 0 && unit.below === 0 && <li>{text('card.why.near')}</li>}
        {items}
        {services.map((service) => {
          const cause = causes.find((row) => row.code === unit.code && row.item === service.key);
          return cause === undefined ? null : <CauseItem key={service.key} service={service} cause={cause} share={unit.coverage[service.key]?.share ?? Number.NaN} />;
        })}
      </ul>
      {unit.below > 0 && <p className="card-note">{text('why.rule')}</p>}
    </>
  );
}

/** An indicator that falls short or has no value, and why. */
function IndicatorItem({ overview, row }: { overview: OverviewShown; row: IndicatorCause }) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const serviceName = useServiceName();
  const { head, said, beside } = indicatorCauseSaid({ text, formats, area: '' }, overview, row, { names, service: (service, within) => serviceName(service, within ? 'within' : overview.services) });
  return (
    <li>
      <b>{head}</b>
      {said.map((sentence, i) => <span key={sentence}>{sentence}{beside.length === said.length && said.length > 1 && <small> {beside[i]}</small>}</span>)}
      {(beside.length !== said.length || said.length === 1) && beside.map((sentence) => <small key={sentence}>{sentence}</small>)}
    </li>
  );
}

/** Of every indicator the counties that fall short, by the cause they are told by. */
function CausesOfAll({ overview: { indicators, indicatorCauses } }: { overview: OverviewShown }) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const short = indicators.filter(({ below }) => below > 0);
  if (short.length === 0 || indicatorCauses.length === 0) return null;
  const counted = ({ indicator, analysis }: (typeof short)[number]) => {
    const counts = new Map<string, number>();
    for (const row of indicatorCauses) {
      if (row.item !== indicator || row.analysis !== analysis || isMissing(row)) continue;
      const label = causeLabel({ text }, row);
      counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1]).map(([cause, count]) => text('card.whyCount', { cause, count: formats.count(count) })).join(' · ');
  };
  return (
    <section className="why" data-testid="why-indicators">
      <h3>{text('card.whyIndicators')}</h3>
      <ul>{short.map((item) => <li key={`${item.analysis} ${item.indicator}`}><b>{names(item.indicator)}{text('list.colon')}{formats.count(item.below)}</b><span>{counted(item)}</span></li>)}</ul>
      <p className="card-note">{text('why.rule')}</p>
    </section>
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
