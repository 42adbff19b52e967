import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeFileName } from '../../engine/uploads.ts';

it('keeps an ordinary name and mends the rest', () => {
  expect(safeFileName('县界 2020.shp')).toBe('县界 2020.shp');
  expect(safeFileName('a/b\\c.csv')).toBe('c.csv');
  expect(safeFileName('a:b?.csv')).toBe('a_b_.csv');
  expect(safeFileName('..')).toBe('file');
  expect(safeFileName('LPT1.csv')).toBe('_LPT1.csv');
  expect(safeFileName('.hidden. ')).toBe('hidden');
});

it('shortens by whole characters and keeps the extension', () => {
  // 村 is 3 bytes in UTF-8: 65 of them and `.shp` are 199 bytes, 66 would be 202.
  expect(safeFileName(`${'村'.repeat(100)}.shp`)).toBe(`${'村'.repeat(65)}.shp`);
});

it('is always one harmless name, and its own answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = safeFileName(name);
      // oxlint-disable-next-line no-control-regex -- the test looks for control characters
      expect(safe).not.toMatch(/[/\\\u0000-\u001f<>:"|?*]|^\.|[. ]$|^$/);
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
      expect(safeFileName(safe)).toBe(safe);
    }),
    { seed: 20, numRuns: 500 },
  );
});
