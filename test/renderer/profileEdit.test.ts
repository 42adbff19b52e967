import { describe, expect, it } from 'vitest';
import type { Profile, ProfileRule } from '../../api/profile.ts';
import { BUILT_IN_PROFILES } from '../../data/profiles/builtInProfiles.ts';
import { parseProfile } from '../../data/profiles/parseProfile.ts';
import { copyOf } from '../../renderer/profile/copyOf.ts';
import { blankItem, emptyProfile, followed, ruleKeys, secondOf, takenOver, withKey } from '../../renderer/profile/edit/blanks.ts';
import { LISTS, draftFaults, faultsOfFacts, faultsWithin, firstFault, written } from '../../renderer/profile/edit/faults.ts';
import { begun, changed, redone, undone } from '../../renderer/profile/edit/history.ts';
import { membersIn } from '../../renderer/profile/edit/members.ts';
import { inParts, withoutPart } from '../../renderer/profile/edit/RuleParts.tsx';
import { referenceIn } from '../../renderer/profile/written.ts';
import { knownNames } from '../../renderer/text/known.ts';
import { smallProfile } from '../data/profiles/smallProfile.ts';

const plan = BUILT_IN_PROFILES[0];
const placesOf = (profile: Profile) => [...draftFaults(profile, ['cn-2017-9']).keys()];

describe('steps of a draft', () => {
  it('typing on in one field is one step; undone, redone, and forgotten by another change', () => {
    let history = begun('');
    for (const typed of ['县', '县医', '县医院']) history = changed(history, typed, 'rules[0].name');
    history = changed(history, '县医院!', 'rules[0].reference');
    expect(history.past).toEqual(['', '县医院']);
    expect(undone(history).now).toBe('县医院');
    expect(redone(undone(history)).now).toBe('县医院!');
    expect(undone(undone(history)).now).toBe('');
    expect(undone(undone(undone(history))).now).toBe('');
    expect(redone(changed(undone(history), 'other', null)).now).toBe('other');
    // Two removals are two steps.
    expect(changed(changed(begun(3), 2, null), 1, null).past).toEqual([3, 2]);
  });
});

describe('faults of a draft', () => {
  it('are those of a file, each at its field', () => {
    const profile = smallProfile();
    expect(placesOf(profile)).toEqual([]);
    const [first, second, third] = profile.rules;
    expect(placesOf({ ...profile, issued: '2024-5', rules: [first, { ...second, per: -1 }, { ...third, id: 'has blanks', levels: [] }] })).toEqual(expect.arrayContaining(['issued', 'rules[1].per', 'rules[2].id', 'rules[2].levels']));
    expect(placesOf({ ...profile, id: 'cn-2017-9', rules: [first, { ...second, id: first.id }, { ...third, area: 'nowhere', services: [9] }] })).toEqual(['rules[1].id', 'rules[2].area', 'rules[2].services', 'id']);
    const service = blankItem(profile, 'services') as Profile['services'][number];
    expect(placesOf({ ...profile, services: [{ ...service, name: { zh: '甲' }, area: 'health' }, { ...service, name: { zh: '乙' }, area: 'health' }] })).toEqual(['services[1].number']);
  });

  it('are counted by tab and thing, and the first is found', () => {
    const profile = smallProfile({ title: { zh: '' } });
    const faults = draftFaults({ ...profile, rules: [...profile.rules, blankItem(profile, 'rules') as ProfileRule] }, []);
    expect([faultsOfFacts(faults), faultsWithin(faults, 'rules'), faultsWithin(faults, 'rules[3]'), faultsWithin(faults, 'rules[30]'), faultsWithin(faults, 'indicators')]).toEqual([1, 3, 3, 0, 0]);
    expect(firstFault(faults)).toEqual({ tab: 'facts', index: 0 });
    faults.forEach((_, place) => place.startsWith('title') && (faults as Map<string, unknown>).delete(place));
    expect(firstFault(faults)).toEqual({ tab: 'rules', index: 3 });
    expect(firstFault(new Map())).toBeNull();
  });

  it('of everything new are blanks only: nothing is filled in that a document has to say', () => {
    const empty = emptyProfile(['standard-1'], plan.areas);
    expect(empty).toMatchObject({ id: 'standard-2', documentNumber: null, issued: null, period: null, rules: [], status: 'draft' });
    for (const list of LISTS) {
      const faults = draftFaults({ ...empty, title: { zh: '某省' }, source: { page: null, reference: { zh: '附件' } }, [list]: [...empty[list], blankItem(empty, list)] }, []);
      expect([...faults.values()].flat().filter(({ code }) => code !== 'recipe.missing-key'), list).toEqual([]);
      expect(faults.size, list).toBeGreaterThan(0);
    }
    const rule = blankItem(empty, 'rules') as ProfileRule;
    expect([rule.threshold, rule.name.zh, rule.unit.zh, rule.reference, rule.area]).toEqual([null, '', '', '', '']);
  });

  it('are none of a copy of the built-in plan, which is saved as it was read', () => {
    const copy = copyOf(plan, ['cn-2017-9', 'cn-2017-9-2']);
    expect(copy).toMatchObject({ id: 'cn-2017-9-3', status: 'draft', title: { zh: `${plan.title.zh}（副本）`, en: `${plan.title.en} (copy)` } });
    expect(placesOf(copy)).toEqual([]);
    expect(parseProfile(written(copy), 'copy.json').rules).toEqual(plan.rules);
    expect(written({ ...copy, title: { zh: '甲', en: '' } }).title).toEqual({ zh: '甲' });
  });
});

describe('things of a list', () => {
  it('are doubled under an id or number of their own', () => {
    const profile = { ...smallProfile(), services: plan.services.slice(0, 2) };
    expect(secondOf(profile, 'rules', profile.rules[0])).toEqual({ ...profile.rules[0], id: 'clinics-2' });
    expect(secondOf({ ...profile, rules: [...profile.rules, { ...profile.rules[0], id: 'clinics-2' }] }, 'rules', profile.rules[0])).toMatchObject({ id: 'clinics-3' });
    expect(secondOf(profile, 'services', profile.services[0])).toMatchObject({ number: 3 });
  });

  it('are taken over under the id they had, with their service area, without services that are not here', () => {
    const rule = plan.rules.find(({ area, services }) => area !== 'health' && services !== undefined)!;
    const taken = takenOver(smallProfile(), 'rules', rule, plan);
    expect(taken.rules.at(-1)).toEqual(withKey(rule, 'services', null));
    expect(taken.areas.map(({ id }) => id)).toEqual(['health', rule.area]);
    expect(placesOf(taken)).toEqual([]);
    expect(takenOver(smallProfile(), 'areas', plan.areas[0], plan).areas).toHaveLength(2);
  });

  it('follow the id of their area and the number of their service', () => {
    const before = { ...smallProfile(), services: plan.services.slice(0, 1).map((service) => ({ ...service, area: 'health' })) };
    before.rules[0].services = [1];
    const renamed = followed(before, { ...before, areas: [{ ...before.areas[0], id: 'medicine' }], services: [{ ...before.services[0], number: 7 }] });
    expect([renamed.indicators[0].area, renamed.services[0].area, renamed.rules.map(({ area }) => area), renamed.rules[0].services]).toEqual(['medicine', 'medicine', ['medicine', 'medicine', 'medicine'], [7]]);
    expect(placesOf(renamed)).toEqual([]);
    // On its way over the id of another the references stay where they were: else both would be one.
    const two = { ...before, areas: [...before.areas, { id: 'school', name: { zh: '教育' } }] };
    const clash = { ...two, areas: [{ ...two.areas[0], id: 'school' }, two.areas[1]] };
    expect(followed(two, clash)).toBe(clash);
  });

  it('rules show the fields of their kind, and whatever else they have', () => {
    const [presence, ratio] = smallProfile().rules;
    expect(ruleKeys(presence)).toEqual(['facilityTypes', 'typesByLevel', 'combine', 'attribute', 'indicator']);
    expect(ruleKeys({ ...presence, per: 1000 })).toContain('per');
    expect(ruleKeys(ratio)).toContain('counts');
    // Every rule of the plan shows all it has.
    const common = ['id', 'name', 'area', 'levels', 'kind', 'operator', 'threshold', 'unit', 'strength', 'printed', 'scope', 'reference', 'leftOpen', 'services', 'parts'];
    for (const rule of plan.rules) expect(Object.keys(rule).filter((key) => !common.includes(key) && !(ruleKeys(rule) as string[]).includes(key)), rule.id).toEqual([]);
  });

  it('a rule falls into parts and is one again, its figure kept', () => {
    const rule = { ...smallProfile().rules[1], threshold: 3 };
    const split = inParts(rule);
    expect(split.parts!.map(({ threshold }) => threshold)).toEqual([3, null]);
    expect(withoutPart(split, 1)).toEqual(rule);
    expect(withoutPart({ ...split, parts: [...split.parts!, { id: 'part-3', name: { zh: '丙' }, threshold: 9 }] }, 1).parts!.map(({ id }) => id)).toEqual(['part-1', 'part-3']);
  });
});

describe('members out of text', () => {
  const units = [{ code: '990101', name: '云县' }, { code: '990102', name: '永县' }, { code: '990201', name: '新区' }, { code: '990202', name: '新区' }];
  it.each([
    ['one a line', '990101\n990102\r\n', ['990101', '990102'], []],
    ['names and codes in a row', '云县、990102；990305', ['990101', '990102', '990305'], []],
    ['columns of a table, with a head', '代码\t县\t人口\n990101\t云县\t123456\n990102\t永县\t9', ['990101', '990102'], ['代码']],
    ['a quoted list with commas', '"990101", "990102"', ['990101', '990102'], []],
    ['a name that two have says nothing', '新区\n云县', ['990101'], ['新区']],
    ['twice is once', '990101 云县 990101', ['990101'], []],
    ['nothing', '\n \n', [], []],
  ])('%s', (_, text, codes, unknown) => {
    expect(membersIn(text, units)).toEqual({ codes, unknown });
  });
});

describe('words', () => {
  it('chapters are read in Chinese; what is written otherwise stays', () => {
    expect(referenceIn('zh', 'ch.10 s.1-2')).toBe('第十章第一至二节');
    expect(referenceIn('zh', 'Annex 1 no.28, 30, 77')).toBe('附件1第28、30、77项');
    expect(referenceIn('zh', 'ch.2 s.2 table; ch.10 s.1')).toBe('第二章第二节表；第十章第一节');
    expect(referenceIn('zh', 'ch.11; Annex 1 no.38-39')).toBe('第十一章；附件1第38至39项');
    expect(referenceIn('zh', '第三条')).toBe('第三条');
    expect(referenceIn('en', 'ch.7 s.2')).toBe('ch.7 s.2');
    const references = [...plan.rules.map(({ reference }) => reference), ...[...plan.regions, ...plan.groups].flatMap(({ promises }) => promises.map(({ reference }) => reference))];
    expect(references.map((reference) => referenceIn('zh', reference)).filter((words) => /[a-z]/i.test(words))).toEqual([]);
  });

  it('every type, attribute and tag that rules of the plan name has a name in both languages', () => {
    const scopes = plan.rules.flatMap(({ scope, parts }) => [scope, ...(parts ?? []).map((part) => part.scope)]);
    const said = [
      ...plan.rules.flatMap(({ facilityTypes, typesByLevel, attribute }) => [...(facilityTypes ?? []), ...Object.values(typesByLevel ?? {}).flat(), ...(attribute === undefined ? [] : [attribute])]),
      ...scopes.flatMap((scope) => [...(scope?.tags ?? []), ...(scope?.areas ?? []), ...(scope?.except ?? [])]), ...plan.regions.map(({ tag }) => tag),
    ];
    expect([...new Set(said)].filter((name) => !/\p{Script=Han}/u.test(knownNames('zh')(name)) || !/^\S.*[A-Za-z]/.test(knownNames('en')(name)))).toEqual([]);
  });
});
