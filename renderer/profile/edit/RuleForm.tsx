import type { ReactNode } from 'react';
import type { ProfileRule, ProfileService } from '../../../api/profile.ts';
import { OPERATORS, RULE_KINDS, RULE_LEVELS, STRENGTHS } from '../../../api/ruleTerms.ts';
import type { RuleLevel } from '../../../api/ruleTerms.ts';
import { facilityTypesIn } from '../../analysis/datasets.ts';
import { useNames, useText, useWorkbench } from '../../app/context.ts';
import { operatorSign } from '../../app/operatorSign.ts';
import { wordsIn } from '../../app/profiles.ts';
import { useRuleNames } from '../../app/ruleNames.ts';
import { ruleKeys, withKey } from './blanks.ts';
import { ChoiceEdit, EditGroup, FlagEdit, NumberEdit, SeveralEdit, TextEdit, WordsEdit } from './fields.tsx';
import type { ItemFormProps } from './itemForm.ts';
import { RuleParts, inParts } from './RuleParts.tsx';
import { ScopeFields } from './ScopeFields.tsx';
import type { ScopeChoices } from './ScopeFields.tsx';

interface RuleFormProps extends ItemFormProps<ProfileRule> {
  services: readonly ProfileService[];
  /** Types that rules of the draft and of the profile it came from speak of. */
  types: readonly string[];
  choices: ScopeChoices;
}

/** A rule: what is measured where, against which threshold, and how firmly the document says so. */
export function RuleForm({ item: rule, place, areas, services, types, choices, onChange }: RuleFormProps) {
  const text = useText();
  const names = useNames();
  const ruleNames = useRuleNames();
  const language = useWorkbench((state) => state.language);
  const project = useWorkbench((state) => state.project);
  const at = (key: string) => `${place}.${key}`;
  const set = <K extends keyof ProfileRule>(key: K) => (value: ProfileRule[K] | null | undefined) => onChange(withKey(rule, key, value), key);
  const keep = <K extends keyof ProfileRule>(key: K) => (value: ProfileRule[K] | null) => value !== null && onChange({ ...rule, [key]: value }, key);
  const typeOptions = [...new Set([...facilityTypesIn(project), ...types])].map((value) => ({ value, label: names(value) === value ? value : `${names(value)} (${value})` }));
  const levels = RULE_LEVELS.map((value) => ({ value, label: ruleNames.level(value) }));
  const setTypes = (level: RuleLevel, list: string[] | undefined) => {
    const { [level]: _, ...rest } = rule.typesByLevel ?? {};
    const next = list === undefined ? rest : { ...rest, [level]: list };
    onChange(withKey(rule, 'typesByLevel', Object.keys(next).length === 0 ? undefined : next), `typesByLevel.${level}`);
  };
  const choice = <K extends 'of' | 'combine' | 'counts' | 'against'>(key: K, values: readonly NonNullable<ProfileRule[K]>[]) => (
    <ChoiceEdit key={key} place={at(key)} label={text(`edit.${key}`)} none={text('edit.notSaid')} value={rule[key] ?? null} options={values.map((value) => ({ value, label: text(`edit.${key}.${value}` as 'edit.of.units') }))} onChange={set(key)} />
  );
  const field = (key: ReturnType<typeof ruleKeys>[number]): ReactNode => {
    switch (key) {
      case 'of': return choice('of', ['facilities', 'units', 'people']);
      case 'combine': return choice('combine', ['any', 'every']);
      case 'counts': return choice('counts', ['facilities', 'capacity']);
      case 'against': return choice('against', ['nation', 'province']);
      case 'facilityTypes': return <SeveralEdit key={key} isFree place={at(key)} label={text('rules.bind.facilityTypes')} hint={text('edit.types.hint', { id: rule.id })} placeholder={text('edit.notSaid')} value={rule.facilityTypes} options={typeOptions} onChange={set('facilityTypes')} />;
      case 'typesByLevel': return rule.levels.length < 2 && rule.typesByLevel === undefined ? null : rule.levels.map((level) => (
        <SeveralEdit key={`${key} ${level}`} isFree place={at(`${key}.${level}`)} label={text('edit.typesAt', { level: ruleNames.level(level) })} placeholder={text('edit.asAbove')} value={rule.typesByLevel?.[level]} options={typeOptions} onChange={(list) => setTypes(level, list)} />
      ));
      case 'attribute': return <TextEdit key={key} place={at(key)} label={text('edit.attribute')} hint={text('edit.attribute.hint')} placeholder={text('edit.none')} value={rule.attribute ?? ''} onChange={(value) => set('attribute')(value.trim() === '' ? undefined : value.trim())} />;
      case 'per': return <NumberEdit key={key} place={at(key)} label={text('edit.per')} hint={text('edit.per.hint')} placeholder="1" value={rule.per ?? null} onChange={set('per')} />;
      case 'indicator': return <TextEdit key={key} place={at(key)} label={text('edit.indicator')} hint={text('edit.indicator.hint')} placeholder={rule.id} value={rule.indicator ?? ''} onChange={(value) => set('indicator')(value.trim() === '' ? undefined : value.trim())} />;
      case 'nation': return <FlagEdit key={key} label={text('edit.nation')} hint={text('edit.nation.hint')} value={rule.nation === true} onChange={(value) => set('nation')(value ? true : undefined)} />;
    }
  };
  return (
    <>
      <EditGroup title={text('edit.group.rule')}>
        <WordsEdit place={at('name')} label={text('profile.name')} value={rule.name} blank={{ zh: '' }} onChange={(words) => keep('name')(words ?? { zh: '' })} />
        <ChoiceEdit place={at('area')} label={text('profile.area')} value={rule.area} options={areas} onChange={(value) => keep('area')(value ?? '')} />
        <SeveralEdit place={at('levels')} label={text('rules.level')} value={rule.levels} options={levels} onChange={(value) => onChange({ ...rule, levels: RULE_LEVELS.filter((level) => value?.includes(level) === true) }, 'levels')} />
        <TextEdit place={at('id')} label={text('profile.id')} hint={text('edit.itemId.hint')} value={rule.id} onChange={(value) => keep('id')(value.trim())} />
      </EditGroup>
      <EditGroup title={text('edit.group.measure')}>
        <ChoiceEdit wide place={at('kind')} label={text('rules.kind')} hint={text(`edit.kind.${rule.kind}`)} value={rule.kind} options={RULE_KINDS.map((value) => ({ value, label: ruleNames.kind(value) }))} onChange={keep('kind')} />
        {ruleKeys(rule).map(field)}
      </EditGroup>
      <EditGroup title={text('rules.threshold')}>
        <ChoiceEdit place={at('operator')} label={text('gaps.operator')} value={rule.operator} options={OPERATORS.map((value) => ({ value, label: operatorSign(value) }))} onChange={keep('operator')} />
        {rule.parts === undefined && <NumberEdit place={at('threshold')} label={text('edit.threshold')} placeholder={text('profile.open')} value={rule.threshold} onChange={(threshold) => onChange({ ...rule, threshold }, 'threshold')} />}
        <FlagEdit label={text('edit.printed')} value={rule.printed} onChange={keep('printed')} />
        <WordsEdit place={at('unit')} label={text('profile.unit')} value={rule.unit} blank={{ zh: '' }} onChange={(words) => keep('unit')(words ?? { zh: '' })} />
        {rule.parts === undefined && <FlagEdit label={text('edit.parts')} hint={text('edit.parts.hint')} value={false} onChange={() => onChange(inParts(rule), '')} />}
      </EditGroup>
      {rule.parts !== undefined && <RuleParts rule={rule} place={place} choices={choices} onChange={onChange} />}
      <EditGroup title={text('profile.scope')}>
        <ScopeFields place={at('scope')} scope={rule.scope} choices={choices} onChange={(scope, key) => onChange(withKey(rule, 'scope', scope), key)} />
      </EditGroup>
      <EditGroup title={text('edit.group.document')}>
        <ChoiceEdit place={at('strength')} label={text('profile.strength')} hint={text('edit.strength.hint')} value={rule.strength} options={STRENGTHS.map((value) => ({ value, label: text(`profile.strength.${value}`) }))} onChange={keep('strength')} />
        <TextEdit place={at('reference')} label={text('profile.reference')} hint={text('edit.reference.hint')} value={rule.reference} onChange={keep('reference')} />
        <SeveralEdit wide place={at('services')} label={text('edit.services')} placeholder={text('edit.none')} value={rule.services?.map(String)} options={services.map(({ number, name }) => ({ value: String(number), label: `${number} ${wordsIn(language, name)}` }))} onChange={(list) => set('services')(list?.map(Number))} />
        <WordsEdit isOptional place={at('leftOpen')} label={text('profile.leftOpen')} value={rule.leftOpen} blank={{ zh: '' }} onChange={(leftOpen) => onChange({ ...rule, leftOpen }, 'leftOpen')} />
      </EditGroup>
    </>
  );
}
