import { jsonText } from '../outputs/runFiles.ts';
import { recipeJsonSchema } from '../recipes/readRecipe.ts';
import type { Language } from './texts.ts';

/** A commented example of a recipe, or its JSON Schema. */
export async function exampleRecipe(lang: Language, schema: boolean): Promise<string> {
  if (schema) return jsonText(recipeJsonSchema());
  return EXAMPLE.map(([line, zh, en]) => (zh === undefined ? line : `${line.padEnd(96)} // ${lang === 'zh' ? zh : en}`)).join('\n');
}

const EXAMPLE: [line: string, zh?: string, en?: string][] = [
  ['// Paths are relative to the recipe. Remove the comments before use. / 路径相对于方案文件；使用前请去掉注释。'],
  ['{'],
  ['  "title": "…省基本公共服务覆盖",'],
  ['  "inputs": {'],
  ['    "zones": { "path": "counties.geojson", "code": "code", "name": "name", "parent": "prefecture",', '县级单元；代码按文本处理', 'counties; codes are text'],
  ['               "tags": { "poor": "poor" } },', '贫困县标记：1/true/是', 'flag column: 1/true/yes'],
  ['    "facilities": { "path": "facilities.csv", "id": "id", "name": "name", "lon": "lon", "lat": "lat",', '设施；可为多个文件的列表', 'facilities; may be a list of files'],
  ['                    "type": "type", "capacity": "beds", "encoding": "gb18030", "crs": "EPSG:4490" },', '编码、坐标系可指定；GCJ-02、BD-09 须明示', 'encoding and CRS may be stated; GCJ-02 and BD-09 must be'],
  ['    "population": { "path": "population.csv", "id": "id", "lon": "lon", "lat": "lat", "persons": "pop",', '常住人口点或 GeoTIFF', 'resident people: points or a GeoTIFF'],
  ['                    "groups": { "urban": { "column": "urban", "as": "flag" } } },', 'flag 0/1、persons 人数、share 比例', 'flag 0/1, persons, or share'],
  ['    "roads": { "path": "province.osm.pbf", "profile": "car" },', '或 nodes/edges 两张表', 'or node and edge tables'],
  ['    "friction": { "path": "friction.tif", "unit": "minutes-per-cell" },', '地形摩擦面', 'friction surface'],
  ['    "indicators": [ { "path": "indicators.csv", "code": "code", "year": "year" } ]', '代码 000000 的行为全国', 'the row 000000 is the nation'],
  ['  },'],
  ['  "analyses": ['],
  ['    { "id": "radius", "kind": "coverage", "model": "radius", "minutes": 30, "speedKmh": 30, "detourFactor": 1.3 },', '直线半径 11.54 公里', 'straight-line radius of 11.54 km'],
  ['    { "id": "road", "kind": "coverage", "model": "network", "minutes": [15, 30, 60], "by": "type" },', '路网；阈值为累计', 'road network; limits are cumulative'],
  ['    { "id": "ground", "kind": "coverage", "model": "friction", "minutes": 30, "format": ["csv", "geojson"] },', '地形；同时输出 GeoJSON', 'terrain; GeoJSON too'],
  ['    { "id": "gaps", "kind": "gaps", "year": 2020, "benchmark": "national",', '与全国平均比较', 'against the national row'],
  ['      "indicators": [ { "column": "schooling_years", "direction": "higher" } ] },'],
  ['    { "id": "sites", "kind": "siting", "problem": "mclp", "model": "network", "minutes": 30, "sites": 10, "fixed": "facilities" }', '启发式选址，给出上界', 'heuristic siting, with a bound'],
  ['  ]'],
  ['}'],
];
