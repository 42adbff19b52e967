import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, test } from 'vitest';
import { CodeChanges } from '../../data/codeChanges.ts';
import type { ImportRequest } from '../../api/recipe.ts';
import type { CodeChange } from '../../data/codeChanges.ts';
import type { Column } from '../../data/dataset.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import { buildDataset } from '../../data/roles/buildDataset.ts';
import { loadAreas, loadFacilities, loadIndicators, loadZones } from '../../engine/load.ts';
import { runCoverage } from '../../engine/analyses/coverage/coverage.ts';
import { runDisparity } from '../../engine/analyses/disparity/disparity.ts';
import { runEquity } from '../../engine/analyses/equity/equity.ts';
import { runMoran } from '../../engine/analyses/moran/moran.ts';
import { referencesOf } from '../../engine/analyses/values/references.ts';
import { loadCodeChanges } from '../../engine/loadTables.ts';
import { material } from '../material.ts';
import { readCsv, runCli } from './runCli.ts';
import { writeSmallFiles } from './smallFiles.ts';
import { buildTown, control } from './town.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-tags-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const path = () => join(folder, `${files++}.junheng`);

const change = (from: string, to: string, year = NaN): CodeChange => ({ from, to, year });

describe('codes followed over their changes', () => {
  const changes = new CodeChanges([
    change('1', '2', 1990), change('2', '3', 2000), // a chain
    change('4', '5', 2010), change('4', '6', 2010), // a unit divided
    change('7', '8', 1995), change('9', '8', 1995), // units merged
    change('10', '11', 1983), change('10', '12', 2002), // a code given up, and given again to another unit
    change('13', '14', 2000), change('14', '13', 2000), // two codes exchanged
    change('15', '16'), change('16', '17'), // nobody says when
  ]);
  const follow = (code: string, known: string[], year?: number) => changes.follow(code, new Set(known), year);

  it('lead on to the codes in use', () => {
    expect(follow('1', ['3'])).toEqual(['3']);
    expect(follow('1', ['2', '3'])).toEqual(['2']); // no further than where it is in use
    expect(follow('4', ['5', '6'])).toEqual(['5', '6']);
    expect(follow('4', ['6'])).toEqual(['6']);
    expect(follow('9', ['8'])).toEqual(['8']);
    expect(follow('15', ['17'])).toEqual(['17']);
    expect(follow('99', ['3'])).toEqual([]);
    expect(follow('2', ['1'])).toEqual([]); // never backwards
  });

  it('of a code given twice are those after the year of the list, the last ones where it has none', () => {
    expect(follow('10', ['11', '12'], 1980)).toEqual(['11']);
    expect(follow('10', ['11', '12'], 1990)).toEqual(['12']);
    expect(follow('10', ['11', '12'])).toEqual(['12']);
    expect(follow('10', ['11', '12'], 2015)).toEqual(['12']);
  });

  it('do not run on within a year where codes were exchanged, and end', () => {
    expect(follow('13', ['14'])).toEqual(['14']);
    expect(follow('13', ['99'])).toEqual([]);
  });

  it('end for any changes whatever, in codes that are known', () => {
    const code = fc.integer({ min: 0, max: 6 }).map(String);
    const year = fc.option(fc.integer({ min: 2000, max: 2003 }), { nil: NaN });
    fc.assert(fc.property(fc.array(fc.record({ from: code, to: code, year }), { maxLength: 20 }), fc.uniqueArray(code), code, year, (list, known, start, since) => {
      const found = new CodeChanges(list).follow(start, new Set(known), since);
      expect(known).toEqual(expect.arrayContaining(found));
      expect(new Set(found).size).toBe(found.length);
    }), { seed: 11, numRuns: 300 });
  });
});

const insert = (project: ProjectFile, role: 'tags' | 'codeChanges' | 'indicators', columns: Column[], meta: object = {}) => {
  const path = `${role}.csv`;
  const requests: Record<typeof role, ImportRequest> = {
    tags: { role: 'tags', input: { path, code: 'code', tag: 'tag', from: 'from', to: 'to' } }, codeChanges: { role: 'codeChanges', input: { path, from: 'from', to: 'to' } }, indicators: { role: 'indicators', input: { path, code: 'code' } },
  };
  project.insertDataset({ role, name: path, rowCount: columns[0].values.length, columns, meta, notes: [], sources: [], request: requests[role] }, false);
};
const tags = (project: ProjectFile, rows: [code: string, tag: string, from?: number, to?: number][]) => insert(project, 'tags', [
  { name: 'code', values: rows.map(([code]) => code) }, { name: 'tag', values: rows.map(([, tag]) => tag) },
  { name: 'from', values: Float64Array.from(rows, ([, , from]) => from ?? NaN) }, { name: 'to', values: Float64Array.from(rows, ([, , , to]) => to ?? NaN) },
]);
const codeChanges = (project: ProjectFile, list: CodeChange[]) => insert(project, 'codeChanges', [
  { name: 'from', values: list.map(({ from }) => from) }, { name: 'to', values: list.map(({ to }) => to) }, { name: 'year', values: Float64Array.from(list, ({ year }) => year) },
]);

/** The town: zone 0 is 990102 (poor by its own column), zone 1 is 990101. */
describe('tags of the zones', () => {
  it('are their own and those of the lists that hold in the year, both ends included; all where no year is known', () => {
    const project = buildTown(path());
    tags(project, [['990101', 'poor', 2014, 2018], ['990102', 'border', 2016]]);
    const at = (year?: number) => Object.fromEntries(Object.entries(loadZones(project, 'zones', year)!.tags).map(([tag, flags]) => [tag, [...flags]]));
    expect(at()).toEqual({ poor: [1, 1], border: [1, 0] });
    expect(at(2013)).toEqual({ poor: [1, 0], border: [0, 0] }); // a tag that holds for nobody is a tag all the same
    expect(at(2014)).toEqual({ poor: [1, 1], border: [0, 0] });
    expect(at(2018)).toEqual({ poor: [1, 1], border: [1, 0] });
    expect(at(2019)).toEqual({ poor: [1, 0], border: [1, 0] });
    expect(loadZones(project, 'zones')!.tagNotes).toEqual([]);
    project.close();
  });

  it('survive changes of codes; what leads nowhere is counted, with the nearest change', () => {
    const project = buildTown(path());
    tags(project, [['990191', 'key'], ['990192', 'key'], ['990103', 'key'], ['990104', 'key'], ['990104', 'border']]);
    codeChanges(project, [change('990191', '990181', 2010), change('990181', '990101', 2015), change('990192', '990101', 2012), change('990192', '990102', 2012), change('990102', '990103', 2021)]);
    const zones = loadZones(project, 'zones')!;
    expect([...zones.tags['key']]).toEqual([1, 1]);
    expect([...zones.tags['border']]).toEqual([0, 0]);
    expect(zones.tagNotes).toEqual([
      { code: 'code.followed', severity: 'note', file: 'tags.csv', values: { count: 1, first: '990191 → 990101' } },
      { code: 'tags.divided', severity: 'note', file: 'tags.csv', values: { count: 1, first: '990192 → 990101, 990102' } },
      // 990103 is newer than the zones: codes are followed forwards only, and the reader is told which change it was.
      { code: 'tags.unknown-code', severity: 'note', file: 'tags.csv', values: { count: 2, first: '990103', nearest: '990102 → 990103 (2021)' } },
    ]);
    project.close();
  });

  it('enter a coverage run for the year of its people, with what is to be said of them', () => {
    const project = buildTown(path());
    tags(project, [['990101', 'key', 2014, 2018], ['990199', 'key']]);
    // The town's people have no year: every row counts.
    const run = runCoverage(project, { id: 'r', kind: 'coverage', model: 'radius', radiusMeters: 3000 }, control());
    const table = run.tables.find(({ name }) => name === 'tags')!.columns;
    const column = (name: string) => Array.from(table.find((one) => one.name === name)!.values as ArrayLike<string | number>);
    // Zone 990101 has p1 and p2 (300 people), 990102 p3 and p4 (1,200).
    expect(column('tag').map((tag, row) => [tag, column('tagged')[row], column('persons')[row]])).toEqual([['poor', 0, 300], ['poor', 1, 1200], ['key', 0, 1200], ['key', 1, 300]]);
    expect(run.notes).toContainEqual({ code: 'tags.unknown-code', severity: 'note', file: 'tags.csv', values: { count: 1, first: '990199' } });
    project.close();
  });
});

describe('indicator tables of older codes', () => {
  const load = (list: CodeChange[], codes: string[], year: number[], beds: number[], rate: number[], additive = true) => {
    const project = buildTown(path());
    codeChanges(project, list);
    insert(project, 'indicators', [
      { name: 'code', values: codes }, { name: 'year', values: Float64Array.from(year) }, { name: 'value:beds', values: Float64Array.from(beds) }, { name: 'value:rate', values: Float64Array.from(rate) },
      { name: 'text:kind', values: codes.map((code) => `of ${code}`) },
    ], { about: additive ? { beds: { additive: true } } : {} });
    const [table] = loadIndicators(project);
    project.close();
    return { rows: table.codes.map((code, row) => [code, table.year[row], table.values.get('beds')![row], table.values.get('rate')![row], table.texts.get('kind')![row]]), notes: table.notes.map(({ code, values }) => [code, values]) };
  };

  it('are read by the codes after the change, year by year', () => {
    const { rows, notes } = load([change('990191', '990101', 2016)], ['990191', '990101', '990102', '000000'], [2015, 2020, 2015, 2015], [1, 2, 4, 8], [0.1, 0.2, 0.3, 0.4]);
    expect(rows).toEqual([['990101', 2015, 1, 0.1, 'of 990191'], ['990101', 2020, 2, 0.2, 'of 990101'], ['990102', 2015, 4, 0.3, 'of 990102'], ['000000', 2015, 8, 0.4, 'of 000000']]);
    expect(notes).toEqual([['code.followed', { count: 1, first: '990191 → 990101' }]]);
  });

  const merger = [change('990191', '990101', 2016), change('990192', '990101', 2016)];

  it('of units that became one add up what is additive, and nothing else', () => {
    const { rows, notes } = load(merger, ['990191', '990192', '990102'], [2015, 2015, 2015], [1, 2, 4], [0.1, 0.2, 0.3]);
    expect(rows).toEqual([['990101', 2015, 3, NaN, null], ['990102', 2015, 4, 0.3, 'of 990102']]);
    expect(notes).toEqual([['indicators.merged', { count: 1, first: '990191, 990192 → 990101', summed: 'beds' }]]);
    // One of them unknown: so is the sum.
    expect(load(merger, ['990191', '990192'], [2015, 2015], [1, NaN], [0.1, 0.2]).rows).toEqual([['990101', 2015, NaN, NaN, null]]);
    // Swallowed by a unit that kept its code: that unit's own rate stands for itself.
    expect(load(merger, ['990101', '990192'], [2015, 2015], [1, 2], [0.1, 0.2]).rows).toEqual([['990101', 2015, 3, 0.1, 'of 990101']]);
  });

  it('of units that became one stay as they are where nothing is said to be additive', () => {
    const { rows, notes } = load(merger, ['990191', '990192'], [2015, 2015], [1, 2], [0.1, 0.2], false);
    expect(rows.map(([code]) => code)).toEqual(['990191', '990192']);
    expect(notes).toEqual([['indicators.merged', { count: 1, first: '990191, 990192 → 990101' }]]);
  });

  it('have nothing for the parts of a unit divided', () => {
    const { rows, notes } = load([change('990191', '990101', 2016), change('990191', '990102', 2016)], ['990191'], [2015], [1], [0.1]);
    expect(rows.map(([code]) => code)).toEqual(['990191']);
    expect(notes).toEqual([['indicators.divided', { count: 1, first: '990191 → 990101, 990102' }]]);
  });

  it('are told of in every analysis of their values', () => {
    const project = buildTown(path());
    codeChanges(project, [change('990191', '990101', 2016)]);
    insert(project, 'indicators', [{ name: 'code', values: ['990191', '990102'] }, { name: 'year', values: Float64Array.of(2015, 2015) }, { name: 'value:beds', values: Float64Array.of(1, 2) }]);
    const of = { column: 'beds' };
    const none = referencesOf(project, []);
    const runs = [
      runEquity(project, { id: 'e', kind: 'equity', of, bootstrap: 0 }, control(), none), runDisparity(project, { id: 'd', kind: 'disparity', of }, control(), none),
      runMoran(project, { id: 'm', kind: 'moran', of, weights: 'queen', permutations: 0 }, control(), none),
    ];
    for (const { kind, notes } of runs) expect(notes.map(({ code }) => code), kind).toContain('code.followed');
    project.close();
  });
});

test('attributes of facilities are joined over the files that have them; areas are polygons by name', () => {
  const project = buildTown(path());
  const before = loadFacilities(project)!.ids.map(() => NaN);
  project.insertDataset({
    role: 'facilities', name: 'more.csv', rowCount: 1, notes: [], sources: [], meta: { attributes: ['staff'] }, request: { role: 'facilities', input: { path: 'more.csv' } },
    columns: [
      { name: 'id', values: ['more'] }, { name: 'name', values: [null] }, { name: 'type', values: ['clinic'] }, { name: 'lon', values: Float64Array.of(104) }, { name: 'lat', values: Float64Array.of(26) },
      { name: 'capacity', values: Float64Array.of(NaN) }, { name: 'attribute:staff', values: Float64Array.of(12) },
    ],
  }, false);
  expect([...loadFacilities(project)!.attributes['staff']]).toEqual([...before, 12]);
  expect(loadAreas(project)).toEqual([]);
  project.close();
});

/** All codes of counties and above since 1981 and what became of them (CC0), as its authors publish it. */
const areaCodes = material('data', 'cn_areacodes', 'result.csv');
test.skipIf(areaCodes === null)('the published changes of Chinese codes are read as they are, and lead where they should', async () => {
  const draft = await buildDataset({ role: 'codeChanges', input: { path: areaCodes!, from: '代码', to: '新代码', year: '变更/弃用时间' } }, { baseDir: folder, parameterPrefix: 'inputs.codeChanges' });
  const project = ProjectFile.create(path());
  project.insertDataset(draft, false);
  const changes = loadCodeChanges(project)!;
  project.close();
  const present = new Set(['522302', '110101', '110102', '310101', '320613', '469005']);
  expect(changes.follow('522322', present)).toEqual(['522302']); // 兴仁县 -> 兴仁市, 2018
  expect(changes.follow('110103', present)).toEqual(['110101']); // 崇文区 -> 东城区, 2010
  expect(changes.follow('110104', present)).toEqual(['110102']); // 宣武区 -> 西城区, 2010
  expect(changes.follow('320602', present)).toEqual(['320613']); // 崇川区, merged 2020
  expect(changes.follow('310103', present)).toEqual(['310101']); // 卢湾区 -> 黄浦区, 2011
  expect(changes.follow('460003', new Set(['460400']))).toEqual(['460400']); // 儋州市, county to prefecture, 2015
  // Part of an area changed hands, the county stayed: no change of its code.
  expect(changes.follow('130427', new Set(['130402']))).toEqual([]);
});

test('the command line: a list under an old code for the year of the people, and a long table by the new code', async () => {
  const dir = join(folder, 'small');
  const { content } = writeSmallFiles(dir);
  writeFileSync(join(dir, 'changes.csv'), 'old,new,year\n990121,990101,2018\n');
  writeFileSync(join(dir, 'list.csv'), 'code,tag,since,until\n990121,key,2014,2020\n990102,key,2014,2019\n');
  writeFileSync(join(dir, 'long.csv'), 'code,year,what,v\n990121,2017,beds,4\n990102,2017,beds,1\n990101,2020,beds,5\n990102,2020,beds,\n');
  const recipe = join(dir, 'tags.json');
  writeFileSync(recipe, JSON.stringify({
    inputs: {
      ...content.inputs, population: { ...content.inputs.population, year: 2020 },
      codeChanges: { path: 'changes.csv', from: 'old', to: 'new', year: 'year' }, tags: { path: 'list.csv', code: 'code', tag: 'tag', from: 'since', to: 'until' },
      indicators: { path: 'long.csv', code: 'code', year: 'year', indicator: 'what', value: 'v' },
    },
    analyses: [...content.analyses, { id: 'g', kind: 'gaps', indicators: [{ column: 'beds', direction: 'higher' }], year: 2017, benchmark: 'mean' }],
  }));
  const out = join(folder, 'out');
  const { status, stdout } = await runCli(['run', recipe, '--out', out, '--lang', 'zh'], { env: { JUNHENG_HOME: join(folder, 'home') } });
  expect(status).toBe(0);
  expect(stdout).toContain('例如 990121 → 990101');
  // In 2020 only 990101 is still on the list: p1 and p2, 300 people; 990102 has 400.
  const tagged = readCsv(readFileSync(join(out, 'r.tags.csv'), 'utf8')).filter((row) => row['tag'] === 'key');
  expect(tagged.map((row) => [row['tagged'], row['persons']])).toEqual([['0', '400'], ['1', '300']]);
  expect(readCsv(readFileSync(join(out, 'g.csv'), 'utf8')).map((row) => [row['code'], row['value'], row['benchmark']])).toEqual([['990101', '4', '2.5'], ['990102', '1', '2.5']]);
});
