import type { Finding } from '../api/findings.ts';
import type { CodeChange } from '../data/codeChanges.ts';
import type { ProjectFile, StoredDataset } from '../data/project/projectFile.ts';
import { codesOfUnits, loadCodeChanges } from './loadTables.ts';
import { float, text } from './storedColumns.ts';

/** Tags of units out of lists of designated units. */
export interface Designations {
  /** Tag to 1 (designated) or 0 of every unit; a tag that holds for none of them is there too. */
  tags: Map<string, Uint8Array>;
  /** Codes of the lists that were followed over a change, divided, or that no unit has. */
  notes: Finding[];
}

/**
 * What the tag lists of the project say of units: a row counts when its years hold `year` (every row where no year is known). A code that
 * no unit has is followed over the code changes to every unit that it became.
 *
 * @param codes codes of the units, in their order
 */
export function designationsOf(project: ProjectFile, codes: readonly string[], year: number | null): Designations {
  const tags = new Map<string, Uint8Array>();
  const notes: Finding[] = [];
  const lists = project.listDatasets('tags');
  if (lists.length === 0) return { tags, notes };
  const unitOf = new Map(codes.map((code, unit) => [code, unit]));
  const known = codesOfUnits(project) ?? new Set(codes);
  const changes = loadCodeChanges(project);
  for (const list of lists) {
    const followed = new Map<string, string[]>();
    const unknown = new Set<string>();
    for (const { code, tag, from } of rowsHolding(project, list, year, tags, codes.length)) {
      const found = known.has(code) ? [code] : changes?.follow(code, known, from) ?? [];
      if (found.length === 0) unknown.add(code);
      else if (found[0] !== code) followed.set(code, found);
      for (const one of found) if (unitOf.has(one)) tags.get(tag)![unitOf.get(one)!] = 1;
    }
    const note = (kind: Finding['code'], all: readonly string[], more: Finding['values'] = {}): void => {
      if (all.length > 0) notes.push({ code: kind, severity: 'note', file: list.name, values: { count: all.length, first: all[0], ...more } });
    };
    const arrows = (of: (found: string[]) => boolean) => [...followed].filter(([, found]) => of(found)).map(([code, found]) => `${code} → ${found.join(', ')}`);
    note('code.followed', arrows((found) => found.length === 1));
    note('tags.divided', arrows((found) => found.length > 1));
    const change = [...unknown].map((code) => changes?.about(code) ?? null).find((one) => one !== null);
    note('tags.unknown-code', [...unknown], change ? { nearest: nameOf(change) } : {});
  }
  return { tags, notes };
}

const nameOf = ({ from, to, year }: CodeChange): string => `${from} → ${to}${Number.isNaN(year) ? '' : ` (${year})`}`;

/** Rows of a list that hold in a year; makes room for every tag of the list. */
function rowsHolding(project: ProjectFile, list: StoredDataset, year: number | null, tags: Map<string, Uint8Array>, units: number): { code: string; tag: string; from: number }[] {
  const codes = text(project, list.id, 'code') as string[];
  const names = text(project, list.id, 'tag') as string[];
  const from = float(project, list.id, 'from')!;
  const to = float(project, list.id, 'to')!;
  for (const tag of names) if (!tags.has(tag)) tags.set(tag, new Uint8Array(units));
  return codes.map((code, row) => ({ code, tag: names[row], from: from[row], to: to[row] })).filter((row) => year === null || !(year < row.from || year > row.to));
}
