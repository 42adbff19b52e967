import type { Net, Split } from './lineNet.ts';
import { columnOf, rowOf } from './segmentGrid.ts';

/**
 * Counts the places where two segments cross without a common node; with `join` adds to `splits` so that they meet
 * there. A vertex of one line that lies on the other counts as a crossing. Lines that an end has already joined do not.
 */
export function plainCrossings(net: Net, splits: Split[], join: boolean): number {
  const { table, grid, a, b, parent } = net;
  const { lon, lat } = table;
  const nodesOf = new Map<number, number[]>();
  for (const { segment, node } of splits) nodesOf.set(segment, [...(nodesOf.get(segment) ?? []), node]);
  const ofSegment = (segment: number): number[] => [a[segment], b[segment], ...(nodesOf.get(segment) ?? [])].map((node) => parent.rootOf(node));
  const meet = (one: number, other: number): boolean => {
    if (a[one] === a[other] || a[one] === b[other] || b[one] === a[other] || b[one] === b[other]) return true;
    const roots = ofSegment(other);
    return ofSegment(one).some((root) => roots.includes(root));
  };

  let crossings = 0;
  for (let cell = 0; cell + 1 < grid.offsets.length; cell++) {
    for (let i = grid.offsets[cell]; i < grid.offsets[cell + 1]; i++) {
      const one = grid.segments[i];
      const x = lon[a[one]];
      const y = lat[a[one]];
      const ux = lon[b[one]] - x;
      const uy = lat[b[one]] - y;
      for (let j = i + 1; j < grid.offsets[cell + 1]; j++) {
        const other = grid.segments[j];
        const px = lon[a[other]] - x;
        const py = lat[a[other]] - y;
        const vx = lon[b[other]] - lon[a[other]];
        const vy = lat[b[other]] - lat[a[other]];
        const turn = ux * vy - uy * vx;
        const onOne = (px * vy - py * vx) / turn;
        const onOther = (px * uy - py * ux) / turn;
        // Half open: a vertex belongs to the segment that starts there, so it is met once. Parallel: NaN or infinite, so neither.
        if (!(onOne >= 0 && onOne < 1 && onOther >= 0 && onOther < 1)) continue;
        const crossLon = x + onOne * ux;
        const crossLat = y + onOne * uy;
        // Two segments may share several cells; the one that holds the crossing counts it.
        if (rowOf(grid, crossLat) * grid.columns + columnOf(grid, crossLon) !== cell || meet(one, other)) continue;
        crossings++;
        if (!join) continue;
        const node = onOne === 0 ? a[one] : onOther === 0 ? a[other] : table.add(crossLon, crossLat);
        if (node !== a[one]) splits.push({ segment: one, position: onOne, node });
        if (node !== a[other]) splits.push({ segment: other, position: onOther, node });
      }
    }
  }
  return crossings;
}
