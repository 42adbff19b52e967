import { useMemo, useState } from 'react';
import { shareBar } from '../../geo/figure/sharebar.ts';
import { useBench, useFormats, useNames, useRegionNames, useText, useWorkbench } from '../app/context.ts';
import { OVERVIEW_STATES } from '../app/overview.ts';
import type { OverviewShown, OverviewUnit } from '../app/overview.ts';
import { useServiceName } from '../app/serviceName.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import type { Zones } from '../app/zones.ts';
import { Figure } from '../chart/Figure.tsx';
import { numberColumn, termTitle, unitColumn } from './columns.tsx';
import { FillTable } from './FillTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { GapListTable } from './GapListTable.tsx';
import { byNumber, byText } from './order.ts';
import { OverviewRegions } from './OverviewRegions.tsx';
import { ServiceTable } from './ServiceTable.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

interface OverviewPaneProps {
  shown: OverviewShown;
  zones: Zones | null;
}

/** One page: every county with its indicators below, its coverage by service and the people outside; the list of all gaps, most people first; every service. */
export function OverviewPane({ shown, zones }: OverviewPaneProps) {
  const text = useText();
  const formats = useFormats();
  const [view, setView] = useState<'units' | 'regions' | 'gaps' | 'services'>('units');
  const { total, units } = shown;
  const above = units.some(({ parent }) => parent !== '');
  return (
    <div className="table-pane">
      <div className="table-bar">
        {(view === 'units' || view === 'gaps') && <FilterBar zones={zones} />}
        <ViewSwitch value={view} onChange={setView} views={[{ value: 'units', label: text('access.view.units') }, ...(above ? [{ value: 'regions' as const, label: text('level.parents') }] : []), { value: 'gaps', label: text('view.gaplist') }, { value: 'services', label: text('view.services') }]} />
        <span className="table-note state-counts">
          {OVERVIEW_STATES.map((state) => { const count = { red: total.red, amber: total.amber, green: total.green, 'no-data': total.noData }[state]; return count > 0 ? <span key={state}><i className={`state-dot state-${state}`} />{text(`overview.state.${state}`)} {formats.count(count)}</span> : null; })}
          <span>{Number.isNaN(total.shareNeeded) ? text('overview.noShare') : text('overview.share', { share: formats.share(total.shareNeeded).replace('.0%', '%') })}</span>
        </span>
      </div>
      {view === 'units' && <CountyTable shown={shown} zones={zones} />}
      {view === 'regions' && <OverviewRegions shown={shown} onOpen={() => setView('units')} />}
      {view === 'gaps' && <GapListTable shown={shown} zones={zones} />}
      {view === 'services' && <ServiceTable shown={shown} />}
    </div>
  );
}

function CountyTable({ shown: { units, services }, zones }: OverviewPaneProps) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const regionNames = useRegionNames();
  const { store } = useBench();
  const serviceName = useServiceName();
  const selected = useWorkbench((state) => state.selected);
  const keeps = useUnitFilter(zones);
  const rows = useMemo(() => units.filter(keeps), [units, keeps]);
  const short = formats.language === 'zh';
  const columns = useMemo(() => [
    { title: termTitle('overview_state', text('column.state')), key: 'state', width: 78, sorter: byNumber((row: OverviewUnit) => OVERVIEW_STATES.indexOf(row.state)), render: (_: unknown, row: OverviewUnit) => <span className="state-name"><i className={`state-dot state-${row.state}`} />{text(`overview.state.${row.state}`)}</span> },
    unitColumn<OverviewUnit>(text, zones, 128),
    ...(units.some((unit) => unit.parent !== '') ? [{ title: text('level.parents'), dataIndex: 'parent', width: 92, ellipsis: true, sorter: byText((row: OverviewUnit) => row.parent), render: regionNames }] : []),
    numberColumn<OverviewUnit>({ key: 'persons', title: text('column.persons'), width: 90, of: (row) => row.persons, render: formats.count }),
    numberColumn<OverviewUnit>({ key: 'below', title: text('column.below'), width: 92, of: (row) => (row.compared > 0 ? row.below : Number.NaN), render: (value, row) => (Number.isNaN(value) ? '—' : <span><b className={value > 0 ? 'state-below' : ''}>{formats.count(value)}</b> / {formats.count(row.compared)}</span>), first: services.length === 0 ? 'descend' : undefined }),
    { title: text('column.worst'), key: 'worst', width: 150, ellipsis: true, render: (_: unknown, row: OverviewUnit) => <span title={row.worst}>{row.worst === '' ? '' : names(row.worst)}</span> },
    ...services.flatMap(({ key }, index) => [
      numberColumn<OverviewUnit>({ key: `share-${key}`, title: <span title={serviceName(services[index], services)}>{serviceName(services[index], services)}</span>, width: short ? 150 : 168, of: (row) => row.coverage[key]?.share ?? Number.NaN, render: (share) => (Number.isNaN(share) ? '—' : <div className="share-cell"><span>{formats.share(share)}</span><Figure className="figure-inline" draw={() => shareBar({ width: 60, height: 8, title: formats.share(share), share })} /></div>) }),
      numberColumn<OverviewUnit>({ key: `outside-${key}`, title: text('column.outside'), width: 88, of: (row) => row.coverage[key]?.outside ?? Number.NaN, render: (value) => (index === 0 ? <b>{formats.count(value)}</b> : formats.count(value)), first: index === 0 ? 'descend' : undefined }),
      ...(units.some((unit) => !Number.isNaN(unit.coverage[key]?.rural ?? Number.NaN)) ? [numberColumn<OverviewUnit>({ key: `rural-${key}`, title: text('column.ruralOutside'), width: 88, of: (row) => row.coverage[key]?.rural ?? Number.NaN, render: formats.count })] : []),
    ]),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the naming function is new at every rendering and changes with `text` only
  ], [text, formats, names, regionNames, zones, units, services, short]);
  return <FillTable<OverviewUnit> units label={text('kind.overview')} rows={rows} columns={columns} rowKey={(row) => row.code} width={630 + services.length * 330} empty={text('table.empty')} selected={selected} onSelect={(code) => store.set({ selected: code })} />;
}
