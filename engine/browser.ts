import { spawn } from 'node:child_process';

/** Has this computer a screen to show a window on? Off Linux there always is one; there it needs X or Wayland. */
export function hasDisplay(environment: Readonly<Record<string, string | undefined>> = process.env, platform: NodeJS.Platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

/** The program and arguments that hand an address to the default browser. */
export function browserCommand(url: string, platform: NodeJS.Platform = process.platform): { program: string; args: string[] } {
  if (platform === 'win32') return { program: 'cmd.exe', args: ['/c', 'start', '', url] };
  if (platform === 'darwin') return { program: 'open', args: [url] };
  return { program: 'xdg-open', args: [url] };
}

/** Opens the default browser and does not wait for it. `onFailure` hears why, where there is no such program. */
export function openBrowser(url: string, onFailure: (reason: string) => void): void {
  const { program, args } = browserCommand(url);
  const child = spawn(program, args, { detached: true, stdio: 'ignore', windowsHide: true });
  child.once('error', (error) => onFailure(error.message));
  child.unref();
}
