/**
 * True if the rings `firstRing`..`endRing` of one polygon cross themselves or each other: two edges that meet inside both,
 * or run over each other. Rings that touch in a vertex are sound and not reported. The edges are ordered by their western
 * end, and each is compared only with those that begin before it ends.
 */
export function hasCrossing(coordinates: Float64Array, ringOffsets: Uint32Array, firstRing: number, endRing: number): boolean {
  const first = ringOffsets[firstRing];
  const count = ringOffsets[endRing] - first;
  const next = new Uint32Array(count);
  for (let ring = firstRing; ring < endRing; ring++) {
    for (let v = ringOffsets[ring]; v < ringOffsets[ring + 1]; v++) next[v - first] = (v + 1 < ringOffsets[ring + 1] ? v + 1 : ringOffsets[ring]) - first;
  }
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  for (let v = 0; v < count; v++) {
    xs[v] = coordinates[(first + v) * 2];
    ys[v] = coordinates[(first + v) * 2 + 1];
  }
  const west = new Float64Array(count);
  for (let e = 0; e < count; e++) west[e] = Math.min(xs[e], xs[next[e]]);
  const order = Uint32Array.from(west.keys()).sort((a, b) => west[a] - west[b]);
  for (let i = 0; i < count; i++) {
    const a = order[i];
    const b = next[a];
    const east = Math.max(xs[a], xs[b]);
    const south = Math.min(ys[a], ys[b]);
    const north = Math.max(ys[a], ys[b]);
    for (let j = i + 1; j < count && west[order[j]] <= east; j++) {
      const c = order[j];
      const d = next[c];
      if (Math.max(ys[c], ys[d]) < south || Math.min(ys[c], ys[d]) > north) continue;
      if (edgesCross(xs[a], ys[a], xs[b], ys[b], xs[c], ys[c], xs[d], ys[d])) return true;
    }
  }
  return false;
}

/** True if the edges share a point inside both, or lie on one line and share more than a point. */
function edgesCross(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number): boolean {
  if ((ax === bx && ay === by) || (cx === dx && cy === dy)) return false;
  const abc = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const abd = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  const cda = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const cdb = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  if (abc === 0 && abd === 0) {
    const vertical = Math.abs(bx - ax) < Math.abs(by - ay);
    const [a, b, c, d] = vertical ? [ay, by, cy, dy] : [ax, bx, cx, dx];
    return Math.min(Math.max(a, b), Math.max(c, d)) > Math.max(Math.min(a, b), Math.min(c, d));
  }
  return abc * abd < 0 && cda * cdb < 0;
}

/** True if a hole of the polygon `firstRing`..`endRing` lies outside its shell: none of its vertices and edge centres is inside. */
export function hasHoleOutside(coordinates: Float64Array, ringOffsets: Uint32Array, firstRing: number, endRing: number): boolean {
  const isInShell = (x: number, y: number) => insideRing(coordinates, ringOffsets[firstRing], ringOffsets[firstRing + 1], x, y);
  for (let hole = firstRing + 1; hole < endRing; hole++) {
    let inside = false;
    for (let v = ringOffsets[hole]; v < ringOffsets[hole + 1] && !inside; v++) {
      const next = v + 1 < ringOffsets[hole + 1] ? v + 1 : ringOffsets[hole];
      const [x, y, nextX, nextY] = [coordinates[v * 2], coordinates[v * 2 + 1], coordinates[next * 2], coordinates[next * 2 + 1]];
      inside = isInShell(x, y) || isInShell((x + nextX) / 2, (y + nextY) / 2);
    }
    if (!inside) return true;
  }
  return false;
}

function insideRing(coordinates: Float64Array, first: number, end: number, x: number, y: number): boolean {
  let inside = false;
  for (let i = first, j = end - 1; i < end; j = i++) {
    const [xi, yi, xj, yj] = [coordinates[i * 2], coordinates[i * 2 + 1], coordinates[j * 2], coordinates[j * 2 + 1]];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
