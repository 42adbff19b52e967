import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RulesAnalysis } from '../../api/valueAnalyses.ts';
import type { RunDraft } from '../../data/project/projectFile.ts';
import { runCoverage } from '../../engine/analyses/coverage/coverage.ts';
import { worstFacility } from '../../engine/analyses/rules/facilityMeasures.ts';
import type { Measures } from '../../engine/analyses/rules/facilityMeasures.ts';
import type { RuleData } from '../../engine/analyses/rules/ruleData.ts';
import { testsOf } from '../../engine/analyses/rules/ruleTests.ts';
import type { RuleUnits } from '../../engine/analyses/rules/ruleUnits.ts';
import { smallProfile, smallRule } from '../data/profiles/smallProfile.ts';
import { control } from './town.ts';
import { COUNTIES, TOWNSHIPS, rowsOf, ruleProject, runOn, statesOf, valuesOf } from './ruleTown.ts';
import type { RuleTown } from './ruleTown.ts';

/** Hand-derived towns for every kind of rule. The figures of the plan of 2017 stand in test/data/profiles. */
const folder = mkdtempSync(join(tmpdir(), 'junheng-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(town: RuleTown, analysis: Partial<RulesAnalysis>, coverage: Parameters<typeof runCoverage>[1][] = []): Promise<RunDraft> {
  const project = await ruleProject(folder, town);
  try {
    return runOn(project, analysis, coverage.map((each) => runCoverage(project, each, control())));
  } finally {
    project.close();
  }
}
const table = (columns: string, rows: Record<string, (string | number)[]>) => `code,${columns}\n${Object.entries(rows).map(([code, cells]) => [code, ...cells].join(',')).join('\n')}\n`;
const byCounty = (column: string, values: (string | number)[], more: Record<string, (string | number)[]> = {}) => table(column, { ...Object.fromEntries(COUNTIES.map((code, i) => [code, [values[i]]])), ...more });

describe('presence', () => {
  it('counts the facilities of the type that lie in the unit', async () => {
    // One in t0, none in 990102, two in 990201, one in t7; a clinic is no hospital.
    const draft = await run({ facilities: [['county-general-hospital', 0], ['county-general-hospital', 4], ['county-general-hospital', 5], ['county-general-hospital', 7], ['clinic', 2]] }, { rules: ['county-general-hospital'] });
    expect(valuesOf(draft)).toEqual([1, 0, 2, 1]);
    expect(statesOf(draft)).toEqual(['pass', 'fail', 'pass', 'pass']);
    expect(rowsOf(draft, 'summary')[0]).toMatchObject({ rule: 'county-general-hospital', level: 'county', tested: 4, passed: 3, failed: 1, no_data: 0, not_applicable: 0, share_passed: 0.75 });
  });

  it('of several types together, or of every type: hospital and hospital of Chinese medicine', async () => {
    const facilities: RuleTown['facilities'] = [['hospital', 0], ['tcm', 1], ['hospital', 2], ['hospital', 3], ['tcm', 6]];
    const both = { kind: 'presence' as const, facilityTypes: ['hospital', 'tcm'] };
    const profile = smallProfile({ rules: [smallRule('any', both), smallRule('every', { ...both, combine: 'every' })] });
    const draft = await run({ facilities, profiles: [profile] }, { profile: 'local' });
    expect([valuesOf(draft, 'any'), valuesOf(draft, 'every')]).toEqual([[2, 2, 0, 1], [1, 0, 0, 0]]);
    expect([statesOf(draft, 'any'), statesOf(draft, 'every')]).toEqual([['pass', 'pass', 'fail', 'pass'], ['pass', 'fail', 'fail', 'fail']]);
  });

  it('asks for standardised centres: none is a failure, one of unknown standard is no answer', async () => {
    const facilities: RuleTown['facilities'] = [
      ['township-health-centre', 0, { standardised: 1 }], ['township-health-centre', 1, { standardised: 0 }], ['township-health-centre', 2], ['township-health-centre', 4], ['township-health-centre', 4, { standardised: 1 }],
    ];
    // t5 is a sub-district, for which there is another rule; t3, t6 and t7 have no centre.
    const draft = await run({ facilities, tags: { townships: { 'sub-district': [5] } } }, { rules: ['township-health-centre', 'community-health-service-centre'] });
    expect(statesOf(draft, 'township-health-centre')).toEqual(['pass', 'fail', 'no-data: attribute-unknown', 'fail', 'pass', 'not-applicable: out-of-scope', 'fail', 'fail']);
    expect(statesOf(draft, 'community-health-service-centre')).toEqual(TOWNSHIPS.map((_, i) => (i === 5 ? 'no-data: no-facilities-of-type' : 'not-applicable: out-of-scope')));
    // Nobody has recorded the standard, or which townships are sub-districts.
    const unknown = await run({ facilities: [['township-health-centre', 0]] }, { rules: ['township-health-centre', 'community-health-service-centre'] });
    expect(statesOf(unknown, 'township-health-centre').slice(0, 2)).toEqual(['no-data: attribute-missing', 'fail']);
    expect(statesOf(unknown, 'community-health-service-centre')[0]).toBe('no-data: scope-unknown');
  });

  it('of prefectures is that of their counties; of types that are bound; of a column that counts', async () => {
    const town: RuleTown = { facilities: [['仓库', 1], ['仓库', 2]], indicators: byCounty('stores', [0, 1, 2, '']) };
    const stores = await run(town, { rules: ['relief-store'], bind: { 'relief-store': { facilityTypes: ['仓库'] } } });
    expect(rowsOf(stores).filter(({ level }) => level === 'prefecture').map(({ code, value, state }) => [code, value, state])).toEqual([['9901', 2, 'pass'], ['9902', 0, 'fail']]);
    expect(statesOf(stores, 'relief-store', 'county')).toEqual(Array.from({ length: 4 }, () => 'no-data: scope-unknown'));
    const counted = await run(town, { rules: ['county-library'], bind: { 'county-library': { column: 'stores' } } });
    expect(statesOf(counted)).toEqual(['fail', 'pass', 'pass', 'no-data: no-value']);
  });

  it('only encouraged fails nobody, unless the user sets a threshold', async () => {
    const town: RuleTown = { facilities: [['public-training-base-county', 0]] };
    const draft = await run(town, { rules: ['county-training-base'] });
    expect(valuesOf(draft)).toEqual([1, 0, 0, 0]);
    expect(statesOf(draft)).toEqual(Array.from({ length: 4 }, () => 'not-applicable: encouraged-only'));
    const bound = await run(town, { rules: ['county-training-base'], bind: { 'county-training-base': { threshold: 1 } } });
    expect([statesOf(bound), rowsOf(bound)[0].profile]).toEqual([['pass', 'fail', 'fail', 'fail'], 'recipe']);
  });
});

describe('ratio', () => {
  it('of a column to another, per the people of the rule: 2 per 10,000', async () => {
    // 6 / 30,000, 13 / 70,000, no doctors known, no people.
    const draft = await run({ indicators: table('gp,people', { 990101: [6, 30000], 990102: [13, 70000], 990201: ['', 5], 990202: [3, 0] }) }, { rules: ['gp-per-10000'], bind: { 'gp-per-10000': { column: 'gp', per: 'people' } } });
    expect(valuesOf(draft)).toEqual([2, 130000 / 70000, NaN, NaN]);
    expect(statesOf(draft)).toEqual(['pass', 'fail', 'no-data: no-value', 'no-data: no-value']);
    expect(rowsOf(draft)[0].denominator).toBe('people');
  });

  it('of facilities, or of their beds, to the people of the unit', async () => {
    const per = { kind: 'ratio' as const, per: 1000, threshold: 1, facilityTypes: ['home'] };
    const profile = smallProfile({ rules: [smallRule('homes', per), smallRule('beds', { ...per, counts: 'capacity', threshold: 10 })] });
    // 990101: 3 homes with 30 beds for 3000; 990102: 14 beds and one unknown for 7000; 990201: 110 and one unknown for 11,000; 990202: none.
    const facilities: RuleTown['facilities'] = [
      ['home', 0, { capacity: 10 }], ['home', 1, { capacity: 10 }], ['home', 1, { capacity: 10 }], ['home', 2, { capacity: 14 }], ['home', 3], ['home', 4, { capacity: 110 }], ['home', 5],
    ];
    const draft = await run({ facilities, profiles: [profile] }, { profile: 'local' });
    expect(valuesOf(draft, 'homes')).toEqual([1, 2 / 7, 2 / 11, 0]);
    expect(valuesOf(draft, 'beds')).toEqual([10, 2, 10, 0]);
    expect(statesOf(draft, 'beds')).toEqual(['pass', 'no-data: attribute-unknown', 'pass', 'fail']);
    expect(rowsOf(draft)[0].denominator).toBe('people.csv: n');
  });
});

describe('share', () => {
  it('of facilities with a flag among all of them: 19 of 20 are 95 %, 18 are not; unknown ones may change the answer or not', async () => {
    const clinics = (township: number, flagged: number, plain: number, unknown: number) => [
      ...Array.from({ length: flagged }, () => ['village-clinic', township, { standardised: 1 }] as const), ...Array.from({ length: plain }, () => ['village-clinic', township, { standardised: 0 }] as const),
      ...Array.from({ length: unknown }, () => ['village-clinic', township] as const),
    ];
    const draft = await run({ facilities: [...clinics(0, 19, 1, 0), ...clinics(2, 18, 2, 0), ...clinics(4, 18, 1, 1), ...clinics(6, 10, 9, 1)] }, { rules: ['primary-institution-standardisation'] });
    expect(statesOf(draft)).toEqual(['pass', 'fail', 'no-data: attribute-unknown', 'fail']);
    expect(rowsOf(draft).map(({ value, denominator }) => [value, denominator])).toEqual([[95, '20 facilities'], [90, '20 facilities'], [1800 / 19, '19 of 20 facilities'], [1000 / 19, '19 of 20 facilities']]);
  });

  it('of the units below: townships of a county, counties of a prefecture', async () => {
    const flagsOf = (flags: number[], codes: string[]) => Object.fromEntries(codes.map((code, i) => [code, [flags[i]]]));
    const supervised = await run({ indicators: table('served', flagsOf([1, 1, 1, 0, 0, 0, 1, 1], TOWNSHIPS)) }, { rules: ['health-supervision-township-cover'], bind: { 'health-supervision-township-cover': { column: 'served' } } });
    expect(rowsOf(supervised).filter(({ level }) => level === 'county').map(({ value, state, denominator }) => [value, state, denominator])).toEqual([[100, 'pass', '2 townships'], [50, 'fail', '2 townships'], [0, 'fail', '2 townships'], [100, 'pass', '2 townships']]);
    // Counties with a share of their own in the table: the province, which the rule tests too, has none, and nothing is refused.
    const shares = await run({ indicators: byCounty('served', [100, 89.5, 0, '']) }, { rules: ['health-supervision-township-cover'], bind: { 'health-supervision-township-cover': { column: 'served' } } });
    expect(rowsOf(shares).map(({ level, value, state, reason }) => [level, value, state, reason])).toEqual([
      ['province', NaN, 'no-data', 'no-value'], ['county', 100, 'pass', ''], ['county', 89.5, 'fail', ''], ['county', 0, 'fail', ''], ['county', NaN, 'no-data', 'no-value'],
    ]);
    // The column may have the very id of the rule: then nothing has to be bound. 3 of 4 counties of the province.
    const balanced = await run({ indicators: byCounty('balanced-county-share', [1, 1, 1, 0]) }, { rules: ['balanced-county-share'] });
    expect(rowsOf(balanced).map(({ code, level, value, state }) => [code, level, value, state])).toEqual([['990000', 'province', 75, 'fail'], ['9901', 'prefecture', 100, 'pass'], ['9902', 'prefecture', 50, 'fail']]);
  });
});

describe('coverage', () => {
  it('is strict as printed: "> 95" fails 95.0, ">= 90" passes 90', async () => {
    const indicators = table('basic-medical-insurance-participation-rate,basic-pension-insurance-participation-rate', { 990101: [95, 90], 990102: ['95.0', 89.9], 990201: [95.1, 90.1], 990202: ['', ''] });
    const draft = await run({ indicators }, { rules: ['medical-participation-95', 'pension-participation-90'] });
    expect(statesOf(draft, 'medical-participation-95')).toEqual(['fail', 'fail', 'pass', 'no-data: no-value']);
    expect(statesOf(draft, 'pension-participation-90')).toEqual(['pass', 'fail', 'pass', 'no-data: no-value']);
    // Rows of a county stand in the order of the profile: pension first.
    expect(rowsOf(draft).slice(0, 2)).toMatchObject([{ operator: '>=', threshold: 90 }, { operator: '>', threshold: 95, profile: 'cn-2017-9' }]);
  });

  it('of registers is counted exactly: 57 of 100 are 57 %', async () => {
    const profile = smallProfile({ rules: [smallRule('served', { kind: 'coverage', per: 100, threshold: 57 })] });
    const draft = await run({ indicators: table('served,all', { 990101: [57, 100], 990102: [56, 100], 990201: [570, 1000], 990202: [0, 10] }), profiles: [profile] }, { profile: 'local', bind: { served: { column: 'served', per: 'all' } } });
    expect(statesOf(draft)).toEqual(['pass', 'fail', 'pass', 'fail']);
  });

  it('is the share of people of a coverage run, where one is bound', async () => {
    // A clinic in t0 and in t3, a radius of 3 km: 1000 of 3000 people, 4000 of 7000, nobody of the rest.
    const town: RuleTown = { facilities: [['clinic', 0], ['clinic', 3]] };
    const draft = await run(town, { rules: ['social-security-card'], bind: { 'social-security-card': { coverage: 'r' } } }, [{ id: 'r', kind: 'coverage', model: 'radius', radiusMeters: 3000 }]);
    expect(valuesOf(draft)).toEqual([100000 / 3000, 400000 / 7000, 0, 0]);
  });
});

describe('service time', () => {
  const town: RuleTown = { facilities: [['clinic', 0], ['clinic', 1], ['clinic', 3]] };
  // 30 minutes at 6 km/h without detour are 3 km: everybody of 990101, 4000 of 7000 in 990102, nobody else.
  const coverage = [{ id: 'r', kind: 'coverage' as const, model: 'radius' as const, minutes: [15, 30], speedKmh: 6, detourFactor: 1 }];
  const bind = (more: object) => ({ rules: ['primary-care-30min'], bind: { 'primary-care-30min': { coverage: 'r', ...more } } });

  it('holds the share of people within the limit of the rule against the share that is wanted', async () => {
    const draft = await run(town, bind({ shareNeeded: 0.5 }), coverage);
    expect(rowsOf(draft).filter(({ level }) => level === 'county').map(({ value, operator, threshold, state }) => [value, operator, threshold, state])).toEqual([[1, '>=', 0.5, 'pass'], [4 / 7, '>=', 0.5, 'pass'], [0, '>=', 0.5, 'fail'], [0, '>=', 0.5, 'fail']]);
    expect(statesOf(draft, 'primary-care-30min', 'township')).toEqual(['pass', 'pass', 'fail', 'pass', 'fail', 'fail', 'fail', 'fail']);
  });

  it('has no answer without that share, nor by a run with a longer limit', async () => {
    const without = await run(town, bind({}), coverage);
    expect([rowsOf(without)[0].state, rowsOf(without)[0].reason, rowsOf(without)[0].value]).toEqual(['no-data', 'share-needed', 1]);
    const longer = await run(town, bind({ shareNeeded: 0.5 }), [{ ...coverage[0], minutes: [60] }]);
    expect(new Set(statesOf(longer, 'primary-care-30min', 'county'))).toEqual(new Set(['no-data: limit-differs']));
    expect(new Set(statesOf(await run(town, bind({ shareNeeded: 0.5, limit: 60 }), [{ ...coverage[0], minutes: [60] }]), 'primary-care-30min', 'county'))).toEqual(new Set(['no-data: limit-differs']));
    await expect(run(town, bind({ shareNeeded: 0.5, limit: 20 }), coverage)).rejects.toMatchObject({ findings: [{ code: 'analysis.no-rows', values: { known: '15, 30' } }] });
  });
});

describe('frequency, capacity, spread and gap', () => {
  it('11 films a year fail, 12 pass; villages are the twelve-digit codes of the table', async () => {
    const films = { rules: ['film-monthly'], bind: { 'film-monthly': { column: 'films' } } };
    const draft = await run({ indicators: table('films', { '990101001201': [11], '990101001202': [12], '990102001201': [''], '990102001000': [3], 990101: [99] }) }, films);
    expect(rowsOf(draft).map(({ code, level, state }) => [code, level, state])).toEqual([['990101001201', 'village', 'fail'], ['990101001202', 'village', 'pass'], ['990102001201', 'village', 'no-data']]);
    const without = await run({ indicators: byCounty('films', [12, 12, 12, 12]) }, films);
    expect([rowsOf(without), rowsOf(without, 'summary')[0]]).toMatchObject([[], { level: 'village', tested: 0, share_passed: NaN, reasons: 'no-units' }]);
  });

  it('every part of a rule with several thresholds is tested by itself', async () => {
    const indicators = table('radio-channels.satellite,radio-channels.analogue,tv', { 990101: [17, 5, 5], 990102: [16, 6, 5], 990201: [20, '', 4], 990202: [17, 6, 15] });
    const draft = await run({ indicators, tags: { zones: { 'digital-conversion-unfinished': [0, 2] } } }, { rules: ['radio-channels', 'tv-channels'], bind: { 'tv-channels.unconverted': { column: 'tv' }, 'tv-channels.terrestrial-digital': { column: 'tv' } } });
    expect(statesOf(draft, 'radio-channels.satellite')).toEqual(['pass', 'fail', 'pass', 'pass']);
    expect(statesOf(draft, 'radio-channels.analogue')).toEqual(['fail', 'pass', 'no-data: no-value', 'pass']);
    expect(new Set(statesOf(draft, 'radio-channels.digital-audio'))).toEqual(new Set(['no-data: not-bound']));
    expect(statesOf(draft, 'tv-channels.unconverted')).toEqual(['pass', 'not-applicable: out-of-scope', 'fail', 'not-applicable: out-of-scope']);
    expect(statesOf(draft, 'tv-channels.terrestrial-digital')).toEqual(['not-applicable: out-of-scope', 'fail', 'not-applicable: out-of-scope', 'pass']);
  });

  it('capacity is that of the worst institution of the unit', async () => {
    const profile = smallProfile({ rules: [smallRule('answered', { kind: 'capacity', threshold: 80, facilityTypes: ['hotline'] })] });
    const facilities: RuleTown['facilities'] = [['hotline', 0, { answered: 80 }], ['hotline', 1, { answered: 95 }], ['hotline', 2, { answered: 79 }], ['hotline', 3], ['hotline', 4, { answered: 90 }], ['hotline', 5]];
    const draft = await run({ facilities, profiles: [profile] }, { profile: 'local', bind: { answered: { attribute: 'answered' } } });
    expect(valuesOf(draft)).toEqual([80, 79, 90, NaN]);
    expect(statesOf(draft)).toEqual(['pass', 'fail', 'no-data: attribute-unknown', 'no-data: no-facilities-here']);
  });

  it('capacity of more institutions than a function takes arguments', () => {
    const count = 300_000;
    const [answered] = testsOf(smallProfile({ rules: [smallRule('answered', { kind: 'capacity', threshold: 80, facilityTypes: ['hotline'] })] }));
    const facilities = { types: Array.from({ length: count }, () => 'hotline'), attributes: { answered: Float64Array.from({ length: count }, (_, i) => 100 + i) } };
    const data = { facilities, types: new Set(['hotline']), unitOfFacility: () => new Int32Array(count) } as unknown as RuleData;
    const measures = worstFacility(data, answered, { attribute: 'answered' }, { level: 'county', codes: ['990101'] } as RuleUnits);
    expect((measures as Measures)(0)).toMatchObject({ value: 100, reason: null });
  });

  it('spread is the coefficient of variation between the schools, divisor n', async () => {
    // 1 and 3: mean 2, standard deviation 1, 0.5. 2, 2, 5: mean 3, sqrt(2) / 3 = 0.4714. One school, or none, has no spread.
    const school = (township: number, area: number) => ['primary-school', township, { area }] as const;
    const town: RuleTown = { facilities: [school(0, 1), school(1, 3), school(2, 2), school(2, 2), school(3, 5), school(4, 7)] };
    const bind = (threshold?: number) => ({ rules: ['inter-school-balance'], bind: { 'inter-school-balance': { attribute: 'area', threshold } } });
    const draft = await run(town, bind(0.5));
    expect(valuesOf(draft).slice(0, 2)).toEqual([0.5, expect.closeTo(Math.SQRT2 / 3, 12)]);
    expect(statesOf(draft)).toEqual(['pass', 'pass', 'no-data: too-few-facilities', 'no-data: too-few-facilities']);
    expect(statesOf(await run(town, bind(0.48)))[0]).toBe('fail');
    expect(statesOf(await run(town, bind()))[0]).toBe('no-data: threshold-open');
  });

  it('poor counties near the national average: those that are tagged, within the tolerance of the user', async () => {
    // National 10: 9 is 10 % short, 8 is 20 %, 12 is not short at all. Lower is better for deaths: 11 is 10 % too many.
    const indicators = byCounty('schooling,deaths', [], { '000000': [10, 10] }).replace(/^(9901..|9902..).*$/gm, (_, code: string) => `${code},${{ 990101: '9,11', 990102: '8,9', 990201: '1,99', 990202: '12,12' }[code]}`);
    const town: RuleTown = { indicators, tags: { zones: { poor: [0, 1, 3] } } };
    const bind = (more: object) => ({ rules: ['poor-area-near-average'], bind: { 'poor-area-near-average': { column: 'schooling', ...more } } });
    const draft = await run(town, bind({ tolerance: 0.1 }));
    expect(valuesOf(draft)).toEqual([expect.closeTo(0.1, 12), expect.closeTo(0.2, 12), NaN, 0]);
    expect(statesOf(draft)).toEqual(['pass', 'fail', 'not-applicable: out-of-scope', 'pass']);
    expect(rowsOf(draft)[0]).toMatchObject({ operator: '<=', threshold: 0.1, denominator: 'national 10', scope: 'poor' });
    expect(statesOf(await run(town, bind({ column: 'deaths', direction: 'lower', tolerance: 0.1 })))).toEqual(['pass', 'pass', 'not-applicable: out-of-scope', 'fail']);
    expect(statesOf(await run(town, bind({})))[0]).toBe('no-data: tolerance-needed');
  });

  it('near the mean of the counties of its own province, where a table goes over several', async () => {
    // Province 99: mean of 8, 12, 10 and 10 is 10; the county of province 98 stands alone, at its own mean.
    const profile = smallProfile({ rules: [smallRule('even', { kind: 'gap', against: 'province', operator: '<=', threshold: null })] });
    const project = await ruleProject(folder, { indicators: byCounty('income', [8, 12, 10, 10]), profiles: [profile] });
    expect(valuesOf(runOn(project, { profile: 'local', bind: { even: { column: 'income', tolerance: 0.1 } } }))).toEqual([expect.closeTo(0.2, 12), 0, 0, 0]);
    const [zones, townships] = ['zones', 'townships'].map((role) => project.listDatasets(role as 'zones')[0].id);
    project.removeDataset(zones);
    project.removeDataset(townships);
    project.insertDataset({ role: 'indicators', name: 'other.csv', rowCount: 1, notes: [], sources: [], meta: {}, request: { role: 'indicators', input: { path: 'other.csv', code: 'code' } }, columns: [
      { name: 'code', values: ['980101'] }, { name: 'year', values: Float64Array.of(NaN) }, { name: 'value:income', values: Float64Array.of(3) },
    ] }, false);
    expect(rowsOf(runOn(project, { profile: 'local', bind: { even: { column: 'income', tolerance: 0.1 } } })).map(({ code, value, denominator }) => [code, value, denominator]).slice(0, 2)).toEqual([['980101', 0, 'mean of 1 counties 3'], ['990101', 0.2, 'mean of 4 counties 10']]);
    project.close();
  });

  it('a national total tests no county, an open threshold none, and what nobody bound says so', async () => {
    const draft = await run({ indicators: byCounty('visits', [1, 2, 3, 4]) }, { rules: ['library-visits', 'tcm-hall', 'emergency-broadcast', 'land-revenue-10'], bind: { 'library-visits': { column: 'visits' } } });
    expect([statesOf(draft, 'library-visits')[0], statesOf(draft, 'emergency-broadcast')[0], statesOf(draft, 'land-revenue-10')[0]]).toEqual(['no-data: national-total', 'no-data: threshold-open', 'no-data: not-bound']);
    const bound = await run({ indicators: byCounty('visits', [1, 2, 3, 4]) }, { rules: ['library-visits'], bind: { 'library-visits': { column: 'visits', threshold: 3 } } });
    expect(statesOf(bound)).toEqual(['fail', 'fail', 'pass', 'pass']);
  });
});
