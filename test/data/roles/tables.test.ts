import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportRequest } from '../../../api/recipe.ts';
import type { ColumnValues, DatasetDraft } from '../../../data/dataset.ts';
import { buildDataset } from '../../../data/roles/buildDataset.ts';
import type { BuildContext } from '../../../data/roles/buildDataset.ts';
import { findingsOf, temporaryFolder } from '../temporaryFiles.ts';

const folder = temporaryFolder();
const build = (request: ImportRequest, more: Partial<BuildContext> = {}): Promise<DatasetDraft> =>
  buildDataset(request, { baseDir: folder.root, parameterPrefix: `inputs.${request.role}`, ...more });
function column(draft: DatasetDraft, name: string): ColumnValues {
  const found = draft.columns.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no column ${name} among ${draft.columns.map((one) => one.name).join(', ')}`);
  return found.values;
}
let files = 0;
const csv = (text: string): string => {
  const name = `t${files++}.csv`;
  folder.write(name, text);
  return name;
};

describe('population', () => {
  const input = (text: string, more: object = {}): ImportRequest => ({ role: 'population', input: { path: csv(text), id: 'id', lon: 'x', lat: 'y', persons: 'p', ...more } });

  it('has persons of groups by flag, by number and by share; missing stays unknown', async () => {
    const draft = await build(input('id,x,y,p,f,n,s\na,104,26,100,是,30,0.25\nb,105,27,50,0,,\nc,106,28,,1,1,1\n', {
      groups: { flagged: { column: 'f', as: 'flag' }, counted: { column: 'n', as: 'persons' }, shared: { column: 's', as: 'share' } },
    }));
    expect(draft.rowCount).toBe(2);
    expect(column(draft, 'id')).toEqual(['a', 'b']);
    expect(column(draft, 'group:flagged')).toEqual(Float64Array.of(100, 0));
    expect(column(draft, 'group:counted')).toEqual(Float64Array.of(30, Number.NaN));
    expect(column(draft, 'group:shared')).toEqual(Float64Array.of(25, Number.NaN));
    expect(draft.meta).toMatchObject({ personsTotal: 150, groups: ['flagged', 'counted', 'shared'], crs: 'EPSG:4326' });
    expect(draft.notes).toMatchObject([{ code: 'crs.assumed' }, { code: 'analysis.points-without-persons', row: 4, column: 'p', values: { count: 1 } }]);
  });

  it('knows its source by its bytes', async () => {
    const text = 'id,x,y,p\na,104,26,1\n';
    const draft = await build(input(text));
    expect(draft.sources).toEqual([{ path: expect.stringContaining(folder.root), name: draft.name, bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') }]);
  });

  it('gathers every error of a file, each with its row and recipe key', async () => {
    const findings = await findingsOf(build(input('id,x,y,p,s\na,104,26,-1,0.5\na,104,260,x,1.5\n,104,26,1,2\n', { groups: { g: { column: 's', as: 'share' } } })));
    expect(findings.filter((finding) => finding.severity === 'error').map((finding) => [finding.code, finding.row, finding.column, finding.parameter])).toEqual([
      ['row.duplicate-key', 3, 'id', 'inputs.population.id'],
      ['row.missing-value', 4, 'id', 'inputs.population.id'],
      ['row.negative', 2, 'p', 'inputs.population.persons'],
      ['row.not-a-number', 3, 'p', 'inputs.population.persons'],
      ['row.out-of-range', 3, 's', 'inputs.population.groups.g'],
      ['row.out-of-range', 4, 's', 'inputs.population.groups.g'],
      ['row.bad-coordinate', 3, 'y', undefined],
    ]);
  });

  it('lists twenty of a kind and says how many there are', async () => {
    const rows = Array.from({ length: 57 }, (_, i) => `${i},104,26,-${i + 1}`);
    const findings = await findingsOf(build(input(`id,x,y,p\n${rows.join('\n')}\n`)));
    const negative = findings.filter((finding) => finding.code === 'row.negative');
    expect(negative).toHaveLength(20);
    expect(negative[0].values?.['count']).toBe(57);
  });

  it('names the nearest column for one that is not there', async () => {
    expect(await findingsOf(build(input('id,x,y,p\na,104,26,1\n', { persons: 'pp', lon: 'lng' })))).toEqual(expect.arrayContaining([
      expect.objectContaining({ code: 'column.missing', column: 'pp', parameter: 'inputs.population.persons', values: { nearest: 'p', known: 'id, x, y, p' } }),
      expect.objectContaining({ code: 'column.missing', column: 'lng', parameter: 'inputs.population.lon' }),
    ]));
  });

  it('may name its zones instead of its places, and tells codes no zone has', async () => {
    const draft = await build(input('id,p,z,m\na,10,522301,5\nb,20,520000,7.5\n', { lon: undefined, lat: undefined, zone: 'z', minutes: 'm' }), { zones: { bbox: [104, 24, 106, 26], codes: ['522301'] } });
    expect(column(draft, 'zone')).toEqual(['522301', '520000']);
    expect(column(draft, 'minutes')).toEqual(Float64Array.of(5, 7.5));
    expect(column(draft, 'lon')).toEqual(Float64Array.of(Number.NaN, Number.NaN));
    expect(draft.notes.map((note) => [note.code, note.row])).toEqual([['row.unknown-code', 3], ['points.no-coordinates', undefined]]);
  });

  it('refuses groups whose columns would be taken for other figures', async () => {
    const groups = Object.fromEntries(['covered', 'share_u', 'residual', 'u', 'market_share', 'reachable'].map((name) => [name, { column: 'u', as: 'flag' }]));
    expect((await findingsOf(build(input('id,x,y,p,u\na,104,26,10,1\n', { groups })))).filter(({ severity }) => severity === 'error')).toMatchObject(
      ['covered', 'share_u', 'residual'].map((name) => ({ code: 'recipe.reserved-name', parameter: `inputs.population.groups.${name}`, values: { name } })),
    );
  });

  it('keeps people without a place out, and counts them', async () => {
    const draft = await build(input('id,x,y,p\na,104,26,10\nb,,,20\nc,104,,40\n'));
    expect(draft.rowCount).toBe(1);
    expect(draft.notes).toContainEqual(expect.objectContaining({ code: 'geometry.missing', row: 3, values: { count: 2, total: 3, persons: 60 } }));
  });

  it('is asked about where its degrees miss the zones; a declared CRS is obeyed, with a note', async () => {
    const zones = { bbox: [110, 24, 112, 26] as [number, number, number, number], codes: [] };
    expect(await findingsOf(build(input('id,x,y,p\na,104,26,10\n'), { zones }))).toMatchObject([{ code: 'crs.outside-zones', severity: 'question', parameter: 'inputs.population.crs' }]);
    expect((await build(input('id,x,y,p\na,104,26,10\n', { crs: 'EPSG:4326' }), { zones })).notes).toMatchObject([{ code: 'crs.outside-zones', severity: 'note', values: { count: 1 } }]);
    expect((await build(input('id,x,y,p\na,111,25,10\n', { crs: 'EPSG:4326' }), { zones })).notes).toEqual([]);
    expect(await findingsOf(build(input('id,x,y,p\na,111,25,10\n', { lon: 'xx' })))).toMatchObject([{ code: 'column.missing', column: 'xx' }]); // and not also a column to be named
    const projected = await build(input('id,x,y,p\na,500000,0,10\n', { crs: 'EPSG:32648' }));
    expect(column(projected, 'lon')[0]).toBeCloseTo(105, 9);
  });
});

describe('facilities', () => {
  it('are numbered where no id is mapped, typed by column or by one word, and keep an unknown capacity', async () => {
    const path = csv('kind,place,beds\nclinic,"POINT(104.5 26.5)",5\nschool,"(105.5, 27.5)",\n');
    const draft = await build({ role: 'facilities', input: { path, lonlat: 'place', type: 'kind', capacity: 'beds' } });
    expect(column(draft, 'id')).toEqual(['1', '2']);
    expect(column(draft, 'lon')).toEqual(Float64Array.of(104.5, 105.5));
    expect(column(draft, 'lat')).toEqual(Float64Array.of(26.5, 27.5));
    expect(column(draft, 'capacity')).toEqual(Float64Array.of(5, Number.NaN));
    expect(draft.meta.facilityTypes).toEqual(['clinic', 'school']);
    expect(column(await build({ role: 'facilities', input: { path, lonlat: 'place', type: { value: '卫生院' } } }), 'type')).toEqual(['卫生院', '卫生院']);
  });

  it('drawn as areas stand in their centre of area, which is noted', async () => {
    // An L of three unit squares: centre of area (1.5+0.5+0.5)/3 = 5/6 both ways; its vertices' mean would be 1.
    const l = [[0, 0], [2, 0], [2, 1], [1, 1], [1, 2], [0, 2], [0, 0]];
    folder.write('areas.geojson', JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [l] } }, { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [7, 8] } }] }));
    const draft = await build({ role: 'facilities', input: { path: 'areas.geojson' } });
    expect(column(draft, 'lon')).toEqual(Float64Array.of(5 / 6, 7));
    expect(column(draft, 'lat')).toEqual(Float64Array.of(5 / 6, 8));
    expect(draft.notes).toMatchObject([{ code: 'geometry.centred', severity: 'note', row: 1, values: { count: 1 } }]);
  });

  it('without any place of theirs are an error if the table should have them', async () => {
    expect(await findingsOf(build({ role: 'facilities', input: { path: csv('x,y\n,\n1,\n'), lon: 'x', lat: 'y' } }))).toContainEqual(expect.objectContaining({ code: 'table.no-rows' }));
  });
});

it('candidates have a cost', async () => {
  const draft = await build({ role: 'candidates', input: { path: csv('id,x,y,c\na,104,26,1.5\nb,105,27,\n'), id: 'id', lon: 'x', lat: 'y', cost: 'c' } });
  expect(column(draft, 'cost')).toEqual(Float64Array.of(1.5, Number.NaN));
});

describe('indicators', () => {
  it('are the numeric columns by code and year, error cells missing', async () => {
    const path = csv('代码,名称,年份,识字率,备注\n522301,兴义市,2010,0.9,好\n522301,兴义市,2020,0.95,差\n522323,普安县,2020,#DIV/0!,好\n');
    const draft = await build({ role: 'indicators', input: { path, code: '代码', name: '名称', year: '年份' } });
    expect(column(draft, 'value:识字率')).toEqual(Float64Array.of(0.9, 0.95, Number.NaN));
    expect(draft.meta).toMatchObject({ years: [2010, 2020], indicatorNames: ['识字率'] });
    expect(draft.notes).toMatchObject([{ code: 'row.error-cell', row: 4, column: '识字率' }]);
  });

  it('keep codes as text: numbers from JSON or a statistics program lose only their point', async () => {
    const draft = await build({ role: 'indicators', input: { path: csv('code,v\n520101.0,1\n520102.0,2\n'), code: 'code', year: 2020 } });
    expect(column(draft, 'code')).toEqual(['520101', '520102']);
    expect(column(draft, 'year')).toEqual(Float64Array.of(2020, 2020));
    expect(await findingsOf(build({ role: 'indicators', input: { path: csv('code,v\n5.20101E+05,1\n'), code: 'code' } }))).toMatchObject([{ code: 'code.bad-format', row: 2 }]);
  });

  it('note codes of unequal length, refuse a code twice in a year and a word among numbers', async () => {
    expect((await build({ role: 'indicators', input: { path: csv('code,v\n01001,1\n01002,2\n501,3\n'), code: 'code' } })).notes).toMatchObject([{ code: 'code.unequal-length', row: 4, values: { count: 1, lengths: '3, 5', text: '501' } }]);
    expect(await findingsOf(build({ role: 'indicators', input: { path: csv('code,v\n1,1\n1,2\n'), code: 'code' } }))).toMatchObject([{ code: 'row.duplicate-key', row: 3, values: { first: 2 } }]);
    expect(await findingsOf(build({ role: 'indicators', input: { path: csv('code,v\n1,1\n2,about 5\n3,2\n'), code: 'code' } }))).toMatchObject([{ code: 'row.not-a-number', row: 3, column: 'v', values: { text: 'about 5' } }]);
  });
});

describe('roads', () => {
  const nodes = csv('n,x,y\nA,104,26\nB,104.1,26\nC,104.2,26\nD,105,27\nE,105.1,27\n');
  const roads = (edges: string, more: object = {}): ImportRequest => ({ role: 'roads', input: { nodes, nodeId: 'n', nodeLon: 'x', nodeLat: 'y', edges: csv(edges), from: 'a', to: 'b', minutes: 'm', ...more } });

  it('cost the same both ways, or as the columns say; a negative cost closes its direction', async () => {
    const both = await build(roads('a,b,m\nA,B,3\nB,C,5\n'));
    expect([column(both, 'edge.from'), column(both, 'edge.to')]).toEqual([Int32Array.of(0, 1), Int32Array.of(1, 2)]);
    expect(column(both, 'edge.reverseMinutes')).toEqual(Float64Array.of(3, 5));
    expect(column(both, 'node.id')).toEqual(['A', 'B', 'C', 'D', 'E']);
    const closed = await build(roads('a,b,m,r,o\nA,B,-1,4,0\nB,C,5,-1,0\nC,D,7,8,是\n', { reverseMinutes: 'r', oneway: 'o' }));
    expect(column(closed, 'edge.minutes')).toEqual(Float64Array.of(Number.NaN, 5, 7));
    expect(column(closed, 'edge.reverseMinutes')).toEqual(Float64Array.of(4, Number.NaN, Number.NaN));
    expect(column(await build(roads('a,b,m\nA,B,3\n', { directed: true })), 'edge.reverseMinutes')).toEqual(Float64Array.of(Number.NaN));
    const against = await build(roads('a,b,m,o\nA,B,3,-1\nB,C,5,0\n', { oneway: 'o' }));
    expect([column(against, 'edge.minutes'), column(against, 'edge.reverseMinutes')]).toEqual([Float64Array.of(Number.NaN, 5), Float64Array.of(3, 5)]);
  });

  it('cost length over speed: 1,500 m at 30 km/h are 3 minutes', async () => {
    const draft = await build(roads('a,b,l,v\nA,B,1500,30\n', { minutes: undefined, lengthMeters: 'l', speedKmh: 'v' }));
    expect(column(draft, 'edge.minutes')).toEqual(Float64Array.of(3));
    expect(column(draft, 'edge.lengthMeters')).toEqual(Float64Array.of(1500));
    expect(await findingsOf(build(roads('a,b,l\nA,B,1500\n', { minutes: undefined, lengthMeters: 'l' })))).toMatchObject([{ code: 'column.required', column: 'speedKmh', parameter: 'inputs.roads.speedKmh' }]);
  });

  it('refuse a node twice, an edge to nowhere, a cost that is not there', async () => {
    const twice = { ...roads('a,b,m\nA,B,1\n') };
    (twice.input as { nodes: string }).nodes = csv('n,x,y\nA,104,26\nA,104,27\n');
    expect(await findingsOf(build(twice))).toContainEqual(expect.objectContaining({ code: 'network.duplicate-node', row: 3, column: 'n', values: { text: 'A', first: 2 } }));
    expect(await findingsOf(build(roads('a,b,m\nA,Z,1\n,B,2\n')))).toMatchObject([{ code: 'row.missing-value', row: 3, column: 'a' }, { code: 'row.unknown-reference', row: 2, column: 'b', values: { text: 'Z' } }]);
    expect(await findingsOf(build(roads('a,b,m\nA,B,\n')))).toMatchObject([{ code: 'row.missing-value', row: 2, column: 'm' }]);
  });

  it('keep the largest component when asked, edges renumbered', async () => {
    const draft = await build(roads('a,b,m\nD,E,1\nA,B,2\nC,B,3\n', { component: 'largest' }));
    expect(column(draft, 'node.id')).toEqual(['A', 'B', 'C']);
    expect([column(draft, 'edge.from'), column(draft, 'edge.to'), column(draft, 'edge.minutes')]).toEqual([Int32Array.of(0, 2), Int32Array.of(1, 1), Float64Array.of(2, 3)]);
    expect(draft.notes).toContainEqual(expect.objectContaining({ code: 'network.component', values: { nodes: 2, total: 5, component: 'largest' } }));
  });

  it('have their ids as numbers where all are', async () => {
    const numbered = roads('a,b,m\n7,12,1\n');
    (numbered.input as { nodes: string }).nodes = csv('n,x,y\n7,104,26\n12,104,27\n');
    expect(column(await build(numbered), 'node.id')).toEqual(Float64Array.of(7, 12));
  });
});

it('a flag is one of the words of the contract, whatever their case', async () => {
  const words = { '1': 1, true: 1, Yes: 1, 是: 1, '0': 0, FALSE: 0, no: 0, 否: 0, '': 0 } as Record<string, number>;
  await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(words)), { minLength: 1, maxLength: 8 }), async (chosen) => {
    const path = csv(`id,x,y,p,f\n${chosen.map((word, i) => `${i},104,26,10,${word}`).join('\n')}\n`);
    const draft = await build({ role: 'population', input: { path, id: 'id', lon: 'x', lat: 'y', persons: 'p', groups: { g: { column: 'f', as: 'flag' } } } });
    expect([...column(draft, 'group:g')]).toEqual(chosen.map((word) => words[word] * 10));
  }), { seed: 3, numRuns: 25 });
});
