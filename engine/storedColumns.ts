import type { Role } from '../api/recipe.ts';
import type { ProjectFile, StoredDataset } from '../data/project/projectFile.ts';

/** Reading stored columns by name; null where a dataset has no such column. */

/** The dataset of a role of which there is one. */
export const only = (project: ProjectFile, role: Role): StoredDataset | null => project.listDatasets(role).at(-1) ?? null;

export const text = (project: ProjectFile, id: number, name: string) => project.readColumn(id, name) as (string | null)[] | null;
/** Before the names of the columns of a layer that are kept as the file has them. */
export const FIELD = 'field:';

export const float = (project: ProjectFile, id: number, name: string) => project.readColumn(id, name) as Float64Array | null;

/** The geometry of zones or areas. */
export function polygonsOf(project: ProjectFile, id: number) {
  const offsets = (name: string) => project.readColumn(id, `geometry.${name}`) as Uint32Array;
  return { coordinates: float(project, id, 'geometry.coordinates')!, ringOffsets: offsets('ringOffsets'), polygonOffsets: offsets('polygonOffsets'), zoneOffsets: offsets('zoneOffsets') };
}
