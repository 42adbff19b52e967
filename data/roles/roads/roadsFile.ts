import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { RoadsFileInput } from '../../../api/recipe.ts';
import { parameterOf } from '../../importers/sourceFile.ts';
import type { DatasetDraft } from '../../dataset.ts';
import type { RoadGraph } from '../../roadGraph.ts';
import type { BuildContext } from '../mappedTable.ts';
import { applySlope, readElevation } from './roadElevation.ts';

/** Keys of a roads file that only one kind of file can use. */
const OF_LINES = ['encoding', 'crs', 'sheet', 'layer', 'speedKmh', 'minutes', 'reverseMinutes', 'class', 'oneway', 'joinMeters', 'crossings'] as const;

/**
 * Roads from one file: an OpenStreetMap extract, or lines. With `elevation` the times on foot follow the slope.
 * @throws InputError with everything that is wrong; `parameter.conflict` for keys that say nothing to the file
 */
export async function buildRoadsFile(input: RoadsFileInput, absolutePath: string, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const extract = /\.pbf$/i.test(absolutePath);
  const conflicts: Finding[] = [];
  const conflict = (one: string, other: string): void => {
    conflicts.push({ code: 'parameter.conflict', severity: 'error', parameter: parameterOf(context.parameterPrefix, one), values: { one, other } });
  };
  if (extract) for (const key of OF_LINES) if (input[key] !== undefined) conflict(key, '.osm.pbf');
  if (input.elevation !== undefined && input.profile !== 'foot') conflict('elevation', `profile: ${input.profile ?? (extract ? 'car' : 'none')}`);
  if (conflicts.length > 0) throw new InputError(conflicts);

  const elevation = input.elevation === undefined ? null : await readElevation(input.elevation, context);
  const adjust = elevation === null ? undefined : (roads: RoadGraph, file: string): Finding[] => applySlope(roads, elevation, file);
  const draft = extract
    ? await (await import('../../importers/osmRoads.ts')).importOsmRoads(input, absolutePath, context.progress ?? (() => undefined), adjust)
    : await (await import('./roadLines.ts')).buildRoadLines(input, absolutePath, context, adjust);
  if (elevation === null) return draft;
  const { roads } = draft.meta;
  return { ...draft, meta: { ...draft.meta, roads: { ...roads!, elevation: elevation.sources[0].name } }, notes: [...draft.notes, ...elevation.notes], sources: [...draft.sources, ...elevation.sources] };
}
