import { useMemo } from 'react';
import { bullet } from '../../geo/figure/bullet.ts';
import { useBench, useFormats, useNames, useText } from '../app/context.ts';
import type { GapsShown } from '../app/shown.ts';
import { Figure } from '../chart/Figure.tsx';

/** A county's indicators against their benchmarks, those furthest behind first. */
export function IndicatorSection({ gaps, code, width }: { gaps: GapsShown; code: string; width: number }) {
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const names = useNames();
  const spreads = useMemo(() => {
    const lists = new Map<string, number[]>();
    for (const row of gaps.rows) {
      const list = lists.get(row.indicator);
      if (list === undefined) lists.set(row.indicator, [row.value]);
      else list.push(row.value);
    }
    return lists;
  }, [gaps]);
  const rows = useMemo(() => gaps.rows.filter((row) => row.code === code).sort((a, b) => (Number.isNaN(a.attainment) ? 1 : Number.isNaN(b.attainment) ? -1 : a.attainment - b.attainment)), [gaps, code]);
  return (
    <section>
      <h3>{text('card.indicators')}<small>{gaps.run.analysisId}</small></h3>
      {rows.map((row) => (
        <button type="button" className="indicator" key={row.indicator} onClick={() => store.set({ indicator: row.indicator, kind: 'gaps', place: null })}>
          <span className="indicator-head"><span title={row.indicator}>{names(row.indicator)}</span><b className={`state-${row.state}`}>{formats.figure(row.value)}</b></span>
          <Figure
            className="figure-inline"
            draw={() => bullet({ width: Math.max(140, width - 4), height: 18, title: `${row.indicator} ${formats.figure(row.value)}`, value: row.value, benchmark: row.benchmark, spread: spreads.get(row.indicator) ?? [], below: row.state === 'below' })}
          />
          <span className="indicator-foot">
            <span>{text('card.benchmark', { benchmark: formats.figure(row.benchmark) })}</span>
            <span>{row.state === 'missing' ? text('state.missing') : text('card.rank', { rank: formats.count(row.rank), of: formats.count((spreads.get(row.indicator) ?? []).filter((value) => !Number.isNaN(value)).length) })}</span>
          </span>
        </button>
      ))}
      {rows.length === 0 && <div className="card-note">{text('card.noIndicators')}</div>}
    </section>
  );
}
