import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES, InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import { inspection } from '../../../api/contract.ts';
import type { Inspection } from '../../../api/contract.ts';
import { inspectFile } from '../../../data/inspect.ts';
import { buildDataset } from '../../../data/roles/buildDataset.ts';
import { material } from '../../material.ts';

const corpus = material('data', 'messy_corpus');
interface Entry {
  file: string;
  format: string;
  class: 'good' | 'broken';
  'gdal_3.6_sees': string;
}
const entries = corpus === null ? [] : Papa.parse<Entry>(readFileSync(join(corpus, 'CORPUS_INDEX.csv'), 'utf8'), { header: true, skipEmptyLines: true }).data;

/** Formats this program names and does not read. */
const NOT_READ = new Set(['XLSB', 'FGB', 'GeoParquet', 'GPX']);
/** Called good by the index, and refused on purpose: no feature at all, no record at all, and JSON that is none (`-1e-14.0`). */
const REFUSED = new Set(['real/shp_lg_empty/empty.shp', 'real/dbf_cpg/utf16.dbf', 'real/geojson/sample1.json']);

type Outcome = { seen: Inspection } | { refused: Finding[] };

/** Looks at a file and tries it in the role it is suggested for, as a user of the import dialog would. */
async function meet(file: string): Promise<Outcome & { stopped: Finding[]; notes: Finding[] }> {
  const path = join(corpus ?? '', file);
  try {
    const seen = await inspectFile(path);
    const shapesOnly = seen.suggestedRole === null && seen.geometry !== null;
    const request = shapesOnly ? null : { role: seen.suggestedRole ?? 'indicators', input: seen.suggestedInput ?? { path, code: seen.fields[0]?.name ?? 'code' } };
    const imported = request === null || file.endsWith('pbf') ? [] : await imports(request);
    return { seen, stopped: imported.filter((finding) => finding.severity !== 'note'), notes: [...seen.notes as Finding[], ...imported] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { refused: error.findings, stopped: error.findings, notes: error.findings };
  }
}

async function imports(request: { role: string; input: Record<string, unknown> }): Promise<Finding[]> {
  try {
    return (await buildDataset(request as never, { baseDir: '/', parameterPrefix: `inputs.${request.role}` })).notes;
  } catch (error) {
    if (error instanceof InputError) return error.findings;
    throw error;
  }
}

describe.skipIf(corpus === null)('files met in the field', () => {
  const counts: Record<string, number> = {};
  const count = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);

  it.each(entries.filter((entry) => !/pbf$/i.test(entry.file)))('$class $file', async (entry) => {
    const outcome = await meet(entry.file);
    for (const finding of outcome.notes) {
      expect(FINDING_CODES).toContain(finding.code);
      if (finding.severity === 'question') expect(finding.parameter).toBeTruthy();
    }
    if ('seen' in outcome) expect(inspection.safeParse(outcome.seen).error).toBeUndefined();

    if (entry.class === 'good' && !NOT_READ.has(entry.format) && !REFUSED.has(entry.file)) {
      expect('seen' in outcome ? null : outcome.refused, 'a good file is read').toBeNull();
      count(outcome.notes.some((finding) => finding.severity === 'question') ? 'good, with a question' : 'good, opens');
    } else if (entry.class === 'good') {
      expect(outcome).toMatchObject({ refused: [{ severity: 'error', file: expect.any(String) }] });
      count(NOT_READ.has(entry.format) ? 'good, format named and not read' : 'good, refused');
    } else if ('refused' in outcome) {
      expect(outcome.refused).toHaveLength(1);
      expect(outcome.refused[0]).toMatchObject({ severity: 'error', file: expect.any(String) });
      count('broken, refused at once');
    } else if (outcome.notes.length > 0) {
      count(outcome.stopped.length > 0 ? 'broken, refused or asked in its role' : 'broken, read with a note');
    } else {
      // Only one broken file may pass unremarked: its index leads to eight sound records.
      expect(entry.file).toBe('real/shp_issue_518_519_shp_reading_data_corruption_error/data_corruption_error.shp');
      count('broken, read by its index');
    }
  });

  it('is told in figures', () => {
    console.info(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, n]) => `${n} ${what}`).join('; '));
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(entries.filter((entry) => !/pbf$/i.test(entry.file)).length);
  });

  it.each(entries.filter((entry) => entry.class === 'good' && /^[^:]*:\d+ +(null|[A-Z])/.test(entry['gdal_3.6_sees']) && /SHP|CSV|GeoJSON|GPKG/.test(entry.format) && !REFUSED.has(entry.file)))('$file has as many rows as GDAL sees', async (entry) => {
    const expected = Number(/:(\d+) /.exec(entry['gdal_3.6_sees'])?.[1]);
    const { rows } = await inspectFile(join(corpus ?? '', entry.file));
    // GDAL counts blank lines of CSV files as rows, takes no header where all is text or numbers, and stops in this index after eight records.
    const otherwise: Record<string, number> = { 'real/csv/sample-empty-line.csv': 2, 'real/shp_shplib_3dpoints/3dpoints.shp': 22 };
    expect(rows).toBe(otherwise[entry.file] ?? expected);
  });
});
