import { Segmented, Select } from 'antd';
import type { Inspection } from '../../api/contract.ts';
import { Field } from '../analysis/fields.tsx';
import type { FieldFindings } from '../analysis/findingsByField.ts';
import { useText } from '../app/context.ts';
import { MATRIX_UNITS, matrixUnitOf } from './roleFields.ts';
import type { Draft } from './draft.ts';
import type { MatrixUnit } from './roleFields.ts';

interface MatrixFieldsProps {
  inspection: Inspection;
  draft: Draft;
  onChange: (draft: Draft) => void;
  findings: FieldFindings;
}

/** A table of trips: who, whither, and one cost in minutes, metres or a unit of its own. */
export function MatrixFields({ inspection, draft, onChange, findings }: MatrixFieldsProps) {
  const text = useText();
  const options = inspection.fields.map((field) => ({ value: field.name, label: field.name }));
  const unit = matrixUnitOf(draft);
  const value = draft[unit] as string | undefined;
  const setValue = (key: MatrixUnit, column: string | undefined) => {
    const { minutes: _minutes, meters: _meters, cost: _cost, ...rest } = draft;
    onChange({ ...rest, [key]: column });
  };
  return (
    <div className="fields">
      {(['origin', 'destination'] as const).map((key) => (
        <Field key={key} label={`${text(`input.${key}`)} *`} findings={findings[key]} hint={text(`import.${key}Hint`)}>
          {(id, status) => <Select id={id} status={status} allowClear showSearch value={draft[key] as string | undefined} onChange={(column: string | undefined) => onChange({ ...draft, [key]: column })} options={options} placeholder={text('import.noColumn')} />}
        </Field>
      ))}
      <Field label={`${text('input.matrixValue')} *`} findings={findings[unit]}>
        {(id, status) => <Select id={id} status={status} allowClear showSearch value={value} onChange={(column: string | undefined) => setValue(unit, column)} options={options} placeholder={text('import.noColumn')} />}
      </Field>
      <Field wide label={text('input.matrixUnit')} hint={text(`matrix.${unit}.hint`)}>
        {(id) => (
          <Segmented id={id} value={unit} onChange={(key) => setValue(key, value)} aria-label={text('input.matrixUnit')} options={MATRIX_UNITS.map((key) => ({ value: key, label: text(`matrix.${key}`) }))} />
        )}
      </Field>
    </div>
  );
}
