import { Select } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { dotPlot } from '../../geo/figure/dots.ts';
import { useBenchmarkName } from '../app/benchmarkName.ts';
import { useBench, useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import { gapSentence } from '../app/headline.ts';
import { operatorSign } from '../app/operatorSign.ts';
import type { GapsShown } from '../app/shown.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import type { Zones } from '../app/zones.ts';
import { FigureFrame } from '../chart/FigureFrame.tsx';
import type { FigureSize } from '../chart/FigureFrame.tsx';
import { useUnitMarks } from '../chart/useUnitMarks.ts';
import { FilterBar } from './FilterBar.tsx';
import { GapTable } from './GapTable.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

/** Counties against the benchmark of one indicator: the table, the worst first, or all of them as dots. */
export function GapPane({ gaps, zones }: { gaps: GapsShown; zones: Zones | null }) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const { store } = useBench();
  const benchmarkName = useBenchmarkName();
  const selected = useWorkbench((state) => state.selected);
  const marks = useUnitMarks();
  const keeps = useUnitFilter(zones);
  const [view, setView] = useState<'table' | 'figure'>('table');
  const { run, indicator, chosen } = gaps;
  const rows = useMemo(() => chosen.filter(keeps), [chosen, keeps]);
  const against = benchmarkName(run);
  const draw = useCallback(({ width, height }: FigureSize) => {
    if (indicator === null) return '';
    return dotPlot(chosen.map(({ code, name, value, state, benchmark }) => ({ code, name, value, state, own: benchmark })), {
      width, height, title: names(indicator.indicator), benchmark: indicator.benchmark, benchmarkLabel: Number.isNaN(indicator.benchmark) ? '' : text('gaps.benchmarkLine', { name: against, value: formats.figure(indicator.benchmark) }), better: indicator.direction, valueName: names(indicator.indicator), orderName: text('figure.order'),
      format: formats.figure, selected: selected ?? '', brushed: marks.brushed, missing: (count) => text('figure.missing', { count }), dotTitle: (one) => `${one.name} ${formats.figure(one.value)} · ${text(`state.${one.state as 'met'}`)}`,
    });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the name of the benchmark follows from the run
  }, [indicator, chosen, names, text, formats, selected, marks, run]);
  const divided = indicator?.per === undefined ? indicator?.denominator ?? '' : `${names(indicator.per)}${indicator.times === undefined || indicator.times === 1 ? '' : ` × ${formats.count(indicator.times)}`}`;
  const summary = indicator === null ? '' : [
    text(`gaps.direction.${indicator.direction}`), `${text('gaps.benchmark')}${text('list.colon')}${against}${Number.isNaN(indicator.benchmark) ? '' : ` ${operatorSign(indicator.operator ?? '')} ${formats.figure(indicator.benchmark)}`}`, divided === '' ? '' : text('rules.denominator', { denominator: divided }),
    text('gaps.counted', { below: formats.count(indicator.below), n: formats.count(indicator.n) }), (indicator.near ?? 0) > 0 ? text('gaps.counted.near', { near: formats.count(indicator.near!) }) : '', indicator.persons_below === null || indicator.below === 0 ? '' : text('gaps.counted.persons', { persons: formats.compact(indicator.persons_below) }), indicator.poor_below === null || indicator.below === 0 ? '' : text('gaps.counted.poor', { poor: formats.count(indicator.poor_below) }),
    (indicator.hidden ?? 0) > 0 ? text('gaps.counted.hidden', { hidden: formats.count(indicator.hidden!) }) : '',
  ].filter((part) => part !== '').join(' · ');
  return (
    <div className="table-pane">
      <div className="table-bar">
        <Select
          size="small" className="indicator-picker" value={indicator?.indicator} onChange={(value) => store.set({ indicator: value })} showSearch popupMatchSelectWidth={false} aria-label={text('gaps.indicator')}
          options={gaps.indicators.map((one) => ({ value: one.indicator, label: names(one.indicator) }))}
        />
        <FilterBar zones={zones} />
        <ViewSwitch value={view} onChange={setView} views={[{ value: 'table', label: text('view.table') }, { value: 'figure', label: text('view.figures') }]} />
        <span className="table-count">{text('table.count', { count: formats.count(rows.length) })}</span>
      </div>
      <div className="pane-note table-note" title={summary}>{summary}</div>
      {view === 'table' ? <GapTable gaps={gaps} rows={rows} zones={zones} /> : indicator !== null && (
        <div className="pane-figures">
          <FigureFrame title={names(indicator.indicator)} draw={draw} definition={text('definition.dots', { benchmark: `${against}${Number.isNaN(indicator.benchmark) ? '' : ` ${formats.figure(indicator.benchmark)}`}` })} sentence={gapSentence({ text, formats, area: '' }, names(indicator.indicator), indicator, against)} fileName={`${run.analysisId}-${indicator.indicator}`} run={run} units={marks} />
        </div>
      )}
    </div>
  );
}
