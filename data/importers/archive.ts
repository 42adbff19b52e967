import { isUtf8 } from 'node:buffer';
import { extname } from 'node:path';
import iconv from 'iconv-lite';
import JSZip from 'jszip';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { HEAD_BYTES, parameterOf } from './sourceFile.ts';
import type { ReadOptions, SourceBytes } from './sourceFile.ts';
import { severalLayers } from './sourceTable.ts';

/** Formats looked for in a zip, the first that is there winning. */
const MEMBERS = ['shp', 'geojson', 'kml', 'gpkg', 'topojson', 'json', 'xlsx', 'csv', 'tsv', 'tif', 'tiff', 'dbf'];

/**
 * Opens the data file in a zip (a zipped shapefile, a .kmz, a zipped CSV), with its sibling files. `layer` names one of
 * several by its base name. Names of members that are not UTF-8 are read as GB18030, as Chinese systems write them.
 * @throws InputError `file.truncated`, `file.invalid`, `file.unknown-format` (nothing readable inside; a zip in a zip is not opened).
 */
export async function openArchive(source: SourceBytes, options: ReadOptions): Promise<{ source: SourceBytes; layers: string[]; notes: Finding[] }> {
  const { file } = source;
  let zip: JSZip;
  const members = new Map<string, Uint8Array>();
  try {
    zip = await JSZip.loadAsync(source.bytes, { checkCRC32: true, decodeFileName: (bytes) => decodeName(bytes as unknown as Uint8Array) });
    for (const entry of Object.values(zip.files)) {
      if (!entry.dir && !entry.name.startsWith('__MACOSX') && !/(^|\/)\._/.test(entry.name)) members.set(entry.name, await entry.async('uint8array'));
    }
  } catch (error) {
    const cut = error instanceof Error && /end of|corrupted|central/i.test(error.message);
    throw new InputError({ code: cut ? 'file.truncated' : 'file.invalid', severity: 'error', file, values: { reason: 'zip' } });
  }
  const names = [...members.keys()].sort();
  const extension = MEMBERS.find((wanted) => names.some((name) => extensionOf(name) === wanted));
  if (extension === undefined) {
    throw new InputError({ code: 'file.unknown-format', severity: 'error', file, parameter: parameterOf(options.parameterPrefix, 'path'), values: { format: 'ZIP', contents: names.slice(0, 5).join(', ') } });
  }
  const choices = names.filter((name) => extensionOf(name) === extension);
  const labels = choices.map((name) => baseOf(name).replace(/\.\w+$/, ''));
  const at = options.layer === undefined || choices.length === 1 ? 0 : labels.indexOf(options.layer);
  if (at < 0) throw new InputError({ code: 'file.no-sheet', severity: 'error', file, parameter: parameterOf(options.parameterPrefix, 'layer'), values: { sheet: options.layer ?? '', sheets: labels.join(', ') } });
  const chosen = choices[at];
  const stem = chosen.slice(0, -extname(chosen).length).toLowerCase();
  const bytes = members.get(chosen) as Uint8Array;
  if (bytes.length === 0) throw new InputError({ code: 'file.empty', severity: 'error', file: baseOf(chosen) });
  return {
    source: {
      file: baseOf(chosen), extension, path: source.path, head: bytes.subarray(0, HEAD_BYTES), bytes, onDisk: false, sources: source.sources,
      sibling: (wanted) => members.get(names.find((name) => name.toLowerCase() === `${stem}.${wanted}`) ?? '') ?? null,
    },
    layers: labels,
    notes: choices.length > 1 && options.layer === undefined ? [severalLayers(file, labels, 'layer', options, 'question')] : [],
  };
}

const baseOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
const extensionOf = (name: string): string => extname(name).slice(1).toLowerCase();
const decodeName = (bytes: Uint8Array): string => (isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : iconv.decode(bytes, 'gb18030'));
