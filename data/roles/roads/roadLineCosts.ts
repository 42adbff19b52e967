import type { RoadsFileInput } from '../../../api/recipe.ts';
import type { MappedTable } from '../mappedTable.ts';
import { readDirections } from './onewayDirections.ts';
import { RowCount } from '../problems.ts';

/** What the rows of a line layer cost. NaN: closed in that direction. */
export interface LineCosts {
  /** 1 for rows that are roads: those with a speed or a time. */
  usable: Uint8Array;
  forwardKmh: Float64Array;
  backwardKmh: Float64Array;
  /** Minutes along a whole line there and back, instead of speeds; both null where speeds hold. */
  minutes: Float64Array | null;
  reverseMinutes: Float64Array | null;
}

/**
 * Speeds (a column, or by class) or minutes of the rows, with the directions that are open. A negative time closes its
 * direction, as in tables; a speed that is not above 0 is an error. Rows without either are counted in a note.
 */
export function readLineCosts(mapped: MappedTable, input: RoadsFileInput): LineCosts {
  const clear = checkKeys(mapped, input);
  const count = mapped.rowCount;
  const closed = (): Float64Array => new Float64Array(count).fill(Number.NaN);
  const minutes = mapped.numbers(input.minutes, 'minutes');
  const reverse = mapped.numbers(input.reverseMinutes, 'reverseMinutes');
  const speed = mapped.numbers(input.speedKmh, 'speedKmh', { minimum: 0 });
  const classes = mapped.texts(input.class, 'class');
  const direction = readDirections(mapped, input.ignoreOneway === true ? undefined : input.oneway);
  const costs: LineCosts = { usable: new Uint8Array(count), forwardKmh: closed(), backwardKmh: closed(), minutes: minutes === null ? null : closed(), reverseMinutes: minutes === null ? null : closed() };
  const without = new RowCount();
  for (let row = 0; row < count; row++) {
    const cost = minutes !== null ? minutes[row] : speed !== null ? speed[row] : speedOfClass(input.speeds, classes?.[row] ?? null);
    if (speed?.[row] === 0) mapped.problems.error('row.out-of-range', { row: mapped.rowNumber(row), column: input.speedKmh, parameter: mapped.parameter('speedKmh'), values: { text: 0, minimum: 0, maximum: 1000 } });
    if (Number.isNaN(cost)) {
      without.add(mapped.rowNumber(row));
      continue;
    }
    costs.usable[row] = 1;
    if (reverse !== null && Number.isNaN(reverse[row])) mapped.problems.error('row.missing-value', { row: mapped.rowNumber(row), column: input.reverseMinutes, parameter: mapped.parameter('reverseMinutes') });
    const back = reverse === null ? cost : reverse[row];
    const open = direction?.[row] ?? 0;
    const [forward, backward] = minutes === null ? [costs.forwardKmh, costs.backwardKmh] : [costs.minutes!, costs.reverseMinutes!];
    if (open >= 0 && cost >= 0) forward[row] = cost;
    if (open <= 0 && back >= 0) backward[row] = back;
  }
  if (clear && (minutes ?? speed ?? classes) !== null && without.count > 0) mapped.problems.note('network.rows-without-speed', { row: without.first, values: { count: without.count, total: count } });
  return costs;
}

function speedOfClass(speeds: RoadsFileInput['speeds'], name: string | null): number {
  return name !== null && speeds !== undefined && Object.hasOwn(speeds, name) ? speeds[name] : Number.NaN;
}

/** Exactly one of minutes, a speed column, and speeds by class; and what belongs to each. False, with the errors told, where that is not so. */
function checkKeys(mapped: MappedTable, input: RoadsFileInput): boolean {
  const { problems } = mapped;
  const given = (['minutes', 'speedKmh', 'speeds'] as const).filter((key) => input[key] !== undefined);
  for (const other of given.slice(1)) problems.error('parameter.conflict', { parameter: mapped.parameter(other), values: { one: other, other: given[0] } });
  const required = (column: string, or: string): void => problems.error('column.required', { column, parameter: mapped.parameter(column), values: { or, known: mapped.table.fields.map((field) => field.name).join(', ') } });
  if (given.length === 0) required('speedKmh', 'minutes, class + speeds');
  if (input.speeds !== undefined && input.class === undefined) required('class', 'speedKmh');
  if (input.reverseMinutes !== undefined && input.minutes === undefined) required('minutes', 'speedKmh');
  return given.length === 1 && (input.speeds === undefined || input.class !== undefined);
}
