/** The mark of a unit as a figure carries it: where a brush finds it, in pixels of the drawing, and its turn for the keyboard. */
export interface Mark {
  code: string;
  title: string;
  at: readonly (readonly [x: number, y: number])[];
  order: number;
}

/** Two opposite corners, in any order, in pixels of the drawing. */
export interface Box {
  from: readonly [x: number, y: number];
  to: readonly [x: number, y: number];
}

/** `data-at` of a mark: pairs x,y with spaces between. */
export function placesOf(written: string): [number, number][] {
  return written.split(' ').filter((pair) => pair !== '').map((pair) => pair.split(',').map(Number) as [number, number]);
}

/** Codes of the marks that have a place within the box, its border counting. */
export function codesWithin(marks: readonly Mark[], { from, to }: Box): Set<string> {
  const [left, right] = from[0] < to[0] ? [from[0], to[0]] : [to[0], from[0]];
  const [top, bottom] = from[1] < to[1] ? [from[1], to[1]] : [to[1], from[1]];
  return new Set(marks.filter(({ at }) => at.some(([x, y]) => x >= left && x <= right && y >= top && y <= bottom)).map(({ code }) => code));
}

/** The mark nearest to a place and no farther than `reach` pixels; null without one. */
export function nearestMark(marks: readonly Mark[], [x, y]: readonly [number, number], reach: number): Mark | null {
  let [best, least] = [null as Mark | null, reach];
  for (const mark of marks) {
    for (const [px, py] of mark.at) {
      const distance = Math.hypot(px - x, py - y);
      if (distance > least) continue;
      [best, least] = [mark, distance];
    }
  }
  return best;
}

/** The mark the keyboard comes to from `code` (null: from outside), `step` marks on in their order; it stays at the ends. */
export function nextMark(marks: readonly Mark[], code: string | null, step: number): Mark | null {
  const sorted = [...marks].sort((a, b) => a.order - b.order);
  const here = sorted.findIndex((mark) => mark.code === code);
  const to = here < 0 ? (step > 0 ? 0 : sorted.length - 1) : here + step;
  return sorted[Math.max(0, Math.min(sorted.length - 1, to))] ?? null;
}

/** The set with a code put in, or taken out where it was. */
export function toggled(codes: ReadonlySet<string>, code: string): Set<string> {
  const changed = new Set(codes);
  if (!changed.delete(code)) changed.add(code);
  return changed;
}

export function sameCodes(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((code) => b.has(code));
}
