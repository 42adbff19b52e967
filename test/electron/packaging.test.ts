import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { UNBUNDLED_PACKAGES } from '../../electron/build/targets.ts';

const root = join(import.meta.dirname, '..', '..');
// The YAML reader and the schema are the packager's own.
const builder = createRequire(join(root, 'node_modules', 'app-builder-lib', 'package.json'));
const yaml = builder('js-yaml') as { load: (text: string) => unknown };
interface Config { files: string[]; asarUnpack: string[]; npmRebuild: boolean; electronFuses: Record<string, boolean> }
const config = yaml.load(readFileSync(join(root, 'electron', 'electron-builder.yml'), 'utf8')) as Config;
const validate = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(readFileSync(join(root, 'node_modules', 'app-builder-lib', 'scheme.json'), 'utf8')) as object);

it('is a configuration that the packager understands', () => {
  validate(config);
  expect(validate.errors).toBeNull();
  // The check is known to check: an unknown key is refused.
  expect(validate({ ...config, fles: [] })).toBe(false);
});

it('burns in the fuses: no Node mode, no inspector, nothing but the archive', () => {
  expect(config.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
  const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name))).map((name) => name.toLowerCase());
  for (const name of Object.keys(config.electronFuses).filter((name) => name !== 'resetAdHocDarwinSignature')) expect(known).toContain(name.toLowerCase());
});

it('packages the bundle, what cannot be bundled, and no Node of the checkout', () => {
  expect(config.npmRebuild).toBe(false);
  expect(config.asarUnpack).toEqual(['**/*.node', '**/*.wasm']);
  expect(config.files).toContain('!node_modules/**');
  expect(config.files.at(-1)).toBe('!node_modules/node-*/**');
  for (const name of UNBUNDLED_PACKAGES) expect(config.files.some((pattern) => pattern.startsWith(`node_modules/${name}/`))).toBe(true);
  const packaged = config.files.flatMap((pattern) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(pattern)?.[1] ?? []);
  expect(new Set(packaged)).toEqual(new Set(UNBUNDLED_PACKAGES));
});
