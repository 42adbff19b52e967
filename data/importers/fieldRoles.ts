import type { Cell, SourceField } from '../source.ts';
import { profileColumn } from './cells.ts';

/** Roles a column can be guessed to have, with the names it goes by in Chinese and English tables. Exact names count more than parts of names. */
const NAMES: { role: string; exact: RegExp; part?: RegExp; needs: 'number' | 'text' | 'any'; range?: [number, number] }[] = [
  { role: 'lon', exact: /^(lon|lng|long|longitude|lon_wgs84|lng_wgs84|经度|东经|x|x坐标|经度坐标|x_coord|point_x|coord_x|nodelon)$/i, part: /longitude|经度/i, needs: 'number' },
  { role: 'lat', exact: /^(lat|latitude|lat_wgs84|纬度|北纬|y|y坐标|纬度坐标|y_coord|point_y|coord_y|nodelat)$/i, part: /latitude|纬度/i, needs: 'number' },
  { role: 'lonlat', exact: /^(lonlat|lnglat|coordinates?|coords?|location|坐标|经纬度|位置)$/i, needs: 'text' },
  { role: 'parent', exact: /^(parent|parent_code|上级代码|上级行政区划代码|所属县代码|prov_?code|city_?code|prefecture|pref_?code|prefecture_code|county_code|area_code|所属地市|所属市)$/i, needs: 'any' },
  { role: 'code', exact: /^(code|adcode|ad_code|adm_?code|gb_?code|行政区划代码|区划代码|行政代码|代码|编码|county_?code|pac|xzqdm|xzqhdm|geoid|fips|zip_?code|postcode)$/i, part: /区划代码|adcode|fips|代码$/i, needs: 'any' },
  { role: 'from', exact: /^(from|source|from_node|fnode|start|u|origin|orig|from_?id|orig(in)?_?(id|name)|o_id|起点|起始节点|起点(编号|id|名称)|出发地|出发点)$/i, needs: 'any' },
  { role: 'to', exact: /^(to|target|to_node|tnode|end|v|dest|destination|to_?id|dest(ination)?_?(id|name)|d_id|终点|终止节点|终点(编号|id|名称)|目的地|到达点)$/i, needs: 'any' },
  { role: 'id', exact: /^(id|fid|osm_id|objectid|gid|uid|编号|序号|机构编号|node_?id|point_?id)$/i, needs: 'any' },
  { role: 'name', exact: /^(name|名称|名字|机构名称|单位名称|学校名称|县名|市名|县区|县（市、区）|地区|地名|行政区|区县|村名|村庄|xzqmc|name_zh|name_chn|fullname|title)$/i, part: /名称$|^name|_name$/i, needs: 'text' },
  { role: 'persons', exact: /^(pop|popu|population|persons|people|pop_?\d{4}|人口|人口数|总人口|常住人口|户籍人口|人数)$/i, part: /人口|^pop(ulation)?[_ ]|population/i, needs: 'number', range: [0, Infinity] },
  { role: 'type', exact: /^(type|class|category|kind|类型|类别|种类|机构类型|设施类型|amenity)$/i, part: /类型|类别/, needs: 'any' },
  { role: 'capacity', exact: /^(capacity|beds?|seats?|床位|床位数|座位|座位数|学位|学位数|容量|规模|supply)$/i, part: /床位|学位|capacity/i, needs: 'number', range: [0, Infinity] },
  { role: 'cost', exact: /^(cost|price|投资|造价|费用|成本)$/i, needs: 'number' },
  { role: 'year', exact: /^(year|年|年份|年度|统计年份)$/i, needs: 'number', range: [1900, 2200] },
  { role: 'minutes', exact: /^(minutes?|mins?|travel_time|travel_time_p\d+|total_time|time_min|分钟|耗时|通行时间|时间)$/i, part: /minutes|分钟/i, needs: 'number' },
  { role: 'speedKmh', exact: /^(speed|speed_?kmh|km_?h|maxspeed|车速|速度|时速)$/i, needs: 'number', range: [0, 400] },
  { role: 'lengthMeters', exact: /^(length|length_?m|length_?meters|meters|metres|distance|dist|distance_?m|distance_?meters|长度|里程|距离)$/i, needs: 'number', range: [0, Infinity] },
  { role: 'class', exact: /^(fclass|highway|road_?class|road_?type|道路等级|公路等级|技术等级|等级)$/i, needs: 'any' },
  { role: 'oneway', exact: /^(oneway|one_way|单行|单向)$/i, needs: 'any' },
];

/** Types and guessed roles of all columns. A role is given once, to the surest column. */
export function describeFields(names: readonly string[], columns: readonly Cell[][], hasGeometry: boolean): SourceField[] {
  const fields: SourceField[] = names.map((name, i) => ({ name, type: profileColumn(columns[i]).type, role: null, confidence: 0 }));
  const claims: { role: string; field: number; confidence: number }[] = [];
  fields.forEach((field, i) => {
    if (!hasGeometry && isWktPoint(columns[i])) claims.push({ role: 'lonlat', field: i, confidence: 0.9 });
    for (const rule of NAMES) {
      const confidence = rule.exact.test(field.name.trim()) ? 0.95 : rule.part?.test(field.name) === true ? 0.6 : 0;
      if (confidence === 0 || (hasGeometry && /^(lon|lat|lonlat)$/.test(rule.role))) continue;
      const fit = fitOf(rule, field, columns[i]);
      if (fit > 0) claims.push({ role: rule.role, field: i, confidence: confidence * fit });
    }
  });
  claims.sort((a, b) => b.confidence - a.confidence || a.field - b.field);
  const taken = new Set<string>();
  for (const claim of claims) {
    const field = fields[claim.field];
    if (field.role !== null || taken.has(claim.role)) continue;
    field.role = claim.role;
    field.confidence = Math.round(claim.confidence * 100) / 100;
    taken.add(claim.role);
  }
  return fields;
}

/** 1 where the values fit the role, less where they are doubtful, 0 where they cannot be it. */
function fitOf(rule: (typeof NAMES)[number], field: SourceField, cells: readonly Cell[]): number {
  const numeric = field.type === 'number' || field.type === 'integer';
  if (field.type === 'empty') return 0.5;
  if (rule.needs === 'any') return 1;
  if (rule.needs === 'text') return numeric ? (rule.role === 'name' ? 0.3 : 0) : 1;
  if (!numeric) return rule.role === 'lon' || rule.role === 'lat' || rule.role === 'persons' ? 0.4 : 0;
  if (rule.role === 'lon' || rule.role === 'lat') {
    const plain = /^[xy]/i.test(field.name);
    const limit = rule.role === 'lon' ? 180 : 90;
    const inside = sampleOf(cells).every((value) => Math.abs(value) <= limit);
    return inside ? (plain ? 0.8 : 1) : 0.7;
  }
  if (rule.range === undefined) return 1;
  const [low, high] = rule.range;
  return sampleOf(cells).every((value) => value >= low && value <= high) ? 1 : 0.5;
}

/** A column of `POINT(8.5 47.3)`. */
const isWktPoint = (cells: readonly Cell[]): boolean => {
  const first = cells.find((cell) => cell !== null);
  return typeof first === 'string' && /^(SRID=\d+;)?POINT\s*Z?\s*\(/i.test(first);
};

function sampleOf(cells: readonly Cell[]): number[] {
  const values: number[] = [];
  const numbers = profileColumn(cells).numbers ?? [];
  for (let i = 0; i < numbers.length && values.length < 200; i++) if (!Number.isNaN(numbers[i])) values.push(numbers[i]);
  return values;
}
