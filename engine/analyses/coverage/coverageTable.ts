import type { Column } from '../../../data/dataset.ts';
import type { Population } from '../../load.ts';
import { byCodePoint, inCodeOrder } from '../codeOrder.ts';
import type { PersonsByColumn } from './backupCapacity.ts';
import type { Limit } from '../complete/complete.ts';
import type { Solved } from '../travel/coverageModel.ts';
import type { Units } from '../units.ts';

/** Sums per unit for one facility type and one limit. Absent parts are null, unknown figures NaN. */
export interface UnitSums {
  facilityType: string;
  limit: Limit;
  areaKm2: Float64Array | null;
  persons: Float64Array | null;
  personsCovered: Float64Array | null;
  cells: Float64Array | null;
  cellsCovered: Float64Array | null;
  groups: Record<string, { persons: Float64Array; covered: Float64Array }>;
  /** People under further conditions (second facility, served, left over), by column. */
  more: Record<string, Float64Array>;
}

/** Adds up people, groups and cells of each unit; a point counts once, in its unit, when its cost is within the limit. */
export function sumUnits(units: Units, population: Population | null, solved: Solved, limitIndex: number, limitValue: number, countsPoints: boolean, facilityType: string, limit: Limit, more: PersonsByColumn = {}): UnitSums {
  const count = units.codes.length;
  // A unit without geometry has no area, covered or not.
  const coveredKm2 = solved.coveredKm2(units, limitIndex)?.map((km2, u) => (Number.isNaN(units.areaKm2[u]) ? NaN : km2)) ?? null;
  const sums: UnitSums = { facilityType, limit, areaKm2: coveredKm2, persons: null, personsCovered: null, cells: null, cellsCovered: null, groups: {}, more: {} };
  const cells = solved.cells?.(units, limitIndex);
  if (cells) {
    sums.cells = cells.all;
    sums.cellsCovered = cells.covered;
    sums.areaKm2 = units.areaKm2.map((km2, u) => (cells.all[u] > 0 ? (km2 * cells.covered[u]) / cells.all[u] : NaN));
  }
  if (!population || !units.pointUnit || !solved.pointCost) return sums;
  const { pointUnit } = units;
  const { pointCost } = solved;
  const add = (weights: Float64Array | null): { all: Float64Array; covered: Float64Array } => {
    const all = new Float64Array(count);
    const covered = new Float64Array(count);
    for (let i = 0; i < pointUnit.length; i++) {
      const unit = pointUnit[i];
      const weight = weights ? weights[i] : 1;
      if (unit < 0 || Number.isNaN(weight)) continue;
      all[unit] += weight;
      if (pointCost[i] <= limitValue) covered[unit] += weight;
    }
    return { all, covered };
  };
  const people = add(population.persons);
  sums.persons = people.all;
  sums.personsCovered = people.covered;
  for (const [group, persons] of Object.entries(population.groups)) {
    const { all, covered } = add(persons);
    sums.groups[group] = { persons: all, covered };
  }
  for (const [column, persons] of Object.entries(more)) sums.more[column] = add(persons).all;
  if (countsPoints) {
    const points = add(null);
    sums.cells = points.all;
    sums.cellsCovered = points.covered;
  }
  return sums;
}

/** Sums of the units above: one entry per parent name, in code-point order. Unknown parts (NaN) are left out; a sum of nothing but them is unknown. */
export function rollUp(sums: UnitSums, areaKm2: Float64Array, parents: string[]): { sums: UnitSums; names: string[]; areaKm2: Float64Array } {
  const names = [...new Set(parents)].sort(byCodePoint);
  const at = new Map(names.map((name, i) => [name, i]));
  const add = (values: Float64Array | null): Float64Array | null => {
    if (!values) return null;
    const sum = new Float64Array(names.length).fill(NaN);
    values.forEach((value, unit) => {
      const parent = at.get(parents[unit])!;
      if (!Number.isNaN(value)) sum[parent] = (Number.isNaN(sum[parent]) ? 0 : sum[parent]) + value;
    });
    return sum;
  };
  const groups: UnitSums['groups'] = {};
  for (const [group, { persons, covered }] of Object.entries(sums.groups)) groups[group] = { persons: add(persons)!, covered: add(covered)! };
  const more = Object.fromEntries(Object.entries(sums.more).map(([column, values]) => [column, add(values)!]));
  return {
    names, areaKm2: add(areaKm2)!,
    sums: {
      ...sums, areaKm2: add(sums.areaKm2), persons: add(sums.persons), personsCovered: add(sums.personsCovered),
      cells: add(sums.cells), cellsCovered: add(sums.cellsCovered), groups, more,
    },
  };
}

const total = (values: Float64Array | null): number | null => (values ? values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0) : null);
const share = (part: number | null, whole: number | null): number | null => (part === null || whole === null || whole === 0 ? null : part / whole);

const limitValue = (limit: Limit): number => limit.cost ?? limit.meters ?? limit.minutes!;

/** The province: sums of all units under the names of the CSV. What does not exist is null. */
export function totalsOf(sums: UnitSums, areaKm2: Float64Array, countsCells: boolean): Record<string, number | string | null> {
  const zoneKm2 = areaKm2.some((km2) => !Number.isNaN(km2)) ? total(areaKm2) : null;
  const coveredKm2 = total(sums.areaKm2);
  const persons = total(sums.persons);
  const personsCovered = total(sums.personsCovered);
  const cells = total(sums.cells);
  const cellsCovered = total(sums.cellsCovered);
  const totals: Record<string, number | string | null> = {
    facility_type: sums.facilityType, limit_minutes: sums.limit.minutes, limit_meters: sums.limit.meters,
    zone_km2: zoneKm2, area_km2: coveredKm2, area_share: countsCells ? share(cellsCovered, cells) : share(coveredKm2, zoneKm2),
    persons, persons_covered: personsCovered, persons_share: share(personsCovered, persons), cells, cells_covered: cellsCovered,
  };
  for (const [group, { persons: all, covered }] of Object.entries(sums.groups)) {
    totals[`persons_${group}`] = total(all);
    totals[`persons_covered_${group}`] = total(covered);
    totals[`persons_share_${group}`] = share(total(covered), total(all));
  }
  for (const [column, values] of Object.entries(sums.more)) {
    totals[column] = total(values);
    if (column === 'persons_backup') totals['persons_backup_share'] = share(total(values), persons);
  }
  if (sums.limit.cost !== undefined) totals['limit_cost'] = sums.limit.cost;
  return totals;
}

/** The unit above of every row of a table by code. */
export function parentColumn(codeColumn: Column, codes: string[], parents: string[]): Column {
  const parentOf = new Map(codes.map((code, unit) => [code, parents[unit]]));
  return { name: 'parent', values: (codeColumn.values as string[]).map((code) => parentOf.get(code)!) };
}

/** The coverage table of the contract: rows by code, then type, then limit. `blocks` come in (type, limit) order. */
export function coverageColumns(codes: string[], names: string[], areaKm2: Float64Array, blocks: UnitSums[], countsCells: boolean): Column[] {
  const order = inCodeOrder(codes);
  const sorted = [...blocks].sort((a, b) => byCodePoint(a.facilityType, b.facilityType) || limitValue(a.limit) - limitValue(b.limit));
  const rows = order.flatMap((unit) => sorted.map((sums) => ({ unit, sums })));
  const numbers = (of: (unit: number, sums: UnitSums) => number | undefined) => Float64Array.from(rows, ({ unit, sums }) => of(unit, sums) ?? NaN);
  const ratio = (part: number | undefined, whole: number | undefined) => (part === undefined || whole === undefined || whole === 0 ? NaN : part / whole);
  const columns: Column[] = [
    { name: 'code', values: rows.map(({ unit }) => codes[unit]) },
    { name: 'name', values: rows.map(({ unit }) => names[unit]) },
    { name: 'facility_type', values: rows.map(({ sums }) => sums.facilityType) },
    { name: 'limit_minutes', values: numbers((_, s) => s.limit.minutes ?? NaN) },
    { name: 'limit_meters', values: numbers((_, s) => s.limit.meters ?? NaN) },
    { name: 'zone_km2', values: numbers((u) => areaKm2[u]) },
    { name: 'area_km2', values: numbers((u, s) => s.areaKm2?.[u]) },
    { name: 'area_share', values: numbers((u, s) => (countsCells ? ratio(s.cellsCovered?.[u], s.cells?.[u]) : ratio(s.areaKm2?.[u], areaKm2[u]))) },
    { name: 'persons', values: numbers((u, s) => s.persons?.[u]) },
    { name: 'persons_covered', values: numbers((u, s) => s.personsCovered?.[u]) },
    { name: 'persons_share', values: numbers((u, s) => ratio(s.personsCovered?.[u], s.persons?.[u])) },
    { name: 'cells', values: numbers((u, s) => s.cells?.[u]) },
    { name: 'cells_covered', values: numbers((u, s) => s.cellsCovered?.[u]) },
  ];
  for (const group of Object.keys(blocks[0]?.groups ?? {})) {
    columns.push(
      { name: `persons_${group}`, values: numbers((u, s) => s.groups[group].persons[u]) },
      { name: `persons_covered_${group}`, values: numbers((u, s) => s.groups[group].covered[u]) },
      { name: `persons_share_${group}`, values: numbers((u, s) => ratio(s.groups[group].covered[u], s.groups[group].persons[u])) },
    );
  }
  for (const column of Object.keys(blocks[0]?.more ?? {})) {
    columns.push({ name: column, values: numbers((u, s) => s.more[column][u]) });
    if (column === 'persons_backup') columns.push({ name: 'persons_backup_share', values: numbers((u, s) => ratio(s.more[column][u], s.persons?.[u])) });
  }
  if (blocks.some((block) => block.limit.cost !== undefined)) columns.push({ name: 'limit_cost', values: numbers((_, s) => s.limit.cost) });
  return columns;
}
