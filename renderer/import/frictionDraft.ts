import type { Inspection } from '../../api/contract.ts';
import type { FrictionLayersInput } from '../../api/recipe.ts';

/** What one file is in a friction surface made of layers. */
export type LayerKind = 'landCover' | 'roads' | 'barriers' | 'elevation' | 'speeds' | 'none';
export type LayerMode = 'walking' | 'bicycling' | 'motorized';

export interface LayerUse {
  path: string;
  as: LayerKind;
  crs?: string;
  layer?: string;
  /** Roads: column of the class. A table of speeds: its columns. */
  class?: string;
  /** Roads: one class for the whole layer, instead of a column. */
  constant?: string;
  closesRoads?: boolean;
  speedKmh?: string;
  mode?: string;
  label?: string;
}

export interface SpeedRow {
  class: string;
  /** Null: nothing is said, so the class cannot be passed. */
  speedKmh: number | null;
  mode: LayerMode;
}

/** Name of a DEM file, and of layers one cannot cross. */
const ELEVATION_NAME = /(^|[^a-z])(dem|dsm|dtm|srtm|aster|alos)([^a-z]|$)|elev|高程/i;
const BARRIER_NAME = /river|water|lake|rail|barrier|hydro|stream|border|水系|河|湖|铁路|障碍/i;
const SPEEDS_NAME = /speed|scenario|速度/i;

/** What a file is likely to be: the only thing it can be by its kind, else what its name says. */
export function guessUse(path: string, inspection: Inspection): LayerUse {
  const name = path.split(/[/\\]/).at(-1)!;
  const roleColumn = (role: string) => inspection.fields.find((field) => field.role === role)?.name;
  const named = (names: RegExp) => inspection.fields.find((field) => names.test(field.name))?.name;
  if (inspection.width !== undefined) return { path, as: ELEVATION_NAME.test(name) || inspection.classes === undefined ? 'elevation' : 'landCover' };
  if (inspection.geometry !== null) {
    if (BARRIER_NAME.test(name) || !/Line/.test(inspection.geometry)) return { path, as: 'barriers' };
    return { path, as: 'roads', class: roleColumn('class') ?? roleColumn('type') };
  }
  const speedKmh = roleColumn('speedKmh') ?? named(/speed|速度/i);
  if (speedKmh === undefined && !SPEEDS_NAME.test(name)) return { path, as: 'none' };
  return { path, as: 'speeds', class: roleColumn('class') ?? named(/^(class|code|value|地类|类别|等级|代码)$/i), speedKmh, mode: named(/^(mode|方式|出行方式)$/i), label: named(/^(label|name|名称)$/i) };
}

/** Classes of the land cover and of the roads, each with its number of cells or rows, in the order a reader looks for them. */
export function classesOf(uses: readonly LayerUse[], inspectionOf: (path: string) => Inspection | undefined): { class: string; count: number; of: 'landCover' | 'roads' }[] {
  const found = new Map<string, { class: string; count: number; of: 'landCover' | 'roads' }>();
  const add = (name: string, count: number, of: 'landCover' | 'roads') => {
    const before = found.get(name);
    if (before === undefined) found.set(name, { class: name, count, of });
    else before.count += count;
  };
  for (const use of uses.filter((one) => one.as === 'landCover')) {
    const cells = Object.entries(inspectionOf(use.path)?.classes ?? {}).sort(([a], [b]) => Number(a) - Number(b));
    for (const [name, count] of cells) add(name, count, 'landCover');
  }
  for (const use of uses.filter((one) => one.as === 'roads')) {
    const inspection = inspectionOf(use.path);
    if (use.constant !== undefined) {
      if (use.constant !== '') add(use.constant, inspection?.rows ?? 0, 'roads');
      continue;
    }
    for (const [name, count] of Object.entries(inspection?.fields.find((field) => field.name === use.class)?.values ?? {})) add(name, count, 'roads');
  }
  return [...found.values()];
}

/** The recipe input of the layers as they stand; what is not said is left out. */
export function layersInput(uses: readonly LayerUse[], rows: readonly SpeedRow[]): Partial<FrictionLayersInput> {
  const one = (kind: LayerKind) => uses.find((use) => use.as === kind);
  const every = <T>(kind: LayerKind, made: (use: LayerUse) => T) => {
    const list = uses.filter((use) => use.as === kind).map(made);
    return list.length === 0 ? {} : { [kind]: list };
  };
  const source = ({ path, crs, layer }: LayerUse) => ({ path, ...(crs === undefined ? {} : { crs }), ...(layer === undefined ? {} : { layer }) });
  const landCover = one('landCover');
  const elevation = one('elevation');
  const table = one('speeds');
  const given = rows.filter((row): row is SpeedRow & { speedKmh: number } => row.speedKmh !== null);
  const speeds = table === undefined
    ? given.map(({ class: name, speedKmh, mode }) => ({ class: name, speedKmh, mode }))
    : { path: table.path, class: table.class ?? '', speedKmh: table.speedKmh ?? '', ...(table.mode === undefined ? {} : { mode: table.mode }), ...(table.label === undefined ? {} : { label: table.label }) };
  return {
    ...(landCover === undefined ? {} : { landCover: source(landCover) }),
    ...every('roads', (use) => ({ ...source(use), class: use.constant === undefined ? use.class ?? '' : { value: use.constant } })),
    ...every('barriers', (use) => ({ ...source(use), ...(use.closesRoads === true ? { closesRoads: true } : {}) })),
    ...(elevation === undefined ? {} : { elevation: source(elevation) }),
    speeds,
  };
}

/** What is still to be said before the layers make a surface; keys of the window's texts. */
export function missingLayers(uses: readonly LayerUse[], rows: readonly SpeedRow[]): string[] {
  const missing: string[] = [];
  if (!uses.some((use) => use.as === 'landCover')) missing.push('landCover');
  if (uses.some((use) => use.as === 'roads' && !(use.constant ?? use.class))) missing.push('class');
  const table = uses.find((use) => use.as === 'speeds');
  if (table === undefined ? !rows.some((row) => row.speedKmh !== null) : !table.class || !table.speedKmh) missing.push('speeds');
  return missing;
}
