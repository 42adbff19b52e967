import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { parentBoundaries } from '../../renderer/map/boundaries.ts';

/** Unit square with its lower left corner at (x, y), closed. */
const square = (x: number, y: number): Polygon => ({ type: 'Polygon', coordinates: [[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]] });

function length(lines: number[][][]): number {
  let sum = 0;
  for (const line of lines) for (let i = 1; i < line.length; i++) sum += Math.hypot(line[i][0] - line[i - 1][0], line[i][1] - line[i - 1][1]);
  return sum;
}

describe('parentBoundaries', () => {
  it('keeps the outer boundary and the one between parents, not the one inside a parent', () => {
    // 2 x 2 squares, the left column in A, the right one in B: the outline is 8, the line between A and B 2,
    // the two edges inside A and inside B (1 each) are left out.
    const zones = [[0, 0, 'A'], [0, 1, 'A'], [1, 0, 'B'], [1, 1, 'B']] as const;
    const lines = parentBoundaries(zones.map(([x, y, parent]) => ({ parent, geometry: square(x, y) })))!;
    expect(length(lines.coordinates)).toBeCloseTo(10, 10);
    // Three chains between the two junctions where A and B meet the outline.
    expect(lines.coordinates).toHaveLength(3);
  });

  it('tells nothing where neighbours do not share vertices', () => {
    expect(parentBoundaries([{ parent: 'A', geometry: square(0, 0) }, { parent: 'B', geometry: square(1.3, 0.4) }])).toBeNull();
  });

  it('draws nothing for one parent only', () => {
    expect(parentBoundaries([{ parent: 'A', geometry: square(0, 0) }, { parent: 'A', geometry: square(1, 0) }])).toBeNull();
  });
});
