import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { GapsAnalysis, OverviewAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { loadFacilities } from '../../load.ts';
import type { IndicatorTable } from '../../load.ts';
import { profilesOf } from '../../profiles.ts';
import { gapName } from '../gaps/checkGaps.ts';
import type { CoverageItem } from './coverageItems.ts';
import type { GapItem } from './gapItems.ts';

/** Which facilities provide what an indicator is about. */

/** The indicator of a gap run behind its rows. */
export const definitionOf = ({ run, indicator }: GapItem): GapsAnalysis['indicators'][number] => (run.analysis as GapsAnalysis).indicators.find((one) => gapName(one) === indicator)!;

/**
 * Facility types of every indicator, in the order of the items: those `services` gives for its name, else for its service area, else those of the
 * project that a rule of a profile names for that area; none where nothing says. The area is that of the table, else that of the profile's
 * indicator of the same id. Throws InputError `recipe.invalid-value` for a key that is neither an indicator nor an area here.
 */
export function typesOfIndicators(project: ProjectFile, analysis: OverviewAnalysis, items: readonly GapItem[], tables: readonly IndicatorTable[]): string[][] {
  const profiles = profilesOf(project);
  const areas = items.map((item) => {
    const { column, target } = definitionOf(item);
    return tables.map((table) => table.about[column]?.area).find((area) => area !== undefined) ?? profiles.flatMap(({ indicators }) => indicators).find(({ id }) => id === (target ?? column))?.area ?? null;
  });
  const services = analysis.services ?? {};
  const known = new Set([...items.map(({ indicator }) => indicator), ...areas.filter((area) => area !== null)]);
  const unknown = Object.keys(services).filter((key) => !known.has(key));
  if (unknown.length > 0) throw new InputError(unknown.map((value): Finding => ({ code: 'recipe.invalid-value', severity: 'error', parameter: `analyses.${analysis.id}.services`, values: { value, options: [...known].join(', ') } })));
  const present = new Set(loadFacilities(project)?.types ?? []);
  const named = (area: string): string[] => [...new Set(profiles.flatMap(({ rules }) => rules.filter((rule) => rule.area === area).flatMap((rule) => [...(rule.facilityTypes ?? []), ...Object.values(rule.typesByLevel ?? {}).flat()])))].filter((type) => present.has(type));
  return items.map(({ indicator }, i) => {
    const area = areas[i];
    return services[indicator] ?? (area === null ? [] : services[area] ?? named(area));
  });
}

/** Every type of `services` has facilities. Throws InputError `analysis.no-facilities`. */
export function requireServices(project: ProjectFile, { id, services = {} }: OverviewAnalysis): void {
  const known = [...new Set(loadFacilities(project)?.types ?? [])];
  const findings = Object.entries(services).flatMap(([key, types]) => types.filter((type) => !known.includes(type)).map((type): Finding => (
    { code: 'analysis.no-facilities', severity: 'error', parameter: `analyses.${id}.services.${key}`, values: { type, known: known.join(', ') } })));
  if (findings.length > 0) throw new InputError(findings);
}

/** The coverage items all of whose facilities are of the types. */
export function itemsOfTypes(project: ProjectFile, coverage: readonly CoverageItem[], types: readonly string[]): CoverageItem[] {
  const all = [...new Set(loadFacilities(project)?.types ?? [])];
  return coverage.filter(({ run, facilityType }) => {
    const own = facilityType !== 'all' ? [facilityType] : ('facilityTypes' in run.analysis ? run.analysis.facilityTypes : undefined) ?? all;
    return own.length > 0 && own.every((type) => types.includes(type));
  });
}
