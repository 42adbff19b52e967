import type { PlaceTable } from './placeTable.ts';
import type { SegmentGrid } from './segmentGrid.ts';

/** Lines as flat arrays, WGS 84 degrees: the vertices of line i stand from `offsets[i]` up to `offsets[i + 1]`. */
export interface Lines {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly offsets: Uint32Array;
}

/** Disjoint sets of nodes that have become one. */
export class Parents {
  private parent: Int32Array;
  constructor(count: number) {
    this.parent = Int32Array.from({ length: count }, (_, i) => i);
  }

  rootOf(node: number): number {
    if (node >= this.parent.length) return node;
    let v = node;
    while (this.parent[v] !== v) v = this.parent[v] = this.parent[this.parent[v]];
    return v;
  }

  /** Makes two nodes one; the lower root stays. False if they were one already. */
  unite(one: number, other: number): boolean {
    const a = this.rootOf(one);
    const b = this.rootOf(other);
    if (a === b) return false;
    const highest = Math.max(a, b);
    if (highest >= this.parent.length) {
      const longer = Int32Array.from({ length: Math.max(highest + 1, 2 * this.parent.length) }, (_, i) => i);
      longer.set(this.parent);
      this.parent = longer;
    }
    this.parent[highest] = Math.min(a, b);
    return true;
  }
}

/** A network in the making: the segments of the lines between numbered nodes. */
export interface Net {
  readonly table: PlaceTable;
  readonly grid: SegmentGrid;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly line: Int32Array;
  /** 1 for nodes at which a line starts or ends. */
  readonly ends: Uint8Array;
  readonly lines: Lines;
  readonly parent: Parents;
}

/** A segment is divided at `position`, 0..1 from its `a`, by a node. */
export interface Split { segment: number; position: number; node: number }
