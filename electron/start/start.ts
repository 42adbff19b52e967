import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reportFailure } from '../../engine/cli/report.ts';
import { languageOf } from '../../engine/cli/texts.ts';
import { serve } from '../../engine/serve.ts';
import { ensureBuilt } from '../build/build.ts';
import { findElectron } from './electronBinary.ts';
import { downloadElectron } from './electronDownload.ts';
import { runWindow } from './runWindow.ts';
import { whyNoWindow } from './whyNoWindow.ts';

const USAGE = 'npm start [-- --browser] [--no-open] [--port N] [--project FILE]';

export interface StartArguments {
  /** In a browser even where a window could be opened. */
  browser: boolean;
  /** Open the default browser in browser mode. */
  open: boolean;
  /** Port in browser mode; 0 is any free one. */
  port: number;
  /** Project file to open; without one the page opens the sample province. */
  project: string | undefined;
}

/** What `npm start` was asked for, or null where it is not understood. */
export function readArguments(args: string[]): StartArguments | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        browser: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        project: { type: 'string' },
      },
    });
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535) return null;
    return { browser: values.browser, open: !values['no-open'], port, project: values.project };
  } catch {
    return null;
  }
}

/** The desktop window where Electron is there or can be had, else the same page in a browser. Answers the exit status. */
export async function start(args: string[]): Promise<number> {
  const wanted = readArguments(args);
  if (!wanted) {
    console.error(`usage / 用法: ${USAGE}`);
    return 2;
  }
  const log = (line: string) => console.error(line);
  let why = wanted.browser ? 'asked for with --browser / 由 --browser 指定' : whyNoWindow(process.platform, process.env, process.getuid?.());
  if (why === null) {
    const binary = findElectron() ?? (await downloadElectron(log));
    if (binary === null) {
      why = 'Electron is not installed and could not be downloaded / 未安装 Electron，且无法下载';
    } else {
      await ensureBuilt({ what: 'all', log });
      const status = await runWindow(binary, wanted.project === undefined ? [] : ['open', resolve(wanted.project)]);
      if (status !== 'no-window') return status;
      why = 'the desktop window could not open here / 此处无法打开桌面窗口';
    }
  }
  try {
    return await serve({ project: wanted.project, port: wanted.port, open: wanted.open, notice: `Browser mode / 浏览器模式: ${why}. Ctrl+C stops it / 按 Ctrl+C 停止` });
  } catch (error) {
    return reportFailure(error, languageOf(process.env), false);
  }
}
