import { Checkbox } from 'antd';
import { ACCENT_COLOUR, COVERED_COLOUR, NO_DATA_COLOUR, SITE_COLOUR, UNCOVERED_COLOUR } from '../../geo/figure/palette.ts';
import { useBench, useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import type { GapsShown } from '../app/shown.ts';
import type { UncoveredPlaces } from '../app/uncovered.ts';
import type { Kind, Overlays } from '../app/workbench.ts';
import type { Zones } from '../app/zones.ts';
import type { Mapped, Painted } from './mapped.ts';
import { DRAWN_PLACES } from './MapView.tsx';
import { shapeOf, SHAPE_PATHS } from './symbols.ts';
import { useVariableName } from './variableName.ts';

interface LegendProps {
  mapped: Mapped | null;
  painted: Painted | null;
  zones: Zones;
  gaps: GapsShown | null;
  kind: Kind;
  covered: boolean;
  uncovered: UncoveredPlaces | null;
  /** All types of the project, which decide the symbols, and those drawn now. */
  facilityTypes: readonly string[];
  drawnTypes: ReadonlySet<string>;
  manyFacilities: boolean;
}

/** Classes with their number of units, the "no data" class, and the layers, each with the switch that shows it. */
export function Legend({ mapped, painted, zones, gaps, kind, covered, uncovered, facilityTypes, drawnTypes, manyFacilities }: LegendProps) {
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const overlays = useWorkbench((state) => state.overlays);
  const variableName = useVariableName();
  const names = useNames();
  const toggle = (key: keyof Overlays) => store.set({ overlays: { ...overlays, [key]: !overlays[key] } });
  const written = (value: number) => (mapped?.unit === 'share' || mapped?.unit === 'ratio' ? formats.share(value) : mapped?.unit === 'persons' ? formats.count(value) : formats.figure(value));
  const poor = zones.list.some((zone) => zone.poor);
  return (
    <div className="legend" role="group" aria-label={text('legend.label')}>
      {mapped !== null && painted !== null && (
        <>
          <div className="legend-title">{variableName(mapped.variable, gaps)}<span>{text('legend.units')}</span></div>
          {painted.colours.map((colour, index) => (
            <div className="legend-row" key={`${colour}${index}`}>
              <i className="swatch" style={{ background: colour }} />
              <span>{rangeText(painted.classes.breaks, index, written)}</span>
              <b>{formats.count(painted.classes.counts[index])}</b>
            </div>
          ))}
          <div className="legend-row">
            <i className="swatch" style={{ background: NO_DATA_COLOUR }} />
            <span>{text('legend.noData')}</span>
            <b>{formats.count(painted.classes.missing)}</b>
          </div>
        </>
      )}
      {poor && <div className="legend-row"><i className="swatch swatch-hatch" /><span>{text('legend.poor')}</span><b>{formats.count(zones.list.filter((zone) => zone.poor).length)}</b></div>}
      <div className="legend-layers">
        {covered && (
          <Checkbox checked={overlays.covered} onChange={() => toggle('covered')}>
            <i className="swatch" style={{ background: `${COVERED_COLOUR}33`, borderColor: COVERED_COLOUR }} />{text('legend.covered')}
          </Checkbox>
        )}
        {uncovered !== null && (
          <Checkbox checked={overlays.uncovered} onChange={() => toggle('uncovered')}>
            <i className="swatch swatch-round" style={{ background: `${UNCOVERED_COLOUR}66`, borderColor: UNCOVERED_COLOUR }} />
            {uncovered.total > DRAWN_PLACES ? text('legend.uncoveredSome', { shown: formats.count(DRAWN_PLACES), total: formats.count(uncovered.total) }) : text('legend.uncovered', { total: formats.count(uncovered.total) })}
          </Checkbox>
        )}
        {facilityTypes.length > 0 && (
          <Checkbox checked={overlays.facilities} onChange={() => toggle('facilities')}>{text(manyFacilities ? 'legend.facilitiesCloser' : 'legend.facilities')}</Checkbox>
        )}
        {overlays.facilities && <div className="legend-facilities">{facilityTypes.filter((type) => drawnTypes.has(type)).map((type) => (
          <div className="legend-facility" key={type}>
            <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true"><path d={SHAPE_PATHS[shapeOf(facilityTypes, type)]} fill={ACCENT_COLOUR} /></svg>
            <span title={type}>{type === '' ? text('legend.untyped') : names(type)}</span>
          </div>
        ))}</div>}
        {kind === 'siting' && <div className="legend-facility"><i className="swatch swatch-round" style={{ background: SITE_COLOUR, borderColor: SITE_COLOUR }} /><span>{text('legend.sites')}</span></div>}
        <Checkbox checked={overlays.labels} onChange={() => toggle('labels')}>{text('legend.labels')}</Checkbox>
      </div>
    </div>
  );
}

function rangeText(breaks: readonly number[], index: number, written: (value: number) => string): string {
  if (breaks.length === 0) return '—';
  if (index === 0) return `< ${written(breaks[0])}`;
  if (index === breaks.length) return `≥ ${written(breaks[index - 1])}`;
  return `${written(breaks[index - 1])} – ${written(breaks[index])}`;
}
