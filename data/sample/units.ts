import { squareKilometers } from './borders.ts';
import type { Borders, Rings } from './borders.ts';
import type { Divisions } from './divisions.ts';
import { MESH_CELLS } from './mesh.ts';
import type { Mesh } from './mesh.ts';
import { placeNames, romanise } from './names.ts';
import { layerSeed } from './random.ts';
import { PREFECTURES, metersBetween } from './seats.ts';
import type { Seats } from './seats.ts';
import type { Terrain } from './terrain.ts';

export interface Prefecture {
  readonly code: string;
  readonly name: string;
  /** Cell of the mesh where the capital stands. */
  readonly seatCell: number;
}

export interface County {
  readonly code: string;
  readonly name: string;
  /** The two characters before the suffix; institutions are called after them. */
  readonly stem: string;
  readonly nameEn: string;
  readonly prefecture: number;
  readonly kind: 'district' | 'city' | 'county' | 'autonomous';
  readonly mountain: boolean;
  readonly poor: boolean;
  /** 0 plain .. 1 high mountains. */
  readonly roughness: number;
  readonly seatCell: number;
  readonly rings: Rings;
  readonly areaSquareKilometers: number;
}

export interface Township {
  readonly code: string;
  readonly name: string;
  readonly stem: string;
  readonly nameEn: string;
  readonly county: number;
  readonly kind: 'street' | 'town' | 'rural';
  readonly isCountySeat: boolean;
  readonly seatCell: number;
  readonly rings: Rings;
  readonly areaSquareKilometers: number;
}

export interface Units {
  readonly prefectures: Prefecture[];
  readonly counties: County[];
  readonly townships: Township[];
}

const MOUNTAIN_RELIEF_METERS = 225;
const POOR_COUNTIES = 26;
const CITIES = 13;
const AUTONOMOUS = 6;
const STREET_METERS = 9500;
const KINDS = {
  district: { suffix: '区', en: 'District', firstNumber: 2 },
  county: { suffix: '县', en: 'County', firstNumber: 21 },
  autonomous: { suffix: '自治县', en: 'Autonomous County', firstNumber: 61 },
  city: { suffix: '市', en: 'City', firstNumber: 81 },
} as const;

/** Gives every unit its name, code (in the pattern of GB/T 2260), kind and standing. */
export function nameUnits(seed: number, mesh: Mesh, terrain: Terrain, habitat: Float32Array, seats: Seats, divisions: Divisions, borders: Borders): Units {
  const { countyOfTownship, prefectureOfCounty, townshipOfCell } = divisions;
  const name = placeNames(layerSeed(seed, 'names'));
  const prefectures = Array.from({ length: PREFECTURES }, (_, i): Prefecture => ({ code: String(990_000 + (i + 1) * 100), name: `${name()}市`, seatCell: seats.counties[i].cell }));

  const counties = seats.counties.length;
  const relief = new Float64Array(counties);
  const height = new Float64Array(counties);
  const cells = new Float64Array(counties);
  for (let cell = 0; cell < MESH_CELLS; cell++) {
    if (townshipOfCell[cell] < 0) continue;
    const county = countyOfTownship[townshipOfCell[cell]];
    relief[county] += terrain.relief[mesh.ground[cell]];
    height[county] += terrain.elevation[mesh.ground[cell]];
    cells[county]++;
  }
  for (let i = 0; i < counties; i++) {
    relief[i] /= cells[i];
    height[i] /= cells[i];
  }
  const remoteness = (i: number): number => metersBetween(mesh, seats.counties[i].cell, prefectures[prefectureOfCounty[i]].seatCell) / 150_000;
  const ordinary = seats.counties.flatMap((seat, i) => (seat.capital < 0 ? [i] : []));
  const mountain = new Set(ordinary.filter((i) => relief[i] > MOUNTAIN_RELIEF_METERS));
  const hardship = (i: number): number => relief[i] / 450 + height[i] / 3500 + remoteness(i);
  const byHardship = [...mountain].sort((a, b) => hardship(b) - hardship(a) || a - b);
  const poor = new Set(byHardship.slice(0, POOR_COUNTIES));
  const autonomous = new Set(byHardship.filter((_, i) => i % 3 === 1).slice(0, AUTONOMOUS));
  const welfare = (i: number): number => habitat[mesh.ground[seats.counties[i].cell]] - relief[i] / 800;
  const cities = new Set(ordinary.filter((i) => !mountain.has(i)).sort((a, b) => welfare(b) - welfare(a) || a - b).slice(0, CITIES));

  const kindOf = (i: number): County['kind'] => (seats.counties[i].capital >= 0 ? 'district' : cities.has(i) ? 'city' : autonomous.has(i) ? 'autonomous' : 'county');
  const used = new Map<string, number>();
  const countyRings = borders.polygons(counties, (township) => countyOfTownship[township]);
  const countyList = seats.counties.map((seat, i): County => {
    const kind = kindOf(i);
    const prefecture = prefectureOfCounty[i];
    const key = `${prefecture} ${kind}`;
    const number = used.get(key) ?? KINDS[kind].firstNumber;
    used.set(key, number + 1);
    const stem = name();
    return {
      code: String(990_000 + (prefecture + 1) * 100 + number), name: stem + KINDS[kind].suffix, stem, nameEn: `${romanise(stem)} ${KINDS[kind].en}`, prefecture, kind,
      mountain: mountain.has(i), poor: poor.has(i), roughness: Math.min(1, Math.max(0, (relief[i] - 80) / 520)), seatCell: seat.cell,
      rings: countyRings[i], areaSquareKilometers: squareKilometers(countyRings[i]),
    };
  });

  const townshipRings = borders.polygons(seats.townships.length, (township) => township);
  const inCounty = new Int32Array(counties);
  const townships = seats.townships.map((cell, i): Township => {
    const county = countyOfTownship[i];
    const { kind: countyKind, roughness, prefecture } = countyList[county];
    const isStreet = countyKind === 'district' && metersBetween(mesh, cell, prefectures[prefecture].seatCell) < STREET_METERS;
    const isTown = i < counties || habitat[mesh.ground[cell]] > 0.18 + 0.55 * roughness;
    const kind = isStreet || (i < counties && countyKind === 'district') ? 'street' : isTown ? 'town' : 'rural';
    const stem = name();
    const [suffix, en] = { street: ['街道', 'Subdistrict'], town: ['镇', 'Town'], rural: ['乡', 'Township'] }[kind];
    const rings = townshipRings[i];
    return {
      code: countyList[county].code + String(++inCounty[county]).padStart(3, '0'), name: stem + suffix, stem, nameEn: `${romanise(stem)} ${en}`, county, kind,
      isCountySeat: i < counties, seatCell: cell, rings, areaSquareKilometers: squareKilometers(rings),
    };
  });
  return { prefectures, counties: countyList, townships };
}
