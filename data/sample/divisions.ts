import { MESH_CELLS, neighbourCell } from './mesh.ts';
import type { Mesh } from './mesh.ts';
import { hash32, layerSeed, randomStream } from './random.ts';
import { PREFECTURES, metersBetween } from './seats.ts';
import type { Seats } from './seats.ts';
import type { Terrain } from './terrain.ts';
import { PriorityQueue } from './queue.ts';

/** Who belongs to whom; townships, counties and prefectures are numbered as their seats are. */
export interface Divisions {
  /** Township of each cell of the mesh, -1 outside the province. */
  readonly townshipOfCell: Int32Array;
  readonly countyOfTownship: Int32Array;
  readonly prefectureOfCounty: Int32Array;
}

/** Two neighbouring units and the cost of the way between their seats. */
interface Link {
  readonly a: number;
  readonly b: number;
  readonly cost: number;
}

/**
 * Grows townships from their seats over the mesh, counties over townships and prefectures over counties. Crests and
 * rivers are dear to cross, so the fronts meet on them and borders follow them; growth along a tree keeps every unit
 * in one piece.
 */
export function divide(seed: number, mesh: Mesh, terrain: Terrain, seats: Seats): Divisions {
  const { township, cost } = growTownships(seed, mesh, terrain, seats.townships);
  const links = linksBetween(mesh, township, cost);
  const random = randomStream(seed, 'divisions');
  const county = growUnits(
    seats.townships.length,
    links,
    seats.counties.map((seat, i) => ({ unit: i, label: i, slowness: seat.capital >= 0 ? random.between(1.2, 1.7) : random.between(0.8, 1.25) })),
  );
  const countyLinks = new Map<number, Link>();
  for (const { a, b, cost } of links) {
    const [first, second] = [Math.min(county[a], county[b]), Math.max(county[a], county[b])];
    const key = first * seats.counties.length + second;
    const across = cost + metersBetween(mesh, seats.counties[first].cell, seats.counties[second].cell);
    if (first !== second && across < (countyLinks.get(key)?.cost ?? Infinity)) countyLinks.set(key, { a: first, b: second, cost: across });
  }
  const slowness = Float64Array.from({ length: PREFECTURES }, () => random.between(0.85, 1.2));
  const prefecture = growUnits(
    seats.counties.length,
    [...countyLinks.values()],
    seats.counties.flatMap((seat, i) => (seat.capital >= 0 ? [{ unit: i, label: seat.capital, slowness: slowness[seat.capital] }] : [])),
  );
  return { townshipOfCell: township, countyOfTownship: county, prefectureOfCounty: prefecture };
}

function growTownships(seed: number, mesh: Mesh, terrain: Terrain, seats: number[]): { township: Int32Array; cost: Float64Array } {
  const township = new Int32Array(MESH_CELLS).fill(-1);
  const cost = new Float64Array(MESH_CELLS).fill(Infinity);
  const settled = new Uint8Array(MESH_CELLS);
  const chance = layerSeed(seed, 'township borders');
  const queue = new PriorityQueue();
  for (const [label, cell] of seats.entries()) {
    township[cell] = label;
    cost[cell] = 0;
    queue.push(cell, 0);
  }
  while (queue.size > 0) {
    const cell = queue.pop();
    if (settled[cell]) continue;
    settled[cell] = 1;
    for (let side = 0; side < 6; side++) {
      const neighbour = neighbourCell(cell, side);
      if (!mesh.inside[neighbour] || settled[neighbour]) continue;
      const meters = metersBetween(mesh, cell, neighbour);
      const climb = Math.abs(terrain.elevation[mesh.ground[neighbour]] - terrain.elevation[mesh.ground[cell]]) / meters;
      const river = terrain.river[mesh.ground[neighbour]];
      const way = meters * (0.75 + 0.5 * (hash32(chance, neighbour) / 4294967296)) * (1 + 9 * climb) + (river > 0 ? 500 + 900 * river : 0);
      if (cost[cell] + way >= cost[neighbour]) continue;
      cost[neighbour] = cost[cell] + way;
      township[neighbour] = township[cell];
      queue.push(neighbour, cost[neighbour]);
    }
  }
  return { township, cost };
}

function linksBetween(mesh: Mesh, label: Int32Array, cost: Float64Array): Link[] {
  const links = new Map<number, Link>();
  for (let cell = 0; cell < MESH_CELLS; cell++) {
    if (!mesh.inside[cell]) continue;
    for (let side = 0; side < 3; side++) {
      const neighbour = neighbourCell(cell, side);
      if (!mesh.inside[neighbour] || label[neighbour] === label[cell]) continue;
      const a = Math.min(label[cell], label[neighbour]);
      const b = Math.max(label[cell], label[neighbour]);
      const total = cost[cell] + cost[neighbour] + metersBetween(mesh, cell, neighbour);
      const key = a * MESH_CELLS + b;
      if (total < (links.get(key)?.cost ?? Infinity)) links.set(key, { a, b, cost: total });
    }
  }
  return [...links.values()];
}

/** Gives every unit the label whose source reaches it first; `slowness` multiplies the cost of a source's ways. */
function growUnits(units: number, links: Link[], sources: { unit: number; label: number; slowness: number }[]): Int32Array {
  const label = new Int32Array(units).fill(-1);
  const cost = new Float64Array(units).fill(Infinity);
  const slowness = new Float64Array(units);
  const near = Array.from({ length: units }, (): Link[] => []);
  for (const link of links) {
    near[link.a].push(link);
    near[link.b].push(link);
  }
  const queue = new PriorityQueue();
  for (const source of sources) {
    label[source.unit] = source.label;
    cost[source.unit] = 0;
    slowness[source.unit] = source.slowness;
    queue.push(source.unit, 0);
  }
  while (queue.size > 0) {
    const unit = queue.pop();
    if (queue.lastKey > cost[unit]) continue;
    for (const link of near[unit]) {
      const other = link.a === unit ? link.b : link.a;
      const total = cost[unit] + link.cost * slowness[unit];
      if (total >= cost[other]) continue;
      cost[other] = total;
      label[other] = label[unit];
      slowness[other] = slowness[unit];
      queue.push(other, total);
    }
  }
  return label;
}
