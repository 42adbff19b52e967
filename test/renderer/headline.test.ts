import { describe, expect, it } from 'vitest';
import type { UnitFigures } from '../../renderer/app/coverage.ts';
import { formatsFor } from '../../renderer/app/format.ts';
import { countyGapSentence, coverageSentence, gapSentence, poorUncovered, sitingSentence } from '../../renderer/app/headline.ts';
import type { GapRow } from '../../renderer/app/gaps.ts';
import { textIn } from '../../renderer/text/text.ts';

const unit = (code: string, persons: number, covered: number): UnitFigures => ({
  code, name: code, parent: '', persons, covered, uncovered: persons - covered, share: covered / persons, areaShare: Number.NaN, areaKm2: 1, backup: Number.NaN, served: Number.NaN, residual: Number.NaN, groups: {},
});
const zh = { text: textIn('zh'), formats: formatsFor('zh'), area: '全域' };
const en = { text: textIn('en'), formats: formatsFor('en'), area: 'the whole area' };
const FILLED = /^[^{}]+$/;

describe('coverageSentence', () => {
  // 1,000,000 people, 800,000 inside: 80.0 % and 200,000 outside, of them 150,000 in the poor county a.
  const units = [unit('a', 400_000, 250_000), unit('b', 600_000, 550_000)];
  const total = unit('', 1_000_000, 800_000);
  it('adds up people outside in poor counties only', () => {
    expect(poorUncovered(units, (code) => code === 'a')).toBe(150_000);
    expect(poorUncovered(units, () => false)).toBeNaN();
  });
  it('says share, people outside and those in poor counties', () => {
    expect(coverageSentence(zh, '30 分钟内', '医院', total, 150_000)).toBe('30 分钟内，全域 80.0% 的人口可到达医院；20万人在圈外，其中贫困县 15万人。');
    expect(coverageSentence(en, 'Within 30 minutes', 'hospitals', total, 150_000)).toBe('Within 30 minutes, 80.0% of the people of the whole area can reach hospitals; 200k are outside, 150k of them in poor counties.');
  });
  it('leaves poor counties out where none is marked, and says so where all or none are there', () => {
    expect(coverageSentence(zh, '30 分钟内', '医院', total, Number.NaN)).not.toContain('贫困');
    expect(coverageSentence(zh, '30 分钟内', '医院', unit('', 10, 10), 0)).toContain('全部');
    expect(coverageSentence(zh, '30 分钟内', '医院', unit('', 0, 0), 0)).toBe('全域没有人口数据。');
  });
});

describe('sentences of gaps and siting', () => {
  const totals = { indicator: 'beds', direction: 'higher' as const, benchmark: 6.5, n: 90, below: 36, persons_below: 11_747_068, poor_below: 26 };
  it('name the counties below and leave out what the table lacks', () => {
    expect(gapSentence(zh, '床位', totals)).toBe('床位：90 个县中 36 个未达到基准 6.5，涉及 1,175万人，其中贫困县 26 个。');
    expect(gapSentence(zh, '床位', { ...totals, persons_below: null, poor_below: null })).toBe('床位：90 个县中 36 个未达到基准 6.5。');
  });
  it('name a county with its value, and one without', () => {
    const row: GapRow = { code: 'a', name: 'a', indicator: 'beds', value: 4, benchmark: 6.5, gap: -2.5, shortfall: 2.5, attainment: 0.6, rank: 3, state: 'below', persons: 1, poor: true, relativeGap: -0.4, zScore: -1, severity: Number.NaN, events: Number.NaN, low: Number.NaN, high: Number.NaN };
    for (const words of [zh, en]) {
      expect(countyGapSentence(words, 'beds', row, 90)).toMatch(FILLED);
      expect(countyGapSentence(words, 'beds', { ...row, state: 'missing', value: Number.NaN }, 90)).toMatch(FILLED);
    }
    expect(countyGapSentence(zh, '床位', row, 90)).toContain('倒数第 3');
  });
  it('says what new sites change', () => {
    const siting = { objective: 9, bound: null, gap: null, status: 'heuristic', persons: 1_000_000, before: 800_000, after: 900_000 };
    expect(sitingSentence(zh, '30 分钟内', 5, siting)).toBe('新增 5 个点后，30 分钟内可到达的人口由 80.0% 提高到 90.0%，多覆盖 10万人。');
    expect(sitingSentence(en, 'Within 30 minutes', 5, siting)).toMatch(FILLED);
  });
});
