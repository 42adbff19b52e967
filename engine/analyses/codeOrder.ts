/** The order of rows in every table. */

/** Orders texts by code point. UTF-16 order differs from it for rare characters (CJK extension B), whose halves are surrogates. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = a.charCodeAt(i) - b.charCodeAt(i);
    // The texts are equal up to here, so both stand at the start of a character, or in the middle of the same one.
    if (difference !== 0) return a.codePointAt(i)! - b.codePointAt(i)!;
  }
  return a.length - b.length;
}

/** Indexes of codes in that order; equal codes keep theirs. */
export const inCodeOrder = (codes: readonly string[]): number[] => codes.map((_, unit) => unit).sort((a, b) => byCodePoint(codes[a], codes[b]) || a - b);
