/**
 * Places by their exact coordinates, each with a number in the order of first appearance: open addressing over the bits
 * of both numbers, so that a million vertices need no strings. 0 and -0 are one coordinate.
 */
export class PlaceTable {
  count = 0;
  private lons: Float64Array;
  private lats: Float64Array;
  private slots: Int32Array;
  private readonly pair = new Float64Array(2);
  private readonly bits = new Uint32Array(this.pair.buffer);

  constructor(expected: number) {
    const capacity = Math.max(16, expected);
    this.lons = new Float64Array(capacity);
    this.lats = new Float64Array(capacity);
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * capacity))).fill(-1);
  }

  get lon(): Float64Array {
    return this.lons.subarray(0, this.count);
  }

  get lat(): Float64Array {
    return this.lats.subarray(0, this.count);
  }

  /** Number of the place, which is new if these coordinates have not been given before. */
  add(lon: number, lat: number): number {
    const mask = this.slots.length - 1;
    let slot = this.hash(lon, lat) & mask;
    for (let known = this.slots[slot]; known >= 0; known = this.slots[slot]) {
      if (this.lons[known] === lon && this.lats[known] === lat) return known;
      slot = (slot + 1) & mask;
    }
    if (this.count === this.lons.length) {
      this.grow();
      return this.add(lon, lat);
    }
    this.lons[this.count] = lon;
    this.lats[this.count] = lat;
    this.slots[slot] = this.count;
    return this.count++;
  }

  private hash(lon: number, lat: number): number {
    this.pair[0] = lon + 0;
    this.pair[1] = lat + 0;
    let h = 0;
    for (let i = 0; i < 4; i++) {
      h = Math.imul(h ^ this.bits[i], 0x9e3779b1);
      h ^= h >>> 15;
    }
    return h >>> 1;
  }

  private grow(): void {
    const { lons, lats, count } = this;
    const capacity = 2 * lons.length;
    this.lons = new Float64Array(capacity);
    this.lats = new Float64Array(capacity);
    this.slots = new Int32Array(2 * this.slots.length).fill(-1);
    this.count = 0;
    for (let place = 0; place < count; place++) this.add(lons[place], lats[place]);
  }
}
