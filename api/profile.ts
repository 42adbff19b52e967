import { OPERATORS, RULE_KINDS, RULE_LEVELS, STRENGTHS } from './ruleTerms.ts';
import { z } from './schema.ts';

/**
 * A standards profile: what one document (a national plan, a provincial list) asks of public services, as data. Areas, indicators with
 * targets, the list of services, testable rules, and the regions and groups the document names. A value the document does not print, or
 * that could not be read from it, is null and shown as a gap: nobody fills it from memory.
 */

export const PROFILE_SCHEMA = 1;

const text = z.string().min(1);
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'letters, digits, . _ -');
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD');
const year = z.number().int().min(1900).max(2200);
/** Chinese, and English where somebody has written it. */
export const words = z.strictObject({ zh: text, en: text.optional() });
const level = z.enum(RULE_LEVELS);
const operator = z.enum(OPERATORS);

const dated = z.strictObject({ year, value: z.number().nullable().describe('null: not printed'), operator: operator.optional().describe('sign printed before the figure') });

export const profileIndicator = z.strictObject({
  id, name: words, area: id,
  unit: words.extend({ per: z.number().positive().optional().describe('a rate per this many; 100 for percent') }),
  figure: z.enum(['share', 'rate', 'stock', 'yearly-total', 'cumulative']).describe('what the figure is'),
  direction: z.enum(['higher', 'lower']),
  operator: operator.describe('sign that decides whether the target is met'), operatorPrinted: z.boolean().describe('false: derived from the direction'),
  baseline: dated.nullable(), target: dated.nullable(),
  cumulative: z.strictObject({ from: year, to: year, value: z.number(), operator: operator.optional() }).nullable().describe('total over the years from..to'),
  definition: words.nullable(), definitionPrinted: z.boolean().optional().describe('the document defines it; else the common reading'),
  countyLevel: z.enum(['yes', 'partly', 'no']).describe('does the figure mean anything for one county?'), countyNote: words.nullable(),
  denominator: words.nullable(), smallNumbers: z.boolean().describe('events of one county and year are few: pool years, give an interval'),
  lead: words.nullable().optional(),
});

const field = words.extend({
  confidence: z.enum(['high', 'medium', 'low']).describe('of the reading of a damaged source'),
  partial: z.literal(true).optional().describe('only a part could be read'), note: words.optional(),
}).nullable().describe('null: not recovered, to be shown as missing');

export const profileService = z.strictObject({
  number: z.number().int().positive(), name: words, area: id, served: field, standard: field, payer: field, lead: field,
});

const scope = z.strictObject({
  text: words.optional(),
  tags: z.array(text).min(1).optional().describe('only units with one of these tags'), areas: z.array(text).min(1).optional().describe('or whose interior point lies in an area of this name'),
  except: z.array(text).min(1).optional().describe('not units with one of these tags'),
  levels: z.array(level).min(1).optional().describe('the scope narrows the rule at these levels only; at all without it'),
});

/** One of several thresholds of a rule; what it does not say is as in the rule. */
const part = z.strictObject({
  id, name: words, indicator: id.optional(), operator: operator.optional(), threshold: z.number().nullable(), scope: scope.optional(),
});

export const profileRule = z.strictObject({
  id, name: words, area: id, levels: z.array(level).min(1), kind: z.enum(RULE_KINDS),
  facilityTypes: z.array(id).optional().describe('types of facilities that count'),
  typesByLevel: z.partialRecord(level, z.array(id).min(1)).optional().describe('where the types differ from level to level'),
  combine: z.enum(['any', 'every']).optional().describe('presence: facilities of any type together (default), or some of every type'),
  attribute: id.optional().describe('flag a facility needs to count, or the flag that is counted in a share'),
  of: z.enum(['facilities', 'units', 'people']).optional().describe('share: of facilities, of the units below, or of people (an indicator)'),
  counts: z.enum(['facilities', 'capacity']).optional().describe('ratio: what is divided by people; facilities without it'),
  indicator: id.optional().describe('column to look for by itself; the id of the rule without it'),
  operator, threshold: z.number().nullable().describe('null: the document leaves it open'),
  per: z.number().positive().optional().describe('ratios: per this many; percent: 100'), unit: words,
  nation: z.literal(true).optional().describe('the threshold is a total or mean of the whole nation, no test of one unit'),
  against: z.enum(['nation', 'province']).optional().describe('gap: the reference'),
  strength: z.enum(STRENGTHS), printed: z.boolean().describe('the threshold stands in the document; false: taken from its wording'),
  scope: scope.optional().describe('everywhere without it'), reference: text.describe('chapter'), leftOpen: words.nullable().describe('what the document does not say'),
  services: z.array(z.number().int().positive()).optional().describe('numbers of the services it belongs to'),
  parts: z.array(part).min(2).optional().describe('several thresholds, each tested by itself'),
});

const promise = z.strictObject({ zh: text, en: text.optional(), reference: text });
export const profileRegion = z.strictObject({
  id, name: words, type: text, count: z.number().int().positive().nullable().describe('number the document gives'), tag: text.describe('tag of the units, as rules name it'),
  members: z.array(text).min(1).optional().describe('codes of the units that belong to it, where the document lists them; rules of this profile count them as tagged'), promises: z.array(promise),
});
export const profileGroup = z.strictObject({ id, name: words, population: words.describe('who is counted'), promises: z.array(promise) });

export const profile = z.strictObject({
  schema: z.literal(PROFILE_SCHEMA).describe('version of this format'),
  id, version: text.describe('of the content; printed with every result'),
  title: words, documentNumber: text.nullable(), issuer: words.nullable(), issued: date.nullable(), published: date.nullable().optional(),
  period: z.strictObject({ from: year, to: year.nullable().describe('null: until replaced') }).nullable(),
  status: z.enum(['in-force', 'superseded', 'draft']),
  source: z.strictObject({ page: text.nullable().describe('address of the official text'), reference: words }),
  note: words.nullable(),
  areas: z.array(z.strictObject({ id, name: words })).min(1),
  indicators: z.array(profileIndicator), services: z.array(profileService), rules: z.array(profileRule), regions: z.array(profileRegion), groups: z.array(profileGroup),
});

export type Profile = z.infer<typeof profile>;
export type ProfileIndicator = z.infer<typeof profileIndicator>;
export type ProfileService = z.infer<typeof profileService>;
export type ProfileRule = z.infer<typeof profileRule>;
export type ProfileScope = z.infer<typeof scope>;
