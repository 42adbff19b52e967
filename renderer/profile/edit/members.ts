/** Codes and names of units, as a list of members is matched with. */
export interface KnownUnit { code: string; name: string }

const CODE = /^\d{6}(?:\d{3}|\d{6})?$/;

/**
 * Members out of pasted or read text: codes, or names of units of the project, kept apart by commas, blanks or line breaks. Of a table the
 * first cell of each line that is a code or a known name counts. `unknown`: cells of lines in which nothing was recognised.
 */
export function membersIn(text: string, units: readonly KnownUnit[]): { codes: string[]; unknown: string[] } {
  const codes = new Set(units.map(({ code }) => code));
  const named = new Map<string, string | null>();
  // A name that two units have says nothing.
  for (const { code, name } of units) named.set(name, named.has(name) ? null : code);
  const codeOf = (cell: string): string[] => (codes.has(cell) || CODE.test(cell) ? [cell] : [named.get(cell) ?? []].flat());
  const found = new Set<string>();
  const unknown: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const isTable = /[\t,]/.test(line);
    const cells = line.split(isTable ? /[\t,]/ : /[\s，、;；]+/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1').trim()).filter((cell) => cell !== '');
    const known = cells.flatMap(codeOf);
    // A line of nothing but units is a list; one with other cells, or with code and name of the same unit, a row of a table.
    const isList = known.length === cells.length && new Set(known).size === known.length;
    if (known.length === 0) unknown.push(...cells.slice(0, 1));
    (isList ? known : known.slice(0, 1)).forEach((code) => found.add(code));
  }
  return { codes: [...found], unknown };
}
