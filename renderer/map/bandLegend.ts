import type { Formats } from '../app/format.ts';
import type { CoverageShown } from '../app/shown.ts';
import type { Text } from '../text/text.ts';
import type { LegendFacts } from './legend.ts';
import type { Bands } from './useBands.ts';
import type { Reach } from './useReach.ts';

/** What the legend says of the run's ground drawn by limits. */
export function bandRows(bands: Bands | null, coverage: CoverageShown | null, limitName: (limit: CoverageShown['limit']) => string): LegendFacts['bands'] {
  if (bands?.drawn == null || coverage === null) return null;
  return { of: '', rows: bands.colours.map((colour, at) => ({ colour, text: limitName(coverage.limits[at]) })) };
}

/** The same for the reach of one place: on the screen its panel says it, on a picture the legend must. */
export function reachRows({ place, rows, travel }: Reach, text: Text, formats: Formats): LegendFacts['bands'] {
  if (place === null || rows.length === 0) return null;
  const words = (limit: number) => (travel.unit === 'minutes' ? text('reach.row.minutes', { value: formats.figure(limit) }) : text('reach.row.meters', { value: formats.meters(limit) }));
  return { of: place.facility?.name || text('legend.reach'), rows: rows.map(({ colour, limit }) => ({ colour, text: words(limit) })) };
}
