/**
 * The few words of SVG the figures need. A figure is a string: the same one goes into the window, a page and a document.
 * Text is escaped here and nowhere else; numbers are written with at most two decimals, so equal input gives equal bytes.
 */

type Attribute = string | number | undefined;

/** Escapes text for element content and for attribute values in double quotes. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** One element; attributes that are undefined are left out, `children` are finished SVG. */
export function element(tag: string, attributes: Record<string, Attribute>, ...children: string[]): string {
  let head = `<${tag}`;
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    head += ` ${name}="${typeof value === 'number' ? decimal(value) : escapeText(value)}"`;
  }
  return children.length === 0 ? `${head}/>` : `${head}>${children.join('')}</${tag}>`;
}

/** A text element at (x, y) in pixels. */
export function label(x: number, y: number, content: string, attributes: Record<string, Attribute> = {}): string {
  return element('text', { x, y, ...attributes }, escapeText(content));
}

/** The whole drawing, `width` by `height` pixels; `title` is what a screen reader says. */
export function drawing(width: number, height: number, title: string, ...children: string[]): string {
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${decimal(width)} ${decimal(height)}`, role: 'img', 'aria-label': title, 'font-size': 11 },
    element('title', {}, escapeText(title)),
    ...children,
  );
}

function decimal(value: number): string {
  return String(Math.round(value * 100) / 100);
}
