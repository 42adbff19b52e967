import type { Basis } from '../contract.ts';
import { format } from './format.ts';
import type { Language } from './format.ts';
import { roundedText } from './template.ts';

/**
 * The line that stands on every map, table and page: travel mode, limits, speed, detour factor or snapping and access
 * speed, the denominator, the year (said to be unknown where it is) and the policy document with its period and status; what
 * else is null or empty is left out.
 * Invented data are named first. Of several compared models `models` says what each rests on; the line then has them in place
 * of the travel mode and limits they do not share.
 */
export function basisLine(language: Language, basis: Basis, models: readonly Basis[] = []): string {
  const parts = [
    basis.synthetic ? format(language, 'basis.synthetic') : '',
    ...(models.length > 0 ? models.map((model) => travelParts(language, model).join(format(language, 'basis.listSeparator'))) : travelParts(language, basis)),
    ...measureParts(language, basis),
    basis.denominator === '' ? '' : format(language, 'basis.denominator', { value: basis.denominator }),
    basis.year === null ? format(language, 'basis.yearUnknown') : format(language, 'basis.year', { value: roundedText(basis.year) }),
    basis.policy === null ? '' : format(language, 'basis.policy', policyValues(basis.policy)),
  ];
  return format(language, 'basis.line', { parts: parts.filter((part) => part !== '').join(format(language, 'basis.separator')) });
}

/** How people travel and how far. */
function travelParts(language: Language, basis: Basis): string[] {
  const list = (texts: string[]) => texts.join(format(language, 'basis.listSeparator'));
  const number = (key: 'basis.speed' | 'basis.detour' | 'basis.access' | 'basis.neighbours', value: number | null) =>
    value === null ? '' : format(language, key, { value: roundedText(value) });
  const { model, profile, snap, direction, limitsMinutes, limitsMeters } = basis;
  return [
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
  ].filter((part) => part !== '');
}

/** What an accessibility measures: method, decay and the people its values are per. */
function measureParts(language: Language, { method, decay, per }: Basis): string[] {
  const list = (values: readonly number[]) => values.map(String).join(format(language, 'basis.listSeparator'));
  return [
    method === undefined || method === null ? '' : format(language, 'basis.method', { method }),
    decay === undefined || decay === null ? ''
      : decay.kind === 'steps' ? format(language, 'basis.decay.steps', { limits: list(decay.limits), weights: list(decay.weights) })
      : format(language, `basis.decay.${decay.kind}`, { ...decay }),
    per === undefined || per === null ? '' : format(language, 'basis.per', { value: roundedText(per) }),
  ];
}

function distanceText(language: Language, meters: number): string {
  return meters < 1000 ? format(language, 'basis.metres', { value: roundedText(meters) }) : format(language, 'basis.kilometres', { value: roundedText(meters / 1000) });
}

const policyValues = ({ document, period, status, profile }: NonNullable<Basis['policy']>) => ({ document, status, ...(period === '' ? {} : { period }), ...(profile === undefined ? {} : { profile }) });
