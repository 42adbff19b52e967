import { Checkbox, InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import { PARAMETERS } from '../../api/parameters.ts';
import { useText, useWorkbench } from '../app/context.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { facilityTypesIn, modelsFor } from './datasets.ts';
import { Field } from './fields.tsx';
import { NumberList } from './NumberList.tsx';
import { oneLimitKeys } from './oneLimit.ts';
import { TRAVEL_FIELDS, TravelFields } from './TravelFields.tsx';
import { DEFAULT_TRAVEL } from './travel.ts';

const FACTORS = [0.8, 1, 1.2];

/** 敏感性: how much the share of people covered moves with the assumptions, and whose verdict turns over. */
export function SensitivityForm() {
  const text = useText();
  const project = useWorkbench((state) => state.project);
  const types = useMemo(() => facilityTypesIn(project), [project]);
  const available = useMemo(() => modelsFor(project), [project]);
  const [form, setForm] = useState(DEFAULT_TRAVEL);
  const [speedFactors, setSpeedFactors] = useState<number[]>(FACTORS);
  const [limitMinutes, setLimitMinutes] = useState<number[]>([]);
  const [limitFactors, setLimitFactors] = useState<number[]>(FACTORS);
  const [cellFactors, setCellFactors] = useState<number[]>([2]);
  const [otherPopulation, setOtherPopulation] = useState(false);
  const [verdictPercent, setVerdictPercent] = useState<number | null>(null);
  const keys = oneLimitKeys(form);
  // A radius in metres and a matrix of metres or cost know no speed.
  const timed = keys.minutes !== undefined;
  const otherPeople = form.model !== 'matrix' && project?.datasets.some((dataset) => dataset.role === 'otherPopulation') === true;
  const people = project?.datasets.some((dataset) => dataset.role === 'population') === true;
  const some = (values: number[]) => (values.length > 0 ? values : undefined);
  return (
    <AnalysisCard
      kind="sensitivity" fields={[...TRAVEL_FIELDS, 'speedFactors', 'limitMinutes', 'limitFactors', 'cellFactors', 'otherPopulation', 'verdictShare']}
      missing={!available[form.model] ? text(`travel.model.${form.model}.needs`) : people ? null : text('access.needsPeople')}
      compose={(id) => ({
        id, kind: 'sensitivity', ...keys, ...(timed ? { speedFactors: some(speedFactors), limitMinutes: some(limitMinutes) } : { limitFactors: some(limitFactors) }),
        ...(form.model === 'friction' ? { cellFactors: some(cellFactors) } : {}), ...(otherPeople && otherPopulation ? { otherPopulation } : {}), ...(verdictPercent === null ? {} : { verdictShare: verdictPercent / 100 }),
      })}
    >
      {(findings) => (
        <>
          <TravelFields form={form} onChange={setForm} findings={findings} facilityTypes={types} available={available} singleLimit />
          {timed && <NumberList label={text('sensitivity.speedFactors')} value={speedFactors} onChange={setSpeedFactors} range={[0.01, 5]} findings={findings['speedFactors']} />}
          {timed && <NumberList label={text('sensitivity.limitMinutes')} hint={text('sensitivity.limitHint')} unit={text('unit.min')} value={limitMinutes} onChange={setLimitMinutes} range={[PARAMETERS.minutes.minimum, PARAMETERS.minutes.maximum]} findings={findings['limitMinutes']} />}
          {!timed && <NumberList label={text('sensitivity.limitFactors')} value={limitFactors} onChange={setLimitFactors} range={[0.01, 5]} findings={findings['limitFactors']} />}
          {form.model === 'friction' && <NumberList label={text('sensitivity.cellFactors')} hint={text('sensitivity.cellFactorsHint')} value={cellFactors} onChange={setCellFactors} range={[1, 20]} whole findings={findings['cellFactors']} />}
          {otherPeople && <Checkbox className="field-wide" checked={otherPopulation} onChange={(event) => setOtherPopulation(event.target.checked)}>{text('sensitivity.otherPopulation')}</Checkbox>}
          <Field wide label={text('sensitivity.verdictShare')} hint={text('sensitivity.verdictShare.hint')} findings={findings['verdictShare']}>
            {(id, status) => <InputNumber id={id} status={status} value={verdictPercent} min={0} max={100} suffix="%" placeholder={text('sensitivity.verdictShare.base')} controls={false} changeOnWheel={false} onChange={setVerdictPercent} />}
          </Field>
        </>
      )}
    </AnalysisCard>
  );
}
