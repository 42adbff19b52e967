import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ProfileRule, ProfileScope } from '../../../api/profile.ts';
import { OPERATORS } from '../../../api/ruleTerms.ts';
import { useText } from '../../app/context.ts';
import { operatorSign } from '../../app/operatorSign.ts';
import { freeId } from './blanks.ts';
import { ChoiceEdit, EditGroup, FlagEdit, NumberEdit, TextEdit, WordsEdit } from './fields.tsx';
import { ScopeFields } from './ScopeFields.tsx';
import type { ScopeChoices } from './ScopeFields.tsx';

type Part = NonNullable<ProfileRule['parts']>[number];

interface RulePartsProps {
  rule: ProfileRule;
  place: string;
  choices: ScopeChoices;
  onChange: (rule: ProfileRule, key: string) => void;
}

/** A rule in two parts of which the first takes its threshold over. */
export function inParts(rule: ProfileRule): ProfileRule {
  const part = (n: number, threshold: number | null): Part => ({ id: `part-${n}`, name: { zh: '' }, threshold });
  return { ...rule, threshold: null, parts: [part(1, rule.threshold), part(2, null)] };
}

/** The rule without one of its parts; the last one left is the rule itself again. */
export function withoutPart(rule: ProfileRule, index: number): ProfileRule {
  const left = (rule.parts ?? []).toSpliced(index, 1);
  if (left.length > 1) return { ...rule, parts: left };
  const { parts: _, ...whole } = rule;
  const [{ threshold, operator = rule.operator, indicator = rule.indicator, scope = rule.scope }] = left;
  return { ...whole, threshold, operator, ...(indicator === undefined ? {} : { indicator }), ...(scope === undefined ? {} : { scope }) };
}

/** Several thresholds of a rule, each tested by itself. */
export function RuleParts({ rule, place, choices, onChange }: RulePartsProps) {
  const text = useText();
  const parts = rule.parts ?? [];
  const put = (index: number, part: Part, key: string) => onChange({ ...rule, parts: parts.with(index, part) }, `parts[${index}].${key}`);
  const putKey = (index: number, part: Part, key: 'operator' | 'indicator' | 'scope', value: unknown, at: string = key) => {
    const { [key]: _, ...rest } = part;
    put(index, value === null || value === undefined || value === '' ? rest : { ...rest, [key]: value }, at);
  };
  return (
    <>
      {parts.map((part, index) => {
        const at = (key: string) => `${place}.parts[${index}].${key}`;
        return (
          <EditGroup
            key={index} title={text('edit.part', { n: index + 1 })}
            extra={<Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text('edit.part.remove', { n: index + 1 })} title={text('edit.part.remove', { n: index + 1 })} onClick={() => onChange(withoutPart(rule, index), '')} />}
          >
            <WordsEdit place={at('name')} label={text('edit.part.name', { n: index + 1 })} value={part.name} blank={{ zh: '' }} onChange={(words) => put(index, { ...part, name: words ?? { zh: '' } }, 'name')} />
            <ChoiceEdit place={at('operator')} label={text('gaps.operator')} none={`${operatorSign(rule.operator)} (${text('edit.asRule')})`} value={part.operator ?? null} options={OPERATORS.map((value) => ({ value, label: operatorSign(value) }))} onChange={(value) => putKey(index, part, 'operator', value)} />
            <NumberEdit place={at('threshold')} label={text('rules.threshold')} placeholder={text('profile.open')} value={part.threshold} onChange={(threshold) => put(index, { ...part, threshold }, 'threshold')} />
            <TextEdit place={at('id')} label={text('profile.id')} value={part.id} onChange={(value) => put(index, { ...part, id: value.trim() }, 'id')} />
            <TextEdit place={at('indicator')} label={text('edit.indicator')} placeholder={`${rule.id}.${part.id}`} value={part.indicator ?? ''} onChange={(value) => putKey(index, part, 'indicator', value.trim())} />
            <FlagEdit label={text('edit.part.scope')} value={part.scope !== undefined} onChange={(own) => putKey(index, part, 'scope', own ? {} : undefined)} />
            {part.scope !== undefined && <ScopeFields place={at('scope')} scope={part.scope} choices={choices} onChange={(scope: ProfileScope | undefined, key) => putKey(index, part, 'scope', scope ?? {}, key)} />}
          </EditGroup>
        );
      })}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange({ ...rule, parts: [...parts, { id: freeId('part', parts.map(({ id }) => id)), name: { zh: '' }, threshold: null }] }, '')}>{text('edit.part.add')}</Button>
    </>
  );
}
