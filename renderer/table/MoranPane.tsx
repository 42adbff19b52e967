import { Tag } from 'antd';
import { useCallback, useMemo } from 'react';
import { moranScatter } from '../../geo/figure/moranScatter.ts';
import { useBench, useFormats, useText, useWorkbench } from '../app/context.ts';
import { moranSentence } from '../app/equityHeadline.ts';
import { fixed, significantDecimals } from '../app/format.ts';
import { CLUSTERS, SPOTS } from '../app/moran.ts';
import type { MoranShown, MoranUnit } from '../app/moran.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import { useValueName } from '../app/valueName.ts';
import { isShareValue } from '../app/valueWritten.ts';
import type { Zones } from '../app/zones.ts';
import { FigureFrame } from '../chart/FigureFrame.tsx';
import type { FigureSize } from '../chart/FigureFrame.tsx';
import { useUnitMarks } from '../chart/useUnitMarks.ts';
import { useWorse } from '../map/worse.ts';
import { numberColumn, termTitle, unitColumn } from './columns.tsx';
import { FillTable } from './FillTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { byNumber } from './order.ts';
import { Term } from './Term.tsx';

interface MoranPaneProps {
  shown: MoranShown;
  zones: Zones | null;
}

/** Spatial autocorrelation: the figures of the whole, the counts of the clusters, every unit among its neighbours, and the scatter. */
export function MoranPane({ shown, zones }: MoranPaneProps) {
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const valueName = useValueName();
  const selected = useWorkbench((state) => state.selected);
  const marks = useUnitMarks();
  const keeps = useUnitFilter(zones);
  const { run, units, total, counts } = shown;
  const worse = useWorse(run);
  const rows = useMemo(() => units.filter(keeps), [units, keeps]);
  const value = valueName(run);
  const columns = useMemo(() => {
    const decimals = significantDecimals(units.map((unit) => unit.value));
    const plain = (one: number) => (isShareValue(run) ? formats.share(one) : fixed(one, decimals));
    const rate = { rate: total.falseDiscovery };
    return [
      unitColumn<MoranUnit>(text, zones, 116),
      { title: termTitle('cluster', text('column.cluster')), key: 'cluster', width: 84, sorter: byNumber((row: MoranUnit) => (row.cluster === '' ? Number.NaN : CLUSTERS.indexOf(row.cluster))), defaultSortOrder: 'ascend' as const, render: (_: unknown, row: MoranUnit) => (row.cluster === '' ? '—' : <Tag className={`tag-${row.cluster}`}>{text(`category.lisa.${row.cluster}`)}</Tag>) },
      numberColumn<MoranUnit>({ key: 'value', title: text('column.value'), width: 84, of: (row) => row.value, render: plain }),
      numberColumn<MoranUnit>({ key: 'lag', title: termTitle('lag', text('column.lag')), width: 88, of: (row) => row.lag, render: plain }),
      numberColumn<MoranUnit>({ key: 'neighbours', title: text('column.neighbours'), width: 64, of: (row) => row.neighbours, render: formats.count }),
      numberColumn<MoranUnit>({ key: 'localI', title: termTitle('local_i', text('column.localI')), width: 84, of: (row) => row.localI, render: (one) => fixed(one, 3) }),
      numberColumn<MoranUnit>({ key: 'p', title: termTitle('p_local', text('column.p'), rate), width: 68, of: (row) => row.p, render: formats.probability }),
      numberColumn<MoranUnit>({ key: 'pAdjusted', title: termTitle('p_local', text('column.pAdjusted'), rate), width: 84, of: (row) => row.pAdjusted, render: formats.probability }),
      numberColumn<MoranUnit>({ key: 'gi', title: termTitle('gi', 'Gi*'), width: 72, of: (row) => row.gi, render: (one) => fixed(one, 2) }),
      { title: termTitle('gi', text('column.spot')), key: 'spot', width: 74, sorter: byNumber((row: MoranUnit) => (row.spot === '' ? Number.NaN : SPOTS.indexOf(row.spot))), render: (_: unknown, row: MoranUnit) => (row.spot === '' ? '—' : text(`spot.${row.spot}`)) },
    ];
  }, [text, formats, zones, run, units, total]);
  const draw = useCallback(({ width, height }: FigureSize) => moranScatter(units.map(({ code, name, value: own, lag, cluster }) => ({ code, name, value: own, lag: cluster === 'island' ? Number.NaN : lag, cluster })), {
    width, height, title: text('moran.chart'), worse, selected: selected ?? '', brushed: marks.brushed, quadrants: { HH: text('category.lisa.HH'), LL: text('category.lisa.LL'), HL: text('category.lisa.HL'), LH: text('category.lisa.LH') }, notSignificant: text('category.lisa.ns'),
    xName: text('moran.axis.value'), yName: text('moran.axis.lag'), note: `I = ${formats.statistic(total.i)}`, format: (one) => fixed(one, 1), missing: (count) => text('figure.missingLag', { count }),
    pointTitle: (point) => text('moran.point', { name: point.name, value: formats.figure(point.value), lag: formats.figure(point.lag), cluster: point.cluster === '' ? '' : text(`category.lisa.${point.cluster as 'HH'}`) }),
  }), [units, text, formats, worse, selected, marks, total]);
  // With few permutations no p can be small enough to survive the control of false discovery.
  const none = counts.HH + counts.LL + counts.HL + counts.LH === 0;
  const note = none && total.permutations > 0
    ? text('moran.fewPermutations', { count: formats.count(total.permutations), least: formats.statistic(1 / (total.permutations + 1)) })
    : text('moran.note', { value, neighbours: fixed(total.meanNeighbours, 1), links: formats.count(total.links) });
  return (
    <div className="table-pane">
      <dl className="figures-row">
        <div><dt><Term term="moran_i">{text('moran.i')}</Term></dt><dd>{formats.statistic(total.i)}<small><Term term="expectation">{text('moran.expectation', { value: formats.statistic(total.expectation) })}</Term></small></dd></div>
        <div><dt><Term term="z" values={{ variance: formats.statistic(total.variance) }}>z</Term></dt><dd>{fixed(total.z, 2)}<small>p {formats.pValue(total.p)}</small></dd></div>
        <div><dt><Term term="p_sim" values={{ permutations: formats.count(total.permutations), seed: total.seed }}>{text('moran.pSim')}</Term></dt><dd>{formats.statistic(total.pSim)}</dd></div>
        <div><dt><Term term="geary">Geary C</Term></dt><dd>{formats.statistic(total.geary)}</dd></div>
        {CLUSTERS.filter((cluster) => cluster !== 'island' || counts.island > 0).map((cluster) => <div key={cluster} className={`count-${cluster}`}><dt>{cluster === 'island' ? <Term term="islands">{text('category.lisa.island')}</Term> : text(`category.lisa.${cluster}`)}</dt><dd>{formats.count(counts[cluster])}</dd></div>)}
      </dl>
      <div className="chart-split">
        <div className="table-pane">
          <div className="table-bar">
            <FilterBar zones={zones} />
            <span className="table-note" title={note}>{note}</span>
            <span className="table-count">{text('table.count', { count: formats.count(rows.length) })}</span>
          </div>
          <FillTable<MoranUnit> units label={text('kind.moran')} rows={rows} columns={columns} rowKey={(row) => row.code} width={820} empty={text('table.empty')} selected={selected} onSelect={(code) => store.set({ selected: code })} />
        </div>
        <FigureFrame title={text('moran.chart')} draw={draw} definition={text('definition.moran')} sentence={moranSentence({ text, formats, area: '' }, value, shown)} fileName={`${run.analysisId}-scatter`} run={run} units={marks} />
      </div>
    </div>
  );
}
