import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile } from '../../api/profile.ts';
import type { ImportRequest } from '../../api/recipe.ts';
import type { RulesAnalysis } from '../../api/valueAnalyses.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import type { RunDraft } from '../../data/project/projectFile.ts';
import { buildDataset } from '../../data/roles/buildDataset.ts';
import { runRules } from '../../engine/analyses/rules/rules.ts';
import { referencesOf } from '../../engine/analyses/values/references.ts';
import { control } from './town.ts';

/**
 * Eight townships in a row, t0 to t7, each 0.1 degrees wide from 104 E on at 26 N; 1000 x (k + 1) people live in the middle of t<k>. Two
 * make a county, two counties a prefecture:
 *
 *     prefecture  9901                        9902
 *     county      990101        990102        990201        990202
 *     township    t0     t1     t2     t3     t4     t5     t6     t7      (990101001, 990101002, 990102001 …)
 *     people      1000 + 2000   3000 + 4000   5000 + 6000   7000 + 8000
 */
export const COUNTIES = ['990101', '990102', '990201', '990202'];
export const TOWNSHIPS = COUNTIES.flatMap((county) => [`${county}001`, `${county}002`]);

export interface RuleTown {
  /** type, township, then what else is known: `standardised: 1`, `capacity: 20`, `teachers: 3`. */
  facilities?: (readonly [type: string, township: number, facts?: Record<string, number>])[];
  /** CSV with a column `code`. */
  indicators?: string;
  tags?: { zones?: Record<string, number[]>; townships?: Record<string, number[]> };
  /** Name and the westernmost and easternmost longitude of a box over all latitudes. */
  areas?: [name: string, west: number, east: number][];
  profiles?: Profile[];
}

const box = (west: number, east: number, south = 26, north = 26.1) => ({ type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] });
const collection = (features: { properties: object; geometry: object }[]) => JSON.stringify({ type: 'FeatureCollection', features: features.map((feature) => ({ type: 'Feature', ...feature })) });
const flags = (tags: Record<string, number[]> | undefined, unit: number) => Object.fromEntries(Object.entries(tags ?? {}).map(([tag, units]) => [tag, units.includes(unit) ? 1 : 0]));
const sameName = (names: string[]) => Object.fromEntries(names.map((name) => [name, name]));

/** Writes the files of a town. Returns the inputs of a recipe beside them. */
export function writeRuleTown(folder: string, town: RuleTown): Record<string, unknown> {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => { writeFileSync(join(folder, name), text); return name; };
  const counties = COUNTIES.map((code, i) => ({ properties: { code, name: `县${i}`, prefecture: code.slice(0, 4), ...flags(town.tags?.zones, i) }, geometry: box(104 + 0.2 * i, 104.2 + 0.2 * i) }));
  const townships = TOWNSHIPS.map((code, i) => ({ properties: { code, name: `乡${i}`, county: code.slice(0, 6), ...flags(town.tags?.townships, i) }, geometry: box(104 + 0.1 * i, 104.1 + 0.1 * i) }));
  const facts = [...new Set((town.facilities ?? []).flatMap(([, , more]) => Object.keys(more ?? {})))];
  const middle = (township: number) => [104.05 + 0.1 * township, 26.05];
  const rows = (town.facilities ?? []).map(([type, township, more], i) => [`f${i}`, ...middle(township), type, ...facts.map((fact) => more?.[fact] ?? '')].join(','));
  return {
    zones: { path: write('counties.geojson', collection(counties)), code: 'code', name: 'name', parent: 'prefecture', tags: sameName(Object.keys(town.tags?.zones ?? {})) },
    townships: { path: write('townships.geojson', collection(townships)), code: 'code', name: 'name', parent: 'county', tags: sameName(Object.keys(town.tags?.townships ?? {})) },
    population: { path: write('people.csv', `id,lon,lat,n\n${TOWNSHIPS.map((_, i) => ['p' + i, ...middle(i), 1000 * (i + 1)].join(',')).join('\n')}\n`), id: 'id', lon: 'lon', lat: 'lat', persons: 'n', crs: 'EPSG:4326' },
    ...(town.facilities ? {
      facilities: {
        path: write('facilities.csv', `id,lon,lat,type${facts.map((fact) => `,${fact}`).join('')}\n${rows.join('\n')}\n`), id: 'id', lon: 'lon', lat: 'lat', type: 'type', crs: 'EPSG:4326',
        ...(facts.includes('capacity') ? { capacity: 'capacity' } : {}), attributes: sameName(facts.filter((fact) => fact !== 'capacity')),
      },
    } : {}),
    ...(town.indicators === undefined ? {} : { indicators: { path: write('indicators.csv', town.indicators), code: 'code' } }),
    ...(town.areas ? { areas: { path: write('areas.geojson', collection(town.areas.map(([area, west, east]) => ({ properties: { area }, geometry: box(west, east, 25, 27) })))), area: 'area' } } : {}),
    ...(town.profiles ? { profiles: town.profiles.map((profile) => ({ path: write(`${profile.id}.json`, JSON.stringify(profile)) })) } : {}),
  };
}

/** A project of the town. */
export async function ruleProject(root: string, town: RuleTown): Promise<ProjectFile> {
  const folder = mkdtempSync(join(root, 'town-'));
  const inputs = writeRuleTown(folder, town);
  const project = ProjectFile.create(join(folder, 'town.junheng'));
  for (const [role, value] of Object.entries(inputs)) {
    for (const input of [value].flat()) project.insertDataset(await buildDataset({ role, input } as ImportRequest, { baseDir: folder, parameterPrefix: `inputs.${role}` }), false);
  }
  return project;
}

export interface RuleRow { code: string; level: string; rule: string; value: number; operator: string; threshold: number; state: string; profile: string; denominator: string; reason: string; scope: string }

export function runOn(project: ProjectFile, analysis: Partial<RulesAnalysis>, needed: RunDraft[] = []): RunDraft {
  return runRules(project, { id: 'x', kind: 'rules', profile: 'cn-2017-9', ...analysis }, control(), referencesOf(project, needed));
}

export function rowsOf(draft: RunDraft, name = 'main'): RuleRow[] {
  const { columns } = draft.tables.find((table) => table.name === name)!;
  return Array.from({ length: columns[0].values.length }, (_, row) => Object.fromEntries(columns.map((column) => [column.name, column.values[row]])) as unknown as RuleRow);
}

/** What was found of each unit of a rule, by the last digits of its code: `state`, or `state: reason`. */
export function statesOf(draft: RunDraft, rule?: string, level?: string): string[] {
  return rowsOf(draft).filter((row) => (rule === undefined || row.rule === rule) && (level === undefined || row.level === level)).map(({ state, reason }) => (reason === '' ? state : `${state}: ${reason}`));
}
export const valuesOf = (draft: RunDraft, rule?: string): number[] => rowsOf(draft).filter((row) => rule === undefined || row.rule === rule).map(({ value }) => value);
