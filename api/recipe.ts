import { z } from './schema.ts';
import { PARAMETERS } from './parameters.ts';

/**
 * The recipe: which inputs to read and which analyses to run. The same shapes serve the command line, the import
 * dialog (one input is one import request) and "save as recipe". Unknown keys are refused everywhere.
 */

const name = z.string().min(1);
const path = z.string().min(1).describe('path of the file, relative to the recipe');
const crs = z.string().min(1).optional().describe('EPSG:n, a PROJ string, GCJ-02 or BD-09; answers a doubt about coordinates');
const encoding = z.string().min(1).optional().describe('utf-8, gb18030, big5, utf-16le …; answers a doubt about the text');
const sheet = z.string().min(1).optional().describe('sheet of an XLSX workbook');
const layer = z.string().min(1).optional().describe('layer of a GeoPackage or of a zip with several shapefiles');
const file = { path, encoding, crs, sheet, layer };
const bounded = (id: keyof typeof PARAMETERS) => z.number().min(PARAMETERS[id].minimum).max(PARAMETERS[id].maximum);

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

export const roadsPbfInput = z.strictObject({
  path: path.describe('.osm.pbf'),
  profile: z.enum(['car', 'bicycle', 'foot']).optional(),
  speeds: z.record(z.string(), z.number().positive()).optional().describe('km/h by highway class; when given, unlisted classes are dropped'),
  ignoreOneway: z.boolean().optional(),
  component: z.enum(['all', 'largest']).optional(),
});
export const roadsTablesInput = z.strictObject({
  nodes: path, nodeId: name, nodeLon: name, nodeLat: name,
  edges: path, from: name, to: name,
  minutes: name.optional(), lengthMeters: name.optional(), speedKmh: name.optional(), reverseMinutes: name.optional(), oneway: name.optional(),
  directed: z.boolean().optional(), component: z.enum(['all', 'largest']).optional(), encoding, crs,
});
export const roadsInput = z.union([roadsTablesInput, roadsPbfInput]);

export const frictionInput = z.strictObject({ path, crs, unit: z.enum(['minutes-per-cell', 'minutes-per-meter', 'seconds-per-meter']) });

export const indicatorsInput = z.strictObject({
  ...file, code: name, name: name.optional(),
  year: z.union([name, z.number().int().min(1900).max(2200)]).optional().describe('column of the year, or the year of the whole table'),
});

export const matrixInput = z.union([
  z.strictObject({ path, encoding, sheet, origin: name, destination: name, minutes: name.optional(), meters: name.optional(), cost: name.optional() }),
  z.strictObject({ graph: z.strictObject({ path, format: z.literal('orlib-pmed') }) }),
]);

const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);

export const recipeInputs = z.strictObject({
  zones: zonesInput.optional(),
  townships: zonesInput.optional().describe('units below the zones, for drill-down; parent = column of the zone code'),
  facilities: oneOrMany(facilitiesInput).optional(),
  population: populationInput.optional(),
  candidates: candidatesInput.optional(),
  roads: roadsInput.optional(),
  friction: frictionInput.optional(),
  indicators: oneOrMany(indicatorsInput).optional(),
  matrix: matrixInput.optional(),
});

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/).describe('name of the output files');
const oneOrManyMinutes = z.union([bounded('minutes'), z.array(bounded('minutes')).min(1)]);
const oneOrManyRadii = z.union([bounded('radiusMeters'), z.array(bounded('radiusMeters')).min(1)]);

/** Keys that describe how people travel; shared by coverage and siting. */
export const travelKeys = {
  model: z.enum(['radius', 'network', 'friction', 'matrix']),
  minutes: oneOrManyMinutes.optional(),
  radiusMeters: oneOrManyRadii.optional(),
  speedKmh: bounded('speedKmh').optional(),
  detourFactor: bounded('detourFactor').optional(),
  snap: z.enum(['nearest-edge', 'nearest-node']).optional(),
  accessSpeedKmh: bounded('accessSpeedKmh').optional(),
  maxSnapMeters: bounded('maxSnapMeters').optional(),
  neighbours: z.literal([8, 16]).optional(),
  direction: z.enum(['to-facility', 'from-facility']).optional(),
  facilityTypes: z.array(name).min(1).optional(),
};

export const coverageAnalysis = z.strictObject({
  id, kind: z.literal('coverage'), ...travelKeys,
  by: z.literal('type').optional().describe('one row per facility type besides "all"'),
  facilityReach: z.union([z.boolean(), z.literal('auto')]).optional().describe('people in reach of each facility by itself; one search per facility'),
  format: z.array(z.enum(['csv', 'geojson'])).optional(),
});

export const gapsAnalysis = z.strictObject({
  id, kind: z.literal('gaps'),
  indicators: z.array(z.strictObject({ column: name, direction: z.enum(['higher', 'lower']) })).min(1),
  year: z.number().int().optional(),
  benchmark: z.union([z.enum(['national', 'weighted-mean', 'mean']), z.string().regex(/^target:.+/, 'national, weighted-mean, mean, target:PROFILE, {"value": x}'), z.strictObject({ value: z.number() })]),
  weight: name.optional().describe('column of people; needed for weighted-mean'),
  near: bounded('near').optional().describe('relative tolerance for "near"; without it no row is near'),
  format: z.array(z.enum(['csv', 'geojson'])).optional(),
});

export const sitingAnalysis = z.strictObject({
  id, kind: z.literal('siting'), problem: z.enum(['mclp', 'lscp', 'p-median', 'p-center']), ...travelKeys,
  minutes: bounded('minutes').optional(), radiusMeters: bounded('radiusMeters').optional(),
  sites: z.number().int().min(PARAMETERS.sites.minimum).max(PARAMETERS.sites.maximum).optional(),
  budget: z.number().positive().optional(),
  fixed: z.union([z.enum(['facilities', 'none']), z.array(name)]).optional(),
  timeLimitSeconds: z.number().positive().optional(), gap: z.number().min(0).optional(), seed: z.number().int().optional(),
  format: z.array(z.enum(['csv', 'geojson'])).optional(),
});

export const analysis = z.discriminatedUnion('kind', [coverageAnalysis, gapsAnalysis, sitingAnalysis]);

/** Kinds of the contract whose issue is still open: known, and answered with "not yet available". */
export const PLANNED_KINDS = ['accessibility', 'rules', 'equity', 'moran', 'convergence'] as const;

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
export type RoadsPbfInput = z.infer<typeof roadsPbfInput>;
export type RoadsTablesInput = z.infer<typeof roadsTablesInput>;
export type RoadsInput = z.infer<typeof roadsInput>;
export type FrictionInput = z.infer<typeof frictionInput>;
export type IndicatorsInput = z.infer<typeof indicatorsInput>;
export type RecipeInputs = z.infer<typeof recipeInputs>;
export type CoverageAnalysis = z.infer<typeof coverageAnalysis>;
export type GapsAnalysis = z.infer<typeof gapsAnalysis>;
export type SitingAnalysis = z.infer<typeof sitingAnalysis>;
export type Analysis = z.infer<typeof analysis>;
export type Recipe = z.infer<typeof recipe>;

/** One input of a recipe with its role: what the import dialog sends and what a dataset remembers. */
export const importRequest = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('zones'), input: zonesInput }),
  z.strictObject({ role: z.literal('townships'), input: zonesInput }),
  z.strictObject({ role: z.literal('facilities'), input: facilitiesInput }),
  z.strictObject({ role: z.literal('population'), input: populationInput }),
  z.strictObject({ role: z.literal('candidates'), input: candidatesInput }),
  z.strictObject({ role: z.literal('roads'), input: roadsInput }),
  z.strictObject({ role: z.literal('friction'), input: frictionInput }),
  z.strictObject({ role: z.literal('indicators'), input: indicatorsInput }),
]);
export type ImportRequest = z.infer<typeof importRequest>;
export type Role = ImportRequest['role'];
export const ROLES: readonly Role[] = ['zones', 'townships', 'facilities', 'population', 'candidates', 'roads', 'friction', 'indicators'];
