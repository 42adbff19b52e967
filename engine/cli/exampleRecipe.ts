import { jsonText } from '../outputs/runFiles.ts';
import { recipeJsonSchema } from '../recipes/readRecipe.ts';
import type { Language } from './texts.ts';

/**
 * A commented example of a recipe, or its JSON Schema. Without the lines that begin with `//` the example is a recipe; an
 * input in such a line is another form of the input above it.
 */
export async function exampleRecipe(lang: Language, schema: boolean): Promise<string> {
  if (schema) return jsonText(recipeJsonSchema());
  return EXAMPLE.map((line) => (typeof line === 'string' ? line : `${line[0]}// ${line[lang === 'zh' ? 1 : 2]}`)).join('\n');
}

type Remark = [indent: string, zh: string, en: string];

const EXAMPLE: (string | Remark)[] = [
  ['', '各种输入和分析各一例，用不到的请删去。', 'One of every input and analysis; delete what you do not need.'],
  ['', '路径相对于方案文件；使用前请去掉以 // 开头的行。', 'Paths are relative to the recipe. Remove the lines that begin with // before use.'],
  '{',
  '  "title": "…省基本公共服务覆盖",',
  '  "inputs": {',
  ['    ', '县级单元，代码按文本处理；parent 为上级单元，tags 为贫困县一类的标记（1/true/是）', 'counties; codes are text; parent: the unit above; tags: marks such as poor counties (1/true/yes)'],
  '    "zones": { "path": "counties.geojson", "code": "code", "name": "name", "parent": "prefecture", "tags": { "poor": "poor" } },',
  ['    ', '设施；几个文件写成列表，类型也可固定为 { "value": "clinic" }', 'facilities; several files make a list; the type may be fixed, { "value": "clinic" }'],
  ['    ', '编码、坐标系可写明，GCJ-02、BD-09 必须写明', 'encoding and CRS may be stated, GCJ-02 and BD-09 must be'],
  '    "facilities": { "path": "facilities.csv", "id": "id", "name": "name", "lon": "lon", "lat": "lat", "type": "type", "capacity": "beds",',
  '                    "encoding": "gb18030", "crs": "EPSG:4490" },',
  ['    ', '常住人口点；人群 as：flag（0/1）、persons（人数）、share（比例）', 'places of residence; groups as flag (0/1), persons or share'],
  '    "population": { "path": "population.csv", "id": "id", "lon": "lon", "lat": "lat", "persons": "pop", "groups": { "urban": { "column": "urban", "as": "flag" } } },',
  ['    ', '或每格人数的栅格', 'or a raster of people per cell'],
  '    // "population": { "path": "population.tif", "year": 2020 },',
  ['    ', '或带一列已知时间（到最近设施的分钟数），配 "model": "matrix"，不需要设施', 'or with a column of known minutes to the nearest facility, for "model": "matrix" without facilities'],
  '    // "population": { "path": "villages.csv", "id": "id", "persons": "pop", "zone": "county_code", "minutes": "minutes_to_seat" },',
  ['    ', '另一份人口，只用于敏感性', 'another source of people, for sensitivity only'],
  '    "otherPopulation": { "path": "population_model.tif" },',
  ['    ', '路网；profile 为 car、bicycle 或 foot，foot 可加 "elevation" 计坡度', 'roads; profile car, bicycle or foot; foot may have an "elevation" for slopes'],
  '    "roads": { "path": "province.osm.pbf", "profile": "car" },',
  ['    ', '或步行，计坡度', 'or on foot, with slopes'],
  '    // "roads": { "path": "province.osm.pbf", "profile": "foot", "elevation": { "path": "dem.tif" } },',
  ['    ', '或线图层：速度按等级或按列（speedKmh）；相距 joinMeters 以内的端点接上', 'or lines: speeds by class or by column (speedKmh); ends within joinMeters are joined'],
  ['    ', '无公共顶点的相交为立交（pass）或路口（join）', 'a crossing without a common vertex is a bridge (pass) or a junction (join)'],
  '    // "roads": { "path": "roads.shp", "class": "grade", "speeds": { "primary": 60, "village": 20 }, "oneway": "oneway", "joinMeters": 1, "crossings": "pass" },',
  ['    ', '或节点表与路段表', 'or tables of nodes and edges'],
  '    // "roads": { "nodes": "nodes.csv", "nodeId": "id", "nodeLon": "lon", "nodeLat": "lat", "edges": "edges.csv", "from": "source", "to": "target", "minutes": "minutes" },',
  ['    ', '摩擦面由图层生成：土地覆盖（米制投影）、道路、障碍、高程', 'friction made of layers: land cover (in metres), roads, barriers, elevation'],
  ['    ', '各类别的速度与方式（walking、bicycling、motorized）', 'speed and mode (walking, bicycling or motorized) of every class'],
  '    "friction": { "landCover": { "path": "landcover.tif" }, "roads": { "path": "roads.shp", "class": "grade" }, "barriers": { "path": "rivers.shp" },',
  '                  "elevation": { "path": "dem.tif" }, "speeds": { "path": "speeds.csv", "class": "class", "speedKmh": "speed", "mode": "mode" } },',
  ['    ', '或现成的摩擦面；unit 为 minutes-per-cell、minutes-per-meter 或 seconds-per-meter', 'or a ready raster; unit minutes-per-cell, minutes-per-meter or seconds-per-meter'],
  '    // "friction": { "path": "friction.tif", "unit": "minutes-per-cell" },',
  ['    ', '已有的起讫表：origin 为人口编号，destination 为设施编号；值为 minutes、meters 或 cost', 'trips you already have: origin is an id of the population, destination of a facility; the value is minutes, meters or cost'],
  '    "matrix": { "path": "od.csv", "origin": "from", "destination": "to", "minutes": "t" },',
  ['    ', '代码 000000 的行为全国', 'the row 000000 is the nation'],
  '    "indicators": [ { "path": "indicators.csv", "code": "code", "year": "year" } ]',
  '  },',
  '  "analyses": [',
  ['    ', '半径 30 / 60 × 30 × 1000 / 1.3 = 11 538 米；也可直接写 "radiusMeters"', 'a radius of 30 / 60 x 30 x 1000 / 1.3 = 11,538 m; or say "radiusMeters"'],
  '    { "id": "radius", "kind": "coverage", "model": "radius", "minutes": 30, "speedKmh": 30, "detourFactor": 1.3 },',
  ['    ', '路网；时限为累计；backup：有第二家设施的人', 'roads; limits are cumulative; backup: people with a second facility'],
  ['    ', 'capacityLimited：设施不超员时得到服务的人', 'capacityLimited: people served when no facility is overfull'],
  '    { "id": "road", "kind": "coverage", "model": "network", "minutes": [15, 30, 60], "by": "type", "backup": true, "capacityLimited": true },',
  ['    ', '情景：封闭一个等级的道路、某处的路，其余减速；closedRoads 按编号封闭', 'a scenario: a class and a place closed, the rest slower; closedRoads closes by id'],
  '    { "id": "flood", "kind": "coverage", "model": "network", "minutes": 30,',
  '      "scenario": { "name": "汛期 flood", "closedClasses": ["track"], "closedAt": [[105.2, 25.1]], "classFactors": { "tertiary": 0.5 }, "speedFactor": 0.8 } },',
  ['    ', '地形；16 邻域；geotiff 为每格的时间', 'terrain; 16 neighbours; geotiff: the minutes of every cell'],
  '    { "id": "ground", "kind": "coverage", "model": "friction", "minutes": 30, "neighbours": 16, "format": ["csv", "geojson", "geotiff"] },',
  '    { "id": "table", "kind": "coverage", "model": "matrix", "minutes": 30 },',
  ['    ', '到最近设施的时间：均值、中位数、九成分位、分布', 'time to the nearest facility: mean, median, 90 %, distribution'],
  '    { "id": "nearest", "kind": "accessibility", "method": "nearest", "model": "network", "minutes": 120 },',
  ['    ', '每千人床位；方法还有 cumulative、gravity、2sfca、m2sfca、3sfca；points 为逐点的值', 'beds per 1,000 people; also cumulative, gravity, 2sfca, m2sfca, 3sfca; points: the value of every place'],
  '    { "id": "beds", "kind": "accessibility", "method": "e2sfca", "model": "network", "minutes": 60, "decay": { "kind": "gaussian", "sigma": 20 }, "per": 1000, "points": true },',
  ['    ', '起讫表与服务区：每处最近的 3 家', 'trips and catchments: the 3 nearest of every place'],
  '    { "id": "trips", "kind": "od", "model": "network", "minutes": 60, "nearest": 3 },',
  ['    ', '模型对比：谁在半径之内而不在路网或地形的时限之内', 'models side by side: who is within the radius and not within the time by road or over the ground'],
  '    { "id": "compare", "kind": "comparison", "models": [ { "model": "radius", "minutes": 30 }, { "model": "network", "minutes": 30 }, { "model": "friction", "minutes": 30 } ] },',
  ['    ', '敏感性：速度、时限（25、30、35）与人口来源', 'sensitivity to speed, limit (25, 30, 35) and source of people'],
  '    { "id": "firm", "kind": "sensitivity", "model": "network", "minutes": 30, "speedFactors": [0.8, 1, 1.2], "otherPopulation": true, "verdictShare": 0.9 },',
  ['    ', '与全国平均比较', 'against the national row'],
  '    { "id": "gaps", "kind": "gaps", "year": 2020, "benchmark": "national", "indicators": [ { "column": "schooling_years", "direction": "higher" } ] },',
  ['    ', '选址：启发式，给出上界；备选点为 inputs.candidates，没有则为人口点', 'siting: a heuristic with a bound; candidates are inputs.candidates, else the population points'],
  '    { "id": "sites", "kind": "siting", "problem": "mclp", "model": "network", "minutes": 30, "sites": 10, "fixed": "facilities" }',
  '  ]',
  '}',
];
