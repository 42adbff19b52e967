/** Values of a message. Empty text, null, undefined and NaN are absent. */
export type MessageValues = Readonly<Record<string, string | number | null | undefined>>;

const GROUP = /\[([^\]]*)\]/g;
const PLACEHOLDER = /\{(\w+)(?::([^}]+))?\}/g;

/** Names of the values a template speaks of, in order of appearance. */
export function placeholdersOf(template: string): string[] {
  return Array.from(template.matchAll(PLACEHOLDER), ([, name]) => name);
}

/** The template without the optional pieces `[…]` whose values are not all there. */
export function resolveGroups(template: string, values: MessageValues): string {
  return template.replace(GROUP, (_, piece: string) => (placeholdersOf(piece).every((name) => textOf(values[name]) !== '') ? piece : ''));
}

/**
 * Fills a template: `{name}` the value, `{name:,}` the number with thousands, `{name:list}` what `lookUp('list.<value>')`
 * has for it, else the value itself. An absent value leaves nothing. Values are never read as templates.
 */
export function fillTemplate(template: string, values: MessageValues, lookUp: (key: string) => string | undefined): string {
  return resolveGroups(template, values).replace(PLACEHOLDER, (_, name: string, style: string | undefined) => {
    const value = values[name];
    if (style === ',') return typeof value === 'number' ? withThousands(value) : textOf(value);
    const text = textOf(value);
    return (style === undefined ? undefined : lookUp(`${style}.${text}`)) ?? text;
  });
}

/** At most two decimals, groups of three digits parted by commas, the same in every locale: 1234567.891 -> 1,234,567.89 */
export function withThousands(value: number): string {
  const [whole, decimals] = roundedText(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** At most two decimals, without trailing zeros; empty for what is not a finite number. */
export function roundedText(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toFixed(2))) : '';
}

function textOf(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return value.replace(/\p{Cc}+/gu, ' '); // text of a file may hold line breaks or terminal codes; a message is one line
}
