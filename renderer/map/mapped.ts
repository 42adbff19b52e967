import { classify, classOf } from '../../geo/figure/classes.ts';
import type { Classes } from '../../geo/figure/classes.ts';
import { divergingColours, sequentialColours } from '../../geo/figure/palette.ts';
import type { AccessFigures } from '../app/accessibility.ts';
import type { UnitFigures } from '../app/coverage.ts';
import type { LevelShown } from '../app/level.ts';
import type { CostUnit } from '../app/runLimit.ts';
import type { Screen } from '../app/screen.ts';
import type { RibbonFigures } from '../app/sensitivity.ts';
import { defaultClasses } from '../app/workbench.ts';
import type { AccessVariable, ClassChoice, ComparisonVariable, CoverageVariable, GapVariable, Level, SensitivityVariable, SitingVariable } from '../app/workbench.ts';
import type { Zones } from '../app/zones.ts';

/** What the choropleth shows: a value per unit (NaN missing), which shapes show it, and how to read it. */
export interface Mapped {
  /** Names the classification the user chose for it. */
  variable: string;
  level: Level;
  /** One per unit of the level: zones in their order, prefectures, or the townships drawn. */
  values: Float64Array;
  /** Unit of each shape, -1 where it is not drawn. Shapes are the zones by index, at township level the townships. */
  unitOfShape: Int32Array;
  unit: 'share' | 'persons' | 'figure' | 'ratio' | CostUnit;
  ramp: 'more-is-worse' | 'less-is-worse' | 'below-zero-is-worse' | 'above-zero-is-worse';
}

/** Which variable of each kind is mapped. */
export interface ChosenVariables {
  accessVariable: AccessVariable;
  comparisonVariable: ComparisonVariable;
  sensitivityVariable: SensitivityVariable;
  coverageVariable: CoverageVariable;
  gapVariable: GapVariable;
  sitingVariable: SitingVariable;
}

/** Joins the figures on the screen to the shapes by code; null while there is nothing to show. */
export function mappedValues(zones: Zones, townships: Zones | null, screen: Screen, chosen: ChosenVariables): Mapped | null {
  if (screen.kind === 'coverage' && screen.level !== null) return mappedCoverage(zones, townships, screen.level, chosen.coverageVariable);
  const values = new Float64Array(zones.list.length).fill(Number.NaN);
  const ofZones = { level: 'zones' as const, values, unitOfShape: Int32Array.from(values, (_, index) => index) };
  const put = (code: string, value: number) => {
    const zone = zones.byCode.get(code);
    if (zone !== undefined) values[zone.index] = value;
  };
  if (screen.kind === 'accessibility' && screen.accessibility !== null) {
    const { units, method, unit } = screen.accessibility;
    const variable = chosen.accessVariable;
    for (const one of units) put(one.code, accessValue(one, variable));
    if (variable === 'reached_share') return { ...ofZones, variable, unit: 'share', ramp: 'less-is-worse' };
    return { ...ofZones, variable, unit: method === 'nearest' ? unit : 'figure', ramp: method === 'nearest' ? 'more-is-worse' : 'less-is-worse' };
  }
  if (screen.kind === 'comparison' && screen.comparison !== null) {
    const variable = chosen.comparisonVariable;
    const model = variable.startsWith('model:') ? variable.slice('model:'.length) : null;
    for (const unit of screen.comparison.units) put(unit.code, variable === 'disputed' ? unit.disputed : model === null ? unit.disputedShare : unit.share[model] ?? Number.NaN);
    return { ...ofZones, variable, unit: variable === 'disputed' ? 'persons' : 'share', ramp: model === null ? 'more-is-worse' : 'less-is-worse' };
  }
  if (screen.kind === 'sensitivity' && screen.sensitivity !== null) {
    const variable = chosen.sensitivityVariable;
    for (const unit of screen.sensitivity.units) put(unit.code, ribbonValue(unit, variable));
    return { ...ofZones, variable, unit: variable === 'flips' ? 'figure' : 'share', ramp: variable === 'ribbon' || variable === 'flips' ? 'more-is-worse' : 'less-is-worse' };
  }
  if (screen.kind === 'gaps' && screen.gaps !== null && screen.gaps.indicator !== null) {
    const variable = chosen.gapVariable;
    for (const row of screen.gaps.chosen) put(row.code, row[variable]);
    const lowIsBad = screen.gaps.indicator.direction === 'higher';
    if (variable === 'gap') return { ...ofZones, variable, unit: 'figure', ramp: lowIsBad ? 'below-zero-is-worse' : 'above-zero-is-worse' };
    if (variable === 'attainment') return { ...ofZones, variable, unit: 'ratio', ramp: 'less-is-worse' };
    return { ...ofZones, variable: `value:${screen.gaps.indicator.indicator}`, unit: 'figure', ramp: lowIsBad ? 'less-is-worse' : 'more-is-worse' };
  }
  if (screen.kind === 'siting' && screen.siting !== null) {
    const variable = chosen.sitingVariable;
    for (const change of screen.siting.changes) put(change.code, variable === 'gained' ? change.after - change.before : variable === 'share_before' ? change.shareBefore : change.shareAfter);
    return { ...ofZones, variable, unit: variable === 'gained' ? 'persons' : 'share', ramp: variable === 'gained' ? 'more-is-worse' : 'less-is-worse' };
  }
  return null;
}

function accessValue(unit: AccessFigures, variable: AccessVariable): number {
  if (variable === 'access') return unit.value;
  if (variable === 'median' || variable === 'p90') return unit[variable];
  if (variable === 'reached_share') return unit.persons > 0 ? unit.reached / unit.persons : Number.NaN;
  return unit.groups[variable.slice('access:'.length)]?.value ?? Number.NaN;
}

function ribbonValue(unit: RibbonFigures, variable: SensitivityVariable): number {
  if (variable === 'ribbon') return unit.high - unit.low;
  if (variable === 'flips') return unit.verdict === '' ? Number.NaN : unit.flips;
  return variable === 'share_low' ? unit.low : variable === 'share_high' ? unit.high : unit.base;
}

function mappedCoverage(zones: Zones, townships: Zones | null, { level, units, byCode }: LevelShown, variable: CoverageVariable): Mapped {
  const valueOf = (figures: UnitFigures | undefined): number => {
    if (figures === undefined) return Number.NaN;
    if (variable === 'persons_share') return figures.share;
    if (variable === 'area_share') return figures.areaShare;
    if (variable === 'uncovered') return figures.uncovered;
    if (variable === 'persons') return figures.persons;
    return figures.groups[variable.slice('share:'.length)]?.share ?? Number.NaN;
  };
  // A shape without figures of its own is still a unit, one without data; only townships of other counties are left out.
  const shapes = level === 'townships' ? (townships?.list ?? []) : zones.list;
  const codeOf = (at: number) => (level === 'parents' ? shapes[at].parent : shapes[at].code);
  const county = level === 'townships' && new Set(units.map((one) => one.parent)).size === 1 ? units[0].parent : null;
  const unitOf = new Map<string, number>();
  const values: number[] = [];
  const unitOfShape = Int32Array.from(shapes, (shape, at) => {
    if (county !== null && shape.parent !== county) return -1;
    const code = codeOf(at);
    const known = unitOf.get(code);
    if (known !== undefined) return known;
    unitOf.set(code, values.length);
    return values.push(valueOf(byCode.get(code))) - 1;
  });
  const isShare = variable !== 'uncovered' && variable !== 'persons';
  return { variable, level, values: Float64Array.from(values), unitOfShape, unit: isShare ? 'share' : 'persons', ramp: isShare ? 'less-is-worse' : 'more-is-worse' };
}

/** Class of a shape that has no data, and of one that is not drawn. */
export const NO_DATA = -1;
export const NOT_DRAWN = -2;

export interface Painted {
  classes: Classes;
  colours: string[];
  /** Class of each shape, {@link NO_DATA} or {@link NOT_DRAWN}. */
  ofShape: Int8Array;
  choice: ClassChoice;
}

/** Classes and colours of what is mapped. */
export function paintedClasses(mapped: Mapped, chosen: ClassChoice | undefined): Painted {
  const choice = chosen ?? defaultClasses(mapped.variable);
  const classes = classify(mapped.values, choice.method, choice.method === 'manual' ? choice.breaks : choice.count);
  const count = classes.counts.length;
  const colours = mapped.ramp === 'below-zero-is-worse' ? divergingColours(count)
    : mapped.ramp === 'above-zero-is-worse' ? divergingColours(count, true)
    : sequentialColours(count, mapped.ramp === 'less-is-worse');
  return { classes, colours, ofShape: Int8Array.from(mapped.unitOfShape, (unit) => (unit < 0 ? NOT_DRAWN : classOf(classes.breaks, mapped.values[unit]))), choice };
}
