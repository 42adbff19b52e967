import type { ProjectInfo } from '../../api/contract.ts';

/** What an indicator table says of a column, as the import was told. */
export interface KnownIndicator {
  name: string;
  unit: string;
  /** What it is divided by, in words. */
  denominator: string;
  /** Service area; '' where nothing says. */
  area: string;
}

interface About { unit?: string; denominator?: string; area?: string }

/** Every indicator of the project, in the order of the tables. What a later table says of a column holds. */
export function indicatorsIn(project: ProjectInfo | null): KnownIndicator[] {
  const known = new Map<string, KnownIndicator>();
  for (const { role, meta } of project?.datasets ?? []) {
    if (role !== 'indicators') continue;
    const about = (meta['about'] ?? {}) as Record<string, About>;
    for (const name of (meta['indicatorNames'] ?? []) as string[]) {
      const { unit = '', denominator = '', area = '' } = about[name] ?? {};
      known.set(name, { name, unit, denominator, area });
    }
  }
  return [...known.values()];
}

interface Option { value: string; label: string; title: string }
interface OptionGroup { label: string; title: string; options: Option[] }

/** Options of a picker: by service area where the tables name any, those of none at the end under `rest`; else one plain list. */
export function indicatorOptions(indicators: readonly KnownIndicator[], nameOf: (name: string) => string, rest: string): (Option | OptionGroup)[] {
  const option = ({ name, unit, denominator }: KnownIndicator): Option => ({ value: name, label: unit === '' || nameOf(name).includes(unit) ? nameOf(name) : `${nameOf(name)}（${unit}）`, title: [name, denominator].filter((part) => part !== '').join(' · ') });
  const areas = [...new Set(indicators.map(({ area }) => area))].filter((area) => area !== '');
  if (areas.length === 0) return indicators.map(option);
  const group = (area: string, label: string) => ({ label, title: label, options: indicators.filter((one) => one.area === area).map(option) });
  return [...areas.map((area) => group(area, nameOf(area))), ...(indicators.some(({ area }) => area === '') ? [group('', rest)] : [])];
}

/** Tags of the units: of the zones and of lists of designated units. */
export function tagsIn(project: ProjectInfo | null): string[] {
  const tags = (project?.datasets ?? []).filter(({ role }) => role === 'zones' || role === 'tags').flatMap(({ meta }) => (meta['tags'] ?? []) as string[]);
  return [...new Set(tags)];
}
