import iconv from 'iconv-lite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalEncoding, decodeText } from '../../../data/importers/encoding.ts';
import { readCsv } from '../../../data/importers/csv.ts';
import { openSource } from '../../../data/importers/sourceFile.ts';
import { temporaryFolder } from '../temporaryFiles.ts';

const place = { file: 'x.csv', parameter: 'inputs.facilities.encoding' };
const folder = temporaryFolder();
const NAMES = ['兴义市', '贞丰县', '普安县', '晴隆县', '册亨县', '望谟县', '安龙县', '兴仁市', '楼下镇卫生院', '龙吟镇中心小学', '大田乡文化站', '青山镇幼儿园', '雪浦乡', '格所村', '三湾组', '沙子镇敬老院'];
const TRADITIONAL = '臺北市立圖書館,臺中市衛生所,高雄縣國民小學,學校名稱,人口數,鄉鎮市區';

describe('encoding of a text', () => {
  it.each([
    ['utf-8', Buffer.from('名称,人口\n兴义市,5\n'), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from('\uFEFF名称\n兴义市\n'), 'utf-8'],
    ['UTF-16 LE with its mark', Buffer.from('\uFEFF名称\n兴义市\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 LE without', Buffer.from('name\tpop\na\t1\n', 'utf16le'), 'utf-16le'],
    ['plain ASCII', Buffer.from('name,pop\na,1\n'), 'utf-8'],
  ])('%s is known without a question', (_, bytes, expected) => {
    const { text, encoding, notes } = decodeText(bytes, undefined, place);
    expect(encoding.value).toBe(expected);
    expect(notes).toEqual([]);
    expect(text.charCodeAt(0)).not.toBe(0xfeff);
    expect(text).toMatch(/^(名称|name)/);
  });

  it('reads any handful of place names back from GB18030, or asks', () => {
    let silent = 0;
    const runs = 60;
    fc.assert(fc.property(fc.shuffledSubarray(NAMES, { minLength: 4 }), (names) => {
      const { text, encoding, notes } = decodeText(iconv.encode(`名称,人口\n${names.join(',1\n')}`, 'gb18030'), undefined, place);
      expect(encoding.value).toBe('gb18030');
      expect(text).toContain(names[0]);
      if (notes.length === 0) silent++;
    }), { seed: 20, numRuns: runs });
    expect(silent).toBe(runs);
  });

  it('asks about Big5, with Big5 first and a readable sample', () => {
    const { encoding, notes } = decodeText(iconv.encode(TRADITIONAL, 'big5'), undefined, place);
    expect(encoding.candidates?.[0]).toMatchObject({ value: 'big5', sample: TRADITIONAL.slice(0, 40) });
    expect(notes).toMatchObject([{ code: 'encoding.doubtful', severity: 'question', file: 'x.csv', parameter: 'inputs.facilities.encoding' }]);
  });

  it.each(['euc-jp', 'shift_jis'])('never takes %s for Chinese', (table) => {
    const { notes } = decodeText(iconv.encode('ひたちなか市,つくば市,かすみがうら市', table), undefined, place);
    expect(notes).toMatchObject([{ code: 'encoding.doubtful', severity: 'question' }]);
  });

  it.each([['windows-1252', 'Peçanha,São José,Três Marias'], ['windows-1253', 'ΑΝΑΤΟΛΙΚΗ ΜΑΚΕΔΟΝΙΑ'], ['euc-kr', '서울특별시,부산광역시']])('asks about %s and puts it first', (table, text) => {
    const { encoding, notes } = decodeText(iconv.encode(text, table), undefined, place);
    expect(encoding.value).toBe(table);
    expect(notes[0]?.severity).toBe('question');
  });

  it('asks about UTF-8 that was cut in the middle of a character, naming UTF-8', () => {
    const whole = Buffer.from(`名称\n${NAMES.join('\n')}`);
    const { encoding, notes } = decodeText(whole.subarray(0, whole.length - 1), undefined, place);
    expect(encoding.value).toBe('utf-8');
    expect(notes[0]?.severity).toBe('question');
  });

  it('obeys the user, and counts what the table he named cannot hold', () => {
    const bytes = iconv.encode(TRADITIONAL, 'big5');
    expect(decodeText(bytes, 'Big5', place)).toMatchObject({ text: TRADITIONAL, encoding: { value: 'big5', confidence: 1, source: 'declared' }, notes: [] });
    expect(decodeText(Buffer.from([0x61, 0xff, 0x0a]), 'utf-8', place).notes).toMatchObject([{ code: 'encoding.doubtful', severity: 'note', values: { count: 1 } }]);
  });

  it('refuses a name no decoder has, and bytes that are no text', () => {
    expect(() => decodeText(Buffer.from('a'), 'klingon', place)).toThrow('encoding.unknown');
    expect(() => decodeText(Buffer.from([1, 0, 2, 0xff, 0, 0, 0xfe, 9]), undefined, place)).toThrow('file.invalid');
  });

  it.each([['GBK', 'gb18030'], ['936', 'gb18030'], ['ANSI 936', 'gb18030'], ['65001', 'utf-8'], ['ISO-8859-1', 'iso-8859-1'], ['874', 'cp874'], ['88597', 'iso-8859-7'], ['nonsense', null]])('knows what %s means', (label, expected) => {
    expect(canonicalEncoding(label)).toBe(expected);
  });
});

describe('mojibake', () => {
  const read = (name: string, bytes: Uint8Array) => readCsv(openSource(folder.write(name, bytes), ''), { parameterPrefix: '' });

  it('is noted where UTF-8 was once read as GBK', () => {
    const garbled = NAMES.map((name) => iconv.decode(Buffer.from(name), 'gb18030'));
    const { notes } = read('garbled.csv', Buffer.from(`name,n\n${garbled.map((name, i) => `${name.replaceAll(',', '')},${i}`).join('\n')}\n`));
    expect(notes).toMatchObject([{ code: 'encoding.mojibake', severity: 'note', column: 'name', values: { table: 'gb18030' } }]);
    expect(String(notes[0].values?.['repaired'])).toMatch(/^兴义/);
  });

  it('is not seen in sound Chinese, Greek or Portuguese', () => {
    expect(read('sound.csv', Buffer.from(`name,n\n${NAMES.join(',1\n')},1\nηελλο ςορλδ,2\nSão José,3\n`)).notes).toEqual([]);
  });
});
