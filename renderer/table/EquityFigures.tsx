import { useCallback } from 'react';
import { forestPlot } from '../../geo/figure/forest.ts';
import type { Estimate } from '../../geo/figure/forest.ts';
import { lorenzCurves } from '../../geo/figure/lorenz.ts';
import { useFormats, useText } from '../app/context.ts';
import { equitySentence } from '../app/equityHeadline.ts';
import type { EquityShown, Statistic } from '../app/equity.ts';
import { useValueName } from '../app/valueName.ts';
import { FigureFrame } from '../chart/FigureFrame.tsx';
import type { FigureSize } from '../chart/FigureFrame.tsx';
import { StatisticList } from './StatisticList.tsx';

/** Where all are alike, indices are 0 and ratios 1; of Palma's ten and forty per cent each has its own share. */
const INDICES: readonly Statistic[] = ['gini', 'theil_t', 'theil_l', 'cv', 'atkinson', 'concentration'];
const RATIOS: readonly Statistic[] = ['p90_p10', 'max_min'];

/** The statistics one below the other with intervals, in words and figures, and the Lorenz curve. */
export function EquityFigures({ shown }: { shown: EquityShown }) {
  const text = useText();
  const formats = useFormats();
  const valueName = useValueName();
  const { run, statistics, intervals, lorenz, concentration, total } = shown;
  const { bootstrap, seed } = total;
  const divisor = total.divisor === 'n' || total.divisor === 'weight_sum' ? text(`equity.divisor.${total.divisor}`) : total.divisor;
  const percent = String(Math.round(total.confidence * 1000) / 10);
  const value = valueName(run);
  const forest = useCallback(({ width, height }: FigureSize) => {
    const estimate = (statistic: Statistic): Estimate => ({ key: statistic, name: text(`statistic.${statistic}`), value: statistics[statistic], low: intervals[statistic]?.[0] ?? Number.NaN, high: intervals[statistic]?.[1] ?? Number.NaN, equality: statistic === 'palma' ? 0.25 : RATIOS.includes(statistic) ? 1 : 0 });
    const shownOf = (list: readonly Statistic[]) => list.filter((statistic) => statistic !== 'concentration' || !Number.isNaN(statistics.concentration)).map(estimate);
    return forestPlot([{ name: text('statistic.indices'), rows: shownOf(INDICES) }, { name: text('statistic.ratios'), rows: shownOf(RATIOS) }], {
      width, height, title: text('equity.chart'), format: formats.statistic, none: '—',
      rowTitle: (row) => `${row.name}: ${formats.statistic(row.value)}${Number.isNaN(row.low) ? '' : ` [${formats.statistic(row.low)}, ${formats.statistic(row.high)}]`}`,
    });
  }, [text, formats, statistics, intervals]);
  const curve = useCallback(({ width, height }: FigureSize) => lorenzCurves([
    { key: 'lorenz', name: text('equity.lorenz'), x: lorenz.map((point) => point.weight), y: lorenz.map((point) => point.value), index: `G = ${formats.statistic(statistics.gini)}` },
    ...(concentration.length > 0 ? [{ key: 'concentration', name: text('equity.concentration'), x: concentration.map((point) => point.weight), y: concentration.map((point) => point.value), index: `C = ${formats.statistic(statistics.concentration)}` }] : []),
  ], { width, height, title: text('equity.lorenz'), equality: text('equity.equality'), xName: text(total.weight === 'none' || total.weight === '' ? 'equity.axis.units' : 'equity.axis.weight'), yName: text('equity.axis.value'), share: formats.share }), [text, formats, lorenz, concentration, statistics, total]);
  const sentence = equitySentence({ text, formats, area: '' }, value, shown);
  return (
    <div className="pane-figures equity-figures">
      <StatisticList shown={shown} />
      <FigureFrame title={text('equity.chart')} draw={forest} definition={bootstrap > 0 ? text('definition.forest', { confidence: `${percent}%`, bootstrap: formats.count(bootstrap), seed, divisor }) : text('equity.noIntervals', { divisor })} sentence={sentence} fileName={`${run.analysisId}-statistics`} run={run} />
      <FigureFrame
        title={text('equity.lorenz')} draw={curve} definition={[text('definition.lorenz', { weight: text(total.weight === 'none' || total.weight === '' ? 'equity.axis.units' : 'equity.axis.weight'), divisor }), ...(concentration.length > 0 ? [text('define.concentration')] : [])].join(' ')}
        sentence={sentence} fileName={`${run.analysisId}-lorenz`} run={run}
      />
    </div>
  );
}
