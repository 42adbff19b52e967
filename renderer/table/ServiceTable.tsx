import { useMemo } from 'react';
import { useFormats, useNames, useText } from '../app/context.ts';
import type { IndicatorItem, OverviewShown, ServiceItem } from '../app/overview.ts';
import { useServiceName } from '../app/serviceName.ts';
import { numberColumn } from './columns.tsx';
import { FillTable } from './FillTable.tsx';

/** Every service over the whole area: people outside, of whom in poor counties and rural; beside it every indicator. */
export function ServiceTable({ shown: { services, indicators } }: { shown: OverviewShown }) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const serviceName = useServiceName();
  const columns = useMemo(() => [
    { title: text('view.services'), key: 'name', width: 180, ellipsis: true, render: (_: unknown, row: ServiceItem) => <span title={row.analysis}>{serviceName(row, services)}</span> },
    numberColumn<ServiceItem>({ key: 'share', title: text('column.share'), width: 92, of: (row) => 1 - row.outside / row.persons, render: formats.share }),
    numberColumn<ServiceItem>({ key: 'outside', title: text('column.outside'), width: 100, of: (row) => row.outside, render: (value) => <b>{formats.count(value)}</b>, first: 'descend' }),
    numberColumn<ServiceItem>({ key: 'poor', title: text('column.ofPoor'), width: 100, of: (row) => row.poor, render: formats.count }),
    numberColumn<ServiceItem>({ key: 'rural', title: text('column.ruralOutside'), width: 100, of: (row) => row.rural, render: formats.count }),
    numberColumn<ServiceItem>({ key: 'red', title: text('column.redCounties'), width: 92, of: (row) => row.red, render: formats.count }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the naming function is new at every rendering and changes with `text` only
  ], [text, formats, services]);
  const indicatorColumns = useMemo(() => [
    { title: text('gaps.indicator'), dataIndex: 'indicator', width: 190, ellipsis: true, render: (indicator: string) => <span title={indicator}>{names(indicator)}</span> },
    numberColumn<IndicatorItem>({ key: 'below', title: text('column.countiesBelow'), width: 110, of: (row) => row.below, render: (value) => <b className={value > 0 ? 'state-below' : ''}>{formats.count(value)}</b>, first: 'descend' }),
    numberColumn<IndicatorItem>({ key: 'missing', title: text('state.missing'), width: 84, of: (row) => row.missing, render: formats.count }),
  ], [text, formats, names]);
  return (
    <div className="chart-split">
      <FillTable<ServiceItem> label={text('view.services')} rows={services} columns={columns} rowKey={(row) => row.key} width={660} empty={text('overview.noCoverage')} selected={null} onSelect={() => undefined} />
      <FillTable<IndicatorItem> label={text('gaps.indicators')} rows={indicators} columns={indicatorColumns} rowKey={(row) => `${row.analysis} ${row.indicator}`} width={380} empty={text('overview.noIndicators')} selected={null} onSelect={() => undefined} />
    </div>
  );
}
