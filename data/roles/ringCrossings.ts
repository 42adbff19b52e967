/**
 * Looks for a place where the rings `firstRing`..`endRing` of one polygon cross themselves or each other: two edges that
 * meet inside both, or run over each other. Rings that touch in a vertex are sound and not reported. A sweep over the
 * edges ordered by their western end: each is compared only with the edges still open there and overlapping in latitude.
 */
export function crossingOf(coordinates: Float64Array, ringOffsets: Uint32Array, firstRing: number, endRing: number): { lon: number; lat: number } | null {
  const first = ringOffsets[firstRing];
  const count = ringOffsets[endRing] - first;
  const next = new Uint32Array(count);
  for (let ring = firstRing; ring < endRing; ring++) {
    for (let v = ringOffsets[ring]; v < ringOffsets[ring + 1]; v++) next[v - first] = v + 1 < ringOffsets[ring + 1] ? v + 1 : ringOffsets[ring];
  }
  const x = (v: number): number => coordinates[v * 2];
  const y = (v: number): number => coordinates[v * 2 + 1];
  const west = new Float64Array(count);
  for (let e = 0; e < count; e++) west[e] = Math.min(x(first + e), x(next[e]));
  const order = Uint32Array.from(west.keys()).sort((a, b) => west[a] - west[b]);
  let active: number[] = [];
  let since = 0;
  for (const e of order) {
    const [a, b] = [first + e, next[e]];
    const [south, north] = [Math.min(y(a), y(b)), Math.max(y(a), y(b))];
    if (++since > active.length) { // now and then drop the edges that have ended
      active = active.filter((f) => Math.max(x(first + f), x(next[f])) >= west[e]);
      since = 0;
    }
    for (const f of active) {
      const [c, d] = [first + f, next[f]];
      if (Math.max(x(c), x(d)) < west[e] || Math.max(y(c), y(d)) < south || Math.min(y(c), y(d)) > north) continue;
      if (edgesCross(x(a), y(a), x(b), y(b), x(c), y(c), x(d), y(d))) return { lon: x(a), lat: y(a) };
    }
    active.push(e);
  }
  return null;
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
