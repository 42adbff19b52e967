import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { OPERATORS } from '../../api/ruleTerms.ts';
import type { Profile } from '../../api/profile.ts';
import type { RulesAnalysis } from '../../api/valueAnalyses.ts';
import type { RunDraft } from '../../data/project/projectFile.ts';
import { isStricter, meets } from '../../engine/analyses/rules/judge.ts';
import { smallProfile, smallRule } from '../data/profiles/smallProfile.ts';
import { readCsv, runCli } from './runCli.ts';
import { COUNTIES, rowsOf, ruleProject, runOn, statesOf, writeRuleTown } from './ruleTown.ts';
import type { RuleTown } from './ruleTown.ts';

/** Where rules hold, whose threshold counts, and what is told of wrong bindings. */
const folder = mkdtempSync(join(tmpdir(), 'junheng-rule-scope-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(town: RuleTown, analysis: Partial<RulesAnalysis>): Promise<RunDraft> {
  const project = await ruleProject(folder, town);
  try {
    return runOn(project, analysis);
  } finally {
    project.close();
  }
}
const column = (name: string, values: (string | number)[]) => `code,${name}\n${COUNTIES.map((code, i) => `${code},${values[i]}`).join('\n')}\n`;
const OUT = 'not-applicable: out-of-scope';

describe('scope', () => {
  const homes: RuleTown['facilities'] = [['funeral-home', 2]];
  const funeral = { rules: ['funeral-home-cremation'] };

  it('only counties whose inside lies in the zone are tested; moving the zone moves the test', async () => {
    // Middles of the counties: 104.1, 104.3, 104.5, 104.7 E.
    const west = await run({ facilities: homes, areas: [['cremation-zone', 104.05, 104.35], ['burial-reform-zone', 104.35, 105]] }, funeral);
    expect(statesOf(west)).toEqual(['fail', 'pass', OUT, OUT]);
    const east = await run({ facilities: homes, areas: [['cremation-zone', 104.45, 104.75], ['burial-reform-zone', 104, 104.45]] }, funeral);
    expect(statesOf(east)).toEqual([OUT, OUT, 'fail', 'fail']);
    expect(rowsOf(east)[0].scope).toBe('cremation-zone');
    // Nearly all of a county outside, its middle inside: tested.
    expect(statesOf(await run({ facilities: homes, areas: [['cremation-zone', 104.09, 104.11]] }, funeral))).toEqual(['fail', OUT, OUT, OUT]);
  });

  it('a tag will do as well, and the tag or area of the project that is bound', async () => {
    expect(statesOf(await run({ facilities: homes, tags: { zones: { 'cremation-zone': [1, 3] } } }, funeral))).toEqual([OUT, 'pass', OUT, 'fail']);
    expect(new Set(statesOf(await run({ facilities: homes }, funeral)))).toEqual(new Set(['no-data: scope-unknown']));
    const bound: RuleTown = { facilities: homes, tags: { zones: { 火葬: [0] } }, areas: [['火葬区', 104.5, 105]] };
    expect(statesOf(await run(bound, { ...funeral, bind: { 'funeral-home-cremation': { scopeTag: '火葬' } } }))).toEqual(['fail', OUT, OUT, OUT]);
    expect(statesOf(await run(bound, { ...funeral, bind: { 'funeral-home-cremation': { scopeArea: '火葬区' } } }))).toEqual([OUT, OUT, 'fail', 'fail']);
  });

  it('counties and townships that the profile lists for a region count as tagged, above and below, beside those of the tag', async () => {
    const region = { id: 'quake', name: { zh: '地震带' }, type: 'region', count: null, tag: 'disaster-prone', members: ['990101', '990202001'], promises: [] };
    const rule = smallRule('rooms', { kind: 'presence', facilityTypes: ['room'], levels: ['county', 'prefecture', 'township'], scope: { tags: ['disaster-prone'] } });
    const town: RuleTown = { facilities: [['room', 0]], profiles: [smallProfile({ regions: [region], rules: [rule] })] };
    const draft = await run(town, { profile: 'local' });
    // County 0 is listed, and so are its townships 0 and 1 and its prefecture; of county 3 only township 6 is.
    expect(statesOf(draft, 'rooms', 'county')).toEqual(['pass', OUT, OUT, OUT]);
    expect(statesOf(draft, 'rooms', 'township')).toEqual(['pass', 'fail', OUT, OUT, OUT, OUT, 'fail', OUT]);
    expect(statesOf(draft, 'rooms', 'prefecture')).toEqual(['pass', OUT]);
    // A county that the project has tagged is in scope too; a tag that is bound stands alone.
    expect(statesOf(await run({ ...town, tags: { zones: { 'disaster-prone': [2] } } }, { profile: 'local' }), 'rooms', 'county')).toEqual(['pass', OUT, 'fail', OUT]);
    expect(statesOf(await run({ ...town, tags: { zones: { poor: [3] } } }, { profile: 'local', bind: { rooms: { scopeTag: 'poor' } } }), 'rooms', 'county')).toEqual([OUT, OUT, OUT, 'fail']);
    const except = smallRule('rooms', { kind: 'presence', facilityTypes: ['room'], levels: ['county'], scope: { except: ['disaster-prone'] } });
    expect(statesOf(await run({ ...town, profiles: [smallProfile({ regions: [region], rules: [except] })] }, { profile: 'local' }))).toEqual([OUT, 'fail', 'fail', 'fail']);
    // Excepted is out also where nobody knows who is meant.
    const meant = { ...except, scope: { tags: ['nowhere'], except: ['disaster-prone'] } };
    expect(statesOf(await run({ ...town, profiles: [smallProfile({ regions: [region], rules: [meant] })] }, { profile: 'local' }))).toEqual([OUT, ...Array<string>(3).fill('no-data: scope-unknown')]);
  });

  it('townships and villages have the tags of their county, prefectures those of any county', async () => {
    const profile = smallProfile({ rules: [smallRule('rooms', { kind: 'presence', facilityTypes: ['room'], levels: ['prefecture', 'township'], scope: { tags: ['disaster-prone'] } })] });
    const draft = await run({ facilities: [['room', 2]], tags: { zones: { 'disaster-prone': [1] }, townships: { 'disaster-prone': [7] } }, profiles: [profile] }, { profile: 'local' });
    expect(statesOf(draft, 'rooms', 'township')).toEqual([OUT, OUT, 'pass', 'fail', OUT, OUT, OUT, 'fail']);
    expect(statesOf(draft, 'rooms', 'prefecture')).toEqual(['pass', OUT]);
    const films = `code,films\n990101001201,12\n990102001201,11\n`;
    const village = smallProfile({ rules: [smallRule('films', { kind: 'frequency', levels: ['village'], threshold: 12, scope: { tags: ['poor'] } })] });
    expect(statesOf(await run({ indicators: films, tags: { zones: { poor: [1] } }, profiles: [village] }, { profile: 'local' }))).toEqual([OUT, 'fail']);
  });
});

describe('two profiles', () => {
  const national = smallProfile({ id: 'national', rules: [smallRule('doctors', { kind: 'coverage', threshold: 2 }), smallRule('nurses', { kind: 'coverage', threshold: null }), smallRule('reach', { kind: 'coverage', operator: '<=', threshold: 30 })] });
  const local = smallProfile({ rules: [smallRule('doctors', { kind: 'coverage', operator: '>', threshold: 2, scope: { tags: ['poor'] } }), smallRule('nurses', { kind: 'coverage', threshold: 3 }), smallRule('reach', { kind: 'coverage', operator: '<=', threshold: 45 })] });
  const town: RuleTown = {
    indicators: `code,doctors,nurses,reach\n${COUNTIES.map((code, i) => `${code},2,3,${[20, 40, 50, 30][i]}`).join('\n')}\n`, tags: { zones: { poor: [0, 1] } }, profiles: [national, local],
  };

  it('the strictest holds, in the units for which it is meant; each row says whose it was', async () => {
    const draft = await run(town, { profile: ['national', 'local'], precedence: 'strictest' });
    // "> 2" of the local list is stricter than ">= 2", and holds for poor counties only.
    expect(rowsOf(draft).filter(({ rule }) => rule === 'doctors').map(({ state, profile }) => [state, profile])).toEqual([['fail', 'local'], ['fail', 'local'], ['pass', 'national'], ['pass', 'national']]);
    // Where one leaves the threshold open the other one holds.
    expect(rowsOf(draft).find(({ rule }) => rule === 'nurses')).toMatchObject({ state: 'pass', profile: 'local', threshold: 3 });
    expect(statesOf(draft, 'reach')).toEqual(['pass', 'fail', 'fail', 'pass']);
    expect(rowsOf(draft, 'conflicts')).toEqual([
      { rule: 'doctors', profile: 'national', threshold: 2, operator: '>=', chosen: 0 }, { rule: 'doctors', profile: 'local', threshold: 2, operator: '>', chosen: 1 },
      { rule: 'reach', profile: 'national', threshold: 30, operator: '<=', chosen: 1 }, { rule: 'reach', profile: 'local', threshold: 45, operator: '<=', chosen: 0 },
    ]);
    expect(draft.totals).toMatchObject({ precedence: 'strictest', conflicts: 2, rules: 3, rules_failed: 2 });
    expect(draft.basis.policy).toMatchObject({ profile: 'national 1 + local 1' });
  });

  it('figures per 1,000 and per 10,000 are divided before they are compared', async () => {
    // 1 per 1,000 is 10 per 10,000, and stricter than 2 per 10,000; the same figure written twice is no conflict. 1 doctor for 3,000 and 7 for 7,000.
    const [small, large] = [smallRule('doctors', { kind: 'ratio', per: 1000, threshold: 1 }), smallRule('doctors', { kind: 'ratio', per: 10000, threshold: 2 })];
    const indicators = `code,doctors,people\n${COUNTIES.map((code, i) => `${code},${[1, 7, 0, 7][i]},${[3000, 7000, 9000, 7000][i]}`).join('\n')}\n`;
    const ask = (profiles: Profile[]) => run({ indicators, profiles }, { profile: profiles.map(({ id }) => id), bind: { doctors: { column: 'doctors', per: 'people' } } });
    const draft = await ask([smallProfile({ id: 'national', rules: [large] }), smallProfile({ rules: [small] })]);
    expect(rowsOf(draft).map(({ state, value, threshold, profile }) => [state, value, threshold, profile])).toEqual([['fail', 1 / 3, 1, 'local'], ['pass', 1, 1, 'local'], ['fail', 0, 1, 'local'], ['pass', 1, 1, 'local']]);
    expect(rowsOf(draft, 'conflicts').map((row) => (row as unknown as { chosen: number }).chosen)).toEqual([0, 1]);
    expect((await ask([smallProfile({ id: 'national', rules: [{ ...large, threshold: 10 }] }), smallProfile({ rules: [small] })])).totals).toMatchObject({ conflicts: 0 });
  });

  it('or the first that is named: local first', async () => {
    const draft = await run(town, { profile: ['local', 'national'], precedence: 'first' });
    expect(statesOf(draft, 'reach')).toEqual(['pass', 'pass', 'fail', 'pass']);
    expect(rowsOf(draft).filter(({ rule }) => rule === 'doctors').map(({ profile }) => profile)).toEqual(['local', 'local', 'national', 'national']);
    expect(rowsOf(draft, 'conflicts').filter(({ rule }) => rule === 'reach').map(({ profile, ...row }) => [profile, (row as unknown as { chosen: number }).chosen])).toEqual([['local', 1], ['national', 0]]);
  });

  it('law: what meets the stricter of two thresholds of one direction meets the other', () => {
    const threshold = fc.record({ operator: fc.constantFrom(...OPERATORS.filter((one) => one !== '=')), threshold: fc.integer({ min: -3, max: 3 }) });
    fc.assert(fc.property(threshold, threshold, fc.integer({ min: -4, max: 4 }), (a, b, value) => {
      fc.pre(a.operator[0] === b.operator[0]);
      const [strict, other] = isStricter(a, b) ? [a, b] : [b, a];
      if (meets(value, strict.operator, strict.threshold)) expect(meets(value, other.operator, other.threshold)).toBe(true);
    }), { seed: 9, numRuns: 500 });
  });
});

describe('a wrong binding', () => {
  const town: RuleTown = { facilities: [['clinic', 0, { standard: 1 }]], indicators: column('films', [1, 2, 3, 4]), tags: { zones: { poor: [0] } } };
  const faults = (bind: RulesAnalysis['bind'], more: Partial<RulesAnalysis> = {}) => run(town, { bind, ...more }).then(() => [], (error: { findings: { code: string; parameter?: string; values?: object }[] }) => error.findings.map(({ code, parameter, values }) => [code, parameter?.replace('analyses.x.', ''), (values as { nearest?: string }).nearest ?? '']));

  it('is told with its place and the nearest name', async () => {
    expect(await faults({ 'film-montly': { column: 'films' } }, { rules: ['gp-per-1000'] })).toEqual([['profile.unknown-reference', 'rules[0]', 'gp-per-10000'], ['profile.unknown-reference', 'bind.film-montly', 'film-monthly']]);
    expect(await faults({ 'film-monthly': { column: 'film' } })).toEqual([['column.missing', 'bind.film-monthly.column', 'films']]);
    expect(await faults({ 'county-library': { facilityTypes: ['clinics'], attribute: 'standart', scopeTag: 'por' } })).toEqual([
      ['rules.unknown-name', 'bind.county-library.facilityTypes', 'clinic'], ['rules.unknown-name', 'bind.county-library.attribute', 'standard'], ['rules.unknown-name', 'bind.county-library.scopeTag', 'poor'],
    ]);
    expect(await faults({ 'county-library': { shareNeeded: 0.9 } })).toEqual([['recipe.unknown-key', 'bind.county-library.shareNeeded', '']]);
    // The document has a threshold: nobody sets another beside it.
    expect(await faults({ 'film-monthly': { column: 'films', threshold: 6 } })).toEqual([['parameter.conflict', 'bind.film-monthly.threshold', '']]);
    expect(await faults({ 'radio-channels': { column: 'films' } })).toEqual([['rules.parts', 'bind.radio-channels', '']]);
    expect(await faults({}, { profile: 'cn-2017-8' })).toEqual([['profile.unknown', 'profile', 'cn-2017-9']]);
    expect(await faults({ 'balanced-county-share': { column: 'films' } })).toEqual([['row.bad-flag', 'bind.balanced-county-share.column', '']]);
  });
});

it('through the command line: another profile, other results, nothing rebuilt; the report names profile and version', async () => {
  const standard = (threshold: number) => smallProfile({ version: String(threshold), rules: [smallRule('films', { kind: 'coverage', operator: '>', threshold })] });
  const inputs = writeRuleTown(join(folder, 'cli'), { indicators: column('films', [95, 96, 97, 98]), profiles: [standard(95)] });
  const recipe = join(folder, 'cli', 'recipe.json');
  writeFileSync(recipe, JSON.stringify({ inputs, analyses: [{ id: 'rules', kind: 'rules', profile: 'local' }, { id: 'plan', kind: 'rules', profile: '国发〔2017〕9号' }] }));
  const states = async (): Promise<string[]> => {
    const outcome = await runCli(['run', recipe, '--out', join(folder, 'cli', 'out'), '--lang', 'zh']);
    expect([outcome.status, outcome.stderr]).toEqual([0, '']);
    expect(outcome.stdout).toContain('国发〔2017〕9号 (cn-2017-9 1) 检验 84 条规则');
    return readCsv(readFileSync(join(folder, 'cli', 'out', 'rules.csv'), 'utf8')).map(({ state }) => state);
  };
  expect(await states()).toEqual(['fail', 'pass', 'pass', 'pass']);
  writeFileSync(join(folder, 'cli', 'local.json'), JSON.stringify(standard(97)));
  expect(await states()).toEqual(['fail', 'fail', 'fail', 'pass']);
  const manifest = readFileSync(join(folder, 'cli', 'out', 'manifest.json'), 'utf8');
  expect(manifest).toContain('local.json');
  const main = readCsv(readFileSync(join(folder, 'cli', 'out', 'plan.csv'), 'utf8'));
  expect(Object.keys(main[0])).toEqual(['code', 'name', 'rule', 'level', 'value', 'operator', 'threshold', 'state', 'profile', 'denominator', 'reason', 'scope']);
  expect(readCsv(readFileSync(join(folder, 'cli', 'out', 'plan.summary.csv'), 'utf8'))).toHaveLength(new Set(readCsv(readFileSync(join(folder, 'cli', 'out', 'plan.summary.csv'), 'utf8')).map(({ rule, level }) => `${rule} ${level}`)).size);
}, 60_000);
