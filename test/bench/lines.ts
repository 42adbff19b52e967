import type { Analysis } from '../../api/recipe.ts';
import { BENCH_RADIUS_METERS } from '../engine/benchRecipe.ts';
import type { BenchSize } from '../engine/benchRecipe.ts';

/** Numbers of things in a synthetic province. */
export interface ProvinceCounts { facilities: number; points: number; nodes: number; cells: number }

/** One line of the table: the same question to us and to the peers. */
export interface BenchLine {
  id: string;
  /** An analysis on the imported project, or a program of its own beside this file. */
  ours: ((size: BenchSize) => Analysis) | { program: string };
  /** The project holds zones and facilities only: a question about area alone. */
  withoutPeople?: true;
  /** Peers that answer it whole, each a process of its own. */
  peers: readonly string[];
  /** What the time grows with. */
  grows: keyof ProvinceCounts;
}

const radius = (size: BenchSize): Analysis => ({ id: 'radius', kind: 'coverage', model: 'radius', radiusMeters: BENCH_RADIUS_METERS[size] });

export const LINES: readonly BenchLine[] = [
  { id: 'radius area', ours: radius, withoutPeople: true, peers: ['pg-radius-utm', 'pg-radius-geog', 'pg-radius-dissolve'], grows: 'facilities' },
  // Area and people of every county, and the list of people beyond; r-radius and qgis-radius give area and people too.
  { id: 'radius people', ours: radius, peers: ['pg-radius-pop', 'r-radius', 'qgis-radius'], grows: 'points' },
  {
    id: 'network', ours: () => ({ id: 'network', kind: 'coverage', model: 'network', minutes: 30, snap: 'nearest-node', facilityReach: false }),
    peers: ['pg-network', 'scipy-network'], grows: 'nodes',
  },
  {
    id: 'friction', ours: () => ({ id: 'friction', kind: 'coverage', model: 'friction', minutes: 30, neighbours: 8, facilityReach: false }),
    peers: ['skimage-friction', 'grass-friction'], grows: 'cells',
  },
  {
    id: '2sfca', ours: (size) => ({ id: 'sfca', kind: 'accessibility', method: '2sfca', model: 'radius', radiusMeters: BENCH_RADIUS_METERS[size], per: 1000 }),
    peers: ['pg-2sfca'], grows: 'points',
  },
  { id: 'snapping', ours: { program: 'snapping.ts' }, peers: ['pg-snap'], grows: 'points' },
  { id: 'zonal', ours: { program: 'zonal.ts' }, peers: ['pg-zonal', 'terra-zonal'], grows: 'points' },
];
