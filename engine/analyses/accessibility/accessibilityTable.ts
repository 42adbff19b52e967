import type { Column } from '../../../data/dataset.ts';
import { weightedQuantiles } from '../../../geo/measures/weightedQuantile.ts';
import type { Population } from '../../load.ts';
import { byCodePoint, inCodeOrder } from '../codeOrder.ts';

/** What a measure says of every population point for one set of facilities. */
export interface Measured {
  facilityType: string;
  /** Value of the point, before `per`; NaN where a cost does not exist. */
  value: Float64Array;
  /** False where no facility has any supply: what there is to share is unknown, not 0. */
  known: boolean;
  /** 1 where the point reaches a facility that counts. */
  reached: Uint8Array;
  /** Indexes of the points by ascending value; of a cost only. */
  order?: Uint32Array;
}

/** How values are averaged over people: a cost over those reached, an accessibility over all (unreached people have 0), times `per`. */
export interface Averaging {
  isCost: boolean;
  per: number;
}

/** Figures of some units; a value of nobody is NaN. */
export interface MeasureFigures {
  facilityType: string;
  all: GroupFigures;
  /** Half and nine tenths of the people reached need no more than this; null but for a cost. */
  median: Float64Array | null;
  p90: Float64Array | null;
  groups: Record<string, GroupFigures>;
}
interface GroupFigures {
  persons: Float64Array;
  reached: Float64Array;
  value: Float64Array;
}

/** Means over the people of each unit. `pointUnit`: unit of each point, -1 outside all; such points enter no figure. */
export function measureUnits(pointUnit: Int32Array, unitCount: number, population: Population, measured: Measured, averaging: Averaging): MeasureFigures {
  const { value, reached, facilityType, known } = measured;
  const figuresOf = (weights: Float64Array): GroupFigures => {
    const persons = new Float64Array(unitCount);
    const personsReached = new Float64Array(unitCount);
    const sum = new Float64Array(unitCount);
    for (let i = 0; i < pointUnit.length; i++) {
      const unit = pointUnit[i];
      if (unit < 0 || Number.isNaN(weights[i])) continue;
      persons[unit] += weights[i];
      if (reached[i] === 0) continue;
      personsReached[unit] += weights[i];
      sum[unit] += weights[i] * value[i];
    }
    const divisor = averaging.isCost ? personsReached : persons;
    return { persons, reached: personsReached, value: sum.map((s, unit) => (known && divisor[unit] > 0 ? (s / divisor[unit]) * averaging.per : NaN)) };
  };
  const [median, p90] = averaging.isCost ? weightedQuantiles(value, population.persons, pointUnit, unitCount, [0.5, 0.9], measured.order) : [null, null];
  const groups = Object.fromEntries(Object.entries(population.groups).map(([group, weights]) => [group, figuresOf(weights)]));
  return { facilityType, all: figuresOf(population.persons), median, p90, groups };
}

/** The accessibility table of the contract: rows by code, then type; medians and groups follow the columns of the contract. */
export function accessibilityColumns(codes: string[], names: string[], blocks: MeasureFigures[]): Column[] {
  const order = inCodeOrder(codes);
  const sorted = [...blocks].sort((a, b) => byCodePoint(a.facilityType, b.facilityType));
  const rows = order.flatMap((unit) => sorted.map((figures) => ({ unit, figures })));
  const numbers = (of: (figures: MeasureFigures) => Float64Array) => Float64Array.from(rows, ({ unit, figures }) => of(figures)[unit]);
  const columns: Column[] = [
    { name: 'code', values: rows.map(({ unit }) => codes[unit]) },
    { name: 'name', values: rows.map(({ unit }) => names[unit]) },
    { name: 'facility_type', values: rows.map(({ figures }) => figures.facilityType) },
    { name: 'persons', values: numbers((f) => f.all.persons) },
    { name: 'persons_reached', values: numbers((f) => f.all.reached) },
    { name: 'value', values: numbers((f) => f.all.value) },
  ];
  if (blocks[0].median !== null) columns.push({ name: 'median', values: numbers((f) => f.median!) }, { name: 'p90', values: numbers((f) => f.p90!) });
  for (const group of Object.keys(blocks[0].groups)) {
    columns.push(
      { name: `persons_${group}`, values: numbers((f) => f.groups[group].persons) },
      { name: `persons_reached_${group}`, values: numbers((f) => f.groups[group].reached) },
      { name: `value_${group}`, values: numbers((f) => f.groups[group].value) },
    );
  }
  return columns;
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** The whole area under the names of the CSV. What does not exist is null. */
export function accessibilityTotals(pointUnit: Int32Array, population: Population, measured: Measured, averaging: Averaging): Record<string, number | string | null> {
  const whole = measureUnits(pointUnit.map((unit) => (unit < 0 ? -1 : 0)), 1, population, measured, averaging);
  const totals: Record<string, number | string | null> = {
    facility_type: measured.facilityType, persons: whole.all.persons[0], persons_reached: whole.all.reached[0],
    persons_unreached: whole.all.persons[0] - whole.all.reached[0], value: orNull(whole.all.value[0]),
  };
  if (whole.median) Object.assign(totals, { median: orNull(whole.median[0]), p90: orNull(whole.p90![0]) });
  for (const [group, { persons, reached, value }] of Object.entries(whole.groups)) {
    Object.assign(totals, { [`persons_${group}`]: persons[0], [`persons_reached_${group}`]: reached[0], [`value_${group}`]: orNull(value[0]) });
  }
  return totals;
}

const MOST_BANDS = 24;

/**
 * People by what it costs them to reach the nearest facility: bands of equal, round width up to the limit (each without its
 * lower and with its upper end, the first with 0), then those beyond it in a row without an upper end.
 */
export function distributionColumns(pointUnit: Int32Array, persons: Float64Array, blocks: Measured[], limit: number): Column[] {
  const width = roundWidth(limit / MOST_BANDS);
  const bands = Math.ceil(limit / width);
  const upper = Array.from({ length: bands }, (_, band) => Math.min(limit, (band + 1) * width));
  const rows: { type: string; from: number; to: number; persons: number; cumulative: number; share: number }[] = [];
  for (const { facilityType, value } of blocks) {
    const inBand = new Float64Array(bands + 1);
    for (let i = 0; i < persons.length; i++) {
      if (pointUnit[i] < 0) continue;
      // A cost one rounding above its band's end belongs to the band all the same: compare with the end, not with the quotient.
      let band = Number.isNaN(value[i]) ? bands : Math.min(bands - 1, Math.max(0, Math.ceil(value[i] / width) - 1));
      if (band < bands && value[i] > upper[band]) band++;
      else if (band > 0 && band < bands && value[i] <= upper[band - 1]) band--;
      inBand[band] += persons[i];
    }
    const total = inBand.reduce((sum, count) => sum + count, 0);
    let cumulative = 0;
    inBand.forEach((count, band) => {
      cumulative += count;
      rows.push({ type: facilityType, from: band === 0 ? 0 : upper[band - 1], to: band < bands ? upper[band] : NaN, persons: count, cumulative, share: total > 0 ? cumulative / total : NaN });
    });
  }
  return [
    { name: 'facility_type', values: rows.map((row) => row.type) },
    { name: 'cost_from', values: Float64Array.from(rows, (row) => row.from) },
    { name: 'cost_to', values: Float64Array.from(rows, (row) => row.to) },
    { name: 'persons', values: Float64Array.from(rows, (row) => row.persons) },
    { name: 'persons_cumulative', values: Float64Array.from(rows, (row) => row.cumulative) },
    { name: 'share_cumulative', values: Float64Array.from(rows, (row) => row.share) },
  ];
}

/** The least of 1, 2, 5, 10, 20 … (and their tenths) that is not below `least`. */
function roundWidth(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * [1, 2, 5, 10].find((step) => step * power >= least * (1 - 1e-12))!;
}
