import { useMemo } from 'react';
import { useBench, useFormats, useRegionNames, useText, useWorkbench } from '../app/context.ts';
import type { DisparityShown, RegionSpread, TagSide } from '../app/disparity.ts';
import { fixed } from '../app/format.ts';
import { numberColumn, termTitle } from './columns.tsx';
import { FillTable } from './FillTable.tsx';
import { byText } from './order.ts';

interface DisparityRegionsProps {
  shown: DisparityShown;
  written: (value: number) => string;
  tag: string;
}

/** Every prefecture's own inequality beside that of the whole, and the tagged units beside the others. */
export function DisparityRegions({ shown: { regions, sides }, written, tag }: DisparityRegionsProps) {
  const text = useText();
  const formats = useFormats();
  const regionNames = useRegionNames();
  const { store } = useBench();
  const filter = useWorkbench((state) => state.filter);
  const whole = regions.find(({ level }) => level === 'province');
  const columns = useMemo(() => {
    const mark = (value: number, all: number | undefined) => <span className={value > (all ?? Infinity) ? 'state-below' : ''}>{fixed(value, 4)}</span>;
    return [
      { title: text('level.parents'), dataIndex: 'region', width: 150, ellipsis: true, sorter: byText((row: RegionSpread) => row.region), render: (region: string, row: RegionSpread) => (row.level === 'province' ? <b>{text('disparity.all')}</b> : regionNames(region)) },
      numberColumn<RegionSpread>({ key: 'gini', title: termTitle('region_gini', text('statistic.gini')), width: 100, of: (row) => row.gini, render: (value) => mark(value, whole?.gini), first: 'descend' }),
      numberColumn<RegionSpread>({ key: 'cv', title: termTitle('cv', text('statistic.cv')), width: 100, of: (row) => row.cv, render: (value) => mark(value, whole?.cv) }),
      numberColumn<RegionSpread>({ key: 'maxMin', title: termTitle('max_min', text('statistic.max_min')), width: 110, of: (row) => row.maxMin, render: (value) => fixed(value, 2) }),
      numberColumn<RegionSpread>({ key: 'mean', title: text('column.meanValue'), width: 100, of: (row) => row.mean, render: written }),
      numberColumn<RegionSpread>({ key: 'n', title: text('column.units'), width: 80, of: (row) => row.n, render: formats.count }),
    ];
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- how a value is written follows from the run
  }, [text, formats, whole, regionNames]);
  const sideColumns = useMemo(() => [
    { title: text('groups.tags'), key: 'side', width: 120, render: (_: unknown, row: TagSide) => (row.tagged === 1 ? tag : text('tag.others')) },
    numberColumn<TagSide>({ key: 'n', title: text('column.units'), width: 70, of: (row) => row.n, render: formats.count }),
    numberColumn<TagSide>({ key: 'mean', title: text('column.meanValue'), width: 90, of: (row) => row.mean, render: written }),
    numberColumn<TagSide>({ key: 'within', title: text('category.within.yes'), width: 90, of: (row) => row.within, render: formats.count }),
    numberColumn<TagSide>({ key: 'share', title: text('column.withinShare'), width: 84, of: (row) => row.withinShare, render: formats.share }),
    ...(sides.some((side) => !Number.isNaN(side.persons)) ? [numberColumn<TagSide>({ key: 'persons', title: text('column.persons'), width: 100, of: (row) => row.persons, render: formats.count })] : []),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- how a value is written follows from the run
  ], [text, formats, tag, sides]);
  return (
    <div className="chart-split">
      <FillTable<RegionSpread>
        label={text('view.regions')} rows={regions} columns={columns} rowKey={(row) => `${row.level} ${row.region}`} width={640} empty={text('table.empty')} selected={filter.region === null ? null : `prefecture ${filter.region}`}
        onSelect={(key) => {
          const region = key.startsWith('prefecture ') ? key.slice('prefecture '.length) : null;
          store.set({ filter: { ...filter, region: region === filter.region ? null : region } });
        }}
      />
      {sides.length > 0 && <FillTable<TagSide> label={text('groups.tags')} rows={sides} columns={sideColumns} rowKey={(row) => String(row.tagged)} width={470} empty={text('table.empty')} selected={null} onSelect={() => undefined} />}
    </div>
  );
}
