import { Segmented, Select } from 'antd';
import { Field } from '../analysis/fields.tsx';
import { useText } from '../app/context.ts';
import { FrictionLayers } from './FrictionLayers.tsx';
import { isRaster, layersOf } from './roleFields.ts';
import type { InputFieldsProps } from './draft.ts';

const UNITS = ['minutes-per-cell', 'minutes-per-meter', 'seconds-per-meter'] as const;

/** A friction surface: a raster that is one already, or one made of land cover, roads and barriers. */
export function FrictionFields({ inspection, draft, onChange, findings, files, onFiles }: InputFieldsProps) {
  const text = useText();
  const made = layersOf(draft) !== undefined;
  return (
    <>
      <div className="fields">
        <Field wide label={text('import.frictionFrom')} hint={text(made ? 'import.frictionFrom.layers.hint' : 'import.frictionFrom.raster.hint')}>
          {(id) => (
            <Segmented
              id={id} value={made ? 'layers' : 'raster'} aria-label={text('import.frictionFrom')}
              onChange={(value) => onChange(value === 'layers' ? { layers: [] } : { unit: 'minutes-per-cell' })}
              options={(['raster', 'layers'] as const).map((value) => ({ value, label: text(`import.frictionFrom.${value}`), disabled: value === 'raster' && !isRaster(inspection) }))}
            />
          )}
        </Field>
        {!made && (
          <Field wide label={text('input.unit')} findings={findings['unit']}>
            {(id, status) => <Select id={id} status={status} value={draft['unit'] as string} onChange={(value) => onChange({ ...draft, unit: value })} options={UNITS.map((value) => ({ value, label: text(`friction.${value}`) }))} />}
          </Field>
        )}
      </div>
      {made && <FrictionLayers draft={draft} onChange={onChange} findings={findings} files={files} onFiles={onFiles} />}
    </>
  );
}
