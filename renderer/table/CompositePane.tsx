import { useCallback, useMemo, useState } from 'react';
import { rankIntervals } from '../../geo/figure/ranks.ts';
import { useBench, useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import type { CompositeShown, IndexUnit } from '../app/composite.ts';
import { compositeSentence } from '../app/equityHeadline.ts';
import { fixed } from '../app/format.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import type { Zones } from '../app/zones.ts';
import { FigureFrame } from '../chart/FigureFrame.tsx';
import type { FigureSize } from '../chart/FigureFrame.tsx';
import { useUnitMarks } from '../chart/useUnitMarks.ts';
import { CompositeSchemes } from './CompositeSchemes.tsx';
import { numberColumn, termTitle, unitColumn } from './columns.tsx';
import { FillTable } from './FillTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { Term } from './Term.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';
import { WeightTable } from './WeightTable.tsx';

interface CompositePaneProps {
  shown: CompositeShown;
  zones: Zones | null;
}

/** The index and its sub-indices, the ranks with the range they take under other weights, and the weights themselves. */
export function CompositePane({ shown, zones }: CompositePaneProps) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const { store } = useBench();
  const selected = useWorkbench((state) => state.selected);
  const marks = useUnitMarks();
  const keeps = useUnitFilter(zones);
  const [view, setView] = useState<'ranks' | 'weights' | 'schemes'>('ranks');
  const { run, units, areas, total, robustness } = shown;
  const rows = useMemo(() => units.filter(keeps), [units, keeps]);
  const columns = useMemo(() => [
    numberColumn<IndexUnit>({ key: 'rank', title: termTitle('rank', text('column.rank')), width: 64, of: (row) => row.rank, render: formats.count, first: 'ascend' }),
    unitColumn<IndexUnit>(text, zones, 116),
    numberColumn<IndexUnit>({ key: 'index', title: termTitle('index', text('kind.composite')), width: 92, of: (row) => row.index, render: (value) => fixed(value, 3) }),
    ...areas.map((area) => numberColumn<IndexUnit>({ key: `area-${area}`, title: names(area), width: 96, of: (row) => row.areas[area], render: (value) => fixed(value, 3) })),
    numberColumn<IndexUnit>({ key: 'range', title: termTitle('rank_range', text('column.rankRange'), { samples: formats.count(total.samples), seed: total.seed }), width: 104, of: (row) => row.rankHigh - row.rankLow, render: (_, row) => (Number.isNaN(row.rankLow) ? '—' : `${formats.count(row.rankLow)}–${formats.count(row.rankHigh)}`) }),
    numberColumn<IndexUnit>({ key: 'missing', title: text('column.missingValues'), width: 76, of: (row) => row.missing, render: formats.count }),
  ], [text, formats, names, zones, areas, total]);
  const draw = useCallback(({ width, height }: FigureSize) => rankIntervals(units.map(({ code, name, rank, rankLow, rankMedian, rankHigh }) => ({ code, name, rank, low: rankLow, median: rankMedian, high: rankHigh })), {
    width, height, title: text('composite.chart'), rankName: text('column.rank'), names: { rank: text('composite.rank'), median: text('composite.median'), range: text('composite.range') }, format: formats.count, selected: selected ?? '', brushed: marks.brushed,
    missing: (count) => text('figure.missing', { count }), unitTitle: (unit) => text('composite.unit', { name: unit.name, rank: formats.count(unit.rank), low: formats.count(unit.low), high: formats.count(unit.high) }),
  }), [units, text, formats, selected, marks]);
  const note = [text(`composite.weights.${total.weighting === '' ? 'equal' : (total.weighting as 'equal')}`), text(`composite.normalisation.${total.normalisation === '' ? 'min-max' : (total.normalisation as 'min-max')}`), total.dropped > 0 ? text('composite.droppedCount', { count: formats.count(total.dropped) }) : ''].filter((part) => part !== '').join(' · ');
  return (
    <div className="table-pane">
      <div className="table-bar">
        {view !== 'weights' && <FilterBar zones={zones} />}
        <ViewSwitch value={view} onChange={setView} views={[{ value: 'ranks', label: text('view.ranks') }, { value: 'weights', label: text('view.weights') }, { value: 'schemes', label: text('view.robustness'), disabled: robustness.length === 0 }]} />
        <span className="table-note" title={note}>{note}</span>
        {!Number.isNaN(total.consistencyRatio) && <span className={total.consistencyRatio >= 0.1 ? 'consistency need' : 'consistency'}><Term term="consistency">CR = {formats.statistic(total.consistencyRatio)}</Term></span>}
        {view !== 'weights' && <span className="table-count">{text('table.count', { count: formats.count(rows.length) })}</span>}
      </div>
      {view === 'ranks' && (
        <div className="chart-split">
          <FillTable<IndexUnit> units label={text('kind.composite')} rows={rows} columns={columns} rowKey={(row) => row.code} width={452 + 96 * areas.length} empty={text('table.empty')} selected={selected} onSelect={(code) => store.set({ selected: code })} />
          <FigureFrame title={text('composite.chart')} draw={draw} definition={text('definition.ranks', { samples: formats.count(total.samples), seed: total.seed })} sentence={compositeSentence({ text, formats, area: '' }, shown)} fileName={`${run.analysisId}-ranks`} run={run} units={marks} />
        </div>
      )}
      {view === 'weights' && <WeightTable shown={shown} />}
      {view === 'schemes' && <CompositeSchemes shown={shown} zones={zones} />}
    </div>
  );
}
