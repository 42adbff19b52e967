/**
 * The shapes every travel model and measure works on. All coordinates are WGS 84 degrees, longitude first
 * (CGCS2000 is the same within a decimetre, far below any decision here). NaN is "missing" or "unreachable"; no
 * large number ever stands for either.
 */

/** Points as two parallel arrays. `lon` in [-180, 180], `lat` in [-90, 90], degrees. */
export interface Points {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/**
 * Zones as flat arrays, one zone being one or more polygons, one polygon an outer ring and its holes.
 *
 * - `coordinates`: lon, lat interleaved, degrees; rings are NOT closed (the first vertex is not repeated).
 * - `ringOffsets`: vertex index where each ring starts; length rings + 1.
 * - `polygonOffsets`: ring index where each polygon starts; length polygons + 1; its first ring is the outer one.
 * - `zoneOffsets`: polygon index where each zone starts; length zones + 1. A zone may have no polygon.
 *
 * Orientation is free: functions that need one orient the rings themselves.
 */
export interface ZonePolygons {
  readonly coordinates: Float64Array;
  readonly ringOffsets: Uint32Array;
  readonly polygonOffsets: Uint32Array;
  readonly zoneOffsets: Uint32Array;
}

/**
 * Which points each site reaches and at what cost, as compressed rows: the pairs of site `s` stand from `offsets[s]` up to
 * `offsets[s + 1]`, points ascending. Cost in the unit of the model (minutes, metres, or a matrix's own), >= 0, never NaN.
 */
export interface CatchmentPairs {
  readonly offsets: Uint32Array;
  readonly point: Int32Array;
  readonly cost: Float64Array;
}

/** Reports work done, in units the caller announced; throws to stop (the caller's cancel). */
export type Tick = (units: number) => void;
