import { useEffect, useMemo, useState } from 'react';
import type { Params, RunInfo } from '../../api/contract.ts';
import { useBench, useWorkbench } from './context.ts';
import type { RowTable } from './rows.ts';
import { useRunStamp, useShownRun } from './shownRun.ts';
import type { Kind } from './workbench.ts';

export type RunTable = Params<'runs.rows'>['table'];
export type RunTables = Partial<Record<RunTable, RowTable>>;

const NO_ROWS: RowTable = { columns: [], rows: [], total: 0 };

/** A table of those read; without rows where the run has none of that name. */
export const tableIn = (tables: RunTables, name: RunTable): RowTable => tables[name] ?? NO_ROWS;

/** Several tables of a run, null until all are there. Those the run does not have are left out. */
export function useRunTables(run: RunInfo | null, names: readonly RunTable[]): RunTables | null {
  const { reader, actions } = useBench();
  const stamp = useRunStamp(run);
  const there = run === null ? '' : names.filter((name) => run.tables.some((table) => table.name === name)).join(' ');
  const id = run?.id ?? null;
  const key = id === null ? null : `${id} ${stamp} ${there}`;
  const [kept, setKept] = useState<{ key: string; tables: RunTables } | null>(null);
  useEffect(() => {
    if (key === null || id === null) return;
    let current = true;
    const wanted = there.split(' ').filter((name) => name !== '') as RunTable[];
    Promise.all(wanted.map(async (table) => [table, await reader.read('runs.rows', { id, table }, stamp)] as const)).then(
      (read) => current && setKept({ key, tables: Object.fromEntries(read) }),
      (error: unknown) => current && actions.report(error),
    );
    return () => {
      current = false;
    };
  }, [key, id, there, stamp, reader, actions]);
  return kept !== null && kept.key === key ? kept.tables : null;
}

/**
 * The run of a kind that is on the screen, read by `read`; null where there is none or its tables are still on their way. Tables are
 * fetched while the tab of the kind is open: of a whole country they are large.
 */
export function useValueShown<S>(kind: Kind, names: readonly RunTable[], read: (run: RunInfo, tables: RunTables) => S): S | null {
  const run = useShownRun(kind);
  const open = useWorkbench((state) => state.kind === kind);
  const tables = useRunTables(open ? run : null, names);
  return useMemo(() => (run === null || tables === null ? null : read(run, tables)), [run, tables, read]);
}
