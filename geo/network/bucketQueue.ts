/**
 * A priority queue of (item, cost) for shortest paths with non-negative float costs: R. Dial's circular buckets
 * (Algorithm 360, CACM 12(11), 1969) with a bucket width of the caller's choice.
 *
 * Entries come out bucket by bucket, not in exact order of cost. A search stays exact if it works by label correcting:
 * skip an entry whose cost is no longer the item's cost, and push an item again whenever its cost falls. Entries pushed
 * into the bucket in work come out before the next bucket. Within a bucket they come out in rounds (Bellman-Ford
 * order), so that a bucket wider than many steps stays polynomial.
 */

/** More buckets than this and clearing and walking them costs more than the finer order saves. */
const MAX_BUCKETS = 1 << 20;

export class BucketQueue {
  /** Cost of the entry {@link pop} returned last. */
  poppedCost = 0;

  private readonly perWidth: number;
  private readonly mask: number;
  private readonly heads: Int32Array;
  private nexts: Int32Array;
  private items: Int32Array;
  private costs: Float64Array;
  private free = -1;
  private used = 0;
  private waiting = 0;
  private round = -1;
  private current = 0;

  /**
   * @param width cost covered by one bucket; about half a typical step is fastest, any positive value is right
   * @param span greatest difference between two costs in the queue at once: the longest step, or the spread of the
   *   starting costs if that is larger
   */
  constructor(width: number, span: number) {
    if (!(span >= 0 && span < Infinity)) throw new RangeError(`span ${span} is not a finite cost`);
    const least = span / (MAX_BUCKETS - 2);
    const actual = Math.max(width > 0 && width < Infinity ? width : 0, least) || 1;
    this.perWidth = 1 / actual;
    let size = 4;
    while (size < span / actual + 2) size *= 2;
    this.mask = size - 1;
    this.heads = new Int32Array(size).fill(-1);
    this.nexts = new Int32Array(1024);
    this.items = new Int32Array(1024);
    this.costs = new Float64Array(1024);
  }

  /** Adds an entry. `cost` must not be less than the cost popped last (true of any search with non-negative steps). */
  push(item: number, cost: number): void {
    const bucket = Math.floor(cost * this.perWidth);
    if (this.waiting === 0 || bucket < this.current) this.current = bucket;
    let entry = this.free;
    if (entry >= 0) this.free = this.nexts[entry];
    else {
      if (this.used === this.items.length) this.grow();
      entry = this.used++;
    }
    const slot = bucket & this.mask;
    this.items[entry] = item;
    this.costs[entry] = cost;
    this.nexts[entry] = this.heads[slot];
    this.heads[slot] = entry;
    this.waiting++;
  }

  /** Takes an entry out of the lowest bucket and leaves its cost in `poppedCost`; -1 when the queue is empty. */
  pop(): number {
    if (this.round < 0) {
      if (this.waiting === 0) return -1;
      let slot = this.current & this.mask;
      while (this.heads[slot] < 0) slot = ++this.current & this.mask;
      this.round = this.heads[slot];
      this.heads[slot] = -1;
    }
    const entry = this.round;
    this.round = this.nexts[entry];
    this.nexts[entry] = this.free;
    this.free = entry;
    this.waiting--;
    this.poppedCost = this.costs[entry];
    return this.items[entry];
  }

  private grow(): void {
    const capacity = this.items.length * 2;
    this.nexts = extended(this.nexts, new Int32Array(capacity));
    this.items = extended(this.items, new Int32Array(capacity));
    this.costs = extended(this.costs, new Float64Array(capacity));
  }
}

function extended<T extends Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
