import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorsInput } from '../../../api/recipe.ts';
import type { DatasetDraft } from '../../../data/dataset.ts';
import { buildDataset } from '../../../data/roles/buildDataset.ts';
import { findingsOf, temporaryFolder } from '../temporaryFiles.ts';

const folder = temporaryFolder();
let files = 0;
function build(text: string, more: Partial<IndicatorsInput> = {}): Promise<DatasetDraft> {
  const path = `t${files++}.csv`;
  folder.write(path, text);
  return buildDataset({ role: 'indicators', input: { path, code: 'code', ...more } }, { baseDir: folder.root, parameterPrefix: 'inputs.indicators' });
}
const columnsOf = (draft: DatasetDraft) => Object.fromEntries(draft.columns.map(({ name, values }) => [name, Array.isArray(values) ? values : Array.from(values)]));

describe('a plain table', () => {
  it('keeps its columns of words as groups beside its numbers', async () => {
    const draft = await build('code,name,province,level,gdp,share\n520101,甲,黔,1,5,#DIV/0!\n520102,乙,黔,2,,0.5\n', { name: 'name', year: 2020 });
    expect(columnsOf(draft)).toEqual({
      code: ['520101', '520102'], name: ['甲', '乙'], year: [2020, 2020], 'value:level': [1, 2], 'value:gdp': [5, NaN], 'value:share': [NaN, 0.5], 'text:province': ['黔', '黔'],
    });
    expect(draft.meta).toMatchObject({ indicatorNames: ['level', 'gdp', 'share'], years: [2020] });
    expect(draft.notes).toMatchObject([{ code: 'row.error-cell', column: 'share', values: { count: 1, text: '#DIV/0!' } }]);
  });

  it('keeps a column without any value as one that is missing everywhere, and does not offer it', async () => {
    const draft = await build('code,beds,books,films\n520101,5,#DIV/0!,\n520102,6,#DIV/0!,\n');
    expect(columnsOf(draft)).toMatchObject({ 'value:beds': [5, 6], 'value:books': [NaN, NaN], 'value:films': [NaN, NaN] });
    expect(draft.meta).toMatchObject({ indicatorNames: ['beds'] });
  });

  it('reads percentages as they are printed and says so; beside plain numbers they are an error', async () => {
    const draft = await build('code,rate,beds,word\n520101,95.0%,5,a%\n520102,,6,b\n520103,"1,100 %",7,c\n');
    expect(columnsOf(draft)).toMatchObject({ 'value:rate': [95, NaN, 1100], 'value:beds': [5, 6, 7], 'text:word': ['a%', 'b', 'c'] });
    expect(draft.notes).toMatchObject([{ code: 'value.percent', row: 2, column: 'rate', values: { text: '95.0%', count: 2 } }]);
    expect((await build('code,rate\n520101,９５．５％\n')).columns.at(-1)?.values).toEqual(Float64Array.of(95.5));
    // 0.94 may be a share or less than one percent.
    expect(await findingsOf(build('code,rate\n520101,95%\n520102,96%\n520103,0.94\n'))).toMatchObject([{ code: 'row.not-a-number', row: 2, column: 'rate', values: { text: '95%' } }]);
  });

  it('carries what the user says of indicators, and refuses what is said of none of them', async () => {
    const about = { gdp: { unit: '亿元', additive: true } };
    expect((await build('code,gdp\n520101,5\n', { about })).meta.about).toEqual(about);
    expect(await findingsOf(build('code,gdp\n520101,5\n', { about: { gpd: { unit: '亿元' } } }))).toMatchObject([{ code: 'column.missing', column: 'gpd', parameter: 'inputs.indicators.about.gpd', values: { nearest: 'gdp' } }]);
  });
});

describe('a long table', () => {
  const long = { indicator: 'what', value: 'v', year: 'year' };

  it('becomes one column per indicator and one row per code and year; what was not told stays missing', async () => {
    const draft = await build('code,name,year,what,v,province,unit\n520101,甲,2019,beds,5,黔,张\n520102,乙,2019,beds,,黔,张\n520101,甲,2019,doctors,7,黔,人\n520101,甲,2020,beds,6,黔,张\n', { ...long, name: 'name' });
    expect(columnsOf(draft)).toEqual({
      code: ['520101', '520102', '520101'], name: ['甲', '乙', '甲'], year: [2019, 2019, 2020],
      'value:beds': [5, NaN, 6], 'value:doctors': [7, NaN, NaN], 'text:province': ['黔', '黔', '黔'],
    });
    expect(draft.rowCount).toBe(3);
    expect(draft.meta).toMatchObject({ indicatorNames: ['beds', 'doctors'], years: [2019, 2020] });
    // The unit differs from indicator to indicator: it belongs to no code and year.
    expect(draft.notes).toMatchObject([{ code: 'column.left-out', values: { text: 'unit', reason: 'not-indicator' } }]);
  });

  it('names both rows of a duplicate', async () => {
    expect(await findingsOf(build('code,year,what,v\n520101,2019,beds,5\n520102,2019,beds,5\n520101,2019,beds,6\n', long))).toMatchObject([
      { code: 'row.duplicate-key', severity: 'error', row: 4, column: 'what', parameter: 'inputs.indicators.indicator', values: { text: '520101 2019 beds', first: 2 } },
    ]);
    // Without years the same code and indicator may stand once.
    expect(await findingsOf(build('code,what,v\n520101,beds,5\n520101,beds,5\n', { indicator: 'what', value: 'v' }))).toMatchObject([{ row: 3, values: { text: '520101 beds', first: 2 } }]);
  });

  it('refuses words among values and rows without an indicator', async () => {
    const findings = await findingsOf(build('code,year,what,v\n520101,2019,beds,many\n520101,2020,,5\n', long));
    expect(findings.map(({ code, row, column }) => [code, row, column])).toEqual([['row.missing-value', 3, 'what'], ['row.not-a-number', 2, 'v']]);
  });
});

describe('a wide table of several years', () => {
  it('reads the years out of its headers, whichever comes first', async () => {
    const draft = await build('code,province,beds_2019,beds_2020,doctors_2020,area\n520101,黔,1,2,3,9\n520102,黔,,5,6,9\n', { columns: '{indicator}_{year}' });
    expect(columnsOf(draft)).toEqual({
      code: ['520101', '520101', '520102', '520102'], year: [2019, 2020, 2019, 2020],
      'value:beds': [1, 2, NaN, 5], 'value:doctors': [NaN, 3, NaN, 6], 'text:province': ['黔', '黔', '黔', '黔'],
    });
    // A number without a year would be claimed for every one.
    expect(draft.notes).toMatchObject([{ code: 'column.left-out', values: { text: 'area', reason: 'other-pattern' } }]);
    const chinese = await build('code,2019年床位数,2020年床位数\n520101,1,2\n', { columns: '{year}年{indicator}' });
    expect(columnsOf(chinese)).toEqual({ code: ['520101', '520101'], year: [2019, 2020], 'value:床位数': [1, 2] });
  });

  it('of one indicator is named by `value`', async () => {
    expect(columnsOf(await build('code,2019,2020\n520101,1,2\n', { columns: '{year}', value: 'gdp' }))).toEqual({ code: ['520101', '520101'], year: [2019, 2020], 'value:gdp': [1, 2] });
  });

  it('takes the marks of a pattern as they stand, and says which headers there are where none fits', async () => {
    expect(columnsOf(await build('code,gdp (2019),gdp.2019\n520101,1,2\n', { columns: '{indicator} ({year})' }))).toMatchObject({ 'value:gdp': [1], year: [2019] });
    expect(await findingsOf(build('code,gdp\n520101,1\n', { columns: '{indicator}_{year}' }))).toMatchObject([
      { code: 'column.missing', column: '{indicator}_{year}', parameter: 'inputs.indicators.columns', values: { known: 'code, gdp' } },
    ]);
  });

  it('has one row per code', async () => {
    expect(await findingsOf(build('code,gdp_2019\n520101,1\n520101,2\n', { columns: '{indicator}_{year}' }))).toMatchObject([{ code: 'row.duplicate-key', row: 3, values: { text: '520101', first: 2 } }]);
  });
});

it('refuses keys of two layouts at once', async () => {
  const faults = async (more: Partial<IndicatorsInput>) => (await findingsOf(build('code,year,what,v_2019\n520101,2019,beds,5\n', more))).map(({ code, parameter }) => `${code} ${parameter}`);
  expect(await faults({ indicator: 'what' })).toEqual(['recipe.missing-key inputs.indicators.value']);
  expect(await faults({ value: 'v_2019' })).toEqual(['recipe.missing-key inputs.indicators.indicator']);
  expect(await faults({ columns: '{year}' })).toEqual(['recipe.missing-key inputs.indicators.value']);
  expect(await faults({ columns: '{indicator}_{year}', year: 2019, value: 'v', indicator: 'what' })).toEqual(['indicator', 'year', 'value'].map((key) => `parameter.conflict inputs.indicators.${key}`));
});

it('stores the same rows whatever the layout of the file', async () => {
  const cell = fc.option(fc.integer({ min: -999, max: 999 }), { nil: null });
  await fc.assert(
    // Codes x years x indicators; every cell may be missing.
    fc.asyncProperty(fc.array(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }), async (cells) => {
      const codes = cells.map((_, i) => String(520101 + i));
      const years = [2018, 2019, 2020];
      const plain = `code,year,a,b\n${codes.flatMap((code, c) => years.map((year, y) => [code, year, ...cells[c][y]].join(','))).join('\n')}\n520199,2020,1,1\n`;
      const long = `code,year,what,v\n${codes.flatMap((code, c) => years.flatMap((year, y) => ['a', 'b'].map((what, k) => [code, year, what, cells[c][y][k]].join(',')))).join('\n')}\n520199,2020,a,1\n520199,2020,b,1\n`;
      const wide = `code,${years.flatMap((year) => [`a_${year}`, `b_${year}`]).join(',')}\n${codes.map((code, c) => [code, ...years.flatMap((_, y) => cells[c][y])].join(',')).join('\n')}\n520199,,,,,1,1\n`;
      const known = (draft: DatasetDraft) => {
        const { code, year, 'value:a': a, 'value:b': b } = columnsOf(draft);
        const rows = (code as string[]).map((one, row) => `${one} ${String(year[row])} ${String(a[row])} ${String(b[row])}`);
        return rows.filter((row) => !row.endsWith('NaN NaN')).sort();
      };
      const [fromPlain, fromLong, fromWide] = await Promise.all([build(plain, { year: 'year' }), build(long, { year: 'year', indicator: 'what', value: 'v' }), build(wide, { columns: '{indicator}_{year}' })]);
      expect(known(fromLong)).toEqual(known(fromPlain));
      expect(known(fromWide)).toEqual(known(fromPlain));
    }),
    { seed: 4, numRuns: 25 },
  );
});
