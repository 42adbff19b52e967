import { z } from './schema.ts';
import { check } from './checks.ts';
import { jobStatus } from './jobs.ts';
import { profile, words } from './profile.ts';
import { ACCESSIBILITY_METHODS, ANALYSIS_KINDS, analysis, decay, importRequest, travelKeys } from './recipe.ts';

/**
 * Every method of Junheng, written once: parameters, result, whether it changes the project and whether it is a job.
 * The window (IPC), the browser (loopback HTTP), the command line and the tests all come through `dispatch(method,
 * params)`; types, validation and the client follow from the entries here.
 *
 * A job method answers at once with `{ jobId }`; its `result` schema is what `jobs.wait` carries when the job is done.
 */

const nothing = z.strictObject({});
const scalar = z.union([z.string(), z.number()]);
const finding = z.strictObject({
  code: z.string(), severity: z.enum(['error', 'question', 'note']),
  file: z.string().optional(), row: z.number().optional(), column: z.string().optional(), parameter: z.string().optional(),
  values: z.record(z.string(), scalar).optional(),
});
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const guess = z.strictObject({
  value: z.string().nullable(), confidence: z.number(), source: z.string().optional(),
  candidates: z.array(z.strictObject({ value: z.string(), confidence: z.number(), sample: z.string().optional() })).optional(),
});

export const inspection = z.strictObject({
  format: z.string(),
  encoding: guess, crs: guess,
  geometry: z.string().nullable(),
  rows: z.number().int().nullable(),
  fields: z.array(z.strictObject({
    name: z.string(), type: z.string(), role: z.string().nullable(), confidence: z.number(),
    values: z.record(z.string(), z.number()).optional().describe('rows by value, where there are few values: the classes of a layer'),
  })),
  notes: z.array(finding),
  /** First rows, for the import dialog. */
  preview: z.array(z.array(cell)),
  suggestedRole: z.string().nullable(),
  /** Draft of the recipe input for that role, ready to be corrected. */
  suggestedInput: z.record(z.string(), z.unknown()).nullable(),
  sheets: z.array(z.string()).optional(), layers: z.array(z.string()).optional(),
  width: z.number().optional(), height: z.number().optional(), bands: z.number().optional(), nodata: z.number().nullable().optional(), sum: z.number().optional(),
  classes: z.record(z.string(), z.number()).optional().describe('raster of classes: cells by value'),
  highways: z.record(z.string(), z.number()).optional(),
  speedsKmh: z.record(z.string(), z.record(z.string(), z.number())).optional().describe('.osm.pbf: speeds by road class of each profile, where the user gives none'),
});
export type Inspection = z.infer<typeof inspection>;

export const datasetInfo = z.strictObject({
  id: z.number().int(), role: z.string(), name: z.string(), rowCount: z.number().int(), format: z.string().nullable(), crs: z.string().nullable(), encoding: z.string().nullable(),
  meta: z.record(z.string(), z.unknown()), notes: z.array(finding), sources: z.array(z.strictObject({ name: z.string(), bytes: z.number(), sha256: z.string() })),
});
export type DatasetInfo = z.infer<typeof datasetInfo>;

/** What a result rests on; printed on every map, table and page. */
export const basis = z.strictObject({
  model: z.enum(['radius', 'network', 'friction', 'matrix']).nullable(),
  profile: z.string().nullable().describe('roads: car, bicycle, foot, foot-slopes (with elevation), table or lines; friction made of layers: layers, or slopes with elevation'),
  speedKmh: z.number().nullable(), detourFactor: z.number().nullable(),
  limitsMinutes: z.array(z.number()), limitsMeters: z.array(z.number()), limitsCost: z.array(z.number()).optional().describe('in the own unit of a matrix of cost'),
  snap: z.string().nullable(), accessSpeedKmh: z.number().nullable(), direction: z.string().nullable(), neighbours: z.number().nullable(),
  scenario: z.string().nullable().describe('name of what is different on the roads; null in an ordinary time'),
  denominator: z.string().describe('file and column the people come from'),
  year: z.number().nullable(),
  /** Document the limit and the comparison come from, the years it holds for and whether it still does; null without one. */
  policy: z.strictObject({
    document: z.string(), period: z.string(), status: z.enum(['in-force', 'superseded', 'draft']), profile: z.string().optional().describe('id and version of the standards profile'),
  }).nullable(),
  synthetic: z.boolean(),
  /** Accessibility: the measure, the decay of a trip's weight and the people its values are per; null where they do not apply, absent from other kinds. */
  method: z.enum(ACCESSIBILITY_METHODS).nullable().optional(), decay: decay.nullable().optional(), per: z.number().nullable().optional(),
});
export type Basis = z.infer<typeof basis>;

export const runInfo = z.strictObject({
  id: z.number().int(), analysisId: z.string(), kind: z.enum(ANALYSIS_KINDS),
  /** The analysis with every default filled in. */
  analysis: z.record(z.string(), z.unknown()),
  basis, totals: z.record(z.string(), z.unknown()), notes: z.array(finding),
  /** Empty for a run stored before there were checks. */
  checks: z.array(check),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.number().int(), columns: z.array(z.string()) })),
  computeSeconds: z.number(), engineVersion: z.string(), createdAt: z.string(),
});
export type RunInfo = z.infer<typeof runInfo>;

const featureCollection = z.strictObject({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });
const textFile = z.strictObject({ fileName: z.string(), mediaType: z.string(), text: z.string() });
const exportedFile = textFile.extend({ base64: z.literal(true).optional().describe('text holds the bytes of the file in base64') });

/** A place and a way of travelling from it or to it; limits as in a coverage analysis. */
export const isochroneParams = z.strictObject(travelKeys).omit({ facilityTypes: true, limits: true }).extend({
  from: z.union([
    z.strictObject({ facility: z.number().int().min(0).describe('index among the facilities of the project') }),
    z.strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }),
  ]),
});
export type IsochroneParams = z.infer<typeof isochroneParams>;

interface MethodDefinition<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly params: P;
  readonly result: R;
  /** Does it change the project file? */
  readonly changes: boolean;
  readonly job: boolean;
}
const ask = <P extends z.ZodType, R extends z.ZodType>(params: P, result: R) => ({ params, result, changes: false, job: false as const });
const change = <P extends z.ZodType, R extends z.ZodType>(params: P, result: R) => ({ params, result, changes: true, job: false as const });
const job = <P extends z.ZodType, R extends z.ZodType>(params: P, result: R) => ({ params, result, changes: true, job: true as const });

export const projectInfo = z.strictObject({
  path: z.string(), name: z.string(), synthetic: z.boolean(), title: z.string().nullable(),
  datasets: z.array(datasetInfo), runs: z.array(runInfo),
});
export type ProjectInfo = z.infer<typeof projectInfo>;

/** Tables a run may have; `main` is `<id>.csv` of the command line, the others `<id>.<name>.csv`. */
export const RUN_TABLES = [
  'main', 'facilities', 'uncovered', 'parents', 'tags', 'townships', 'sites', 'places', 'variants', 'flips', 'points', 'distribution', 'catchments',
  'lorenz', 'groups', 'regions', 'years', 'series', 'weights', 'parts', 'robustness', 'summary', 'conflicts', 'gaplist', 'causes', 'circumstances', 'provinces',
] as const;
const runTable = z.enum(RUN_TABLES);

export const profileInfo = profile.pick({ id: true, version: true, title: true, documentNumber: true, issued: true, period: true, status: true }).extend({
  page: z.string().nullable(), datasetId: z.number().int().nullable().describe('null: comes with the program'),
  counts: z.strictObject({ indicators: z.number(), services: z.number(), rules: z.number(), regions: z.number(), groups: z.number() }),
});
export type ProfileInfo = z.infer<typeof profileInfo>;
const profileDifferences = z.array(z.strictObject({
  id: z.string(), name: words, change: z.enum(['new', 'gone', 'differs']), fields: z.array(z.strictObject({ field: z.string(), from: cell, to: cell })).describe('of what differs, value by value'),
  stricter: z.enum(['from', 'to', 'both', 'unlike']).nullable().describe('whose threshold is harder to meet; both: part by part; unlike: not to be compared; null: the same, or no figure'),
}));

/** Totals, remarks and checks of every analysis of a recipe, by its id. */
const recipeOutcome = z.strictObject({ summary: z.record(z.string(), z.unknown()), findings: z.array(finding), checks: z.record(z.string(), z.array(check)) });

export const contract = {
  'app.info': ask(nothing, z.strictObject({ version: z.string(), node: z.string(), host: z.enum(['desktop', 'browser', 'cli']) })),

  'project.current': ask(nothing, projectInfo.nullable()),
  /** Projects opened before, newest first. */
  'project.recent': ask(nothing, z.array(z.strictObject({ path: z.string(), name: z.string() }))),
  /** A new, empty project file in the user's Junheng folder (or at an absolute path). */
  'project.create': change(z.strictObject({ name: z.string().min(1), path: z.string().optional() }), projectInfo),
  'project.open': change(z.strictObject({ path: z.string().min(1) }), projectInfo),
  /** The sample province: generated once, imported, its analyses run; then simply opened. */
  'project.openSample': job(nothing, projectInfo),
  /** The open project as a recipe that the command line runs to the same figures. */
  'project.recipe': ask(nothing, textFile),

  'datasets.inspect': ask(
    z.strictObject({ path: z.string().min(1), encoding: z.string().optional(), crs: z.string().optional(), sheet: z.string().optional(), layer: z.string().optional() }),
    inspection,
  ),
  /** Paths are absolute here. Replaces the dataset of the same role (facilities, indicators, tags, areas, neighbours and profiles are added unless `replace`). */
  'datasets.import': job(
    z.strictObject({ request: importRequest, replace: z.boolean().optional() }),
    z.strictObject({ dataset: datasetInfo }),
  ),
  'datasets.list': ask(nothing, z.array(datasetInfo)),
  'datasets.remove': change(z.strictObject({ id: z.number().int() }), nothing),
  'datasets.rows': ask(
    z.strictObject({ id: z.number().int(), offset: z.number().int().min(0), limit: z.number().int().min(1).max(1000) }),
    z.strictObject({ columns: z.array(z.string()), rows: z.array(z.array(cell)), total: z.number().int() }),
  ),

  /** Standards profiles: those that come with the program, then those of the project. `id` also takes a document number or a title. */
  'profiles.list': ask(nothing, z.array(profileInfo)),
  'profiles.get': ask(z.strictObject({ id: z.string().min(1) }), profile),
  /** Adds a profile to the project, under an id of its own; with `replace` in place of the one that has the id. Checked like a profile from a file. */
  'profiles.save': change(z.strictObject({ profile: z.record(z.string(), z.unknown()), replace: z.boolean().optional() }), profileInfo),
  'profiles.remove': change(z.strictObject({ id: z.string().min(1) }), nothing),
  'profiles.compare': ask(
    z.strictObject({ from: z.string().min(1), to: z.string().min(1) }),
    z.strictObject({ indicators: profileDifferences, rules: profileDifferences, services: profileDifferences, regions: profileDifferences, groups: profileDifferences }),
  ),
  /** The same as CSV, one row per value that differs. */
  'profiles.exportComparison': ask(z.strictObject({ from: z.string().min(1), to: z.string().min(1) }), textFile),
  /** The profile as a file that `inputs.profiles` reads. */
  'profiles.export': ask(z.strictObject({ id: z.string().min(1) }), textFile),

  /** Zones as GeoJSON: feature id = index in file order; properties code, name, parent, tags and a label point. */
  'zones.shapes': ask(z.strictObject({ level: z.enum(['zones', 'townships']) }), featureCollection.extend({ bbox: z.array(z.number()).length(4).nullable() })),
  'facilities.points': ask(nothing, featureCollection),

  'analyses.run': job(z.strictObject({ analysis }), z.strictObject({ run: runInfo })),

  'runs.list': ask(nothing, z.array(runInfo)),
  'runs.get': ask(z.strictObject({ id: z.number().int() }), runInfo),
  /**
   * Rows of a table of a run, in the order of the CSV, with the CSV's column names; missing is null. `where` keeps the rows
   * whose columns equal the given values (a column the table lacks keeps none); `total` counts the rows kept.
   */
  'runs.rows': ask(
    z.strictObject({
      id: z.number().int(), table: runTable, where: z.record(z.string(), cell).optional(), offset: z.number().int().min(0).optional(), limit: z.number().int().min(1).optional(),
    }),
    z.strictObject({ columns: z.array(z.string()), rows: z.array(z.array(cell)), total: z.number().int() }),
  ),
  /** What to draw of a coverage run: circles' union (radius), reached roads (network), reached ground (friction). */
  'runs.coveredArea': ask(
    z.strictObject({ id: z.number().int(), facilityType: z.string(), limit: z.number().int().min(0).describe('index of the limit') }),
    featureCollection.extend({ stale: z.literal(true).optional().describe('the data were replaced since the run: nothing is drawn') }),
  ),
  'runs.remove': change(z.strictObject({ id: z.number().int() }), nothing),
  /**
   * A table of a run as a file: CSV as the command line writes it, or zones with their figures as GeoJSON. `geotiff` (table
   * `main` of a friction coverage): minutes of every cell to the nearest facility.
   */
  'runs.export': ask(z.strictObject({ id: z.number().int(), table: runTable, format: z.enum(['csv', 'geojson', 'geotiff']) }), exportedFile),

  /**
   * What one place reaches (or is reached from) within each limit: one MultiPolygon per limit, largest first, properties kind, model,
   * limit_minutes, limit_meters, persons, places, persons_share (of all people; null without a population). Radius, network and friction.
   */
  'travel.isochrones': ask(isochroneParams, featureCollection),

  'jobs.list': ask(nothing, z.array(jobStatus)),
  /** Answers when the job has a revision above `afterRevision`, at the latest after `timeoutSeconds`. */
  'jobs.wait': ask(z.strictObject({ id: z.string(), afterRevision: z.number().int(), timeoutSeconds: z.number().min(0).max(30) }), jobStatus),
  'jobs.cancel': change(z.strictObject({ id: z.string() }), nothing),

  'recipes.validate': job(z.strictObject({ path: z.string().min(1) }), z.strictObject({ ok: z.boolean(), findings: z.array(finding) })),
  /** Runs every analysis of a recipe and writes the outputs of the contract into `out`. */
  'recipes.run': job(
    z.strictObject({ path: z.string().min(1), out: z.string().min(1), project: z.string().optional() }),
    recipeOutcome,
  ),
  /** Runs the analyses of a recipe (or the `only` one) on a project that has its data already; the project stays as it is. */
  'recipes.analyse': job(
    z.strictObject({ path: z.string().min(1), project: z.string().min(1), only: z.string().min(1).optional(), out: z.string().min(1) }),
    recipeOutcome,
  ),
  'recipes.demo': job(
    z.strictObject({ out: z.string().min(1), project: z.string().optional() }),
    recipeOutcome,
  ),
} as const satisfies Record<string, MethodDefinition>;

export type Contract = typeof contract;
export type Method = keyof Contract;
export type Params<M extends Method> = z.input<Contract[M]['params']>;
export type Result<M extends Method> = z.infer<Contract[M]['result']>;
/** What a call answers: the result, or the id of the job that will have it. */
export type Answer<M extends Method> = Contract[M]['job'] extends true ? { jobId: string } : Result<M>;
