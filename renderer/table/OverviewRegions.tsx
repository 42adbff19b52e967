import { CheckOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { shareBar } from '../../geo/figure/sharebar.ts';
import { useBench, useFormats, useRegionNames, useText, useWorkbench } from '../app/context.ts';
import type { OverviewShown } from '../app/overview.ts';
import { overviewRegions, regionsAgree } from '../app/overviewAbove.ts';
import type { OverviewRegion } from '../app/overviewAbove.ts';
import { useServiceName } from '../app/serviceName.ts';
import { Figure } from '../chart/Figure.tsx';
import { numberColumn } from './columns.tsx';
import { FillTable } from './FillTable.tsx';
import { byText } from './order.ts';

/** The page by prefecture: counties by colour, people, and who is outside each service; one opens into its counties. The whole area is the sum, and that is said. */
export function OverviewRegions({ shown: { units, services, total }, onOpen }: { shown: OverviewShown; onOpen: () => void }) {
  const text = useText();
  const formats = useFormats();
  const regionNames = useRegionNames();
  const { store } = useBench();
  const serviceName = useServiceName();
  const filter = useWorkbench((state) => state.filter);
  const rows = useMemo(() => overviewRegions(units, services), [units, services]);
  const agree = useMemo(() => regionsAgree(rows, total, services), [rows, total, services]);
  const columns = useMemo(() => {
    const number = (key: 'units' | 'red' | 'amber' | 'green' | 'noData' | 'persons' | 'redItems', title: React.ReactNode, width: number) => numberColumn<OverviewRegion>({ key, title, width, of: (row) => row[key], render: (value) => (key === 'red' && value > 0 ? <b className="state-below">{formats.count(value)}</b> : formats.count(value)) });
    const state = (key: 'red' | 'amber' | 'green' | 'no-data') => <span><i className={`state-dot state-${key}`} />{text(`overview.state.${key}`)}</span>;
    return [
      { title: text('level.parents'), dataIndex: 'region', width: 120, ellipsis: true, sorter: byText((row: OverviewRegion) => row.region), render: (region: string) => (region === '' ? <b>{text('disparity.all')}</b> : regionNames(region)) },
      number('units', text('column.units'), 72),
      number('red', state('red'), 76), number('amber', state('amber'), 84), number('green', state('green'), 84), ...(total.noData > 0 ? [number('noData', state('no-data'), 92)] : []),
      number('persons', text('column.persons'), 98),
      ...services.flatMap(({ key }, index) => [
        numberColumn<OverviewRegion>({ key: `share-${key}`, title: <span title={serviceName(services[index], services)}>{serviceName(services[index], services)}</span>, width: 150, of: (row) => row.coverage[key].share, render: (share) => (Number.isNaN(share) ? '—' : <div className="share-cell"><span>{formats.share(share)}</span><Figure className="figure-inline" draw={() => shareBar({ width: 60, height: 8, title: formats.share(share), share })} /></div>) }),
        numberColumn<OverviewRegion>({ key: `outside-${key}`, title: text('column.outside'), width: 96, of: (row) => row.coverage[key].outside, render: formats.count, first: index === 0 ? 'descend' : undefined }),
      ]),
      number('redItems', text('column.redItems'), 84),
    ];
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the naming function is new at every rendering and changes with `text` only
  }, [text, formats, regionNames, services, total]);
  const said = text(agree ? 'overview.sums' : 'overview.sumsDiffer', { count: formats.count(rows.length - 1), level: text('level.parents') });
  return (
    <>
      <div className="pane-note table-note" title={said}><span className={agree ? 'sums-agree' : 'state-below'} data-testid="level-sums">{agree && <CheckOutlined aria-hidden />} {said}</span> · {text('gaps.open')}</div>
      <FillTable<OverviewRegion>
        label={text('level.parents')} rows={rows} columns={columns} rowKey={(row) => row.region} width={620 + services.length * 246} empty={text('table.empty')} selected={filter.region ?? null}
        onSelect={(region) => {
          store.set({ filter: { ...filter, region: region === '' ? null : region }, selected: null });
          onOpen();
        }}
      />
    </>
  );
}
