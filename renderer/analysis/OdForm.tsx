import { InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import { useText, useWorkbench } from '../app/context.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { facilityTypesIn, modelsFor } from './datasets.ts';
import { Field } from './fields.tsx';
import { oneLimitKeys } from './oneLimit.ts';
import { TRAVEL_FIELDS, TravelFields } from './TravelFields.tsx';
import { DEFAULT_TRAVEL } from './travel.ts';

/** 出行表: who goes where, in what time; with one facility each, the catchments. */
export function OdForm() {
  const text = useText();
  const project = useWorkbench((state) => state.project);
  const types = useMemo(() => facilityTypesIn(project), [project]);
  const available = useMemo(() => modelsFor(project), [project]);
  const [form, setForm] = useState(DEFAULT_TRAVEL);
  const [nearest, setNearest] = useState<number | null>(1);
  const people = project?.datasets.some((dataset) => dataset.role === 'population') === true;
  return (
    <AnalysisCard
      kind="od" fields={[...TRAVEL_FIELDS, 'nearest']} missing={!available[form.model] ? text(`travel.model.${form.model}.needs`) : people ? null : text('access.needsPeople')}
      compose={(id) => ({ id, kind: 'od', ...oneLimitKeys(form), ...(nearest === null ? {} : { nearest }) })}
    >
      {(findings) => (
        <>
          <TravelFields form={form} onChange={setForm} findings={findings} facilityTypes={types} available={available} singleLimit mixedTypes={text('travel.typesNearest')} />
          <Field wide label={text('od.nearest')} findings={findings['nearest']} hint={text('od.nearest.hint')}>
            {(id, status) => <InputNumber id={id} status={status} value={nearest} min={1} max={1000} precision={0} placeholder={text('od.nearest.all')} controls={false} changeOnWheel={false} onChange={setNearest} />}
          </Field>
        </>
      )}
    </AnalysisCard>
  );
}
