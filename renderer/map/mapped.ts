import { classify, classOf } from '../../geo/figure/classes.ts';
import type { Classes } from '../../geo/figure/classes.ts';
import { divergingColours, sequentialColours } from '../../geo/figure/palette.ts';
import type { CoverageShown, GapsShown, SitingShown } from '../app/shown.ts';
import { defaultClasses } from '../app/workbench.ts';
import type { ClassChoice, CoverageVariable, GapVariable, Kind, SitingVariable } from '../app/workbench.ts';
import type { Zones } from '../app/zones.ts';

/** What the choropleth shows: a value per zone (by zone index, NaN missing) and how to read it. */
export interface Mapped {
  /** Names the classification the user chose for it. */
  variable: string;
  values: Float64Array;
  unit: 'share' | 'persons' | 'figure' | 'ratio';
  ramp: 'more-is-worse' | 'less-is-worse' | 'below-zero-is-worse' | 'above-zero-is-worse';
}

export interface MapSources {
  kind: Kind;
  coverage: CoverageShown | null;
  gaps: GapsShown | null;
  siting: SitingShown | null;
  coverageVariable: CoverageVariable;
  gapVariable: GapVariable;
  sitingVariable: SitingVariable;
}

/** Joins the figures on the screen to the zones by code; null while there is nothing to show. */
export function mappedValues(zones: Zones, sources: MapSources): Mapped | null {
  const values = new Float64Array(zones.list.length).fill(Number.NaN);
  const put = (code: string, value: number) => {
    const zone = zones.byCode.get(code);
    if (zone !== undefined) values[zone.index] = value;
  };
  if (sources.kind === 'coverage' && sources.coverage !== null) {
    const variable = sources.coverageVariable;
    for (const unit of sources.coverage.units) {
      const value = variable === 'persons_share' ? unit.share : variable === 'area_share' ? unit.areaShare
        : variable === 'uncovered' ? unit.uncovered : variable === 'persons' ? unit.persons : unit.groups[variable.slice('share:'.length)]?.share;
      put(unit.code, value ?? Number.NaN);
    }
    const isShare = variable !== 'uncovered' && variable !== 'persons';
    return { variable, values, unit: isShare ? 'share' : 'persons', ramp: isShare ? 'less-is-worse' : 'more-is-worse' };
  }
  if (sources.kind === 'gaps' && sources.gaps !== null && sources.gaps.indicator !== null) {
    const variable = sources.gapVariable;
    for (const row of sources.gaps.chosen) put(row.code, row[variable]);
    const lowIsBad = sources.gaps.indicator.direction === 'higher';
    if (variable === 'gap') return { variable, values, unit: 'figure', ramp: lowIsBad ? 'below-zero-is-worse' : 'above-zero-is-worse' };
    if (variable === 'attainment') return { variable, values, unit: 'ratio', ramp: 'less-is-worse' };
    return { variable: `value:${sources.gaps.indicator.indicator}`, values, unit: 'figure', ramp: lowIsBad ? 'less-is-worse' : 'more-is-worse' };
  }
  if (sources.kind === 'siting' && sources.siting !== null) {
    const variable = sources.sitingVariable;
    for (const change of sources.siting.changes) put(change.code, variable === 'gained' ? change.after - change.before : variable === 'share_before' ? change.shareBefore : change.shareAfter);
    return { variable, values, unit: variable === 'gained' ? 'persons' : 'share', ramp: variable === 'gained' ? 'more-is-worse' : 'less-is-worse' };
  }
  return null;
}

export interface Painted {
  classes: Classes;
  colours: string[];
  /** Class of each zone, -1 no data. */
  ofZone: Int8Array;
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
  return { classes, colours, ofZone: Int8Array.from(mapped.values, (value) => classOf(classes.breaks, value)), choice };
}
