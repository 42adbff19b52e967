import { InputError } from '../../../api/findings.ts';
import { nearestValue } from '../../../api/nearestName.ts';
import type { UnitFrame } from './unitFrame.ts';

/** A tag that was asked for by name and is none of the units' would be a table of nobody. Throws InputError `column.missing`. */
export function requireTag({ tags }: UnitFrame, tag: string | undefined, analysisId: string): void {
  const known = Object.keys(tags);
  if (tag === undefined || known.includes(tag)) return;
  throw new InputError({ code: 'column.missing', severity: 'error', column: tag, parameter: `analyses.${analysisId}.tag`, values: { column: tag, known: known.join(', '), ...nearestValue(tag, known) } });
}
