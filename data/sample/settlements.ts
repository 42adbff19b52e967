import type { Divisions } from './divisions.ts';
import { MESH_CELLS, MESH_SPACING_METERS } from './mesh.ts';
import type { Mesh } from './mesh.ts';
import { villageName } from './names.ts';
import { cellAt } from './plane.ts';
import { randomStream } from './random.ts';
import type { RandomStream } from './random.ts';
import { metersBetween } from './seats.ts';
import type { Terrain } from './terrain.ts';
import type { Units } from './units.ts';

/** A place where people live: a neighbourhood of a city, a part of a county town, the seat of a township, a village. */
export interface Settlement {
  readonly id: string;
  readonly name: string;
  readonly kind: 'city' | 'county-town' | 'township-seat' | 'village';
  /** Metres in the plane. */
  readonly x: number;
  readonly y: number;
  readonly township: number;
  readonly persons: number;
  readonly urban: boolean;
  readonly childrenShare: number;
  readonly elderlyShare: number;
}

const VILLAGES = 18_000;
const RURAL_PERSONS = 17_300_000;
/** People of the city proper of each prefecture capital, the provincial capital first. */
const CITY_PERSONS = [3_000_000, 1_460_000, 1_260_000, 1_150_000, 1_100_000, 1_060_000, 1_040_000, 1_030_000, 1_020_000, 1_010_000, 1_005_000, 1_000_000];
const SCATTER_METERS = 0.26 * MESH_SPACING_METERS; // a settlement stays well inside its cell, hence inside its township

/** Peoples the province: cities and towns by rank, villages where the land can feed them. */
export function settle(seed: number, mesh: Mesh, terrain: Terrain, habitat: Float32Array, divisions: Divisions, units: Units): Settlement[] {
  const random = randomStream(seed, 'settlements');
  const settlements: Settlement[] = [];
  const cellsOf = units.townships.map((): number[] => []);
  for (let cell = 0; cell < MESH_CELLS; cell++) {
    if (divisions.townshipOfCell[cell] >= 0 && !terrain.lake[mesh.ground[cell]]) cellsOf[divisions.townshipOfCell[cell]].push(cell);
  }
  for (const [i, cells] of cellsOf.entries()) {
    const seat = units.townships[i].seatCell;
    cells.sort((a, b) => metersBetween(mesh, a, seat) - metersBetween(mesh, b, seat));
  }

  const add = (kind: Settlement['kind'], name: string, cell: number, township: number, persons: number, urban: boolean, atSeat = false): void => {
    const angle = random.between(0, 2 * Math.PI);
    const distance = (atSeat ? 0.3 : 1) * SCATTER_METERS * Math.sqrt(random.next());
    const wet = terrain.lake[cellAt(mesh.x[cell] + distance * Math.cos(angle), mesh.y[cell] + distance * Math.sin(angle))];
    const shift = wet ? 0 : distance; // the middle of a chosen cell is dry
    const { roughness } = units.counties[units.townships[township].county];
    settlements.push({
      id: `S${String(settlements.length + 1).padStart(5, '0')}`, kind, name, x: mesh.x[cell] + shift * Math.cos(angle), y: mesh.y[cell] + shift * Math.sin(angle), township,
      persons: Math.max(1, Math.round(persons)), urban,
      childrenShare: share((urban ? 0.155 : 0.175) + 0.06 * roughness + random.normal(0, 0.015)),
      elderlyShare: share((urban ? 0.105 : 0.165) + 0.015 * roughness + random.normal(0, 0.02)),
    });
  };

  const cityPersons = personsOfStreets(mesh, units, random);
  for (const [i, township] of units.townships.entries()) {
    if (township.kind === 'street') {
      addParts(random, cellsOf[i], cityPersons[i], 21_000, (part, cell, persons) => add('city', `${township.stem}第${part}社区`, cell, i, persons, true, part === 1));
    } else if (township.isCountySeat) {
      const { roughness } = units.counties[township.county];
      const persons = (122_000 - 55_000 * roughness) * Math.exp(random.normal(0, 0.25));
      addParts(random, cellsOf[i], persons, 18_000, (part, cell, here) => add('county-town', `${township.stem}第${part}社区`, cell, i, here, true, part === 1));
    } else {
      const isTown = township.kind === 'town';
      add('township-seat', `${township.stem}${isTown ? '镇区' : '集镇'}`, township.seatCell, i, (isTown ? 3300 : 1100) * Math.exp(random.normal(0, 0.5)), isTown, true);
    }
  }
  addVillages(mesh, habitat, divisions, units, random, add);
  return settlements;
}

function share(value: number): number {
  return Math.round(Math.min(0.45, Math.max(0.04, value)) * 1000) / 1000;
}

/** The people of each city, spread over its streets: dense in the middle. */
function personsOfStreets(mesh: Mesh, units: Units, random: RandomStream): Float64Array {
  const persons = new Float64Array(units.townships.length);
  const total = new Float64Array(units.prefectures.length);
  for (const [i, township] of units.townships.entries()) {
    if (township.kind !== 'street') continue;
    const { prefecture } = units.counties[township.county];
    const away = metersBetween(mesh, township.seatCell, units.prefectures[prefecture].seatCell);
    persons[i] = (0.25 + Math.exp(-away / 5500)) * random.between(0.7, 1.3);
    total[prefecture] += persons[i];
  }
  for (const [i, township] of units.townships.entries()) {
    const { prefecture } = units.counties[township.county];
    persons[i] *= CITY_PERSONS[prefecture] / total[prefecture];
  }
  return persons;
}

/** Divides a town among points of about `size` people, from its middle outwards, at most two to a cell. */
function addParts(random: RandomStream, cells: number[], persons: number, size: number, add: (part: number, cell: number, persons: number) => void): void {
  const parts = Math.max(2, Math.min(2 * cells.length, Math.round(persons / size)));
  const weights = Array.from({ length: parts }, (_, i) => (1.6 - i / parts) * random.between(0.6, 1.4));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, weight] of weights.entries()) add(i + 1, cells[Math.floor(i / 2)], (persons * weight) / total);
}

/** Villages by weighted sampling without replacement (Efraimidis and Spirakis 2006, doi 10.1016/j.ipl.2005.11.003), one to a cell. */
function addVillages(
  mesh: Mesh, habitat: Float32Array, divisions: Divisions, units: Units, random: RandomStream,
  add: (kind: 'village', name: string, cell: number, township: number, persons: number, urban: boolean) => void,
): void {
  const key = new Float64Array(MESH_CELLS).fill(-Infinity);
  const seats = new Set(units.townships.map((township) => township.seatCell));
  const free: number[] = [];
  for (let cell = 0; cell < MESH_CELLS; cell++) {
    const township = divisions.townshipOfCell[cell];
    const ground = habitat[mesh.ground[cell]];
    if (township < 0 || ground === 0 || seats.has(cell) || units.townships[township].kind === 'street') continue;
    const near = Math.exp(-metersBetween(mesh, cell, units.townships[township].seatCell) / 5000);
    key[cell] = Math.log(1 - random.next()) / ((0.06 + ground ** 0.8) * (0.5 + 1.4 * near));
    free.push(cell);
  }
  const chosen = free.sort((a, b) => key[b] - key[a] || a - b).slice(0, VILLAGES);
  chosen.sort((a, b) => divisions.townshipOfCell[a] - divisions.townshipOfCell[b] || a - b);
  const weight = chosen.map((cell) => (0.8 + Math.min(1.2, habitat[mesh.ground[cell]])) * Math.exp(random.normal(0, 0.45)));
  const total = weight.reduce((sum, value) => sum + value, 0);
  const taken = units.townships.map(() => new Set<string>());
  for (const [i, cell] of chosen.entries()) {
    const township = divisions.townshipOfCell[cell];
    const isMountain = units.counties[units.townships[township].county].mountain;
    add('village', villageName(random, isMountain, taken[township]), cell, township, (RURAL_PERSONS * weight[i]) / total, false);
  }
}
