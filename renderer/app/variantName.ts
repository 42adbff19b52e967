import { useFormats, useText } from './context.ts';
import type { Formats } from './format.ts';
import type { VariantFigures } from './sensitivity.ts';
import type { Text } from '../text/text.ts';

/** A case of a sensitivity analysis by what differs from the base case, the first of the list. */
export function variantText(text: Text, formats: Formats, variant: VariantFigures, base: VariantFigures): string {
  const parts = [
    variant.speedFactor === base.speedFactor ? '' : text('variant.speed', { factor: formats.figure(variant.speedFactor) }),
    variant.limit === base.limit ? '' : text('variant.limit', { limit: limitText(text, formats, variant) }),
    variant.cellFactor === base.cellFactor ? '' : text('variant.cells', { factor: `${variant.cellFactor}×${variant.cellFactor}` }),
    variant.population === base.population ? '' : text('variant.otherPopulation'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? text('variant.base') : parts.join(' · ');
}

function limitText(text: Text, formats: Formats, { limit, limitUnit }: VariantFigures): string {
  return limitUnit === 'min' ? text('limit.minutes', { minutes: formats.figure(limit) }) : limitUnit === 'm' ? formats.meters(limit) : formats.figure(limit);
}

export function useVariantName(variants: readonly VariantFigures[]): (variant: string) => string {
  const text = useText();
  const formats = useFormats();
  return (name) => {
    const variant = variants.find((one) => one.variant === name);
    return variant === undefined ? name : variantText(text, formats, variant, variants[0]);
  };
}
