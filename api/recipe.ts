import { z } from './schema.ts';
import { PARAMETERS } from './parameters.ts';
import { analysisId as id, bounded, file, format, name, neighboursInput, oneOrMany, path } from './recipeParts.ts';
import { valueAnalyses } from './valueAnalyses.ts';

/**
 * The recipe: which inputs to read and which analyses to run. The same shapes serve the command line, the import
 * dialog (one input is one import request) and "save as recipe". Unknown keys are refused everywhere.
 */

const { crs, encoding, sheet } = file;

export const zonesInput = z.strictObject({
  ...file,
  code: name.describe('column of the administrative code; codes are text'),
  name: name.optional(),
  parent: name.optional().describe('column of the unit above (prefecture; for townships: the county code)'),
  tags: z.record(z.string(), name).optional().describe('tag name to column: 1/true/yes/是 or 0/false/no/否/empty'),
});

const typeSpec = z.union([name, z.strictObject({ value: name })]);
export const facilitiesInput = z.strictObject({
  ...file,
  id: name.optional(), name: name.optional(), lon: name.optional(), lat: name.optional(),
  attributes: z.record(z.string(), name).optional().describe('further facts of a facility by name: a column of flags (1/true/yes/是) or of numbers, for standards'),
  lonlat: name.optional().describe('one column that holds both'),
  type: typeSpec.optional().describe('column of the facility type, or {"value": "clinic"}'),
  capacity: name.optional(),
});

export const groupSpec = z.strictObject({ column: name, as: z.enum(['flag', 'persons', 'share']) });
export const populationInput = z.strictObject({
  ...file,
  id: name.optional(), name: name.optional(), lon: name.optional(), lat: name.optional(), lonlat: name.optional(),
  persons: name.optional().describe('column of people; not needed for a GeoTIFF of people per pixel'),
  groups: z.record(z.string(), groupSpec).optional(),
  zone: name.optional().describe('column of zone codes: the point lies in the zone it names'),
  minutes: name.optional().describe('column of the time already known to the nearest facility'),
  year: z.number().int().min(1900).max(2200).optional().describe('year of the count; printed with every result'),
});

export const candidatesInput = z.strictObject({
  ...file, id: name.optional(), name: name.optional(), lon: name.optional(), lat: name.optional(), lonlat: name.optional(), cost: name.optional(),
});

const speeds = z.record(z.string(), z.number().positive()).optional().describe('km/h by road class; when given, unlisted classes are dropped');
const component = z.enum(['all', 'largest']).optional();

/** One file of roads: an `.osm.pbf`, or a layer of lines. Which keys apply follows from the file. */
export const roadsFileInput = z.strictObject({
  ...file,
  path: path.describe('.osm.pbf, or lines (Shapefile, GeoPackage, GeoJSON, KML)'),
  component, speeds,
  profile: z.enum(['car', 'bicycle', 'foot']).optional().describe('.osm.pbf: who travels; for lines it chooses nothing but the slope rule'),
  ignoreOneway: z.boolean().optional(),
  elevation: z.strictObject({ path, crs }).optional().describe('a DEM in metres: walking speed on slopes (Tobler), profile foot only'),
  speedKmh: name.optional().describe('lines: column of the speed'),
  minutes: name.optional().describe('lines: column of the time along the whole line, instead of a speed'),
  reverseMinutes: name.optional(),
  class: name.optional().describe('lines: column of the road class, for speeds by class and for scenarios'),
  oneway: name.optional().describe('lines: column; 1/true/yes/是 = along the line only, -1 = against it'),
  joinMeters: bounded('joinMeters').optional().describe('lines: ends nearer than this are one junction; an end this near to another line joins it'),
  crossings: z.enum(['join', 'pass']).optional().describe('lines that cross without a common vertex: a junction, or a bridge'),
});
export const roadsTablesInput = z.strictObject({
  nodes: path, nodeId: name, nodeLon: name, nodeLat: name,
  edges: path, from: name, to: name,
  minutes: name.optional(), lengthMeters: name.optional(), speedKmh: name.optional(), reverseMinutes: name.optional(), oneway: name.optional(),
  class: name.optional().describe('column of the road class, for scenarios'), edgeId: name.optional().describe('column of the edge id, for closures'),
  directed: z.boolean().optional(), component, encoding, crs,
});
export const roadsInput = z.union([roadsTablesInput, roadsFileInput]);

export const frictionRasterInput = z.strictObject({ path, crs, unit: z.enum(['minutes-per-cell', 'minutes-per-meter', 'seconds-per-meter']) });

const roadLayer = z.strictObject({ ...file, class: z.union([name, z.strictObject({ value: z.union([name, z.number()]) })]).describe('column of the class in the speed table, or one class for the whole layer') });
const barrierLayer = z.strictObject({ ...file, closesRoads: z.boolean().optional().describe('a road ends there too (restricted area, border); without it a road over the barrier is a bridge') });
/** A friction surface made of layers, as AccessMod does: roads over land cover, barriers over land cover and, where they close them, over roads. */
export const frictionLayersInput = z.strictObject({
  landCover: z.strictObject({ path, crs }).describe('raster of classes; its grid is the grid of the surface'),
  roads: oneOrMany(roadLayer).optional().describe('lines burned over the land cover; in a cell of several roads the fastest counts'),
  barriers: oneOrMany(barrierLayer).optional().describe('rivers, lakes, railways: lines or polygons that cannot be crossed'),
  elevation: z.strictObject({ path, crs }).optional().describe('DEM in metres: walking by Tobler, cycling by power; motor traffic keeps its speed'),
  speeds: z.union([
    z.strictObject({ path, encoding, sheet, class: name, speedKmh: name, mode: name.optional(), label: name.optional() }),
    z.array(z.strictObject({ class: z.union([name, z.number()]), speedKmh: z.number().min(0).max(300), mode: z.enum(['walking', 'bicycling', 'motorized']).optional(), label: name.optional() })).min(1),
  ]).describe('speed of every class on flat ground; 0 or no row: impassable (a road without a row is left out); no mode: walking'),
});
export const frictionInput = z.union([frictionRasterInput, frictionLayersInput]);

const yearNumber = z.number().int().min(1900).max(2200);
export const indicatorsInput = z.strictObject({
  ...file, code: name, name: name.optional(),
  year: z.union([name, yearNumber]).optional().describe('column of the year, or the year of the whole table'),
  indicator: name.optional().describe('long table: column of the indicator\'s name; needs `value`'),
  value: name.optional().describe('long table: column of the value; with `columns` of nothing but the year: the name of the one indicator'),
  columns: z.string().regex(/\{year\}/, 'a pattern with {year}').optional().describe('wide table of several years: how its headers are written, such as "{indicator}_{year}" or "{year}年{indicator}"'),
  about: z.record(z.string(), z.strictObject({
    unit: name.optional(), denominator: name.optional().describe('what it is divided by: resident people, registered people, people aged 65 and over'), area: name.optional().describe('service area'),
    additive: z.boolean().optional().describe('a count that may be summed over units and years'),
  })).optional().describe('indicator to what it is; printed with every result'),
});

/** A list of designated units (poor counties, border counties), with the years each designation holds. */
export const tagsInput = z.strictObject({
  ...file, code: name, name: name.optional(),
  tag: z.union([name, z.strictObject({ value: name })]).describe('column of the tag, or {"value": "poor"}'),
  from: name.optional().describe('column of the first year it holds'), to: name.optional().describe('column of the last year it holds'),
});
/** Changes of administrative codes: a list or a table made before a change is read by the codes after it. */
export const codeChangesInput = z.strictObject({
  ...file, from: name.describe('column of the old code'), to: name.describe('column of the new code'), year: name.optional().describe('column of the year of the change'),
});
/** Polygons that a rule holds in (cremation zone, hazard zone). */
export const areasInput = z.strictObject({ ...file, area: z.union([name, z.strictObject({ value: name })]).describe('column of the name of the area, or {"value": "cremation"}') });
/** A standards profile of the user's: targets, service list and rules as data. */
export const profilesInput = z.strictObject({ path });

export const matrixInput = z.union([
  z.strictObject({ path, encoding, sheet, origin: name, destination: name, minutes: name.optional(), meters: name.optional(), cost: name.optional() }),
  z.strictObject({ graph: z.strictObject({ path, format: z.literal('orlib-pmed') }) }),
]);

export const recipeInputs = z.strictObject({
  zones: zonesInput.optional(),
  townships: zonesInput.optional().describe('units below the zones, for drill-down; parent = column of the zone code'),
  facilities: oneOrMany(facilitiesInput).optional(),
  population: populationInput.optional(),
  otherPopulation: populationInput.optional().describe('a second source of people, for sensitivity only'),
  candidates: candidatesInput.optional(),
  roads: roadsInput.optional(),
  friction: frictionInput.optional(),
  codeChanges: codeChangesInput.optional(),
  tags: oneOrMany(tagsInput).optional(),
  areas: oneOrMany(areasInput).optional(),
  indicators: oneOrMany(indicatorsInput).optional(),
  matrix: matrixInput.optional(),
  profiles: oneOrMany(profilesInput).optional(),
});

const oneOrManyMinutes = z.union([bounded('minutes'), z.array(bounded('minutes')).min(1)]);
const oneOrManyRadii = z.union([bounded('radiusMeters'), z.array(bounded('radiusMeters')).min(1)]);

/** What is different on the roads for a time: a flood, a winter, a closed bridge. Figures of the run say so. */
export const scenario = z.strictObject({
  name: name.describe('printed with every figure'),
  speedFactor: z.number().positive().max(10).optional().describe('all speeds times this'),
  classFactors: z.record(z.string(), z.number().positive().max(10)).optional().describe('network: speeds of a road class times this, before speedFactor'),
  closedClasses: z.array(name).min(1).optional().describe('network: road classes nobody can use'),
  closedRoads: z.array(name).min(1).optional().describe('network: ids of closed edges (OSM way ids, edge ids of a table, row numbers of lines)'),
  closedAt: z.array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])).min(1).optional().describe('network: [lon, lat] of closed places: the nearest road there is closed'),
});

const travelMode = {
  model: z.enum(['radius', 'network', 'friction', 'matrix']),
  speedKmh: bounded('speedKmh').optional(),
  detourFactor: bounded('detourFactor').optional(),
  snap: z.enum(['nearest-edge', 'nearest-node']).optional(),
  accessSpeedKmh: bounded('accessSpeedKmh').optional(),
  maxSnapMeters: bounded('maxSnapMeters').optional(),
  neighbours: z.literal([8, 16]).optional(),
  direction: z.enum(['to-facility', 'from-facility']).optional(),
  scenario: scenario.optional(),
};
/** Keys that describe how people travel and how far; shared by every analysis of travel. */
export const travelKeys = {
  ...travelMode,
  minutes: oneOrManyMinutes.optional(),
  radiusMeters: oneOrManyRadii.optional(),
  limits: z.union([z.number().positive(), z.array(z.number().positive()).min(1)]).optional().describe('matrix of metres or cost: limits in the unit of the matrix'),
  facilityTypes: z.array(name).min(1).optional(),
};
/** The same with one limit. */
const oneLimit = { ...travelKeys, minutes: bounded('minutes').optional(), radiusMeters: bounded('radiusMeters').optional(), limits: z.number().positive().optional() };

export const coverageAnalysis = z.strictObject({
  id, kind: z.literal('coverage'), ...travelKeys,
  by: z.literal('type').optional().describe('one row per facility type besides "all"'),
  facilityReach: z.union([z.boolean(), z.literal('auto')]).optional().describe('people in reach of each facility by itself; one search per facility'),
  backup: z.boolean().optional().describe('also the people with a second facility in reach'),
  capacityLimited: z.boolean().optional().describe('also the people served when every facility takes no more than its capacity, nearest first'),
  format,
});

export const decay = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('power'), exponent: z.number().negative(), minimumCost: z.number().positive().optional().describe('lower costs count as this; a cost of 0 has no weight without it') }),
  z.strictObject({ kind: z.literal('exponential'), beta: z.number().positive() }),
  z.strictObject({ kind: z.literal('gaussian'), sigma: z.number().positive() }),
  z.strictObject({ kind: z.literal('steps'), limits: z.array(z.number().positive()).min(1), weights: z.array(z.number().min(0)).min(1) }),
]);
export const ACCESSIBILITY_METHODS = ['nearest', 'cumulative', 'gravity', '2sfca', 'e2sfca', 'm2sfca', '3sfca'] as const;
export const accessibilityAnalysis = z.strictObject({
  id, kind: z.literal('accessibility'), method: z.enum(ACCESSIBILITY_METHODS), ...oneLimit,
  by: z.literal('type').optional(),
  decay: decay.optional().describe('weight of a trip by its cost, in the unit of the model'),
  choiceOver: z.enum(['catchment', 'listed']).optional().describe('3sfca: what a place chooses among: facilities within the limit, or (matrix) all the matrix lists for it'),
  opportunities: z.enum(['capacity', 'count']).optional().describe('cumulative and gravity: what is added up; capacity where the facilities have any'),
  per: z.number().positive().optional().describe('values per this many people'),
  points: z.boolean().optional().describe('also the value of every population point'),
  format,
});

/** Trips within a limit, one row each: the OD table, the k nearest, the catchments (nearest: 1). */
export const odAnalysis = z.strictObject({
  id, kind: z.literal('od'), ...oneLimit,
  nearest: z.number().int().min(1).max(1000).optional().describe('at most this many facilities for each place, nearest first; all in the limit without it'),
  format,
});

/** Several models in one run, and where they disagree. */
export const comparisonAnalysis = z.strictObject({
  id, kind: z.literal('comparison'),
  models: z.array(z.strictObject({ ...travelMode, name: name.optional().describe('heading of the model; the model itself without it'), radiusMeters: bounded('radiusMeters').optional(), minutes: bounded('minutes').optional(), limits: z.number().positive().optional() })).min(2).max(6),
  facilityTypes: z.array(name).min(1).optional(),
  format,
});

/** How far the share of people covered moves when speed, limit, cell size or source of people do. */
export const sensitivityAnalysis = z.strictObject({
  id, kind: z.literal('sensitivity'), ...oneLimit,
  speedFactors: z.array(z.number().positive().max(5)).min(1).optional().describe('speeds times these; 0.8, 1 and 1.2 without it'),
  limitMinutes: z.array(bounded('minutes')).min(1).optional().describe('25, 30 and 35 around 30 without it; around another limit in proportion'),
  limitFactors: z.array(z.number().positive().max(5)).min(1).optional().describe('radius in metres or a matrix of cost: the limit times these; 0.8, 1 and 1.2 without it'),
  cellFactors: z.array(z.number().int().min(1).max(20)).min(1).optional().describe('friction: cells merged this many to a side; 2 without it'),
  otherPopulation: z.boolean().optional().describe('also with inputs.otherPopulation'),
  verdictShare: z.number().min(0).max(1).optional().describe('a county passes from this share of people covered; without it, from the share of the whole area in the base case'),
  format,
});

export const sitingAnalysis = z.strictObject({
  id, kind: z.literal('siting'), problem: z.enum(['mclp', 'lscp', 'p-median', 'p-center']), ...oneLimit,
  sites: z.number().int().min(PARAMETERS.sites.minimum).max(PARAMETERS.sites.maximum).optional(),
  budget: z.number().positive().optional(),
  fixed: z.union([z.enum(['facilities', 'none']), z.array(name)]).optional(),
  timeLimitSeconds: z.number().positive().optional(), gap: z.number().min(0).optional(), seed: z.number().int().optional(),
  format,
});

export const analysis = z.discriminatedUnion('kind', [
  coverageAnalysis, accessibilityAnalysis, odAnalysis, comparisonAnalysis, sensitivityAnalysis, ...valueAnalyses, sitingAnalysis,
]);
export const ANALYSIS_KINDS = [
  'coverage', 'accessibility', 'od', 'comparison', 'sensitivity', 'overview', 'gaps', 'disparity', 'rules', 'equity', 'moran', 'convergence', 'progress', 'composite', 'siting',
] as const satisfies readonly Analysis['kind'][];

export const recipe = z.strictObject({
  $schema: z.string().optional(),
  title: z.string().optional(),
  synthetic: z.boolean().optional().describe('the data are invented: every output says so'),
  inputs: recipeInputs,
  analyses: z.array(analysis),
});

export type ZonesInput = z.infer<typeof zonesInput>;
export type FacilitiesInput = z.infer<typeof facilitiesInput>;
export type PopulationInput = z.infer<typeof populationInput>;
export type CandidatesInput = z.infer<typeof candidatesInput>;
export type RoadsFileInput = z.infer<typeof roadsFileInput>;
export type RoadsTablesInput = z.infer<typeof roadsTablesInput>;
export type FrictionRasterInput = z.infer<typeof frictionRasterInput>;
export type FrictionLayersInput = z.infer<typeof frictionLayersInput>;
export type MatrixInput = z.infer<typeof matrixInput>;
export type IndicatorsInput = z.infer<typeof indicatorsInput>;
export type TagsInput = z.infer<typeof tagsInput>;
export type CodeChangesInput = z.infer<typeof codeChangesInput>;
export type AreasInput = z.infer<typeof areasInput>;
export type NeighboursInput = z.infer<typeof neighboursInput>;
export type RecipeInputs = z.infer<typeof recipeInputs>;
export type Scenario = z.infer<typeof scenario>;
export type Decay = z.infer<typeof decay>;
export type CoverageAnalysis = z.infer<typeof coverageAnalysis>;
export type AccessibilityAnalysis = z.infer<typeof accessibilityAnalysis>;
export type OdAnalysis = z.infer<typeof odAnalysis>;
export type ComparisonAnalysis = z.infer<typeof comparisonAnalysis>;
export type SensitivityAnalysis = z.infer<typeof sensitivityAnalysis>;
export type SitingAnalysis = z.infer<typeof sitingAnalysis>;
export type Analysis = z.infer<typeof analysis>;
export type Recipe = z.infer<typeof recipe>;

/** One input of a recipe with its role: what the import dialog sends and what a dataset remembers. */
export const importRequest = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('zones'), input: zonesInput }),
  z.strictObject({ role: z.literal('townships'), input: zonesInput }),
  z.strictObject({ role: z.literal('facilities'), input: facilitiesInput }),
  z.strictObject({ role: z.literal('population'), input: populationInput }),
  z.strictObject({ role: z.literal('otherPopulation'), input: populationInput }),
  z.strictObject({ role: z.literal('candidates'), input: candidatesInput }),
  z.strictObject({ role: z.literal('roads'), input: roadsInput }),
  z.strictObject({ role: z.literal('friction'), input: frictionInput }),
  z.strictObject({ role: z.literal('indicators'), input: indicatorsInput }),
  z.strictObject({ role: z.literal('matrix'), input: matrixInput }),
  z.strictObject({ role: z.literal('codeChanges'), input: codeChangesInput }),
  z.strictObject({ role: z.literal('tags'), input: tagsInput }),
  z.strictObject({ role: z.literal('areas'), input: areasInput }),
  z.strictObject({ role: z.literal('neighbours'), input: neighboursInput }),
  z.strictObject({ role: z.literal('profiles'), input: profilesInput }),
]);
export type ImportRequest = z.infer<typeof importRequest>;
export type Role = ImportRequest['role'];
