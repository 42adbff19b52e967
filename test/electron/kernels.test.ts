import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileKernel, kernelFile, kernelNames } from '../../electron/build/kernels.ts';

describe('compute kernels', () => {
  it.each(kernelNames())('%s: the code in the repository is that of its source (npm run kernels)', async (name) => {
    expect(readFileSync(kernelFile(name), 'utf8')).toBe(await compileKernel(name));
  });
});
