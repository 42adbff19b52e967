import type { Basis } from '../contract.ts';
import { format } from './format.ts';
import type { Language } from './format.ts';
import { roundedText } from './template.ts';

/**
 * The line that stands on every map, table and page: travel mode, limits, speed, detour factor or snapping and access
 * speed, the denominator, the year (said to be unknown where it is) and the policy document with its period and status; what
 * else is null or empty is left out.
 * Invented data are named first.
 */
export function basisLine(language: Language, basis: Basis): string {
  const list = (texts: string[]) => texts.join(format(language, 'basis.listSeparator'));
  const number = (key: 'basis.speed' | 'basis.detour' | 'basis.access' | 'basis.neighbours' | 'basis.year', value: number | null) =>
    value === null ? '' : format(language, key, { value: roundedText(value) });
  const { model, profile, snap, direction, limitsMinutes, limitsMeters, denominator, policy } = basis;
  const parts = [
    basis.synthetic ? format(language, 'basis.synthetic') : '',
    model === null ? '' : format(language, 'basis.model', { model, profile }),
    limitsMinutes.length === 0 ? '' : format(language, 'basis.minutes', { minutes: list(limitsMinutes.map(roundedText)) }),
    limitsMeters.length === 0 ? '' : format(language, 'basis.distance', { distances: list(limitsMeters.map((meters) => distanceText(language, meters))) }),
    basis.limitsCost === undefined ? '' : format(language, 'basis.cost', { limits: list(basis.limitsCost.map(roundedText)) }),
    number('basis.speed', basis.speedKmh),
    number('basis.detour', basis.detourFactor),
    snap === null ? '' : format(language, 'basis.snap', { snap }),
    number('basis.access', basis.accessSpeedKmh),
    direction === null ? '' : format(language, 'basis.direction', { direction }),
    number('basis.neighbours', basis.neighbours),
    basis.scenario === null ? '' : format(language, 'basis.scenario', { value: basis.scenario }),
    denominator === '' ? '' : format(language, 'basis.denominator', { value: denominator }),
    basis.year === null ? format(language, 'basis.yearUnknown') : number('basis.year', basis.year),
    policy === null ? '' : format(language, 'basis.policy', { document: policy.document, period: policy.period, status: policy.status }),
  ];
  return format(language, 'basis.line', { parts: parts.filter((part) => part !== '').join(format(language, 'basis.separator')) });
}

function distanceText(language: Language, meters: number): string {
  return meters < 1000 ? format(language, 'basis.metres', { value: roundedText(meters) }) : format(language, 'basis.kilometres', { value: roundedText(meters / 1000) });
}
