import type { Rings } from './borders.ts';
import type { County, Units } from './units.ts';

/** A unit and the tag it has in some years; `until` null: it still holds. */
export interface Designation {
  readonly code: string;
  readonly name: string;
  readonly tag: 'border' | 'key-poverty-counties';
  readonly since: number;
  readonly until: number | null;
}

/** One unit that got another name and code. */
export interface Renaming {
  readonly oldCode: string;
  readonly oldName: string;
  readonly county: County;
  readonly year: number;
}

const KEY_COUNTIES = 14;
/** Key counties that were taken off the list early. */
const RELEASED = 5;
const RENAMED_IN = 2017;

/** A county that became an autonomous one: its code of before is the next free one among the counties of its prefecture. */
export function renaming(units: Units): Renaming {
  const county = units.counties.filter(({ kind }) => kind === 'autonomous').sort((a, b) => (a.code < b.code ? -1 : 1))[0];
  const numbers = units.counties.filter((other) => other.prefecture === county.prefecture && other.kind === 'county').map(({ code }) => Number(code));
  const oldCode = String(Math.max(Number(`${county.code.slice(0, 4)}20`), ...numbers) + 1);
  return { oldCode, oldName: `${county.stem}县`, county, year: RENAMED_IN };
}

/**
 * Counties on the western edge of the province (border counties) and the roughest of the poor ones (key counties, until 2020, some until
 * 2018). The list was drawn up before the renaming: it has the old code.
 */
export function designate(units: Units, renamed: Renaming): Designation[] {
  const nameOf = (county: County): [code: string, name: string] => (county === renamed.county ? [renamed.oldCode, renamed.oldName] : [county.code, county.name]);
  const row = (county: County, tag: Designation['tag'], since: number, until: number | null): Designation => {
    const [code, name] = nameOf(county);
    return { code, name, tag, since, until };
  };
  const poor = units.counties.filter((county) => county.poor && county !== renamed.county).sort((a, b) => b.roughness - a.roughness || (a.code < b.code ? -1 : 1));
  const key = [renamed.county, ...poor.slice(0, KEY_COUNTIES - 1)];
  return [
    ...borderCounties(units).map((county) => row(county, 'border', 2011, null)),
    ...key.map((county, i) => row(county, 'key-poverty-counties', 2012, i >= KEY_COUNTIES - RELEASED ? 2018 : 2020)),
  ].sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : a.code < b.code ? -1 : 1));
}

/** Counties with a stretch of the outline of the province in the western quarter of it. */
function borderCounties({ counties }: Units): County[] {
  const owners = new Map<string, number>();
  const lons = counties.flatMap(({ rings }) => rings[0].map(([lon]) => lon));
  const west = lons.reduce((least, lon) => Math.min(least, lon), Infinity);
  const east = lons.reduce((greatest, lon) => Math.max(greatest, lon), -Infinity);
  for (const { rings } of counties) for (const side of sidesOf(rings)) owners.set(side.key, (owners.get(side.key) ?? 0) + 1);
  return counties.filter(({ rings }) => sidesOf(rings).some(({ key, lon }) => owners.get(key) === 1 && lon < west + (east - west) / 4));
}

function sidesOf(rings: Rings): { key: string; lon: number }[] {
  return rings.flatMap((ring) => ring.slice(1).map((to, i) => ({ key: [String(ring[i]), String(to)].sort().join(' '), lon: to[0] })));
}
