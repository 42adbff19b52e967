import { useFormats, useText } from './context.ts';
import type { RunLimit } from './coverage.ts';

/** A service limit in words: minutes, metres, or minutes and the metres they come to. */
export function useLimitName(): (limit: RunLimit) => string {
  const text = useText();
  const formats = useFormats();
  return ({ minutes, meters, cost }) => {
    if (cost !== undefined) return text('limit.cost', { cost: formats.figure(cost) });
    const time = text('limit.minutes', { minutes: formats.figure(minutes) });
    if (Number.isNaN(minutes)) return formats.meters(meters);
    return Number.isNaN(meters) ? time : `${time} (${formats.meters(meters)})`;
  };
}

/** A service limit within a sentence. */
export function useReach(): (limit: RunLimit) => string {
  const text = useText();
  const formats = useFormats();
  return ({ minutes, meters, cost }) => (cost !== undefined ? text('headline.withinCost', { cost: formats.figure(cost) }) : Number.isNaN(minutes) ? text('headline.withinMeters', { meters: formats.count(meters) }) : text('headline.withinMinutes', { minutes: formats.figure(minutes) }));
}
