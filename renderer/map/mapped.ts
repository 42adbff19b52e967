import { categoriesOf, severityCategories } from '../../geo/figure/categories.ts';
import type { Worse } from '../../geo/figure/categories.ts';
import type { AccessFigures } from '../app/accessibility.ts';
import type { UnitFigures } from '../app/coverage.ts';
import type { GapRow, IndicatorTotals } from '../app/gaps.ts';
import { unitAbove } from '../app/gapsAbove.ts';
import type { GapsAbove } from '../app/gapsAbove.ts';
import type { LevelShown } from '../app/level.ts';
import type { Screen } from '../app/screen.ts';
import type { RibbonFigures } from '../app/sensitivity.ts';
import type { GapsShown } from '../app/shown.ts';
import { isValueKind, valueVariable } from '../app/valueVariables.ts';
import type { ValueKind } from '../app/valueVariables.ts';
import type { AccessVariable, ComparisonVariable, CoverageVariable, GapVariable, SensitivityVariable, SitingVariable } from '../app/workbench.ts';
import type { Zones } from '../app/zones.ts';
import { categoryMap } from './painted.ts';
import type { Mapped, MappedCategories, MappedNumbers, MappedPair } from './painted.ts';
import { mappedValueKind } from './valueMaps.ts';

/** Which variable of each kind is mapped. */
export interface ChosenVariables {
  accessVariable: AccessVariable;
  comparisonVariable: ComparisonVariable;
  sensitivityVariable: SensitivityVariable;
  coverageVariable: CoverageVariable;
  gapVariable: GapVariable;
  sitingVariable: SitingVariable;
  valueVariables: Partial<Record<ValueKind, string>>;
  /** Which end of a value is the need, where the analysis itself does not say. */
  worse: Worse;
}

/** Joins the figures on the screen to the shapes by code; null while there is nothing to show. */
export function mappedValues(zones: Zones, townships: Zones | null, screen: Screen, chosen: ChosenVariables): Mapped | null {
  if (screen.kind === 'coverage' && screen.level !== null) return mappedCoverage(zones, townships, screen.level, chosen.coverageVariable);
  const values = new Float64Array(zones.list.length).fill(Number.NaN);
  const ofZones = { form: 'numbers' as const, level: 'zones' as const, values, unitOfShape: Int32Array.from(values, (_, index) => index) };
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
  if (isValueKind(screen.kind)) return mappedValueKind(zones, screen, valueVariable(chosen.valueVariables, screen.kind), chosen.worse);
  if (screen.kind === 'gaps' && screen.gaps !== null && screen.gaps.indicator !== null) {
    const variable = chosen.gapVariable;
    if (screen.gaps.above !== null && variable !== 'bivariate') return mappedAbove(zones, screen.gaps, screen.gaps.above, variable);
    if (variable === 'state' || variable === 'severity') return mappedGapState(zones, screen.gaps, variable);
    if (variable === 'bivariate') return screen.coverage === null ? null : mappedPair(zones, screen.gaps.chosen, screen.coverage.byCode);
    for (const row of screen.gaps.chosen) put(row.code, row[variable]);
    return { ...ofZones, ...gapLook(screen.gaps.indicator, variable) };
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
  return { form: 'numbers', variable, level, values: Float64Array.from(values), unitOfShape, unit: isShare ? 'share' : 'persons', ramp: isShare ? 'less-is-worse' : 'more-is-worse' };
}

function mappedGapState(zones: Zones, { run, chosen }: GapsShown, variable: 'state' | 'severity'): MappedCategories {
  if (variable === 'state') return categoryMap(zones, variable, 'gap', categoriesOf('gap'), chosen.map(({ code, state }) => [code, state]));
  const grades = ((run.analysis['severity'] as number[] | undefined) ?? []).length + 1;
  return categoryMap(zones, variable, 'severity', severityCategories(grades), chosen.map(({ code, severity }) => [code, String(severity)]));
}

/** How a figure of a gap run is named, written and coloured. */
function gapLook({ indicator, direction }: IndicatorTotals, variable: 'value' | 'gap' | 'attainment'): Pick<MappedNumbers, 'variable' | 'unit' | 'ramp'> {
  const lowIsBad = direction === 'higher';
  if (variable === 'gap') return { variable, unit: 'figure', ramp: lowIsBad ? 'below-zero-is-worse' : 'above-zero-is-worse' };
  if (variable === 'attainment') return { variable, unit: 'ratio', ramp: 'less-is-worse' };
  return { variable: `value:${indicator}`, unit: 'figure', ramp: lowIsBad ? 'less-is-worse' : 'more-is-worse' };
}

/** Counties coloured by the unit above them, counted once each. Grades are of counties: a unit above has its state. */
function mappedAbove(zones: Zones, { indicator }: GapsShown, { level, rows }: GapsAbove, variable: Exclude<GapVariable, 'bivariate'>): Mapped {
  const of = new Map(rows.map(({ code }, unit) => [code, unit]));
  const unitOfShape = Int32Array.from(unitAbove(zones.list, level), (code) => of.get(code) ?? rows.length);
  if (variable === 'state' || variable === 'severity') {
    const categories = categoriesOf('gap').filter(({ key }) => key !== 'missing');
    return { form: 'categories', variable: 'state', level, unitOfShape, scheme: 'gap', categories, ofUnit: Int8Array.from([...rows.map(({ state }) => categories.findIndex(({ key }) => key === state)), ...(unitOfShape.includes(rows.length) ? [-1] : [])]) };
  }
  const values = Float64Array.from([...rows.map((row) => row[variable]), ...(unitOfShape.includes(rows.length) ? [Number.NaN] : [])]);
  return { form: 'numbers', level, values, unitOfShape, ...gapLook(indicator!, variable) };
}

/** Attainment of the indicator on the screen across, the share of people covered by the coverage run on the screen upwards. */
function mappedPair(zones: Zones, rows: readonly GapRow[], covered: ReadonlyMap<string, UnitFigures>): MappedPair {
  const empty = () => new Float64Array(zones.list.length).fill(Number.NaN);
  const [x, y] = [empty(), empty()];
  for (const { code, attainment } of rows) {
    const zone = zones.byCode.get(code);
    if (zone === undefined) continue;
    x[zone.index] = attainment;
    y[zone.index] = covered.get(code)?.share ?? Number.NaN;
  }
  return { form: 'pair', variable: 'bivariate', level: 'zones', unitOfShape: Int32Array.from(x, (_, index) => index), x, y, unit: { x: 'ratio', y: 'share' }, worse: { x: 'low', y: 'low' } };
}
