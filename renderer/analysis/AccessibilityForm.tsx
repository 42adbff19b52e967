import { FunctionOutlined } from '@ant-design/icons';
import { Checkbox, InputNumber, Select, Tooltip } from 'antd';
import { useMemo, useState } from 'react';
import { ACCESSIBILITY_METHODS } from '../../api/recipe.ts';
import type { AccessibilityAnalysis } from '../../api/recipe.ts';
import { useText, useWorkbench } from '../app/context.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { facilityTypesIn, matrixUnitIn, modelsFor } from './datasets.ts';
import { DecayFields } from './DecayFields.tsx';
import { DEFAULT_DECAY, decayOf } from './decay.ts';
import { Field } from './fields.tsx';
import { costUnitOf, limitOfCost, oneLimitKeys } from './oneLimit.ts';
import { TRAVEL_FIELDS, TravelFields } from './TravelFields.tsx';
import { DEFAULT_TRAVEL } from './travel.ts';

type Method = AccessibilityAnalysis['method'];
const WITH_DECAY: readonly Method[] = ['gravity', '2sfca', 'e2sfca', 'm2sfca', '3sfca'];
const ADDING_UP: readonly Method[] = ['cumulative', 'gravity'];

/** 可达性: how far it is to the nearest facility, or how much supply there is for each person. */
export function AccessibilityForm() {
  const text = useText();
  const project = useWorkbench((state) => state.project);
  const types = useMemo(() => facilityTypesIn(project), [project]);
  const available = useMemo(() => modelsFor(project), [project]);
  const [form, setForm] = useState(DEFAULT_TRAVEL);
  const [method, setMethod] = useState<Method>('nearest');
  const [decay, setDecay] = useState(DEFAULT_DECAY);
  const [plainDecay, setPlainDecay] = useState({ ...DEFAULT_DECAY, kind: 'none' as const } as typeof DEFAULT_DECAY);
  const [opportunities, setOpportunities] = useState<'auto' | 'capacity' | 'count'>('auto');
  const [choiceOver, setChoiceOver] = useState<'catchment' | 'listed'>('catchment');
  const [per, setPer] = useState(1000);
  const [byType, setByType] = useState(false);
  const [points, setPoints] = useState(false);
  const limit = limitOfCost(form);
  // Two-step alone does without a decay, and usually is computed without.
  const [decayForm, setDecayForm] = method === '2sfca' ? [plainDecay, setPlainDecay] : [decay, setDecay];
  // What is added up is within the reach of one person; only what is shared out is told per thousand.
  const shared = method !== 'nearest' && !ADDING_UP.includes(method);
  const weighed = WITH_DECAY.includes(method);
  const said = weighed ? decayOf(decayForm, limit) : null;
  const people = project?.datasets.some((dataset) => dataset.role === 'population') === true;
  const missing = !available[form.model] ? text(`travel.model.${form.model}.needs`) : people ? null : text('access.needsPeople');
  return (
    <AnalysisCard
      kind="accessibility" fields={[...TRAVEL_FIELDS, 'method', 'decay', 'opportunities', 'per', 'choiceOver']} missing={missing}
      compose={(id) => ({
        id, kind: 'accessibility', method, ...oneLimitKeys(form), ...(said === null ? {} : { decay: said }), ...(shared ? { per } : {}),
        ...(ADDING_UP.includes(method) && opportunities !== 'auto' ? { opportunities } : {}), ...(method === '3sfca' && form.model === 'matrix' ? { choiceOver } : {}),
        ...(byType ? { by: 'type' as const } : {}), ...(points ? { points } : {}),
      })}
    >
      {(findings) => (
        <>
          <Field
            wide label={text('access.method')} findings={findings['method']}
            hint={<>{text(`access.${method}.hint`)} <Tooltip title={text(`access.${method}.formula`)}><span className="formula" role="note" tabIndex={0} aria-label={text(`access.${method}.formula`)}><FunctionOutlined aria-hidden /> {text('access.formula')}</span></Tooltip></>}
          >
            {(id, status) => <Select id={id} status={status} value={method} onChange={setMethod} options={ACCESSIBILITY_METHODS.map((value) => ({ value, label: text(`access.${value}`) }))} />}
          </Field>
          <TravelFields form={form} onChange={setForm} findings={findings} facilityTypes={types} available={available} singleLimit mixedTypes={byType ? undefined : text(method === 'nearest' ? 'travel.typesNearest' : 'travel.typesMixed')} />
          {weighed && <DecayFields form={decayForm} onChange={setDecayForm} findings={findings} optional={method === '2sfca'} limit={limit} unit={costUnitOf(form, matrixUnitIn(project))} />}
          {ADDING_UP.includes(method) && (
            <Field label={text('access.opportunities')} findings={findings['opportunities']}>
              {(id, status) => <Select id={id} status={status} value={opportunities} onChange={setOpportunities} options={(['auto', 'capacity', 'count'] as const).map((value) => ({ value, label: text(`access.opportunities.${value}`) }))} />}
            </Field>
          )}
          {shared && (
            <Field label={text('access.per')} findings={findings['per']} hint={text('access.perHint')}>
              {(id, status) => <InputNumber id={id} status={status} value={per} min={1} max={1e9} controls={false} changeOnWheel={false} onChange={(value) => value !== null && setPer(value)} />}
            </Field>
          )}
          {method === '3sfca' && form.model === 'matrix' && (
            <Field label={text('access.choiceOver')} findings={findings['choiceOver']}>
              {(id, status) => <Select id={id} status={status} value={choiceOver} onChange={setChoiceOver} options={(['catchment', 'listed'] as const).map((value) => ({ value, label: text(`access.choiceOver.${value}`) }))} />}
            </Field>
          )}
          <Checkbox className="field-wide" checked={byType} onChange={(event) => setByType(event.target.checked)}>{text('coverage.byType')}</Checkbox>
          <Checkbox className="field-wide" checked={points} onChange={(event) => setPoints(event.target.checked)}>{text('access.points')}</Checkbox>
        </>
      )}
    </AnalysisCard>
  );
}
