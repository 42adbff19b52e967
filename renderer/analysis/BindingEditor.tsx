import { CloseOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Finding } from '../../api/findings.ts';
import type { RuleBinding } from '../../api/valueAnalyses.ts';
import { useNames, useText, useWorkbench } from '../app/context.ts';
import { FindingList } from '../app/FindingList.tsx';
import { wordsIn } from '../app/profiles.ts';
import { BindingFields } from './BindingFields.tsx';
import type { Bindable } from './bindings.ts';
import { Field } from './fields.tsx';

interface BindingEditorProps {
  bindables: readonly Bindable[];
  bindings: Readonly<Record<string, RuleBinding>>;
  onChange: (bindings: Record<string, RuleBinding>) => void;
  areaName: (area: string) => string;
  findings?: readonly Finding[];
}

/** Which data of the project each rule is tested with: the rules bound so far, each unfolds into its fields. */
export function BindingEditor({ bindables, bindings, onChange, areaName, findings = [] }: BindingEditorProps) {
  const text = useText();
  const names = useNames();
  const language = useWorkbench((state) => state.language);
  const [open, setOpen] = useState<string | null>(null);
  const listed = bindables.filter(({ id }) => bindings[id] !== undefined);
  const areas = [...new Set(bindables.map(({ area }) => area))];
  const said = ({ column, per, facilityTypes, attribute, coverage, limit, threshold }: RuleBinding) => [
    column === undefined ? '' : `${names(column)}${per === undefined ? '' : ` / ${names(per)}`}`, (facilityTypes ?? []).map(names).join(text('list.comma')), attribute === undefined ? '' : names(attribute), coverage ?? '', limit === undefined ? '' : String(limit), threshold === undefined ? '' : text('rules.thresholdSet', { threshold }),
  ].filter((part) => part !== '').join(' · ');
  const wrong = (id: string) => findings.filter(({ parameter }) => `${parameter ?? ''}.`.includes(`.bind.${id}.`));
  const elsewhere = findings.filter((finding) => !listed.some(({ id }) => wrong(id).includes(finding)));
  return (
    <Field wide label={text('rules.bindings')} hint={text('rules.bindings.hint')} findings={elsewhere}>
      {(id) => (
        <>
          <ul className="bindings">
            {listed.map((rule) => {
              const name = wordsIn(language, rule.name);
              const shown = open === rule.id || wrong(rule.id).length > 0;
              return (
                <li key={rule.id}>
                  <div className="binding-head">
                    <span title={`${rule.id} · ${name}`}><b>{name}</b><small>{said(bindings[rule.id])}</small></span>
                    <Button type="text" size="small" icon={<EditOutlined aria-hidden />} aria-expanded={shown} aria-label={text('rules.editBinding', { rule: name })} onClick={() => setOpen(open === rule.id ? null : rule.id)} />
                    <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={text('rules.removeBinding', { rule: name })} onClick={() => onChange(Object.fromEntries(Object.entries(bindings).filter(([other]) => other !== rule.id)))} />
                  </div>
                  {shown && <BindingFields rule={rule} binding={bindings[rule.id]} onChange={(binding) => onChange({ ...bindings, [rule.id]: binding })} />}
                  {wrong(rule.id).length > 0 && <FindingList findings={wrong(rule.id)} />}
                </li>
              );
            })}
          </ul>
          <Select
            id={id} size="small" value={null} placeholder={text('rules.addBinding')} showSearch={{ optionFilterProp: ['label', 'value'] }} popupMatchSelectWidth={false} aria-label={text('rules.addBinding')}
            onChange={(chosen: string | null) => {
              if (chosen === null) return;
              onChange({ ...bindings, [chosen]: {} });
              setOpen(chosen);
            }}
            options={areas.map((area) => ({ label: areaName(area), title: '', options: bindables.filter((rule) => rule.area === area && bindings[rule.id] === undefined).map((rule) => ({ value: rule.id, label: wordsIn(language, rule.name), title: rule.id })) }))}
          />
        </>
      )}
    </Field>
  );
}
