import { describe, expect, it } from 'vitest';
import type { Basis } from '../../api/contract.ts';
import { FINDING_CODES } from '../../api/findings.ts';
import { JOB_PHASES } from '../../api/jobPhases.ts';
import { jobState } from '../../api/jobs.ts';
import { basisLine, findingMessage, format, withThousands } from '../../api/messages/index.ts';
import type { MessageKey } from '../../api/messages/index.ts';
import { en } from '../../api/messages/en.ts';
import { zh } from '../../api/messages/zh.ts';
import { ROLES } from '../../api/roles.ts';
import { GAP_STATES } from '../../geo/measures/gaps.ts';

const languages = ['zh', 'en'] as const;
const keys = Object.keys(zh) as MessageKey[];
const placeholders = (template: string) => Array.from(template.matchAll(/\{(\w+)(:[^}]+)?\}/g), ([, name, style]) => `${name}${style ?? ''}`).sort();
/** Every value a template speaks of, filled in. */
const filled = (key: MessageKey) => Object.fromEntries(placeholders(zh[key]).map((p) => p.split(':')[0]).map((name) => [name, `<${name}>`]));

describe('catalogue', () => {
  it('has every key in both languages, none empty', () => {
    expect(Object.keys(en).sort()).toEqual([...keys].sort());
    for (const key of keys.filter((key) => !key.endsWith('eparator'))) for (const catalogue of [zh, en]) expect(catalogue[key].trim(), key).not.toBe('');
  });

  it.each(keys)('%s: well-formed, and the same placeholders in both languages', (key) => {
    expect(placeholders(en[key])).toEqual(placeholders(zh[key]));
    for (const template of [zh[key], en[key]]) {
      // What is left without placeholders and pairs of brackets holds no stray mark: a typo would leave one.
      expect(template.replace(/\{\w+(:[^}]+)?\}/g, '').replace(/\[([^[\]]*)\]/g, '$1')).not.toMatch(/[[\]{}]/);
      for (const [group] of template.matchAll(/\[[^\]]*\]/g)) if (!key.startsWith('basis.')) expect(group, 'an optional piece has a value').toMatch(/\{/);
    }
  });

  it.each(keys)('%s: nothing of the template shows, with values or without', (key) => {
    for (const language of languages) {
      const [without, withAll] = [format(language, key), format(language, key, filled(key))];
      expect(without).not.toMatch(/undefined|null|NaN|[{}[\]]/);
      expect(withAll).not.toMatch(/undefined|null|NaN|[{}[\]]/);
      for (const name of Object.keys(filled(key))) expect(withAll).toContain(`<${name}>`);
    }
  });

  it.each(FINDING_CODES)('%s: a whole sentence in both languages without any value', (code) => {
    for (const language of languages) {
      const sentence = findingMessage(language, { code });
      expect(sentence).toMatch(language === 'zh' ? /[\u4E00-\u9FFF].*。$/ : /^[A-Z].*\.$/);
      expect(sentence).not.toMatch(/“”|（）|\(\)| {2}| [.,;:](?![a-z])|。。|，。|，，|；。|^[，；：]|：$/);
    }
    expect(findingMessage('en', { code })).not.toMatch(/[\u4E00-\u9FEF](?<!是|否)/);
  });

  it('names every phase, state, role and gap state', () => {
    const wanted = [...JOB_PHASES.map((p) => `phase.${p}`), ...jobState.options.map((s) => `state.${s}`), ...ROLES.map((r) => `role.${r}`), ...GAP_STATES.map((s) => `gapState.${s}`)];
    expect(keys).toEqual(expect.arrayContaining(wanted));
    expect(new Set(JOB_PHASES.map((phase) => format('zh', `phase.${phase}`))).size).toBe(JOB_PHASES.length);
  });
});

describe('format', () => {
  it('thousands only where asked, the same everywhere', () => {
    expect(format('en', 'finding.analysis.points-outside-zones', { count: 1234567, persons: 1234.5 })).toContain('points: 1,234,567; persons: 1,234.5;');
    expect(format('zh', 'finding.analysis.year-missing', { year: 2020 })).toBe('所要的年份（2020）没有数据。请改正年份。');
    expect([0, 999, 1000, -1000, 1234567.891, 999999.999].map(withThousands)).toEqual(['0', '999', '1,000', '-1,000', '1,234,567.89', '1,000,000']);
    expect(withThousands(NaN)).toBe('');
  });

  it('reads no value as a template and keeps a message on one line', () => {
    expect(format('zh', 'finding.row.not-a-number', { text: '{count}[x]$&' })).toBe('“{count}[x]$&”不是数字。请改为数字；没有数据时请留空。');
    expect(format('en', 'finding.row.not-a-number', { text: 'a\nb\u001B[31mc' })).toContain('“a b [31mc”');
  });
});

describe('findingMessage', () => {
  it('puts the place in front', () => {
    const finding = { code: 'row.not-a-number', file: 'villages.csv', row: 12, column: 'pop', parameter: 'inputs.population.persons', values: { text: 'abc' } };
    expect(findingMessage('zh', finding)).toBe('villages.csv 第 12 行 “pop”列（inputs.population.persons）：“abc”不是数字。请改为数字；没有数据时请留空。');
    expect(findingMessage('en', finding)).toBe('villages.csv, row 12, column “pop” (inputs.population.persons): Not a number: “abc”. Give a number, or leave the cell empty where there is none.');
  });

  it('names the key once, and the nearest', () => {
    const finding = { code: 'recipe.unknown-key', file: 'r.json', parameter: 'analyses.r.radiusMetres', values: { key: 'radiusMetres', nearest: 'radiusMeters' } };
    expect(findingMessage('zh', finding)).toBe('r.json（analyses.r）：不认识的键“radiusMetres”，最接近的是“radiusMeters”。请改正或删除。');
    expect(findingMessage('en', { ...finding, parameter: 'radiusMetres', file: undefined })).toBe('Unknown key “radiusMetres”; the nearest is “radiusMeters”. Correct or remove it.');
    expect(findingMessage('en', { ...finding, values: { key: 'radiusMetres', nearest: '' } })).toBe('r.json (analyses.r): Unknown key “radiusMetres”. Correct or remove it.');
  });

  it('names a missing column once, whether it comes as the place or as a value', () => {
    const sentence = '没有“pop”这一列，最接近的是“POPU”。请改正列名。';
    expect(findingMessage('zh', { code: 'column.missing', file: 'a.csv', column: 'pop', values: { column: 'pop', nearest: 'POPU' } })).toBe(`a.csv：${sentence}`);
    expect(findingMessage('zh', { code: 'column.missing', file: 'a.csv', column: 'pop', values: { nearest: 'POPU' } })).toBe(`a.csv：${sentence}`);
    expect(findingMessage('zh', { code: 'column.missing', values: { column: 'pop', nearest: 'POPU' } })).toBe(sentence);
  });

  it('a question names the recipe key that answers it, once', () => {
    expect(findingMessage('en', { code: 'crs.missing', file: 'p.csv', parameter: 'inputs.population.crs' }))
      .toBe('p.csv: The file does not state its coordinate system. State it in inputs.population.crs, for example EPSG:4326 (degrees; the same for CGCS2000), a projected one such as EPSG:4513, GCJ-02 or BD-09.');
    for (const code of ['encoding.doubtful', 'encoding.unknown', 'crs.missing', 'crs.unknown', 'crs.doubtful', 'unit.doubtful']) {
      for (const language of languages) expect(findingMessage(language, { code, parameter: 'inputs.x.y' }).split('inputs.x.y').length).toBe(2);
    }
  });

  it('translates the values of closed lists and leaves others as they are', () => {
    expect(findingMessage('zh', { code: 'recipe.missing-input', parameter: 'inputs.zones', values: { input: 'zones', analysis: 'r' } })).toBe('分析“r”缺少所需的输入数据“行政区划”（inputs.zones）。请先提供这项数据。');
    expect(findingMessage('zh', { code: 'file.invalid', values: { reason: 'open-quote' } })).toContain('：引号没有成对。');
    expect(findingMessage('zh', { code: 'file.cannot-write', values: { reason: 'EACCES' } })).toContain('（EACCES）');
  });

  it('cuts long text and shows an unknown code as itself', () => {
    const message = findingMessage('en', { code: 'row.not-a-number', values: { text: '值'.repeat(5000) } });
    expect(message).toContain(`“${'值'.repeat(300)}…”`);
    expect(findingMessage('en', { code: 'later.code', file: 'a.csv' })).toBe('a.csv: later.code');
  });
});

describe('basisLine', () => {
  const none: Basis = {
    model: null, profile: null, speedKmh: null, detourFactor: null, limitsMinutes: [], limitsMeters: [], snap: null, accessSpeedKmh: null, direction: null, neighbours: null, scenario: null,
    denominator: '', year: null, policy: null, synthetic: false,
  };
  const policy = { document: '国发〔2017〕9号', period: '2016–2020', status: 'superseded' } as const;

  it('radius', () => {
    const basis: Basis = { ...none, model: 'radius', limitsMinutes: [30], limitsMeters: [11_538.461538461539], speedKmh: 30, detourFactor: 1.3, denominator: 'population.csv: pop', year: 2020, policy };
    expect(basisLine('zh', basis)).toBe('口径：出行方式：直线距离（半径）；时限：30 分钟；距离：11.54 公里；速度：30 公里/小时；绕行系数：1.3；分母：population.csv: pop；年份：2020；依据：国发〔2017〕9号（2016–2020，已被取代）');
    expect(basisLine('en', basis)).toBe('Basis: travel by straight-line distance (radius); limit 30 min; distance 11.54 km; speed 30 km/h; detour factor 1.3; denominator population.csv: pop; year 2020; after 国发〔2017〕9号 (2016–2020, superseded)');
  });

  it('network and friction', () => {
    const network: Basis = { ...none, model: 'network', profile: 'car', limitsMinutes: [15, 30, 60], snap: 'nearest-edge', accessSpeedKmh: 5, direction: 'to-facility', policy };
    expect(basisLine('zh', network)).toBe('口径：出行方式：路网（驾车）；时限：15、30、60 分钟；接入：最近路段；接入速度：5 公里/小时；方向：前往设施；年份未注明；依据：国发〔2017〕9号（2016–2020，已被取代）');
    expect(basisLine('en', { ...none, model: 'friction', limitsMinutes: [30], neighbours: 8, direction: 'from-facility' })).toBe('Basis: travel by terrain (friction surface); limit 30 min; direction from the facility; 8 neighbours; year not stated');
    const flood: Basis = { ...none, model: 'network', profile: 'foot-slopes', limitsMinutes: [30], scenario: '洪水' };
    expect(basisLine('zh', flood)).toBe('口径：出行方式：路网（步行，计入坡度）；时限：30 分钟；情景：洪水；年份未注明');
    expect(basisLine('en', flood)).toBe('Basis: travel by road network (on foot, slopes counted); limit 30 min; scenario “洪水”; year not stated');
    expect(basisLine('en', { ...none, model: 'matrix', limitsMeters: [800, 5000] })).toBe('Basis: travel by matrix; distance 800 m, 5 km; year not stated');
  });

  it('says what an accessibility measures, and what each compared model rests on', () => {
    const road: Basis = { ...none, model: 'network', limitsMinutes: [30] };
    expect(basisLine('zh', { ...road, method: '2sfca', decay: { kind: 'gaussian', sigma: 9.89 }, per: 1000 })).toBe('口径：出行方式：路网；时限：30 分钟；方法：2SFCA；衰减：高斯（σ 9.89）；每 1000 人；年份未注明');
    expect(basisLine('en', { ...road, method: 'gravity', decay: { kind: 'power', exponent: -1 }, per: null })).toBe('Basis: travel by road network; limit 30 min; method gravity; power decay (exponent -1); year not stated');
    expect(basisLine('en', { ...road, method: 'e2sfca', decay: { kind: 'steps', limits: [10, 30], weights: [1, 0.5] }, per: 1 })).toContain('steps of decay (up to 10, 30: weights 1, 0.5)');
    expect(basisLine('zh', { ...none, limitsMinutes: [30], limitsMeters: [5000], denominator: 'a.csv: p', year: 2020 }, [{ ...none, model: 'radius', limitsMeters: [5000] }, road])).toBe('口径：出行方式：直线距离（半径）、距离：5 公里；出行方式：路网、时限：30 分钟；分母：a.csv: p；年份：2020');
  });

  it('names invented data first, and a long line whole', () => {
    const long = `${'长'.repeat(400)}.csv`;
    expect(basisLine('zh', { ...none, denominator: long, synthetic: true, policy })).toBe(`口径：虚构示例数据；分母：${long}；年份未注明；依据：国发〔2017〕9号（2016–2020，已被取代）`);
    expect(basisLine('en', { ...none, synthetic: true })).toBe('Basis: invented sample data; year not stated');
  });
});
