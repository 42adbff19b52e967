import type { Finding } from '../../../api/findings.ts';
import type { MoranAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile, RunDraft } from '../../../data/project/projectFile.ts';
import { localPseudoP } from '../../../geo/autocorrelation/conditionalPermutations.ts';
import { deviationsOf } from '../../../geo/autocorrelation/deviations.ts';
import { adjustedForFalseDiscovery } from '../../../geo/autocorrelation/falseDiscovery.ts';
import { getisOrdStar } from '../../../geo/autocorrelation/getisOrd.ts';
import { gearyC, moranI } from '../../../geo/autocorrelation/globalStatistics.ts';
import { localMoran } from '../../../geo/autocorrelation/localMoran.ts';
import { globalPseudoP } from '../../../geo/autocorrelation/permutations.ts';
import { componentCount, islandCount, listsAmong, rowStandardised } from '../../../geo/neighbours/neighbourLists.ts';
import { randomStream } from '../../../geo/random.ts';
import { loadIndicators } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { provenance } from '../basis.ts';
import { inCodeOrder } from '../codeOrder.ts';
import { finite } from '../finite.ts';
import { columnNotes, columnsOf } from '../values/indicatorColumns.ts';
import { readValue } from '../values/readValue.ts';
import type { UnitValue } from '../values/readValue.ts';
import type { References } from '../values/references.ts';
import { CLUSTERS, moranColumns } from './moranTable.ts';
import type { MoranUnits } from './moranTable.ts';
import { neighboursOf } from './neighboursOf.ts';

const PERMUTATIONS = 999;
const SEED = 1;
const FALSE_DISCOVERY = 0.05;
/** Below this number of units the moments of Cliff & Ord do not exist. */
const LEAST_UNITS = 4;

/**
 * Spatial autocorrelation of a value: global (Moran, Geary) and local (Moran, Getis-Ord). Units without a value leave n and every list of
 * neighbours before rows are standardised. Units are taken in the order of their codes, so that the order of the file changes no draw.
 */
export function runMoran(project: ProjectFile, analysis: MoranAnalysis, control: TaskControl, references: References): RunDraft {
  control.report('load', 0);
  const { permutations = PERMUTATIONS, seed = SEED, falseDiscovery = FALSE_DISCOVERY } = analysis;
  const read = readValue(project, analysis.of, analysis, references, { analysisId: analysis.id, key: 'of' });
  const { frame } = read;
  const started = performance.now();
  const { lists: all, label, notes } = neighboursOf(project, analysis, frame, control.part(0.05, 0.25));
  const order = inCodeOrder(frame.codes);
  const units = order.filter((unit) => !Number.isNaN(read.values[unit]));
  const values = Float64Array.from(units, (unit) => read.values[unit]);
  const lists = rowStandardised(listsAmong(all, units));
  const deviations = deviationsOf(values);

  const moran = moranI(deviations, lists);
  const geary = gearyC(deviations, lists);
  const local = localMoran(values, deviations, lists);
  const spots = getisOrdStar(deviations, lists);
  const random = randomStream(seed);
  const pGlobal = globalPseudoP(deviations.z, lists, permutations, random, control.tick('figures', 0.25, 0.6, permutations));
  const pLocal = localPseudoP(deviations.z, local.lagOfDeviations, lists, permutations, random, control.tick('figures', 0.6, 0.95, permutations));
  const result: MoranUnits = {
    units, values, lists, deviations: deviations.z, local, pLocal, pAdjusted: adjustedForFalseDiscovery(pLocal),
    spots, spotAdjusted: adjustedForFalseDiscovery(spots.p), falseDiscovery,
  };

  const islands = islandCount(lists);
  const links = lists.neighbour.length;
  const missing = order.length - units.length;
  const columns = moranColumns(frame, order, result);
  const clusters = columns.find(({ name }) => name === 'cluster')!.values as (string | null)[];
  return {
    analysisId: analysis.id, kind: 'moran', analysis: { ...analysis, permutations, seed, falseDiscovery }, basis: read.basis,
    totals: {
      i: finite(moran.value), expectation: finite(moran.expectation), variance: finite(moran.variance), z: finite(moran.z), p: finite(moran.p), p_sim: finite(pGlobal),
      links, islands, geary_c: finite(geary.value), n: units.length, missing, geary_expectation: finite(geary.expectation), geary_variance: finite(geary.variance), geary_z: finite(geary.z), geary_p: finite(geary.p),
      permutations, seed, weights: label, mean_neighbours: finite(links / units.length), components: componentCount(lists), false_discovery: falseDiscovery,
      clusters: Object.fromEntries(CLUSTERS.map((cluster) => [cluster, clusters.filter((each) => each === cluster).length])), value: read.label,
    },
    notes: [...notes, ...valueNotes(project, analysis, read), ...statisticNotes(result, read.label, label, missing, islands, permutations, frame.codes)],
    ...provenance(project, started),
    tables: [{ name: 'main', columns }],
  };
}

/** Of an indicator: what its table leaves open. What is to be told of another run is told there. */
function valueNotes(project: ProjectFile, { id, of }: MoranAnalysis, { frame, year }: UnitValue): Finding[] {
  return typeof of === 'string' ? [] : columnNotes(loadIndicators(project), frame, columnsOf(of), year, `analyses.${id}.of.year`);
}

function statisticNotes({ units, values, lists, pLocal, falseDiscovery }: MoranUnits, value: string, weights: string, missing: number, islands: number, permutations: number, codes: readonly string[]): Finding[] {
  const note = (code: Finding['code'], given: Record<string, string | number>): Finding => ({ code, severity: 'note', values: given });
  const notes: Finding[] = [];
  if (missing > 0) notes.push({ ...note('analysis.values-missing', { count: missing }), column: value });
  if (units.length < LEAST_UNITS) notes.push(note('analysis.few-units', { count: units.length, least: LEAST_UNITS }));
  if (units.length > 0 && values.every((each) => each === values[0])) notes.push(note('analysis.all-equal', { label: value }));
  if (lists.neighbour.length === 0) notes.push(note('analysis.no-neighbours', { weights }));
  else if (islands > 0) notes.push(note('analysis.islands', { count: islands, first: codes[units[units.findIndex((_, k) => lists.offsets[k] === lists.offsets[k + 1])]] }));
  const tests = pLocal.reduce((count, p) => (Number.isNaN(p) ? count : count + 1), 0);
  // The least p there is, 1 / (permutations + 1), is significant in so many units at once: times tests, over their number.
  const least = Math.ceil(tests / ((permutations + 1) * falseDiscovery));
  if (permutations > 0 && least > 1) notes.push(note('analysis.few-permutations', { count: permutations, p: 1 / (permutations + 1), least, enough: Math.ceil(tests / falseDiscovery) - 1 }));
  return notes;
}
