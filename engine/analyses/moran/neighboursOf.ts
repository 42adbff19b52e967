import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { MoranAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile, StoredDataset } from '../../../data/project/projectFile.ts';
import { contiguity } from '../../../geo/neighbours/contiguity.ts';
import { centresWithin, nearestCentres } from '../../../geo/neighbours/nearCentres.ts';
import { linkAt, listsOfLinks } from '../../../geo/neighbours/neighbourLists.ts';
import type { NeighbourLists } from '../../../geo/neighbours/neighbourLists.ts';
import { zoneCentres } from '../../../geo/neighbours/zoneCentres.ts';
import type { ZonePolygons } from '../../../geo/types.ts';
import { required } from '../../load.ts';
import { pairsIn, pairsNamed } from '../../recipes/pairsFile.ts';
import { float, text } from '../../storedColumns.ts';
import type { TaskControl } from '../../tasks.ts';
import type { UnitFrame } from '../values/unitFrame.ts';

/** Neighbours of the units of a frame, not yet standardised, with what they are called and what is to be told of them. */
export interface UnitNeighbours {
  lists: NeighbourLists;
  /** `queen`, `knn 6`, `pairs w.csv`: printed with the result. */
  label: string;
  notes: Finding[];
}

/**
 * The neighbours that `weights` asks for.
 *
 * @throws InputError `recipe.missing-input` where they need the shapes of zones and there are none, `parameter.out-of-range` for more nearest units
 * than there are others, `file.not-found` for pairs that the project has not
 */
export function neighboursOf(project: ProjectFile, analysis: MoranAnalysis, frame: UnitFrame, control: TaskControl): UnitNeighbours {
  const { id, weights, snapMeters = 0 } = analysis;
  if (typeof weights === 'object' && 'pairs' in weights) return listedPairs(project, pairsDataset(project, analysis), frame);
  const polygons = required(frame.polygons, frame.level, id);
  if (typeof weights === 'string') {
    const vertices = polygons.coordinates.length / 2;
    const lists = contiguity(polygons, weights, snapMeters, control.tick('zones', 0, 1, snapMeters > 0 ? 2 * vertices : vertices));
    return { lists, label: snapMeters > 0 ? `${weights}, snap ${snapMeters} m` : weights, notes: [] };
  }
  const centres = zoneCentres(polygons);
  const tick = control.tick('zones', 0, 1, frame.codes.length);
  if ('meters' in weights) return { lists: centresWithin(centres, weights.meters, tick), label: `${weights.meters} m`, notes: [] };
  requireOthers(polygons, weights.knn, id);
  return { lists: nearestCentres(centres, weights.knn, tick), label: `knn ${weights.knn}`, notes: [] };
}

/** Each unit has as many others as it is to have neighbours, or InputError `parameter.out-of-range`. */
export function requireOthers(polygons: ZonePolygons, knn: number, id: string): void {
  const others = zoneCentres(polygons).lon.reduce((count, lon) => (Number.isNaN(lon) ? count : count + 1), 0) - 1;
  if (knn > others) throw new InputError({ code: 'parameter.out-of-range', severity: 'error', parameter: `analyses.${id}.weights.knn`, values: { value: knn, minimum: 1, maximum: others } });
}

/** The table of pairs that an analysis names, or InputError `file.not-found`. */
export function pairsDataset(project: ProjectFile, analysis: MoranAnalysis): StoredDataset {
  const wanted = pairsIn(analysis)!;
  const datasets = project.listDatasets('neighbours');
  const at = pairsNamed(datasets.map(({ name, request }) => (request.role === 'neighbours' ? request.input : { path: name })), wanted);
  if (at < 0) throw new InputError({ code: 'file.not-found', severity: 'error', file: wanted.path.split(/[\\/]/).at(-1), parameter: `analyses.${analysis.id}.weights.pairs` });
  return datasets[at];
}

/** Pairs of codes as links; those with a code of no unit are left out and counted, and a weight of 0 is no link. */
function listedPairs(project: ProjectFile, dataset: StoredDataset, frame: UnitFrame): UnitNeighbours {
  const unitOf = new Map(frame.codes.map((code, unit) => [code, unit]));
  const codes = { from: text(project, dataset.id, 'from') as string[], to: text(project, dataset.id, 'to') as string[] };
  const weights = float(project, dataset.id, 'weight')!;
  const links = { from: [] as number[], to: [] as number[], weight: [] as number[] };
  let unknown = 0;
  let example = '';
  codes.from.forEach((code, row) => {
    const [from, to] = [unitOf.get(code), unitOf.get(codes.to[row])];
    if (from === undefined || to === undefined) {
      if (unknown++ === 0) example = from === undefined ? code : codes.to[row];
    } else if (weights[row] > 0) {
      links.from.push(from);
      links.to.push(to);
      links.weight.push(weights[row]);
    }
  });
  const lists = listsOfLinks(frame.codes.length, links.from, links.to, links.weight);
  const notes: Finding[] = [];
  if (unknown > 0) notes.push({ code: 'row.unknown-code', severity: 'note', file: dataset.name, values: { text: example, count: unknown } });
  if (links.from.length > 0 && !links.from.some((from, k) => linkAt(lists, links.to[k], from) >= 0)) {
    notes.push({ code: 'analysis.pairs-one-way', severity: 'note', file: dataset.name, values: { count: links.from.length } });
  }
  return { lists, label: `pairs ${dataset.name}`, notes };
}
