/**
 * Gives the memory of an array back at once: a thread that waits for work collects no garbage, and large arrays of several
 * threads add up. The array is empty after this. An array that is part of a larger buffer is left as it is.
 */
export function releaseMemory(array: ArrayBufferView): void {
  const { buffer } = array;
  if (buffer instanceof ArrayBuffer && !buffer.detached && array.byteLength === buffer.byteLength) buffer.transfer(0);
}
