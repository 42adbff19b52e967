import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { RunInfo } from '../../api/contract.ts';
import { labelPoint } from '../../renderer/app/labelPoint.ts';
import type { UnitFigures } from '../../renderer/app/coverage.ts';
import type { Screen } from '../../renderer/app/screen.ts';
import type { LevelShown } from '../../renderer/app/level.ts';
import type { MoranShown } from '../../renderer/app/moran.ts';
import type { CoverageShown, GapsShown } from '../../renderer/app/shown.ts';
import type { Level } from '../../renderer/app/workbench.ts';
import type { Zone, Zones } from '../../renderer/app/zones.ts';
import { mappedValues } from '../../renderer/map/mapped.ts';
import { NO_DATA, NOT_DRAWN, paintedClasses } from '../../renderer/map/painted.ts';
import { roundLength, wrapped } from '../../renderer/map/picture.ts';
import { worseOf } from '../../renderer/map/worse.ts';

const polygon = (...ring: [number, number][]): Polygon => ({ type: 'Polygon', coordinates: [[...ring, ring[0]]] });

describe('labelPoint', () => {
  // A U: outer square 0..10, open from above between x = 3 and 7 down to y = 2.
  const u = polygon([0, 0], [10, 0], [10, 10], [7, 10], [7, 2], [3, 2], [3, 10], [0, 10]);
  it('keeps a point inside and moves one that lies in the gap into the nearest wide arm', () => {
    expect(labelPoint(u, [5, 1])).toEqual([5, 1]);
    // Along y = 6 inside are 0..3 and 7..10, equally wide: the first, in its middle.
    expect(labelPoint(u, [5, 6])).toEqual([1.5, 6]);
  });
  it('finds one without a wish, and none where there is no area', () => {
    expect(labelPoint(u, null)).toEqual([1.5, 5]);
    expect(labelPoint(u, [5, 99])).toEqual([1.5, 5]);
    expect(labelPoint(null, null)).toBeNull();
    expect(labelPoint(polygon([1, 1], [2, 1]), null)).toBeNull();
  });
});

function zonesOf(...units: [code: string, parent: string][]): Zones {
  const list = units.map(([code, parent], index) => ({ index, code, parent, name: code }) as Zone);
  return { list, byCode: new Map(list.map((zone) => [zone.code, zone])), bbox: null };
}

function level(name: Level, units: [code: string, parent: string, share: number][]): LevelShown {
  const figures = units.map(([code, parent, share]) => ({ code, name: code, parent, share }) as UnitFigures);
  return { level: name, units: figures, byCode: new Map(figures.map((one) => [one.code, one])), levels: [name] };
}

describe('what the map is coloured by', () => {
  const zones = zonesOf(['a', 'P'], ['b', 'P'], ['c', 'Q']);
  const townships = zonesOf(['a1', 'a'], ['b1', 'b'], ['b2', 'b']);
  const chosen = {
    coverageVariable: 'persons_share' as const, gapVariable: 'gap' as const, sitingVariable: 'gained' as const,
    accessVariable: 'access' as const, comparisonVariable: 'disputed_share' as const, sensitivityVariable: 'ribbon' as const, valueVariables: {}, worse: 'low' as const,
  };
  const nothing: Screen = { kind: 'coverage', run: null, coverage: null, level: null, uncovered: null, accessibility: null, comparison: null, sensitivity: null, od: null, gaps: null, siting: null, overview: null, disparity: null, rules: null, equity: null, moran: null, convergence: null, progress: null, composite: null };
  const classes = { persons_share: { method: 'manual' as const, count: 2, breaks: [0.5] } };
  it('is every zone by itself, one without figures being a unit without data', () => {
    const mapped = mappedValues(zones, townships, { ...nothing, level: level('zones', [['a', 'P', 0.2], ['c', 'Q', 0.9]]) }, chosen)!;
    const painted = paintedClasses(mapped, classes);
    expect([...painted.ofShape]).toEqual([0, NO_DATA, 1]);
    expect([...Array.from(painted.counts), painted.missing]).toEqual([1, 1, 1]);
  });
  it('is the prefecture of a zone, counted once', () => {
    const painted = paintedClasses(mappedValues(zones, townships, { ...nothing, level: level('parents', [['P', '', 0.2], ['Q', '', 0.9]]) }, chosen)!, classes);
    expect([...painted.ofShape]).toEqual([0, 0, 1]);
    expect(Array.from(painted.counts)).toEqual([1, 1]);
  });
  it('is the townships of one county only, once it is chosen', () => {
    const one = paintedClasses(mappedValues(zones, townships, { ...nothing, level: level('townships', [['b1', 'b', 0.1], ['b2', 'b', 0.8]]) }, chosen)!, classes);
    expect([...one.ofShape]).toEqual([NOT_DRAWN, 0, 1]);
    const all = paintedClasses(mappedValues(zones, townships, { ...nothing, level: level('townships', [['a1', 'a', 0.7], ['b1', 'b', 0.1], ['b2', 'b', 0.8]]) }, chosen)!, classes);
    expect([...all.ofShape]).toEqual([1, 0, 1]);
  });
});

describe('what is named on the map', () => {
  const zones = zonesOf(['a', 'P'], ['b', 'P'], ['c', 'Q'], ['d', 'Q']);
  const nothing = { run: null, coverage: null, level: null, uncovered: null, accessibility: null, comparison: null, sensitivity: null, od: null, gaps: null, siting: null, overview: null, disparity: null, rules: null, equity: null, moran: null, convergence: null, progress: null, composite: null };
  const chosen = {
    coverageVariable: 'persons_share' as const, gapVariable: 'state' as const, sitingVariable: 'gained' as const, accessVariable: 'access' as const, comparisonVariable: 'disputed_share' as const,
    sensitivityVariable: 'ribbon' as const, valueVariables: {}, worse: 'low' as const,
  };
  const gaps = (analysis: Record<string, unknown>, rows: [string, string, number, number][]) => ({
    run: { analysis }, above: null, indicator: { indicator: 'i', direction: 'higher' }, chosen: rows.map(([code, state, severity, attainment]) => ({ code, state, severity, attainment })),
  }) as unknown as GapsShown;
  it('are states in the order of the need, "missing" being no data and counted so', () => {
    const mapped = mappedValues(zones, null, { ...nothing, kind: 'gaps', gaps: gaps({}, [['a', 'met', 0, 1], ['b', 'below', 1, 0.5], ['c', 'missing', Number.NaN, Number.NaN]]) }, chosen)!;
    expect(mapped.form === 'categories' && mapped.categories.map(({ key }) => key)).toEqual(['below', 'near', 'met']);
    const painted = paintedClasses(mapped, {});
    expect([...painted.ofShape]).toEqual([2, 0, NO_DATA, NO_DATA]);
    expect([Array.from(painted.counts), painted.missing]).toEqual([[1, 0, 1], 2]);
  });
  it('are the states of the units above, each counted once, where the table is at their level', () => {
    const above = (level: 'parents' | 'provinces', rows: [string, string, number][]) => ({ ...gaps({}, []), above: { level, rows: rows.map(([code, state, gap]) => ({ code, state, gap })) } }) as unknown as GapsShown;
    const east = zonesOf(['520101', 'P'], ['520102', 'P'], ['530103', 'Q'], ['530104', '']);
    const shown = { ...nothing, kind: 'gaps' as const, gaps: above('parents', [['P', 'below', -2], ['Q', 'missing', Number.NaN]]) };
    const painted = paintedClasses(mappedValues(east, null, shown, { ...chosen, gapVariable: 'state' })!, {});
    // The last zone is of no prefecture: no data, as the one whose value is missing.
    expect([...painted.ofShape]).toEqual([0, 0, NO_DATA, NO_DATA]);
    expect([Array.from(painted.counts), painted.missing]).toEqual([[1, 0, 0], 2]);
    const mapped = mappedValues(east, null, { ...shown, gaps: above('provinces', [['520000', 'below', -2], ['530000', 'met', 1]]) }, { ...chosen, gapVariable: 'gap' })!;
    expect([mapped.level, [...mapped.unitOfShape], mapped.form === 'numbers' && [...mapped.values]]).toEqual(['provinces', [0, 0, 1, 1], [-2, 1]]);
  });
  it('are grades of severity, one more than bounds', () => {
    const mapped = mappedValues(zones, null, { ...nothing, kind: 'gaps', gaps: gaps({ severity: [0.1, 0.25] }, [['a', 'met', 0, 1], ['b', 'below', 3, 0.5], ['c', 'below', 1, 0.95]]) }, { ...chosen, gapVariable: 'severity' })!;
    expect(mapped.form === 'categories' && mapped.categories.map(({ key }) => key)).toEqual(['3', '2', '1', '0']);
    expect([...paintedClasses(mapped, {}).ofShape]).toEqual([3, 0, 2, NO_DATA]);
  });
  it('are clusters, brown at the end that is worse', () => {
    const moran = { units: [['a', 'LL'], ['b', 'HH'], ['c', 'ns'], ['d', '']].map(([code, cluster]) => ({ code, cluster })) } as unknown as MoranShown;
    const colourOf = (worse: 'low' | 'high', zone: number) => {
      const painted = paintedClasses(mappedValues(zones, null, { ...nothing, kind: 'moran', moran }, { ...chosen, worse })!, {});
      return painted.colours[painted.ofShape[zone]];
    };
    expect(colourOf('low', 0)).toBe(colourOf('high', 1));
    expect(colourOf('low', 0)).not.toBe(colourOf('low', 1));
    expect(paintedClasses(mappedValues(zones, null, { ...nothing, kind: 'moran', moran }, chosen)!, {}).missing).toBe(1);
  });
  it('are attainment and coverage at once: missing in either is no data', () => {
    const coverage = { byCode: new Map([['a', { share: 0.2 }], ['b', { share: 1 }], ['c', { share: Number.NaN }], ['d', { share: 0.9 }]]) } as unknown as CoverageShown;
    const mapped = mappedValues(zones, null, { ...nothing, kind: 'gaps', coverage, gaps: gaps({}, [['a', 'below', 1, 0.5], ['b', 'met', 0, 1.2], ['c', 'met', 0, 1], ['d', 'missing', Number.NaN, Number.NaN]]) }, { ...chosen, gapVariable: 'bivariate' })!;
    const own = { 'bivariate.x': { method: 'manual' as const, count: 3, breaks: [0.9, 1] }, 'bivariate.y': { method: 'manual' as const, count: 3, breaks: [0.5, 0.95] } };
    const painted = paintedClasses(mapped, own);
    // a: class 0 of both; b: class 2 of both, cell 3 x 2 + 2.
    expect([...painted.ofShape]).toEqual([0, 8, NO_DATA, NO_DATA]);
    expect(painted.form === 'pair' && painted.own).toBe(true);
    // Without two breaks on each axis terciles are taken.
    const { 'bivariate.x': onlyX } = own;
    const byTerciles = paintedClasses(mapped, { 'bivariate.x': onlyX });
    expect(byTerciles.form === 'pair' && byTerciles.own).toBe(false);
  });
});

describe('which end is the need', () => {
  const run = (id: number, kind: string, analysisId: string, analysis: Record<string, unknown>) => ({ id, kind, analysisId, analysis }) as unknown as RunInfo;
  const runs = [run(1, 'gaps', 'g', { indicators: [{ column: 'mortality', direction: 'lower' }] }), run(2, 'accessibility', 'near', { method: 'nearest' }), run(3, 'accessibility', 'per', { method: '2sfca' })];
  it('says the analysis, else the reader, else what the value is, else low', () => {
    expect(worseOf(run(9, 'progress', 'p', { direction: 'lower', column: 'x' }), runs, { 9: 'low' })).toBe('high');
    expect(worseOf(run(9, 'moran', 'm', { of: 'r.persons_share' }), runs, {})).toBe('low');
    expect(worseOf(run(9, 'moran', 'm', { of: 'r.persons_share' }), runs, { 9: 'high' })).toBe('high');
    expect(worseOf(run(9, 'equity', 'e', { of: { column: 'mortality' } }), runs, {})).toBe('high');
    expect(worseOf(run(9, 'equity', 'e', { of: 'near.value' }), runs, {})).toBe('high');
    expect(worseOf(run(9, 'equity', 'e', { of: 'per.value' }), runs, {})).toBe('low');
    expect(worseOf(run(9, 'convergence', 'c', { column: 'mortality' }), runs, {})).toBe('high');
  });
});

describe('the picture', () => {
  const widthOf = (text: string) => text.length;
  it('breaks Chinese anywhere but before closing marks, and Latin between words', () => {
    expect(wrapped('一二三，四五', 3, widthOf)).toEqual(['一二', '三，四', '五']);
    expect(wrapped('one two three', 8, widthOf)).toEqual(['one two', 'three']);
    expect(wrapped('', 8, widthOf)).toEqual([]);
  });
  it('loses no character', () => {
    const text = '口径：路网（道路表所给时间）；时限：15、30、60 分钟；依据：国发〔2017〕9号（2016–2020，已被取代）';
    for (const width of [4, 9, 17, 80]) expect(wrapped(text, width, widthOf).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
  it('takes a round length for the scale', () => {
    expect([1, 1.9, 2, 4.99, 5, 99, 100, 0.7].map(roundLength)).toEqual([1, 1, 2, 2, 5, 50, 100, 0.5]);
  });
});
