import { Select } from 'antd';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { RuleBinding } from '../../api/valueAnalyses.ts';
import { useAmount } from '../app/amount.ts';
import { useNames, useText, useWorkbench } from '../app/context.ts';
import { bindingKeys, bound } from './bindings.ts';
import type { Bindable, BindingKey } from './bindings.ts';
import { facilityTypesIn } from './datasets.ts';
import { Field } from './fields.tsx';
import { tagsIn } from './indicators.ts';
import { IndicatorSelect } from './IndicatorSelect.tsx';
import { NumberField } from './NumberField.tsx';
import { rowChoices } from './valueOf.ts';

interface BindingFieldsProps {
  rule: Bindable;
  binding: RuleBinding;
  onChange: (binding: RuleBinding) => void;
}

/** The fields that connect one rule to the data of the project; which there are hangs on the kind of the rule. */
export function BindingFields({ rule, binding, onChange }: BindingFieldsProps) {
  const text = useText();
  const names = useNames();
  const amount = useAmount();
  const project = useWorkbench((state) => state.project);
  const coverages = useMemo(() => (project?.runs ?? []).filter((run) => run.kind === 'coverage'), [project]);
  const set = <K extends BindingKey>(key: K) => (value: RuleBinding[K] | null) => onChange(bound(binding, key, value));
  const keys = bindingKeys(rule);
  const metas = (role: string, key: string) => [...new Set((project?.datasets ?? []).filter((dataset) => dataset.role === role).flatMap(({ meta }) => (meta[key] ?? []) as string[]))];
  const run = coverages.find(({ analysisId }) => analysisId === binding.coverage);
  const choices = run === undefined ? null : rowChoices(project, run);
  const options = (list: readonly string[]) => list.map((value) => ({ value, label: names(value) }));
  const select = (key: 'attribute' | 'coverage' | 'type' | 'scopeTag' | 'scopeArea' | 'direction', list: { value: string; label: string }[], placeholder: string) => (
    <Field key={key} label={text(`rules.bind.${key}`)}>
      {(id) => <Select id={id} value={binding[key] ?? null} allowClear placeholder={placeholder} popupMatchSelectWidth={false} options={list} onChange={(value: string | undefined) => set(key)((value ?? null))} aria-label={text(`rules.bind.${key}`)} />}
    </Field>
  );
  const field = (key: BindingKey): ReactNode => {
    switch (key) {
      case 'facilityTypes': return (
        <Field key="facilityTypes" wide label={text('rules.bind.facilityTypes')}>
          {(id) => <Select id={id} mode="multiple" value={binding.facilityTypes ?? []} placeholder={text('rules.bind.asProfile')} options={options(facilityTypesIn(project))} onChange={set('facilityTypes')} aria-label={text('rules.bind.facilityTypes')} />}
        </Field>
      );
      case 'attribute': return select('attribute', options(metas('facilities', 'attributes')), text('rules.bind.asProfile'));
      case 'column': return <Field key="column" wide label={text('rules.bind.column')}>{(id) => <IndicatorSelect id={id} value={binding.column ?? null} onChange={set('column')} none={text('rules.bind.noColumn')} label={text('rules.bind.column')} />}</Field>;
      case 'per': return (binding.coverage !== undefined ? null : <Field key="per" label={text('value.per')}>{(id) => <IndicatorSelect id={id} value={binding.per ?? null} onChange={set('per')} none={text(binding.facilityTypes === undefined ? 'value.per.none' : 'weight.population')} label={text('value.per')} />}</Field>);
      case 'times': return (binding.per === undefined ? null : <NumberField key="times" label={text('value.times')} value={binding.times ?? null} onChange={set('times')} minimum={0.000001} placeholder="1" />);
      case 'coverage': return select('coverage', coverages.map(({ analysisId }) => ({ value: analysisId, label: analysisId })), text('rules.bind.noCoverage'));
      case 'type': return (choices === null || choices.types.length === 0 ? null : select('type', choices.types.map((value) => ({ value, label: value === 'all' ? text('type.all') : names(value) })), text('type.all')));
      case 'limit': return (choices === null || choices.limits.length === 0 ? null : (
        <Field key="limit" label={text('map.limit')}>
          {(id) => <Select id={id} value={binding.limit ?? null} allowClear placeholder={text('rules.bind.asRule')} options={choices.limits.map((value) => ({ value, label: amount(value, choices.unit) }))} onChange={(value: number | undefined) => set('limit')(value ?? null)} />}
        </Field>
      ));
      case 'shareNeeded': return (binding.coverage === undefined ? null : <NumberField key="shareNeeded" label={text('rules.bind.shareNeeded')} hint={text('rules.bind.shareNeeded.hint')} value={binding.shareNeeded === undefined ? null : binding.shareNeeded * 100} onChange={(percent) => set('shareNeeded')(percent === null ? null : percent / 100)} minimum={0.1} maximum={100} suffix="%" />);
      case 'threshold': return <NumberField key="threshold" label={text('rules.threshold')} hint={text('rules.bind.threshold.hint')} value={binding.threshold ?? null} onChange={set('threshold')} placeholder={text('profile.open')} />;
      case 'tolerance': return <NumberField key="tolerance" label={text('rules.bind.tolerance')} hint={text('gaps.near.hint')} value={binding.tolerance === undefined ? null : binding.tolerance * 100} onChange={(percent) => set('tolerance')(percent === null ? null : percent / 100)} minimum={0} maximum={100} suffix="%" placeholder={text('gaps.near.none')} />;
      case 'direction': return select('direction', (['higher', 'lower'] as const).map((value) => ({ value, label: text(`gaps.direction.${value}`) })), text('gaps.direction.higher'));
      case 'scopeTag': return select('scopeTag', options(tagsIn(project)), text('rules.bind.asProfile'));
      case 'scopeArea': return select('scopeArea', options(metas('areas', 'areas')), text('rules.bind.asProfile'));
    }
  };
  return <div className="fields indicator-details">{keys.map(field)}</div>;
}
