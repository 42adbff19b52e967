import { useCallback, useMemo, useState } from 'react';
import { convergenceScatter } from '../../geo/figure/convergence.ts';
import { sigmaLines } from '../../geo/figure/sigma.ts';
import { useBench, useFormats, useText, useWorkbench } from '../app/context.ts';
import type { ConvergenceShown, GrowthUnit, SpreadYear } from '../app/convergence.ts';
import { convergenceSentence } from '../app/equityHeadline.ts';
import { fixed, significantDecimals } from '../app/format.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import { useValueName } from '../app/valueName.ts';
import type { Zones } from '../app/zones.ts';
import { FigureFrame } from '../chart/FigureFrame.tsx';
import type { FigureSize } from '../chart/FigureFrame.tsx';
import { useUnitMarks } from '../chart/useUnitMarks.ts';
import { numberColumn, termTitle, unitColumn } from './columns.tsx';
import { FillTable } from './FillTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { Term } from './Term.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

interface ConvergencePaneProps {
  shown: ConvergenceShown;
  zones: Zones | null;
}

/** Is the gap closing: the spread by year (sigma), growth against the start (beta), and every unit. */
export function ConvergencePane({ shown, zones }: ConvergencePaneProps) {
  const text = useText();
  const formats = useFormats();
  const valueName = useValueName();
  const selected = useWorkbench((state) => state.selected);
  const marks = useUnitMarks();
  const [view, setView] = useState<'figures' | 'units' | 'years'>('figures');
  const { run, units, years, total } = shown;
  const value = valueName(run);
  const sentence = convergenceSentence({ text, formats, area: '' }, value, shown);
  const note = [value, text('equity.n', { n: formats.count(total.n) }), total.missing > 0 ? text('equity.missing', { count: formats.count(total.missing) }) : ''].filter((part) => part !== '').join(' · ');
  const scatter = useCallback(({ width, height }: FigureSize) => convergenceScatter(units.map(({ code, name, logFrom, growth }) => ({ code, name, logFrom, growth })), {
    width, height, title: text('convergence.chart'), slope: total.slope, intercept: total.intercept, selected: selected ?? '', brushed: marks.brushed, xName: text('convergence.axis.start', { year: total.from }), yName: text('convergence.axis.growth'),
    note: text('convergence.line', { slope: formats.statistic(total.slope), p: formats.pValue(total.slopeP), r2: formats.statistic(total.r2) }), format: (one) => formats.figure(one), growth: formats.share,
    above: text('convergence.above'), below: text('convergence.below'), missing: (count) => text('figure.missing', { count }),
    pointTitle: (point) => text('convergence.point', { name: point.name, start: formats.figure(Math.exp(point.logFrom)), growth: formats.share(point.growth) }),
  }), [units, total, text, formats, selected, marks]);
  const sigma = useCallback(({ width, height }: FigureSize) => sigmaLines(years, {
    width, height, title: text('convergence.sigma'), dispersionName: text('convergence.axis.spread'), theilName: text('statistic.theil_t'), names: { cv: text('statistic.cv'), sdLog: text('convergence.sdLog'), between: text('column.betweenPart'), within: text(years.some((year) => !Number.isNaN(year.between)) ? 'column.withinPart' : 'convergence.allUnits') },
    format: formats.statistic, yearTitle: (year) => text('convergence.year', { year: year.year, cv: formats.statistic(year.cv), sdLog: formats.statistic(year.sdLog) }),
  }), [years, text, formats]);
  return (
    <div className="table-pane">
      <dl className="figures-row">
        <div><dt><Term term="sigma">{text('statistic.cv')}</Term></dt><dd>{formats.statistic(total.cvFrom)} → {formats.statistic(total.cvTo)}<small>{total.from}–{total.to}</small></dd></div>
        <div><dt><Term term="sd_log">{text('convergence.sdLog')}</Term></dt><dd>{formats.statistic(total.sdLogFrom)} → {formats.statistic(total.sdLogTo)}</dd></div>
        <div><dt><Term term="beta">β</Term></dt><dd>{formats.statistic(total.slope)}<small>± {formats.statistic(total.slopeSe)}, <Term term="slope_p">p {formats.pValue(total.slopeP)}</Term></small></dd></div>
        <div><dt><Term term="lambda">λ</Term></dt><dd>{formats.statistic(total.lambda)}</dd></div>
        <div><dt><Term term="half_life">{text('convergence.halfLife')}</Term></dt><dd>{Number.isNaN(total.halfLife) ? '—' : text('convergence.years', { years: formats.figure(Math.round(total.halfLife * 10) / 10) })}</dd></div>
        <div className="table-note" title={note}>{note}</div>
        <ViewSwitch value={view} onChange={setView} views={[{ value: 'figures', label: text('view.figures') }, { value: 'units', label: text('access.view.units') }, { value: 'years', label: text('view.years') }]} />
      </dl>
      {view === 'figures' && (
        <div className="pane-figures two-figures">
          <FigureFrame title={text('convergence.chart')} draw={scatter} definition={text('definition.convergence', { years: formats.figure(total.years) })} sentence={sentence} fileName={`${run.analysisId}-beta`} run={run} units={marks} />
          <FigureFrame title={text('convergence.sigma')} draw={sigma} definition={text('definition.sigma')} sentence={sentence} fileName={`${run.analysisId}-sigma`} run={run} />
        </div>
      )}
      {view === 'units' && <GrowthTable shown={shown} zones={zones} />}
      {view === 'years' && <YearTable years={years} />}
    </div>
  );
}

function GrowthTable({ shown: { units, total }, zones }: ConvergencePaneProps) {
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const selected = useWorkbench((state) => state.selected);
  const keeps = useUnitFilter(zones);
  const rows = useMemo(() => units.filter(keeps), [units, keeps]);
  const columns = useMemo(() => {
    const decimals = significantDecimals(units.map((unit) => unit.to));
    return [
      unitColumn<GrowthUnit>(text, zones),
      numberColumn<GrowthUnit>({ key: 'from', title: String(total.from), width: 100, of: (row) => row.from, render: (one) => fixed(one, decimals) }),
      numberColumn<GrowthUnit>({ key: 'to', title: String(total.to), width: 100, of: (row) => row.to, render: (one) => fixed(one, decimals) }),
      numberColumn<GrowthUnit>({ key: 'growth', title: termTitle('growth', text('column.growth')), width: 120, of: (row) => row.growth, render: formats.share, first: 'ascend' }),
      numberColumn<GrowthUnit>({ key: 'fitted', title: text('column.fitted'), width: 120, of: (row) => row.fitted, render: formats.share }),
      numberColumn<GrowthUnit>({ key: 'residual', title: termTitle('residual', text('column.residual')), width: 130, of: (row) => row.residual, render: (one) => <span className={one < 0 ? 'state-below' : one > 0 ? 'state-met' : ''}>{`${one > 0 ? '+' : ''}${fixed(one * 100, 2)}`}</span> }),
    ];
  }, [text, formats, zones, units, total]);
  return (
    <>
      <div className="table-bar">
        <FilterBar zones={zones} />
        <span className="table-count">{text('table.count', { count: formats.count(rows.length) })}</span>
      </div>
      <FillTable<GrowthUnit> units label={text('kind.convergence')} rows={rows} columns={columns} rowKey={(row) => row.code} width={720} empty={text('table.empty')} selected={selected} onSelect={(code) => store.set({ selected: code })} />
    </>
  );
}

function YearTable({ years }: { years: SpreadYear[] }) {
  const text = useText();
  const formats = useFormats();
  const columns = useMemo(() => {
    const number = (key: keyof SpreadYear, title: React.ReactNode) => numberColumn<SpreadYear>({ key, title, width: 104, of: (row) => row[key], render: key === 'n' ? formats.count : key === 'mean' ? formats.figure : formats.statistic });
    return [
      { title: text('gaps.year'), dataIndex: 'year', width: 76 }, number('n', text('column.units')), number('mean', text('column.meanValue')), number('cv', termTitle('cv', text('statistic.cv'))), number('sdLog', termTitle('sd_log', text('convergence.sdLog'))),
      number('gini', termTitle('gini', text('statistic.gini'))), number('theilT', termTitle('theil_t', text('statistic.theil_t'))), number('between', termTitle('decomposition', text('column.betweenPart'))), number('within', termTitle('decomposition', text('column.withinPart'))),
    ];
  }, [text, formats]);
  return <FillTable<SpreadYear> label={text('view.years')} rows={years} columns={columns} rowKey={(row) => String(row.year)} width={920} empty={text('table.empty')} selected={null} onSelect={() => undefined} />;
}
