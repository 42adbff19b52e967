import { bivariateClasses, bivariateColour, SIDE } from '../../geo/figure/bivariate.ts';
import type { BivariateClasses } from '../../geo/figure/bivariate.ts';
import type { Category, Scheme, Worse } from '../../geo/figure/categories.ts';
import { classify, classOf } from '../../geo/figure/classes.ts';
import type { Classes } from '../../geo/figure/classes.ts';
import { divergingColours, sequentialColours } from '../../geo/figure/palette.ts';
import type { CostUnit } from '../app/runLimit.ts';
import { defaultClasses } from '../app/workbench.ts';
import type { ClassChoice, Level } from '../app/workbench.ts';
import type { Zones } from '../app/zones.ts';

interface OnMap {
  /** Names the classification the user chose for it. */
  variable: string;
  level: Level | 'provinces';
  /** Unit of each shape, -1 where it is not drawn. Shapes are the zones by index, at township level the townships. */
  unitOfShape: Int32Array;
}

export type Unit = 'share' | 'persons' | 'figure' | 'ratio' | CostUnit;
export type Ramp = 'more-is-worse' | 'less-is-worse' | 'below-zero-is-worse' | 'above-zero-is-worse';

/** A value per unit (NaN missing), in classes. */
export interface MappedNumbers extends OnMap {
  form: 'numbers';
  /** One per unit of the level: zones in their order, prefectures, or the townships drawn. */
  values: Float64Array;
  unit: Unit;
  ramp: Ramp;
}

/** What units are called: states, grades, clusters. */
export interface MappedCategories extends OnMap {
  form: 'categories';
  scheme: Scheme | 'severity' | 'within';
  categories: Category[];
  /** Category of each unit, -1 without one. */
  ofUnit: Int8Array;
}

/** Two values per unit at once. */
export interface MappedPair extends OnMap {
  form: 'pair';
  x: Float64Array;
  y: Float64Array;
  unit: { x: Unit; y: Unit };
  worse: { x: Worse; y: Worse };
}

/** What the choropleth shows, joined to the shapes. */
export type Mapped = MappedNumbers | MappedCategories | MappedPair;

/** Class of a shape that has no data, and of one that is not drawn. */
export const NO_DATA = -1;
export const NOT_DRAWN = -2;

interface OfShapes {
  colours: string[];
  /** Units per class. */
  counts: ArrayLike<number>;
  /** Units without data. */
  missing: number;
  /** Class of each shape, {@link NO_DATA} or {@link NOT_DRAWN}. */
  ofShape: Int8Array;
}

/** What is mapped with its colours, and for numbers and pairs how they were classed. */
export type Painted = PaintedNumbers | PaintedCategories | PaintedPair;

export interface PaintedNumbers extends OfShapes {
  form: 'numbers';
  classes: Classes;
  choice: ClassChoice;
}

export interface PaintedCategories extends OfShapes {
  form: 'categories';
}

export interface PaintedPair extends OfShapes {
  form: 'pair';
  breaks: BivariateClasses['breaks'];
  /** Written by hand, not terciles. */
  own: boolean;
}

/** Both axes of a bivariate map are classed by terciles, or by breaks written by hand under these names. */
export const PAIR_AXES = { x: 'bivariate.x', y: 'bivariate.y' } as const;

/** Classes and colours of what is mapped; `chosen` are the classifications of the user by variable. */
export function paintedClasses(mapped: Mapped, chosen: Partial<Record<string, ClassChoice>>): Painted {
  const ofShape = (classOfUnit: (unit: number) => number) => Int8Array.from(mapped.unitOfShape, (unit) => (unit < 0 ? NOT_DRAWN : classOfUnit(unit)));
  if (mapped.form === 'categories') {
    const counts = mapped.categories.map((_, index) => mapped.ofUnit.reduce((count, one) => count + (one === index ? 1 : 0), 0));
    return { form: 'categories', colours: mapped.categories.map(({ colour }) => colour), counts, missing: mapped.ofUnit.filter((one) => one < 0).length, ofShape: ofShape((unit) => mapped.ofUnit[unit]) };
  }
  if (mapped.form === 'pair') {
    const [x, y] = [chosen[PAIR_AXES.x], chosen[PAIR_AXES.y]];
    const own = x?.method === 'manual' && y?.method === 'manual' && x.breaks.length === SIDE - 1 && y.breaks.length === SIDE - 1;
    const { breaks, counts, ofUnit, missing } = bivariateClasses(mapped.x, mapped.y, own ? { x: x.breaks, y: y.breaks } : null);
    const colours = Array.from({ length: SIDE * SIDE }, (_, cell) => bivariateColour(cell % SIDE, Math.floor(cell / SIDE), mapped.worse));
    return { form: 'pair', colours, counts, missing, breaks, own, ofShape: ofShape((unit) => ofUnit[unit]) };
  }
  const lowIsWorse = mapped.ramp === 'less-is-worse' || mapped.ramp === 'below-zero-is-worse';
  // Values that are all on one side of zero have no middle to part them at.
  const signed = (mapped.ramp === 'below-zero-is-worse' || mapped.ramp === 'above-zero-is-worse') && mapped.values.some((value) => value < 0) && mapped.values.some((value) => value > 0);
  const choice = chosen[mapped.variable] ?? (signed ? { method: 'zero', count: 4, breaks: [] } : defaultClasses(mapped.variable));
  const classes = classify(mapped.values, choice.method, choice.method === 'manual' ? choice.breaks : choice.count);
  const count = classes.counts.length;
  const colours = signed || choice.method === 'zero' ? divergingColours(count, !lowIsWorse) : sequentialColours(count, lowIsWorse);
  return { form: 'numbers', classes, colours, choice, counts: classes.counts, missing: classes.missing, ofShape: ofShape((unit) => classOf(classes.breaks, mapped.values[unit])) };
}

/** Units by the name of their category; a name that is none of the categories is no data. */
export function categoryMap(zones: Zones, variable: string, scheme: MappedCategories['scheme'], categories: Category[], list: Iterable<readonly [code: string, key: string]>): MappedCategories {
  const ofUnit = new Int8Array(zones.list.length).fill(NO_DATA);
  // "No data" is not a category beside others: it is drawn and counted as on every other map.
  const named = categories.filter(({ key }) => key !== 'missing' && key !== 'no-data');
  for (const [code, key] of list) {
    const zone = zones.byCode.get(code);
    if (zone !== undefined) ofUnit[zone.index] = named.findIndex((one) => one.key === key);
  }
  return { form: 'categories', variable, level: 'zones', unitOfShape: Int32Array.from(ofUnit, (_, index) => index), scheme, categories: named, ofUnit };
}
