import { useFormats, useText } from '../app/context.ts';
import { STATISTICS } from '../app/equity.ts';
import type { EquityShown } from '../app/equity.ts';
import { useValueWritten } from '../app/valueWritten.ts';
import { Term } from './Term.tsx';

/** Every statistic in words: name (with its definition), value, interval. One that does not exist says so. */
export function StatisticList({ shown: { run, statistics, intervals, total } }: { shown: EquityShown }) {
  const text = useText();
  const formats = useFormats();
  const written = useValueWritten()(run);
  const percent = String(Math.round(total.confidence * 1000) / 10);
  const shown = STATISTICS.filter((statistic) => statistic !== 'concentration' || !Number.isNaN(statistics.concentration));
  return (
    <table className="statistics" aria-label={text('view.statistics')}>
      <thead><tr><th scope="col">{text('statistic')}</th><th scope="col">{text('column.value')}</th><th scope="col"><Term term="interval" values={{ bootstrap: formats.count(total.bootstrap), confidence: percent, seed: total.seed }}>{text('statistic.interval', { confidence: percent })}</Term></th></tr></thead>
      <tbody>
        <tr><th scope="row">{text('column.meanValue')}</th><td>{written(total.mean)}</td><td /></tr>
        {shown.map((statistic) => {
          const interval = intervals[statistic];
          return (
            <tr key={statistic}>
              <th scope="row"><Term beside term={statistic} values={{ epsilon: total.epsilon }}>{text(`statistic.${statistic}`)}</Term></th>
              <td><b>{formats.statistic(statistics[statistic])}</b></td>
              <td>{interval === undefined || interval === null ? '' : `${formats.statistic(interval[0])} – ${formats.statistic(interval[1])}`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
