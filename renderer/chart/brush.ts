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

/** A figure with its marks read out of it, as `unitMark` of geo/figure writes them. */
export interface MarkedFigure {
  /** The drawing without the titles of its marks: our own tooltip says them at once, the browser's would come a second later over it. */
  svg: string;
  marks: Mark[];
  width: number;
  height: number;
}

const MARK = /(<g data-code="([^"]*)" data-at="([^"]*)" data-order="(\d+)"[^>]*>)<title>([^<]*)<\/title>/g;

export function markedFigure(drawn: string): MarkedFigure {
  const marks: Mark[] = [];
  const svg = drawn.replaceAll(MARK, (_, head: string, code: string, at: string, order: string, title: string) => {
    marks.push({ code: unescaped(code), title: unescaped(title), at: placesOf(at), order: Number(order) });
    return head;
  });
  const size = (name: string) => Number(new RegExp(`^<svg [^>]*?\\b${name}="([\\d.]+)"`).exec(drawn)?.[1] ?? 0);
  return { svg, marks, width: size('width'), height: size('height') };
}

/** `data-at` of a mark: pairs x,y with spaces between. */
function placesOf(written: string): [number, number][] {
  return written.split(' ').filter((pair) => pair !== '').map((pair) => pair.split(',').map(Number) as [number, number]);
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
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
