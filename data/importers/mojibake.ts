import iconv from 'iconv-lite';
import type { Finding } from '../../api/findings.ts';
import type { Cell, SourceField } from '../source.ts';

/** Cells looked at per column; mojibake is a property of the whole file. */
const SAMPLE_CELLS = 2000;
/** Share of the bytes that must make UTF-8 again for a cell to count as mojibake; the last character is often lost. */
const CELL_SHARE = 0.6;
/** Chinese is three bytes a character in UTF-8, so what was read as GBK must make such triples; pairs would also come from Greek. */
const WRONG_TABLES = [{ table: 'gb18030', longOnly: true }, { table: 'windows-1252', longOnly: false }];

/**
 * Looks for text that was UTF-8 once and was read as GBK (or Windows-1252) before it was saved: written back to that
 * table, its bytes are UTF-8 again, which true Chinese text hardly ever is. Returns a note `encoding.mojibake` naming
 * the column with the most such cells, or nothing. Nothing is repaired: bytes that had no character are lost for good.
 */
export function findMojibake(file: string, fields: readonly SourceField[], columns: readonly Cell[][]): Finding[] {
  let worst: Finding | null = null;
  let worstCount = 0;
  for (let f = 0; f < fields.length; f++) {
    if (fields[f].type !== 'text') continue;
    for (const { table, longOnly } of WRONG_TABLES) {
      const { suspects, foreign, sample, repaired } = examine(columns[f], table, longOnly);
      if (suspects < 1 || suspects < foreign * 0.5 || suspects <= worstCount) continue;
      worstCount = suspects;
      worst = {
        code: 'encoding.mojibake', severity: 'note', file, column: fields[f].name,
        values: { count: suspects, checked: foreign, sample, repaired, table },
      };
    }
  }
  return worst === null ? [] : [worst];
}

function examine(cells: readonly Cell[], wrongTable: string, longOnly: boolean): { suspects: number; foreign: number; sample: string; repaired: string } {
  let suspects = 0;
  let foreign = 0;
  let sample = '';
  let repaired = '';
  for (let row = 0, seen = 0; row < cells.length && seen < SAMPLE_CELLS; row++) {
    const cell = cells[row];
    if (typeof cell !== 'string' || !/[^\0-\x7f]/.test(cell)) continue;
    seen++;
    foreign++;
    const bytes = iconv.encode(cell, wrongTable);
    if (utf8Share(bytes, longOnly) < CELL_SHARE) continue;
    if (suspects === 0) {
      sample = cell.slice(0, 20);
      repaired = iconv.decode(bytes, 'utf-8').replace(/\uFFFD+/g, '?').slice(0, 20);
    }
    suspects++;
  }
  return { suspects, foreign, sample, repaired };
}

/** Share of the bytes beyond ASCII that stand in whole UTF-8 sequences of two or three bytes (`longOnly`: of three). */
function utf8Share(bytes: Uint8Array, longOnly: boolean): number {
  let high = 0;
  let valid = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i];
    if (byte < 0x80) {
      i++;
      continue;
    }
    const length = byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xc2 && byte < 0xe0 ? 2 : 1;
    let whole = length === 3 || (length === 2 && !longOnly);
    for (let k = 1; k < length; k++) whole &&= (bytes[i + k] & 0xc0) === 0x80 && i + k < bytes.length;
    const step = whole ? length : 1;
    high += step;
    if (whole) valid += length;
    i += step;
  }
  return high < 3 ? 0 : valid / high;
}
