import { describe, expect, it } from 'vitest';
import type { ImportRequest } from '../../../api/recipe.ts';
import type { DatasetDraft } from '../../../data/dataset.ts';
import { buildDataset } from '../../../data/roles/buildDataset.ts';
import { findingsOf, temporaryFolder } from '../temporaryFiles.ts';

const folder = temporaryFolder();
let files = 0;
function build(role: ImportRequest['role'], text: string, input: object, extension = 'csv'): Promise<DatasetDraft> {
  const path = `t${files++}.${extension}`;
  folder.write(path, text);
  return buildDataset({ role, input: { path, ...input } } as ImportRequest, { baseDir: folder.root, parameterPrefix: `inputs.${role}` });
}
const columnsOf = (draft: DatasetDraft) => Object.fromEntries(draft.columns.map(({ name, values }) => [name, Array.isArray(values) ? values : Array.from(values)]));

describe('a list of designated units', () => {
  it('has a tag for every row or one for all, and years that may be open, as years or as dates', async () => {
    const draft = await build('tags', 'code,kind,since,until\n520101,poor,2014,2019年\n520102,border,2012-05-01,\n', { code: 'code', tag: 'kind', from: 'since', to: 'until' });
    expect(columnsOf(draft)).toEqual({ code: ['520101', '520102'], tag: ['poor', 'border'], from: [2014, 2012], to: [2019, NaN] });
    expect(draft.meta.tags).toEqual(['border', 'poor']);
    const constant = await build('tags', 'code,county\n520101,甲\n', { code: 'code', name: 'county', tag: { value: 'poor' } });
    expect(columnsOf(constant)).toEqual({ code: ['520101'], name: ['甲'], tag: ['poor'], from: [NaN], to: [NaN] });
  });

  it('is refused with rows that say nothing, or end before they begin', async () => {
    const findings = await findingsOf(build('tags', 'code,kind,since,until\n520101,,2014,\n520102,poor,2019,2014\n520103,poor,soon,3014\n', { code: 'code', tag: 'kind', from: 'since', to: 'until' }));
    expect(findings.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['row.missing-value', 2, 'kind'], ['row.not-a-number', 4, 'since'], ['row.out-of-range', 4, 'until'], ['row.out-of-range', 3, 'until'],
    ]);
  });
});

describe('changes of codes', () => {
  it('are one for every new code; parts of an area, the same code and rows without one are counted', async () => {
    const draft = await build('codeChanges', 'old,new,year\n1,2;3,2010\n4,5[1983];6,2002\n7,7,1990\n8,,2000\n', { from: 'old', to: 'new', year: 'year' });
    expect(columnsOf(draft)).toEqual({ from: ['1', '1', '4'], to: ['2', '3', '6'], year: [2010, 2010, 2002] });
    expect(draft.notes.map(({ code, row, values }) => [code, row, values!['reason']])).toEqual([['row.skipped', 5, 'no-new-code'], ['row.skipped', 4, 'same-code'], ['row.skipped', 3, 'part-moved']]);
  });

  it('without years that lead back to where they began are refused; years say which came first', async () => {
    expect(await findingsOf(build('codeChanges', 'old,new\n1,2\n2,3\n3,1\n9,1\n', { from: 'old', to: 'new' }))).toMatchObject([
      { code: 'code.circular', row: 4, column: 'old', parameter: 'inputs.codeChanges.from', values: { text: '1 → 2 → 3 → 1' } },
    ]);
    expect((await build('codeChanges', 'old,new,year\n1,2,1999\n2,1,2005\n', { from: 'old', to: 'new', year: 'year' })).rowCount).toBe(2);
  });
});

describe('areas', () => {
  const square = (west: number) => ({ type: 'Polygon', coordinates: [[[west, 26], [west + 0.1, 26], [west + 0.1, 26.1], [west, 26.1], [west, 26]]] });
  const text = (names: (string | null)[]) => JSON.stringify({ type: 'FeatureCollection', features: names.map((name, i) => ({ type: 'Feature', properties: { name }, geometry: square(104 + i) })) });

  it('are polygons with names, or with one name for all', async () => {
    const draft = await build('areas', text(['flood', 'flood', 'cremation']), { area: 'name' }, 'geojson');
    expect(columnsOf(draft)).toMatchObject({ area: ['flood', 'flood', 'cremation'], 'geometry.zoneOffsets': [0, 1, 2, 3], 'geometry.ringOffsets': [0, 4, 8, 12] });
    expect(draft.meta.areas).toEqual(['cremation', 'flood']);
    expect(columnsOf(await build('areas', text([null]), { area: { value: 'flood' } }, 'geojson'))).toMatchObject({ area: ['flood'] });
  });

  it('have a name and a shape', async () => {
    expect(await findingsOf(build('areas', text([null]), { area: 'name' }, 'geojson'))).toMatchObject([{ code: 'row.missing-value', column: 'name' }]);
    expect(await findingsOf(build('areas', 'name\nflood\n', { area: 'name' }))).toMatchObject([{ code: 'geometry.wrong-type' }]);
  });
});

describe('attributes of facilities', () => {
  const input = { lon: 'x', lat: 'y', crs: 'EPSG:4326', attributes: { standardised: 'std', staff: 'people' } };

  it('are flags or numbers; nothing is not 0', async () => {
    const draft = await build('facilities', 'x,y,std,people\n104,26,是,12\n105,27,No,"1,200"\n106,28,,\n', input);
    expect(columnsOf(draft)).toMatchObject({ 'attribute:standardised': [1, 0, NaN], 'attribute:staff': [12, 1200, NaN] });
    expect(draft.meta.attributes).toEqual(['standardised', 'staff']);
  });

  it('that are other words are refused with their place', async () => {
    expect(await findingsOf(build('facilities', 'x,y,std,people\n104,26,1,12\n105,27,partly,many\n', input))).toMatchObject([
      { code: 'row.bad-attribute', row: 3, column: 'std', parameter: 'inputs.facilities.attributes.standardised', values: { text: 'partly' } },
      { code: 'row.bad-attribute', row: 3, column: 'people', parameter: 'inputs.facilities.attributes.staff', values: { text: 'many' } },
    ]);
    expect(await findingsOf(build('facilities', 'x,y,standard\n104,26,1\n', { ...input, attributes: { standardised: 'standart' } }))).toMatchObject([{ code: 'column.missing', column: 'standart', values: { nearest: 'standard' } }]);
  });
});
