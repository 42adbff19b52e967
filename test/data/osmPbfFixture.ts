import { deflateSync } from 'node:zlib';

/** Writes small OpenStreetMap PBF files for tests, from the format's description; shares nothing with the reader. */
export interface FixtureNode { id: number; lon: number; lat: number; tags?: Record<string, string> }
export interface FixtureWay { id: number; refs: number[]; tags: Record<string, string> }

export function osmPbf(nodes: FixtureNode[], ways: FixtureWay[], options: { dense?: boolean; raw?: boolean; features?: string[] } = {}): Buffer {
  const features = options.features ?? ['OsmSchema-V0.6', 'DenseNodes'];
  const blocks = [blob('OSMHeader', Buffer.concat(features.map((name) => bytesField(4, Buffer.from(name)))), options.raw ?? false)];
  if (nodes.length > 0) blocks.push(blob('OSMData', nodeBlock(nodes, options.dense ?? true), false));
  if (ways.length > 0) blocks.push(blob('OSMData', wayBlock(ways), false));
  return Buffer.concat(blocks);
}

function blob(type: string, content: Buffer, raw: boolean): Buffer {
  const body = raw ? bytesField(1, content) : Buffer.concat([varintField(2, content.length), bytesField(3, deflateSync(content))]);
  const header = Buffer.concat([bytesField(1, Buffer.from(type)), varintField(3, body.length)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([length, header, body]);
}

class Strings {
  readonly list = [''];
  index(text: string): number {
    const known = this.list.indexOf(text);
    return known > 0 ? known : this.list.push(text) - 1;
  }
  table(): Buffer {
    return bytesField(1, Buffer.concat(this.list.map((text) => bytesField(1, Buffer.from(text)))));
  }
}
const ten7 = (degrees: number): number => Math.round(degrees * 1e7);

function nodeBlock(nodes: FixtureNode[], dense: boolean): Buffer {
  const strings = new Strings();
  let group: Buffer;
  if (dense) {
    const deltas = (values: number[]): Buffer => Buffer.concat(values.map((v, i) => signed(v - (i === 0 ? 0 : values[i - 1]))));
    const keysValues = nodes.flatMap((node) => [...Object.entries(node.tags ?? {}).flatMap(([key, value]) => [strings.index(key), strings.index(value)]), 0]);
    group = bytesField(2, Buffer.concat([
      bytesField(1, deltas(nodes.map((n) => n.id))), bytesField(8, deltas(nodes.map((n) => ten7(n.lat)))), bytesField(9, deltas(nodes.map((n) => ten7(n.lon)))),
      bytesField(10, Buffer.concat(keysValues.map(varint))),
    ]));
  } else {
    group = Buffer.concat(nodes.map((node) => bytesField(1, Buffer.concat([
      Buffer.concat([varint(1 << 3), signed(node.id)]), ...tagFields(node.tags ?? {}, strings),
      Buffer.concat([varint(8 << 3), signed(ten7(node.lat))]), Buffer.concat([varint(9 << 3), signed(ten7(node.lon))]),
    ]))));
  }
  return Buffer.concat([strings.table(), bytesField(2, group)]);
}

function wayBlock(ways: FixtureWay[]): Buffer {
  const strings = new Strings();
  const group = Buffer.concat(ways.map((way) => bytesField(3, Buffer.concat([
    varintField(1, way.id), ...tagFields(way.tags, strings),
    bytesField(8, Buffer.concat(way.refs.map((ref, i) => signed(ref - (i === 0 ? 0 : way.refs[i - 1]))))),
  ]))));
  return Buffer.concat([strings.table(), bytesField(2, group)]);
}

function tagFields(tags: Record<string, string>, strings: Strings): Buffer[] {
  return [
    bytesField(2, Buffer.concat(Object.keys(tags).map((key) => varint(strings.index(key))))),
    bytesField(3, Buffer.concat(Object.values(tags).map((value) => varint(strings.index(value))))),
  ];
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}
/** Zigzag, as the format writes signed numbers. */
const signed = (value: number): Buffer => varint(value < 0 ? -2 * value - 1 : 2 * value);
const varintField = (field: number, value: number): Buffer => Buffer.concat([varint(field << 3), varint(value)]);
const bytesField = (field: number, content: Buffer): Buffer => Buffer.concat([varint((field << 3) | 2), varint(content.length), content]);
