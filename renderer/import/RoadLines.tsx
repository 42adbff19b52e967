import { InputNumber, Segmented, Select } from 'antd';
import { PARAMETERS } from '../../api/parameters.ts';
import { Field, ParameterSource } from '../analysis/fields.tsx';
import { useText } from '../app/context.ts';
import { lineCostOf } from './roleFields.ts';
import type { InputFieldsProps } from './draft.ts';
import type { LineCost } from './roleFields.ts';
import { RoadSlope } from './RoadSlope.tsx';
import { SpeedTable } from './SpeedTable.tsx';

const COSTS: readonly LineCost[] = ['speedKmh', 'minutes', 'speeds'];

/** Roads drawn as lines: where their times come from, which way they go, and where they meet. */
export function RoadLines({ inspection, draft, onChange, findings, files, onFiles }: InputFieldsProps) {
  const text = useText();
  const cost = lineCostOf(draft);
  const set = (key: string, value: unknown) => onChange({ ...draft, [key]: value });
  const setCost = (next: LineCost) => {
    const { speedKmh: _speed, minutes: _minutes, reverseMinutes: _reverse, speeds: _speeds, ...rest } = draft;
    onChange({ ...rest, [next]: next === 'speeds' ? {} : undefined });
  };
  const options = inspection.fields.map((field) => ({ value: field.name, label: field.name }));
  const column = (key: 'speedKmh' | 'minutes' | 'reverseMinutes' | 'oneway' | 'class', required = false, hint?: string) => (
    <Field label={`${text(`input.${key}`)}${required ? ' *' : ''}`} findings={findings[key]} hint={hint}>
      {(id, status) => <Select id={id} status={status} allowClear showSearch value={draft[key] as string | undefined} onChange={(value: string | undefined) => set(key, value)} options={options} placeholder={text('import.noColumn')} />}
    </Field>
  );
  const values = inspection.fields.find((field) => field.name === draft['class'])?.values;
  const speeds = (draft['speeds'] ?? {}) as Record<string, number>;
  const joinMeters = (draft['joinMeters'] as number | undefined) ?? PARAMETERS.joinMeters.default;
  return (
    <div className="fields">
      <Field wide label={text('import.lineCost')}>
        {(id) => <Segmented id={id} value={cost} onChange={setCost} aria-label={text('import.lineCost')} options={COSTS.map((value) => ({ value, label: text(`lineCost.${value}`) }))} />}
      </Field>
      {cost === 'speedKmh' && column('speedKmh', true)}
      {cost === 'minutes' && <>{column('minutes', true)}{column('reverseMinutes')}</>}
      {column('class', cost === 'speeds', cost === 'speeds' ? undefined : text('import.classHint'))}
      {column('oneway', false, text('import.onewayHint'))}
      {cost === 'speeds' && draft['class'] !== undefined && (
        <Field wide label={text('input.speeds')} findings={findings['speeds']} hint={text(values === undefined ? 'import.tooManyClasses' : 'import.speedsHint')}>
          {() => (values === undefined ? null : (
            <SpeedTable
              counted={text('import.countLines')} lines={Object.entries(values).map(([name, count]) => ({ class: name, count, speedKmh: speeds[name] ?? null }))}
              onSpeed={(name, value) => {
                const { [name]: _before, ...rest } = speeds;
                set('speeds', value === null || value === 0 ? rest : { ...rest, [name]: value });
              }}
            />
          ))}
        </Field>
      )}
      <Field label={text('input.joinMeters')} findings={findings['joinMeters']} hint={<ParameterSource id="joinMeters" value={joinMeters} onReset={() => set('joinMeters', undefined)} />}>
        {(id, status) => (
          <InputNumber
            id={id} status={status} value={joinMeters} min={PARAMETERS.joinMeters.minimum} max={PARAMETERS.joinMeters.maximum} suffix={text('unit.m')} controls={false} changeOnWheel={false}
            onChange={(value) => set('joinMeters', value === null || value === PARAMETERS.joinMeters.default ? undefined : value)}
          />
        )}
      </Field>
      <Field label={text('input.crossings')} findings={findings['crossings']} hint={text(draft['crossings'] === 'join' ? 'crossings.join.hint' : 'crossings.pass.hint')}>
        {(id) => (
          <Segmented
            id={id} block value={draft['crossings'] === 'join' ? 'join' : 'pass'} onChange={(value) => set('crossings', value === 'join' ? 'join' : undefined)} aria-label={text('input.crossings')}
            options={(['pass', 'join'] as const).map((value) => ({ value, label: text(`crossings.${value}`) }))}
          />
        )}
      </Field>
      <RoadSlope foot={draft['profile'] === 'foot'} onFoot={(foot) => onChange({ ...draft, profile: foot ? 'foot' : undefined, elevation: undefined })} draft={draft} onChange={onChange} findings={findings} files={files} onFiles={onFiles} />
    </div>
  );
}
