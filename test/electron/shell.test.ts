import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../electron/menu.ts';
import { readStart } from '../../electron/programArguments.ts';
import { textsFor } from '../../electron/texts.ts';

describe('the arguments of the main executable', () => {
  const read = (...args: string[]) => readStart(args, '/data');
  it('are the command line from a verb or two dashes on', () => {
    expect(read('run', 'a.json', '--out', 'out')).toEqual({ kind: 'commandLine', args: ['run', 'a.json', '--out', 'out'] });
    expect(read('--disable-gpu', 'demo')).toEqual({ kind: 'commandLine', args: ['demo'] });
    expect(read('--', '--version')).toEqual({ kind: 'commandLine', args: ['--version'] });
    expect(read('run', 'a.json', '--', 'x')).toEqual({ kind: 'commandLine', args: ['run', 'a.json', '--', 'x'] });
  });
  it('are else a project for the window, or nothing', () => {
    expect(read()).toEqual({ kind: 'window', project: null });
    expect(read('--disable-gpu')).toEqual({ kind: 'window', project: null });
    expect(read('省.junheng')).toEqual({ kind: 'window', project: resolve('/data', '省.junheng') });
    expect(read('open')).toEqual({ kind: 'window', project: null });
    expect(read('open', '省.junheng')).toEqual({ kind: 'window', project: resolve('/data', '省.junheng') });
  });
});

describe('the menu', () => {
  it('speaks Chinese to Chinese, English to others', () => {
    expect(textsFor('zh-Hans-CN').file).toBe('文件');
    expect(textsFor('fr').file).toBe('File');
    expect(Object.keys(textsFor('zh')).sort()).toEqual(Object.keys(textsFor('en')).sort());
    expect(Object.values(textsFor('en')).filter((text) => /[\u4e00-\u9fff]/.test(text))).toEqual([]);
  });
  it('has the application menu on the Mac only, and a way out everywhere', () => {
    const roles = (platform: NodeJS.Platform) => JSON.stringify(menuTemplate(textsFor('en'), platform));
    expect(roles('darwin')).toContain('appMenu');
    expect(roles('win32')).not.toContain('appMenu');
    expect(roles('win32')).toContain('"role":"quit"');
    expect(roles('linux')).toContain('"role":"paste"');
  });
});
