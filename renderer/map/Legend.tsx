import { Checkbox } from 'antd';
import { useBench, useText } from '../app/context.ts';
import type { LegendEntry, LegendSymbol, MapLegend } from './legend.ts';

/** Classes with their number of units, and the layers, each with the switch that shows it. */
export function Legend({ legend }: { legend: MapLegend }) {
  const text = useText();
  const { store } = useBench();
  // The area of one limit and the bands of all would lie one over the other.
  const toggle = (overlay: NonNullable<LegendEntry['overlay']>) => store.set(({ overlays }) => {
    const other = overlay === 'bands' ? { covered: false } : overlay === 'covered' ? { bands: false } : {};
    return { overlays: { ...overlays, ...other, [overlay]: !overlays[overlay] } };
  });
  return (
    <div className="legend" role="group" aria-label={text('legend.label')}>
      {(legend.classes.length > 0 || legend.square !== null) && <div className="legend-title">{legend.title}<span>{legend.units}</span></div>}
      {legend.square !== null && <div className="legend-square" dangerouslySetInnerHTML={{ __html: legend.square }} />}
      {legend.classes.map((entry) => (
        <div className={entry.symbol?.kind === 'hatch' ? 'legend-row legend-row-hatch' : 'legend-row'} key={entry.text}>
          <Symbol symbol={entry.symbol} />
          <span>{entry.text}</span>
          <b>{entry.count}</b>
        </div>
      ))}
      <div className="legend-layers">
        {legend.layers.map((entry) => {
          const { overlay } = entry;
          if (overlay !== null) return <Checkbox key={entry.text} checked={entry.shown} onChange={() => toggle(overlay)}><Symbol symbol={entry.symbol} />{entry.text}</Checkbox>;
          return <div className="legend-facility" key={entry.text}><Symbol symbol={entry.symbol} /><span title={entry.text}>{entry.text}</span></div>;
        })}
      </div>
    </div>
  );
}

function Symbol({ symbol }: { symbol: LegendSymbol | null }) {
  if (symbol === null) return null;
  switch (symbol.kind) {
    case 'hatch': return <i className="swatch swatch-hatch" />;
    case 'line': return <i className="swatch-line" style={{ background: symbol.colour }} />;
    case 'path': return <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true"><path d={symbol.path} fill={symbol.colour} /></svg>;
    default: return <i className={symbol.kind === 'circle' ? 'swatch swatch-round' : 'swatch'} style={{ background: symbol.fill, borderColor: symbol.edge }} />;
  }
}
