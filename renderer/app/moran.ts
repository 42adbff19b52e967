import type { RunInfo } from '../../api/contract.ts';
import { recordsOf } from './rows.ts';
import { tableIn, useValueShown } from './runTables.ts';
import type { RunTables } from './runTables.ts';
import { numberIn, totalOf, totalPart, totalText } from './totals.ts';

/** Of LISA: high among high, low among low, low among high (own value first), not significant, without neighbours. */
export const CLUSTERS = ['HH', 'LL', 'HL', 'LH', 'ns', 'island'] as const;
export type Cluster = (typeof CLUSTERS)[number];
/** Of Getis-Ord Gi*. */
export const SPOTS = ['hot', 'cold', 'ns', 'island'] as const;
export type Spot = (typeof SPOTS)[number];

/** One unit among its neighbours. NaN is missing. */
export interface MoranUnit {
  code: string;
  name: string;
  value: number;
  /** Mean of its neighbours. */
  lag: number;
  localI: number;
  /** Pseudo p-value of the permutations, and after the control of false discovery. */
  p: number;
  pAdjusted: number;
  /** '' where the unit has no value. */
  cluster: Cluster | '';
  neighbours: number;
  gi: number;
  giP: number;
  spot: Spot | '';
}

export interface MoranShown {
  run: RunInfo;
  units: MoranUnit[];
  byCode: Map<string, MoranUnit>;
  counts: Record<Cluster, number>;
  total: {
    i: number; expectation: number; variance: number; z: number; p: number; pSim: number; geary: number;
    n: number; missing: number; links: number; islands: number; meanNeighbours: number; components: number; permutations: number; seed: number; falseDiscovery: number; weights: string;
  };
}

export function moranShown(run: RunInfo, tables: RunTables): MoranShown {
  const units = recordsOf(tableIn(tables, 'main'), { code: 'code', name: 'name', cluster: 'cluster', spot: 'gi_cluster' }, {
    value: 'value', lag: 'lag', localI: 'local_i', p: 'p_sim', pAdjusted: 'p_adjusted', neighbours: 'neighbours', gi: 'gi_star', giP: 'gi_p',
  }) as MoranUnit[];
  const counts = totalPart(run, 'clusters');
  const weights = run.totals['weights'] ?? run.analysis['weights'];
  return {
    run, units, byCode: new Map(units.map((unit) => [unit.code, unit])), counts: Object.fromEntries(CLUSTERS.map((cluster) => [cluster, numberIn(counts, cluster)])) as MoranShown['counts'],
    total: {
      i: totalOf(run, 'i'), expectation: totalOf(run, 'expectation'), variance: totalOf(run, 'variance'), z: totalOf(run, 'z'), p: totalOf(run, 'p'), pSim: totalOf(run, 'p_sim'),
      geary: totalOf(run, 'geary_c'), n: totalOf(run, 'n'), missing: totalOf(run, 'missing'), links: totalOf(run, 'links'), islands: totalOf(run, 'islands'), meanNeighbours: totalOf(run, 'mean_neighbours'), components: totalOf(run, 'components'),
      permutations: totalOf(run, 'permutations'), seed: totalOf(run, 'seed'), falseDiscovery: totalOf(run, 'false_discovery'), weights: typeof weights === 'string' ? weights : totalText(run, 'weights'),
    },
  };
}

const TABLES = ['main'] as const;
export const useMoranShown = () => useValueShown('moran', TABLES, moranShown);
