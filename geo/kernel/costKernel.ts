import { CODE } from './costDistanceBytes.ts';
import { startKernel } from './startKernel.ts';

/**
 * The tile settled by WebAssembly (assembly/costDistance.ts), with its arrays as views. A tile of up to `side` x `side`
 * cells has two cells of its neighbours around it, the halo.
 */
export interface CostKernel {
  readonly side: number;
  readonly halo: number;
  /** Index of the cell `x`, `y` of the tile, each from -halo to side + halo - 1, is origin + y * stride + x. */
  readonly origin: number;
  readonly stride: number;
  readonly friction: Float64Array;
  readonly single: Float32Array;
  readonly minutes: Float64Array;
  readonly label: Int32Array;
  /** Half the length of a step along the row, the column and across; a quarter of the knight's moves (2 along the row, 2 along the column). */
  readonly configure: (row: number, column: number, diagonal: number, flatKnight: number, steepKnight: number, knights: number, limitMinutes: number) => void;
  readonly clear: () => void;
  readonly settle: (width: number, height: number, single: number, fresh: number) => number;
}

interface Exports extends Pick<CostKernel, 'configure' | 'clear' | 'settle'> {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly side: { value: number };
  readonly halo: { value: number };
  readonly stride: { value: number };
  readonly guard: { value: number };
  readonly cells: { value: number };
  readonly frictionAt: { value: number };
  readonly singleAt: { value: number };
  readonly minutesAt: { value: number };
  readonly labelAt: { value: number };
}

let started: CostKernel | null = null;

/** The kernel of this thread. A search runs through without a pause, so one serves all. */
export function costKernel(): CostKernel {
  if (started !== null) return started;
  const exports = startKernel(CODE) as Exports;
  const { buffer } = exports.memory;
  const cells = exports.cells.value;
  const stride = exports.stride.value;
  started = {
    side: exports.side.value, halo: exports.halo.value, stride, origin: exports.guard.value + exports.halo.value * (stride + 1),
    friction: new Float64Array(buffer, exports.frictionAt.value, cells), single: new Float32Array(buffer, exports.singleAt.value, cells),
    minutes: new Float64Array(buffer, exports.minutesAt.value, cells), label: new Int32Array(buffer, exports.labelAt.value, cells),
    configure: exports.configure, clear: exports.clear, settle: exports.settle,
  };
  return started;
}
