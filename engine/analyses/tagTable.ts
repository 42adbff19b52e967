import type { Column } from '../../data/dataset.ts';
import { stackColumns } from './stackColumns.ts';

/** Codes under which a tag's two sides are added up: units without the tag, and with it. */
export const TAG_SIDES = ['0', '1'];

/**
 * Figures of the tagged units together and of the others together (poor counties and the rest): rows by tag, side and what
 * the table has besides. `columnsOf` makes the table of one tag from the side of each unit (index into {@link TAG_SIDES});
 * its columns `code` and `name` become `tag` and `tagged` (1 or 0). Null without tags.
 */
export function tagColumns(tags: Record<string, Uint8Array>, columnsOf: (sideOfUnit: Uint8Array) => Column[]): Column[] | null {
  const blocks = Object.entries(tags).map(([tag, sideOfUnit]) => {
    const [code, , ...figures] = columnsOf(sideOfUnit);
    const sides = code.values as string[];
    return [{ name: 'tag', values: sides.map(() => tag) }, { name: 'tagged', values: Float64Array.from(sides, Number) }, ...figures];
  });
  return blocks.length === 0 ? null : stackColumns(blocks);
}
