import { useMemo } from 'react';
import { figuresOf } from './coverage.ts';
import type { UnitFigures } from './coverage.ts';
import { useWorkbench } from './context.ts';
import { limitWhere } from './shown.ts';
import type { CoverageShown } from './shown.ts';
import { useRunStamp } from './shownRun.ts';
import { useAnswer } from './useAnswer.ts';
import type { Level } from './workbench.ts';

/** Coverage rolled up or drilled down: the units of the table and of the map alike. */
export interface LevelShown {
  level: Level;
  /** Counties, prefectures, or townships; of the chosen county only, while one is chosen. */
  units: UnitFigures[];
  byCode: Map<string, UnitFigures>;
  /** Levels the run has figures of. */
  levels: readonly Level[];
}

const NO_UNITS: UnitFigures[] = [];

export function useLevelShown(coverage: CoverageShown | null): LevelShown | null {
  const wanted = useWorkbench((state) => state.level);
  const selected = useWorkbench((state) => state.selected);
  const stamp = useRunStamp(coverage?.run ?? null);
  const levels = useMemo(() => (['zones', 'parents', 'townships'] as const).filter((level) => level === 'zones' || coverage?.run.tables.some((table) => table.name === level) === true), [coverage]);
  const level = levels.includes(wanted) ? wanted : 'zones';
  const where = coverage === null || level === 'zones' ? null : { ...limitWhere(coverage.type, coverage.limit), ...(level === 'townships' && selected !== null ? { parent: selected } : {}) };
  const table = useAnswer('runs.rows', where === null || level === 'zones' ? null : { id: coverage?.run.id ?? 0, table: level, where }, stamp);
  return useMemo(() => {
    if (coverage === null) return null;
    const units = level === 'zones' ? coverage.units : table === null ? NO_UNITS : figuresOf(table, coverage.type, coverage.limit);
    return { level, units, byCode: new Map(units.map((unit) => [unit.code, unit])), levels };
  }, [coverage, level, levels, table]);
}
