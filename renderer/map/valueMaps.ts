import { categoriesOf } from '../../geo/figure/categories.ts';
import type { Category, Worse } from '../../geo/figure/categories.ts';
import type { Screen } from '../app/screen.ts';
import { VALUE_VARIABLES } from '../app/valueVariables.ts';
import type { ValueKind } from '../app/valueVariables.ts';
import { isShareValue } from '../app/valueWritten.ts';
import type { Zones } from '../app/zones.ts';
import { categoryMap } from './painted.ts';
import type { Mapped, Ramp, Unit } from './painted.ts';

const WITHIN: Category[] = (({ below, met }) => [{ key: 'no', colour: below }, { key: 'yes', colour: met }])(Object.fromEntries(categoriesOf('gap').map(({ key, colour }) => [key, colour])));

/** What the map can show of the run of a kind that compares values. */
export function variablesOf(kind: ValueKind, { composite, overview }: Screen): string[] {
  const more = kind === 'composite' ? (composite?.areas ?? []).map((area) => `index_${area}`) : kind === 'overview' ? (overview?.services ?? []).flatMap(({ key }) => [`persons_share_${key}`, `persons_outside_${key}`]) : [];
  return [...VALUE_VARIABLES[kind], ...more];
}

/** The map of a kind that compares values; null while its figures are not there. */
export function mappedValueKind(zones: Zones, screen: Screen, variable: string, worse: Worse): Mapped | null {
  const numbers = <U extends { code: string }>(units: readonly U[], of: (unit: U) => number, ramp: Ramp, unit: Unit = 'figure'): Mapped => {
    const values = new Float64Array(zones.list.length).fill(Number.NaN);
    for (const one of units) {
      const zone = zones.byCode.get(one.code);
      if (zone !== undefined) values[zone.index] = of(one);
    }
    // Two kinds may have a variable of the same name, each classed by itself.
    return { form: 'numbers', variable: `${screen.kind}.${variable}`, level: 'zones', values, unitOfShape: Int32Array.from(values, (_, index) => index), unit, ramp };
  };
  const states = (scheme: 'rule' | 'progress' | 'overview' | 'lisa' | 'hotspots', list: readonly (readonly [string, string])[]) => categoryMap(zones, `${screen.kind}.${variable}`, scheme, categoriesOf(scheme, worse), list);
  const worst: Ramp = worse === 'low' ? 'less-is-worse' : 'more-is-worse';
  const signed: Ramp = worse === 'low' ? 'below-zero-is-worse' : 'above-zero-is-worse';
  const { overview, disparity, rules, equity, moran, convergence, progress, composite } = screen;
  switch (screen.kind) {
    case 'overview': {
      if (overview === null) return null;
      const { units } = overview;
      if (variable === 'indicators_below') return numbers(units, ({ below }) => below, 'more-is-worse');
      if (variable === 'red_items') return numbers(units, ({ redItems }) => redItems, 'more-is-worse');
      if (variable.startsWith('persons_share_')) return numbers(units, ({ coverage }) => coverage[variable.slice('persons_share_'.length)]?.share ?? Number.NaN, 'less-is-worse', 'share');
      if (variable.startsWith('persons_outside_')) return numbers(units, ({ coverage }) => coverage[variable.slice('persons_outside_'.length)]?.outside ?? Number.NaN, 'more-is-worse', 'persons');
      return states('overview', units.map(({ code, state }) => [code, state]));
    }
    case 'disparity': {
      if (disparity === null) return null;
      const { units, run } = disparity;
      // Of a coverage run both sides are shares of people.
      const unit: Unit = run.analysis['coverage'] === undefined ? 'figure' : 'share';
      if (variable === 'within') return categoryMap(zones, 'disparity.within', 'within', WITHIN, units.map(({ code, within }) => [code, within === 1 ? 'yes' : within === 0 ? 'no' : '']));
      if (variable === 'ratio') return numbers(units, ({ ratio }) => ratio, worse === 'low' ? 'more-is-worse' : 'less-is-worse');
      if (variable === 'urban' || variable === 'rural' || variable === 'value') return numbers(units, (one) => one[variable], worst, unit);
      // Town before country: where low is the need, a large difference is one.
      return numbers(units, ({ difference }) => difference, worse === 'low' ? 'above-zero-is-worse' : 'below-zero-is-worse', unit);
    }
    case 'rules': {
      if (rules === null) return null;
      if (variable === 'failed') return numbers(rules.units, ({ failed, tested }) => (tested > 0 ? failed : Number.NaN), 'more-is-worse');
      const together = rules.units.map(({ code, tested, failed, noData }) => [code, failed > 0 ? 'fail' : tested > 0 ? 'pass' : noData > 0 ? 'no-data' : 'not-applicable'] as const);
      return states('rule', rules.rule === null ? together : rules.chosen.map(({ code, state }) => [code, state]));
    }
    case 'equity':
      if (equity === null) return null;
      if (variable === 'theil_t_part') return numbers(equity.units, ({ theilPart }) => theilPart, signed);
      return variable === 'location_quotient' ? numbers(equity.units, ({ quotient }) => quotient, worst) : numbers(equity.units, ({ value }) => value, worst, isShareValue(equity.run) ? 'share' : 'figure');
    case 'moran':
      if (moran === null) return null;
      if (variable === 'cluster') return states('lisa', moran.units.map(({ code, cluster }) => [code, cluster]));
      if (variable === 'gi_cluster') return states('hotspots', moran.units.map(({ code, spot }) => [code, spot]));
      // Below zero a unit differs from its neighbours: no need by itself, but what is to be looked at.
      if (variable === 'local_i') return numbers(moran.units, ({ localI }) => localI, 'below-zero-is-worse');
      return numbers(moran.units, variable === 'lag' ? ({ lag }) => lag : ({ value }) => value, worst, isShareValue(moran.run) ? 'share' : 'figure');
    case 'convergence':
      if (convergence === null) return null;
      if (variable === 'annual_growth') return numbers(convergence.units, ({ growth }) => growth, signed, 'share');
      if (variable === 'residual') return numbers(convergence.units, ({ residual }) => residual, signed, 'share');
      return numbers(convergence.units, variable === 'value_from' ? ({ from }) => from : ({ to }) => to, worst);
    case 'progress':
      if (progress === null) return null;
      if (variable === 'state') return states('progress', progress.units.map(({ code, state }) => [code, state]));
      if (variable === 'years_to_target') return numbers(progress.units, ({ yearsToTarget }) => yearsToTarget, 'more-is-worse');
      if (variable === 'remaining') return numbers(progress.units, ({ remaining }) => remaining, 'more-is-worse');
      return variable === 'progress' ? numbers(progress.units, ({ progress }) => progress, 'less-is-worse', 'ratio') : numbers(progress.units, ({ current }) => current, worst);
    case 'composite': {
      if (composite === null) return null;
      const area = variable.startsWith('index_') ? variable.slice('index_'.length) : null;
      if (area !== null) return numbers(composite.units, ({ areas }) => areas[area] ?? Number.NaN, 'less-is-worse');
      return variable === 'rank' ? numbers(composite.units, ({ rank }) => rank, 'more-is-worse') : numbers(composite.units, ({ index }) => index, 'less-is-worse');
    }
    default:
      return null;
  }
}
