import { modelName } from '../map/modelName.ts';
import type { Text } from '../text/text.ts';
import type { ComparedModel } from './comparison.ts';
import { useText } from './context.ts';

/** Reading name of a model of a comparison. Several radii are told apart by their speed, not by the numbers of their columns. */
export function comparedName(text: Text, described: readonly ComparedModel[], name: string): string {
  const own = described.find((one) => one.name === name);
  if (own === undefined || own.basis.model === null || !name.startsWith(own.basis.model)) return modelName(text, name);
  const alike = described.filter((one) => one.basis.model === own.basis.model);
  const speeds = new Set(alike.map((one) => one.basis.speedKmh));
  if (alike.length === 1 || speeds.size < alike.length || own.basis.speedKmh === null) return modelName(text, name);
  return `${text(`travel.model.${own.basis.model}`)} ${own.basis.speedKmh} ${text('unit.km/h')}`;
}

/** `within` a sentence a known name is a common noun, which English writes small; a heading the user gave stays as it is. */
export function useComparedName(described: readonly ComparedModel[]): (name: string, within?: boolean) => string {
  const text = useText();
  return (name, within = false) => {
    const read = comparedName(text, described, name);
    return within && read !== name ? read.toLowerCase() : read;
  };
}
