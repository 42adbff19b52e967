import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import type { Guess } from '../source.ts';
import { ENCODING_CANDIDATES } from './encodingScores.ts';

/** Text of a file, with what is believed of its encoding. Questions among `notes` are for the caller to raise or show. */
export interface DecodedText {
  text: string;
  encoding: Guess;
  notes: Finding[];
}

/** Where an encoding stands in findings: the file and the recipe key that answers the question. */
export interface EncodingPlace {
  file: string;
  /** e.g. `inputs.facilities.encoding`. */
  parameter: string;
}

/** Bytes that are looked at for a guess; enough for any table, and a bound on the time. */
const SAMPLE_BYTES = 65_536;
/** A guess of GB18030 is taken without a question from this score and this lead over the second. */
const SURE_SCORE = 0.45;
const SURE_LEAD = 0.2;
/** Fewer characters than this say nothing about frequency. */
const SURE_CHARACTERS = 4;

const decodeWith = (bytes: Uint8Array, encoding: string): string => iconv.decode(bytes, encoding);

/**
 * Decodes text: the encoding the user gave; else the byte order mark; else strict UTF-8; else the best of the tables met
 * in the field. GB18030 is taken by itself when the decoded characters are those of Chinese place names and no other
 * table comes near; everything else is the question `encoding.doubtful`, with the candidates and a sample of each.
 * @throws InputError `encoding.unknown` (a name no decoder has), `file.invalid` (not text).
 */
export function decodeText(bytes: Uint8Array, declared: string | undefined, place: EncodingPlace): DecodedText {
  if (declared !== undefined) return decodeDeclared(bytes, declared, place);
  const guess = guessEncoding(bytes, place);
  return { text: decodeWith(bytes, guess.encoding.value ?? 'utf-8').replace(/^\uFEFF/, ''), ...guess };
}

/** The encoding of `bytes` without decoding them all; for formats whose text stands in many small pieces (DBF). */
export function guessEncoding(bytes: Uint8Array, place: EncodingPlace): { encoding: Guess; notes: Finding[] } {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return sure(mark, 1);
  if (isAscii(bytes) && !bytes.includes(0)) return sure('utf-8', 1);
  const wide = wideWithoutMark(bytes);
  if (wide !== null) return sure(wide, 0.9);
  if (bytes.includes(0)) throw new InputError({ code: 'file.invalid', severity: 'error', file: place.file, values: { reason: 'binary' } });
  if (isUtf8(bytes)) return sure('utf-8', 0.99);

  const sample = linesWithHighBytes(bytes);
  const candidates = ENCODING_CANDIDATES
    .map((candidate) => ({ value: candidate.encoding, ...candidate.score(sample) }))
    .filter((candidate) => candidate.score > -1)
    .sort((a, b) => b.score - a.score)
    .slice(0, 4)
    .map((candidate) => ({
      value: candidate.value, confidence: Math.min(0.95, Math.max(0.05, candidate.score)), characters: candidate.characters, score: candidate.score,
      sample: sampleText(decodeWith(sample, candidate.value)),
    }));
  const [best, second] = candidates;
  if (best === undefined) return { encoding: { value: null, confidence: 0, candidates: [] }, notes: [{ code: 'encoding.unknown', severity: 'question', file: place.file, parameter: place.parameter }] };
  const guess: Guess = {
    value: best.value, confidence: best.confidence, source: 'file',
    candidates: candidates.map(({ value, confidence, sample }) => ({ value, confidence, sample })),
  };
  const lead = best.score - (second?.score ?? -1);
  if (best.value === 'gb18030' && best.score >= SURE_SCORE && lead >= SURE_LEAD && best.characters >= SURE_CHARACTERS) {
    return { encoding: guess, notes: [] };
  }
  return {
    encoding: { ...guess, confidence: Math.min(guess.confidence, 0.5) },
    notes: [{
      code: 'encoding.doubtful', severity: 'question', file: place.file, parameter: place.parameter,
      values: { best: best.value, candidates: candidates.map((c) => c.value).join(', '), sample: best.sample },
    }],
  };
}

/** A decoder's name for what people write: `GBK`, `cp936`, `ANSI 936`, `65001`. Null if no decoder has it. */
export function canonicalEncoding(label: string): string | null {
  const name = label.trim().toLowerCase().replace(/^(ansi|oem|cp|windows)[\s_-]?(?=\d)/, 'cp');
  const known: Record<string, string> = {
    '936': 'gb18030', cp936: 'gb18030', gbk: 'gb18030', gb2312: 'gb18030', 'gb-18030': 'gb18030', gb18030: 'gb18030', '54936': 'gb18030',
    '65001': 'utf-8', cp65001: 'utf-8', utf8: 'utf-8', 'utf-8': 'utf-8', '950': 'big5', cp950: 'big5', big5: 'big5', 'big-5': 'big5',
    'utf-16': 'utf-16le', utf16: 'utf-16le', unicode: 'utf-16le', '932': 'shift_jis', cp932: 'shift_jis', '949': 'euc-kr', cp949: 'euc-kr',
  };
  const found = known[name] ?? (/^\d{3,5}$/.test(name) ? (name.startsWith('88') ? name.replace(/^88(\d\d)(\d+)$/, 'iso-88$1-$2') : `cp${name}`) : name);
  if (iconv.encodingExists(found)) return found;
  return iconv.encodingExists(label.trim()) ? label.trim().toLowerCase() : null;
}

function decodeDeclared(bytes: Uint8Array, declared: string, place: EncodingPlace): DecodedText {
  const name = canonicalEncoding(declared);
  if (name === null) throw new InputError({ code: 'encoding.unknown', severity: 'error', file: place.file, parameter: place.parameter, values: { encoding: declared } });
  const text = decodeWith(bytes, name).replace(/^\uFEFF/, '');
  const damaged = text.split('\uFFFD').length - 1;
  const notes: Finding[] = damaged === 0 ? [] : [{
    code: 'encoding.doubtful', severity: 'note', file: place.file, parameter: place.parameter, values: { best: name, count: damaged, candidates: name, sample: '\uFFFD' },
  }];
  return { text, encoding: { value: name, confidence: 1, source: 'declared' }, notes };
}

const sure = (value: string, confidence: number): { encoding: Guess; notes: Finding[] } =>
  ({ encoding: { value, confidence, source: 'file', candidates: [{ value, confidence }] }, notes: [] });

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without its mark: the ASCII characters of a table leave a zero in every other byte. */
function wideWithoutMark(bytes: Uint8Array): string | null {
  const end = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const share = end / 2 * 0.3;
  if (odd > share && even < odd / 20) return 'utf-16le';
  if (even > share && odd < even / 20) return 'utf-16be';
  return null;
}

function linesWithHighBytes(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.min(bytes.length + 1, SAMPLE_BYTES * 2));
  let length = 0;
  let start = 0;
  while (start < bytes.length && length < SAMPLE_BYTES) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    const line = bytes.subarray(start, end);
    if (!isAscii(line) && length + line.length < out.length) {
      out.set(line, length);
      length += line.length;
      out[length++] = 0x0a;
    }
    start = end + 1;
  }
  return length > 0 ? out.subarray(0, length) : bytes.subarray(0, SAMPLE_BYTES);
}

function sampleText(text: string): string {
  const line = text.split('\n').find((candidate) => /[^\0-\x7f]/.test(candidate)) ?? '';
  const at = Math.max(0, line.search(/[^\0-\x7f]/) - 10);
  return line.slice(at, at + 40).trim();
}
