import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { useText, useWorkbench } from '../app/context.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { facilityTypesIn, knowsMinutes, modelsFor } from './datasets.ts';
import { TRAVEL_FIELDS, TravelFields } from './TravelFields.tsx';
import { DEFAULT_TRAVEL, travelKeys } from './travel.ts';

/** 覆盖: who is inside the service circle and who is not. */
export function CoverageForm() {
  const text = useText();
  const project = useWorkbench((state) => state.project);
  const types = useMemo(() => facilityTypesIn(project), [project]);
  const available = useMemo(() => modelsFor(project), [project]);
  const [form, setForm] = useState(DEFAULT_TRAVEL);
  const [byType, setByType] = useState(true);
  // Times already known are to the nearest facility of any type.
  const typed = !(form.model === 'matrix' && knowsMinutes(project));
  return (
    <AnalysisCard
      kind="coverage" fields={TRAVEL_FIELDS} missing={available[form.model] ? null : text(`travel.model.${form.model}.needs`)}
      compose={(id) => ({ id, kind: 'coverage', ...travelKeys(form), ...(typed && byType ? { by: 'type' as const } : {}) })}
    >
      {(findings) => (
        <>
          <TravelFields form={form} onChange={setForm} findings={findings} facilityTypes={types} available={available} />
          {typed && <Checkbox className="field-wide" checked={byType} onChange={(event) => setByType(event.target.checked)}>{text('coverage.byType')}</Checkbox>}
        </>
      )}
    </AnalysisCard>
  );
}
