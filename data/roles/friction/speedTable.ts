import type { FrictionLayersInput } from '../../../api/recipe.ts';
import { BICYCLING, MOTORIZED, WALKING } from '../../../geo/friction/slopeSpeed.ts';
import type { SourceFile } from '../../dataset.ts';
import { parseNumber } from '../../importers/cells.ts';
import { parameterOf } from '../../importers/sourceFile.ts';
import type { Cell } from '../../source.ts';
import { readMappedTable } from '../mappedTable.ts';
import type { BuildContext } from '../mappedTable.ts';
import { Problems } from '../problems.ts';

export type TravelMode = 'walking' | 'bicycling' | 'motorized';

/** Speed on flat ground of one class of land cover or road. */
export interface ClassSpeed {
  class: string;
  label: string | null;
  speedKmh: number;
  mode: TravelMode;
}

/** The modes as numbers of geo/friction/slopeSpeed.ts. */
export const MODE_CODES: Record<TravelMode, number> = { walking: WALKING, bicycling: BICYCLING, motorized: MOTORIZED };

/** How tables write the modes; AccessMod writes WALKING, BICYCLING, MOTORIZED. */
const MODE_NAMES: Record<string, TravelMode> = {
  walking: 'walking', walk: 'walking', foot: 'walking', 步行: 'walking',
  bicycling: 'bicycling', bicycle: 'bicycling', cycling: 'bicycling', 骑行: 'bicycling', 自行车: 'bicycling',
  motorized: 'motorized', motorised: 'motorized', car: 'motorized', 机动车: 'motorized', 驾车: 'motorized',
};
const FASTEST_KMH = 300;

/** A class as text that compares: `1`, `1.0` and the number 1 are one class. Null where missing. */
export function classKey(cell: Cell): string | null {
  if (cell === null) return null;
  const text = String(cell).trim();
  const number = parseNumber(text);
  return Number.isNaN(number) ? text || null : String(number);
}

/** The speed table of a friction surface, from a file or from the recipe itself; a class without a mode is walked. */
export async function readSpeeds(speeds: FrictionLayersInput['speeds'], absolutePath: (path: string) => string, context: BuildContext): Promise<{ rows: ClassSpeed[]; sources: SourceFile[] }> {
  const prefix = parameterOf(context.parameterPrefix, 'speeds');
  if (Array.isArray(speeds)) return { rows: inlineSpeeds(speeds, prefix), sources: [] };
  const mapped = await readMappedTable(speeds, absolutePath(speeds.path), { ...context, parameterPrefix: prefix }, [speeds.class, speeds.speedKmh, speeds.mode, speeds.label]);
  const { problems } = mapped;
  const classes = mapped.cells(speeds.class, 'class');
  const values = mapped.numbers(speeds.speedKmh, 'speedKmh', { minimum: 0, maximum: FASTEST_KMH });
  const modes = mapped.texts(speeds.mode, 'mode');
  const labels = mapped.texts(speeds.label, 'label');
  const rows: ClassSpeed[] = [];
  const first = new Map<string, number>();
  const count = classes === null || values === null ? 0 : mapped.rowCount;
  for (let row = 0; row < count; row++) {
    const place = (column: string | undefined, key: string) => ({ row: mapped.rowNumber(row), column, parameter: mapped.parameter(key) });
    const key = classKey(classes![row]);
    if (key === null) {
      problems.error('row.missing-value', place(speeds.class, 'class'));
      continue;
    }
    const before = first.get(key);
    if (before !== undefined) problems.error('row.duplicate-key', { ...place(speeds.class, 'class'), values: { text: key, first: before } });
    else first.set(key, mapped.rowNumber(row));
    // A text that is no number has been told; a cell with nothing in it has not.
    if (Number.isNaN(values![row]) && mapped.cells(speeds.speedKmh, 'speedKmh')?.[row] === null) problems.error('row.missing-value', place(speeds.speedKmh, 'speedKmh'));
    const text = modes?.[row] ?? null;
    const mode = text === null ? 'walking' : MODE_NAMES[text.trim().toLowerCase()];
    if (mode === undefined) problems.error('friction.unknown-mode', { ...place(speeds.mode, 'mode'), values: { text: text!, known: 'walking, bicycling, motorized' } });
    else rows.push({ class: key, label: labels?.[row] ?? null, speedKmh: values![row], mode });
  }
  problems.stopIfAny();
  return { rows, sources: mapped.sources };
}

function inlineSpeeds(speeds: Extract<FrictionLayersInput['speeds'], unknown[]>, prefix: string): ClassSpeed[] {
  const problems = new Problems('');
  const first = new Map<string, number>();
  const rows = speeds.map((speed, i): ClassSpeed => {
    const key = classKey(speed.class)!;
    const before = first.get(key);
    if (before !== undefined) problems.add({ code: 'row.duplicate-key', severity: 'error', parameter: `${prefix}[${i}].class`, values: { text: key, first: before + 1 } });
    first.set(key, before ?? i);
    return { class: key, label: speed.label ?? null, speedKmh: speed.speedKmh, mode: speed.mode ?? 'walking' };
  });
  problems.stopIfAny();
  return rows;
}
