import { InputError } from '../../api/findings.ts';
import type { SourceRaster, SourceTable } from '../source.ts';
import { openSource, parameterOf } from './sourceFile.ts';
import type { ReadOptions, SourceBytes } from './sourceFile.ts';

/** How a format is known and read; the parser is loaded when it is first needed. */
export interface Importer {
  format: string;
  extensions: readonly string[];
  /** True if the first bytes can only be this format. */
  sniff: (bytes: Uint8Array, head: string) => boolean;
  read: (source: SourceBytes, options: ReadOptions) => Promise<SourceTable | SourceRaster>;
}

const starts = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte);

export const IMPORTERS: readonly Importer[] = [
  {
    format: 'GeoTIFF', extensions: ['tif', 'tiff', 'gtiff', 'geotiff'],
    sniff: (bytes) => starts(bytes, 0x49, 0x49, 0x2a, 0) || starts(bytes, 0x4d, 0x4d, 0, 0x2a) || starts(bytes, 0x49, 0x49, 0x2b, 0) || starts(bytes, 0x4d, 0x4d, 0, 0x2b),
    read: async (source, options) => (await import('./geotiff.ts')).readGeoTiff(source, options),
  },
  {
    format: 'GeoPackage', extensions: ['gpkg'],
    sniff: (_, head) => head.startsWith('SQLite format 3'),
    read: async (source, options) => (await import('./geopackage.ts')).readGeoPackage(source, options),
  },
  {
    format: 'Shapefile', extensions: ['shp', 'dbf', 'shx', 'prj', 'cpg'],
    sniff: (bytes) => starts(bytes, 0, 0, 0x27, 0x0a),
    read: async (source, options) => (await import('./shapefile.ts')).readShapefile(source, options),
  },
  {
    format: 'TopoJSON', extensions: ['topojson'],
    sniff: (_, head) => /^\s*\{[\s\S]*"type"\s*:\s*"Topology"/.test(head),
    read: async (source, options) => (await import('./topojson.ts')).readTopoJson(source, options),
  },
  {
    format: 'KML', extensions: ['kml'],
    sniff: (_, head) => /^\uFEFF?\s*<[\s\S]*<kml[\s>]/.test(head),
    read: async (source, options) => (await import('./kml.ts')).readKml(source, options),
  },
  {
    format: 'GeoJSON', extensions: ['geojson', 'json'],
    sniff: (_, head) => /^\uFEFF?\s*\{/.test(head),
    read: async (source, options) => (await import('./geojson.ts')).readGeoJson(source, options),
  },
  {
    format: 'XLSX', extensions: ['xlsx'],
    sniff: () => false, // a zip by its first bytes: see zippedFormat
    read: async (source, options) => (await import('./xlsx.ts')).readXlsx(source, options),
  },
  {
    format: 'CSV', extensions: ['csv', 'tsv', 'txt', 'tab'],
    sniff: () => false, // any text can be one; tried last
    read: async (source, options) => (await import('./csv.ts')).readCsv(source, options),
  },
];

/** Formats this program knows by name and does not read; said by name instead of "unknown". */
const FOREIGN: { format: string; is: (bytes: Uint8Array, head: string, extension: string) => boolean }[] = [
  { format: 'FlatGeobuf', is: (bytes) => starts(bytes, 0x66, 0x67, 0x62) },
  { format: 'Parquet', is: (_, head) => head.startsWith('PAR1') },
  { format: 'XLSB', is: (_, __, extension) => extension === 'xlsb' },
  { format: 'XLS', is: (bytes) => starts(bytes, 0xd0, 0xcf, 0x11, 0xe0) },
  { format: 'GPX', is: (_, head) => /<gpx[\s>]/.test(head) },
  { format: 'PDF', is: (_, head) => head.startsWith('%PDF') },
];

const isZip = (bytes: Uint8Array): boolean => starts(bytes, 0x50, 0x4b, 3, 4);

/**
 * Reads a file with the importer its content or its extension calls for: a signature counts more than the extension,
 * because files are renamed; an extension counts more than mere text. Zips are opened once.
 * @throws InputError with one finding: the file cannot be opened, is of no known format, or is damaged.
 */
export async function readSource(path: string, options: ReadOptions, pathKey = 'path'): Promise<{ table: SourceTable | SourceRaster; source: SourceBytes }> {
  const source = openSource(path, options.parameterPrefix, pathKey);
  return { table: await readOpened(source, options, pathKey), source };
}

async function readOpened(opened: SourceBytes, options: ReadOptions, pathKey: string): Promise<SourceTable | SourceRaster> {
  const importer = importerFor(opened, options, pathKey);
  if (importer !== 'zip') return importer.read(opened, options);
  const { openArchive } = await import('./archive.ts');
  const { source, layers, notes } = await openArchive(opened, options);
  const inside = importerFor(source, options, pathKey);
  if (inside === 'zip') throw unknown(source.file, 'ZIP', options, pathKey);
  const inner = layers.length > 1 ? { ...options, layer: undefined } : options;
  const table = await inside.read(source, inner);
  return { ...table, ...(layers.length > 1 && !('values' in table) ? { layers } : {}), notes: [...notes, ...table.notes] };
}

function importerFor(source: SourceBytes, options: ReadOptions, pathKey: string): Importer | 'zip' {
  const head = Buffer.from(source.head).toString('utf8');
  const foreign = FOREIGN.find((format) => format.is(source.head, head, source.extension));
  if (foreign !== undefined) throw unknown(source.file, foreign.format, options, pathKey);
  const byExtension = IMPORTERS.find((importer) => importer.extensions.includes(source.extension));
  if (isZip(source.head)) return byExtension?.format === 'XLSX' ? byExtension : 'zip';
  const byContent = IMPORTERS.find((importer) => importer.sniff(source.head, head));
  const isText = /^(csv|tsv|txt|tab)$/.test(source.extension);
  const chosen = isText ? (byContent?.format === 'GeoJSON' ? byExtension : byContent ?? byExtension) : byContent ?? byExtension;
  if (chosen !== undefined) return chosen;
  if (source.extension === 'zip' || source.extension === 'kmz') throw new InputError({ code: 'file.invalid', severity: 'error', file: source.file, values: { reason: 'zip' } });
  throw unknown(source.file, source.extension.toUpperCase(), options, pathKey);
}

function unknown(file: string, format: string, options: ReadOptions, pathKey: string): InputError {
  return new InputError({ code: 'file.unknown-format', severity: 'error', file, parameter: parameterOf(options.parameterPrefix, pathKey), values: { format } });
}
