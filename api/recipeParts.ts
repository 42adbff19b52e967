import { z } from './schema.ts';
import { PARAMETERS } from './parameters.ts';

/** Pieces that the schemas of inputs and analyses share. */

export const name = z.string().min(1);
export const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);
export const bounded = (id: keyof typeof PARAMETERS) => z.number().min(PARAMETERS[id].minimum).max(PARAMETERS[id].maximum);
export const path = z.string().min(1).describe('path of the file, relative to the recipe');
const crs = z.string().min(1).optional().describe('EPSG:n, a PROJ string, GCJ-02 or BD-09; answers a doubt about coordinates');
const encoding = z.string().min(1).optional().describe('utf-8, gb18030, big5, utf-16le …; answers a doubt about the text');
const sheet = z.string().min(1).optional().describe('sheet of an XLSX workbook');
const layer = z.string().min(1).optional().describe('layer of a GeoPackage or of a zip with several shapefiles');
export const file = { path, encoding, crs, sheet, layer };
export const analysisId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/).describe('name of the output files');
export const format = z.array(z.enum(['csv', 'geojson', 'geotiff'])).optional().describe('geojson: zones and covered area; geotiff: the travel time of every cell (friction)');
/** Who is a neighbour of whom: a table of two codes and, optionally, a weight. */
export const neighboursInput = z.strictObject({
  ...file,
  from: name.optional().describe('column of the unit; the first without it'), to: name.optional().describe('column of its neighbour; the second without it'),
  weight: name.optional().describe('column of the weight; a third column of numbers without it, else all weights are 1'),
});
