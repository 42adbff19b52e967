import { describe, expect, test } from 'vitest';
import { BRIDGEABLE, CLOSES_ROADS, removeFalseBridges } from '../../geo/friction/falseBridges.ts';

/** `r` road, `~` barrier, `X` road over barrier, `#` barrier that ends roads, `%` road on such a one, `.` neither. */
function cleaned(...rows: string[]): string[] {
  const text = rows.join('');
  const road = Int32Array.from(text, (c) => ('rX%'.includes(c) ? 0 : -1));
  const barrier = Uint8Array.from(text, (c) => ('#%'.includes(c) ? CLOSES_ROADS : '~X'.includes(c) ? BRIDGEABLE : 0));
  const before = road.filter((row) => row >= 0).length;
  const removed = removeFalseBridges(road, barrier, rows[0].length, rows.length);
  expect(before - road.filter((row) => row >= 0).length).toBe(removed);
  return rows.map((row, y) => Array.from(row, (c, x) => (c === 'X' && road[y * row.length + x] < 0 ? '~' : c)).join(''));
}

describe('false bridges', () => {
  test('a road that crosses the wall stays', () => {
    const rows = ['..r..', '..r..', '~~X~~', '..r..', '..r..'];
    expect(cleaned(...rows)).toEqual(rows);
  });

  test('a road that only touches the wall from one side is taken off it', () => {
    // Without it one could step from X over the corner between the two ~ to the far bank.
    expect(cleaned('..~~', '~~X.', 'rrr.')).toEqual(['..~~', '~~~.', 'rrr.']);
  });

  test('a cell without which the road would fall apart stays', () => {
    const rows = ['..~~~', '~~X~~', 'rr.rr'];
    expect(cleaned(...rows)).toEqual(rows);
  });

  test('a wall that ends roads is closed anyway and counts as closed', () => {
    expect(cleaned('..#.', '#%X.', 'rrr.')).toEqual(['..#.', '#%~.', 'rrr.']);
  });

  test('a corner at the edge of the raster is no leak', () => {
    const rows = ['X~', 'r.'];
    expect(cleaned(...rows)).toEqual(rows);
  });
});
