import iconv from 'iconv-lite';
import { FREQUENT_SIMPLIFIED, FREQUENT_TRADITIONAL } from './frequentCharacters.ts';

/**
 * How much the bytes look like text in each table, from the characters they would make: what such text is full of
 * counts for the table, what it hardly ever holds counts against it (the way mapshaper tells encodings apart).
 */
export interface EncodingScore {
  /** Mean weight of the characters beyond ASCII, in [-1, 1]; below -1 the bytes are not valid in the table at all. */
  score: number;
  /** Characters beyond ASCII. */
  characters: number;
}

type Weigh = (character: string, before: string, after: string) => number;

const INVALID: EncodingScore = { score: -2, characters: 0 };

function scorer(encoding: string, weigh: Weigh): (bytes: Uint8Array) => EncodingScore {
  return (bytes) => {
    const text = iconv.decode(bytes, encoding);
    let sum = 0;
    let characters = 0;
    for (let i = 0; i < text.length; i++) {
      if (text.charCodeAt(i) < 0x80) continue;
      if (text[i] === '\uFFFD') return INVALID;
      characters++;
      sum += weigh(text[i], text[i - 1] ?? '', text[i + 1] ?? '');
    }
    return characters === 0 ? INVALID : { score: sum / characters, characters };
  };
}

/** The characters whose two bytes lie in `firstLead`..`lastLead` x `trails`: the level-1 (everyday) part of a table. */
function tablePart(encoding: string, firstLead: number, lastLead: number, trails: [number, number][]): () => ReadonlySet<string> {
  let part: Set<string> | null = null;
  return () => {
    if (part !== null) return part;
    part = new Set();
    for (let lead = firstLead; lead <= lastLead; lead++) {
      for (const [from, to] of trails) for (let trail = from; trail <= to; trail++) part.add(iconv.decode(Buffer.from([lead, trail]), encoding));
    }
    return part;
  };
}

const gbLevel1 = tablePart('gb18030', 0xb0, 0xd7, [[0xa1, 0xfe]]);
const gbLevel2 = tablePart('gb18030', 0xd8, 0xf7, [[0xa1, 0xfe]]);
const big5Level1 = tablePart('big5', 0xa4, 0xc6, [[0x40, 0x7e], [0xa1, 0xfe]]);

const isPunctuation = (c: string): boolean => (c >= '\u3000' && c <= '\u303f') || (c >= '\uff01' && c <= '\uff5e');
const isKana = (c: string): boolean => c >= '\u3041' && c <= '\u30fe';
const isHangul = (c: string): boolean => c >= '\uac00' && c <= '\ud7a3';
const isHan = (c: string): boolean => c >= '\u4e00' && c <= '\u9fff';
const isLetter = (c: string): boolean => /\p{L}/u.test(c);

const simplified: Weigh = (c) => {
  if (FREQUENT_SIMPLIFIED.has(c)) return 1;
  if (gbLevel1().has(c)) return 0.2;
  if (isPunctuation(c)) return 0.3;
  return gbLevel2().has(c) ? -0.3 : -1;
};
const traditional: Weigh = (c) => {
  if (FREQUENT_TRADITIONAL.has(c)) return 1;
  if (big5Level1().has(c)) return 0.2;
  return isPunctuation(c) ? 0.3 : -1;
};
const japanese: Weigh = (c) => {
  if (isKana(c)) return 0.9;
  if (c >= '\uff61' && c <= '\uff9f') return -0.7;
  if (FREQUENT_SIMPLIFIED.has(c) || FREQUENT_TRADITIONAL.has(c)) return 0.5;
  return isHan(c) ? 0.1 : isPunctuation(c) ? 0.3 : -1;
};
const korean: Weigh = (c) => (isHangul(c) ? 0.4 : isPunctuation(c) ? 0.3 : -0.6);
/** Accented letters stand among plain ones; two in a row are rare in western text. */
const western: Weigh = (c, before, after) => {
  if (!isLetter(c)) return -0.8;
  return /[A-Za-z]/.test(before) || /[A-Za-z]/.test(after) ? 0.7 : -0.4;
};
/** Alphabets beyond ASCII come in words: a letter beside a letter of the same alphabet, capitals only in front. */
const alphabetic = (from: string, to: string): Weigh => {
  const own = (c: string): boolean => c >= from && c <= to;
  return (c, before) => {
    if (!own(c)) return -0.8;
    if (own(before) && c !== c.toLowerCase() && before === before.toLowerCase()) return -0.6;
    return 0.6;
  };
};

/** UTF-8 with a few broken bytes (cut short, or repaired badly) is still UTF-8 if most of its characters are whole. */
function damagedUtf8(bytes: Uint8Array): EncodingScore {
  let broken = 0;
  let characters = 0;
  for (const c of iconv.decode(bytes, 'utf-8')) {
    if (c === '\uFFFD') broken++;
    else if (c > '\x7f') characters++;
  }
  return characters === 0 ? INVALID : { score: Math.max(-1, 0.9 - (3 * broken) / characters), characters };
}

export const ENCODING_CANDIDATES: { encoding: string; score: (bytes: Uint8Array) => EncodingScore }[] = [
  { encoding: 'utf-8', score: damagedUtf8 },
  { encoding: 'gb18030', score: scorer('gb18030', simplified) },
  { encoding: 'big5', score: scorer('big5', traditional) },
  { encoding: 'shift_jis', score: scorer('shift_jis', japanese) },
  { encoding: 'euc-jp', score: scorer('euc-jp', japanese) },
  { encoding: 'euc-kr', score: scorer('euc-kr', korean) },
  { encoding: 'windows-1252', score: scorer('windows-1252', western) },
  { encoding: 'windows-1253', score: scorer('windows-1253', alphabetic('\u0370', '\u03ff')) },
  { encoding: 'windows-1251', score: scorer('windows-1251', alphabetic('\u0400', '\u04ff')) },
];
