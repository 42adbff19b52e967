import { CheckOutlined } from '@ant-design/icons';
import { Segmented, Select } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { dotPlot } from '../../geo/figure/dots.ts';
import { useBenchmarkName } from '../app/benchmarkName.ts';
import { useBench, useFormats, useNames, useRegionNames, useText } from '../app/context.ts';
import { levelSums } from '../app/gapsAbove.ts';
import { gapSentence } from '../app/headline.ts';
import { operatorSign } from '../app/operatorSign.ts';
import type { GapsShown } from '../app/shown.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import type { GapLevel } from '../app/workbench.ts';
import type { Zones } from '../app/zones.ts';
import { FigureFrame } from '../chart/FigureFrame.tsx';
import type { FigureSize } from '../chart/FigureFrame.tsx';
import { FilterBar } from './FilterBar.tsx';
import { GapAboveTable } from './GapAboveTable.tsx';
import { GapTable } from './GapTable.tsx';
import { useGapMarks } from './useGapMarks.ts';
import { ViewSwitch } from './ViewSwitch.tsx';

/** Counties against the benchmark of one indicator: the table, the worst first, or all of them as dots. */
export function GapPane({ gaps, zones }: { gaps: GapsShown; zones: Zones | null }) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const { store } = useBench();
  const benchmarkName = useBenchmarkName();
  const keeps = useUnitFilter(zones);
  const [view, setView] = useState<'table' | 'figure'>('table');
  const { run, indicator, chosen } = gaps;
  const { above, levels } = gaps;
  const rows = useMemo(() => chosen.filter(keeps), [chosen, keeps]);
  const marks = useGapMarks(zones, above);
  const against = benchmarkName(run);
  const nameOf = useRegionNames();
  const draw = useCallback(({ width, height }: FigureSize) => {
    if (indicator === null) return '';
    const dots = above === null
      ? chosen.map(({ code, name, value, state, benchmark }) => ({ code, name, value, state, own: benchmark }))
      : above.rows.map(({ code, name, value, state, benchmark }) => ({ code, name: code === name && above.rows.length === 1 ? text('gaps.allCounties') : nameOf(name), value, state: state === 'missing' && !Number.isNaN(value) ? 'plain' as const : state, own: benchmark }));
    // A sum over counties has no benchmark: the line would be of something else.
    const line = above === null || above.rows.some((row) => !Number.isNaN(row.benchmark)) ? indicator.benchmark : Number.NaN;
    return dotPlot(dots, {
      width, height, title: names(indicator.indicator), benchmark: line, benchmarkLabel: Number.isNaN(line) ? '' : text('gaps.benchmarkLine', { name: against, value: formats.figure(line) }), better: indicator.direction, valueName: names(indicator.indicator), orderName: text('figure.order'),
      format: formats.figure, selected: marks.selected ?? '', brushed: marks.brushed, missing: (count) => text('figure.missing', { count }), dotTitle: (one) => `${one.name} ${formats.figure(one.value)}${one.state === 'plain' ? '' : ` · ${text(`state.${one.state as 'met'}`)}`}`,
    });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the name of the benchmark follows from the run
  }, [indicator, chosen, above, names, nameOf, text, formats, marks, run]);
  const divided = indicator?.per === undefined ? names(indicator?.denominator ?? '') : `${names(indicator.per)}${indicator.times === undefined || indicator.times === 1 ? '' : ` × ${formats.count(indicator.times)}`}`;
  const summary = indicator === null ? '' : [
    text(`gaps.direction.${indicator.direction}`), `${text('gaps.benchmark')}${text('list.colon')}${against}${Number.isNaN(indicator.benchmark) ? '' : ` ${operatorSign(indicator.operator ?? '')} ${formats.figure(indicator.benchmark)}`}`, divided === '' ? '' : text('rules.denominator', { denominator: divided }),
    text('gaps.counted', { below: formats.count(indicator.below), n: formats.count(indicator.n) }), (indicator.near ?? 0) > 0 ? text('gaps.counted.near', { near: formats.count(indicator.near!) }) : '', indicator.persons_below === null || indicator.below === 0 ? '' : text('gaps.counted.persons', { persons: formats.compact(indicator.persons_below) }), indicator.poor_below === null || indicator.below === 0 ? '' : text('gaps.counted.poor', { poor: formats.count(indicator.poor_below) }),
    (indicator.hidden ?? 0) > 0 ? text('gaps.counted.hidden', { hidden: formats.count(indicator.hidden!) }) : '',
  ].filter((part) => part !== '').join(' · ');
  // An exported figure has no line above it: what it is divided by and how it is added up stand in its definition.
  const definition = indicator === null ? '' : [text('definition.dots', { benchmark: `${against}${Number.isNaN(indicator.benchmark) ? '' : ` ${formats.figure(indicator.benchmark)}`}` }), divided === '' ? '' : text('gaps.dividedBy', { denominator: divided }), above === null || above.rows.length === 0 ? '' : text('define.rolled_up', { how: text(`gaps.rolledUp.${above.rows[0].rolledUp}`) })].filter((part) => part !== '').join(' ');
  const sums = above === null || indicator === null ? null : levelSums(above.rows, indicator, chosen.length);
  const added = above === null || sums === null ? '' : text(sums.agrees ? 'gaps.sums' : 'gaps.sumsDiffer', { count: formats.count(above.rows.length), level: text(`level.${above.level}`), units: formats.count(sums.units), below: formats.count(sums.below), persons: indicator!.persons_below === null || sums.below === 0 ? '' : text('gaps.sumsPersons', { persons: formats.compact(sums.persons) }) });
  const how = above === null || above.rows.length === 0 ? '' : text('gaps.valueIs', { how: text(`gaps.rolledUp.${above.rows[0].rolledUp}`) });
  return (
    <div className="table-pane">
      <div className="table-bar">
        <Select
          size="small" className="indicator-picker" value={indicator?.indicator} onChange={(value) => store.set({ indicator: value })} showSearch popupMatchSelectWidth={false} aria-label={text('gaps.indicator')}
          options={gaps.indicators.map((one) => ({ value: one.indicator, label: names(one.indicator) }))}
        />
        {levels.length > 1 && <Segmented size="small" className="view-switch" value={above?.level ?? 'zones'} onChange={(level: GapLevel) => store.set({ gapLevel: level })} options={levels.map((level) => ({ value: level, label: text(`level.${level}`) }))} aria-label={text('gaps.levels')} />}
        {above === null && <FilterBar zones={zones} />}
        <ViewSwitch value={view} onChange={setView} views={[{ value: 'table', label: text('view.table') }, { value: 'figure', label: text('view.figures') }]} />
        {above !== null && <span className="table-note">{text('gaps.open')}</span>}
        <span className="table-count">{text('table.count', { count: formats.count(above === null ? rows.length : above.rows.length) })}</span>
      </div>
      {above === null
        ? <div className="pane-note table-note" title={summary}>{summary}</div>
        : <div className="pane-note table-note" title={`${how} · ${added}`}>{how} · <span className={sums?.agrees === true ? 'sums-agree' : 'state-below'} data-testid="level-sums">{sums?.agrees === true && <CheckOutlined aria-hidden />} {added}</span></div>}
      {view === 'table' && (above === null ? <GapTable gaps={gaps} rows={rows} zones={zones} /> : <GapAboveTable gaps={gaps} above={above} />)}
      {view === 'figure' && indicator !== null && (
        <div className="pane-figures">
          <FigureFrame title={above === null ? names(indicator.indicator) : text('gaps.figureOf', { indicator: names(indicator.indicator), level: text(`level.${above.level}`) })} draw={draw} definition={definition} sentence={gapSentence({ text, formats, area: '' }, names(indicator.indicator), indicator, against)} fileName={[run.analysisId, indicator.indicator, ...(above === null ? [] : [above.level])].join('-')} run={run} units={marks} />
        </div>
      )}
    </div>
  );
}
