import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { InputError } from '../../api/findings.ts';
import type { Profile } from '../../api/profile.ts';
import type { DatasetDraft, SourceFile } from '../dataset.ts';
import type { ProjectFile } from '../project/projectFile.ts';

/** A profile of the project and the dataset that holds it. */
export interface ProjectProfile { profile: Profile; datasetId: number }

/** The file a profile is exported as, and read from again. */
export const profileFileName = (id: string): string => `${id}.profile.json`;

/** A profile as JSON text: two blanks of indent, a line feed at the end. */
export const profileText = (profile: Profile): string => `${JSON.stringify(profile, null, 2)}\n`;

/** Profiles of the project in the order they came. */
export function projectProfiles(project: ProjectFile): ProjectProfile[] {
  return project.listDatasets('profiles').map(({ id }) => ({ profile: JSON.parse((project.readColumn(id, 'content') as string[])[0]) as Profile, datasetId: id }));
}

/** A checked profile as a dataset: its JSON in one cell. */
export function profileDataset(profile: Profile, name: string, sources: SourceFile[]): Omit<DatasetDraft, 'request'> {
  return {
    role: 'profiles', name, rowCount: 1, notes: [], sources, meta: { format: 'JSON', encoding: 'utf-8' },
    columns: [{ name: 'id', values: [profile.id] }, { name: 'version', values: [profile.version] }, { name: 'title', values: [profile.title.zh] }, { name: 'content', values: [JSON.stringify(profile)] }],
  };
}

/** A profile made in the program: its source is the text it is exported as, beside the project. */
export function savedProfile(profile: Profile, projectPath: string): DatasetDraft {
  const name = profileFileName(profile.id);
  const path = join(dirname(projectPath), name);
  const bytes = Buffer.from(profileText(profile));
  const source: SourceFile = { path, name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  return { ...profileDataset(profile, name, [source]), request: { role: 'profiles', input: { path } } };
}

/** Datasets that a profile read from a file takes the place of: those with its id. Throws InputError `profile.taken` unless it is to replace them. */
export function sameProfiles(project: ProjectFile, draft: DatasetDraft, replace: boolean): number[] {
  const id = (draft.columns.find(({ name }) => name === 'id')!.values as string[])[0];
  const same = projectProfiles(project).filter(({ profile }) => profile.id === id).map(({ datasetId }) => datasetId);
  if (same.length > 0 && !replace) throw new InputError({ code: 'profile.taken', severity: 'error', file: draft.name, parameter: 'id', values: { id } });
  return same;
}
