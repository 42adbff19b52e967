import type { OsmTags } from './osmPbf.ts';

/** How a traveller uses OpenStreetMap ways: which classes, how fast, past which access tags and barriers. */
export type OsmProfile = 'car' | 'bicycle' | 'foot';

/**
 * Speeds in km/h by highway class, a convention of this program. Car: within the design speeds of JTG B01-2014 (motorway
 * = expressway 80 to 120, trunk = first class 60 to 100, primary = second class 60 to 80, secondary = third class 30 to
 * 40 outside, CJJ 37-2012 arterial 40 to 60 inside towns, tertiary and below = fourth class 20 to 30, branch streets 20
 * to 40), at the lower end for junctions and traffic. Tracks carry no cars unless the user lists them. Bicycle and foot:
 * common planning values. `ferry` holds for ferries without a duration.
 */
export const CLASS_SPEEDS_KMH: Record<OsmProfile, Record<string, number>> = {
  car: {
    motorway: 100, motorway_link: 50, trunk: 80, trunk_link: 50, primary: 60, primary_link: 40, secondary: 50, secondary_link: 40,
    tertiary: 40, tertiary_link: 30, unclassified: 30, residential: 30, living_street: 10, service: 15, road: 30, ferry: 10,
  },
  bicycle: {
    primary: 15, primary_link: 15, secondary: 15, secondary_link: 15, tertiary: 15, tertiary_link: 15, unclassified: 15, residential: 15,
    living_street: 10, service: 12, road: 15, track: 12, cycleway: 15, path: 10, footway: 8, pedestrian: 8, bridleway: 8, ferry: 10,
  },
  foot: {
    primary: 5, primary_link: 5, secondary: 5, secondary_link: 5, tertiary: 5, tertiary_link: 5, unclassified: 5, residential: 5,
    living_street: 5, service: 5, road: 5, track: 5, cycleway: 5, path: 5, footway: 5, pedestrian: 5, bridleway: 5, steps: 3, ferry: 10,
  },
};

/** Access keys from the most to the least specific: the first one present decides. */
const ACCESS_KEYS: Record<OsmProfile, string[]> = {
  car: ['motorcar', 'motor_vehicle', 'vehicle', 'access'],
  bicycle: ['bicycle', 'vehicle', 'access'],
  foot: ['foot', 'access'],
};
const CLOSED = new Set(['no', 'private', 'agricultural', 'forestry', 'emergency', 'military', 'bus', 'psv', 'use_sidepath', 'dismount']);
/** Classes that a profile may use only where an access tag says so. */
const BY_PERMISSION: Record<OsmProfile, Set<string>> = {
  car: new Set(['ferry']),
  bicycle: new Set(['footway', 'pedestrian', 'bridleway']),
  foot: new Set(['bridleway']),
};
/** Barriers that stop a profile where their access tags are silent. */
const CLOSED_BARRIERS: Record<OsmProfile, Set<string>> = {
  car: new Set(['bollard', 'block', 'jersey_barrier', 'cycle_barrier', 'motorcycle_barrier', 'turnstile', 'kissing_gate', 'stile', 'log', 'debris', 'chain', 'horse_stile']),
  bicycle: new Set(['turnstile', 'kissing_gate', 'stile', 'horse_stile']),
  foot: new Set(),
};

export const WAY_TAG_KEYS = [
  'highway', 'route', 'area', 'access', 'vehicle', 'motor_vehicle', 'motorcar', 'bicycle', 'foot', 'oneway', 'oneway:bicycle', 'oneway:foot',
  'cycleway', 'junction', 'maxspeed', 'maxspeed:forward', 'maxspeed:backward', 'motorroad', 'duration',
];
export const NODE_TAG_KEYS = ['barrier', 'access', 'vehicle', 'motor_vehicle', 'motorcar', 'bicycle', 'foot'];

/** How a way is used. Speeds in km/h, NaN where that direction is closed. */
export interface WayUse {
  forwardKmh: number;
  backwardKmh: number;
  /** Minutes for the whole way (ferries with a `duration`); NaN if it follows from length and speed. */
  durationMinutes: number;
}

export interface WayRules {
  profile: OsmProfile;
  /** Speeds by class; classes without one are left out. */
  speedsKmh: Record<string, number>;
  /** With the program's own speeds, legal limits, all access tags and barriers count; with the user's, the plain reading holds. */
  ownSpeeds: boolean;
  ignoreOneway: boolean;
}

/** Class of a way (`highway` value, or `ferry`); null for anything else, areas included. */
export function wayClass(tags: OsmTags): string | null {
  if (tags['highway'] !== undefined) return tags['area'] === 'yes' ? null : tags['highway'];
  return tags['route'] === 'ferry' ? 'ferry' : null;
}

/** How the way is used under the rules, or null if it is not. */
export function useOfWay(tags: OsmTags, rules: WayRules): WayUse | null {
  const { profile, speedsKmh } = rules;
  const name = wayClass(tags);
  if (name === null || !Object.hasOwn(speedsKmh, name)) return null;
  if (rules.ownSpeeds ? isClosedTo(tags, profile) : isPlainlyClosed(tags, profile)) return null;
  if (profile !== 'car' && tags['motorroad'] === 'yes') return null;
  const permission = ACCESS_KEYS[profile].slice(0, -1).some((key) => tags[key] !== undefined);
  if (rules.ownSpeeds && BY_PERMISSION[profile].has(name) && !permission) return null;

  let forwardKmh = speedsKmh[name];
  let backwardKmh = forwardKmh;
  if (rules.ownSpeeds && name === 'ferry') {
    // Of a ferry it is the speed of the ship, whoever is aboard.
    forwardKmh = backwardKmh = maxspeedKmh(tags['maxspeed']) ?? forwardKmh;
  } else if (rules.ownSpeeds && profile === 'car') {
    const limitKmh = maxspeedKmh(tags['maxspeed']);
    forwardKmh = withLimit(forwardKmh, maxspeedKmh(tags['maxspeed:forward']) ?? limitKmh);
    backwardKmh = withLimit(backwardKmh, maxspeedKmh(tags['maxspeed:backward']) ?? limitKmh);
  }
  const direction = rules.ignoreOneway ? 'both' : directionOf(tags, name, profile);
  if (direction === null) return null;
  if (direction === 'backward') forwardKmh = NaN;
  if (direction === 'forward') backwardKmh = NaN;
  return { forwardKmh, backwardKmh, durationMinutes: name === 'ferry' ? minutesOfDuration(tags['duration']) : NaN };
}

/**
 * Speed of a class under a legal limit: never above it; where it is higher than the class speed, half way between, since
 * it says that the road is better than its class, and traffic does not average the limit.
 */
function withLimit(classKmh: number, limitKmh: number | null): number {
  return limitKmh === null ? classKmh : Math.min(limitKmh, (classKmh + limitKmh) / 2);
}

/** Whether a node stops travel through it. */
export function blocksNode(tags: OsmTags, profile: OsmProfile): boolean {
  if (tags['barrier'] === undefined) return false;
  return accessValue(tags, profile) === null ? CLOSED_BARRIERS[profile].has(tags['barrier']) : isClosedTo(tags, profile);
}

function accessValue(tags: OsmTags, profile: OsmProfile): string | null {
  for (const key of ACCESS_KEYS[profile]) if (tags[key] !== undefined) return tags[key];
  return null;
}

/** Whether the most specific access tag closes the way or node to the profile. */
function isClosedTo(tags: OsmTags, profile: OsmProfile): boolean {
  const access = accessValue(tags, profile);
  return access !== null && access.split(';').every((value) => CLOSED.has(value.trim()));
}

/** Whether `access` is `no` or `private` and no tag of the profile's own opens it again; other access tags are not read. */
function isPlainlyClosed(tags: OsmTags, profile: OsmProfile): boolean {
  return (tags['access'] === 'no' || tags['access'] === 'private') && isClosedTo(tags, profile);
}

/** Null: the direction changes with the hour (`reversible`), so neither can be counted on. */
function directionOf(tags: OsmTags, name: string, profile: OsmProfile): 'both' | 'forward' | 'backward' | null {
  if (profile === 'foot') return tags['oneway:foot'] === 'yes' ? 'forward' : 'both';
  const own = profile === 'bicycle' ? (tags['oneway:bicycle'] ?? (tags['cycleway']?.startsWith('opposite') ? 'no' : undefined)) : undefined;
  const value = own ?? tags['oneway'];
  if (value === 'no' || value === 'false' || value === '0') return 'both';
  if (value === '-1' || value === 'reverse') return 'backward';
  if (value === 'reversible') return null;
  const implied = name === 'motorway' || tags['junction'] === 'roundabout' || tags['junction'] === 'circular';
  return value === 'yes' || value === 'true' || value === '1' || implied ? 'forward' : 'both';
}

/** Speed limit in km/h of a `maxspeed` value (`50`, `50 km/h`, `30 mph`, `walk`); null where it names none. */
export function maxspeedKmh(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (value === 'walk' || value.endsWith(':walk')) return 5;
  const match = /^(\d+(?:\.\d+)?)\s*(km\/h|kmh|kph|mph)?$/.exec(value.trim());
  if (match === null) return null;
  const speed = Number(match[1]) * (match[2] === 'mph' ? 1.609344 : 1);
  return speed > 0 ? speed : null;
}

/** Minutes of a `duration` value: `HH:MM`, `HH:MM:SS`, whole minutes, or ISO 8601 (`PT1H30M`); NaN where it names none. */
export function minutesOfDuration(value: string | undefined): number {
  if (value === undefined) return NaN;
  const clock = /^(\d+):(\d\d)(?::(\d\d))?$/.exec(value);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60;
  const iso = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(value);
  if (iso !== null) return Number(iso[1] ?? 0) * 60 + Number(iso[2] ?? 0) + Number(iso[3] ?? 0) / 60;
  return /^\d+$/.test(value) ? Number(value) : NaN;
}
