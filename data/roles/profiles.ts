import { decodeText } from '../importers/encoding.ts';
import { parseJson } from '../importers/geojson.ts';
import { openSource, parameterOf } from '../importers/sourceFile.ts';
import { parseProfile } from '../profiles/parseProfile.ts';
import { profileDataset } from '../profiles/projectProfiles.ts';
import type { DatasetDraft } from '../dataset.ts';
import type { BuildContext } from './mappedTable.ts';
import { Problems } from './problems.ts';

/** A standards profile from a JSON file. Throws InputError with every fault and its place in the file. */
export function buildProfile(absolutePath: string, context: BuildContext): Omit<DatasetDraft, 'request'> {
  context.progress?.('read', 0);
  const source = openSource(absolutePath, context.parameterPrefix);
  const { text, notes } = decodeText(source.bytes, undefined, { file: source.file, parameter: parameterOf(context.parameterPrefix, 'path') });
  const problems = new Problems(source.file);
  problems.addAll(notes);
  problems.stopIfAny();
  const profile = parseProfile(parseJson(text, source.file), source.file);
  context.progress?.('check', 1);
  return { ...profileDataset(profile, source.file, source.sources()), notes: problems.notes() };
}
