import { existsSync, renameSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { ROOT } from './sources.ts';

/**
 * Packages that stay outside the bundle and are packaged as they are: native code, which is found by its own path.
 * Every one of them must be let through by `files` in electron-builder.yml.
 */
export const UNBUNDLED_PACKAGES = ['better-sqlite3'] as const;

const common: InlineConfig = { configFile: false, envDir: false, logLevel: 'warn', clearScreen: false };

/** The page: one HTML file and hashed assets, MapLibre's worker among them, under `outDir`. */
export function pageTarget(outDir: string, pageRoot: string = join(ROOT, 'renderer')): InlineConfig {
  return {
    ...common,
    root: pageRoot,
    base: './',
    plugins: [react()],
    publicDir: existsSync(join(pageRoot, 'public')) ? 'public' : false,
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      // The security policy has no `data:` for fonts or scripts: nothing is inlined.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Map library and component library are each larger than the 500 kB the bundler finds worth a warning.
      chunkSizeWarningLimit: 4000,
    },
  };
}

/**
 * What runs under Node inside Electron, one ES module each with what they have in common between them. Every file but
 * `main/main.js` lies in `engine/`, chunks too, so that a path beside a module is the same before and after bundling.
 */
export function nodeTarget(outDir: string): InlineConfig {
  return {
    ...common,
    root: ROOT,
    publicDir: false,
    ssr: { target: 'node', noExternal: true, external: [...UNBUNDLED_PACKAGES, 'electron'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: {
          'main/main': join(ROOT, 'electron', 'main.ts'),
          'engine/engineProcess': join(ROOT, 'electron', 'engineProcess.ts'),
          'engine/worker': join(ROOT, 'engine', 'worker.ts'),
          'engine/cli': join(ROOT, 'engine', 'cli', 'main.ts'),
        },
        external: ['electron', ...UNBUNDLED_PACKAGES],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'engine/chunk-[name]-[hash].js' },
      },
    },
  };
}

/** The preload script: one CommonJS file, the only form a sandboxed window loads. */
export function preloadTarget(outDir: string): InlineConfig {
  return {
    ...common,
    root: ROOT,
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      lib: { entry: join(ROOT, 'electron', 'preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron', ...builtinModules], output: { codeSplitting: false } },
    },
  };
}

/** Puts a finished folder in the place of an older one; whoever reads the place sees one or the other, whole. */
export function replaceFolder(finished: string, place: string): void {
  const retired = `${place}.old-${process.pid}`;
  if (existsSync(place)) renameSync(place, retired);
  renameSync(finished, place);
  rmSync(retired, { recursive: true, force: true });
}
