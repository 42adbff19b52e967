import type { DisparityAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { readValue } from '../values/readValue.ts';
import type { UnitValue } from '../values/readValue.ts';
import type { References } from '../values/references.ts';

/** Urban and rural value of every unit of `of`; NaN where there is none. */
export interface TownAndCountry {
  urban: Float64Array;
  rural: Float64Array;
  /** Of a coverage run: the people each share is of. */
  persons: { urban: Float64Array; rural: Float64Array } | null;
}

export interface DisparityValues {
  /** The value of each unit; NaN throughout where the analysis asks only for town and country. */
  value: UnitValue;
  /** Null where it asks only for a value. */
  pair: TownAndCountry | null;
}

/** Sums of people differ in their last digits: a rest smaller than this part of the people is nobody. */
const NOBODY = 1e-9;

/** The value of each unit and those of its town and country, of a coverage run or as the analysis names them. */
export function readDisparity(project: ProjectFile, analysis: DisparityAnalysis, references: References): DisparityValues {
  const { id, of, urban, rural, coverage, group = 'urban' } = analysis;
  if (coverage !== undefined) {
    const read = (column: string, key: string) => readValue(project, `${coverage}.${column}`, analysis, references, { analysisId: id, key });
    const value = read('persons_share', 'coverage');
    const [all, covered] = ['persons', 'persons_covered'].map((column) => read(column, 'coverage').values);
    const [town, townCovered] = [`persons_${group}`, `persons_covered_${group}`].map((column) => read(column, 'group').values);
    const country = all.map((persons, unit) => rest(persons, town[unit], persons));
    const countryCovered = covered.map((persons, unit) => rest(persons, townCovered[unit], all[unit]));
    return { value, pair: { urban: shares(townCovered, town), rural: shares(countryCovered, country), persons: { urban: town, rural: country } } };
  }
  const at = (key: 'of' | 'urban' | 'rural') => (analysis[key] === undefined ? null : readValue(project, analysis[key], analysis, references, { analysisId: id, key }));
  const [value, town, country] = [at('of'), at('urban'), at('rural')];
  const given = (value ?? town)!;
  return {
    value: of === undefined ? { ...given, label: '', values: given.values.map(() => NaN) } : given,
    pair: urban === undefined || rural === undefined ? null : { urban: onUnits(town!, given), rural: onUnits(country!, given), persons: null },
  };
}

function rest(whole: number, part: number, all: number): number {
  const left = whole - part;
  return Math.abs(left) <= NOBODY * all ? 0 : left;
}

const shares = (covered: Float64Array, persons: Float64Array): Float64Array => covered.map((count, unit) => (persons[unit] > 0 ? count / persons[unit] : NaN));

/** A value in the order of the units of another. */
function onUnits(value: UnitValue, { frame }: UnitValue): Float64Array {
  const unitOf = new Map(value.frame.codes.map((code, unit) => [code, unit]));
  return Float64Array.from(frame.codes, (code) => value.values[unitOf.get(code) ?? -1] ?? NaN);
}
