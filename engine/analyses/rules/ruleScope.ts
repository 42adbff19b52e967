import type { Profile } from '../../../api/profile.ts';
import type { RuleBinding } from '../../../api/valueAnalyses.ts';
import { buildZoneIndex, locateAll } from '../../../geo/zones/zoneIndex.ts';
import type { ZoneIndex } from '../../../geo/zones/zoneIndex.ts';
import type { Areas } from '../../load.ts';
import type { RuleTest } from './ruleTests.ts';
import type { RuleUnits } from './ruleUnits.ts';

/** Whether a rule holds in each unit: `unknown` where the project has neither the tag nor the area that says so. */
export interface UnitScope {
  /** Tags and areas by name; '' everywhere. */
  label: string;
  of: (unit: number) => 'in' | 'out' | 'unknown';
}

export interface AreaIndex { names: readonly string[]; index: ZoneIndex }

export const indexAreas = (areas: readonly Areas[]): AreaIndex[] => areas.map(({ names, polygons }) => ({ names, index: buildZoneIndex(polygons) }));

/**
 * A unit is in scope with one of the tags, or with its interior point in an area of one of the names, and without any tag that is
 * excepted. Names the binding gives stand in place of those of the profile. `countyCodes`: codes of the counties, in the order units refer to them.
 */
export function scopeOf({ scope, profile }: RuleTest, binding: RuleBinding, units: RuleUnits, areas: readonly AreaIndex[], countyCodes: readonly string[]): UnitScope {
  const bound = binding.scopeTag !== undefined || binding.scopeArea !== undefined;
  const narrows = bound || scope?.levels === undefined || scope.levels.includes(units.level);
  const tags = bound ? [binding.scopeTag ?? []].flat() : scope?.tags ?? [];
  const names = bound ? [binding.scopeArea ?? []].flat() : scope?.areas ?? [];
  const except = (narrows && scope?.except ? scope.except : []).map((tag) => taggedOrListed(profile, tag, units, countyCodes)).filter((flags) => flags !== null);
  const isExcepted = (unit: number) => except.some((flags) => flags[unit] === 1);
  if (!narrows || (tags.length === 0 && names.length === 0)) return { label: except.length > 0 ? `not ${scope!.except!.join(', ')}` : '', of: (unit) => (isExcepted(unit) ? 'out' : 'in') };

  const label = [...new Set([...tags, ...names])].join(', ');
  const flags = tags.map((tag) => (bound ? units.tagged(tag) : taggedOrListed(profile, tag, units, countyCodes))).filter((one) => one !== null);
  const known = areas.filter((area) => area.names.some((name) => names.includes(name)));
  if (flags.length === 0 && known.length === 0) return { label, of: (unit) => (isExcepted(unit) ? 'out' : 'unknown') };
  const { lon, lat } = known.length > 0 ? units.inside() : { lon: new Float64Array(0), lat: new Float64Array(0) };
  const isInside = (unit: number) => known.some((area) => locateAll(area.index, lon[unit], lat[unit]).some((zone) => names.includes(area.names[zone])));
  return {
    label,
    of: (unit) => {
      if (isExcepted(unit)) return 'out';
      if (flags.some((one) => one[unit] === 1) || isInside(unit)) return 'in';
      // Of a unit without ground only a tag could have said that it is out.
      return flags.length === 0 && Number.isNaN(lon[unit]) ? 'unknown' : 'out';
    },
  };
}

/** Units with a tag, and those that the profile lists as members of the region of that tag; a member county counts above and below as a tagged one does. */
function taggedOrListed(profile: Profile, tag: string, units: RuleUnits, countyCodes: readonly string[]): Uint8Array | null {
  const tagged = units.tagged(tag);
  const members = new Set(profile.regions.filter((region) => region.tag === tag).flatMap((region) => region.members ?? []));
  if (members.size === 0) return tagged;
  const isMember = (county: number) => members.has(countyCodes[county]);
  return Uint8Array.from(units.codes, (code, unit) => (tagged?.[unit] === 1 || members.has(code) || isMember(units.countyOf?.[unit] ?? -1) || units.counties?.[unit].some(isMember) === true ? 1 : 0));
}
