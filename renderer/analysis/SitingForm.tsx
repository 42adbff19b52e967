import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { PARAMETERS } from '../../api/parameters.ts';
import { useText, useWorkbench } from '../app/context.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { facilityTypesIn, modelsFor } from './datasets.ts';
import { Field, NumberParameter } from './fields.tsx';
import { oneLimitKeys } from './oneLimit.ts';
import { TRAVEL_FIELDS, TravelFields } from './TravelFields.tsx';
import { DEFAULT_TRAVEL } from './travel.ts';

/** 选址: where the next facilities go, and what they would change (maximal covering). */
export function SitingForm() {
  const text = useText();
  const project = useWorkbench((state) => state.project);
  const types = useMemo(() => facilityTypesIn(project), [project]);
  const models = useMemo(() => modelsFor(project), [project]);
  const [form, setForm] = useState(DEFAULT_TRAVEL);
  const [sites, setSites] = useState<number>(PARAMETERS.sites.default);
  const [fixed, setFixed] = useState<'facilities' | 'none'>('facilities');
  const people = project?.datasets.some((dataset) => dataset.role === 'population') === true;
  const candidates = project?.datasets.some((dataset) => dataset.role === 'candidates') === true;
  const missing = people ? (models[form.model] ? null : text(`travel.model.${form.model}.needs`)) : text('siting.needs');
  return (
    <AnalysisCard
      kind="siting" fields={[...TRAVEL_FIELDS, 'sites', 'fixed', 'problem']} missing={missing}
      compose={(id) => ({ id, kind: 'siting', problem: 'mclp', ...oneLimitKeys(form), sites, fixed })}
    >
      {(findings) => (
        <>
          <div className="field-hint field-wide">{text('siting.problem.mclp')}</div>
          <NumberParameter id="sites" label={text('siting.sites')} value={sites} onChange={(value) => setSites(Math.round(value))} findings={findings['sites']} />
          <Field wide label={text('siting.fixed')} findings={findings['fixed']} hint={candidates ? text('siting.candidates.file') : text('siting.candidates.people')}>
            {(id, status) => (
              <Select id={id} status={status} value={fixed} onChange={setFixed} options={(['facilities', 'none'] as const).map((value) => ({ value, label: text(`siting.fixed.${value}`) }))} />
            )}
          </Field>
          <TravelFields form={form} onChange={setForm} findings={findings} facilityTypes={types} available={models} singleLimit />
        </>
      )}
    </AnalysisCard>
  );
}
