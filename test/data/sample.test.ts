import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { booleanPointInPolygon, polygon as turfPolygon } from '@turf/turf';
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { fromArrayBuffer } from 'geotiff';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { radiusMetersOf } from '../../api/parameters.ts';
import { recipe as recipeSchema } from '../../api/recipe.ts';
import { generateSample } from '../../data/sample/generate.ts';
import { INDICATORS, INDICATOR_YEARS, NATIONAL_CODE } from '../../data/sample/indicators.ts';
import { romanise } from '../../data/sample/names.ts';
import { nearestSites } from '../../geo/radius/nearestSite.ts';
import { networkTimes, prepareNetwork } from '../../geo/network/networkTimes.ts';
import type { Points } from '../../geo/types.ts';
import { material } from '../material.ts';

type Row = Record<string, string>;
type UnitProperties = { code: string; name: string; prefecture: string; prefecture_code: string; poor: number; mountain: number; area_km2: number; county: string };
type Unit = Feature<Polygon, UnitProperties>;

const root = mkdtempSync(join(tmpdir(), 'sample-'));
const folder = join(root, 'province');
const again = join(root, 'again');
let fractions: number[] = [];

const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
const table = (name: string): Row[] => Papa.parse<Row>(text(name).replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;
const units = (name: string): Unit[] => (JSON.parse(text(name)) as FeatureCollection<Polygon, UnitProperties>).features;
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
const pointsOf = (rows: Row[]): Points => ({ lon: Float64Array.from(rows, (row) => Number(row.lon)), lat: Float64Array.from(rows, (row) => Number(row.lat)) });

beforeAll(async () => {
  await generateSample(folder, { progress: (fraction) => fractions.push(fraction) });
  await generateSample(again, {});
}, 300_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('files', () => {
  it('are the same bytes for the same seed', () => {
    const hashes = (from: string): string[] => readdirSync(from).sort().map((name) => `${name} ${createHash('sha256').update(readFileSync(join(from, name))).digest('hex')}`);
    expect(hashes(folder)).toHaveLength(16);
    expect(hashes(folder)).toEqual(hashes(again));
    expect(readdirSync(root).sort()).toEqual(['again', 'province']); // no draft left
  });

  it('are named by a complete recipe whose columns they have', () => {
    const recipe = recipeSchema.parse(JSON.parse(text('recipe.json')));
    expect(recipe.synthetic).toBe(true);
    const { zones, townships, facilities, population, candidates, roads, friction, indicators, tags, codeChanges, areas } = recipe.inputs;
    for (const input of [zones, townships]) {
      const properties = Object.keys(units(input!.path)[0].properties);
      expect(properties).toEqual(expect.arrayContaining([input!.code, input!.name, input!.parent, ...Object.values(input!.tags ?? {})]));
    }
    const columnsOf = (input: object): string[] => Object.entries(input).flatMap(([key, value]) => (typeof value === 'string' && !['path', 'crs', 'columns'].includes(key) ? [value] : []));
    for (const input of [facilities, population, candidates, indicators, tags, codeChanges].flatMap((one) => one!)) {
      const groups = 'groups' in input ? Object.values(input.groups!).map((group) => group.column) : [];
      const attributes = 'attributes' in input ? Object.values(input.attributes!) : [];
      expect(Object.keys(table(input.path)[0])).toEqual(expect.arrayContaining([...columnsOf(input), ...groups, ...attributes]));
    }
    for (const input of [areas!].flat()) {
      if (typeof input.area !== 'string') throw new Error('the areas have names of their own');
      expect(units(input.path)[0].properties).toHaveProperty(input.area);
    }
    if (!('nodes' in roads!)) throw new Error('the roads are tables');
    expect(Object.keys(table(roads.nodes)[0])).toEqual(['id', 'lon', 'lat']);
    expect(Object.keys(table(roads.edges)[0])).toEqual(expect.arrayContaining([roads.from, roads.to, roads.minutes]));
    if (!('path' in friction!)) throw new Error('the friction surface is a raster');
    expect(existsSync(join(folder, friction.path))).toBe(true);
    const wanted = recipe.analyses.flatMap((analysis) => (analysis.kind === 'gaps' ? analysis.indicators.flatMap(({ column, per }) => [column, ...(per === undefined ? [] : [per])]) : []));
    const known = [indicators!].flat().flatMap(({ path }) => Object.keys(table(path)[0]).map((header) => header.replace(/_\d{4}$/, '')));
    expect(known).toEqual(expect.arrayContaining(wanted));
    const types = new Set(table('facilities.csv').map((row) => row.type));
    for (const analysis of recipe.analyses) if ('facilityTypes' in analysis) for (const type of analysis.facilityTypes ?? []) expect(types).toContain(type);
  });

  it('come with rising progress up to 1', () => {
    expect(fractions.length).toBeGreaterThan(5);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it('say that they are invented', () => {
    expect(text('README.txt')).toMatch(/虚构示例数据/);
    expect(text('README.txt')).toMatch(/Invented sample data/);
  });
});

describe('a folder that must not be written', () => {
  it('is refused when it holds something, which stays', async () => {
    const full = mkdtempSync(join(root, 'full-'));
    writeFileSync(join(full, 'mine.txt'), 'mine');
    await expect(generateSample(full, {})).rejects.toMatchObject({ findings: [{ code: 'file.exists' }] });
    expect(readdirSync(full)).toEqual(['mine.txt']);
    rmSync(full, { recursive: true });
  });

  it('does not appear when the work is stopped', async () => {
    const stop = (fraction: number): void => {
      if (fraction > 0.2) throw new Error('stop');
    };
    await expect(generateSample(join(root, 'stopped'), { progress: stop })).rejects.toThrow('stop');
    expect(readdirSync(root).sort()).toEqual(['again', 'province']);
  }, 120_000);
});

describe('divisions', () => {
  const edgesOf = (unit: Unit): string[] => unit.geometry.coordinates.flatMap((ring) => ring.slice(1).map((point, i) => [String(ring[i]), String(point)].sort().join(' ')));
  /** Shoelace in degrees: the sum over a partition is exact but for rounding, whatever the plane. */
  const ringArea = (ring: number[][]): number => {
    const [lon, lat] = ring[0];
    return sum(ring.slice(1).map((point, i) => (ring[i][0] - lon) * (point[1] - lat) - (point[0] - lon) * (ring[i][1] - lat))) / 2;
  };
  const area = (unit: Unit): number => sum(unit.geometry.coordinates.map(ringArea));

  it('number what a province has', () => {
    const counties = units('counties.geojson').map((unit) => unit.properties);
    expect(counties.length).toBeGreaterThanOrEqual(85);
    expect(counties.length).toBeLessThanOrEqual(95);
    const poor = counties.filter((county) => county.poor === 1);
    expect(poor.length).toBeGreaterThanOrEqual(20);
    expect(poor.length).toBeLessThanOrEqual(30);
    expect(poor.every((county) => county.mountain === 1)).toBe(true);
    expect(new Set(counties.map((county) => county.code)).size).toBe(counties.length);
    expect(new Set(counties.map((county) => county.name)).size).toBe(counties.length);
    expect(new Set(counties.map((county) => county.prefecture)).size).toBe(12);
    for (const county of counties) expect(county.prefecture_code).toBe(`${county.code.slice(0, 4)}00`);
    const townships = units('townships.geojson').map((unit) => unit.properties);
    expect(townships).toHaveLength(1300);
    expect(new Set(townships.map((township) => township.code)).size).toBe(1300);
    for (const township of townships) expect(township.code.slice(0, 6)).toBe(township.county);
    expect(sum(counties.map((county) => county.area_km2))).toBeGreaterThan(160_000);
    expect(sum(counties.map((county) => county.area_km2))).toBeLessThan(190_000);
  });

  it('nest: the townships of a county tile it and share its vertices', () => {
    const townships = units('townships.geojson');
    const owners = new Map<string, number>();
    for (const township of townships) for (const edge of edgesOf(township)) owners.set(edge, (owners.get(edge) ?? 0) + 1);
    expect(Math.max(...owners.values())).toBe(2);
    const countyOwners = new Map<string, number>();
    for (const county of units('counties.geojson')) {
      const parts = townships.filter((township) => township.properties.county === county.properties.code);
      expect(area(county)).toBeGreaterThan(0);
      expect(Math.abs(sum(parts.map(area)) / area(county) - 1)).toBeLessThan(1e-9);
      expect(Math.abs(sum(parts.map((part) => part.properties.area_km2)) / county.properties.area_km2 - 1)).toBeLessThan(1e-3); // of figures rounded to 0.01 km2
      for (const edge of edgesOf(county)) {
        expect(owners.has(edge)).toBe(true);
        countyOwners.set(edge, (countyOwners.get(edge) ?? 0) + 1);
      }
    }
    // A side of one township only is the outline of the province, and so a side of one county only.
    for (const [edge, count] of owners) if (count === 1) expect(countyOwners.get(edge)).toBe(1);
  });

  it('bear names of no real county or prefecture', () => {
    const path = material('data', 'cn_areacodes', 'result.csv');
    if (path === null) return;
    const stem = (name: string): string => name.replace(/(自治县|自治州|自治旗|林区|特区|地区|[市县区旗盟省])$/, '');
    const real = new Set(Papa.parse<Row>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), { header: true }).data.map((row) => stem(row['名称'] ?? '')));
    expect(real.size).toBeGreaterThan(3000);
    const counties = units('counties.geojson').map((unit) => unit.properties);
    expect(counties.flatMap((county) => [county.name, county.prefecture]).filter((name) => real.has(stem(name)))).toEqual([]);
  });

  it('romanise with an apostrophe before a vowel', () => {
    expect(romanise('霁川')).toBe('Jichuan');
    expect(romanise('涧隘')).toBe("Jian'ai");
  });
});

describe('people', () => {
  it('are as many, as urban and as spread as in a province', () => {
    const rows = table('population.csv');
    const persons = sum(rows.map((row) => Number(row.pop)));
    const urban = sum(rows.map((row) => Number(row.pop) * Number(row.urban)));
    expect(persons).toBeGreaterThan(30e6);
    expect(persons).toBeLessThan(45e6);
    expect(urban / persons).toBeGreaterThan(0.45);
    expect(urban / persons).toBeLessThan(0.6);
    for (const row of rows) {
      expect(Number(row.pop)).toBeGreaterThan(0);
      expect(Number(row.children_share) + Number(row.elderly_share)).toBeLessThan(0.6);
    }
  });

  it('live inside the township they are counted in', () => {
    const shapes = new Map(units('townships.geojson').map((unit) => [unit.properties.code, turfPolygon(unit.geometry.coordinates)]));
    const outside = table('population.csv').filter((row) => !booleanPointInPolygon([Number(row.lon), Number(row.lat)], shapes.get(row.township)!));
    expect(outside).toEqual([]);
  });
});

describe('services and travel', () => {
  it('are numbered and placed', () => {
    const facilities = table('facilities.csv');
    expect(facilities.length).toBeGreaterThan(6000);
    expect(facilities.length).toBeLessThan(15_000);
    expect(new Set(facilities.map((row) => row.type))).toEqual(new Set(['hospital', 'clinic', 'school', 'culture']));
    expect(new Set(facilities.map((row) => row.id)).size).toBe(facilities.length);
    for (const row of [...facilities, ...table('candidates.csv')]) expect(Number(row.capacity ?? row.cost)).toBeGreaterThan(0);
    expect(table('candidates.csv')).toHaveLength(300);
  });

  it('are up to standard less often in poor counties, and have room and staff; a few do not report', () => {
    const poor = new Set(units('counties.geojson').flatMap((unit) => (unit.properties.poor ? [unit.properties.code] : [])));
    // The clinic of a village is called after it; of villages of one name any will do.
    const people = new Map(table('population.csv').map((row) => [row.name, row.county]));
    const clinics = table('facilities.csv').filter((row) => row.type === 'clinic' && row.name.endsWith('卫生室'));
    const shareIn = (isPoor: boolean): number => {
      const rows = clinics.filter((row) => poor.has(people.get(row.name.replace('卫生室', ''))!) === isPoor);
      return sum(rows.map((row) => Number(row.standardised))) / rows.length;
    };
    expect(shareIn(true)).toBeLessThan(shareIn(false));
    const facilities = table('facilities.csv');
    for (const row of facilities) expect(Number(row.area_m2)).toBeGreaterThan(0);
    const silent = facilities.filter((row) => row.staff === '').length;
    expect(silent).toBeGreaterThan(0);
    expect(silent / facilities.length).toBeLessThan(0.02);
  });

  it('have roads whose minutes follow from length and speed, nearly all in one piece', () => {
    const nodes = table('nodes.csv');
    const edges = table('edges.csv');
    expect(nodes.length).toBeGreaterThan(55_000);
    expect(nodes.length).toBeLessThan(100_000);
    const parent = Int32Array.from(nodes, (_, i) => i);
    const find = (i: number): number => {
      while (parent[i] !== i) i = parent[i] = parent[parent[i]];
      return i;
    };
    for (const edge of edges) {
      expect(Number(edge.minutes)).toBeCloseTo((Number(edge.length_m) / 1000 / Number(edge.speed_kmh)) * 60, 3);
      parent[find(Number(edge.source) - 1)] = find(Number(edge.target) - 1);
    }
    const sizes = new Map<number, number>();
    for (let i = 0; i < nodes.length; i++) sizes.set(find(i), (sizes.get(find(i)) ?? 0) + 1);
    expect(sizes.size).toBeGreaterThan(1); // a few tracks join nothing
    expect(sizes.size).toBeLessThan(30);
    expect(Math.max(...sizes.values()) / nodes.length).toBeGreaterThan(0.99);
  });

  it('reach fewer people by road than by radius in every mountain county', () => {
    const people = table('population.csv');
    const hospitals = pointsOf(table('facilities.csv').filter((row) => row.type === 'hospital'));
    const nodes = table('nodes.csv');
    const edges = table('edges.csv');
    const minutes = Float64Array.from(edges, (row) => Number(row.minutes));
    const network = {
      nodes: pointsOf(nodes),
      edges: { from: Int32Array.from(edges, (row) => Number(row.source) - 1), to: Int32Array.from(edges, (row) => Number(row.target) - 1), minutes, reverseMinutes: minutes },
    };
    const byRadius = nearestSites(hospitals, pointsOf(people), radiusMetersOf(30, 30, 1.3)).site;
    const prepared = prepareNetwork(network, pointsOf(people), { snap: 'nearest-edge', accessSpeedKmh: 5, maxSnapMeters: 5000 }, 'to-facility');
    const byRoad = networkTimes(prepared, hospitals, 30).site;
    const share = (rows: number[], reached: Int32Array): number => sum(rows.map((i) => (reached[i] >= 0 ? Number(people[i].pop) : 0))) / sum(rows.map((i) => Number(people[i].pop)));
    const all = people.map((_, i) => i);
    expect(share(all, byRadius)).toBeGreaterThan(0.85);
    expect(share(all, byRadius)).toBeLessThan(0.95);
    expect(share(all, byRoad)).toBeGreaterThan(0.7);
    expect(share(all, byRoad)).toBeLessThan(0.85);
    const mountain = units('counties.geojson').filter((unit) => unit.properties.mountain === 1);
    const roadShares = mountain.map(({ properties }) => {
      const rows = all.filter((i) => people[i].county === properties.code);
      expect(share(rows, byRoad), properties.name).toBeLessThan(share(rows, byRadius));
      return share(rows, byRoad);
    });
    expect(Math.min(...roadShares)).toBeLessThan(0.4);
    expect(Math.max(...roadShares)).toBeGreaterThan(0.7);
  });

  it('have a friction raster that GeoTIFF readers understand', async () => {
    const bytes = readFileSync(join(folder, 'friction.tif'));
    const image = await (await fromArrayBuffer(new Uint8Array(bytes).buffer)).getImage();
    expect(image.getGeoKeys()).toMatchObject({ GTModelTypeGeoKey: 1, GTRasterTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32_648 });
    expect(image.getGDALNoData()).toBe(-9999);
    const [west, south, east, north] = image.getBoundingBox();
    expect([east - west, north - south]).toEqual([image.getWidth() * 800, image.getHeight() * 800]);
    const values = (await image.readRasters({ interleave: true })) as unknown as Float32Array;
    const land = values.filter((value) => value !== -9999);
    expect(land.length * 0.64).toBeGreaterThan(165_000); // square kilometres: the province without its lakes
    expect(land.length * 0.64).toBeLessThan(180_000);
    expect(land.every((value) => value > 0.3 && value < 500)).toBe(true); // 0.8 km at 85 km/h takes 0.56 minutes
  });
});

describe('indicators', () => {
  const value = (row: Row, column: string): number => (row[column] === '' ? NaN : Number(row[column]));

  it('cover every county and the nation in every year, but for three cells', () => {
    const rows = table('indicators.csv');
    const codes = [NATIONAL_CODE, ...units('counties.geojson').map((unit) => unit.properties.code)];
    expect(rows.map((row) => `${row.code} ${row.year}`).sort()).toEqual(codes.flatMap((code) => INDICATOR_YEARS.map((year) => `${code} ${year}`)).sort());
    expect(sum(rows.map((row) => Object.values(row).filter((cell) => cell === '').length))).toBe(3);
    const persons = new Map<string, number>();
    for (const row of table('population.csv')) persons.set(row.county, (persons.get(row.county) ?? 0) + Number(row.pop));
    for (const row of rows) if (row.year === '2020' && row.code !== NATIONAL_CODE) expect(Number(row.resident_population)).toBe(persons.get(row.code));
  });

  it('hold the poor counties back, less so in 2020 than in 2015', () => {
    const rows = table('indicators.csv');
    const poor = new Set(units('counties.geojson').flatMap((unit) => (unit.properties.poor ? [unit.properties.code] : [])));
    for (const { column, direction } of INDICATORS) {
      const lags = (year: number): number[] => {
        const national = value(rows.find((row) => row.code === NATIONAL_CODE && row.year === String(year))!, column);
        const sign = direction === 'higher' ? 1 : -1;
        return rows.filter((row) => row.year === String(year) && poor.has(row.code) && row[column] !== '').map((row) => (sign * (national - value(row, column))) / national);
      };
      expect(lags(2020).filter((lag) => lag > 0).length / lags(2020).length, column).toBeGreaterThan(0.8);
      expect(sum(lags(2020)) / lags(2020).length, column).toBeLessThan(sum(lags(2015)) / lags(2015).length);
    }
  });
});

describe('counts, and town and country', () => {
  const key = (row: Row) => `${row.code} ${row.year}`;

  it('agree with the other figures: deaths with the mortality, town and country with the whole', () => {
    const whole = new Map(table('indicators.csv').map((row) => [key(row), row]));
    const [renamed] = table('code_changes.csv');
    const people = table('people.csv').map((row): Row => ({ ...row, code: row.code === renamed.old_code ? renamed.new_code : row.code }));
    expect(people.map(key).sort()).toEqual([...whole.keys()].sort());
    let strays = 0;
    for (const row of people) {
      const expected = (Number(row.live_births) * Number(whole.get(key(row))!.infant_mortality_permille)) / 1000;
      if (row.infant_deaths === '') continue;
      // Drawn from a Poisson distribution: beyond four standard deviations in 6 of 100,000.
      if (row.code !== NATIONAL_CODE && Math.abs(Number(row.infant_deaths) - expected) > 4 * Math.sqrt(expected)) strays++;
      expect(Number(row.registered_population) / Number(whole.get(key(row))!.resident_population)).toBeGreaterThan(0.6);
      expect(Number(row.registered_population) / Number(whole.get(key(row))!.resident_population)).toBeLessThan(1.4);
    }
    expect(strays).toBeLessThanOrEqual(1);
    expect(people.filter((row) => row.infant_deaths === '')).toHaveLength(1); // where the mortality was not reported

    const [urban, all] = [new Map<string, number>(), new Map<string, number>()];
    for (const row of table('population.csv')) {
      all.set(row.county, (all.get(row.county) ?? 0) + Number(row.pop));
      if (row.urban === '1') urban.set(row.county, (urban.get(row.county) ?? 0) + Number(row.pop));
    }
    const rows = table('urban_rural.csv');
    expect(rows).toHaveLength(1 + units('counties.geojson').length);
    const incomes = new Map(people.map((row) => [key(row), Number(row.income_per_head)]));
    let towns = 0;
    for (const row of rows) {
      const share = row.code === NATIONAL_CODE ? 0.6 : (urban.get(row.code) ?? 0) / all.get(row.code)!;
      for (const year of INDICATOR_YEARS) {
        const [town, country] = [row[`schooling_years_urban_${year}`], row[`schooling_years_rural_${year}`]];
        if (country === '') {
          expect(share).toBe(1);
          towns++;
          continue;
        }
        expect(Number(town)).toBeGreaterThan(Number(country));
        expect(Math.abs(share * Number(town) + (1 - share) * Number(country) - Number(whole.get(`${row.code} ${year}`)!.schooling_years))).toBeLessThan(0.0051); // two figures rounded to 0.01
        expect(Math.abs(share * Number(row[`income_per_head_urban_${year}`]) + (1 - share) * Number(row[`income_per_head_rural_${year}`]) - incomes.get(`${row.code} ${year}`)!)).toBeLessThan(0.51);
      }
    }
    expect(towns).toBeGreaterThan(0); // a city district has no country
    expect(towns).toBeLessThan(INDICATOR_YEARS.length * 12);
  });
});

describe('designated counties', () => {
  it('stand in a list with their years, one under the code it had before', () => {
    const counties = new Map(units('counties.geojson').map((unit) => [unit.properties.code, unit.properties]));
    const [renamed] = table('code_changes.csv');
    expect(counties.has(renamed.old_code)).toBe(false);
    expect(counties.get(renamed.new_code)!.name).toBe(renamed.new_name);
    const list = table('tags.csv');
    const key = list.filter((row) => row.tag === 'key-poverty-counties');
    expect(key).toHaveLength(14);
    expect(key.filter((row) => row.until === '2018')).toHaveLength(5);
    for (const row of key) expect(counties.get(row.code === renamed.old_code ? renamed.new_code : row.code)!.poor).toBe(1);
    const border = list.filter((row) => row.tag === 'border');
    expect(border.length).toBeGreaterThan(4);
    expect(border.length).toBeLessThan(30);
    for (const row of border) expect([row.since, row.until]).toEqual(['2011', '']);
    expect(list.filter((row) => row.code === renamed.old_code)).toHaveLength(1);
    const before = table('people.csv').filter((row) => row.code === renamed.old_code);
    expect(before.map((row) => row.year)).toEqual(INDICATOR_YEARS.filter((year) => year < Number(renamed.year)).map(String));
  });

  it('and land along the great river that is prone to disaster: one polygon inside the province, part of it', () => {
    const [area, ...more] = units('hazard.geojson');
    expect(more).toEqual([]);
    const zone = turfPolygon(area.geometry.coordinates);
    const inZone = table('population.csv').filter((row) => booleanPointInPolygon([Number(row.lon), Number(row.lat)], zone)).length;
    expect(inZone / table('population.csv').length).toBeGreaterThan(0.01);
    expect(inZone / table('population.csv').length).toBeLessThan(0.2);
  });
});
