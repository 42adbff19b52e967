import { useFormats, useNames, useText } from '../app/context.ts';
import type { CoverageShown, GapsShown, SitingShown } from '../app/shown.ts';
import type { Zones } from '../app/zones.ts';
import type { Mapped } from './mapped.ts';
import type { Pointed } from './scene.ts';
import { useVariableName } from './variableName.ts';

interface MapTooltipProps {
  pointed: Pointed;
  zones: Zones;
  coverage: CoverageShown | null;
  gaps: GapsShown | null;
  siting: SitingShown | null;
  mapped: Mapped | null;
}

/** What lies under the pointer, in a few figures. */
export function MapTooltip({ pointed, zones, coverage, gaps, siting, mapped }: MapTooltipProps) {
  const text = useText();
  const formats = useFormats();
  const variableName = useVariableName();
  const names = useNames();
  const string = (key: string) => String(pointed.properties[key] ?? '');
  const number = (key: string) => Number(pointed.properties[key] ?? Number.NaN);
  const lines: [string, string][] = [];
  let title = string('name');
  if (pointed.layer === 'zone') {
    const zone = zones.byCode.get(string('code'));
    if (zone === undefined) return null;
    title = zone.parent === '' ? zone.name : `${zone.name} · ${zone.parent}`;
    if (mapped !== null) {
      const value = mapped.values[zone.index];
      lines.push([variableName(mapped.variable, gaps), mapped.unit === 'share' || mapped.unit === 'ratio' ? formats.share(value) : mapped.unit === 'persons' ? formats.count(value) : formats.figure(value)]);
    }
    const unit = coverage?.byCode.get(zone.code);
    if (unit !== undefined && gaps?.run !== undefined && mapped?.variable === 'gap') lines.push([text('column.persons'), formats.count(unit.persons)]);
    else if (unit !== undefined) {
      if (mapped?.variable !== 'persons') lines.push([text('column.persons'), formats.count(unit.persons)]);
      if (mapped?.variable !== 'uncovered') lines.push([text('column.uncovered'), formats.count(unit.uncovered)]);
    }
    if (zone.poor) lines.push([text('legend.poor'), text('yes')]);
  } else if (pointed.layer === 'place') {
    lines.push([text('tooltip.uncoveredPlace'), text('persons', { count: formats.count(number('persons')) })]);
  } else if (pointed.layer === 'facility') {
    lines.push([text('tooltip.facility'), names(string('type'))]);
    if (!Number.isNaN(number('capacity')) && pointed.properties['capacity'] !== null) lines.push([text('tooltip.capacity'), formats.figure(number('capacity'))]);
  } else if (siting !== null) {
    title = text('siting.siteTitle', { order: string('order'), name: string('name') });
    lines.push([text('column.gained'), formats.count(number('gained'))]);
  }
  return (
    <div className="map-tooltip" style={{ transform: `translate(${pointed.x + (pointed.right ? -14 : 14)}px, ${pointed.y + (pointed.low ? -14 : 14)}px) translate(${pointed.right ? '-100%' : '0'}, ${pointed.low ? '-100%' : '0'})` }}>
      <b>{title}</b>
      {lines.map(([name, value]) => <div key={name}><span>{name}</span>{value}</div>)}
    </div>
  );
}
