import { useFormats, useText } from './context.ts';
import type { Formats } from './format.ts';
import type { CostUnit } from './runLimit.ts';
import type { Text } from '../text/text.ts';

/** A cost with its unit: minutes, metres (kilometres from one on), or a bare number. Missing is a dash. */
export function amountText(text: Text, formats: Formats, value: number, unit: CostUnit): string {
  if (Number.isNaN(value)) return formats.figure(value);
  if (unit === 'meters') return value >= 1000 ? formats.kilometers(value) : formats.meters(value);
  return text(`amount.${unit}`, { value: formats.cost(value) });
}

export function useAmount(): (value: number, unit: CostUnit) => string {
  const text = useText();
  const formats = useFormats();
  return (value, unit) => amountText(text, formats, value, unit);
}
