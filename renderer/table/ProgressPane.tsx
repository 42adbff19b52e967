import { Tag } from 'antd';
import { useCallback, useMemo } from 'react';
import { progressLine } from '../../geo/figure/progress.ts';
import { useBench, useFormats, useText, useWorkbench } from '../app/context.ts';
import { fixed, significantDecimals } from '../app/format.ts';
import { operatorSign } from '../app/operatorSign.ts';
import { countyProgressSentence, progressSentence } from '../app/overviewHeadline.ts';
import { PROGRESS_STATES } from '../app/progress.ts';
import type { ProgressShown, ProgressUnit } from '../app/progress.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import { useValueName } from '../app/valueName.ts';
import type { Zones } from '../app/zones.ts';
import { FigureFrame } from '../chart/FigureFrame.tsx';
import type { FigureSize } from '../chart/FigureFrame.tsx';
import { numberColumn, termTitle, unitColumn } from './columns.tsx';
import { FillTable } from './FillTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { byNumber } from './order.ts';
import { Term } from './Term.tsx';

interface ProgressPaneProps {
  shown: ProgressShown;
  zones: Zones | null;
}

const STATE_ORDER = ['behind', 'on-track', 'met', 'no-data'];
const STATE_CLASS = { met: 'tag-met', 'on-track': 'tag-near', behind: 'tag-below', 'no-data': 'tag-missing' } as const;

/** Units on their way to the target, those behind first; the way of the chosen one, and what falls to each of a shared total. */
export function ProgressPane({ shown, zones }: ProgressPaneProps) {
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const valueName = useValueName();
  const selected = useWorkbench((state) => state.selected);
  const keeps = useUnitFilter(zones);
  const { run, units, byCode, series, split, total } = shown;
  const rows = useMemo(() => units.filter(keeps), [units, keeps]);
  const value = valueName(run);

  const columns = useMemo(() => {
    const decimals = significantDecimals(units.map((unit) => unit.current));
    const own = (key: keyof ProgressUnit, title: React.ReactNode, width: number, render: (value: number) => React.ReactNode, first?: 'ascend') => numberColumn<ProgressUnit>({ key, title, width, of: (row) => Number(row[key]), render, first });
    const plain = (one: number) => fixed(one, decimals);
    return [
      unitColumn<ProgressUnit>(text, zones, 116),
      { title: termTitle('progress_state', text('column.state')), key: 'state', width: 84, sorter: byNumber((row: ProgressUnit) => STATE_ORDER.indexOf(row.state)), render: (_: unknown, row: ProgressUnit) => <Tag className={STATE_CLASS[row.state]}>{text(row.state === 'no-data' ? 'state.missing' : `category.progress.${row.state}`)}</Tag> },
      own('baseline', String(total.baselineYear), 84, plain), own('current', String(total.year), 84, plain), own('target', text('column.target', { year: total.targetYear }), 116, plain),
      own('progress', termTitle('progress', text('column.progress')), 84, formats.share, 'ascend'), own('expectedProgress', termTitle('expected', text('column.expected')), 84, formats.share),
      own('annualChange', text('column.annualChange'), 92, (one) => `${one > 0 ? '+' : ''}${fixed(one, decimals + 1)}`), own('yearsToTarget', termTitle('years_to_target', text('column.yearsToTarget')), 92, (one) => fixed(one, 1)), own('forecast', termTitle('forecast', text('column.forecast', { year: total.targetYear })), 100, plain),
      ...(units.some((unit) => !Number.isNaN(unit.sum)) ? [own('sum', termTitle('sum_to_date', text('column.sum')), 92, plain)] : []),
      ...(split ? [own('share', text('column.ofTotal'), 92, formats.share), own('remaining', termTitle('remaining', text('column.remaining')), 92, plain)] : []),
    ];

  }, [text, formats, zones, units, total, split]);
  const unit = selected === null ? undefined : byCode.get(selected);
  const middle = useMemo(() => middleUnit(units), [units]);
  const drawn = unit ?? middle;
  const draw = useCallback(({ width, height }: FigureSize) => {
    if (drawn === undefined) return '';
    return progressLine(series.filter(({ code }) => code === drawn.code).map(({ year, value: one }) => ({ year, value: one })), {
      width, height, title: drawn.name, baseline: { year: total.baselineYear, value: drawn.baseline }, target: { year: total.targetYear, value: drawn.target }, forecast: drawn.forecast, current: { year: total.year, value: drawn.current },
      better: run.analysis['direction'] === 'lower' ? 'lower' : 'higher', valueName: value, names: { observed: text('progress.observed'), path: text('progress.path'), forecast: text('progress.forecast'), target: text('progress.target') }, format: formats.figure,
    });
  }, [drawn, series, total, run, value, text, formats]);
  const sentence = drawn === undefined ? progressSentence({ text, formats, area: '' }, value, shown) : countyProgressSentence({ text, formats, area: drawn.name }, value, shown, drawn.code);
  return (
    <div className="table-pane">
      <dl className="figures-row">
        {PROGRESS_STATES.map((state) => <div key={state}><dt>{state === 'no-data' ? text('state.missing') : <Term term="progress_state">{text(`category.progress.${state}`)}</Term>}</dt><dd className={state === 'behind' && total.behind > 0 ? 'need' : ''}>{formats.count({ met: total.met, 'on-track': total.onTrack, behind: total.behind, 'no-data': total.noData }[state])}</dd></div>)}
        <div><dt>{text('progress.target')}</dt><dd>{Number.isNaN(total.target) ? '—' : `${operatorSign(total.operator)} ${formats.figure(total.target)}`}<small>{total.targetYear}</small></dd></div>
      </dl>
      <div className="chart-split">
        <div className="table-pane">
          <div className="table-bar">
            <FilterBar zones={zones} />
            <span className="table-note" title={value}>{value}</span>
            <span className="table-count">{text('table.count', { count: formats.count(rows.length) })}</span>
          </div>
          <FillTable<ProgressUnit> units label={text('kind.progress')} rows={rows} columns={columns} rowKey={(row) => row.code} width={820 + (split ? 184 : 0)} empty={text('table.empty')} selected={selected} onSelect={(code) => store.set({ selected: code })} />
        </div>
        <FigureFrame
          title={drawn === undefined ? text('kind.progress') : unit === undefined ? text('progress.chart.middle', { name: drawn.name }) : text('progress.chart', { name: drawn.name })} draw={draw} definition={text('definition.progress', { target: total.targetYear })} sentence={sentence}
          fileName={`${run.analysisId}-${drawn?.code ?? 'progress'}`} run={run}
        />
      </div>
    </div>
  );
}

/** The unit in the middle of the progress made: what is drawn while none is chosen. */
function middleUnit(units: readonly ProgressUnit[]): ProgressUnit | undefined {
  const known = units.filter(({ progress }) => !Number.isNaN(progress)).sort((a, b) => a.progress - b.progress || (a.code < b.code ? -1 : 1));
  return known[known.length >> 1];
}
