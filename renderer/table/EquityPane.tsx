import { useMemo, useState } from 'react';
import { useBench, useFormats, useRegionNames, useText, useWorkbench } from '../app/context.ts';
import type { EquityShown, EquityUnit } from '../app/equity.ts';
import { fixed, significantDecimals } from '../app/format.ts';
import { groupValueName } from '../app/groupName.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import { useValueName } from '../app/valueName.ts';
import { isShareValue } from '../app/valueWritten.ts';
import type { Zones } from '../app/zones.ts';
import { numberColumn, termTitle, unitColumn } from './columns.tsx';
import { EquityFigures } from './EquityFigures.tsx';
import { EquityGroups } from './EquityGroups.tsx';
import { FillTable } from './FillTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

interface EquityPaneProps {
  shown: EquityShown;
  zones: Zones | null;
}

/** How unequal the units are: statistics with their intervals and the curve; the units and their part in it; the groups. */
export function EquityPane({ shown, zones }: EquityPaneProps) {
  const text = useText();
  const formats = useFormats();
  const valueName = useValueName();
  const [view, setView] = useState<'statistics' | 'units' | 'groups'>('statistics');
  const { total, groups, run } = shown;
  const weight = total.weight === '' || total.weight === 'none' ? text('equity.unweighted') : text('equity.weighted', { weight: total.weight });
  const note = [valueName(run), weight, text('equity.n', { n: formats.count(total.n) }), total.missing > 0 ? text('equity.missing', { count: formats.count(total.missing) }) : '', total.withoutWeight > 0 ? text('equity.withoutWeight', { count: formats.count(total.withoutWeight) }) : ''].filter((part) => part !== '').join(' · ');
  return (
    <div className="table-pane">
      <div className="table-bar">
        {view === 'units' && <FilterBar zones={zones} />}
        <ViewSwitch value={view} onChange={setView} views={[{ value: 'statistics', label: text('view.statistics') }, { value: 'units', label: text('access.view.units') }, { value: 'groups', label: text('view.groups'), disabled: groups.length === 0 }]} />
        <span className="table-note" title={note}>{note}</span>
      </div>
      {view === 'statistics' && <EquityFigures shown={shown} />}
      {view === 'units' && <EquityTable shown={shown} zones={zones} />}
      {view === 'groups' && <EquityGroups shown={shown} />}
    </div>
  );
}

function EquityTable({ shown: { run, units, total }, zones }: EquityPaneProps) {
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const selected = useWorkbench((state) => state.selected);
  const regionNames = useRegionNames();
  const keeps = useUnitFilter(zones);
  const rows = useMemo(() => units.filter(keeps), [units, keeps]);
  const columns = useMemo(() => {
    const decimals = significantDecimals(units.map(({ value }) => value));
    const grouped = [run.analysis['groups']].flat() as string[];
    return [
      unitColumn<EquityUnit>(text, zones),
      ...(units.some((unit) => unit.groups.length > 0) ? [{ title: text('column.group'), key: 'group', width: 120, ellipsis: true, render: (_: unknown, row: EquityUnit) => row.groups.map((group, at) => groupValueName(text, regionNames, grouped[at], group)).join(' / ') }] : []),
      numberColumn<EquityUnit>({ key: 'value', title: text('column.value'), width: 100, of: (row) => row.value, render: (value) => (isShareValue(run) ? formats.share(value) : fixed(value, decimals)), first: 'ascend' }),
      ...(total.weight === 'none' || total.weight === '' ? [] : [numberColumn<EquityUnit>({ key: 'weight', title: text('equity.weight'), width: 104, of: (row) => row.weight, render: formats.count })]),
      numberColumn<EquityUnit>({ key: 'valueShare', title: termTitle('share_of_value', text('column.shareOfValue')), width: 104, of: (row) => row.valueShare, render: formats.share }),
      numberColumn<EquityUnit>({ key: 'weightShare', title: termTitle('share_of_weight', text('column.shareOfWeight')), width: 104, of: (row) => row.weightShare, render: formats.share }),
      numberColumn<EquityUnit>({ key: 'quotient', title: termTitle('location_quotient', text('column.quotient')), width: 90, of: (row) => row.quotient, render: (value) => fixed(value, 3) }),
      numberColumn<EquityUnit>({ key: 'theil', title: termTitle('theil_part', text('column.theilPart')), width: 104, of: (row) => row.theilPart, render: (value) => fixed(value, 5) }),
    ];
  }, [text, formats, regionNames, zones, run, units, total]);
  return <FillTable<EquityUnit> units label={text('kind.equity')} rows={rows} columns={columns} rowKey={(row) => row.code} width={760} empty={text('table.empty')} selected={selected} onSelect={(code) => store.set({ selected: code })} />;
}
