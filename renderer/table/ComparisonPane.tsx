import { Segmented, Tag } from 'antd';
import type { TableProps } from 'antd';
import { useMemo, useState } from 'react';
import { useAmount } from '../app/amount.ts';
import { comparedName } from '../app/comparedName.ts';
import { useDisputedOf } from '../app/comparison.ts';
import type { ComparedFigures, ComparisonShown, DisputedPlace } from '../app/comparison.ts';
import { useBench, useFormats, useText, useWorkbench } from '../app/context.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import type { Zones } from '../app/zones.ts';
import { useSize } from '../chart/useSize.ts';
import { Disagreement } from './Disagreement.tsx';
import { FillTable } from './FillTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { byNumber, byText } from './order.ts';

interface ComparisonPaneProps {
  shown: ComparisonShown;
  zones: Zones | null;
}

/** Counties by the people the models differ on; beside them the places, worst first, and the matrix of who contradicts whom. */
export function ComparisonPane({ shown, zones }: ComparisonPaneProps) {
  const text = useText();
  const formats = useFormats();
  const amount = useAmount();
  const { store } = useBench();
  const selected = useWorkbench((state) => state.selected);
  const place = useWorkbench((state) => state.place);
  const { models, described, units, total } = shown;
  const keeps = useUnitFilter(zones);
  const rows = useMemo(() => units.filter(keeps), [units, keeps]);
  const modelWidth = formats.language === 'en' ? 84 : 68;
  const columns = useMemo((): TableProps<ComparedFigures>['columns'] => [
    { title: text('level.zones'), dataIndex: 'name', width: 112, ellipsis: true, sorter: byText((row) => row.name), render: (name: string, row) => <span title={row.code}>{name}{zones?.byCode.get(row.code)?.poor === true && <Tag className="tag-poor">{text('tag.poor')}</Tag>}</span> },
    { title: text('column.disputed'), dataIndex: 'disputed', width: 86, align: 'right', defaultSortOrder: 'descend', sortDirections: ['descend', 'ascend'], sorter: byNumber((row) => row.disputed), render: (value: number) => <b>{formats.count(value)}</b> },
    { title: text('column.disputedShare'), dataIndex: 'disputedShare', width: 68, align: 'right', sorter: byNumber((row) => row.disputedShare), render: formats.share },
    ...models.map((model) => ({
      title: comparedName(text, described, model), key: model, width: modelWidth, align: 'right' as const, sorter: byNumber((row: ComparedFigures) => row.share[model]), render: (_: unknown, row: ComparedFigures) => formats.share(row.share[model]),
    })),
    { title: text('column.persons'), dataIndex: 'persons', width: 84, align: 'right', sorter: byNumber((row) => row.persons), render: formats.count },
  ], [text, formats, zones, models, described, modelWidth]);
  const inCounty = useDisputedOf(shown, selected);
  const places = useMemo(() => (selected === null ? [...shown.onlyFirst, ...shown.onlyOthers] : inCounty ?? []), [shown, selected, inCounty]);
  const placeColumns = useMemo((): TableProps<DisputedPlace>['columns'] => {
    const unitOf = new Map(described.map((model) => [model.name, model.unit]));
    return [
      { title: text('column.place'), dataIndex: 'name', width: 92, ellipsis: true, render: (name: string, row) => <span title={`${row.id} · ${zones?.byCode.get(row.code)?.name ?? row.code}`}>{name}</span> },
      { title: text('column.persons'), dataIndex: 'persons', width: 60, align: 'right', render: formats.count },
      ...models.map((model) => ({
        title: comparedName(text, described, model), key: model, width: 74, align: 'right' as const,
        render: (_: unknown, row: DisputedPlace) => <span className={row.covered[model] ? 'state-met' : 'state-below'}>{Number.isNaN(row.cost[model]) ? text('comparison.beyond') : amount(row.cost[model], unitOf.get(model) ?? 'minutes')}</span>,
      })),
    ];
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the amount reader is new at every rendering and changes with `text` only
  }, [text, formats, zones, models, described]);
  const note = text('comparison.note', { all: formats.compact(total.all), none: formats.compact(total.none), disputed: formats.compact(total.disputed), share: formats.share(total.disputedShare) });
  const [frame, width] = useSize<HTMLDivElement>();
  const [beside, setBeside] = useState<'places' | 'matrix'>('places');
  // Where there is no room for three, places and matrix take turns.
  const narrow = width < 690 + (modelWidth + 74) * models.length;
  const placesTotal = shown.onlyFirstTotal + shown.onlyOthersTotal;
  return (
    <div className="table-pane">
      <div className="table-bar">
        <FilterBar zones={zones} />
        <span className="table-note" title={note}>{note}</span>
        {narrow && (
          <Segmented
            size="small" className="bar-end" value={beside} onChange={setBeside} aria-label={text('access.view')}
            options={(['places', 'matrix'] as const).map((value) => ({ value, label: text(`comparison.view.${value}`) }))}
          />
        )}
        <span className={narrow ? 'table-count table-count-next' : 'table-count'}>{text('table.count', { count: formats.count(rows.length) })}</span>
      </div>
      <div className={narrow ? 'comparison-split comparison-narrow' : 'comparison-split'} ref={frame}>
        <FillTable<ComparedFigures>
          units label={text('kind.comparison')} rows={rows} columns={columns} rowKey={(row) => row.code} width={350 + modelWidth * models.length} empty={text('table.empty')}
          selected={selected} onSelect={(code) => store.set({ selected: code })}
        />
        {(!narrow || beside === 'places') && <div className="side-table">
          <h4>{text('comparison.places')}<small>{selected === null ? text('comparison.places.count', { shown: formats.count(places.length), total: formats.count(placesTotal) }) : `${zones?.byCode.get(selected)?.name ?? selected} · ${formats.count(places.length)}`}</small></h4>
          <FillTable<DisputedPlace>
            label={text('comparison.places')} rows={places} columns={placeColumns} rowKey={(row) => row.id} width={152 + 74 * models.length} empty={text('comparison.none')} selected={place?.id ?? null}
            onSelect={(id) => {
              const found = places.find((one) => one.id === id);
              if (found !== undefined) store.set({ place: { id, lon: found.lon, lat: found.lat } });
            }}
          />
        </div>}
        {(!narrow || beside === 'matrix') && <Disagreement shown={shown} />}
      </div>
    </div>
  );
}
