import { useMemo } from 'react';
import type { RunInfo } from '../../api/contract.ts';
import { PARAMETERS } from '../../api/parameters.ts';
import { stampOf } from '../analysis/datasets.ts';
import { useWorkbench } from './context.ts';
import { facilityTypesOf, figuresOf, groupsOf, limitsOf, totalFigures } from './coverage.ts';
import type { RunLimit, UnitFigures } from './coverage.ts';
import { gapRowsOf, indicatorTotals } from './gaps.ts';
import type { GapRow, IndicatorTotals } from './gaps.ts';
import { aboveRowsOf } from './gapsAbove.ts';
import type { GapsAbove } from './gapsAbove.ts';
import { useAnswer } from './useAnswer.ts';
import { limitOfRun } from './runLimit.ts';
import { proposedSites, sitingTotals, zoneChanges } from './siting.ts';
import type { ProposedSite, SitingTotals, ZoneChange } from './siting.ts';
import { useRunStamp, useShownRun } from './shownRun.ts';
import type { GapLevel } from './workbench.ts';
import { zonesOf } from './zones.ts';
import type { Zones } from './zones.ts';

/** The coverage run on the screen, cut to the chosen facility type and limit. */
export interface CoverageShown {
  run: RunInfo;
  types: string[];
  type: string;
  limits: RunLimit[];
  limitIndex: number;
  limit: RunLimit;
  groups: string[];
  units: UnitFigures[];
  byCode: Map<string, UnitFigures>;
  total: UnitFigures | null;
  /** The unit in every type, at the chosen limit. */
  everyType: (code: string) => { type: string; figures: UnitFigures }[];
}

export interface GapsShown {
  run: RunInfo;
  indicators: IndicatorTotals[];
  indicator: IndicatorTotals | null;
  rows: GapRow[];
  /** Rows of the chosen indicator. */
  chosen: GapRow[];
  /** Levels the run has tables of. */
  levels: readonly GapLevel[];
  /** The units above at the chosen level; null for the counties, or while they are on their way. */
  above: GapsAbove | null;
}

export interface SitingShown {
  run: RunInfo;
  totals: SitingTotals;
  limit: RunLimit;
  sites: ProposedSite[];
  changes: ZoneChange[];
}

/** The rows of a coverage table of one facility type and limit, as `runs.rows` is asked for them. */
export function limitWhere(type: string, { minutes, meters, cost }: RunLimit): Record<string, string | number | null> {
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  return { facility_type: type, limit_minutes: orNull(minutes), limit_meters: orNull(meters), ...(cost === undefined ? {} : { limit_cost: cost }) };
}

export function useCoverageShown(): CoverageShown | null {
  const run = useShownRun('coverage');
  const table = useAnswer('runs.rows', run === null ? null : { id: run.id, table: 'main' }, useRunStamp(run));
  const wantedType = useWorkbench((state) => state.facilityType);
  const wantedLimit = useWorkbench((state) => state.limit);
  return useMemo(() => {
    if (run === null || table === null) return null;
    const found = facilityTypesOf(table);
    // A run of one type has the same figures twice: under the type and under all.
    const types = found.length === 2 && found[0] === 'all' ? ['all'] : found;
    const limits = limitsOf(table);
    if (types.length === 0) return null;
    const type = types.includes(wantedType) ? wantedType : types[0];
    const policy = limits.findIndex((limit) => limit.minutes === PARAMETERS.minutes.default);
    const limitIndex = Math.min(wantedLimit ?? (policy >= 0 ? policy : limits.length - 1), limits.length - 1);
    const limit = limits[limitIndex];
    const units = figuresOf(table, type, limit);
    const perType = new Map<string, Map<string, UnitFigures>>();
    const unitsOf = (one: string) => {
      let known = perType.get(one);
      if (known === undefined) {
        known = new Map(figuresOf(table, one, limit).map((unit) => [unit.code, unit]));
        perType.set(one, known);
      }
      return known;
    };
    const everyType = (code: string) =>
      types.flatMap((one) => {
        const figures = code === '' ? totalFigures(run, one, limit) : unitsOf(one).get(code);
        return figures === undefined || figures === null ? [] : [{ type: one, figures }];
      });
    return { run, types, type, limits, limitIndex, limit, groups: groupsOf(table), units, byCode: new Map(units.map((unit) => [unit.code, unit])), total: totalFigures(run, type, limit), everyType };
  }, [run, table, wantedType, wantedLimit]);
}

export function useGapsShown(): GapsShown | null {
  const run = useShownRun('gaps');
  const stamp = useRunStamp(run);
  const table = useAnswer('runs.rows', run === null ? null : { id: run.id, table: 'main' }, stamp);
  const wanted = useWorkbench((state) => state.indicator);
  const wantedLevel = useWorkbench((state) => state.gapLevel);
  // Where the units above are provinces, there is no other level of them.
  const areProvinces = useWorkbench((state) => state.above) === 'province';
  const levels = useMemo(() => (['zones', 'parents', 'provinces'] as const).filter((level) => level === 'zones' || (run?.tables.some(({ name }) => name === level) === true && !(level === 'provinces' && areProvinces))), [run, areProvinces]);
  const level = levels.includes(wantedLevel) ? wantedLevel : 'zones';
  const rowsAbove = useAnswer('runs.rows', run === null || level === 'zones' ? null : { id: run.id, table: level }, stamp);
  return useMemo(() => {
    if (run === null || table === null) return null;
    const rows = gapRowsOf(table);
    const indicators = indicatorTotals(run);
    const indicator = indicators.find((one) => one.indicator === wanted) ?? indicators[0] ?? null;
    const above = level === 'zones' || rowsAbove === null ? null : aboveRowsOf(rowsAbove).filter((row) => row.indicator === indicator?.indicator);
    return {
      run, indicators, indicator, rows, chosen: rows.filter((row) => row.indicator === indicator?.indicator), levels,
      above: above === null || level === 'zones' ? null : { level, rows: above, byCode: new Map(above.map((row) => [row.code, row])) },
    };
  }, [run, table, wanted, level, levels, rowsAbove]);
}

export function useSitingShown(): SitingShown | null {
  const run = useShownRun('siting');
  const stamp = useRunStamp(run);
  const main = useAnswer('runs.rows', run === null ? null : { id: run.id, table: 'main' }, stamp);
  const sites = useAnswer('runs.rows', run === null ? null : { id: run.id, table: 'sites' }, stamp);
  return useMemo(() => (run === null || main === null || sites === null ? null : { run, totals: sitingTotals(run), limit: limitOfRun(run), sites: proposedSites(sites), changes: zoneChanges(main) }), [run, main, sites]);
}

/** The zones of the project, or null while there are none. */
export function useZones(level: 'zones' | 'townships'): Zones | null {
  const project = useWorkbench((state) => state.project);
  const there = project?.datasets.some((dataset) => dataset.role === level) === true;
  const shapes = useAnswer('zones.shapes', there ? { level } : null, stampOf(project, [level]));
  return useMemo(() => (shapes === null ? null : zonesOf(shapes)), [shapes]);
}
