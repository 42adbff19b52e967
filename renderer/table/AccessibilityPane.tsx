import { Segmented, Tag } from 'antd';
import type { TableProps } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { PARAMETERS } from '../../api/parameters.ts';
import { cumulativeShare } from '../../geo/figure/cumulative.ts';
import type { AccessFigures, AccessibilityShown } from '../app/accessibility.ts';
import { useAmount } from '../app/amount.ts';
import { useBench, useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import { costBands } from '../app/distribution.ts';
import { fixed, significantDecimals } from '../app/format.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import { useRunStamp } from '../app/shownRun.ts';
import { useAnswer } from '../app/useAnswer.ts';
import type { Zones } from '../app/zones.ts';
import { Figure } from '../chart/Figure.tsx';
import { useSize } from '../chart/useSize.ts';
import { FacilityTable } from './FacilityTable.tsx';
import { FillTable } from './FillTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { byNumber, byText } from './order.ts';

interface AccessibilityPaneProps {
  shown: AccessibilityShown;
  zones: Zones | null;
}

interface Row extends AccessFigures {
  poor: boolean;
}

/** Counties by how far or how well supplied their people are, the worst first; for the nearest, how many people are within how far. */
export function AccessibilityPane({ shown, zones }: AccessibilityPaneProps) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const amount = useAmount();
  const { store } = useBench();
  const selected = useWorkbench((state) => state.selected);
  const search = useWorkbench((state) => state.search);
  const [byFacility, setByFacility] = useState(false);
  const { run, method, unit, limit, per, addsUp, type, groups, total } = shown;
  const nearest = method === 'nearest';
  const facilities = run.tables.some((table) => table.name === 'facilities');
  const keeps = useUnitFilter(zones);
  const rows = useMemo(() => shown.units.filter(keeps).map((one): Row => ({ ...one, poor: zones?.byCode.get(one.code)?.poor === true })), [shown, zones, keeps]);
  const columns = useMemo((): TableProps<Row>['columns'] => {
    const number = (of: (row: Row) => number, key: string, title: string, width: number, render: (value: number) => string) => ({ title, key, width, align: 'right' as const, sorter: byNumber(of), render: (_: unknown, row: Row) => render(of(row)) });
    const decimals = nearest ? 1 : significantDecimals(shown.units.map((one) => one.value));
    const written = (value: number) => fixed(unit === 'meters' && nearest ? value / 1000 : value, decimals);
    const unitName = unit === 'meters' ? text('unit.km') : text(`costUnit.${unit}`);
    return [
      { title: text('level.zones'), dataIndex: 'name', width: 140, ellipsis: true, sorter: byText((row) => row.name), render: (name: string, row) => <span title={row.code}>{name}{row.poor && <Tag className="tag-poor">{text('tag.poor')}</Tag>}</span> },
      {
        ...number((row) => row.value, 'value', nearest ? text('column.mean', { unit: unitName }) : addsUp !== null ? text('column.opportunities') : text('column.perPersons', { per: formats.count(per) }), nearest ? 112 : 120, written),
        // The worst first: the farthest, or the least supplied.
        defaultSortOrder: nearest ? 'descend' : 'ascend', sortDirections: nearest ? ['descend', 'ascend'] : ['ascend', 'descend'],
      },
      ...(nearest ? [number((row) => row.median, 'median', text('column.median'), 84, written), number((row) => row.p90, 'p90', text('column.p90'), 116, written)] : []),
      number((row) => row.persons, 'persons', text('column.persons'), 94, formats.count),
      number((row) => row.persons - row.reached, 'unreached', text('column.unreached'), 116, formats.count),
      ...groups.map((group) => number((row) => row.groups[group]?.value ?? Number.NaN, `group-${group}`, names(group), 84, written)),
    ];
  }, [text, formats, names, shown, nearest, unit, per, addsUp, groups]);
  const note = total === null ? '' : nearest
    ? text('access.note.nearest', { value: amount(total.value, unit), median: amount(total.median, unit), p90: amount(total.p90, unit), out: formats.compact(total.persons - total.reached), limit: amount(limit, unit) })
    : text(addsUp === null ? 'access.note.value' : 'access.note.opportunities', { value: formats.figure(total.value), per: formats.count(per), out: formats.compact(total.persons - total.reached) });
  return (
    <div className="table-pane">
      <div className="table-bar">
        <FilterBar zones={zones} />
        {facilities && (
          <Segmented
            size="small" value={byFacility ? 'facilities' : 'units'} onChange={(value) => setByFacility(value === 'facilities')} aria-label={text('access.view')}
            options={(['units', 'facilities'] as const).map((value) => ({ value, label: text(`access.view.${value}`) }))}
          />
        )}
        <span className="table-note" title={note}>{note}</span>
        {!byFacility && <span className="table-count">{text('table.count', { count: formats.count(rows.length) })}</span>}
      </div>
      {byFacility && facilities
        ? <FacilityTable run={run} type={type} search={search} />
        : (
          <div className={nearest ? 'chart-split' : 'table-only'}>
            <FillTable<Row>
              units label={text('kind.accessibility')} rows={rows} columns={columns} rowKey={(row) => row.code} width={(nearest ? 662 : 472) + 84 * groups.length} empty={text('table.empty')}
              selected={selected} onSelect={(code) => store.set({ selected: code })}
            />
            {nearest && <Distribution shown={shown} />}
          </div>
        )}
    </div>
  );
}

function Distribution({ shown: { run, type, unit, limit } }: { shown: AccessibilityShown }) {
  const text = useText();
  const formats = useFormats();
  const [frame, width, height] = useSize<HTMLDivElement>();
  const there = run.tables.some((table) => table.name === 'distribution');
  const table = useAnswer('runs.rows', there ? { id: run.id, table: 'distribution', where: { facility_type: type } } : null, useRunStamp(run));
  const bands = useMemo(() => (table === null ? [] : costBands(table)), [table]);
  const draw = useCallback(() => {
    const cost = (value: number) => (unit === 'meters' ? formats.kilometers(value) : formats.figure(value));
    return cumulativeShare(bands, {
      width: Math.max(160, width), height: Math.max(90, height), title: text('access.chart.title'), limit: unit === 'minutes' ? Math.min(limit, PARAMETERS.minutes.default) : limit, format: cost, ...(unit === 'minutes' ? { unit: text('unit.min') } : {}), share: formats.share,
      bandTitle: (band) => text('access.chart.bar', { to: cost(band.to), share: formats.share(band.share), persons: formats.count(band.persons) }),
      beyond: (share) => text('access.chart.beyond', { share: formats.share(share) }),
    });
  }, [bands, width, height, text, formats, unit, limit]);
  return (
    <div className="side-chart">
      <h4>{text('access.chart')}</h4>
      <div ref={frame} className="side-chart-frame"><Figure draw={draw} /></div>
    </div>
  );
}
