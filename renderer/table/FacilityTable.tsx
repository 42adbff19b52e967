import { Empty } from 'antd';
import type { TableProps } from 'antd';
import { useMemo } from 'react';
import type { RunInfo } from '../../api/contract.ts';
import { useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import { fixed, significantDecimals } from '../app/format.ts';
import { useFacilities, useShowFacility } from '../app/facilities.ts';
import type { FacilityFigures } from '../app/facilities.ts';
import { FillTable } from './FillTable.tsx';
import { byNumber, byText } from './order.ts';

interface FacilityTableProps {
  run: RunInfo;
  /** Which type is looked at; `all` shows every one. */
  type: string;
  /** Name or id to narrow the table to. */
  search: string;
}

const FIGURES = ['inReach', 'assigned', 'capacity', 'load', 'ratio', 'served', 'capacityLeft'] as const;
const WIDTHS: Record<(typeof FIGURES)[number], number> = { inReach: 110, assigned: 100, capacity: 90, load: 90, ratio: 120, served: 90, capacityLeft: 100 };

/** Facilities with the people they can reach and the capacity they have, those with the most people first. */
export function FacilityTable({ run, type, search }: FacilityTableProps) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const facilities = useFacilities(run, true);
  const show = useShowFacility();
  const place = useWorkbench((state) => state.place);
  const per = formats.count(Number(run.analysis['per'] ?? 1));
  const rows = useMemo(() => {
    const needle = search.trim().toLowerCase();
    return (facilities ?? []).filter((one) => (type === 'all' || one.type === type) && (needle === '' || one.name.toLowerCase().includes(needle) || one.id.toLowerCase().startsWith(needle)));
  }, [facilities, type, search]);
  const columns = useMemo((): TableProps<FacilityFigures>['columns'] => {
    const decimals = { load: significantDecimals((facilities ?? []).map((one) => one.load)), ratio: significantDecimals((facilities ?? []).map((one) => one.ratio)) };
    const there = FIGURES.filter((figure) => facilities?.some((one) => !Number.isNaN(one[figure])) === true);
    return [
      { title: text('column.facility'), dataIndex: 'name', width: 170, ellipsis: true, sorter: byText((row) => row.name), render: (name: string, row) => <span title={row.id}>{name}</span> },
      { title: text('column.type'), dataIndex: 'type', width: 120, ellipsis: true, sorter: byText((row) => row.type), render: names },
      ...there.map((figure) => ({
        title: <span title={figure === 'load' ? text('facilities.loadHint') : undefined}>{text(`column.${figure}`, { per })}</span>, dataIndex: figure, width: WIDTHS[figure], align: 'right' as const,
        ...(figure === there[0] ? { defaultSortOrder: 'descend' as const } : {}), sortDirections: ['descend' as const, 'ascend' as const],
        sorter: byNumber((row: FacilityFigures) => row[figure]),
        render: (value: number) => (figure === 'load' || figure === 'ratio' ? fixed(value, decimals[figure]) : formats.count(value)),
      })),
    ];
  }, [text, formats, names, facilities, per]);
  if (!run.tables.some((table) => table.name === 'facilities')) return <Empty className="pane-empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('facilities.none')} />;
  if (facilities === null) return null;
  return <FillTable<FacilityFigures> label={text('column.facility')} rows={rows} columns={columns} rowKey={(row) => row.id} width={640} empty={text('table.empty')} selected={place?.id ?? null} onSelect={show} />;
}
