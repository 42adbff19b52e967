import type { RuleLevel } from '../../../api/ruleTerms.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import type { Points } from '../../../geo/types.ts';
import { interiorPoints } from '../../../geo/zones/interiorPoint.ts';
import { buildZoneIndex, locatePoints } from '../../../geo/zones/zoneIndex.ts';
import type { IndicatorTable } from '../../load.ts';
import { once } from '../../once.ts';
import { nameIn, provinceCodes } from '../values/provinceCodes.ts';
import { frameOf, zoneFrame } from '../values/unitFrame.ts';
import type { UnitFrame } from '../values/unitFrame.ts';
import { personsOfUnits } from '../values/unitWeights.ts';

/** Units of one level. */
export interface RuleUnits {
  level: RuleLevel;
  codes: string[];
  names: string[];
  /** County of each township or village, -1 unknown; of counties themselves; null above them. */
  countyOf: Int32Array | null;
  /** Counties that a prefecture or province is made of; null at the other levels. */
  counties: number[][] | null;
  /** Unit that holds each point, -1 outside; null where nobody knows the ground of the units. */
  locate: ((points: Points) => Int32Array) | null;
  /** People of each unit; null without a population or ground. */
  persons: () => Float64Array | null;
  /** 1 = tagged; a township or village has the tags of its county too, a prefecture or province those of any of its counties. Null: nobody has heard of the tag. */
  tagged: (tag: string) => Uint8Array | null;
  /** Points inside the units; for villages those of their counties. */
  inside: () => Points;
}

const VILLAGE_CODE = /^\d{9}(?!000)\d{3}$/;

/** Units by level, each made when it is first asked for; null where the project has none of the level. */
export type UnitsByLevel = (level: RuleLevel, column: string | null) => RuleUnits | null;

/**
 * Counties are the zones (without zones: the units of the indicator tables), townships those of the project, prefectures the units above the
 * zones, provinces the zones whose six-digit codes begin alike (all zones where codes are others). Villages are the rows with a 12-digit code of the tables that have `column`; they have no ground.
 */
export function unitsByLevel(project: ProjectFile, tables: readonly IndicatorTable[], year: number | null): UnitsByLevel {
  const counties = withoutVillages(frameOf(project, tables, 'zones', year));
  const townships = zoneFrame(project, 'townships', year);
  const known = new Map<string, RuleUnits | null>();
  const countyUnits = unitsOfFrame(project, counties, 'county', Int32Array.from(counties.codes.keys()), counties);
  const make = (level: RuleLevel, column: string | null): RuleUnits | null => {
    switch (level) {
      case 'county': return countyUnits.codes.length > 0 ? countyUnits : null;
      case 'township': return townships && unitsOfFrame(project, townships, 'township', countiesAbove(townships.codes, townships.parents, counties.codes), counties);
      case 'prefecture': return unitsAbove(countyUnits, 'prefecture', counties.parents ?? [], (parent) => parent);
      case 'province': return unitsAbove(countyUnits, 'province', provinceCodes(counties.codes), (code) => nameIn(tables, code));
      case 'village': return column === null ? null : villagesOf(tables, column, townships, counties, countyUnits);
    }
  };
  return (level, column) => {
    const key = level === 'village' ? `${level} ${column}` : level;
    if (!known.has(key)) known.set(key, make(level, column));
    return known.get(key)!;
  };
}

/** Without zones every code of a table is a unit: villages are not counties. */
function withoutVillages(frame: UnitFrame): UnitFrame {
  if (frame.polygons !== null) return frame;
  const kept = frame.codes.map((_, unit) => unit).filter((unit) => !VILLAGE_CODE.test(frame.codes[unit]));
  return { ...frame, codes: kept.map((unit) => frame.codes[unit]), names: kept.map((unit) => frame.names[unit]) };
}

function unitsOfFrame(project: ProjectFile, frame: UnitFrame, level: 'county' | 'township', countyOf: Int32Array, counties: UnitFrame): RuleUnits {
  const { polygons } = frame;
  const index = once(() => buildZoneIndex(polygons!));
  return {
    level, codes: frame.codes, names: frame.names, countyOf, counties: null, locate: polygons && ((points) => locatePoints(index(), points)),
    persons: once(() => personsOfUnits(project, frame.level)),
    tagged: (tag) => {
      const [own, above] = [frame.tags[tag] as Uint8Array | undefined, counties.tags[tag] as Uint8Array | undefined];
      return own || above ? Uint8Array.from(frame.codes, (_, unit) => (own?.[unit] ?? 0) | (countyOf[unit] >= 0 ? (above?.[countyOf[unit]] ?? 0) : 0)) : null;
    },
    inside: once(() => (polygons ? interiorPoints(polygons) : nowhere(frame.codes.length))),
  };
}

/** Counties put together by a key; those without one are in no unit. */
function unitsAbove(counties: RuleUnits, level: 'prefecture' | 'province', keys: readonly string[], nameOf: (key: string) => string): RuleUnits | null {
  const codes = [...new Set(keys)].filter((key) => key !== '');
  if (codes.length === 0) return null;
  const at = new Map(codes.map((code, unit) => [code, unit]));
  const members = codes.map((code) => keys.flatMap((key, county) => (key === code ? [county] : [])));
  const unitOf = Int32Array.from(keys, (key) => at.get(key) ?? -1);
  const anyOf = (flags: Uint8Array) => Uint8Array.from(members, (list) => (list.some((county) => flags[county] === 1) ? 1 : 0));
  return {
    level, codes, names: codes.map(nameOf), countyOf: null, counties: members,
    locate: counties.locate && ((points) => counties.locate!(points).map((county) => (county >= 0 ? unitOf[county] : -1))),
    persons: once(() => {
      const persons = counties.persons();
      return persons && Float64Array.from(members, (list) => list.reduce((sum, county) => sum + persons[county], 0));
    }),
    tagged: (tag) => {
      const flags = counties.tagged(tag);
      return flags && anyOf(flags);
    },
    inside: () => nowhere(codes.length),
  };
}

function villagesOf(tables: readonly IndicatorTable[], column: string, townships: UnitFrame | null, counties: UnitFrame, countyUnits: RuleUnits): RuleUnits | null {
  const names = new Map<string, string>();
  for (const table of tables) {
    if (!table.values.has(column)) continue;
    table.codes.forEach((code, row) => { if (VILLAGE_CODE.test(code)) names.set(code, table.names?.[row] ?? names.get(code) ?? ''); });
  }
  if (names.size === 0) return null;
  const codes = [...names.keys()];
  const townshipOf = townships && townshipsAbove(codes, townships.codes);
  const countyOf = countiesAbove(codes, null, counties.codes);
  return {
    level: 'village', codes, names: [...names.values()], countyOf, counties: null, locate: null, persons: () => null,
    tagged: (tag) => {
      const [near, above] = [townships?.tags[tag], countyUnits.tagged(tag)];
      const flagOf = (flags: Uint8Array | null | undefined, at: number | undefined) => (flags && at !== undefined && at >= 0 ? flags[at] : 0);
      return near || above ? Uint8Array.from(codes, (_, unit) => flagOf(near, townshipOf?.[unit]) | flagOf(above, countyOf[unit])) : null;
    },
    inside: () => {
      const { lon, lat } = countyUnits.inside();
      const of = (values: Float64Array) => Float64Array.from(countyOf, (county) => (county >= 0 ? values[county] : NaN));
      return { lon: of(lon), lat: of(lat) };
    },
  };
}

/** County of each unit: the one its parent names, else the one its code begins with (GB/T 2260: six digits). */
function countiesAbove(codes: readonly string[], parents: readonly string[] | null, counties: readonly string[]): Int32Array {
  const at = new Map(counties.map((code, county) => [code, county]));
  return Int32Array.from(codes, (code, unit) => at.get(parents?.[unit] ?? '') ?? at.get(code.slice(0, 6)) ?? -1);
}

/** Township of each village: the one with its first nine digits. */
function townshipsAbove(villages: readonly string[], townships: readonly string[]): Int32Array {
  const at = new Map(townships.map((code, township) => [code.slice(0, 9), township]));
  return Int32Array.from(villages, (code) => at.get(code.slice(0, 9)) ?? -1);
}

const nowhere = (count: number): Points => ({ lon: new Float64Array(count).fill(NaN), lat: new Float64Array(count).fill(NaN) });
