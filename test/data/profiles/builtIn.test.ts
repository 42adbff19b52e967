import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { profile as profileSchema } from '../../../api/profile.ts';
import { ENCOURAGING } from '../../../api/ruleTerms.ts';
import { BUILT_IN_PROFILES } from '../../../data/profiles/builtInProfiles.ts';
import { parseProfile } from '../../../data/profiles/parseProfile.ts';
import { material } from '../../material.ts';

const plan = BUILT_IN_PROFILES.find(({ id }) => id === 'cn-2017-9')!;

describe('the profiles that come with the program', () => {
  test.each(BUILT_IN_PROFILES)('$id fits the schema, and everything it refers to is in it', (profile) => {
    expect(profileSchema.safeParse(profile).error).toBeUndefined();
    // Under another id, as a copy of a user: the id itself is taken.
    expect(parseProfile({ ...profile, id: `${profile.id}-copy` }, 'copy.json').rules).toHaveLength(profile.rules.length);
  });

  it('the plan of 2017 is whole and says that it has been superseded', () => {
    const { areas, indicators, services, rules, regions, groups } = plan;
    expect([areas, indicators, services, rules, regions, groups].map((list) => list.length)).toEqual([9, 20, 81, 84, 31, 19]);
    expect(plan).toMatchObject({ documentNumber: '国发〔2017〕9号', issued: '2017-01-23', published: '2017-03-01', period: { from: 2016, to: 2020 }, status: 'superseded' });
    expect(services.map(({ number }) => number)).toEqual(Array.from({ length: 81 }, (_, i) => i + 1));
    expect(services.every(({ name }) => name.zh !== '' && name.en !== undefined)).toBe(true);
    // 52 + 52 + 47 + 53 fields could be read; the rest are visibly missing.
    expect((['served', 'standard', 'payer', 'lead'] as const).map((field) => services.filter((service) => service[field] !== null).length)).toEqual([52, 52, 47, 53]);
    expect(rules.filter(({ printed }) => printed)).toHaveLength(34);
  });

  it('keeps its words honest: no threshold without a figure, nobody fails an encouragement, every text in both languages', () => {
    for (const rule of plan.rules) {
      if (rule.printed) expect([rule.threshold, ...(rule.parts ?? []).map((part) => part.threshold)].some((threshold) => threshold !== null), rule.id).toBe(true);
      if (rule.threshold === null && !rule.parts && !ENCOURAGING.includes(rule.strength)) expect(rule.printed, rule.id).toBe(false);
      expect(rule.name.en, rule.id).toBeDefined();
    }
    const lacking: string[] = [];
    const walk = (value: unknown, place: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('zh' in value && !('en' in value)) lacking.push(place);
      for (const [key, inner] of Object.entries(value)) walk(inner, `${place}.${key}`);
    };
    walk(plan, '');
    expect(lacking).toEqual([]);
  });

  test.each(BUILT_IN_PROFILES)('$id: every name is Chinese in Chinese and English in English', (profile) => {
    const { areas, indicators, services, rules, regions, groups } = profile;
    const names = [profile.title, ...[...areas, ...indicators, ...services, ...rules, ...rules.flatMap(({ parts }) => parts ?? []), ...regions, ...groups].map(({ name }) => name)];
    expect(names.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || en === undefined || !/[A-Za-z]/.test(en) || /\p{Script=Han}/u.test(en))).toEqual([]);
    // Two things of a list do not read alike in either language.
    for (const list of [areas, indicators, services, rules, regions, groups]) {
      for (const language of ['zh', 'en'] as const) expect(new Set(list.map(({ name }) => name[language])).size).toBe(list.length);
    }
  });
});

interface Fact { value: number | null; operator: string | null; year: number }
interface IndicatorFact {
  id: string; direction: string; comparison_operator_printed: string | null; comparison_operator_for_test: string;
  baseline_2015: Fact; target_2020: Fact; cumulative: { period: string; value: number } | null; county_level: { meaningful: string };
}
interface ServiceFact { no: number; name: { zh: string }; served: Field; standard: Field; payer: Field; lead_agencies: Field }
interface Field { status: string; confidence: string | null; zh: string | null; en: string | null }
interface RuleFact { id: string; area: string; threshold: { op: string; value: unknown } | null; threshold_in_plan: boolean; strength: string; reference: string; service_items: number[] }
const itemsOf = <T>(path: string): T[] => (JSON.parse(readFileSync(path, 'utf8')) as { items: T[] }).items;

const indicatorFacts = material('policy', 'indicators.json');
test.skipIf(indicatorFacts === null)('every indicator has the figures of the facts: baseline, target, total, sign, direction', () => {
  const facts = itemsOf<IndicatorFact>(indicatorFacts!);
  expect(plan.indicators.map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
  facts.forEach((fact, i) => {
    const indicator = plan.indicators[i];
    expect([indicator.baseline?.year, indicator.baseline?.value, indicator.baseline?.operator ?? null], fact.id).toEqual([fact.baseline_2015.year, fact.baseline_2015.value, fact.baseline_2015.operator]);
    expect([indicator.target?.year, indicator.target?.value, indicator.target?.operator ?? null], fact.id).toEqual([fact.target_2020.year, fact.target_2020.value, fact.target_2020.operator]);
    expect(indicator.cumulative && { period: `${indicator.cumulative.from}-${indicator.cumulative.to}`, value: indicator.cumulative.value }).toEqual(fact.cumulative && { period: fact.cumulative.period, value: fact.cumulative.value });
    expect([indicator.operator, indicator.operatorPrinted, `${indicator.direction}-is-better`, indicator.countyLevel]).toEqual([fact.comparison_operator_for_test, fact.comparison_operator_printed !== null, fact.direction, fact.county_level.meaningful]);
  });
});

const serviceFacts = material('policy', 'services.json');
test.skipIf(serviceFacts === null)('a field of a service is there exactly where it could be read, with its confidence, in words of our own', () => {
  itemsOf<ServiceFact>(serviceFacts!).forEach((fact, i) => {
    const service = plan.services[i];
    expect([service.number, service.name.zh]).toEqual([fact.no, fact.name.zh]);
    for (const [field, read] of [['served', fact.served], ['standard', fact.standard], ['payer', fact.payer], ['lead', fact.lead_agencies]] as const) {
      expect(service[field]?.confidence ?? null, `${fact.no} ${field}`).toBe(read.status === 'recovered' ? read.confidence : null);
      if (field !== 'lead' && (read.zh?.length ?? 0) > 12) expect(service[field]?.zh).not.toBe(read.zh);
    }
  });
});

const ruleFacts = material('policy', 'standards.json');
test.skipIf(ruleFacts === null)('every rule has the figure, sign and strength of the facts; where it differs it says why', () => {
  // 12 screenings a year for one a month; channels in parts; 80 % of migrants' children was where 2015 stood.
  const told = new Set(['film-monthly', 'radio-channels', 'tv-channels', 'migrant-children-public-school']);
  itemsOf<RuleFact>(ruleFacts!).forEach((fact, i) => {
    const rule = plan.rules[i];
    expect([rule.id, rule.area, rule.strength, rule.printed, rule.reference, rule.services ?? []]).toEqual([fact.id, fact.area, fact.strength, fact.threshold_in_plan, fact.reference, fact.service_items]);
    if (told.has(fact.id)) return;
    expect([rule.threshold, ...(fact.threshold ? [rule.operator] : [])], fact.id).toEqual([fact.threshold?.value ?? null, ...(fact.threshold ? [fact.threshold.op] : [])]);
  });
  const partsOf = (id: string) => Object.fromEntries(plan.rules.find((rule) => rule.id === id)!.parts!.map((part) => [part.id, part.threshold]));
  expect(partsOf('radio-channels')).toEqual({ satellite: 17, analogue: 6, 'digital-audio': 15 });
  expect(partsOf('tv-channels')).toEqual({ satellite: 25, 'terrestrial-digital': 15, unconverted: 5 });
});
