import { DownloadOutlined } from '@ant-design/icons';
import { Button, Pagination, Segmented } from 'antd';
import type { TableProps } from 'antd';
import { useMemo, useState } from 'react';
import { useBench, useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import { useShowFacility } from '../app/facilities.ts';
import { fixed } from '../app/format.ts';
import { numbersOf, textsOf } from '../app/rows.ts';
import { useRunStamp } from '../app/shownRun.ts';
import type { Catchment, TripsShown } from '../app/trips.ts';
import { useAnswer } from '../app/useAnswer.ts';
import { FillTable } from './FillTable.tsx';
import { byNumber, byText } from './order.ts';

interface Trip {
  /** Position in the whole table. */
  at: number;
  origin: string;
  destination: string;
  cost: number;
  rank: number;
}

const PAGE = 200;

/** The catchment of every facility, and the trips one by one in pages. */
export function TripsPane({ shown }: { shown: TripsShown }) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const { actions } = useBench();
  const show = useShowFacility();
  const place = useWorkbench((state) => state.place);
  const [view, setView] = useState<'catchments' | 'trips'>('catchments');
  const [page, setPage] = useState(1);
  const { run, unit, catchments, pairs } = shown;
  const unitName = unit === 'meters' ? text('unit.km') : text(`costUnit.${unit}`);
  const offset = (page - 1) * PAGE < pairs ? (page - 1) * PAGE : 0;
  const table = useAnswer('runs.rows', view === 'trips' ? { id: run.id, table: 'main', offset, limit: PAGE } : null, useRunStamp(run));
  const nameOf = useMemo(() => new Map(catchments.map((one) => [one.id, one.name])), [catchments]);
  const trips = useMemo((): Trip[] => {
    if (table === null) return [];
    const [origin, destination] = ['origin', 'destination'].map((column) => textsOf(table, column));
    const [cost, rank] = [unit, 'rank'].map((column) => numbersOf(table, column));
    return origin.map((from, i) => ({ at: offset + i, origin: from, destination: destination[i], cost: cost[i], rank: rank[i] }));
  }, [table, unit, offset]);
  const written = useMemo(() => (value: number) => fixed(unit === 'meters' ? value / 1000 : value, unit === 'meters' ? 2 : 1), [unit]);
  const catchmentColumns = useMemo((): TableProps<Catchment>['columns'] => [
    { title: text('column.facility'), dataIndex: 'name', width: 190, ellipsis: true, sorter: byText((row) => row.name), render: (name: string, row) => <span title={row.id}>{name}</span> },
    { title: text('column.type'), dataIndex: 'type', width: 130, ellipsis: true, sorter: byText((row) => row.type), render: names },
    { title: text('column.persons'), dataIndex: 'persons', width: 110, align: 'right', defaultSortOrder: 'descend', sortDirections: ['descend', 'ascend'], sorter: byNumber((row) => row.persons), render: (value: number) => <b>{formats.count(value)}</b> },
    { title: text('column.places'), dataIndex: 'places', width: 90, align: 'right', sorter: byNumber((row) => row.places), render: formats.count },
    { title: text('column.meanCost', { unit: unitName }), dataIndex: 'meanCost', width: 120, align: 'right', sorter: byNumber((row) => row.meanCost), render: written },
    { title: text('column.farthest', { unit: unitName }), dataIndex: 'farthest', width: 120, align: 'right', sorter: byNumber((row) => row.farthest), render: written },
  ], [text, formats, names, unitName, written]);
  const tripColumns = useMemo((): TableProps<Trip>['columns'] => [
    { title: text('column.origin'), dataIndex: 'origin', width: 150, ellipsis: true },
    { title: text('column.destination'), dataIndex: 'destination', width: 210, ellipsis: true, render: (id: string) => <span title={id}>{nameOf.get(id) ?? id}</span> },
    { title: text('column.cost', { unit: unitName }), dataIndex: 'cost', width: 120, align: 'right', render: written },
    { title: text('column.rankOfTrip'), dataIndex: 'rank', width: 90, align: 'right', render: formats.count },
  ], [text, formats, unitName, written, nameOf]);
  const note = text('od.note', { pairs: formats.count(pairs), without: formats.count(shown.originsWithout), persons: formats.compact(shown.personsUnreached) });
  return (
    <div className="table-pane">
      <div className="table-bar">
        <Segmented
          size="small" value={view} onChange={setView} aria-label={text('access.view')}
          options={(['catchments', 'trips'] as const).map((value) => ({ value, label: text(`od.${value}`) }))}
        />
        <span className="table-note" title={note}>{note}</span>
        {view === 'trips'
          ? (
            <span className="table-pages">
              <Pagination
                size="small" simple={{ readOnly: true }} current={offset / PAGE + 1} pageSize={PAGE} total={pairs} showSizeChanger={false} onChange={setPage}
                showTotal={(total, [from, to]) => text('od.page', { from: formats.count(from), to: formats.count(to), total: formats.count(total) })}
              />
              <Button size="small" icon={<DownloadOutlined aria-hidden />} onClick={() => void actions.exportTable({ id: run.id, table: 'main', format: 'csv' })}>{text('od.export')}</Button>
            </span>
          )
          : <span className="table-count">{text('table.count', { count: formats.count(catchments.length) })}</span>}
      </div>
      {view === 'trips'
        ? <FillTable<Trip> key="trips" label={text('od.trips')} rows={trips} columns={tripColumns} rowKey={(row) => String(row.at)} width={570} empty={text('table.empty')} selected={null} onSelect={() => undefined} />
        : <FillTable<Catchment> key="catchments" label={text('kind.od')} rows={catchments} columns={catchmentColumns} rowKey={(row) => row.id} width={760} empty={text('table.empty')} selected={place?.id ?? null} onSelect={show} />}
    </div>
  );
}
