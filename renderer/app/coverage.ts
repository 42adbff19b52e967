import type { RunInfo } from '../../api/contract.ts';
import { numbersOf, textsOf } from './rows.ts';
import type { RowTable } from './rows.ts';

/** One service limit of a coverage run, as its rows carry it; NaN where the model has no such unit. */
export interface RunLimit {
  minutes: number;
  meters: number;
  /** In the own unit of a matrix of cost; absent elsewhere. */
  cost?: number;
}

export interface GroupFigures {
  persons: number;
  covered: number;
  share: number;
}

/** Figures of one unit for one facility type and limit. NaN is missing. */
export interface UnitFigures {
  code: string;
  name: string;
  /** Unit above, where the table names it (townships); else ''. */
  parent: string;
  persons: number;
  covered: number;
  uncovered: number;
  share: number;
  areaShare: number;
  areaKm2: number;
  /** With a second facility in reach, served within capacities, left over: where the run was asked for them. */
  backup: number;
  served: number;
  residual: number;
  groups: Record<string, GroupFigures>;
}

/** The limits of a coverage table, in ascending order: each distinct pair of minutes and metres once. */
export function limitsOf(table: RowTable): RunLimit[] {
  const minutes = numbersOf(table, 'limit_minutes');
  const meters = numbersOf(table, 'limit_meters');
  const costs = costsOf(table);
  const limits = new Map<string, RunLimit>();
  for (let i = 0; i < minutes.length; i++) limits.set(`${minutes[i]} ${meters[i]} ${costs?.[i]}`, { minutes: minutes[i], meters: meters[i], ...(costs === null ? {} : { cost: costs[i] }) });
  const size = (limit: RunLimit) => limit.cost ?? (Number.isNaN(limit.minutes) ? limit.meters : limit.minutes);
  return [...limits.values()].sort((a, b) => size(a) - size(b));
}

function costsOf(table: RowTable): Float64Array | null {
  return table.columns.includes('limit_cost') ? numbersOf(table, 'limit_cost') : null;
}

/** Index of the limit nearest to another: by minutes where both have them, else by metres, else the last. */
export function nearestLimit(limits: readonly RunLimit[], wanted: RunLimit): number {
  for (const unit of ['minutes', 'meters'] as const) {
    if (Number.isNaN(wanted[unit]) || limits.some((limit) => Number.isNaN(limit[unit]))) continue;
    let nearest = 0;
    for (const [index, limit] of limits.entries()) if (Math.abs(limit[unit] - wanted[unit]) < Math.abs(limits[nearest][unit] - wanted[unit])) nearest = index;
    return nearest;
  }
  return limits.length - 1;
}

/** Facility types of a coverage table, `all` first. */
export function facilityTypesOf(table: RowTable): string[] {
  const types = [...new Set(textsOf(table, 'facility_type'))];
  return [...types.filter((type) => type === 'all'), ...types.filter((type) => type !== 'all')];
}

const GROUP_SHARE = 'persons_share_';

/** Population groups of a coverage table: the `<g>` of its columns `persons_share_<g>`. */
export function groupsOf(table: RowTable): string[] {
  return table.columns.filter((column) => column.startsWith(GROUP_SHARE)).map((column) => column.slice(GROUP_SHARE.length));
}

/** The rows of one facility type and limit, in the order of the table. */
export function figuresOf(table: RowTable, facilityType: string, limit: RunLimit): UnitFigures[] {
  const types = textsOf(table, 'facility_type');
  const minutes = numbersOf(table, 'limit_minutes');
  const meters = numbersOf(table, 'limit_meters');
  const costs = costsOf(table);
  const rows = table.rows.filter((_, i) => types[i] === facilityType && Object.is(minutes[i], limit.minutes) && Object.is(meters[i], limit.meters) && (costs === null || Object.is(costs[i], limit.cost)));
  const kept = { columns: table.columns, rows, total: rows.length };
  const [codes, names, parents] = ['code', 'name', 'parent'].map((column) => textsOf(kept, column));
  const [persons, covered, share, areaShare, areaKm2] = ['persons', 'persons_covered', 'persons_share', 'area_share', 'zone_km2'].map((column) => numbersOf(kept, column));
  const [backup, served, residual] = ['persons_backup', 'persons_served', 'persons_residual'].map((column) => numbersOf(kept, column));
  const byGroup = groupsOf(table).map((group) => ({
    group, persons: numbersOf(kept, `persons_${group}`), covered: numbersOf(kept, `persons_covered_${group}`), share: numbersOf(kept, `${GROUP_SHARE}${group}`),
  }));
  return rows.map((_, i) => ({
    code: codes[i], name: names[i] === '' ? codes[i] : names[i], parent: parents[i],
    persons: persons[i], covered: covered[i], uncovered: persons[i] - covered[i], share: share[i], areaShare: areaShare[i], areaKm2: areaKm2[i],
    backup: backup[i], served: served[i], residual: residual[i],
    groups: Object.fromEntries(byGroup.map((column) => [column.group, { persons: column.persons[i], covered: column.covered[i], share: column.share[i] }])),
  }));
}

/** The whole area (the province) of a coverage run for one type and limit, from its totals. */
export function totalFigures(run: RunInfo, facilityType: string, limit: RunLimit): UnitFigures | null {
  const blocks = (run.totals['by'] ?? []) as Record<string, number | string | null>[];
  const number = (block: (typeof blocks)[number], key: string) => (typeof block[key] === 'number' ? block[key] : Number.NaN);
  const block = blocks.find((one) => one['facility_type'] === facilityType && Object.is(number(one, 'limit_minutes'), limit.minutes) && Object.is(number(one, 'limit_meters'), limit.meters) && (limit.cost === undefined || one['limit_cost'] === limit.cost));
  if (block === undefined) return null;
  const groups = Object.keys(block).filter((key) => key.startsWith(GROUP_SHARE)).map((key) => key.slice(GROUP_SHARE.length));
  const persons = number(block, 'persons');
  const covered = number(block, 'persons_covered');
  return {
    code: '', name: '', parent: '', persons, covered, uncovered: persons - covered,
    share: number(block, 'persons_share'), areaShare: number(block, 'area_share'), areaKm2: number(block, 'zone_km2'),
    backup: number(block, 'persons_backup'), served: number(block, 'persons_served'), residual: number(block, 'persons_residual'),
    groups: Object.fromEntries(groups.map((group) => [group, { persons: number(block, `persons_${group}`), covered: number(block, `persons_covered_${group}`), share: number(block, `${GROUP_SHARE}${group}`) }])),
  };
}
