import { Segmented } from 'antd';
import { useFormats, useText, useWorkbench } from '../app/context.ts';
import { directionMatters, roadClassesIn } from './datasets.ts';
import { Field, NumberParameter, ParameterSource } from './fields.tsx';
import type { FieldFindings } from './findingsByField.ts';
import { MoreFields } from './MoreFields.tsx';
import { ScenarioFields } from './ScenarioFields.tsx';
import { scenarioOf } from './travel.ts';
import type { TravelForm } from './travel.ts';

export const RARER_FIELDS = ['snap', 'accessSpeedKmh', 'maxSnapMeters', 'neighbours', 'direction', 'speedFactor', 'classFactors', 'closedClasses', 'closedRoads', 'closedAt', 'scenario'] as const;

interface RarerFieldsProps {
  form: TravelForm;
  onChange: (form: TravelForm) => void;
  findings: FieldFindings;
}

/** The values few people change, folded under one line that says what they are; unfolded where one of them is at fault. */
export function RarerFields({ form, onChange, findings }: RarerFieldsProps) {
  const text = useText();
  const formats = useFormats();
  const project = useWorkbench((state) => state.project);
  const set = <K extends keyof TravelForm>(key: K) => (value: TravelForm[K]) => onChange({ ...form, [key]: value });
  if (form.model === 'matrix' || (form.model === 'radius' && form.radiusBy === 'meters')) return null;
  const [network, edges] = [form.model === 'network', form.model === 'network' && form.snap === 'nearest-edge'];
  const directed = directionMatters(project, form.model);
  const said = [
    network ? text(`travel.more.${form.snap}`) : '',
    edges ? `${formats.figure(form.accessSpeedKmh)} ${text('unit.km/h')}` : '',
    edges ? text('travel.more.within', { distance: formats.meters(form.maxSnapMeters) }) : '',
    form.model === 'friction' ? text('travel.more.neighbours', { count: form.neighbours }) : '',
    directed ? text(`travel.direction.${form.direction}`) : '',
    scenarioOf(form) === null ? text('travel.more.asUsual') : `${text('scenario.title')} ${form.scenario?.name.trim() ?? ''}`.trim(),
  ].filter((part) => part !== '').join(' · ');
  return (
    <MoreFields label={text('travel.more')} said={said} wrong={RARER_FIELDS.some((field) => findings[field] !== undefined)}>
      {network && (
        <Field wide label={text('travel.snap')} findings={findings['snap']} hint={text(`travel.snap.${form.snap}.hint`)}>
          {(field) => (
            <Segmented
              id={field} block value={form.snap} onChange={set('snap')} aria-label={text('travel.snap')}
              options={(['nearest-edge', 'nearest-node'] as const).map((value) => ({ value, label: text(`travel.snap.${value}`) }))}
            />
          )}
        </Field>
      )}
      {edges && <NumberParameter id="accessSpeedKmh" label={text('travel.accessSpeedKmh')} value={form.accessSpeedKmh} onChange={set('accessSpeedKmh')} findings={findings['accessSpeedKmh']} />}
      {edges && <NumberParameter id="maxSnapMeters" label={text('travel.maxSnapMeters')} value={form.maxSnapMeters} onChange={set('maxSnapMeters')} findings={findings['maxSnapMeters']} />}
      {form.model === 'friction' && (
        <Field label={text('travel.neighbours')} findings={findings['neighbours']} hint={<ParameterSource id="neighbours" value={form.neighbours} onReset={() => set('neighbours')(8)} />}>
          {(field) => <Segmented id={field} block value={form.neighbours} onChange={set('neighbours')} options={[8, 16] as const} aria-label={text('travel.neighbours')} />}
        </Field>
      )}
      {directed && (
        <Field wide label={text('travel.direction')} findings={findings['direction']}>
          {(field) => (
            <Segmented
              id={field} block value={form.direction} onChange={set('direction')} aria-label={text('travel.direction')}
              options={(['to-facility', 'from-facility'] as const).map((value) => ({ value, label: text(`travel.direction.${value}`) }))}
            />
          )}
        </Field>
      )}
      <ScenarioFields form={form} onChange={onChange} findings={findings} roadClasses={roadClassesIn(project)} />
    </MoreFields>
  );
}
