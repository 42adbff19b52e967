import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';

/** A folder of its own for a test file, gone when its tests have run. */
export function temporaryFolder(): { root: string; write: (name: string, content: string | Uint8Array) => string } {
  const root = mkdtempSync(join(tmpdir(), 'junheng-test-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return {
    root,
    write: (name, content) => {
      const path = join(root, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
  };
}

/** The findings of an import that must fail. */
export async function findingsOf(work: Promise<unknown>): Promise<Finding[]> {
  const error = await work.then(() => null, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).findings;
}
