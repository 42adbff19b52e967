import { describe, expect, it } from 'vitest';
import type { Inspection, ProjectInfo, RunInfo } from '../../api/contract.ts';
import { directionMatters, matrixUnitIn, modelsFor } from '../../renderer/analysis/datasets.ts';
import { DEFAULT_TRAVEL, placeOf, scenarioOf, travelKeys } from '../../renderer/analysis/travel.ts';
import { classesOf, guessUse, layersInput, missingLayers } from '../../renderer/import/frictionDraft.ts';
import { draftFor, missingColumns, requestOf } from '../../renderer/import/roleFields.ts';
import { bandColours, limitsTyped, reachTravel } from '../../renderer/map/reach.ts';

function projectOf(...datasets: [role: string, meta?: Record<string, unknown>][]): ProjectInfo {
  return { datasets: datasets.map(([role, meta = {}], id) => ({ id, role, meta })), runs: [] } as unknown as ProjectInfo;
}

function inspectionOf(fields: [name: string, role: string | null, values?: Record<string, number>][], more: Partial<Inspection> = {}): Inspection {
  const guess = { value: null, confidence: 0 };
  return {
    format: 'GeoJSON', encoding: guess, crs: guess, geometry: null, rows: 3, notes: [], preview: [], suggestedRole: null, suggestedInput: null,
    fields: fields.map(([name, role, values]) => ({ name, role, type: 'text', confidence: 1, values })), ...more,
  };
}

describe('the keys of a travel form', () => {
  it('are those of its model and no other', () => {
    expect(travelKeys({ ...DEFAULT_TRAVEL, model: 'matrix', limits: [20], minutes: [30] })).toEqual({ model: 'matrix', limits: [20] });
    expect(Object.keys(travelKeys({ ...DEFAULT_TRAVEL, model: 'friction' })).sort()).toEqual(['direction', 'minutes', 'model', 'neighbours']);
  });
  it('say a scenario only where it changes something, and only what the model can follow', () => {
    const scenario = { name: ' 汛期 ', speedFactor: 1, classFactors: { primary: 1, track: 0.5, path: 0.5 }, closedClasses: ['path'], closedRoads: [], closedAt: [] };
    expect(scenarioOf({ ...DEFAULT_TRAVEL, model: 'network', scenario })).toEqual({ name: '汛期', classFactors: { track: 0.5 }, closedClasses: ['path'] });
    expect(scenarioOf({ ...DEFAULT_TRAVEL, model: 'friction', scenario })).toBeNull();
    expect(scenarioOf({ ...DEFAULT_TRAVEL, model: 'friction', scenario: { ...scenario, speedFactor: 0.5 } })).toEqual({ name: '汛期', speedFactor: 0.5 });
    expect(scenarioOf({ ...DEFAULT_TRAVEL, radiusBy: 'meters', scenario: { ...scenario, speedFactor: 0.5 } })).toBeNull();
  });
  it('take a place as people paste it', () => {
    expect(placeOf(' 104.06, 30.67 ')).toEqual([104.06, 30.67]);
    expect(placeOf('104.06，30.67')).toEqual([104.06, 30.67]);
    for (const wrong of ['', '104.06', '104.06,abc', '190,10', '1,2,3']) expect(placeOf(wrong)).toBeNull();
  });
});

describe('what the data serve', () => {
  it('a matrix is a table of trips with people and facilities, or the minutes people know, not both', () => {
    const matrix = ['matrix', { matrix: { unit: 'meters' } }] as [string, Record<string, unknown>];
    expect(modelsFor(projectOf(matrix, ['facilities'], ['population'])).matrix).toBe(true);
    expect(modelsFor(projectOf(matrix, ['facilities'])).matrix).toBe(false);
    expect(modelsFor(projectOf(['population', { knownMinutes: true }])).matrix).toBe(true);
    expect(modelsFor(projectOf(matrix, ['facilities'], ['population', { knownMinutes: true }])).matrix).toBe(false);
    expect(matrixUnitIn(projectOf(matrix))).toBe('meters');
    expect(matrixUnitIn(projectOf(['population', { knownMinutes: true }]))).toBe('minutes');
  });
  it('directions differ by one-way roads and by slopes', () => {
    expect(directionMatters(projectOf(['roads', { roads: { directed: false } }]), 'network')).toBe(false);
    expect(directionMatters(projectOf(['roads', { roads: { directed: true } }]), 'network')).toBe(true);
    expect(directionMatters(projectOf(['friction', { friction: { elevation: 'dem.tif' } }]), 'friction')).toBe(true);
    expect(directionMatters(projectOf(['friction']), 'friction')).toBe(false);
    expect(directionMatters(projectOf(), 'matrix')).toBe(false);
  });
});

describe('the wizard', () => {
  it('asks lines of which only the class is known for a speed of every class', () => {
    const lines = inspectionOf([['fclass', 'class', { primary: 2, track: 1 }]], { geometry: 'LineString' });
    const draft = draftFor('roads', lines);
    expect(draft).toEqual({ class: 'fclass', speeds: {} });
    expect(missingColumns('roads', draft, lines)).toEqual(['speeds']);
    expect(requestOf('roads', { ...draft, speeds: { primary: 60 } }, '/a/r.geojson', {})).toEqual({ role: 'roads', input: { class: 'fclass', speeds: { primary: 60 }, path: '/a/r.geojson' } });
  });
  it('takes a table of trips by its ends and its one cost', () => {
    const table = inspectionOf([['o', 'from'], ['d', 'to'], ['m', 'lengthMeters']], { format: 'CSV' });
    const draft = draftFor('matrix', table);
    expect(draft).toEqual({ origin: 'o', destination: 'd', meters: 'm' });
    expect(missingColumns('matrix', draft, table)).toEqual([]);
    expect(missingColumns('matrix', { origin: 'o', destination: 'd' }, table)).toEqual(['matrixValue']);
  });
});

describe('layers of a friction surface', () => {
  const cover = inspectionOf([], { width: 4, height: 4, classes: { 2: 10, 1: 6 } });
  const roads = inspectionOf([['class', 'type', { 1001: 5 }]], { geometry: 'LineString' });
  it('are known by their kind, then by their name', () => {
    expect(guessUse('/d/land_cover__demo.tif', cover).as).toBe('landCover');
    expect(guessUse('/d/srtm_dem.tif', cover).as).toBe('elevation');
    expect(guessUse('/d/heights.tif', inspectionOf([], { width: 4 })).as).toBe('elevation');
    expect(guessUse('/d/roads.shp', roads)).toEqual({ path: '/d/roads.shp', as: 'roads', class: 'class' });
    expect(guessUse('/d/河流.shp', roads).as).toBe('barriers');
    expect(guessUse('/d/t.csv', inspectionOf([['class', null], ['speed', 'speedKmh'], ['mode', null]]))).toMatchObject({ as: 'speeds', class: 'class', speedKmh: 'speed', mode: 'mode' });
  });
  it('make the input of a recipe, with the speeds written or from a table', () => {
    const uses = [{ path: '/d/c.tif', as: 'landCover' as const }, { path: '/d/r.shp', as: 'roads' as const, class: 'class' }, { path: '/d/w.shp', as: 'barriers' as const, closesRoads: true }, { path: '/d/x.csv', as: 'none' as const }];
    expect(classesOf(uses, (path) => (path === '/d/c.tif' ? cover : roads))).toEqual([{ class: '1', count: 6, of: 'landCover' }, { class: '2', count: 10, of: 'landCover' }, { class: '1001', count: 5, of: 'roads' }]);
    expect(missingLayers(uses, [])).toEqual(['speeds']);
    const rows = [{ class: '1', speedKmh: 4, mode: 'walking' as const }, { class: '2', speedKmh: null, mode: 'walking' as const }];
    expect(missingLayers(uses, rows)).toEqual([]);
    expect(layersInput(uses, rows)).toEqual({
      landCover: { path: '/d/c.tif' }, roads: [{ path: '/d/r.shp', class: 'class' }], barriers: [{ path: '/d/w.shp', closesRoads: true }], speeds: [{ class: '1', speedKmh: 4, mode: 'walking' }],
    });
    expect(layersInput([...uses, { path: '/d/s.csv', as: 'speeds', class: 'class', speedKmh: 'speed' }], rows).speeds).toEqual({ path: '/d/s.csv', class: 'class', speedKmh: 'speed' });
  });
});

describe('the reach of a place', () => {
  const run = (analysis: Record<string, unknown>) => ({ analysis, basis: { model: analysis['model'] } }) as unknown as RunInfo;
  it('travels as the run on the screen does, by the defaults where that has no ground', () => {
    expect(reachTravel(run({ id: 'a', kind: 'coverage', model: 'network', minutes: [60], snap: 'nearest-node', direction: 'to-facility' }))).toMatchObject({ keys: { model: 'network', snap: 'nearest-node', direction: 'to-facility' }, unit: 'minutes', limits: [10, 20, 30] });
    expect(reachTravel(run({ id: 'a', kind: 'coverage', model: 'radius', radiusMeters: [3000, 9000] }))).toMatchObject({ keys: { model: 'radius' }, unit: 'meters', limits: [3000, 6000, 9000] });
    expect(reachTravel(run({ id: 'a', kind: 'comparison', models: [{ model: 'matrix' }, { model: 'friction', neighbours: 16 }] })).keys).toEqual({ model: 'friction', neighbours: 16 });
    for (const other of [null, run({ id: 'a', kind: 'gaps' }), run({ id: 'a', kind: 'coverage', model: 'matrix' })]) {
      const travel = reachTravel(other);
      expect(travel.run).toBeNull();
      expect(Object.keys(travel.keys).sort()).toEqual(['detourFactor', 'model', 'speedKmh']);
    }
  });
  it('takes ascending limits, and as many colours', () => {
    expect(limitsTyped('10, 20，30')).toEqual([10, 20, 30]);
    for (const wrong of ['', '0', '20,10', '10,10', 'x', '1,2,3,4,5,6']) expect(limitsTyped(wrong)).toBeNull();
    expect(new Set(bandColours(5)).size).toBe(5);
    expect(bandColours(1)).toHaveLength(1);
  });
});
