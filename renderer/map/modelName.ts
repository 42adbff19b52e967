import type { Text } from '../text/text.ts';

/** A model by its reading name; a heading the user gave stays as it is. */
export function modelName(text: Text, name: string): string {
  const [, model, number] = /^(radius|network|friction|matrix)(?:[-_ ]?(\d+))?$/.exec(name) ?? [];
  if (model === undefined) return name;
  const known = text(`travel.model.${model as 'radius' | 'network' | 'friction' | 'matrix'}`);
  return number === undefined ? known : `${known} ${number}`;
}
