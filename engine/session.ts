import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { InputError } from '../api/findings.ts';
import { ProjectFile } from '../data/project/projectFile.ts';

const KEPT_RECENT = 12;

/** The project that is open, and those that were. */
export class Session {
  private open: ProjectFile | null = null;
  private readonly recentPath: string;

  constructor(home: string) {
    this.recentPath = join(home, 'recent.json');
  }

  current(): ProjectFile | null {
    return this.open;
  }

  /** The open project, or InputError `project.none-open`. */
  required(): ProjectFile {
    if (!this.open) throw new InputError({ code: 'project.none-open', severity: 'error' });
    return this.open;
  }

  /** Makes `project` the open one and closes the other. */
  use(project: ProjectFile): void {
    this.open?.close();
    this.open = project;
    const paths = [project.path, ...this.recent().map((r) => r.path).filter((path) => path !== project.path)];
    writeFileSync(this.recentPath, JSON.stringify(paths.slice(0, KEPT_RECENT)));
  }

  /** Projects opened before that are still there, newest first. An unreadable list is an empty one. */
  recent(): { path: string; name: string }[] {
    if (!existsSync(this.recentPath)) return [];
    try {
      const paths = JSON.parse(readFileSync(this.recentPath, 'utf8')) as string[];
      return paths.filter((path) => existsSync(path)).map((path) => ({ path, name: projectName(path) }));
    } catch {
      return [];
    }
  }

  close(): void {
    this.open?.close();
    this.open = null;
  }
}

export function projectName(path: string): string {
  return basename(path).replace(/\.junheng$/i, '');
}
