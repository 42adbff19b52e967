import { CHECK_IDS } from '../../../api/checkIds.ts';
import type { CheckId } from '../../../api/checkIds.ts';
import type { Check } from '../../../api/checks.ts';
import type { RunDraft } from '../../../data/project/projectFile.ts';
import { isValueAnalysis } from '../values/valueKinds.ts';
import { Comparison, checkedRunOf } from './checkTables.ts';
import type { CheckedRun } from './checkTables.ts';
import { compareModels, compareRibbon, compareTrips } from './checksOfModels.ts';
import { compareCapacity, compareSupply } from './checksOfSupply.ts';
import { compareDecomposition, compareGapList, compareGaps, compareParts, compareTownships } from './checksOfValues.ts';

type Compare = (run: CheckedRun, comparison: Comparison) => void;

const CHECKS: Record<CheckId, Compare> = {
  'counties-sum': compareCounties,
  'people-located': comparePeople,
  'parents-sum': compareParents,
  'unreachable-counted': compareUnreachable,
  'monotone-limit': compareLimits,
  'monotone-types': compareTypes,
  'share-range': compareShares,
  'groups-within-persons': compareGroups,
  'supply-balance': compareSupply,
  'capacity-balance': compareCapacity,
  'models-partition': compareModels,
  'ribbon-order': compareRibbon,
  'townships-sum': compareTownships,
  'decomposition-sum': compareDecomposition,
  'gap-list-sum': compareGapList,
  'parts-sum': compareParts,
};

/**
 * Compares the figures of a run that were added up in different ways, every check of the list in its order. `persons` are
 * the people of the population input; null where there is none.
 */
export function checksOf(draft: RunDraft, persons: Float64Array | null): Check[] {
  const run = checkedRunOf(draft, persons);
  return CHECK_IDS.map((id) => {
    const comparison = new Comparison();
    CHECKS[id](run, comparison);
    return comparison.result(id);
  });
}

/** County rows add up to the totals. Of gaps: the counties compared and below, and their people. */
function compareCounties(run: CheckedRun, comparison: Comparison): void {
  const { draft, main, totals } = run;
  if (draft.kind === 'gaps') {
    compareGaps(run, comparison);
    return;
  }
  if (!main.has('code')) return;
  for (const name of main.summable()) {
    const sums = main.sums(name);
    for (const [question, figures] of totals) if (name in figures) comparison.equal(sums.get(question) ?? NaN, figures[name] as number | null, () => `${name} ${question}`);
  }
}

/** People in the counties and people told to live outside all of them are the people of the input. */
function comparePeople({ draft, main, totals, persons }: CheckedRun, comparison: Comparison): void {
  // Only kinds of travel put every person of the input into a county.
  if (persons === null || isValueAnalysis(draft.analysis) || !main.has('code', 'persons')) return;
  const outside = draft.notes.find(({ code, parameter }) => code === 'analysis.points-outside-zones' && parameter === undefined);
  const all = persons.reduce((sum, count) => sum + count, 0);
  const sums = main.sums('persons');
  for (const question of totals.keys()) comparison.equal((sums.get(question) ?? 0) + Number(outside?.values?.['persons'] ?? 0), all, () => `persons ${question}`);
}

/** Rows of the units above add up to the rows of the counties. */
function compareParents({ tables, main }: CheckedRun, comparison: Comparison): void {
  const parents = tables.get('parents');
  if (!parents) return;
  for (const name of main.summable()) {
    const above = parents.sums(name);
    for (const [question, sum] of main.sums(name)) comparison.equal(above.get(question) ?? NaN, sum, () => `${name} ${question}`);
  }
}

/**
 * Coverage: in every county the people covered and the people of the places listed as uncovered (unreachable ones among
 * them) are its people. Accessibility: people reached and unreached are all people, also where a table counts them by cost.
 * Trips: places and people with and without one are all of them.
 */
function compareUnreachable(run: CheckedRun, comparison: Comparison): void {
  const { tables, main, totals } = run;
  if (run.draft.kind === 'od') compareTrips(run, comparison);
  const uncovered = tables.get('uncovered');
  if (uncovered && main.has('code', 'persons', 'persons_covered')) {
    const listed = uncovered.sumsByCode('persons');
    for (let row = 0; row < main.rows; row++) {
      const beyond = listed.get(main.question(row))?.get(main.text('code', row)) ?? 0;
      comparison.equal(main.number('persons_covered', row) + beyond, main.number('persons', row), () => `persons ${main.text('code', row)} ${main.question(row)}`);
    }
  }
  if (!main.has('code', 'persons_reached')) return;
  const [persons, reached] = [main.sums('persons'), main.sums('persons_reached')];
  const distribution = tables.get('distribution');
  const beyond = distribution?.sumsBy('persons', (row) => (Number.isNaN(distribution.number('cost_to', row)) ? distribution.question(row) : ''));
  for (const [question, figures] of totals) {
    const unreached = figures['persons_unreached'] as number;
    comparison.equal((reached.get(question) ?? 0) + unreached, persons.get(question) ?? 0, () => `persons ${question}`);
    if (beyond) comparison.equal(beyond.get(question) ?? 0, unreached, () => `distribution ${question}`);
  }
}

const GROWING = ['persons_covered', 'cells_covered', 'area_km2', 'persons_reached', 'persons_backup', 'persons_served'];

/** Within a county and facility type nothing covered falls as the limit grows. */
function compareLimits({ main }: CheckedRun, comparison: Comparison): void {
  if (!main.has('facility_type', 'limit_minutes')) return;
  const limitOf = (row: number) => ['limit_cost', 'limit_meters', 'limit_minutes'].map((name) => main.number(name, row)).find((limit) => !Number.isNaN(limit)) ?? NaN;
  const before = new Map<string, number>();
  const rows = Array.from({ length: main.rows }, (_, row) => row).sort((a, b) => limitOf(a) - limitOf(b));
  for (const row of rows) {
    const key = `${main.text('code', row)} ${main.text('facility_type', row)}`;
    const smaller = before.get(key);
    before.set(key, row);
    if (smaller === undefined) continue;
    for (const name of GROWING) comparison.atMost(main.number(name, smaller), main.number(name, row), () => `${name} ${key}`);
  }
}

/** In a county all facilities together cover no less than those of one type. */
function compareTypes({ main }: CheckedRun, comparison: Comparison): void {
  if (!main.has('facility_type')) return;
  const key = (row: number) => ['code', 'limit_minutes', 'limit_meters', 'limit_cost'].map((name) => main.text(name, row)).join(' ');
  const all = new Map<string, number>();
  for (let row = 0; row < main.rows; row++) if (main.text('facility_type', row) === 'all') all.set(key(row), row);
  for (let row = 0; row < main.rows; row++) {
    const whole = all.get(key(row));
    if (whole === undefined || whole === row) continue;
    for (const name of GROWING) comparison.atMost(main.number(name, row), main.number(name, whole), () => `${name} ${main.text('code', row)} ${main.text('facility_type', row)}`);
  }
}

/** Columns of shares; a group of people may have the word in its name. */
const SHARES = /^persons_share(_|$)|^(area|persons_backup|persons_disputed|persons_gained)_share$|^share(_|$)/;

/** Every share of every table lies between 0 and 1. */
function compareShares({ tables }: CheckedRun, comparison: Comparison): void {
  for (const table of tables.values()) {
    for (const name of table.columns.keys()) {
      if (!SHARES.test(name)) continue;
      for (let row = 0; row < table.rows; row++) {
        const place = () => `${table.name} ${name} ${table.text('code', row)}`;
        comparison.atMost(0, table.number(name, row), place);
        comparison.atMost(table.number(name, row), 1, place);
      }
    }
  }
}

/** No group is larger than the people it is part of, nor its people covered or reached than theirs. */
function compareGroups({ main }: CheckedRun, comparison: Comparison): void {
  for (const part of ['persons_covered', 'persons_reached']) {
    for (const name of main.columns.keys()) {
      const group = name.slice(part.length + 1);
      if (!name.startsWith(`${part}_`) || !main.has(part, `persons_${group}`)) continue;
      for (let row = 0; row < main.rows; row++) {
        comparison.atMost(main.number(`persons_${group}`, row), main.number('persons', row), () => `persons_${group} ${main.text('code', row)}`);
        comparison.atMost(main.number(name, row), main.number(part, row), () => `${name} ${main.text('code', row)}`);
      }
    }
  }
}
