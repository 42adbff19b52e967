import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { useText, useWorkbench } from '../app/context.ts';
import { FindingList } from '../app/FindingList.tsx';
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
  const [backup, setBackup] = useState(false);
  const [capacityLimited, setCapacityLimited] = useState(false);
  // Times already known are to the nearest facility of any type.
  const typed = !(form.model === 'matrix' && knowsMinutes(project));
  // Second facilities and capacities are about people.
  const people = typed && project?.datasets.some((dataset) => dataset.role === 'population') === true;
  return (
    <AnalysisCard
      kind="coverage" fields={[...TRAVEL_FIELDS, 'backup', 'capacityLimited']} missing={available[form.model] ? null : text(`travel.model.${form.model}.needs`)}
      compose={(id) => ({ id, kind: 'coverage', ...travelKeys(form), ...(typed && byType ? { by: 'type' as const } : {}), ...(people && backup ? { backup } : {}), ...(people && capacityLimited ? { capacityLimited } : {}) })}
    >
      {(findings) => (
        <>
          <TravelFields form={form} onChange={setForm} findings={findings} facilityTypes={types} available={available} />
          {typed && <Checkbox className="field-wide" checked={byType} onChange={(event) => setByType(event.target.checked)}>{text('coverage.byType')}</Checkbox>}
          {people && <Checkbox className="field-wide" checked={backup} onChange={(event) => setBackup(event.target.checked)}>{text('coverage.backup')}</Checkbox>}
          {people && <Checkbox className="field-wide" checked={capacityLimited} onChange={(event) => setCapacityLimited(event.target.checked)}>{text('coverage.capacityLimited')}</Checkbox>}
          {(findings['capacityLimited'] ?? findings['backup']) !== undefined && <FindingList findings={[...(findings['capacityLimited'] ?? []), ...(findings['backup'] ?? [])]} />}
        </>
      )}
    </AnalysisCard>
  );
}
