import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './sources.ts';

/** Packages of the page: bundled into it, so shipped, though only development dependencies of the checkout. */
const PAGE_PACKAGES = ['@ant-design/icons', 'antd', 'd3', 'maplibre-gl', 'react', 'react-dom'];

export const NOTICES_FILE = join(ROOT, 'THIRD-PARTY-NOTICES.md');

interface LockedPackage {
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
}

interface Shipped {
  name: string;
  version: string;
  license: string;
  text: string;
}

/** Every package that is shipped with Junheng, with what it needs, as the lock file pins it; sorted by name and version. */
export function shippedPackages(root: string = ROOT): Shipped[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockedPackage> };
  const places = new Set<string>();
  const add = (name: string, from: string): void => {
    const place = placeOf(name, from, lock.packages);
    if (places.has(place)) return;
    places.add(place);
    for (const needed of Object.keys(lock.packages[place].dependencies ?? {})) add(needed, place);
  };
  for (const name of [...Object.keys(lock.packages[''].dependencies ?? {}), ...PAGE_PACKAGES]) add(name, '');
  const shipped = [...places].map((place) => ({
    name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: lock.packages[place].version,
    license: lock.packages[place].license ?? declaredLicense(join(root, place)),
    text: licenseText(join(root, place)),
  }));
  const key = ({ name, version }: Shipped) => `${name}@${version}`;
  return [...new Map(shipped.map((item) => [key(item), item])).values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The text of THIRD-PARTY-NOTICES.md: packages under the same licence text stand together. */
export function noticesText(packages: readonly Shipped[]): string {
  const byText = Map.groupBy(packages, ({ text }) => text);
  const parts = [...byText].map(([text, members]) => {
    const names = members.map(({ name, version, license }) => `- ${name} ${version} (${license})`).join('\n');
    return `${names}\n\n${text === '' ? 'The package names this licence and brings no text of it.' : `\`\`\`text\n${text}\n\`\`\``}\n`;
  });
  return `# Third-party notices\n\nJunheng is under the MIT licence (LICENSE). It ships these packages, each under its own terms. Electron brings the\nnotices of Chromium and Node.js itself (LICENSES.chromium.html). Written by electron/build/notices.ts.\n\n${parts.join('\n---\n\n')}`;
}

/** Node's own search: the nearest node_modules folder at or above the package that asks. */
function placeOf(name: string, from: string, packages: Record<string, LockedPackage>): string {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (place in packages) return place;
    if (folder === '') throw new Error(`${name}, needed by ${from || 'Junheng'}, is not in package-lock.json`);
  }
}

function declaredLicense(folder: string): string {
  const { license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { license?: string | { type: string }; licenses?: { type: string }[] };
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'see text';
}

function licenseText(folder: string): string {
  const names = readdirSync(folder).filter((name) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(name)).sort();
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n').replace(/[ \t]+$/gm, '').trim());
  return texts.join('\n\n').replaceAll('```', "'''");
}

if (import.meta.main) {
  const text = noticesText(shippedPackages());
  const changed = !existsSync(NOTICES_FILE) || readFileSync(NOTICES_FILE, 'utf8') !== text;
  if (changed) writeFileSync(NOTICES_FILE, text);
  console.log(changed ? 'THIRD-PARTY-NOTICES.md written' : 'THIRD-PARTY-NOTICES.md is up to date');
}
