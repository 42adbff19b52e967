import proj4 from 'proj4';

/** The plane the province is made in: UTM zone 48 north, metres, so that the friction raster needs no resampling. */
export const PLANE_EPSG = 32648;
const PLANE = '+proj=utm +zone=48 +datum=WGS84 +units=m +no_defs';

/** The square of the plane that holds the province, cut into square cells; row 0 is the northernmost. */
export const GRID = { width: 760, height: 760, cellMeters: 800, originX: 156_000, originY: 3_314_000 } as const;
export const GRID_CELLS = GRID.width * GRID.height;

/** Column and row steps to the eight neighbours of a cell, the four straight ones first. */
export const STEP_COLUMNS = [1, 0, -1, 0, 1, -1, -1, 1] as const;
export const STEP_ROWS = [0, -1, 0, 1, -1, -1, 1, 1] as const;

export function cellX(cell: number): number {
  return GRID.originX + ((cell % GRID.width) + 0.5) * GRID.cellMeters;
}

export function cellY(cell: number): number {
  return GRID.originY - (Math.floor(cell / GRID.width) + 0.5) * GRID.cellMeters;
}

/** Cell that holds the point, or -1 outside the grid. */
export function cellAt(x: number, y: number): number {
  const column = Math.floor((x - GRID.originX) / GRID.cellMeters);
  const row = Math.floor((GRID.originY - y) / GRID.cellMeters);
  return column < 0 || row < 0 || column >= GRID.width || row >= GRID.height ? -1 : row * GRID.width + column;
}

const transform = proj4(PLANE, '+proj=longlat +datum=WGS84 +no_defs');

/** Degrees of a point of the plane, rounded to 1e-6 (a decimetre): what every file holds. */
export function toLonLat(x: number, y: number): [number, number] {
  const [lon, lat] = transform.forward([x, y]);
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}
