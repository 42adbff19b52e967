import { Tag } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { slopeChart } from '../../geo/figure/slope.ts';
import { useBench, useFormats, useRegionNames, useText, useWorkbench } from '../app/context.ts';
import type { DisparityShown, DisparityUnit } from '../app/disparity.ts';
import { isShare, useDisparityWritten } from '../app/disparityWritten.ts';
import { disparitySentence } from '../app/equityHeadline.ts';
import { fixed, significantDecimals } from '../app/format.ts';
import { useTagName } from '../app/tagName.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import { useValueName } from '../app/valueName.ts';
import type { Zones } from '../app/zones.ts';
import { FigureFrame } from '../chart/FigureFrame.tsx';
import type { FigureSize } from '../chart/FigureFrame.tsx';
import { useUnitMarks } from '../chart/useUnitMarks.ts';
import { numberColumn, termTitle, unitColumn } from './columns.tsx';
import { DisparityRegions } from './DisparityRegions.tsx';
import { FillTable } from './FillTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { Term } from './Term.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

interface DisparityPaneProps {
  shown: DisparityShown;
  zones: Zones | null;
}

/** Town and country of every unit, widest gap first; the spread within each prefecture; tagged units near the average. */
export function DisparityPane({ shown, zones }: DisparityPaneProps) {
  const text = useText();
  const regionNames = useRegionNames();
  const formats = useFormats();
  const { store } = useBench();
  const valueName = useValueName();
  const written = useDisparityWritten()(shown.run);
  const selected = useWorkbench((state) => state.selected);
  const marks = useUnitMarks();
  const keeps = useUnitFilter(zones);
  const { run, units, total, regions } = shown;
  const towns = units.some((unit) => !Number.isNaN(unit.difference));
  const [chosen, setView] = useState<'towns' | 'regions' | null>(null);
  const view = chosen ?? (towns ? 'towns' : 'regions');
  const rows = useMemo(() => units.filter(keeps), [units, keeps]);
  const tag = useTagName()(run);
  const value = valueName(run);
  const share = isShare(run.analysis);
  const columns = useMemo(() => {
    const decimals = significantDecimals(units.map((unit) => (Number.isNaN(unit.urban) ? unit.value : unit.urban)));
    const plain = (one: number) => (share ? formats.share(one) : fixed(one, decimals));
    const number = (key: keyof DisparityUnit, title: React.ReactNode, width: number, render: (value: number) => React.ReactNode, first?: 'ascend') => numberColumn<DisparityUnit>({ key, title, width, of: (row) => Number(row[key]), render, first });
    return [
      ...(towns ? [number('rank', text('column.rank'), 60, formats.count, 'ascend')] : []),
      unitColumn<DisparityUnit>(text, zones, 124),
      ...(towns ? [
        number('urban', text('column.urban'), 84, plain), number('rural', text('column.rural'), 84, plain),
        number('difference', termTitle('difference', text('column.urbanRuralDifference')), 108, (one) => (share ? formats.points(one) : `${one > 0 ? '+' : ''}${fixed(one, decimals)}`)),
        number('ratio', termTitle('ratio', text('column.urbanRuralRatio')), 84, (one) => fixed(one, 2)),
        ...(units.some((unit) => !Number.isNaN(unit.personsRural)) ? [number('personsUrban', text('column.personsUrban'), 96, formats.count), number('personsRural', text('column.personsRural'), 96, formats.count)] : []),
      ] : []),
      ...(units.some((unit) => !Number.isNaN(unit.value)) ? [number('value', text('column.value'), 84, plain)] : []),
      ...(units.some((unit) => !Number.isNaN(unit.within)) ? [{ title: termTitle('within_tolerance', text('column.within'), { tolerance: formats.share(total.tolerance), benchmark: written(total.benchmark) }), key: 'within', width: 96, render: (_: unknown, row: DisparityUnit) => (Number.isNaN(row.within) ? '—' : <Tag className={row.within === 1 ? 'tag-met' : 'tag-below'}>{text(row.within === 1 ? 'category.within.yes' : 'category.within.no')}</Tag>) }] : []),
    ];
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- how a value is written follows from the run
  }, [text, formats, zones, units, total, towns, share]);
  const draw = useCallback(({ width, height }: FigureSize) => slopeChart(units.map(({ code, name, urban, rural }) => ({ code, name, left: urban, right: rural })), {
    width, height, title: text('disparity.chart'), leftName: text('column.urban'), rightName: text('column.rural'), better: run.analysis['direction'] === 'lower' ? 'lower' : 'higher', selected: selected ?? '', brushed: marks.brushed,
    mean: { left: total.urban, right: total.rural }, meanLabel: text('disparity.all'), valueName: '', format: written, worseLabel: (count) => text('disparity.worse', { count }), betterLabel: (count) => text('disparity.better', { count }), missing: (count) => text('figure.missing', { count }),
    unitTitle: (unit) => text('disparity.unit', { name: unit.name, urban: written(unit.left), rural: written(unit.right) }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- how a value is written follows from the run
  }), [units, run, total, text, selected, marks]);
  const sentence = disparitySentence({ text, formats, area: '' }, value, shown, written, tag, regionNames);
  return (
    <div className="table-pane">
      <dl className="figures-row">
        {towns && <div><dt>{text('column.urban')}</dt><dd>{written(total.urban)}</dd></div>}
        {towns && <div><dt>{text('column.rural')}</dt><dd>{written(total.rural)}<small><Term term="ratio">{text('disparity.ratio', { ratio: formats.statistic(total.ratio) })}</Term></small></dd></div>}
        {!Number.isNaN(total.gini) && <div><dt><Term term="gini">{text('statistic.gini')}</Term></dt><dd>{formats.statistic(total.gini)}</dd></div>}
        {!Number.isNaN(total.cv) && <div><dt><Term term="cv">{text('statistic.cv')}</Term></dt><dd>{formats.statistic(total.cv)}</dd></div>}
        {total.tagged > 0 && !Number.isNaN(total.taggedWithin) && <div><dt><Term term="within_tolerance" values={{ tolerance: formats.share(total.tolerance), benchmark: written(total.benchmark) }}>{text('disparity.taggedWithin', { tag })}</Term></dt><dd>{formats.count(total.taggedWithin)}<small>{text('disparity.ofTagged', { tagged: formats.count(total.tagged), share: formats.share(total.taggedShare) })}</small></dd></div>}
        <ViewSwitch value={view} onChange={setView} views={[{ value: 'towns', label: text('view.towns'), disabled: !towns && units.every((unit) => Number.isNaN(unit.value)) }, { value: 'regions', label: text('view.regions'), disabled: regions.length === 0 }]} />
      </dl>
      {view === 'towns' ? (
        <div className={towns ? 'chart-split' : 'table-only'}>
          <div className="table-pane">
            <div className="table-bar">
              <FilterBar zones={zones} />
              <span className="table-note" title={value}>{value}</span>
              <span className="table-count">{text('table.count', { count: formats.count(rows.length) })}</span>
            </div>
            <FillTable<DisparityUnit> units label={text('kind.disparity')} rows={rows} columns={columns} rowKey={(row) => row.code} width={640} empty={text('table.empty')} selected={selected} onSelect={(code) => store.set({ selected: code })} />
          </div>
          {towns && <FigureFrame title={text('disparity.chart')} draw={draw} definition={text('definition.slope', { left: text('column.urban'), right: text('column.rural') })} sentence={sentence} fileName={`${run.analysisId}-slope`} run={run} units={marks} />}
        </div>
      ) : <DisparityRegions shown={shown} written={written} tag={tag} />}
    </div>
  );
}
