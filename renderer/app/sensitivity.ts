import { useMemo } from 'react';
import type { RunInfo } from '../../api/contract.ts';
import { numbersOf, textsOf } from './rows.ts';
import type { RowTable } from './rows.ts';
import { useRunStamp, useShownRun } from './shownRun.ts';
import { useAnswer } from './useAnswer.ts';

/** How far the share of people covered of one unit moves over the variants, and the variants that turn its verdict over. */
export interface RibbonFigures {
  code: string;
  name: string;
  persons: number;
  base: number;
  low: number;
  high: number;
  verdict: 'pass' | 'fail' | '';
  flips: number;
  flippedBy: string[];
}

/** One set of assumptions and what came of it; the first is the base case. */
export interface VariantFigures {
  variant: string;
  speedFactor: number;
  limit: number;
  limitUnit: string;
  cellFactor: number;
  population: string;
  share: number;
  passing: number;
  flipped: number;
}

export interface SensitivityShown {
  run: RunInfo;
  units: RibbonFigures[];
  byCode: Map<string, RibbonFigures>;
  variants: VariantFigures[];
  /** The whole area: lowest, base and highest share, and the share a county passes from. */
  total: { low: number; base: number; high: number; verdictShare: number; variantLow: string; variantHigh: string; flipping: number };
}

export function ribbonFigures(table: RowTable): RibbonFigures[] {
  const [codes, names, verdict, flippedBy] = ['code', 'name', 'verdict', 'flipped_by'].map((column) => textsOf(table, column));
  const [persons, base, low, high, flips] = ['persons', 'persons_share', 'share_low', 'share_high', 'flips'].map((column) => numbersOf(table, column));
  return codes.map((code, i) => ({
    code, name: names[i] === '' ? code : names[i], persons: persons[i], base: base[i], low: low[i], high: high[i], verdict: verdict[i] as RibbonFigures['verdict'], flips: flips[i],
    flippedBy: flippedBy[i] === '' ? [] : flippedBy[i].split(' '),
  }));
}

export function variantFigures(table: RowTable): VariantFigures[] {
  const [variant, limitUnit, population] = ['variant', 'limit_unit', 'population'].map((column) => textsOf(table, column));
  const [speedFactor, limit, cellFactor, share, passing, flipped] = ['speed_factor', 'limit', 'cell_factor', 'persons_share', 'counties_pass', 'counties_flipped'].map((column) => numbersOf(table, column));
  return variant.map((name, i) => ({
    variant: name, speedFactor: speedFactor[i], limit: limit[i], limitUnit: limitUnit[i], cellFactor: cellFactor[i], population: population[i], share: share[i], passing: passing[i], flipped: flipped[i],
  }));
}

export function useSensitivityShown(): SensitivityShown | null {
  const run = useShownRun('sensitivity');
  const stamp = useRunStamp(run);
  const table = useAnswer('runs.rows', run === null ? null : { id: run.id, table: 'main' }, stamp);
  const variants = useAnswer('runs.rows', run === null ? null : { id: run.id, table: 'variants' }, stamp);
  return useMemo(() => {
    if (run === null || table === null || variants === null) return null;
    const units = ribbonFigures(table);
    const number = (key: string) => (typeof run.totals[key] === 'number' ? run.totals[key] : Number.NaN);
    const name = (key: string) => (typeof run.totals[key] === 'string' ? run.totals[key] : '');
    return {
      run, units, byCode: new Map(units.map((unit) => [unit.code, unit])), variants: variantFigures(variants),
      total: {
        low: number('share_low'), base: number('share_base'), high: number('share_high'), verdictShare: number('verdict_share'),
        variantLow: name('variant_low'), variantHigh: name('variant_high'), flipping: number('counties_flipping'),
      },
    };
  }, [run, table, variants]);
}
