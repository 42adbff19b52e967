import type { Column } from '../../data/dataset.ts';

/** Tables with the same columns, one below the other. */
export function stackColumns(blocks: Column[][]): Column[] {
  if (blocks.length === 1) return blocks[0];
  return blocks[0].map(({ name, values }, c) => {
    const parts = blocks.map((block) => block[c].values);
    if (!(values instanceof Float64Array)) return { name, values: (parts as (string | null)[][]).flat() };
    const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts as Float64Array[]) {
      whole.set(part, at);
      at += part.length;
    }
    return { name, values: whole };
  });
}
