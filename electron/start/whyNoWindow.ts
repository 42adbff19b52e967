import { hasDisplay } from '../../engine/browser.ts';

/** Why no window can be opened on this computer, or null where one may be. */
export function whyNoWindow(platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>, userId: number | undefined): string | null {
  if (!hasDisplay(environment, platform)) return 'there is no display / 没有图形显示';
  // Chromium's sandbox does not start for root, and the window is never opened without it.
  if (platform === 'linux' && userId === 0) return 'a desktop window is not opened for root / 不以 root 身份打开桌面窗口';
  return null;
}
