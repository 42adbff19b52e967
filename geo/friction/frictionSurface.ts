/** A friction surface, row 0 at the top, cell = row * width + column. */
export interface FrictionSurface {
  readonly width: number;
  readonly height: number;
  /** Cost of crossing a cell per unit of length; 0 is allowed; NaN, negative and infinite cells are impassable. */
  readonly friction: Float32Array | Float64Array;
  /**
   * Minutes a friction of 1 costs on a step along the row and along the column: 1 and 1 for minutes per cell, cell width
   * and height in metres for minutes per metre, the same / 60 for seconds per metre.
   */
  readonly stepX: number;
  readonly stepY: number;
  /** 16 adds the knight's moves. */
  readonly neighbours: 8 | 16;
}

/** Where searches start: parallel arrays; sources on impassable cells are left out. */
export interface CellSources {
  readonly cell: Int32Array;
  /** Handed on to the cells nearest to this source, 0 to 2^31 - 2: the number of the facility. */
  readonly label: Int32Array;
}

export interface CellTimes {
  /** Minutes per cell; NaN where no source is within the limit. A source cell costs 0. */
  minutes: Float64Array;
  /** Label of the nearest source per cell, of equally near ones the lowest; -1 where minutes is NaN. */
  label: Int32Array;
}

/** Whether a cell of this friction can be entered. */
export function isPassable(friction: number): boolean {
  return friction >= 0 && friction < Infinity;
}

/** Throws RangeError if sizes do not fit. */
export function checkSurface({ width, height, friction, stepX, stepY }: FrictionSurface): void {
  if (friction.length !== width * height) throw new RangeError(`${friction.length} friction cells for a raster of ${width} x ${height}`);
  if (!(stepX > 0 && stepY > 0 && stepX < Infinity && stepY < Infinity)) throw new RangeError(`steps ${stepX} and ${stepY} are not lengths`);
}
