import type { Finding } from '../../../api/findings.ts';
import type { RunTable } from '../../../data/project/projectFile.ts';
import type { Units } from '../units.ts';

/** What a travel model says about one set of facilities. `facilities` are indexes into the project's facilities. */
export interface Solved {
  /** Cost of each population point to its nearest facility, in the model's unit; NaN beyond the largest limit or unreachable. */
  pointCost: Float64Array | null;
  /** Nearest facility of each point (index into the project's facilities), -1 where none is in the limit. */
  pointFacility: Int32Array | null;
  /** Covered square kilometres of each unit within limit `limit`; null where the model has no area. */
  coveredKm2: (units: Units, limit: number) => Float64Array | null;
  /** Cells of each unit and those within the limit (friction); null for models that count points. */
  cells: ((units: Units, limit: number) => { all: Float64Array; covered: Float64Array }) | null;
  /** Figures of the whole search: nodes_reached, cells_reached, sum_minutes. */
  searchTotals: (limit: number) => Record<string, number>;
  /** People within the largest limit of each facility by itself, in the order of `facilities`; one search per facility. */
  personsInReach: () => Float64Array;
  /** Size of that work: facilities times what one search settles. */
  reachWork: number;
  /** Working arrays kept for drawing. */
  drawing: RunTable | null;
  notes: Finding[];
}

/** A travel model bound to inputs and limits. */
export interface CoverageModel {
  /** Largest first cost decides: limits in the model's unit (metres for radius, else minutes), ascending. */
  limits: number[];
  /** Points are counted as `cells` by the network model only. */
  countsPoints: boolean;
  solve: (facilities: Int32Array, name: string) => Solved;
}
