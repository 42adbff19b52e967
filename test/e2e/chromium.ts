import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge'],
};

/** Where a Chromium, Chrome or Edge of this computer is: `JUNHENG_CHROMIUM`, else where the system's own installers put it; null without one. */
export function findChromium(environment: Readonly<Record<string, string | undefined>> = process.env, platform: NodeJS.Platform = process.platform): string | null {
  const chosen = environment['JUNHENG_CHROMIUM'];
  if (chosen) return existsSync(chosen) ? chosen : null;
  const folders = (environment['PATH'] ?? '').split(delimiter);
  const candidates = [
    ...(NAMES[platform] ?? []).flatMap((name) => folders.map((folder) => join(folder, name))),
    ...(platform === 'darwin' ? ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`) : []),
    ...(platform === 'win32'
      ? ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
          .flatMap((variable) => environment[variable] ?? [])
          .flatMap((folder) => [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'), join(folder, 'Chromium', 'Application', 'chrome.exe'), join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe')])
      : []),
  ];
  return candidates.find((path) => existsSync(path)) ?? null;
}
