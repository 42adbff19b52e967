import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import { PARAMETERS } from '../../api/parameters.ts';
import { useNames, useText, useWorkbench } from '../app/context.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { comparedKeys, MOST_MODELS, sameTwice } from './comparedModels.ts';
import type { ComparedForm } from './comparedModels.ts';
import { facilityTypesIn, matrixUnitIn, modelsFor } from './datasets.ts';
import { Field, NumberParameter } from './fields.tsx';
import type { TravelModel } from './travel.ts';

const MODELS: readonly TravelModel[] = ['radius', 'network', 'friction', 'matrix'];

/** 口径比较: two to four models over the same people, and where they disagree. */
export function ComparisonForm() {
  const text = useText();
  const names = useNames();
  const project = useWorkbench((state) => state.project);
  const types = useMemo(() => facilityTypesIn(project), [project]);
  const known = useMemo(() => modelsFor(project), [project]);
  // Minutes in common: a matrix of metres or cost has none.
  const available = useMemo(() => MODELS.filter((model) => known[model] && (model !== 'matrix' || matrixUnitIn(project) === 'minutes')), [known, project]);
  const [minutes, setMinutes] = useState<number>(PARAMETERS.minutes.default);
  const [chosen, setChosen] = useState<ComparedForm[] | null>(null);
  const [facilityTypes, setFacilityTypes] = useState<string[]>([]);
  const [nextKey, setNextKey] = useState(100);
  const models = chosen ?? available.slice(0, MOST_MODELS).map((model, key) => ({ key, model, speedKmh: PARAMETERS.speedKmh.default }));
  const change = (key: number, to: Partial<ComparedForm>) => setChosen(models.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const people = project?.datasets.some((dataset) => dataset.role === 'population') === true;
  const unserved = models.find(({ model }) => !known[model]);
  const missing = !people ? text('access.needsPeople') : unserved !== undefined ? text(`travel.model.${unserved.model}.needs`) : models.length < 2 ? text('comparison.tooFew') : sameTwice(models) ? text('comparison.same') : null;
  const nextModel = available.find((model) => models.every((one) => one.model !== model)) ?? 'radius';
  return (
    <AnalysisCard
      kind="comparison" fields={['minutes', 'facilityTypes', 'models']} missing={missing}
      compose={(id) => ({ id, kind: 'comparison', models: models.map((model) => comparedKeys(model, minutes)), ...(facilityTypes.length > 0 ? { facilityTypes } : {}) })}
    >
      {(findings) => (
        <>
          <Field wide label={text('comparison.models')} hint={text('comparison.modelsHint')} findings={findings['models']}>
            {() => (
              <ol className="compared-models">
                {models.map(({ key, model, speedKmh }, index) => (
                  <li key={key}>
                    <Select
                      size="small" value={model} onChange={(next: TravelModel) => change(key, { model: next })} aria-label={`${text('comparison.models')} ${index + 1}`}
                      options={MODELS.map((value) => ({ value, label: text(`travel.model.${value}`), disabled: !available.includes(value) }))}
                    />
                    {model === 'radius'
                      ? <InputNumber size="small" value={speedKmh} min={PARAMETERS.speedKmh.minimum} max={PARAMETERS.speedKmh.maximum} suffix={text('unit.km/h')} controls={false} changeOnWheel={false} aria-label={`${text('comparison.speedOf')} ${index + 1}`} onChange={(value) => value !== null && change(key, { speedKmh: value })} />
                      : <span className="field-hint">{index === 0 ? text('comparison.first') : ''}</span>}
                    <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} disabled={models.length <= 2} aria-label={text('comparison.remove', { model: `${text(`travel.model.${model}`)} ${index + 1}` })} onClick={() => setChosen(models.filter((one) => one.key !== key))} />
                  </li>
                ))}
              </ol>
            )}
          </Field>
          {models.length < MOST_MODELS && (
            <Button
              className="field-wide" size="small" type="dashed" icon={<PlusOutlined aria-hidden />} disabled={!known[nextModel]}
              onClick={() => {
                setChosen([...models, { key: nextKey, model: nextModel, speedKmh: nextModel === 'radius' ? freeSpeed(models) : PARAMETERS.speedKmh.default }]);
                setNextKey(nextKey + 1);
              }}
            >
              {text('comparison.add')}
            </Button>
          )}
          <NumberParameter id="minutes" label={text('comparison.minutes')} value={minutes} onChange={setMinutes} findings={findings['minutes']} />
          <Field label={text('travel.facilityTypes')} findings={findings['facilityTypes']}>
            {(id, status) => <Select id={id} mode="multiple" status={status} allowClear value={facilityTypes} onChange={setFacilityTypes} placeholder={text('travel.facilityTypes.all')} options={types.map((value) => ({ value, label: names(value) }))} aria-label={text('travel.facilityTypes')} />}
          </Field>
        </>
      )}
    </AnalysisCard>
  );
}

/** A speed no radius among the models has yet: half, a third … of the usual one. */
function freeSpeed(models: readonly ComparedForm[]): number {
  const taken = new Set(models.filter(({ model }) => model === 'radius').map(({ speedKmh }) => speedKmh));
  for (let n = 1; ; n++) {
    const speed = PARAMETERS.speedKmh.default / n;
    if (!taken.has(speed)) return speed;
  }
}
