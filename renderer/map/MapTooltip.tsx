import { amountText } from '../app/amount.ts';
import { comparedName } from '../app/comparedName.ts';
import { useFormats, useNames, useRegionNames, useText } from '../app/context.ts';
import type { UnitFigures } from '../app/coverage.ts';
import { rowAbove } from '../app/gapsAbove.ts';
import type { Screen } from '../app/screen.ts';
import type { Zones } from '../app/zones.ts';
import { categoryText, figureText, severityOf } from './legend.ts';
import type { Mapped } from './painted.ts';
import type { Pointed } from './scene.ts';
import { useVariableName } from './variableName.ts';

interface MapTooltipProps {
  pointed: Pointed;
  zones: Zones;
  townships: Zones | null;
  screen: Screen;
  mapped: Mapped | null;
  pairNames: { x: string; y: string };
}

/** What lies under the pointer, in a few figures. */
export function MapTooltip({ pointed, zones, townships, screen, mapped, pairNames }: MapTooltipProps) {
  const { kind, coverage, level, comparison, siting } = screen;
  const text = useText();
  const formats = useFormats();
  const variableName = useVariableName();
  const names = useNames();
  const regionNames = useRegionNames();
  const string = (key: string) => String(pointed.properties[key] ?? '');
  const number = (key: string) => Number(pointed.properties[key] ?? Number.NaN);
  const mappedLines = (shown: Mapped, unit: number): [string, string][] => {
    if (shown.form === 'numbers') return [[variableName(shown.variable, screen), figureText(formats, shown.unit, shown.values[unit] ?? Number.NaN)]];
    if (shown.form === 'pair') return [[pairNames.x, figureText(formats, shown.unit.x, shown.x[unit])], [pairNames.y, figureText(formats, shown.unit.y, shown.y[unit])]];
    const category = shown.categories[shown.ofUnit[unit]];
    return [[variableName(shown.variable, screen), category === undefined ? text('legend.noData') : categoryText(text, formats, shown.scheme, category.key, severityOf(screen))]];
  };
  const lines: [string, string][] = [];
  let title = string('name');
  if (pointed.layer === 'zone' || pointed.layer === 'township') {
    const shapes = pointed.layer === 'zone' ? zones : townships;
    const shape = shapes?.byCode.get(string('code'));
    if (shape === undefined) return null;
    const above = pointed.layer === 'zone' ? regionNames(shape.parent) : zones.byCode.get(shape.parent)?.name ?? shape.parent;
    const prefecture = mapped?.level === 'parents' && shape.parent !== '';
    title = prefecture ? above : above === '' ? shape.name : `${shape.name} · ${above}`;
    if (mapped !== null && (mapped.level === 'townships') === (pointed.layer === 'township')) {
      lines.push(...mappedLines(mapped, mapped.unitOfShape[shape.index]));
    }
    const row = kind === 'gaps' && screen.gaps?.above != null ? rowAbove(zones, screen.gaps.above, shape.code) : undefined;
    if (row !== undefined) {
      title = regionNames(row.name);
      lines.push([text('column.countiesBelow'), text('gaps.belowOf', { below: formats.count(row.below), units: formats.count(row.units) })]);
    }
    const unit: UnitFigures | undefined = prefecture ? level?.byCode.get(shape.parent) : pointed.layer === 'township' ? level?.byCode.get(shape.code) : coverage?.byCode.get(shape.code);
    if (unit !== undefined && kind === 'coverage' && mapped?.variable !== 'persons') lines.push([text('column.persons'), formats.count(unit.persons)]);
    if (unit !== undefined && kind === 'coverage' && mapped?.variable !== 'uncovered') lines.push([text('column.uncovered'), formats.count(unit.uncovered)]);
    if (shape.poor && !prefecture && row === undefined) lines.push([text('legend.poor'), text('yes')]);
  } else if (pointed.layer === 'place') {
    lines.push([text('tooltip.uncoveredPlace'), text('persons', { count: formats.count(number('persons')) })]);
  } else if (pointed.layer === 'disputed') {
    const place = [...(comparison?.onlyFirst ?? []), ...(comparison?.onlyOthers ?? [])].find((one) => one.id === string('id'));
    lines.push([text('column.persons'), formats.count(number('persons'))]);
    for (const { name, unit } of comparison?.described ?? []) {
      const cost = place?.cost[name] ?? Number.NaN;
      lines.push([comparedName(text, comparison!.described, name), Number.isNaN(cost) ? text('comparison.beyond') : amountText(text, formats, cost, unit)]);
    }
  } else if (pointed.layer === 'facility') {
    lines.push([text('tooltip.facility'), names(string('type'))]);
    if (!Number.isNaN(number('capacity')) && pointed.properties['capacity'] !== null) lines.push([text('tooltip.capacity'), formats.figure(number('capacity'))]);
    lines.push([text('tooltip.reach'), text('tooltip.reachWhat')]);
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
