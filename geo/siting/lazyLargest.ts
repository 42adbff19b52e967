/** The items of largest gain, where gains are dear to compute and an older or rougher figure bounds today's from above. */
export interface LazyLargest {
  /** Writes the up to `into.length` items of largest gain, largest first, equal gains lowest item first; how many. */
  take: (into: Int32Array, gains: Float64Array) => number;
  /** Gains may have fallen: what is known becomes an upper bound. */
  fallen: () => void;
  /** Gains may also have risen: only the first upper bounds still hold. */
  risen: () => void;
}

/**
 * Lazy evaluation of a submodular gain (Minoux 1978): a heap of upper bounds, in which only an item that reaches the
 * top is computed again; once on top with its own gain, it is the largest of all.
 *
 * @param upperBounds gain of each item 0..n-1 in the best of cases
 * @param gainOf its gain now, never above its upper bound nor above an earlier gain since the last `risen`
 */
export function lazyLargest(upperBounds: Float64Array, gainOf: (item: number) => number): LazyLargest {
  const gain = new Float64Array(upperBounds.length);
  const computedAt = new Int32Array(upperBounds.length);
  const heap = new Int32Array(upperBounds.length);
  let version = 0;

  const risen = () => {
    version++;
    gain.set(upperBounds);
    for (let i = 0; i < heap.length; i++) heap[i] = i;
    for (let k = (heap.length >> 1) - 1; k >= 0; k--) siftDown(heap, heap.length, k, gain);
  };
  const fallen = () => {
    version++;
  };
  const take: LazyLargest['take'] = (into, gains) => {
    let size = heap.length;
    let taken = 0;
    while (taken < into.length && size > 0) {
      const item = heap[0];
      if (computedAt[item] === version) {
        into[taken] = item;
        gains[taken++] = gain[item];
        heap[0] = heap[--size];
      } else {
        gain[item] = gainOf(item);
        computedAt[item] = version;
      }
      if (size > 0) siftDown(heap, size, 0, gain);
    }
    for (let i = 0; i < taken; i++) {
      heap[size] = into[i];
      siftUp(heap, size++, gain);
    }
    return taken;
  };
  risen();
  return { take, fallen, risen };
}

const before = (a: number, b: number, gain: Float64Array) => gain[a] > gain[b] || (gain[a] === gain[b] && a < b);

function siftDown(heap: Int32Array, size: number, from: number, gain: Float64Array): void {
  const item = heap[from];
  let k = from;
  for (let child = 2 * k + 1; child < size; child = 2 * k + 1) {
    if (child + 1 < size && before(heap[child + 1], heap[child], gain)) child++;
    if (!before(heap[child], item, gain)) break;
    heap[k] = heap[child];
    k = child;
  }
  heap[k] = item;
}

function siftUp(heap: Int32Array, from: number, gain: Float64Array): void {
  const item = heap[from];
  let k = from;
  while (k > 0) {
    const parent = (k - 1) >> 1;
    if (!before(item, heap[parent], gain)) break;
    heap[k] = heap[parent];
    k = parent;
  }
  heap[k] = item;
}
