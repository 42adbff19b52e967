const WIDE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF“”‘’—…〔〕±≥≤→←↑↓·]/u;
const BROAD = /[mwMW%@&]/;
const NARROW = /[ijlt.,:;'|!() [\]-]/;

/**
 * Width of a text in pixels at a font size, without a font at hand: a Chinese character is one em, Latin ones are taken at or
 * above what sans-serif fonts give them, so that what is laid out by this never overlaps.
 */
export function textWidth(text: string, size = 11): number {
  let em = 0;
  for (const character of text) em += WIDE.test(character) ? 1 : BROAD.test(character) ? 0.93 : NARROW.test(character) ? 0.37 : /[A-Z]/.test(character) ? 0.7 : 0.6;
  return em * size;
}

/** The text, or as much of it as fits before an ellipsis; '' where not even one character does. */
export function fitted(text: string, width: number, size = 11): string {
  if (textWidth(text, size) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size) > width) break;
    kept += character;
  }
  return kept === '' ? '' : `${kept.trimEnd()}…`;
}
