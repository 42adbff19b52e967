import { Segmented, Select } from 'antd';
import { useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import { knowsMinutes, matrixUnitIn } from './datasets.ts';
import { Bands, Field, NumberParameter } from './fields.tsx';
import type { FieldFindings } from './findingsByField.ts';
import { RARER_FIELDS, RarerFields } from './RarerFields.tsx';
import { resultingRadii } from './travel.ts';
import type { TravelForm, TravelModel } from './travel.ts';

interface TravelFieldsProps {
  form: TravelForm;
  onChange: (form: TravelForm) => void;
  findings: FieldFindings;
  facilityTypes: readonly string[];
  /** Which models the imported data can serve; the others say what they need. */
  available: Record<TravelModel, boolean>;
  /** Siting takes one limit only. */
  singleLimit?: boolean;
  /** What to say of several facility types taken together; absent where nothing need be said. */
  mixedTypes?: string;
}

export const TRAVEL_FIELDS = ['model', 'minutes', 'radiusMeters', 'speedKmh', 'detourFactor', 'facilityTypes', 'limits', ...RARER_FIELDS] as const;
const MODELS = ['radius', 'network', 'friction', 'matrix'] as const;

/** How people travel: the model and every value it uses, each with the source of its default. */
export function TravelFields({ form, onChange, findings, facilityTypes, available, singleLimit = false, mixedTypes }: TravelFieldsProps) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const project = useWorkbench((state) => state.project);
  const unit = matrixUnitIn(project);
  const set = <K extends keyof TravelForm>(key: K) => (value: TravelForm[K]) => onChange({ ...form, [key]: value });
  const bands = (values: number[]) => (singleLimit ? values.slice(-1) : values);
  const chooseModel = (model: TravelModel) => {
    // Limits of a matrix are in its own unit, for which only minutes and metres have a customary value.
    const limits = model === 'matrix' && form.limits.length === 0 ? { minutes: [30], meters: [5000], cost: [] }[unit] : form.limits;
    onChange({ ...form, model, limits, facilityTypes: model === 'matrix' && knowsMinutes(project) ? [] : form.facilityTypes });
  };
  const byMeters = form.model === 'radius' && form.radiusBy === 'meters';
  return (
    <>
      <Field wide label={text('travel.model')} findings={findings['model']} hint={available[form.model] ? text(`travel.model.${form.model}.hint`) : text(`travel.model.${form.model}.needs`)}>
        {(id) => (
          <Segmented
            id={id} block value={form.model} onChange={chooseModel} aria-label={text('travel.model')}
            options={MODELS.map((value) => ({ value, label: text(`travel.model.${value}`) }))}
          />
        )}
      </Field>
      {form.model === 'radius' && (
        <Field wide label={text('travel.radiusBy')}>
          {(id) => (
            <Segmented
              id={id} block value={form.radiusBy} onChange={set('radiusBy')} aria-label={text('travel.radiusBy')}
              options={[{ value: 'minutes' as const, label: text('travel.radiusBy.minutes') }, { value: 'meters' as const, label: text('travel.radiusBy.meters') }]}
            />
          )}
        </Field>
      )}
      {form.model === 'matrix' && (
        <Bands id="limits" unit={unit} label={text(`travel.limits.${unit}`)} value={form.limits} onChange={(values) => set('limits')(bands(values))} suggestions={unit === 'meters' ? [1000, 2000, 5000, 10_000] : [15, 30, 45, 60]} findings={findings['limits']} />
      )}
      {form.model !== 'matrix' && (byMeters
        ? <Bands id="radiusMeters" label={text('travel.radiusMeters')} value={form.radiusMeters} onChange={(values) => set('radiusMeters')(values.length > 1 ? bands(values) : values)} suggestions={[1000, 2000, 5000, 10_000]} findings={findings['radiusMeters']} />
        : <Bands id="minutes" label={text('travel.minutes')} value={form.minutes} onChange={(values) => set('minutes')(bands(values))} suggestions={[15, 30, 45, 60]} findings={findings['minutes']} />)}
      {form.model === 'radius' && !byMeters && (
        <>
          <NumberParameter id="speedKmh" label={text('travel.speedKmh')} value={form.speedKmh} onChange={set('speedKmh')} findings={findings['speedKmh']} />
          <NumberParameter id="detourFactor" label={text('travel.detourFactor')} value={form.detourFactor} onChange={set('detourFactor')} findings={findings['detourFactor']} />
          <div className="field-result" data-testid="resulting-radius">
            <span>{text('travel.resultingRadius')}</span>
            <b>{resultingRadii(form).map(formats.meters).join(' · ')}</b>
          </div>
        </>
      )}
      {!(form.model === 'matrix' && knowsMinutes(project)) && (
        <Field wide label={text('travel.facilityTypes')} findings={findings['facilityTypes']} hint={facilityTypes.length > 1 && form.facilityTypes.length !== 1 ? mixedTypes : undefined}>
          {(id, status) => (
            <Select
              id={id} mode="multiple" status={status} allowClear value={form.facilityTypes} onChange={set('facilityTypes')} placeholder={text('travel.facilityTypes.all')}
              options={facilityTypes.map((value) => ({ value, label: names(value) }))} aria-label={text('travel.facilityTypes')}
            />
          )}
        </Field>
      )}
      <RarerFields form={form} onChange={onChange} findings={findings} />
    </>
  );
}
