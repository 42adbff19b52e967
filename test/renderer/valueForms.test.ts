import { describe, expect, it } from 'vitest';
import type { ProjectInfo, RunInfo } from '../../api/contract.ts';
import { profile as profileSchema } from '../../api/profile.ts';
import type { Profile } from '../../api/profile.ts';
import { analysis as analysisSchema } from '../../api/recipe.ts';
import { benchmarkOf, isWeighted, NATIONAL } from '../../renderer/analysis/benchmark.ts';
import { bindablesOf, bindingKeys, bound, earlierBindings } from '../../renderer/analysis/bindings.ts';
import { compositeOf, judgementMatrix, newPart } from '../../renderer/analysis/composite.ts';
import type { CompositeForm } from '../../renderer/analysis/composite.ts';
import { earlierIndicators, gapIndicatorOf, USUAL_INDICATOR } from '../../renderer/analysis/gapIndicator.ts';
import { indicatorOptions, indicatorsIn, tagsIn } from '../../renderer/analysis/indicators.ts';
import { NO_SPLIT, splitOf } from '../../renderer/analysis/split.ts';
import { NO_VALUE, rowChoices, rowKeys, valueColumns, valueOf } from '../../renderer/analysis/valueOf.ts';

const project = (datasets: { role: string; meta: Record<string, unknown> }[]) => ({ datasets, runs: [] }) as unknown as ProjectInfo;
const runOf = (kind: string, columns: string[], more: Partial<RunInfo> = {}) => ({ kind, analysisId: 'r', tables: [{ name: 'main', rows: 1, columns }], analysis: {}, totals: {}, basis: { limitsMinutes: [], limitsMeters: [] }, ...more }) as unknown as RunInfo;

describe('the value to analyse', () => {
  it('is an indicator, perhaps divided, or a column of a run with its rows', () => {
    expect(valueOf(NO_VALUE)).toBeNull();
    expect(valueOf({ ...NO_VALUE, column: 'beds' })).toEqual({ column: 'beds' });
    expect(valueOf({ ...NO_VALUE, column: 'beds', denominator: { per: 'people', times: 1000 }, year: 2020 })).toEqual({ column: 'beds', per: 'people', times: 1000, year: 2020 });
    const ofRun = { ...NO_VALUE, from: 'run' as const, run: 'r', runColumn: 'persons_share', type: 'clinic', limit: 30 };
    expect(valueOf(ofRun)).toBe('r.persons_share');
    expect(rowKeys(ofRun)).toEqual({ type: 'clinic', limit: 30 });
    // What was chosen of a run is forgotten by an indicator.
    expect(rowKeys({ ...ofRun, from: 'indicator' })).toEqual({});
  });
  it('is offered out of the columns a run of its kind has', () => {
    expect(valueColumns(runOf('coverage', ['code', 'persons_share', 'persons_share_urban', 'area_share', 'cells']))).toEqual(['persons_share', 'area_share', 'persons_share_urban']);
    expect(valueColumns(runOf('od', ['origin']))).toEqual([]);
  });
  it('asks for type and limit only where a run has several', () => {
    const basis = { limitsMinutes: [15, 30], limitsMeters: [] } as unknown as RunInfo['basis'];
    expect(rowChoices(project([{ role: 'facilities', meta: { facilityTypes: ['clinic'] } }]), runOf('coverage', [], { analysis: { by: 'type' }, basis }))).toMatchObject({ types: ['all', 'clinic'], limits: [15, 30], unit: 'minutes' });
    expect(rowChoices(null, runOf('coverage', [], { basis: { limitsMinutes: [30], limitsMeters: [5000] } as unknown as RunInfo['basis'] }))).toMatchObject({ types: [], limits: [] });
  });
});

describe('indicators and tags', () => {
  const data = project([
    { role: 'indicators', meta: { indicatorNames: ['beds', 'books', 'people'], about: { beds: { area: 'health', unit: '张' }, books: { area: 'culture' } } } },
    { role: 'zones', meta: { tags: ['poor'] } }, { role: 'tags', meta: { tags: ['border', 'poor'] } },
  ]);
  it('stand by service area, those of none at the end; without any area in one list', () => {
    const groups = indicatorOptions(indicatorsIn(data), (name) => name.toUpperCase(), 'REST');
    expect(groups.map((group) => [group.label, 'options' in group ? group.options.map(({ label }) => label) : []])).toEqual([['HEALTH', ['BEDS（张）']], ['CULTURE', ['BOOKS']], ['REST', ['PEOPLE']]]);
    expect(indicatorOptions([{ name: 'a', unit: '', denominator: 'people', area: '' }], (name) => name, 'REST')).toEqual([{ value: 'a', label: 'a', title: 'a · people' }]);
  });
  it('tags come of the zones and of lists, each once', () => {
    expect(tagsIn(data)).toEqual(['poor', 'border']);
  });
});

describe('gaps', () => {
  it('send a benchmark only when it is whole, and say whether it is weighted', () => {
    expect(benchmarkOf(NATIONAL)).toBe('national');
    expect(benchmarkOf({ ...NATIONAL, kind: 'value' })).toBeNull();
    expect(benchmarkOf({ ...NATIONAL, kind: 'group', weighted: true })).toEqual({ group: 'parent', weighted: true });
    expect(benchmarkOf({ ...NATIONAL, kind: 'counterpart', column: 'urban', denominator: { per: 'people', times: null } })).toEqual({ column: 'urban', per: 'people' });
    expect(benchmarkOf({ ...NATIONAL, kind: 'target', profile: 'p' })).toBe('target:p');
    expect([isWeighted(NATIONAL), isWeighted({ ...NATIONAL, kind: 'weighted-mean' }), isWeighted({ ...NATIONAL, kind: 'mean', weighted: true })]).toEqual([false, true, false]);
  });
  it('send pooling and hiding with a denominator only, the id of a target with a target only', () => {
    const form = { ...USUAL_INDICATOR, pool: 3, hideBelow: 5, interval: 'poisson' as const, target: 't' };
    expect(gapIndicatorOf('deaths', form, false)).toEqual({ column: 'deaths', direction: 'higher' });
    expect(gapIndicatorOf('deaths', { ...form, denominator: { per: 'births', times: 1000 } }, true)).toEqual({ column: 'deaths', direction: 'higher', per: 'births', times: 1000, pool: 3, hideBelow: 5, interval: 'poisson', target: 't' });
  });
  it('remember an indicator as the newest run had it', () => {
    const runs = [{ kind: 'gaps', analysis: { indicators: [{ column: 'a', direction: 'higher' }] } }, { kind: 'gaps', analysis: { indicators: [{ column: 'a', direction: 'lower', per: 'p' }] } }];
    expect(earlierIndicators(runs)['a']).toMatchObject({ direction: 'lower', denominator: { per: 'p', times: null } });
  });
});

describe('a composite index', () => {
  const part = (key: number, column: string) => ({ ...newPart(key), value: { ...NO_VALUE, column } });
  const form: CompositeForm = { parts: [part(1, 'a'), part(2, 'b'), newPart(3), part(4, 'c')], weighting: 'equal', judgements: { '1 2': 3, '1 4': 1 / 5 }, normalisation: 'min-max', missing: 'drop', samples: null, seed: null };
  it('has a reciprocal matrix of judgements over the parts that name a value', () => {
    expect(judgementMatrix(form)).toEqual([[1, 3, 1 / 5], [1 / 3, 1, 1], [5, 1, 1]]);
  });
  it('sends what its schemes need and nothing else; the schema takes it', () => {
    for (const weighting of ['equal', 'equal-by-area', 'entropy', 'own', 'ahp'] as const) {
      const sent = { id: 'c', ...compositeOf({ ...form, weighting, parts: form.parts.map((one) => ({ ...one, weight: 2, best: 1, worst: 0, area: ' health ' })) }) };
      expect(analysisSchema.parse(sent)).toEqual(sent);
      expect(sent.indicators[0]).toEqual({ of: { column: 'a' }, direction: 'higher', area: 'health', ...(weighting === 'own' ? { weight: 2 } : {}) });
    }
  });
});

describe('a total shared out', () => {
  it('is sent when it is wanted, shares set by hand as parts of one', () => {
    expect(splitOf(NO_SPLIT)).toBeNull();
    expect(splitOf({ shared: true, total: 100, by: 'population', overrides: [{ key: 1, code: 'a', percent: 25 }, { key: 2, code: null, percent: 5 }] })).toEqual({ total: 100, by: 'population', overrides: { a: 0.25 } });
  });
});

const words = (zh: string) => ({ zh });
const sample: Profile = profileSchema.parse({
  schema: 1, id: 'p', version: '3', title: words('计划'), documentNumber: null, issuer: null, issued: null, period: { from: 2016, to: 2020 }, status: 'in-force', source: { page: null, reference: words('表') }, note: null,
  areas: [{ id: 'health', name: words('卫生') }],
  indicators: [{ id: 'beds', name: words('床位'), area: 'health', unit: words('张'), figure: 'rate', direction: 'higher', operator: '>=', operatorPrinted: true, baseline: null, target: null, cumulative: null, definition: null, countyLevel: 'yes', countyNote: null, denominator: null, smallNumbers: false }],
  services: [],
  rules: [
    { id: 'near', name: words('30 分钟'), area: 'health', levels: ['county'], kind: 'service-time', operator: '<=', threshold: 30, unit: words('分钟'), strength: 'target', printed: true, reference: '1', leftOpen: null },
    { id: 'schools', name: words('学校'), area: 'health', levels: ['county'], kind: 'spread', operator: '<=', threshold: null, unit: words('1'), strength: 'target', printed: false, scope: { tags: ['poor'] }, reference: '1', leftOpen: null, parts: [{ id: 'primary', name: words('小学'), threshold: 0.65 }, { id: 'junior', name: words('初中'), threshold: null }] },
  ],
  regions: [], groups: [],
});

describe('rules and the data they are tested with', () => {
  const [near, primary, junior] = bindablesOf(sample.rules);
  it('are bound part by part; a threshold may be set where the document leaves it open, a scope where there is one', () => {
    expect([near, primary, junior].map(({ id, open, scoped }) => [id, open, scoped])).toEqual([['near', false, false], ['schools.primary', false, true], ['schools.junior', true, true]]);
    expect(bindingKeys(near)).not.toContain('threshold');
    expect(bindingKeys(junior)).toEqual(['facilityTypes', 'attribute', 'column', 'threshold', 'scopeTag', 'scopeArea']);
  });
  it('take a column or facilities or a coverage, never two of them', () => {
    const facilities = bound({ column: 'x', per: 'people' }, 'facilityTypes', ['school']);
    expect(facilities).toEqual({ per: 'people', facilityTypes: ['school'] });
    expect(bound(facilities, 'column', 'y')).toEqual({ per: 'people', column: 'y' });
    expect(bound({ column: 'x', per: 'people', times: 100 }, 'coverage', 'r')).toEqual({ coverage: 'r' });
    expect(bound({ facilityTypes: ['school'] }, 'facilityTypes', [])).toEqual({});
  });
  it('remember how they were bound last', () => {
    expect(earlierBindings([{ kind: 'rules', analysis: { bind: { a: { column: 'x' }, b: {} } } }, { kind: 'gaps', analysis: {} }, { kind: 'rules', analysis: { bind: { a: { column: 'y' } } } }])).toEqual({ a: { column: 'y' }, b: {} });
  });
});
