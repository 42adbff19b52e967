import { meridianCurvature, primeVerticalCurvature, RADIANS_PER_DEGREE } from '../earth/ellipsoid.ts';
import { nearestInGrid } from '../radius/nearestSite.ts';
import { buildSiteGrid, emptyPlaces, placePoints, type SiteGrid } from '../radius/siteGrid.ts';
import type { Points } from '../types.ts';

export interface NodeSnap {
  /** Nearest node of each point; -1 where none lies within the limit or the point has no coordinates. */
  node: Int32Array;
  /** Geodesic distance to it in metres; NaN where node is -1. */
  distanceMeters: Float64Array;
}

/**
 * Nearest node of every point by distance on the ellipsoid; equally near nodes (to a micrometre): the lowest index, so
 * nodes should come in the order of their ids.
 *
 * @param maxSnapMeters farther points are not snapped (inclusive; Infinity allowed)
 * @param grid the grid over `nodes`
 */
export function snapToNodes(nodes: Points, points: Points, maxSnapMeters: number, grid: SiteGrid = buildSiteGrid(nodes)): NodeSnap {
  const { site, distanceMeters } = nearestInGrid(grid, nodes, points, maxSnapMeters, null);
  return { node: site, distanceMeters };
}

/** The ends of each edge, as node indexes. */
export interface EdgeEnds {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export interface EdgeSnap {
  /** Nearest edge of each point; -1 where none lies within the limit or the point has no coordinates. */
  edge: Int32Array;
  /** Place of the foot on the edge, 0 at its `from` node, 1 at its `to` node; NaN where edge is -1. */
  fraction: Float64Array;
  /** Distance to the foot in metres, right to a few millimetres within 10 km; NaN where edge is -1. */
  distanceMeters: Float64Array;
}

/** A foot this close to an end of its edge is that end. */
const TIE_METERS = 1e-6;
/** Mean radius of the Earth: the sagitta of an edge and of nothing else is taken from it. */
const EARTH_RADIUS_METERS = 6_371_000;

/** The edges that may be chosen, by the cells of the grid over the nodes they pass through. */
export interface EdgeIndex {
  readonly edges: EdgeEnds;
  readonly grid: SiteGrid;
  /** Turned coordinates of each node in the grid, metres. */
  readonly nodeEast: Float64Array;
  readonly nodeNorth: Float64Array;
  readonly nodeUp: Float64Array;
  /** Edges of each cell as compressed rows. */
  readonly cellOffsets: Uint32Array;
  readonly cellEdges: Int32Array;
}

/**
 * Index over the edges, an edge being the straight line (geodesic) between its nodes; edges must be shorter than a
 * quarter of the Earth.
 *
 * @param usable 1 for edges that may be chosen
 */
export function buildEdgeIndex(nodes: Points, edges: EdgeEnds, usable: Uint8Array): EdgeIndex {
  const grid = buildSiteGrid(nodes);
  const nodeEast = byIndex(grid.site, grid.east, nodes.lon.length);
  const nodeNorth = byIndex(grid.site, grid.north, nodes.lon.length);
  const nodeUp = byIndex(grid.site, grid.up, nodes.lon.length);
  return { edges, grid, nodeEast, nodeNorth, nodeUp, ...edgesInCells(grid, nodeEast, nodeNorth, nodeUp, edges, usable) };
}

/**
 * Nearest place on the network for every point. Each point looks at the edges in the gnomonic plane about itself, where
 * geodesics are straight. Equally near edges: the lowest index.
 *
 * @param maxSnapMeters farther points are not snapped (inclusive)
 */
export function snapToEdges(index: EdgeIndex, points: Points, maxSnapMeters: number): EdgeSnap {
  const { edges, grid, nodeEast, nodeNorth, nodeUp, cellOffsets, cellEdges } = index;
  const pointCount = points.lon.length;
  const edge = new Int32Array(pointCount).fill(-1);
  const fraction = new Float64Array(pointCount).fill(NaN);
  const distanceMeters = new Float64Array(pointCount).fill(NaN);

  const { columns, rows, cellMeters } = grid;
  const seenBy = new Int32Array(edges.from.length).fill(-1);
  const places = emptyPlaces(1);
  const plane = new Float64Array(9);
  for (let p = 0; p < pointCount; p++) {
    placePoints(grid, points, p, 1, places);
    const place = { east: places.east[0], north: places.north[0], up: places.up[0] };
    if (!Number.isFinite(place.up)) continue;
    const perRadius = tangentPlane(grid, points.lon[p], points.lat[p], plane);
    const column = Math.floor((place.east - grid.minEast) / cellMeters);
    const row = Math.floor((place.north - grid.minNorth) / cellMeters);
    const fromWest = place.east - grid.minEast - column * cellMeters;
    const fromSouth = place.north - grid.minNorth - row * cellMeters;
    const toBorder = Math.min(fromWest, cellMeters - fromWest, fromSouth, cellMeters - fromSouth);
    const lastRing = Math.max(column, columns - 1 - column, row, rows - 1 - row);
    let best = -1;
    let bestFraction = NaN;
    let bestSquare = Infinity;
    let reach = maxSnapMeters;
    for (let ring = Math.max(0, -column, column - columns + 1, -row, row - rows + 1); ring <= lastRing; ring++) {
      // The plane of the grid shortens distances, so everything in this ring is at least this far away.
      if ((ring - 1) * cellMeters + toBorder > reach) break;
      for (let r = Math.max(0, row - ring), lastRow = Math.min(rows - 1, row + ring); r <= lastRow; r++) {
        const stride = r === row - ring || r === row + ring || ring === 0 ? 1 : 2 * ring;
        for (let c = column - ring; c <= column + ring; c += stride) {
          if (c < 0 || c >= columns) continue;
          for (let k = cellOffsets[r * columns + c]; k < cellOffsets[r * columns + c + 1]; k++) {
            const e = cellEdges[k];
            if (seenBy[e] === p) continue;
            seenBy[e] = p;
            const a = edges.from[e];
            const b = edges.to[e];
            let dEast = nodeEast[a] - place.east;
            let dNorth = nodeNorth[a] - place.north;
            let dUp = nodeUp[a] - place.up;
            const depthA = 1 + (plane[6] * dEast + plane[7] * dNorth + plane[8] * dUp) * perRadius;
            const ax = (plane[0] * dEast + plane[1] * dNorth + plane[2] * dUp) / depthA;
            const ay = (plane[3] * dEast + plane[4] * dNorth + plane[5] * dUp) / depthA;
            dEast = nodeEast[b] - place.east;
            dNorth = nodeNorth[b] - place.north;
            dUp = nodeUp[b] - place.up;
            const depthB = 1 + (plane[6] * dEast + plane[7] * dNorth + plane[8] * dUp) * perRadius;
            const bx = (plane[0] * dEast + plane[1] * dNorth + plane[2] * dUp) / depthB;
            const by = (plane[3] * dEast + plane[4] * dNorth + plane[5] * dUp) / depthB;
            const ux = bx - ax;
            const uy = by - ay;
            const along = -(ax * ux + ay * uy);
            const lengthSquare = ux * ux + uy * uy;
            // At an end the foot is the node itself, so that all edges that meet there are equally near.
            const slack = TIE_METERS * Math.sqrt(lengthSquare);
            const t = !(along > slack) ? 0 : along >= lengthSquare - slack ? 1 : along / lengthSquare;
            const footX = t === 1 ? bx : ax + t * ux;
            const footY = t === 1 ? by : ay + t * uy;
            const square = footX * footX + footY * footY;
            if (square < bestSquare || (square === bestSquare && e < best)) {
              best = e;
              bestFraction = t;
              bestSquare = square;
            }
          }
        }
      }
      reach = Math.min(reach, Math.sqrt(bestSquare));
    }
    const meters = Math.atan(Math.sqrt(bestSquare) * perRadius) / perRadius;
    if (best < 0 || meters > maxSnapMeters) continue;
    edge[p] = best;
    fraction[p] = bestFraction;
    distanceMeters[p] = meters;
  }
  return { edge, fraction, distanceMeters };
}

function byIndex(indexes: Int32Array, values: Float64Array, length: number): Float64Array {
  const out = new Float64Array(length).fill(NaN);
  for (let k = 0; k < indexes.length; k++) out[indexes[k]] = values[k];
  return out;
}

/**
 * Writes the directions east, north and up at a point, in the turned coordinates of the grid, as rows of a rotation.
 * Returns 1 over the mean radius of curvature there, which turns a height under the plane into a gnomonic scale.
 */
function tangentPlane(grid: SiteGrid, lon: number, lat: number, plane: Float64Array): number {
  const r = grid.rotation;
  const sinLon = Math.sin(lon * RADIANS_PER_DEGREE);
  const cosLon = Math.cos(lon * RADIANS_PER_DEGREE);
  const sinLat = Math.sin(lat * RADIANS_PER_DEGREE);
  const cosLat = Math.cos(lat * RADIANS_PER_DEGREE);
  for (let i = 0; i < 3; i++) {
    plane[i] = r[3 * i + 1] * cosLon - r[3 * i] * sinLon;
    plane[3 + i] = r[3 * i + 2] * cosLat - sinLat * (r[3 * i] * cosLon + r[3 * i + 1] * sinLon);
    plane[6 + i] = r[3 * i + 2] * sinLat + cosLat * (r[3 * i] * cosLon + r[3 * i + 1] * sinLon);
  }
  return Math.sqrt(meridianCurvature(sinLat) * primeVerticalCurvature(sinLat));
}

/**
 * The usable edges that may pass through each cell of the grid, as compressed rows. Seen from above the middle, the
 * chord of an edge is straight and its geodesic no farther from it than the sagitta, L² / 8R.
 */
function edgesInCells(
  grid: SiteGrid, nodeEast: Float64Array, nodeNorth: Float64Array, nodeUp: Float64Array, edges: EdgeEnds, usable: Uint8Array,
): { cellOffsets: Uint32Array; cellEdges: Int32Array } {
  const { columns, rows, cellMeters, minEast, minNorth } = grid;
  const cellOffsets = new Uint32Array(columns * rows + 1);
  let cellEdges = new Int32Array(0);
  for (let pass = 0; pass < 2; pass++) {
    for (let e = 0; e < edges.from.length; e++) {
      if (usable[e] !== 1) continue;
      const a = edges.from[e];
      const b = edges.to[e];
      const x1 = nodeEast[a] - minEast;
      const y1 = nodeNorth[a] - minNorth;
      const x2 = nodeEast[b] - minEast;
      const y2 = nodeNorth[b] - minNorth;
      const pad = ((x2 - x1) ** 2 + (y2 - y1) ** 2 + (nodeUp[b] - nodeUp[a]) ** 2) / (8 * EARTH_RADIUS_METERS) + 1e-6;
      const low = Math.min(y1, y2);
      const high = Math.max(y1, y2);
      const lastRow = Math.min(rows - 1, Math.floor((high + pad) / cellMeters));
      for (let row = Math.max(0, Math.floor((low - pad) / cellMeters)); row <= lastRow; row++) {
        // Where the straight line is while it is between the borders of the row, widened by the pad.
        const enter = Math.min(high, Math.max(low, row * cellMeters - pad));
        const leave = Math.min(high, Math.max(low, (row + 1) * cellMeters + pad));
        const xEnter = y1 === y2 ? x1 : x1 + ((enter - y1) * (x2 - x1)) / (y2 - y1);
        const xLeave = y1 === y2 ? x2 : x1 + ((leave - y1) * (x2 - x1)) / (y2 - y1);
        const lastColumn = Math.min(columns - 1, Math.floor((Math.max(xEnter, xLeave) + pad) / cellMeters));
        for (let column = Math.max(0, Math.floor((Math.min(xEnter, xLeave) - pad) / cellMeters)); column <= lastColumn; column++) {
          if (pass === 0) cellOffsets[row * columns + column + 1]++;
          else cellEdges[--cellOffsets[row * columns + column + 1]] = e;
        }
      }
    }
    if (pass === 1) break;
    for (let cell = 0; cell < columns * rows; cell++) cellOffsets[cell + 1] += cellOffsets[cell];
    cellEdges = new Int32Array(cellOffsets[columns * rows]);
  }
  // Counting down has left the start of cell c in cellOffsets[c + 1].
  cellOffsets.copyWithin(0, 1);
  cellOffsets[columns * rows] = cellEdges.length;
  return { cellOffsets, cellEdges };
}
