import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useBench, useFormats, useNames, useRegionNames, useText, useWorkbench } from '../app/context.ts';
import { causeLabel } from '../app/indicatorCause.ts';
import type { GapItem, OverviewShown } from '../app/overview.ts';
import { useServiceName } from '../app/serviceName.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import type { Zones } from '../app/zones.ts';
import { numberColumn, unitColumn } from './columns.tsx';
import { FillTable } from './FillTable.tsx';
import { byText } from './order.ts';

/** Every shortcoming of every county in one list, most people first; narrowed to one item by choice. */
export function GapListTable({ shown: { gaps, services }, zones }: { shown: OverviewShown; zones: Zones | null }) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const regionNames = useRegionNames();
  const { store } = useBench();
  const serviceName = useServiceName();
  const selected = useWorkbench((state) => state.selected);
  const keeps = useUnitFilter(zones);
  const [item, setItem] = useState<string | null>(null);
  const items = useMemo(() => [...new Set(gaps.map((gap) => gap.item))], [gaps]);
  const itemName = (key: string) => {
    const service = services.find((one) => one.key === key);
    return service === undefined ? names(key) : serviceName(service, services);
  };
  const rows = useMemo(() => gaps.filter((gap) => (item === null || gap.item === item) && keeps(gap)), [gaps, item, keeps]);
  const columns = useMemo(() => {
    const written = (value: number, row: GapItem) => (row.kind === 'coverage' ? formats.share(value) : formats.figure(value));
    return [
      numberColumn<GapItem>({ key: 'rank', title: text('column.order'), width: 56, of: (row) => row.rank, render: formats.count, first: 'ascend' }),
      unitColumn<GapItem>(text, zones, 124),
      { title: text('level.parents'), dataIndex: 'parent', width: 92, ellipsis: true, sorter: byText((row: GapItem) => row.parent), render: regionNames },
      { title: text('column.item'), dataIndex: 'item', width: 200, ellipsis: true, sorter: byText((row: GapItem) => row.item), render: (key: string, row: GapItem) => <span title={`${row.analysis} · ${key}`}>{itemName(key)}</span> },
      numberColumn<GapItem>({ key: 'persons', title: text('column.affected'), width: 104, of: (row) => row.persons, render: (value) => <b>{formats.count(value)}</b> }),
      numberColumn<GapItem>({ key: 'rural', title: text('column.ruralAffected'), width: 92, of: (row) => row.rural, render: formats.count }),
      numberColumn<GapItem>({ key: 'value', title: text('column.value'), width: 84, of: (row) => row.value, render: written }),
      numberColumn<GapItem>({ key: 'benchmark', title: text('column.benchmark'), width: 84, of: (row) => row.benchmark, render: written }),
      { title: text('column.cause'), dataIndex: 'cause', width: 128, render: (_: unknown, row: GapItem) => causeLabel({ text }, row) },
    ];
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the naming function is new at every rendering and changes with `text` only
  }, [text, formats, regionNames, zones, services]);
  return (
    <>
      <div className="table-bar table-bar-second">
        <Select size="small" className="indicator-picker" value={item} onChange={(next: string | undefined) => setItem(next ?? null)} allowClear placeholder={text('gaplist.allItems')} popupMatchSelectWidth={false} aria-label={text('column.item')} options={items.map((key) => ({ value: key, label: itemName(key) }))} />
        <span className="table-note">{text('gaplist.note')}</span>
        <span className="table-count">{text('table.count', { count: formats.count(rows.length) })}</span>
      </div>
      <FillTable<GapItem> label={text('view.gaplist')} rows={rows} columns={columns} rowKey={(row) => `${row.code} ${row.kind} ${row.item}`} width={940} empty={text('table.empty')} selected={rowKeyOf(rows, selected)} onSelect={(key) => store.set({ selected: key.slice(0, key.indexOf(' ')) })} />
    </>
  );
}

const rowKeyOf = (rows: readonly GapItem[], code: string | null): string | null => {
  const row = rows.find((one) => one.code === code);
  return row === undefined ? null : `${row.code} ${row.kind} ${row.item}`;
};
