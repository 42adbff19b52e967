import type { Column } from '../../data/dataset.ts';
import type { ProjectFile } from '../../data/project/projectFile.ts';

const KEPT_TABLES = 4;

/** The tables of runs looked at last, decoded: a page asks for many pieces of one table, and a run never changes. */
export class RunTables {
  private readonly kept = new Map<string, Column[]>();

  /** Columns of a table; throws InputError `run.unknown` for a run that is not (or no longer) there. */
  read(project: ProjectFile, runId: number, table: string): Column[] {
    const { createdAt } = project.getRun(runId);
    const key = `${project.path} ${runId} ${createdAt} ${table}`;
    const columns = this.kept.get(key) ?? project.readRunTable(runId, table);
    this.kept.delete(key);
    this.kept.set(key, columns);
    if (this.kept.size > KEPT_TABLES) this.kept.delete(this.kept.keys().next().value!);
    return columns;
  }
}
