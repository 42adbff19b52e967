import type { IndicatorTable } from '../../load.ts';
import { NATIONAL_CODES } from './unitFrame.ts';

/** `520000` for `52….` where all codes of counties have six digits (GB/T 2260), else all counties are one: `all`. */
export function provinceCodes(counties: readonly string[]): string[] {
  const isStandard = counties.every((code) => /^\d{6}$/.test(code));
  return counties.map((code) => (isStandard ? `${code.slice(0, 2)}0000` : 'all'));
}

/** The name an indicator table gives a code, else the code. */
export function nameIn(tables: readonly IndicatorTable[], code: string): string {
  for (const table of tables) {
    const row = table.codes.indexOf(code);
    if (row >= 0 && table.names?.[row] && !NATIONAL_CODES.has(code)) return table.names[row];
  }
  return code;
}
