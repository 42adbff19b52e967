import type { NameReader } from '../text/known.ts';
import type { Text } from '../text/text.ts';

/** Name of a column that parts the units into groups. */
export function groupName(text: Text, names: (name: string) => string, column: string): string {
  if (column === 'parent' || column === 'prefecture' || column === 'code:4') return text('level.parents');
  if (column === 'poor') return text('groups.poorOrNot');
  return column === 'code:2' ? text('level.provinces') : names(column);
}

/** Columns of the codes of regions. */
const REGIONS: readonly (string | undefined)[] = ['parent', 'prefecture', 'code:2'];

/** Name of one group of such a column; a tag has two, 1 and 0. */
export function groupValueName(text: Text, regionName: NameReader, column: string | undefined, value: string): string {
  if (value === '') return text('groups.unknown');
  if (REGIONS.includes(column)) return regionName(value);
  if (column !== 'poor') return value;
  return value === '1' ? text('tag.poorCounties') : text('tag.others');
}
