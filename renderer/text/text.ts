import { en } from './en.ts';
import { zh } from './zh.ts';
import type { TextKey } from './zh.ts';

export type { TextKey };

/** Measures that have a definition. */
export type DefinitionKey = Extract<TextKey, `define.${string}`> extends `define.${infer Name}` ? Name : never;

export type Language = 'zh' | 'en';

/** A sentence of the catalogue with its `{names}` filled in. */
export type Text = (key: TextKey, values?: Record<string, string | number>) => string;

const texts: Record<Language, Text> = { zh: fill(zh), en: fill(en) };

function fill(catalogue: Record<TextKey, string>): Text {
  return (key, values) => {
    const sentence = catalogue[key];
    return values === undefined ? sentence : sentence.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
  };
}

/** The sentences of a language; a key that one catalogue lacks does not compile. */
export function textIn(language: Language): Text {
  return texts[language];
}
