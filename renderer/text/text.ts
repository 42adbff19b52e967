import { en } from './en.ts';
import { zh } from './zh.ts';
import type { Above, Language } from './language.ts';
import { PROVINCE_TEXTS } from './provinces.ts';
import type { TextKey } from './zh.ts';

export type { Above, Language } from './language.ts';
export type { TextKey };

/** Measures that have a definition. */
export type DefinitionKey = Extract<TextKey, `define.${string}`> extends `define.${infer Name}` ? Name : never;

/** A sentence of the catalogue with its `{names}` filled in. */
export type Text = (key: TextKey, values?: Record<string, string | number>) => string;

const catalogues: Record<Language, Record<TextKey, string>> = { zh, en };
const texts: Record<Language, Record<Above, Text>> = { zh: both('zh'), en: both('en') };

function both(language: Language): Record<Above, Text> {
  return { prefecture: fill(catalogues[language]), province: fill({ ...catalogues[language], ...PROVINCE_TEXTS[language] }) };
}

function fill(catalogue: Record<TextKey, string>): Text {
  return (key, values) => {
    const sentence = catalogue[key];
    return values === undefined ? sentence : sentence.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
  };
}

/** The sentences of a language, in the words for the units above; a key that one catalogue lacks does not compile. */
export function textIn(language: Language, above: Above = 'prefecture'): Text {
  return texts[language][above];
}
