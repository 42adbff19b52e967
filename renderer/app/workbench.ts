import type { Worse } from '../../geo/figure/categories.ts';
import type { ClassMethod } from '../../geo/figure/classes.ts';
import type { ProjectInfo, RunInfo } from '../../api/contract.ts';
import type { JobStatus } from '../../api/jobs.ts';
import type { Above, Language } from '../text/text.ts';
import type { ValueKind } from './valueVariables.ts';

export type Kind = RunInfo['kind'];
/** The kinds as the left panel and the tabs group them, in their order. */
export const KIND_GROUPS = {
  access: ['coverage', 'accessibility', 'comparison', 'sensitivity', 'od'],
  equity: ['overview', 'gaps', 'disparity', 'rules', 'equity', 'moran', 'convergence', 'progress', 'composite'],
  siting: ['siting'],
} as const satisfies Record<string, readonly Kind[]>;
export type KindGroup = keyof typeof KIND_GROUPS;
export const KIND_GROUP_NAMES = Object.keys(KIND_GROUPS) as KindGroup[];
export const KINDS: readonly Kind[] = KIND_GROUP_NAMES.flatMap((group) => KIND_GROUPS[group]);
export const groupOfKind = (kind: Kind): KindGroup => KIND_GROUP_NAMES.find((group) => (KIND_GROUPS[group] as readonly Kind[]).includes(kind))!;
export type Level = 'zones' | 'parents' | 'townships';
/** Levels of a gap run: the counties, the units above them, the provinces. */
export type GapLevel = 'zones' | 'parents' | 'provinces';

/** Variables of a coverage run the map can show; `share:<group>` stands for the groups of the run. */
export type CoverageVariable = 'persons_share' | 'area_share' | 'uncovered' | 'persons' | `share:${string}`;
/** `bivariate` is attainment and, at once, the share of people covered by the coverage run on the screen. */
export type GapVariable = 'value' | 'gap' | 'attainment' | 'state' | 'severity' | 'bivariate';
export type SitingVariable = 'share_after' | 'share_before' | 'gained';
/** Of an accessibility run; `value:<group>` stands for the groups of the run. */
export type AccessVariable = 'access' | 'median' | 'p90' | 'reached_share' | `access:${string}`;
/** Of a comparison; `model:<name>` stands for the share a model covers. */
export type ComparisonVariable = 'disputed' | 'disputed_share' | `model:${string}`;
export type SensitivityVariable = 'ribbon' | 'flips' | 'share_low' | 'share_base' | 'share_high';

export interface ClassChoice {
  method: ClassMethod;
  count: number;
  /** Breaks of the manual method, ascending, in the unit of the variable. */
  breaks: number[];
}

/** A job this window follows. */
export interface FollowedJob {
  key: number;
  /** Text key of what runs. */
  title: 'job.sample' | 'job.import' | `job.${Kind}` | 'job.other';
  subject: string;
  status: JobStatus | null;
  cancelling: boolean;
}

export interface Overlays {
  /** The covered ground of a radius or terrain run. */
  covered: boolean;
  /** The reached roads of a road run: so many lines that they are drawn only when asked for. */
  roads: boolean;
  uncovered: boolean;
  facilities: boolean;
  labels: boolean;
  /** The ground within every limit of a radius or terrain run, one in the other, instead of that of the chosen limit. */
  bands: boolean;
}

/** Which units every table shows. */
export interface UnitFilter {
  /** Name of a tag, `!` before it for the units without; null for all. */
  tag: string | null;
  /** Unit above (prefecture); null for all. */
  region: string | null;
  /** Codes of units once brushed and kept; null for all. */
  kept: ReadonlySet<string> | null;
}

export interface WorkbenchState {
  language: Language;
  /** What the units above the counties of the project are. */
  above: Above;
  phase: 'starting' | 'sample' | 'ready' | 'failed';
  project: ProjectInfo | null;
  jobs: FollowedJob[];
  /** Errors not tied to a field, newest last. */
  problems: { key: number; error: unknown }[];
  /** The run shown of each kind. */
  shown: Partial<Record<Kind, number>>;
  kind: Kind;
  selected: string | null;
  /** Place a list brought into view, null for none. */
  place: { id: string; lon: number; lat: number } | null;
  level: Level;
  /** Name or code the tables are narrowed to. */
  search: string;
  filter: UnitFilter;
  /** Codes of the units brushed in a figure, a table or on the map: marked everywhere, left out nowhere. */
  brushed: ReadonlySet<string>;
  /** Id of the coverage run that stands beside the one shown, null while none does. */
  comparedTo: number | null;
  facilityType: string;
  /** Index of the limit; null is the policy's own where the run has it. */
  limit: number | null;
  coverageVariable: CoverageVariable;
  indicator: string | null;
  /** Level of the gap table and its map. */
  gapLevel: GapLevel;
  gapVariable: GapVariable;
  sitingVariable: SitingVariable;
  accessVariable: AccessVariable;
  comparisonVariable: ComparisonVariable;
  sensitivityVariable: SensitivityVariable;
  /** Of the kinds that compare values, see `valueVariable`. */
  valueVariables: Partial<Record<ValueKind, string>>;
  /** Which end of a value is the need, by run, where the reader said so. */
  worseIs: Partial<Record<number, Worse>>;
  /** The rule looked at, null for all together. */
  rule: string | null;
  classes: Partial<Record<string, ClassChoice>>;
  overlays: Overlays;
  /** Who waits for a place to be clicked on the map; null: a click chooses what lies there. */
  picking: ((place: [number, number]) => void) | null;
}

export const LANGUAGE_KEY = 'junheng-language';

export const NO_FILTER: UnitFilter = { tag: null, region: null, kept: null };
export const NO_UNITS: ReadonlySet<string> = new Set();

export function initialState(): WorkbenchState {
  return {
    language: localStorage.getItem(LANGUAGE_KEY) === 'en' ? 'en' : 'zh', above: 'prefecture',
    phase: 'starting', project: null, jobs: [], problems: [],
    shown: {}, kind: 'coverage', selected: null, place: null, level: 'zones', search: '', filter: NO_FILTER, brushed: NO_UNITS, comparedTo: null, facilityType: 'all', limit: null,
    coverageVariable: 'persons_share', indicator: null, gapLevel: 'zones', gapVariable: 'attainment', sitingVariable: 'share_after', accessVariable: 'access', comparisonVariable: 'disputed_share', sensitivityVariable: 'ribbon', valueVariables: {}, worseIs: {}, rule: null, classes: {},
    overlays: { covered: true, roads: false, uncovered: true, facilities: true, labels: true, bands: false },
    picking: null,
  };
}

/** Shares above which a plan speaks of basic, broad and full coverage; the user may write others. */
export const POLICY_SHARES: readonly number[] = [0.5, 0.8, 0.9, 0.95];

/** Classification of a variable until the user chooses another. */
export function defaultClasses(variable: string): ClassChoice {
  if (variable === 'disputed_share' || variable === 'ribbon') return { method: 'quantile', count: 5, breaks: [] };
  if (/share|^model:/.test(variable)) return { method: 'manual', count: 5, breaks: [...POLICY_SHARES] };
  if (variable === 'attainment') return { method: 'manual', count: 4, breaks: [0.8, 0.9, 1] };
  return { method: 'quantile', count: 5, breaks: [] };
}
