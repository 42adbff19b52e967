/** What a header says: a year, and an indicator where the pattern has one. */
export interface HeaderParts {
  year: number;
  indicator: string | null;
}

/** Reads headers written as a pattern says (`{indicator}_{year}`, `{year}年{indicator}`, `{year}`); null for one that is written otherwise. */
export function headerPattern(pattern: string): (header: string) => HeaderParts | null {
  const groups = new Set<string>();
  const source = pattern.trim().split(/(\{year\}|\{indicator\})/).map((piece) => {
    const group = /^\{(year|indicator)\}$/.exec(piece)?.[1];
    if (group === undefined) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    if (groups.has(group)) return `\\k<${group}>`;
    groups.add(group);
    return group === 'year' ? '(?<year>\\d{4})' : '(?<indicator>.+)';
  }).join('');
  const expression = new RegExp(`^${source}$`, 'u');
  return (header) => {
    const found = expression.exec(header)?.groups;
    return found === undefined ? null : { year: Number(found['year']), indicator: found['indicator'] ?? null };
  };
}
