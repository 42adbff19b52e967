import type { ProfileScope } from '../../../api/profile.ts';
import { RULE_LEVELS } from '../../../api/ruleTerms.ts';
import { useNames, useText } from '../../app/context.ts';
import { useRuleNames } from '../../app/ruleNames.ts';
import { SeveralEdit, WordsEdit } from './fields.tsx';

export interface ScopeChoices {
  /** Tags of the regions of the draft and of the project. */
  tags: readonly string[];
  /** Names of the areas of the project. */
  areas: readonly string[];
}

interface ScopeFieldsProps {
  place: string;
  scope: ProfileScope | undefined;
  choices: ScopeChoices;
  onChange: (scope: ProfileScope | undefined, key: string) => void;
}

/** Where a rule holds: units with a tag, or inside an area; without any of it everywhere. */
export function ScopeFields({ place, scope, choices, onChange }: ScopeFieldsProps) {
  const text = useText();
  const names = useNames();
  const ruleNames = useRuleNames();
  const set = <K extends keyof ProfileScope>(key: K) => (value: ProfileScope[K] | null) => {
    const { [key]: _, ...rest } = scope ?? {};
    const next: ProfileScope = value === undefined || value === null ? rest : { ...rest, [key]: value };
    onChange(Object.keys(next).length === 0 ? undefined : next, `scope.${key}`);
  };
  const options = (list: readonly string[]) => list.map((value) => ({ value, label: names(value) === value ? value : `${names(value)} (${value})` }));
  return (
    <>
      <SeveralEdit isFree place={`${place}.tags`} label={text('edit.scope.tags')} placeholder={text('profile.everywhere')} value={scope?.tags} options={options(choices.tags)} onChange={set('tags')} />
      <SeveralEdit isFree place={`${place}.areas`} label={text('edit.scope.areas')} placeholder={text('edit.none')} value={scope?.areas} options={options(choices.areas)} onChange={set('areas')} />
      <SeveralEdit isFree place={`${place}.except`} label={text('edit.scope.except')} placeholder={text('edit.none')} value={scope?.except} options={options(choices.tags)} onChange={set('except')} />
      <SeveralEdit place={`${place}.levels`} label={text('edit.scope.levels')} placeholder={text('edit.scope.levels.all')} value={scope?.levels} options={RULE_LEVELS.map((value) => ({ value, label: ruleNames.level(value) }))} onChange={(levels) => set('levels')(levels as ProfileScope['levels'])} />
      <WordsEdit isOptional place={`${place}.text`} label={text('edit.scope.text')} value={scope?.text ?? null} blank={{ zh: '' }} onChange={set('text')} />
    </>
  );
}
