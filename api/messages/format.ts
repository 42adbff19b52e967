import { en } from './en.ts';
import { fillTemplate } from './template.ts';
import type { MessageValues } from './template.ts';
import { zh } from './zh.ts';
import type { MessageKey } from './zh.ts';

export type Language = 'zh' | 'en';

const catalogues: Record<Language, Record<MessageKey, string>> = { zh, en };

/** The template of a message, or undefined where there is no such key. */
export function templateOf(language: Language, key: string): string | undefined {
  const catalogue: Record<string, string> = catalogues[language];
  return Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
}

/** A message in the reader's language; absent values leave out the piece that needs them (see `template.ts`). */
export function format(language: Language, key: MessageKey, values: MessageValues = {}): string {
  return fillTemplate(catalogues[language][key], values, (other) => templateOf(language, other));
}
