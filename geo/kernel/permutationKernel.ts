import type { RandomStream } from '../random.ts';
import { CODE } from './permutationsBytes.ts';
import { startKernel } from './startKernel.ts';

/** Bytes one unit takes in the array that `countRows` counts in, told in assembly/permutations.ts. */
export const UNIT_BYTES = 32;

/** The loops of permutation tests in WebAssembly (assembly/permutations.ts, which tells their parameters: addresses of arrays, and numbers). */
export interface PermutationKernel {
  /** Permutations of a block: the numbers in a row. */
  readonly block: number;
  readonly sumOrders: (count: number, units: number, values: number, picks: number, lanes: number, pairs: number, first: number, second: number, weights: number, sums: number) => void;
  readonly drawRows: (count: number, longest: number, size: number, numbers: number, picks: number, drawn: number, values: number, rows: number, sums: number) => void;
  readonly countRows: (count: number, longest: number, units: number, unitsAt: number, drawn: number, values: number, rows: number, sums: number, lags: number, last: number) => void;
  /** Memory for arrays of these bytes: their addresses. What was there before is lost. */
  readonly reserve: (...bytes: number[]) => number[];
  readonly integers: (address: number, length: number) => Int32Array;
  readonly floats: (address: number, length: number) => Float64Array;
  /** Does something that draws from the stream. */
  readonly drawingFrom: (random: RandomStream, draw: () => void) => void;
}

interface Exports extends Pick<PermutationKernel, 'sumOrders' | 'drawRows' | 'countRows'> {
  readonly memory: { readonly buffer: ArrayBuffer; grow: (pages: number) => number };
  readonly block: { value: number };
  readonly stateAt: { value: number };
  readonly arraysAt: { value: number };
}

const PAGE_BYTES = 1 << 16;
const ALIGNED_BYTES = 16;

let started: PermutationKernel | null = null;

/** The kernel of this thread. A test runs through without a pause, so one serves all. */
export function permutationKernel(): PermutationKernel {
  if (started !== null) return started;
  const exports = startKernel(CODE) as Exports;
  const { memory } = exports;
  started = {
    block: exports.block.value, sumOrders: exports.sumOrders, drawRows: exports.drawRows, countRows: exports.countRows,
    reserve: (...bytes) => {
      let end = exports.arraysAt.value;
      const addresses = bytes.map((each) => {
        const address = end;
        end += Math.ceil(each / ALIGNED_BYTES) * ALIGNED_BYTES;
        return address;
      });
      if (end > memory.buffer.byteLength) memory.grow(Math.ceil((end - memory.buffer.byteLength) / PAGE_BYTES));
      return addresses;
    },
    integers: (address, length) => new Int32Array(memory.buffer, address, length),
    floats: (address, length) => new Float64Array(memory.buffer, address, length),
    drawingFrom: ({ state }, draw) => {
      const words = new Int32Array(memory.buffer, exports.stateAt.value, state.length);
      words.set(state);
      draw();
      state.set(words);
    },
  };
  return started;
}
